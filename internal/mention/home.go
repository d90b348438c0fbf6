package mention

import (
	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// leadSentences is how many sentences, the headline among them, may stand before the
// dateline's and still be its head.
const leadSentences = 4

// home returns the country that an article is written from and about: that of its
// dateline, where the headline or the first sentence speaks of it too. Nil when the
// article has no dateline, or one that only tells where the reporter sits.
func (d *document) home() *knowledge.Actor {
	if !d.homeDone {
		d.homeDone, d.homeland = true, d.findHome()
	}
	return d.homeland
}

func (d *document) findHome() *knowledge.Actor {
	for si := range d.sents[:min(leadSentences, len(d.sents))] {
		end := d.sents[si].Dateline
		if end == 0 {
			continue
		}
		for k := range d.atoms[si] {
			a := &d.atoms[si][k]
			if a.last > end {
				break
			}
			if st := d.landMeant(si, a); st != nil {
				return d.spokenOfIn(si, st)
			}
		}
	}
	return nil
}

// spokenOfIn returns a country that one of the sentences up to si names beside the
// dateline; nil for any other.
func (d *document) spokenOfIn(si int, st *knowledge.Actor) *knowledge.Actor {
	for i := 0; i <= si; i++ {
		for k := range d.atoms[i] {
			if a := &d.atoms[i][k]; a.actor == st && a.first >= d.sents[i].Dateline {
				return st
			}
		}
	}
	return nil
}

// officeState returns the country of an office that is named without one ("Interior
// Minister Ali Diallo"). At home one need not say which: the article's own country is
// meant, unless the sentence or the one before speaks of another.
func (d *document) officeState(t *title) *knowledge.Actor {
	if st := d.likeTitled(t); st != nil {
		return st
	}
	return d.ownTitle(t, d.stateInQuestion(t))
}

// stateInQuestion is officeState without regard to what the title says itself.
func (d *document) stateInQuestion(t *title) *knowledge.Actor {
	p := &phrase{sentence: t.sentence, first: t.first, head: headIn(&d.sents[t.sentence], t.first, t.last)}
	if st := d.localsState(p); st != nil {
		return st
	}
	home := d.home()
	if home == nil || d.stateIn(t.sentence, t.first, named) != nil {
		return d.contextState(p, false)
	}
	if t.sentence > 0 && d.sents[t.sentence-1].Paragraph == d.sents[t.sentence].Paragraph && !d.names(t.sentence, home) {
		if st := d.soleState(t.sentence - 1); st != nil && st != home {
			return d.contextState(p, false)
		}
	}
	return home
}

// headIn is the first word of a phrase that hangs on a word outside.
func headIn(s *syntax.Sentence, first, last int) int {
	for k := first; k < last; k++ {
		if h := s.Words[k].Head; h < first || h >= last {
			return k
		}
	}
	return last - 1
}

// dealsWith reports whether a phrase is the subject of a verb whose object is a state, or
// whom it turns to: "the president appealed to Peru", who is hardly Peru's.
func (d *document) dealsWith(p *phrase, st *knowledge.Actor) bool {
	s := &d.sents[p.sentence]
	w := s.Words[p.head]
	for w.Head >= 0 && (w.Rel == "nmod:desc" || w.Rel == "compound") { // "Prime Minister Ann Lee"
		w = s.Words[w.Head]
	}
	if w.Rel != "nsubj" || w.Head < 0 {
		return false
	}
	for k := range d.atoms[p.sentence] {
		a := &d.atoms[p.sentence][k]
		if a.actor != st || a.head >= len(s.Words) {
			continue
		}
		if h := s.Words[a.head].Head; h >= 0 && d.travelled(p.sentence, a) && (h == w.Head || s.Words[h].Head == w.Head) {
			return true
		} else if a.place || h != w.Head {
			continue
		}
		switch rel := s.Words[a.head].Rel; {
		case rel == "obj", rel == "iobj":
			return !d.lex.is("own", s.Words[w.Head].Lemma)
		case syntax.IsRel(rel, "obl"):
			if c := s.Child(a.head, "case"); c >= 0 && d.lex.is("partner", s.Words[c].Lemma) {
				return true
			}
		}
	}
	return false
}

// travelled reports whether a country is where somebody travels: what the sentences after
// it speak of without a name is not its own for that ("cut short a visit to Niger").
func (d *document) travelled(si int, a *atom) bool {
	s := &d.sents[si]
	h := s.Words[a.head].Head
	return h >= 0 && a.state() && (syntax.IsRel(s.Words[a.head].Rel, "nmod") || syntax.IsRel(s.Words[a.head].Rel, "obl")) && d.lex.is("tour", s.Words[h].LowerLemma())
}

// orHome returns the article's own country where a sentence names places of it beside those
// of another state: "left Brindisi and reached Shengjin, the ministry said".
func (d *document) orHome(p *phrase, st *knowledge.Actor) *knowledge.Actor {
	home := d.home()
	if home == nil || home == st {
		return st
	}
	for k := range d.atoms[p.sentence] {
		if a := &d.atoms[p.sentence][k]; a.place && a.first >= d.sents[p.sentence].Dateline && d.landMeant(p.sentence, a) == home {
			return home
		}
	}
	return st
}
