package statement

import (
	"slices"

	"readout/internal/mention"
	"readout/internal/syntax"
)

// mentioned returns the head of the speaker as the mentions know it: where the
// tree's head heads no mention of an actor, the longest one in the phrase does; but
// "the minister's allies" are not the minister.
func (w *worker) mentioned(st *Statement, s *syntax.Sentence) int {
	if w.set == nil {
		return st.SourceWord
	}
	actor := func(i int) *mention.Mention {
		m := w.set.At(st.Sentence, i)
		if m == nil || m.Place || m.Entity < 0 || m.Entity >= len(w.set.Entities) || !w.set.Entities[m.Entity].Actor() {
			return nil
		}
		return m
	}
	if i := w.apposed(st, s); i >= 0 {
		return i
	}
	if actor(st.SourceWord) != nil {
		return st.SourceWord
	}
	first, last := -1, 0
	for i := range s.Words {
		if s.Words[i].Start >= st.Source[0] && s.Words[i].End <= st.Source[1] {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	best, size := st.SourceWord, 0
	for i := max(first, 0); i < coreEnd(s, max(first, 0), last); i++ {
		if m := actor(i); m != nil && m.Last-m.First > size && !(s.Words[st.SourceWord].XPOS == "NNS" && ofOwner(s, m.Head, st.SourceWord)) {
			best, size = i, m.Last-m.First
		}
	}
	return best
}

// ofOwner reports whether a word belongs to whose the noun head is.
func ofOwner(s *syntax.Sentence, word, head int) bool {
	for range len(s.Words) {
		if word < 0 || s.Words[word].Head == head {
			break
		}
		word = s.Words[word].Head
	}
	return word >= 0 && s.Words[word].Rel == "nmod:poss"
}

// apposed returns the head of the name that ends a speaker's phrase between commas, "a
// manager of the firm, Ivo Lema, said", where nothing else names who speaks; -1 for none.
func (w *worker) apposed(st *Statement, s *syntax.Sentence) int {
	if st.SourceSentence != st.Sentence || s.Words[st.SourceWord].XPOS != "NN" {
		return -1
	}
	last := len(s.Words) - 1
	for last > st.SourceWord && (s.Words[last].End > st.Source[1] || isPunct(&s.Words[last])) {
		last--
	}
	m := w.set.At(st.Sentence, last)
	if m == nil || m.Kind != mention.Name || m.First <= st.SourceWord+1 || s.Words[m.First-1].Text != "," || !w.person(m) || w.named(st.Sentence, st.SourceWord) {
		return -1
	}
	return m.Head
}

// person reports whether a mention is of a person.
func (w *worker) person(m *mention.Mention) bool {
	return m.Entity >= 0 && m.Entity < len(w.set.Entities) && w.set.Entities[m.Entity].Type == "person"
}

// named reports whether who is meant by a word is named somewhere.
func (w *worker) named(sentence, word int) bool {
	m := w.set.At(sentence, word)
	return m != nil && m.Entity >= 0 && m.Entity < len(w.set.Entities) && slices.ContainsFunc(w.set.Entities[m.Entity].Mentions, func(i int) bool {
		return i < len(w.set.Mentions) && w.set.Mentions[i].Kind == mention.Name
	})
}
