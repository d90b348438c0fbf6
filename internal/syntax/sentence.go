// Package syntax tags words and builds Universal Dependencies v2 trees.
package syntax

import (
	"strings"

	"readout/internal/matrix"
)

// Word is one word of a parsed sentence.
type Word struct {
	Start, End int    // byte offsets into the document's text
	Text       string // the text under Start, End
	Lemma      string
	UPOS       string // universal part of speech
	XPOS       string // Penn Treebank tag
	Head       int    // index of the head in the sentence; -1 for the root
	Rel        string // UD v2 relation to the head, subtype included ("nsubj:pass")

	// State is what the network holds of the word where it stands, before it
	// decides on heads; empty where no network has read the word.
	State matrix.Row

	lower string // Text in lower case, once the word stands in a sentence
}

// Lower is the word's text in lower case.
func (w *Word) Lower() string {
	if w.lower != "" {
		return w.lower
	}
	return strings.ToLower(w.Text)
}

// LowerLemma is the word's lemma in lower case.
func (w *Word) LowerLemma() string {
	if w.Lemma == w.Text {
		return w.Lower()
	}
	return strings.ToLower(w.Lemma)
}

// Sentence is a parsed sentence. Exactly one word is the root.
type Sentence struct {
	Index      int // position in the document
	Start, End int // byte offsets
	Paragraph  int
	Dateline   int // number of words of the dateline that it begins with
	Words      []Word
	children   [][]int
}

// NewSentence indexes the words' heads so that Children is cheap, and keeps their
// lower case, which nearly every stage asks for. It writes to words.
func NewSentence(index, start, end, paragraph int, words []Word) Sentence {
	s := Sentence{Index: index, Start: start, End: end, Paragraph: paragraph, Words: words}
	// One array holds all lists: a word's stands where those before it end.
	many := make([]int, len(words))
	for i := range words {
		words[i].lower = strings.ToLower(words[i].Text)
		if h := words[i].Head; h >= 0 && h < len(words) {
			many[h]++
		}
	}
	s.children = make([][]int, len(words))
	all := make([]int, len(words))
	for i, n := range many {
		s.children[i], all = all[:0:n], all[n:]
	}
	for i := range words {
		if h := words[i].Head; h >= 0 && h < len(words) {
			s.children[h] = append(s.children[h], i)
		}
	}
	return s
}

// Children returns the dependents of word i in text order.
func (s *Sentence) Children(i int) []int { return s.children[i] }

// Texts returns the words as they are written.
func (s *Sentence) Texts() []string {
	out := make([]string, len(s.Words))
	for i, w := range s.Words {
		out[i] = w.Text
	}
	return out
}

// Root returns the index of the root word, or -1 for an empty sentence.
func (s *Sentence) Root() int {
	for i, w := range s.Words {
		if w.Head < 0 {
			return i
		}
	}
	return -1
}

// Child returns the first dependent of word i with one of the relations, or -1.
// A relation without a subtype matches every subtype of it.
func (s *Sentence) Child(i int, rels ...string) int {
	for _, c := range s.children[i] {
		for _, r := range rels {
			if IsRel(s.Words[c].Rel, r) {
				return c
			}
		}
	}
	return -1
}

// IsRel reports whether have is the relation want or, when want carries no
// subtype, one of its subtypes.
func IsRel(have, want string) bool {
	return have == want || len(have) > len(want) && have[len(want)] == ':' && have[:len(want)] == want
}

// Subtree returns the half-open range of word indexes covered by word i and
// all its descendants (the smallest range that holds them).
func (s *Sentence) Subtree(i int) (first, last int) {
	first, last = i, i+1
	for _, c := range s.children[i] {
		f, l := s.Subtree(c)
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// Under reports whether word i is word top or a descendant of it.
func (s *Sentence) Under(i, top int) bool {
	for i >= 0 {
		if i == top {
			return true
		}
		i = s.Words[i].Head
	}
	return false
}
