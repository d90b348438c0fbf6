// Package coref finds words that tell of events in parsed articles, and which of
// them, in any article of a story, tell of the same event. It is wider than the
// coded events: any verb, and any noun that can name an event.
package coref

import (
	"slices"
	"strings"

	"readout/internal/syntax"
)

// Mention is a word that tells of an event, with what it is compared by.
type Mention struct {
	Article    string
	Start, End int // byte offsets of the word in the article's text
	Sentence   int
	Lemma      string
	Verb       bool

	Reporting bool     // it brings on what somebody says
	subject   []string // lemmas of who acts
	object    []string // on whom or what
	other     []string // where, when, with what
	around    []string // all content words of the sentence, sorted
	numbers   []string
	names     []string
}

// Find returns the words of an article that can tell of events, rather too many
// than too few: verbs but auxiliaries, nouns, those adjectives and pronouns that
// the model knows to, and names that may be of an event ("the Oscars", "DUI").
func (m *Model) Find(article string, sents []syntax.Sentence) []*Mention {
	var out []*Mention
	for i := range sents {
		s := &sents[i]
		for w := range s.Words {
			if m.tells(&s.Words[w]) {
				out = append(out, describe(article, s, w))
			}
		}
	}
	return out
}

// From which share of the uses of a word on it may be an event word.
const (
	pronounShare = 0.02
	otherShare   = 0.1
)

func (m *Model) tells(w *syntax.Word) bool {
	share, known := m.words[w.LowerLemma()]
	switch w.UPOS {
	case "VERB", "NOUN":
		return true
	case "ADJ":
		return known && share >= otherShare || !known && strings.HasSuffix(w.Text, "ed")
	case "PRON":
		return known && share >= pronounShare
	case "PROPN":
		return known && share >= otherShare || !known && (plural(w) || len(w.Text) >= 3 && strings.ToUpper(w.Text) == w.Text)
	}
	return false
}

// plural reports whether a name stands in the plural, as those of events may.
func plural(w *syntax.Word) bool {
	return w.XPOS == "NNPS" || len(w.Text) >= 5 && strings.HasSuffix(w.Text, "s")
}

func describe(article string, s *syntax.Sentence, at int) *Mention {
	w := &s.Words[at]
	m := &Mention{Article: article, Start: w.Start, End: w.End, Sentence: s.Index, Lemma: w.LowerLemma(), Verb: w.UPOS == "VERB"}
	for _, c := range s.Children(at) {
		rel := s.Words[c].Rel
		switch {
		case syntax.IsRel(rel, "ccomp"), syntax.IsRel(rel, "parataxis"):
			m.Reporting = true
		case rel == "nsubj:pass", rel == "obj", rel == "iobj":
			m.object = append(m.object, content(s, c)...)
		case syntax.IsRel(rel, "nsubj"), rel == "obl:agent", rel == "nmod:poss":
			m.subject = append(m.subject, content(s, c)...)
		case syntax.IsRel(rel, "nmod"), syntax.IsRel(rel, "obl"), rel == "compound", rel == "amod", rel == "nummod":
			m.other = append(m.other, content(s, c)...)
		}
	}
	// Of a participle or an adjective clause, what it stands beside takes part.
	if h := w.Head; h >= 0 && (syntax.IsRel(w.Rel, "acl") || w.Rel == "compound" || w.Rel == "amod") {
		m.other = append(m.other, s.Words[h].LowerLemma())
	}
	for i := range s.Words {
		o := &s.Words[i]
		if i == at {
			continue
		}
		switch o.UPOS {
		case "NOUN", "VERB", "ADJ":
			m.around = append(m.around, o.LowerLemma())
		case "PROPN":
			m.around = append(m.around, o.LowerLemma())
			m.names = append(m.names, o.LowerLemma())
		case "NUM":
			m.numbers = append(m.numbers, o.Lower())
		}
	}
	for _, list := range []*[]string{&m.subject, &m.object, &m.other, &m.around, &m.numbers, &m.names} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return m
}

// content returns the lemmas of the content words under word i.
func content(s *syntax.Sentence, i int) []string {
	var out []string
	first, last := s.Subtree(i)
	for k := first; k < min(last, first+12); k++ {
		switch w := &s.Words[k]; w.UPOS {
		case "NOUN", "PROPN", "NUM", "ADJ":
			out = append(out, w.LowerLemma())
		}
	}
	return out
}

// Map finds for each span of bytes the mention that stands in it, -1 for none: a
// verb before a noun, of verbs the first, of nouns the last ("opened fire",
// "award ceremony"). A mention stands for one span.
func Map(list []*Mention, spans [][2]int) []int {
	taken := make([]bool, len(list))
	out := make([]int, len(spans))
	for i, sp := range spans {
		out[i] = -1
		for k, m := range list {
			if taken[k] || m.Start >= sp[1] || sp[0] >= m.End {
				continue
			}
			if at := out[i]; at < 0 || !list[at].Verb {
				out[i] = k
			}
		}
		if out[i] >= 0 {
			taken[out[i]] = true
		}
	}
	return out
}
