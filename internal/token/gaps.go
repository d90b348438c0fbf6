package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/model"
)

// sentencesFile is where the weights that decide about sentence ends are in the
// data tree: one table of two classes, 0 for no end and 1 for an end.
const sentencesFile = "model/sentences.bin"

// paragraph is a paragraph's tokens with what the features of its gaps need.
type paragraph struct {
	text  string
	toks  []Token
	word  []uint32 // hashes of the words in lower case
	kind  []uint32 // hashes of what the words look like
	plain []bool   // whether running text writes the word small
	small bool     // the paragraph begins with a small letter
	// Of the sentence that is being read, up to the last token read: its first
	// token, and whether a quotation and a bracket are open.
	first            int
	quotes, brackets uint32
}

func (s *Splitter) paragraph(text string, toks []Token) paragraph {
	p := paragraph{text: text, toks: toks}
	n := len(toks)
	p.word, p.kind, p.plain = make([]uint32, n), make([]uint32, n), make([]bool, n)
	for i, t := range toks {
		w := text[t.Start:t.End]
		lower := strings.ToLower(w)
		p.word[i], p.kind[i], p.plain[i] = model.String(lower), kindOf(w), s.lower[lower]
	}
	r, _ := utf8.DecodeRuneInString(text[toks[0].Start:])
	p.small = unicode.IsLower(r)
	return p
}

// Kinds of words besides marks, which are their own kind.
const (
	kindSmall = iota + 1
	kindCapital
	kindCapitals
	kindMixed
	kindNumber
	kindNone // beyond the paragraph
)

// kindOf tells what a word looks like: a mark by itself, else its letters.
func kindOf(w string) uint32 {
	first, size := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(first):
		return kindNumber
	case !unicode.IsLetter(first):
		if n := 3 * size; len(w) > n {
			w = w[:n] // "-----" and "......" however long
		}
		return model.String(w)
	}
	upper, lower := unicode.IsUpper(first), false
	more := false
	for _, r := range w[size:] {
		more = more || unicode.IsUpper(r) || unicode.IsDigit(r)
		lower = lower || unicode.IsLower(r)
	}
	switch {
	case !upper && !more:
		return kindSmall
	case upper && !more:
		return kindCapital
	case upper && !lower:
		return kindCapitals
	}
	return kindMixed
}

// open reports whether a sentence may end after token i: behind a mark that
// opens nothing, or before what does not begin with a small letter; never behind
// a title or a time of day, where the rules see no end, nor between the first two
// words of a line and the next, nor within a name that has a prefix.
func (s *Splitter) open(p *paragraph, i int) bool {
	switch s.kind(p.text[p.toks[i].Start:p.toks[i].End]) {
	case beforeName, beforeNumber, ofTime:
		return false
	}
	next, _ := utf8.DecodeRuneInString(p.text[p.toks[i+1].Start:])
	last, _ := utf8.DecodeLastRuneInString(p.text[:p.toks[i].End])
	letter := unicode.IsLetter(last) || unicode.IsDigit(last)
	if p.toks[i].End == p.toks[i+1].Start {
		return !letter && unicode.IsLetter(next) && !isOpener(p.text, p.toks, i) && !strings.ContainsRune("'`‘", last)
	}
	// "On Monday" before a name is the beginning of a sentence.
	begun := letter && i == p.first+1 && p.plain[p.first] && !strings.Contains(p.text[p.toks[i].End:p.toks[i+1].Start], "\n")
	return !letter || !unicode.IsLower(next) && !begun && !prefixed(p.text[p.toks[i].Start:p.toks[i].End])
}

// prefixed reports whether a word is a small prefix hung on the first word of a
// name, which goes on behind it: "post-Cold" before "War".
func prefixed(w string) bool {
	before, after, ok := strings.Cut(w, "-")
	first, _ := utf8.DecodeRuneInString(before)
	name, _ := utf8.DecodeRuneInString(after)
	return ok && unicode.IsLower(first) && unicode.IsUpper(name)
}

// at returns the hash at i of what a list holds, or that of nothing.
func at(list []uint32, i int) uint32 {
	if i < 0 || i >= len(list) {
		return kindNone
	}
	return list[i]
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// few rounds a count of words.
func few(n int) uint32 {
	for i, most := range []int{1, 2, 3, 4, 5, 6, 8, 12, 20, 40} {
		if n <= most {
			return uint32(i)
		}
	}
	return 10
}

// features are those of the end of a sentence after token i, the last one read;
// rule says whether the rules end it.
func (p *paragraph) features(f []uint32, i int, rule bool, abbreviation string) []uint32 {
	a, b := at(p.kind, i), at(p.kind, i+1)
	word, next := p.word[i], at(p.word, i+1)
	end := bit(rule)
	gap := model.String(p.text[p.toks[i].End:p.toks[i+1].Start])
	both := model.Hash3(0, a, b, gap)
	names := p.namesBefore(i)
	size, rest := few(i+1-p.first), few(len(p.toks)-i-1)
	plain, plainBefore := bit(p.plain[i+1]), bit(p.plain[i])
	return append(f,
		model.Hash1(1, end),
		model.Hash2(2, both, end),
		model.Hash4(3, at(p.kind, i-1), a, b, at(p.kind, i+2)),
		model.Hash2(4, word, b),
		model.Hash2(5, next, a),
		model.Hash2(6, word, next),
		model.Hash2(7, next, end),
		model.Hash2(8, word, end),
		model.Hash2(9, both, size),
		model.Hash2(10, both, rest),
		model.Hash3(11, model.String(abbreviation), b, end),
		model.Hash3(12, at(p.word, i-1), word, b),
		model.Hash3(13, a, next, at(p.word, i+2)),
		model.Hash2(14, both, bit(p.small)),
		model.Hash3(15, both, plain, size),
		model.Hash4(16, model.Hash2(16, at(p.kind, i-2), at(p.kind, i-1)), both, at(p.kind, i+2), at(p.kind, i+3)),
		model.Hash2(17, end, size),
		model.Hash4(18, both, p.quotes, p.brackets, end),
		model.Hash3(19, p.kind[p.first], a, b),
		model.Hash4(20, bit(p.word[p.first] == next), bit(p.first == 0), a, b),
		model.Hash4(21, both, names, plain, plainBefore),
		model.Hash4(22, both, names, at(p.kind, i+2), size),
		model.Hash3(23, b, at(p.kind, i+2), at(p.word, i-1)),
		model.Hash4(24, rest, names, plain, at(p.kind, i+2)),
	)
}

// begin says that a sentence begins at a token.
func (p *paragraph) begin(first int) { p.first, p.quotes, p.brackets = first, 0, 0 }

// read takes note of token i of a sentence.
func (p *paragraph) read(i int) {
	switch p.text[p.toks[i].Start:p.toks[i].End] {
	case "\"":
		p.quotes ^= 1
	case "“":
		p.quotes = 1
	case "”":
		p.quotes = 0
	case "(", "[":
		p.brackets = 1
	case ")", "]":
		p.brackets = 0
	}
}

// namesBefore counts the words with capitals up to token i, five at most.
func (p *paragraph) namesBefore(i int) uint32 {
	n := uint32(0)
	for k := i; k >= p.first && n < 5 && p.kind[k] >= kindCapital && p.kind[k] <= kindMixed; k-- {
		n++
	}
	return n
}
