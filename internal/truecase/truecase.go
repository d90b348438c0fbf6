// Package truecase writes headlines as running text. "Ministers Meet On Border
// Dispute" and "MINISTERS MEET ON BORDER DISPUTE" become "Ministers meet on
// border dispute", so that the stages after it, which learnt from running text,
// read names as names and verbs as verbs.
package truecase

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/internal/token"
)

// File is where the list of words stands in the data tree: words that running
// text writes small, made by `readout train`.
const File = "model/lowercase.txt"

// Caser knows which words are written small. It is safe for concurrent use.
type Caser struct {
	small func() map[string]bool // made for the first headline
	known func(words []string) int
}

// Load reads the list. known tells how many of the given words begin with a
// name of the knowledge tables, which keeps its capitals.
func Load(fsys fs.FS, known func(words []string) int) (*Caser, error) {
	b, err := fs.ReadFile(fsys, File)
	if err != nil {
		return nil, fmt.Errorf("%w (make it with `readout train`)", err)
	}
	return &Caser{small: sync.OnceValue(func() map[string]bool { return words(string(b)) }), known: known}, nil
}

// words returns the lines of a list but for its comments.
func words(list string) map[string]bool {
	out := make(map[string]bool, strings.Count(list, "\n"))
	for line := range strings.Lines(list) {
		if w := strings.TrimRight(line, "\r\n"); w != "" && w[0] != '#' {
			out[w] = true
		}
	}
	return out
}

// Text returns the text with its headlines in running case. It has the same
// length, and every span of one is a span of the other. The text's other
// sentences tell which words it writes with a capital on purpose.
func (c *Caser) Text(text string, sents []token.Sentence) string {
	var out []byte
	var proper map[string]bool
	for i := range sents {
		s := &sents[i]
		if !headline(text, s) {
			continue
		}
		if out == nil {
			out, proper = []byte(text), properWords(text, sents)
		}
		c.sentence(out, text, s, proper)
	}
	if out == nil {
		return text
	}
	return string(out)
}

func (c *Caser) sentence(out []byte, text string, s *token.Sentence, proper map[string]bool) {
	words, small := wordsOf(text, s), c.small()
	keep, loud := 0, capitals(words)
	for i, w := range words {
		if keep == 0 {
			if keep = c.known(words[i:]); keep == 1 && small[strings.ToLower(w)] {
				keep = 0 // "Will" may be a name, but hardly ever is
			}
		}
		if keep > 0 {
			keep--
			continue
		}
		lower := strings.ToLower(w)
		switch {
		case proper[w], lower == w, !loud && len(w) > 1 && strings.ToUpper(w) == w:
			continue // "US" is no "Us"
		case !small[lower]:
			lower = nameCase(w)
		case i == 0 || strings.HasSuffix(words[i-1], "."):
			lower = title(lower)
		}
		if t := s.Tokens[i]; len(lower) == t.End-t.Start {
			copy(out[t.Start:t.End], lower)
		}
	}
}

// capitals reports whether a headline is written in capitals throughout.
func capitals(words []string) bool {
	for _, w := range words {
		if strings.ToUpper(w) != w {
			return false
		}
	}
	return true
}

// nameCase writes a longer word in capitals as a name; short ones are
// acronyms.
func nameCase(w string) string {
	if utf8.RuneCountInString(w) < 5 || strings.ToUpper(w) != w {
		return w
	}
	return title(strings.ToLower(w))
}

func title(lower string) string {
	r, n := utf8.DecodeRuneInString(lower)
	return string(unicode.ToUpper(r)) + lower[n:]
}

func wordsOf(text string, s *token.Sentence) []string {
	words := make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		words[i] = text[t.Start:t.End]
	}
	return words
}

// longWord is the length from which headlines write every word with a capital.
const longWord = 4

// headline tells a headline by its capitals: nearly every longer word has one,
// and there are enough of them to tell. One with a full stop is in capitals
// throughout.
func headline(text string, s *token.Sentence) bool {
	if words := wordsOf(text, s); len(words) > 0 && words[len(words)-1] == "." && !capitals(words) {
		return false
	}
	long, upper := 0, 0
	for _, t := range s.Tokens {
		w := text[t.Start:t.End]
		r, _ := utf8.DecodeRuneInString(w)
		if utf8.RuneCountInString(w) < longWord || !unicode.IsLetter(r) {
			continue
		}
		long++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return long >= 3 && 10*upper >= 9*long
}

// properWords collects the words that running sentences write with a capital
// although they do not begin anything.
func properWords(text string, sents []token.Sentence) map[string]bool {
	proper := map[string]bool{}
	for i := range sents {
		s := &sents[i]
		if headline(text, s) {
			continue
		}
		words := wordsOf(text, s)
		for k := token.Dateline(text, *s) + 1; k < len(words); k++ {
			if r, _ := utf8.DecodeRuneInString(words[k]); unicode.IsUpper(r) && wordlike(words[k-1]) {
				proper[words[k]] = true
			}
		}
	}
	return proper
}

// wordlike reports whether a token is a word or number, after which no sentence
// or quotation begins.
func wordlike(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
