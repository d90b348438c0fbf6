package resolve

import (
	"slices"

	"readout/internal/event"
	"readout/internal/syntax"
)

// What a verb puts on a day, or takes off it.

// moved reads what is put on another day or called off by a verb: "postponed the
// vote to May", "has delayed the departure of the ship until Friday".
func (j *joiner) moved(s *syntax.Sentence, w int) (event.Event, bool) {
	o := s.Child(w, "obj")
	if c := s.Child(max(o, 0), "nmod"); o >= 0 && c >= 0 && s.Words[o].UPOS != "NOUN" {
		o = c // "most of its races"
	}
	if o < 0 || s.Words[o].UPOS != "NOUN" {
		return event.Event{}, false
	}
	for _, key := range keys(s, w) {
		if j.Lexicon.Status[key].off() || j.Lexicon.Agenda.moves[key] && j.calendarNoun(s, o) {
			return j.thing(s, o, j.subjectOf(s, w), "“"+key+"” of a thing"), true
		}
	}
	return event.Event{}, false
}

// putOff reads what is put off or called off where the old day stands with the
// thing: "postponed the vote that had been planned for Tuesday". w is the word
// that plans.
func (j *joiner) putOff(s *syntax.Sentence, w int) (event.Event, bool) {
	if j.beforeIt(s, w) {
		return j.moved(s, s.Words[w].Head)
	}
	if !syntax.IsRel(s.Words[w].Rel, "acl") || !j.Lexicon.Status[s.Words[w].Lemma].plan && !j.wasPlanned(s, w) {
		return event.Event{}, false
	}
	for n, steps := s.Words[w].Head, 0; n >= 0 && steps < 3; n, steps = s.Words[n].Head, steps+1 {
		switch {
		case (s.Words[n].Rel == "obj" || s.Words[n].Rel == "obl") && s.Words[n].Head >= 0: // "called off a drill with them that was to begin"
			return j.moved(s, s.Words[n].Head)
		case !syntax.IsRel(s.Words[n].Rel, "nmod"):
			return event.Event{}, false
		}
	}
	return event.Event{}, false
}

// setFor reads what somebody sets for a day ahead: "called an election for
// June", "has set a deadline of Friday", "gave them until Sunday to leave".
func (j *joiner) setFor(s *syntax.Sentence, w, at int) (event.Event, bool) {
	if e, ok := j.hasUntil(s, w, at); ok {
		return e, true
	}
	if !j.Lexicon.Agenda.sets[s.Words[w].Lemma] {
		return event.Event{}, false
	}
	prep := -1
	for x := at; x != w && prep < 0; x = s.Words[x].Head {
		prep = s.Child(x, "case")
	}
	o := s.Child(w, "obj")
	if h := s.Words[w].Head; o < 0 && h >= 0 && s.Words[w].Rel == "acl" && s.Words[w].XPOS == "VBN" && j.calendarNoun(s, h) {
		o = h // "the strike, called for Friday"
	}
	if p := s.Child(at, "case"); o < 0 && s.Words[at].Head == w && p == w+1 && syntax.IsRel(s.Words[at].Rel, "obl") && s.Words[p].Lemma == "in" {
		o = at // "pencilled in May 3 for the vote"
	}
	for _, c := range s.Children(w) {
		if p := s.Child(c, "case"); o < 0 && p >= 0 && syntax.IsRel(s.Words[c].Rel, "obl") && (s.Words[p].Lemma == "on" || s.Words[p].Lemma == "to" || s.Words[p].Lemma == "for" || s.Words[p].Lemma == "in" && p == w+1) && j.calendarNoun(s, c) {
			o = c // "agreed on a truce from Friday"
		}
	}
	if o >= 0 && j.Lexicon.Agenda.dates[s.Words[o].Lemma] {
		if c := s.Child(o, "compound"); c >= 0 && j.calendarNoun(s, c) {
			return j.thing(s, c, j.subjectOf(s, w), "set for a day by “"+s.Words[w].Lemma+"”"), true // "set a trial date of May 5"
		}
	}
	if o >= 0 && j.timeAt(s.Index, o) {
		if n := j.thingFor(s, w, o); n >= 0 {
			return j.thing(s, n, j.subjectOf(s, w), "set for a day by “"+s.Words[w].Lemma+"”"), true
		}
		return event.Event{}, false
	}
	if prep < 0 || o < 0 {
		return event.Event{}, false
	}
	if c := s.Child(o, "nmod"); c >= 0 && !j.calendarNoun(s, o) && j.isThing(s, o) {
		o = c // "notice of a strike"
	}
	switch p := s.Words[prep].Lemma; {
	case j.isThing(s, o) && (p == "for" || p == "on" || p == "of" || p == "from"):
		return j.thing(s, o, j.subjectOf(s, w), "set for a day by “"+s.Words[w].Lemma+"”"), true
	case s.Words[w].Lemma == "give" && p == "until" && j.acting(s, o):
		if c := s.Child(w, "xcomp", "advcl", "ccomp", "acl"); c >= 0 {
			return j.entry(s, c, o, "", "time given until a day"), true
		}
	case p != "to" && p != "until" && j.ledTo(s, w) && (j.acting(s, o) || people(s, o)) && j.subjectOf(s, w) >= 0:
		return j.entry(s, w, j.subjectOf(s, w), "", "called to a place for a day"), true
	}
	return event.Event{}, false
}

// hasUntil reads what somebody has time for until a day: "the army has until Friday to
// withdraw".
func (j *joiner) hasUntil(s *syntax.Sentence, w, at int) (event.Event, bool) {
	p := s.Child(at, "case")
	if s.Words[w].Lemma != "have" || s.Words[w].UPOS != "VERB" || !present(s, w) || p < 0 || s.Words[p].Lemma != "until" && s.Words[p].Lemma != "till" || j.subjectOf(s, w) < 0 {
		return event.Event{}, false
	}
	for _, c := range s.Children(w) {
		if to := s.Child(c, "mark"); s.Words[c].XPOS == "VB" && to >= 0 && s.Words[to].Lemma == "to" {
			return j.entry(s, c, j.subjectOf(s, w), "", "time given until a day"), true
		}
	}
	return event.Event{}, false
}

// givenTime reports whether a verb is what somebody has, or is given, a time to do: who "has until
// Friday to cancel the deal" has cancelled nothing.
func givenTime(s *syntax.Sentence, verb int) bool {
	over := s.Words[verb].Head
	return s.Words[verb].XPOS == "VB" && s.Child(verb, "mark") >= 0 && over >= 0 && (s.Words[over].Lemma == "give" || s.Words[over].Lemma == "have") && s.Words[over].UPOS == "VERB"
}

// movesIt reports whether a verb puts a thing on another day.
func (j *joiner) movesIt(s *syntax.Sentence, head int) bool {
	if over, _ := j.statusOver(s, head, true); over.off() {
		return true
	}
	for w, steps := head, 0; w >= 0 && steps < 2; w, steps = s.Words[w].Head, steps+1 {
		if slices.ContainsFunc(keys(s, w), func(k string) bool { return j.Lexicon.Agenda.moves[k] }) {
			return true
		}
		if syntax.IsRel(s.Words[w].Rel, "nmod") {
			steps-- // "moved the start of the trial"
		}
	}
	return false
}

// newTime is the day to which a verb puts an event from another: "moved the trial from May 1 to
// May 8"; else the day itself.
func (j *joiner) newTime(e *event.Event, time int) int {
	s := &j.Sentences[e.Sentence]
	c := s.Child(top(s, j.Times[time].First, j.Times[time].Last), "case")
	if e.Rule == "agenda" || c < 0 || s.Words[c].Lemma != "from" || !j.movesIt(s, e.Head) {
		return time
	}
	for i, t := range j.Times {
		if i > time && t.Sentence == e.Sentence && t.First < t.Last && t.HasRange && j.newDay(s, i) {
			return i
		}
	}
	return time
}

// thingBy returns the thing that stands right before a day and hangs on the same verb: "clearing
// the way for an election on May 3"; -1 for none.
func (j *joiner) thingBy(s *syntax.Sentence, verb, at int) int {
	prep := s.Child(at, "case")
	if prep < 1 || s.Words[prep].Lemma != "on" || s.Words[at].Head != verb {
		return -1
	}
	n := prep - 1
	c := s.Child(n, "case")
	if !j.calendarNoun(s, n) || s.Words[n].Head != verb || c < 0 || s.Words[c].Lemma != "for" && s.Words[c].Lemma != "of" {
		return -1
	}
	return n
}

// ledTo reports whether a verb calls somebody to a place: "called its members onto the
// streets".
func (j *joiner) ledTo(s *syntax.Sentence, verb int) bool {
	if j.bids(s, verb) {
		for _, c := range s.Children(verb) {
			if p := s.Child(c, "case"); p >= 0 && syntax.IsRel(s.Words[c].Rel, "obl") && (s.Words[p].Lemma == "onto" || s.Words[p].Lemma == "to" || s.Words[p].Lemma == "into") {
				return true
			}
		}
	}
	return false
}

// bids reports whether a verb asks somebody to come.
func (j *joiner) bids(s *syntax.Sentence, verb int) bool {
	return s.Words[verb].UPOS == "VERB" && j.Lexicon.Agenda.bids[s.Words[verb].Lemma]
}

// summoned reads for what somebody is called on a day: "summoned the minister for
// questioning on Friday".
func (j *joiner) summoned(s *syntax.Sentence, w int) (event.Event, bool) {
	verb, p := s.Words[w].Head, s.Child(w, "case", "mark")
	if verb < 0 || p < 0 || s.Words[p].Lemma != "for" || !j.bids(s, verb) || s.Words[w].XPOS != "VBG" && s.Words[w].UPOS != "NOUN" || s.Child(w, "obj") >= 0 {
		return event.Event{}, false
	}
	who := s.Child(verb, "obj", "nsubj:pass")
	if who < 0 || !j.acting(s, who) {
		return event.Event{}, false
	}
	return j.entry(s, w, who, "", "called for it"), true
}

// thingFor returns the thing for which a verb sets a day: "chose May 3 for the
// vote", "set May 3 as the date of the vote"; -1 for none.
func (j *joiner) thingFor(s *syntax.Sentence, verb, date int) int {
	for i := date + 1; i < len(s.Words); i++ {
		p := s.Child(i, "case")
		if p < 0 || !s.Under(i, verb) || !j.calendarNoun(s, i) {
			continue
		}
		if l := s.Words[p].Lemma; l == "for" || l == "of" || l == "as" {
			return i
		}
	}
	return -1
}

// listedFor returns for what something is put on the calendar: the hearing of "the matter
// is listed for hearing on May 3"; -1 for none.
func (j *joiner) listedFor(s *syntax.Sentence, verb int) int {
	for _, c := range s.Children(verb) {
		p := s.Child(c, "case", "mark")
		if p < 0 || s.Words[p].Lemma != "for" || j.timeAt(s.Index, c) {
			continue
		}
		if _, thing := j.Lexicon.Agenda.things[s.Words[c].Text]; thing || syntax.IsRel(s.Words[c].Rel, "obl") && j.calendarNoun(s, c) {
			return c
		}
	}
	return -1
}

// present reads who is to be somewhere: "will be in Uruguay on Wednesday", "will be
// there from Monday".
func (j *joiner) present(s *syntax.Sentence, w int) (event.Event, bool) {
	subject := s.Child(w, "nsubj")
	m := j.Mentions.At(s.Index, w)
	if there := j.Lexicon.Agenda.there[s.Words[w].Lemma]; !there && (m == nil || !m.Place && j.Mentions.Entities[m.Entity].Type != "state") || s.Child(w, "cop") < 0 || subject < 0 || !j.acting(s, subject) || !j.saidAhead(s, w) {
		return event.Event{}, false
	}
	return j.entry(s, w, subject, "diplomatic", "to be there"), true
}

// beginsWith reads a day that hangs deep in what an actor does in the present: "the court
// begins its work on the case against him on May 3".
func (j *joiner) beginsWith(s *syntax.Sentence, noun int, soon bool) (event.Event, bool) {
	at := noun
	for steps := 0; steps < 4 && syntax.IsRel(s.Words[at].Rel, "nmod") && s.Words[at].Head >= 0; steps++ {
		at = s.Words[at].Head
	}
	v := s.Words[at].Head
	if at == noun || v < 0 || s.Words[at].Rel != "obj" || j.calendarNoun(s, at) || !soon || !present(s, v) {
		return event.Event{}, false
	}
	if _, held := j.Lexicon.Agenda.held[s.Words[v].Lemma]; !held {
		return event.Event{}, false
	}
	return j.act(s, v, soon)
}
