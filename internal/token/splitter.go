package token

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"

	"readout/internal/model"
)

// Kinds of abbreviation, as data/lexicon/en/abbreviations.txt explains them.
const (
	beforeName   = "name"
	beforeNumber = "number"
	ofTime       = "time"
	ofAny        = "any"
	ofList       = "list"
)

// contraction is a word that is cut.
type contraction struct {
	cuts   []int    // byte offsets
	before []string // the words it is cut before; all where it is empty
}

// Splitter cuts text. It is read-only and safe for concurrent use.
type Splitter struct {
	abbreviations map[string]string // with the stop → kind
	prefixes      map[string]bool
	contractions  map[string]contraction // by the word in lower case
	starters      map[string]bool
	lower         map[string]bool // words that running text writes small
	ending        *model.Table
}

// New reads the word lists lexicon/en/{abbreviations,hyphen_prefixes,starters}.txt,
// contractions.tsv and model/lowercase.txt of the data tree and the weights that
// decide about sentence ends.
func New(fsys fs.FS) (*Splitter, error) {
	s, err := lists(fsys)
	if err != nil {
		return nil, err
	}
	f, err := model.Read(fsys, sentencesFile, 0, 1)
	if err != nil {
		return nil, err
	}
	s.ending = f.Tables[0]
	return s, nil
}

// lists reads the word lists only.
func lists(fsys fs.FS) (*Splitter, error) {
	s := &Splitter{map[string]string{}, map[string]bool{}, map[string]contraction{}, map[string]bool{}, map[string]bool{}, nil}
	err := eachLine(fsys, "lexicon/en/abbreviations.txt", func(line string) error {
		f := strings.Fields(line)
		switch f[0] {
		case beforeName, beforeNumber, ofTime, ofAny, ofList:
		default:
			return fmt.Errorf("kind %q is none of name, number, time, any, list", f[0])
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
	if err := eachLine(fsys, "model/lowercase.txt", words(s.lower)); err != nil {
		return nil, err
	}
	return s, eachLine(fsys, "lexicon/en/contractions.tsv", func(line string) error {
		f := strings.Split(line, "\t")
		if len(f) < 2 || strings.ReplaceAll(f[1], " ", "") != f[0] {
			return fmt.Errorf("want a word, a tab and the same word cut by spaces, not %q", line)
		}
		var c contraction
		at := 0
		for _, p := range strings.Fields(f[1]) {
			at += len(p)
			c.cuts = append(c.cuts, at)
		}
		c.cuts = c.cuts[:len(c.cuts)-1]
		if len(f) > 2 {
			c.before = strings.Fields(f[2])
		}
		s.contractions[f[0]] = c
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

// longestSentence bounds the tokens of a sentence. No sentence of a report is as
// long; lists and hostile texts without any stop are, and much of what reads a
// sentence compares its words with one another.
const longestSentence = 500

// Split cuts a text into sentences. Sentences and tokens come in text order
// and do not overlap; a sentence has at least one token and at most 500.
func (s *Splitter) Split(text string) []Sentence {
	var out []Sentence
	for n, span := range paragraphs(text) {
		toks := s.words(text, span.start, span.end)
		if len(toks) == 0 {
			continue
		}
		first := 0
		for _, last := range s.sentenceEnds(text, toks) {
			for first <= last {
				next := min(last+1, first+longestSentence)
				run := s.closed(text, toks[first:next])
				out = append(out, Sentence{Start: run[0].Start, End: run[len(run)-1].End, Paragraph: n, Tokens: run})
				first = next
			}
		}
	}
	return out
}

// sentenceEnds returns the last tokens of a paragraph's sentences.
func (s *Splitter) sentenceEnds(text string, toks []Token) []int {
	var out []int
	var features []uint32
	var scores [2]float32
	p := s.paragraph(text, toks)
	// A dateline belongs to the sentence that it opens.
	dateline := Dateline(text, Sentence{Start: toks[0].Start, End: toks[len(toks)-1].End, Tokens: toks})
	for i := range toks[:len(toks)-1] {
		p.read(i)
		rule := s.ends(text, toks, i)
		if i < dateline || !rule && !s.open(&p, i) {
			continue
		}
		features = p.features(features[:0], i, rule, s.kind(text[toks[i].Start:toks[i].End]))
		s.ending.Score(features, scores[:])
		if scores[1] > scores[0] {
			out = append(out, i)
			p.begin(i + 1)
		}
	}
	return append(out, len(toks)-1)
}

// closed cuts the stop off the abbreviation that a sentence ends with where the
// stop is the sentence's own.
func (s *Splitter) closed(text string, run []Token) []Token {
	last := run[len(run)-1]
	if s.abbreviations[text[last.Start:last.End]] != ofList {
		return run[:len(run):len(run)]
	}
	stop := last.End - 1
	return append(run[:len(run)-1:len(run)-1], Token{last.Start, stop}, Token{stop, last.End})
}
