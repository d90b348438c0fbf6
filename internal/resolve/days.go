package resolve

import (
	"slices"

	"readout/internal/event"
	"readout/internal/syntax"
)

// dayPart is the time of one of the events of a verb that has several days and, where
// each has others in it, the words that speak of it; to 0: all.
type dayPart struct{ time, from, to int }

// otherDays gives what a verb plans for several days an event for each day:
// "will strike on May 3 and May 10", "is to visit Tirana on Monday and Skopje on
// Tuesday". Days that follow each other are one event that lasts.
func (j *joiner) otherDays() {
	j.onlyDay = map[int]dayPart{}
	for i := range len(j.Events) {
		e := j.Events[i]
		first := j.timeOf(e.Sentence, e.Head)
		if k, ok := j.dayOf[wordAt{e.Sentence, e.Head}]; ok {
			first = k
		}
		if first < 0 || !j.ahead(first) || e.Polarity == "negative" {
			continue
		}
		split, own := false, dayPart{time: first}
		for k := first + 1; k < len(j.Times) && j.Times[k].Sentence == e.Sentence; k++ {
			whom, ok := j.alsoOn(&e, k-1, k)
			if !ok {
				break
			}
			if whom < 0 && !j.Times[k].Begin.After(j.Times[k-1].EndTime) {
				continue
			}
			also := e
			also.Why = append(slices.Clone(e.Why), "another day of the same verb")
			if whom >= 0 {
				also.Target = []int{whom}
				if !split {
					j.Events[i].Target = slices.DeleteFunc(slices.Clone(e.Target), func(w int) bool { return w > j.Times[first].First })
				}
			}
			part := dayPart{time: k}
			if whom >= 0 {
				part.from, part.to = j.Times[k-1].Last, j.Times[k].Last
				own = dayPart{time: first, to: j.Times[first].Last}
			}
			split = true
			j.onlyDay[len(j.Events)] = part
			j.Events = append(j.Events, also)
		}
		if split {
			j.onlyDay[i] = own
		}
	}
}

// alsoOn reports whether the time k is a further day of an event after the time
// before, joined by "and" under the same verb, and which word stands there for
// somebody or some place else, -1 for none.
func (j *joiner) alsoOn(e *event.Event, before, k int) (whom int, ok bool) {
	s := &j.Sentences[e.Sentence]
	a, b := j.Times[before], j.Times[k]
	if !b.HasRange || b.Type == "DURATION" || b.Type == "SET" || b.EndTime.Sub(b.Begin) > day || !j.ahead(k) || a.Last >= b.First || !s.Under(top(s, b.First, b.Last), e.Head) {
		return -1, false
	}
	if c := s.Child(top(s, a.First, a.Last), "case"); c >= 0 && s.Words[c].Lemma == "between" {
		return -1, false // one day of several: "between Monday and Friday"
	}
	whom, and := -1, false
	for w := a.Last; w < b.First; w++ {
		x := &s.Words[w]
		switch {
		case x.UPOS == "VERB" || x.UPOS == "AUX" || x.UPOS == "SCONJ":
			return -1, false
		case x.Lemma == "and" && x.Rel == "cc" || x.Text == ",":
			and = true
		case x.Lemma == "to" || x.Lemma == "until" || x.Lemma == "through":
			if w+1 == b.First {
				return -1, false // "from Monday to Friday"
			}
		case x.UPOS == "PROPN" || x.UPOS == "NOUN":
			if m := j.Mentions.At(e.Sentence, w); m != nil {
				whom = m.Head
			} else if _, place := j.placeAt[wordAt{e.Sentence, w}]; !place {
				return -1, false // another thing
			}
		}
	}
	return whom, and
}

// takenUp returns the noun of an earlier sentence that an entry of the calendar
// takes up where its own sentence names nobody: "They signed a truce. It starts
// on Monday", "… The truce starts on Monday"; nil for none.
func (j *joiner) takenUp(d *draft) (s *syntax.Sentence, noun int) {
	e, thing := d.found, d.found.Head
	if e.Rule == "agenda" {
		if len(e.About) == 0 {
			return nil, -1
		}
		thing = e.About[0]
	}
	here := &j.Sentences[e.Sentence]
	w := &here.Words[thing]
	if w.UPOS == "PRON" && w.Lemma == "they" {
		if i := j.severalBefore(here); i >= 0 {
			return &j.Sentences[e.Sentence-1], i
		}
		return nil, -1
	}
	pronoun := w.UPOS == "PRON" && (w.Lemma == "it" || w.Lemma == "this") || ofRow(here, thing)
	if d := here.Child(thing, "det"); !pronoun && (d < 0 || here.Words[d].Lemma != "the" && here.Words[d].Lemma != "this") {
		return nil, -1
	}
	for back := e.Sentence - 1; back >= max(0, e.Sentence-2); back-- {
		s := &j.Sentences[back]
		for _, rel := range []string{"obj", "nsubj", "nsubj:pass", "obl", "nmod", ""} {
			for i := range s.Words {
				x := &s.Words[i]
				if rel == "" && !pronoun && j.lastTalks(d, back, i) {
					return s, i
				}
				if x.UPOS == "NOUN" && (rel == "" || syntax.IsRel(x.Rel, rel)) && (x.Lemma == w.Lemma || pronoun && j.calendarNoun(s, i)) {
					return s, i
				}
			}
		}
		if pronoun {
			break
		}
	}
	return nil, -1
}

// lastTalks reports whether a word tells of talks or a visit that a noun like "the
// meeting" takes up, or of what is done in the week of its day.
func (j *joiner) lastTalks(d *draft, sentence, word int) bool {
	if j.Lexicon.Agenda.things[j.lemma(d)] != "diplomatic" {
		return false
	}
	return slices.ContainsFunc(j.drafts, func(o draft) bool {
		if o.found.Sentence != sentence || o.found.Head != word || o.out.Modality != "scheduled" || len(o.out.Source) == 0 {
			return false
		}
		return o.out.Plover == "CONSULT" || o.out.Plover == "" && o.time >= 0 && d.time >= 0 && within(j.Times[d.time], j.Times[o.time])
	})
}

// takeUp gives an entry whose sentence names nobody the actors of the thing that
// it takes up, and a pronoun the words of that thing.
func (j *joiner) takeUp(d *draft) {
	talks := d.found.Plover == "CONSULT" && d.out.Modality == "scheduled" && j.Sentences[d.found.Sentence].Words[d.found.Head].UPOS == "NOUN"
	if d.found.Rule != "agenda" && !talks || len(d.out.Source)+len(d.out.Target) > 0 {
		return
	}
	s, noun := j.takenUp(d)
	if s == nil {
		return
	}
	thing := event.Event{Sentence: s.Index, Head: noun}
	j.party(&thing, s, noun)
	if h := s.Words[noun].Head; len(thing.Source)+len(thing.Target) == 0 && h >= 0 {
		if subject := j.subjectOf(s, h); subject >= 0 {
			j.party(&thing, s, subject)
			if c := s.Child(subject, "conj"); c >= 0 && j.acting(s, c) && !slices.Contains(thing.Source, c) {
				thing.Source = append(thing.Source, c)
			}
		}
	}
	d.out.Source = nonNil(j.actorsAt(s.Index, thing.Source))
	d.out.Target = nonNil(j.actorsAt(s.Index, thing.Target))
	if k := slices.IndexFunc(j.drafts, func(o draft) bool {
		return o.found.Sentence == s.Index && o.found.Head == noun && o.out.Plover == "CONSULT"
	}); k >= 0 {
		o := &j.drafts[k].out // the talks themselves, on their new day
		d.out.Plover, d.out.Mode, d.out.Cameo, d.out.Quad, d.out.Goldstein = o.Plover, o.Mode, o.Cameo, o.Quad, o.Goldstein
		d.out.Source, d.out.Target = slices.Clone(o.Source), slices.Clone(o.Target)
	}
	first, last := s.Subtree(noun)
	what := j.phrase(s, noun, first, last)
	d.out.Why = append(d.out.Why, "takes up: "+what)
	if talks {
		return
	}
	if w := j.Sentences[d.found.Sentence].Words[d.found.About[0]]; w.UPOS == "PRON" || w.UPOS == "ADJ" {
		d.out.About = appendNew([]string{what}, slices.DeleteFunc(d.out.About, func(a string) bool { return a == w.Text })...)
	}
}

// isDone reports whether a passive stands in the present: "are asked", "is being held".
func isDone(s *syntax.Sentence, verb int) bool {
	be := s.Child(verb, "aux:pass")
	if is := s.Child(verb, "aux"); be >= 0 && s.Words[be].XPOS == "VBG" {
		be = is
	}
	return be >= 0 && present(s, be)
}

// vague reports whether a time is longer than a week: what is put off "until January" has no
// day yet.
func (j *joiner) vague(time int) bool {
	return j.Times[time].EndTime.Sub(j.Times[time].Begin) > 7*day
}

// notThen reports whether a time is the one that another took the place of: "instead of
// Friday", "rather than on Friday".
func (j *joiner) notThen(time int) bool {
	t := j.Times[time]
	words := j.Sentences[t.Sentence].Words[:t.First]
	if n := len(words); n > 0 && words[n-1].UPOS == "ADP" && words[n-1].Lemma != "of" && words[n-1].Lemma != "than" {
		words = words[:n-1]
	}
	n := len(words)
	return n > 1 && (words[n-2].Lower() == "instead" && words[n-1].Lower() == "of" || words[n-2].Lower() == "rather" && words[n-1].Lower() == "than")
}

// itBegins reports whether "it" or "they" is a thing that begins or ends, whomever the
// word could stand for: "agreed to a truce with the rebels. It is to begin on Friday".
func (j *joiner) itBegins(s *syntax.Sentence, verb, subject int) bool {
	only, held := j.Lexicon.Agenda.held[s.Words[verb].Lemma]
	if !held || s.Words[subject].UPOS != "PRON" || s.Child(verb, "obj", "xcomp", "ccomp") >= 0 {
		return false
	}
	if s.Words[subject].Lemma == "they" && j.Lexicon.Agenda.wide[s.Words[verb].Lemma] && syntax.IsRel(s.Words[subject].Rel, "nsubj:pass") {
		return true // "they are planned for May 3"
	}
	return s.Words[subject].Lemma == "it" || s.Words[subject].Lemma == "they" && (!only || syntax.IsRel(s.Words[subject].Rel, "nsubj:pass")) && j.severalBefore(s) >= 0
}

// severalBefore returns the things of the sentence before that "they" can be: the talks
// or the tariffs that it tells of first, be it as what acts or is acted on; -1 for none.
func (j *joiner) severalBefore(s *syntax.Sentence) int {
	if s.Index == 0 {
		return -1
	}
	before := &j.Sentences[s.Index-1]
	for i, w := range before.Words {
		if (w.XPOS == "NNS" || w.Lemma == "talks") && (syntax.IsRel(w.Rel, "nsubj") || syntax.IsRel(w.Rel, "obj")) && j.calendarNoun(before, i) {
			return i
		}
	}
	return -1
}
