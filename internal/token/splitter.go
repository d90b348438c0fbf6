package token

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// Kinds of abbreviation, as data/lexicon/en/abbreviations.txt explains them.
const (
	beforeName   = "name"
	beforeNumber = "number"
	ofTime       = "time"
	ofAny        = "any"
)

// Splitter cuts text. It is read-only and safe for concurrent use.
type Splitter struct {
	abbreviations map[string]string // with the stop → kind
	prefixes      map[string]bool
	contractions  map[string][]int // lower case → byte offsets of the cuts
	starters      map[string]bool
}

// New reads the word lists lexicon/en/{abbreviations,hyphen_prefixes,starters}.txt
// and contractions.tsv of the data tree.
func New(fsys fs.FS) (*Splitter, error) {
	s := &Splitter{map[string]string{}, map[string]bool{}, map[string][]int{}, map[string]bool{}}
	err := eachLine(fsys, "lexicon/en/abbreviations.txt", func(line string) error {
		f := strings.Fields(line)
		switch f[0] {
		case beforeName, beforeNumber, ofTime, ofAny:
		default:
			return fmt.Errorf("kind %q is none of name, number, time, any", f[0])
		}
		for _, w := range f[1:] {
			s.abbreviations[w] = f[0]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	words := func(into map[string]bool) func(string) error {
		return func(line string) error {
			for _, w := range strings.Fields(line) {
				into[w] = true
			}
			return nil
		}
	}
	if err := eachLine(fsys, "lexicon/en/hyphen_prefixes.txt", words(s.prefixes)); err != nil {
		return nil, err
	}
	if err := eachLine(fsys, "lexicon/en/starters.txt", words(s.starters)); err != nil {
		return nil, err
	}
	return s, eachLine(fsys, "lexicon/en/contractions.tsv", func(line string) error {
		word, parts, ok := strings.Cut(line, "\t")
		if !ok || strings.ReplaceAll(parts, " ", "") != word {
			return fmt.Errorf("want a word, a tab and the same word cut by spaces, not %q", line)
		}
		at := 0
		for _, p := range strings.Fields(parts) {
			at += len(p)
			s.contractions[word] = append(s.contractions[word], at)
		}
		s.contractions[word] = s.contractions[word][:len(s.contractions[word])-1]
		return nil
	})
}

// eachLine calls do for each line that is neither empty nor a comment.
func eachLine(fsys fs.FS, name string, do func(line string) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("word list: %w", err)
	}
	defer f.Close()
	r := bufio.NewScanner(f)
	for n := 1; r.Scan(); n++ {
		line := strings.TrimSpace(r.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := do(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return r.Err()
}

// Split cuts a text into sentences. Sentences and tokens come in text order
// and do not overlap; a sentence has at least one token.
func (s *Splitter) Split(text string) []Sentence {
	var out []Sentence
	for n, p := range paragraphs(text) {
		toks := s.words(text, p.start, p.end)
		first := 0
		for i := range toks {
			if i+1 < len(toks) && !s.ends(text, toks, i) {
				continue
			}
			run := toks[first : i+1]
			out = append(out, Sentence{Start: run[0].Start, End: run[len(run)-1].End, Paragraph: n, Tokens: run[:len(run):len(run)]})
			first = i + 1
		}
	}
	return out
}
