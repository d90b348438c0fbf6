package statement

import (
	"readout/internal/syntax"
)

// statement turns a cue and its reading into a statement; false when nothing
// is said.
func (w *worker) statement(c found) (Statement, bool) {
	a := w.a
	s := &a.sents[c.sentence]
	labels := c.roles
	if w.model != nil {
		labels = a.decode(&c.reading, &w.scorer)
	}
	st := Statement{Sentence: c.sentence, CueWord: c.cue, SourceSentence: c.sentence, SourceWord: -1, Parent: -1,
		Act: c.sense.act, Class: c.sense.class, Score: float64(c.score)}
	first, last := run(labels, c.cue)
	st.Cue = [2]int{s.Words[first].Start, s.Words[last-1].End}
	w.source(&st, s, &c.reading, labels)
	for i := 0; i < len(labels); {
		if labels[i] != roleContent {
			i++
			continue
		}
		f, l := run(labels, i)
		st.ContentWords = append(st.ContentWords, Range{c.sentence, f, l})
		i = l
	}
	w.extend(&st, labels)
	if len(st.ContentWords) == 0 {
		return st, false
	}
	for _, r := range st.ContentWords {
		ws := a.sents[r.Sentence].Words
		span := [2]int{ws[r.First].Start, ws[r.Last-1].End}
		if n := len(st.Content); n > 0 && st.Content[n-1][1] <= span[0] && gapIsSpace(a.text[st.Content[n-1][1]:span[0]]) {
			st.Content[n-1][1] = span[1]
			continue
		}
		st.Content = append(st.Content, span)
	}
	w.detail(&st, &c.reading)
	return st, true
}

func gapIsSpace(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' {
			return false
		}
	}
	return true
}

// run returns the half-open range of equal labels around word i.
func run(labels []role, i int) (first, last int) {
	first, last = i, i+1
	for first > 0 && labels[first-1] == labels[i] {
		first--
	}
	for last < len(labels) && labels[last] == labels[i] {
		last++
	}
	return first, last
}

// source sets the speaker: the run of source words that holds the pattern's
// speaker, else the longest.
func (w *worker) source(st *Statement, s *syntax.Sentence, r *reading, labels []role) {
	bf, bl := -1, -1
	for i := 0; i < len(labels); {
		if labels[i] != roleSource {
			i++
			continue
		}
		f, l := run(labels, i)
		if bf < 0 || l-f > bl-bf || r.source >= f && r.source < l {
			bf, bl = f, l
		}
		if r.source >= f && r.source < l {
			break
		}
		i = l
	}
	if bf < 0 {
		return
	}
	st.Source = [2]int{s.Words[bf].Start, s.Words[bl-1].End}
	st.SourceWord = headOf(s, bf, bl)
}

// headOf returns the word of [first, last) that hangs from outside it.
func headOf(s *syntax.Sentence, first, last int) int {
	best := -1
	for i := first; i < last; i++ {
		h := s.Words[i].Head
		if h >= first && h < last || isPunct(&s.Words[i]) {
			continue
		}
		if best < 0 || s.Words[best].UPOS != "NOUN" && s.Words[best].UPOS != "PROPN" && s.Words[best].UPOS != "PRON" {
			best = i
		}
	}
	if best < 0 {
		best = first
	}
	return best
}

// nest sets Parent: the smallest content that holds a statement's cue.
func nest(all []Statement) {
	for i := range all {
		size := 0
		for j := range all {
			if i == j {
				continue
			}
			for _, c := range all[j].Content {
				if c[0] <= all[i].Cue[0] && all[i].Cue[1] <= c[1] && (all[i].Parent < 0 || c[1]-c[0] < size) {
					all[i].Parent, size = j, c[1]-c[0]
				}
			}
		}
	}
}
