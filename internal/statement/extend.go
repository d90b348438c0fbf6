package statement

import (
	"sort"
)

// reach is how many sentences from the cue's a quotation may go on.
func reach(step int) int {
	if step < 0 {
		return 4
	}
	return 8
}

// extend adds what the same speaker says in quotations of the sentences
// around: the rest of a quotation, the one that follows after "she said.",
// the paragraphs of a long one.
func (w *worker) extend(st *Statement, labels []role) {
	a := w.a
	for _, step := range []int{-1, 1} {
		for t, n := st.Sentence+step, 0; t >= 0 && t < len(a.sents) && n < reach(step); t, n = t+step, n+1 {
			u, ok := a.unit(t, step)
			if !ok {
				break
			}
			if !w.goesOn(st.Sentence, st.CueWord, labels, t, u, step) {
				break
			}
			st.ContentWords = append(st.ContentWords, Range{t, u.first, u.last})
			if !u.whole {
				break
			}
		}
	}
	sort.Slice(st.ContentWords, func(i, j int) bool {
		x, y := st.ContentWords[i], st.ContentWords[j]
		return x.Sentence < y.Sentence || x.Sentence == y.Sentence && x.First < y.First
	})
}

// unit is the quoted part of a sentence.
type unit struct {
	first, last int  // words
	whole       bool // nothing but the quotation
}

// unit returns the quotation of sentence t nearest the cue, coming from
// before it (step 1) or after it; false when it has none that could go on: one
// that fills the sentence or has begun in the one before.
func (a *article) unit(t, step int) (unit, bool) {
	info := a.words[t]
	u := unit{first: -1, whole: true}
	q := -1
	for k := range info {
		i := k
		if step < 0 {
			i = len(info) - 1 - k
		}
		switch {
		case info[i].quote >= 0 && (q < 0 || q == info[i].quote):
			if q < 0 {
				q, u.first, u.last = info[i].quote, i, i+1
			}
			u.first, u.last = min(u.first, i), max(u.last, i+1)
		case !isPunct(&a.sents[t].Words[i]):
			u.whole = false
		}
	}
	return u, q >= 0 && (u.whole || a.continues(t, u, step))
}

// goesOn reports whether the unit in sentence t belongs to the statement
// whose cue is in the given sentence.
func (w *worker) goesOn(sentence, cue int, labels []role, t int, u unit, step int) bool {
	if w.a.chained(sentence, labels, t, u) {
		return true
	}
	w.features = w.a.quoteFeatures(sentence, cue, labels, t, u, step, w.features[:0])
	if w.quote != nil {
		return score(w.quote, w.features) > 0
	}
	return w.a.sameQuote(sentence, labels, t, u)
}

// chained reports whether the quotation in sentence t and one that the content
// of the cue's sentence touches are one over several paragraphs: each paragraph
// opens with a mark, only the last closes.
func (a *article) chained(sentence int, labels []role, t int, u unit) bool {
	for i, l := range labels {
		p, q := a.words[sentence][i].quote, a.words[t][u.first].quote
		if l != roleContent || p < 0 || p == q {
			continue
		}
		lo, hi := min(p, q), max(p, q)
		for lo < hi && a.quotes[lo].chained {
			lo++
		}
		if lo == hi {
			return true
		}
	}
	return false
}

// sameQuote reports whether a quotation that the content of the cue's
// sentence touches reaches into sentence t.
func (a *article) sameQuote(sentence int, labels []role, t int, u unit) bool {
	q := a.words[t][u.first].quote
	if t < sentence {
		q = a.words[t][u.last-1].quote
	}
	for i, l := range labels {
		if l == roleContent && a.words[sentence][i].quote >= 0 {
			p := a.words[sentence][i].quote
			if p == q || p+1 == q && a.quotes[p].chained {
				return true
			}
		}
	}
	return false
}

// quoteFeatures appends what tells whether the quotation in sentence t goes
// on from the statement.
func (a *article) quoteFeatures(sentence, cue int, labels []role, t int, u unit, step int, out []uint32) []uint32 {
	s, info := &a.sents[sentence], a.words[sentence]
	add := func(parts ...uint32) { out = append(out, mix(parts...)) }
	direct, indirect := 0, 0
	contentSide := uint32(0)
	for i, l := range labels {
		if l != roleContent {
			continue
		}
		if info[i].quote >= 0 {
			direct++
		} else if !isPunct(&s.Words[i]) {
			indirect++
		}
		if i < cue {
			contentSide |= 1
		} else {
			contentSide |= 2
		}
	}
	has := b2u(direct > 0) | b2u(indirect > 0)<<1
	dist := uint32(min(max(t-sentence, sentence-t), 4))
	paras := uint32(min(max(a.sents[t].Paragraph-s.Paragraph, s.Paragraph-a.sents[t].Paragraph), 3))
	dir := b2u(step > 0)
	same := b2u(a.sameQuote(sentence, labels, t, u))
	whole := b2u(u.whole)
	colon := b2u(len(s.Words) > 0 && s.Words[len(s.Words)-1].Text == ":")
	between := b2u(a.continues(t, u, step))
	own := b2u(a.hasOwnCue(t))
	last := b2u(cue+6 >= len(s.Words))
	class := classHash(&info[cue])
	inQuote := b2u(info[cue].quote >= 0)
	starts := b2u(u.first == 0 || u.first == 1)
	add(80, dir)
	add(81, dir, has, same)
	add(82, dir, paras, same)
	add(83, dir, dist, same)
	add(84, dir, whole, own, same)
	add(85, dir, colon, has, paras)
	add(86, dir, contentSide, has, paras, whole)
	add(87, dir, between, whole, paras)
	add(88, dir, class, has, whole)
	add(89, dir, inQuote, same)
	add(90, dir, last, has, paras, whole, own)
	add(91, dir, starts, own, has, paras)
	add(92, dir, whole, own, has, paras, same, contentSide)
	add(93, dir, b2u(a.hasRival(sentence, cue)), has, whole, same)
	add(94, dir, info[cue].lemma, has, whole)
	add(95, dir, uint32(bucket(len(s.Words))), has, whole, paras)
	add(96, dir, dist, paras, whole, own, between)
	return out
}

// continues reports whether the unit shares a quotation with the sentence
// before it on the way from the cue.
func (a *article) continues(t int, u unit, step int) bool {
	p := t - step
	if p < 0 || p >= len(a.sents) || len(a.words[p]) == 0 {
		return false
	}
	if step > 0 {
		q, prev := a.words[t][u.first].quote, a.words[p][len(a.words[p])-1].quote
		return prev >= 0 && (q == prev || q == prev+1 && a.quotes[prev].chained)
	}
	q, next := a.words[t][u.last-1].quote, a.words[p][0].quote
	return next >= 0 && (q == next || next == q+1 && a.quotes[q].chained)
}

// hasOwnCue reports whether sentence t has a verb of saying outside
// quotations.
func (a *article) hasOwnCue(t int) bool { return a.hasRival(t, -1) }

// hasRival reports whether a verb of saying other than word c stands outside
// quotations in the sentence.
func (a *article) hasRival(sentence, c int) bool {
	for i := range a.words[sentence] {
		if i != c && a.words[sentence][i].quote < 0 && isVerb(&a.sents[sentence].Words[i]) && saysItself(a, sentence, i) {
			return true
		}
	}
	return false
}

// adopt gives quotations that fill a sentence and that no statement holds to
// the speaker of the quotation right before them: papers leave out a second
// "she said" for a paragraph that goes on in the same voice.
func (w *worker) adopt(all []Statement) {
	held := make([]int, len(w.a.sents)) // index+1 of the last direct statement with content in the sentence; -1 some other
	for i := range all {
		for _, r := range all[i].ContentWords {
			if all[i].Kind == Direct && all[i].Class != "believe" {
				held[r.Sentence] = i + 1
			} else if held[r.Sentence] == 0 {
				held[r.Sentence] = -1
			}
		}
	}
	for t := 1; t < len(w.a.sents); t++ {
		if held[t] != 0 || held[t-1] <= 0 {
			continue
		}
		u, ok := w.a.unit(t, 1)
		if !ok || !u.whole || u.last-u.first < 3 {
			continue
		}
		st := &all[held[t-1]-1]
		st.ContentWords = append(st.ContentWords, Range{t, u.first, u.last})
		st.Why = append(st.Why, "the quotation goes on")
		w.spans(st)
		held[t] = held[t-1]
	}
}
