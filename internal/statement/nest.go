package statement

import (
	"slices"

	"readout/internal/syntax"
)

// answered cuts what somebody says before what its sentence tells of another: the
// answer to it ("…; the embassy denied it", "…, which the embassy denies"), and what
// the article sets against it ("…, while police put the toll at 28").
func (w *worker) answered(all []Statement) {
	for i := range all {
		answer := &all[i]
		s := &w.a.sents[answer.Sentence]
		from := answer.Cue[0]
		if answer.SourceWord >= 0 && answer.SourceSentence == answer.Sentence {
			from = min(from, answer.Source[0])
		}
		at := slices.IndexFunc(s.Words, func(x syntax.Word) bool { return x.Start >= from })
		for at > 0 && isRelativeWord(s.Words[at-1].Text) {
			at--
		}
		if at < 2 || !w.setAgainst(answer, s, at) && (answer.Act != "deny" || s.Words[at-1].Text != ";" && (s.Words[at-1].Text != "," || !isRelativeWord(s.Words[at].Text))) {
			continue
		}
		for j := max(0, i-nestReach); j < min(len(all), i+nestReach); j++ {
			if said := &all[j]; j != i && said.Sentence == answer.Sentence && said.Cue[1] <= from && holds(said, answer.Cue) && said.SourceWord != answer.SourceWord {
				w.cut(said, s.Words[at-1].Start)
			}
		}
	}
}

// setAgainst reports whether the article sets a statement, whose words begin at the given
// one, against what its sentence says before.
func (w *worker) setAgainst(st *Statement, s *syntax.Sentence, at int) bool {
	return st.SourceWord >= at && w.a.words[st.Sentence][st.CueWord].quote < 0 && w.a.lex.in(aside, lower(s, at-1)) && s.Words[at-2].Text == ","
}

// cut ends what is said in the sentence of its cue before byte first.
func (w *worker) cut(st *Statement, first int) {
	out := st.ContentWords[:0]
	for _, r := range st.ContentWords {
		words := w.a.sents[r.Sentence].Words
		if r.Sentence == st.Sentence && words[r.Last-1].End > first {
			for r.Last > r.First && (words[r.Last-1].Start >= first || isPunct(&words[r.Last-1])) {
				r.Last--
			}
		}
		if r.First < r.Last {
			out = append(out, r)
		}
	}
	st.ContentWords = out
	w.spans(st)
}

// sever takes "…, the agency reported" out of what somebody else says in the same
// sentence: of two statements that hold each other's cue, the one that stands at
// the end holds the other.
func (w *worker) sever(all []Statement) {
	for i := range all {
		for j := max(0, i-nestReach); j < i; j++ {
			outer, inner := &all[i], &all[j]
			if outer.Sentence != inner.Sentence || outer.SourceWord < 0 || !holds(outer, inner.Cue) || !holds(inner, outer.Cue) {
				continue
			}
			if first := min(outer.Source[0], outer.Cue[0]); inner.Cue[1] <= first {
				w.cut(inner, first)
			}
		}
	}
}

// holds reports whether a span lies in what is said.
func holds(st *Statement, span [2]int) bool {
	for _, c := range st.Content {
		if c[0] <= span[0] && span[1] <= c[1] {
			return true
		}
	}
	return false
}

// nestReach is how many statements around one may hold it.
const nestReach = 40

// nest sets Parent: the smallest content that holds a statement's cue.
func nest(all []Statement) {
	for i := range all {
		size := 0
		for j := max(0, i-nestReach); j < min(len(all), i+nestReach); j++ {
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

// toldByOther reports whether a verb of saying, with a subject of its own and what is said before it, is itself
// told on the word of another: ""We will not sign," said the minister, according to the agency".
func (a *article) toldByOther(r *reading) bool {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	if r.source < 0 || s.Words[r.source].Head != r.cue || info[r.cue].quote >= 0 || r.sense.act != "assert" {
		return false
	}
	before := slices.ContainsFunc(s.Children(r.cue), func(c int) bool { return c < r.cue && s.Words[c].Rel == "ccomp" })
	return before && slices.ContainsFunc(s.Children(r.cue), func(c int) bool {
		return c > r.cue && s.Words[c].Rel == "obl" && caseLemma(s, c) == "according"
	})
}
