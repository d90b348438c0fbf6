package resolve

import (
	"slices"
	"time"

	"readout/internal/event"
	"readout/internal/syntax"
	"readout/internal/timex"
)

const (
	day        = 24 * time.Hour
	longestDay = 184 * day // half a year
)

// agenda adds what the text says will happen on a day ahead and no rule coded:
// entries of the calendar without a PLOVER type. A day that a coded event of
// the same clause has is left to that event.
func (j *joiner) agenda() {
	coded := j.Events
	j.dayOf, j.setDay = map[wordAt]int{}, map[wordAt]int{}
	for i, t := range j.Times {
		if t.First >= t.Last || noDay(t) || !j.ahead(i) && !j.today(i) || !t.Until && t.Begin.Before(j.Published.Truncate(day)) || t.EndTime.Sub(t.Begin) > longestDay || j.habit(i) || j.notThen(i) {
			continue // a year or decade is no day to wait for
		}
		s := &j.Sentences[t.Sentence]
		at := top(s, t.First, t.Last)
		if inDateline(s, at) {
			continue
		}
		e, ok := j.appointment(s, at, j.ahead(i))
		if !ok || j.notItsDay(s, at, e.Head) || j.today(i) && !j.saidAhead(s, e.Head) && !j.off(s, e.Head, i) && !present(s, e.Head) && !j.isPlanned(s, e.Head) && !j.putToToday(s, e.Head, i) || slices.ContainsFunc(coded, func(c event.Event) bool { return c.Sentence == t.Sentence && j.takes(s, c, e, i) }) {
			continue
		}
		same := slices.IndexFunc(j.Events, func(x event.Event) bool { return x.Sentence == e.Sentence && x.Head == e.Head })
		if same >= 0 && len(j.Events[same].Source)+len(j.Events[same].Target) == 0 {
			j.Events[same].Source = e.Source // "brought forward a meeting": theirs
		}
		if same < 0 {
			j.Events = append(j.Events, e)
			j.dayOf[wordAt{e.Sentence, e.Head}] = i
		} else if first, ok := j.dayOf[wordAt{e.Sentence, e.Head}]; !ok {
			j.setDay[wordAt{e.Sentence, e.Head}] = i
		} else if (j.newDay(s, i) && !j.vague(i) || j.vague(first) && !j.vague(i)) && j.movesIt(s, e.Head) {
			j.dayOf[wordAt{e.Sentence, e.Head}] = i // "from May 1 to May 8"; "until June a vote planned for May 8"
		}
	}
	slices.SortStableFunc(j.Events, func(a, b event.Event) int {
		return (a.Sentence-b.Sentence)*1e6 + a.Head - b.Head
	})
}

// noDay reports whether a time expression is none of a day: how long or how often something
// is. A length within which something is to be done ends on a day.
func noDay(t timex.Timex) bool {
	return t.Type == "SET" || t.Type == "DURATION" && !t.HasRange
}

// habit reports whether a time is one of many: "every day at noon they stand still",
// "each year on May 6".
func (j *joiner) habit(time int) bool {
	t := j.Times[time]
	s := &j.Sentences[t.Sentence]
	at := top(s, t.First, t.Last)
	for w, steps := at, 0; w >= 0 && steps < 2; w, steps = s.Words[w].Head, steps+1 {
		if d := s.Child(w, "det"); s.Words[w].UPOS == "NOUN" && d >= 0 && (s.Words[d].Lemma == "every" || s.Words[d].Lemma == "each") {
			return true
		}
	}
	return slices.ContainsFunc(j.Times, func(o timex.Timex) bool {
		if o.Type != timex.Set || o.Sentence != t.Sentence || o.First >= o.Last {
			return false
		}
		often := top(s, o.First, o.Last)
		if s.Words[often].Rel == "amod" {
			return false // "its yearly drill"
		}
		return clauseTop(s, often) == clauseTop(s, at)
	})
}

// off reports whether a noun stands for what is put off or called off, and a time
// not for when that was done.
func (j *joiner) off(s *syntax.Sentence, noun, time int) bool {
	t := j.Times[time]
	if s.Words[noun].UPOS != "NOUN" || s.Words[top(s, t.First, t.Last)].Head == s.Words[noun].Head {
		return false // "annulled on Friday the vote of May 3"
	}
	over, _ := j.statusOver(s, noun, false)
	return over.off()
}

// putToToday reports whether a thing was put off to the day on which that is told: "the vote was
// pushed back to Friday".
func (j *joiner) putToToday(s *syntax.Sentence, head, time int) bool {
	return j.newDay(s, time) && j.movesIt(s, head)
}

// isPlanned reports whether the verb over a thing says in the present that it is planned:
// "the verdict is expected on Friday", said on that day.
func (j *joiner) isPlanned(s *syntax.Sentence, thing int) bool {
	v := s.Words[thing].Head
	if v < 0 || !syntax.IsRel(s.Words[thing].Rel, "nsubj") || !j.Lexicon.Status[s.Words[v].Lemma].plan {
		return false
	}
	be := s.Child(v, "aux:pass", "cop")
	return be >= 0 && present(s, be)
}

// takes reports whether a coded event has the time i and so leaves none to an
// entry. One that was done by speaking ("agreed to", "threatened to") has the day of
// what was spoken of only where that is no entry of its own.
func (j *joiner) takes(s *syntax.Sentence, coded, entry event.Event, i int) bool {
	if coded.Head != entry.Head && (j.ofMove(&coded, i) || j.joinedTo(s, coded.Head, entry.Head, i)) {
		return false
	}
	if x := s.Words[coded.Head]; x.XPOS == "VB" && syntax.IsRel(x.Rel, "advcl") && x.Head == s.Words[entry.Head].Head && j.Times[i].Last <= coded.Head && s.Words[top(s, j.Times[i].First, j.Times[i].Last)].Head == x.Head {
		return false // "called for a march on Saturday to demand elections"
	}
	if s.Words[entry.Head].Lemma == "host" && s.Words[coded.Head].Head == entry.Head && len(entry.Source) > 0 && !slices.Contains(coded.Source, entry.Source[0]) {
		return false // who hosts a summit of others
	}
	if coded.Head != entry.Head && j.Lexicon.Agenda.spoken[coded.Plover] && (s.Under(entry.Head, coded.Head) || s.Under(coded.Head, entry.Head)) {
		return false
	}
	return len(coded.Source)+len(coded.Target) > 0 && (j.timeOf(s.Index, coded.Head) == i && !j.doneBefore(&coded, i) && !j.beyond(&coded, i) || slices.ContainsFunc(j.planned(s, coded.Head), func(w int) bool { return j.timeOf(s.Index, w) == i }))
}

// joinedTo reports whether one verb is joined by "and" to another that a time before it
// stands with: "is to begin on Thursday, and three men will be freed".
func (j *joiner) joinedTo(s *syntax.Sentence, verb, first, time int) bool {
	w := s.Words[verb]
	return w.Rel == "conj" && w.Head == first && s.Child(verb, "nsubj", "nsubj:pass") >= 0 && j.Times[time].Last <= verb && s.Under(top(s, j.Times[time].First, j.Times[time].Last), first)
}

// appointment climbs from a time expression to the first word that can stand on
// the calendar; soon: the time lies after the day of publication.
func (j *joiner) appointment(s *syntax.Sentence, at int, soon bool) (event.Event, bool) {
	if be, thing := s.Child(at, "cop"), s.Child(at, "nsubj"); be >= 0 && thing >= 0 && (present(s, be) || s.Words[be].XPOS == "VB") && (j.isThing(s, thing) || j.dateOf(s, thing)) {
		return j.thing(s, thing, -1, "is on its day"), true // "the vote is on Sunday"
	}
	for w, steps := s.Words[at].Head, 0; w >= 0 && steps < 4; w, steps = s.Words[w].Head, steps+1 {
		if k := s.Child(w, "mark"); k >= 0 && (s.Words[k].Lemma == "if" || s.Words[k].Lemma == "unless" || s.Words[k].Lemma == "whether") {
			return event.Event{}, false
		}
		switch s.Words[w].UPOS {
		case "VERB", "AUX", "ADJ":
			if e, ok := j.moved(s, w); ok {
				return e, true
			}
			if e, ok := j.putOff(s, w); ok {
				return e, true
			}
			if e, ok := j.act(s, w, soon); ok {
				return e, true
			}
			if e, ok := j.setFor(s, w, at); ok {
				return e, true
			}
			if h := s.Words[w].Head; h >= 0 && j.Lexicon.Status[s.Words[h].Lemma].plan && j.listedFor(s, h) == w {
				continue // "listed for hearing on May 3"
			}
			if e, ok := j.summoned(s, w); ok {
				return e, true
			}
			if n := j.thingBy(s, w, at); n >= 0 && soon {
				return j.thing(s, n, -1, "named with its day"), true
			}
			if rel := s.Words[w].Rel; rel != "xcomp" && rel != "conj" && (rel != "acl" || s.Words[w].XPOS != "VBG") && (rel != "acl" && rel != "advcl" || s.Words[w].XPOS != "VB") {
				return event.Event{}, false
			}
		case "NOUN", "PROPN":
			if e, ok := j.summoned(s, w); ok {
				return e, true
			}
			if h := s.Words[w].Head; h >= 0 && s.Words[at].Rel == "nmod:poss" && s.Words[at].Head == w {
				if e, ok := j.moved(s, h); ok && e.Head == w {
					return e, true // "postponed Tuesday's visit"
				}
			}
			// "Sunday's election" stands for itself, the date in "the report of
			// May 3" may be any.
			if e, ok := j.beginsWith(s, w, soon); ok {
				return e, true
			}
			if j.calendarNoun(s, w) && s.Words[at].Head == w && !j.pastOver(s, w) {
				return j.thing(s, j.aboutIt(s, w), -1, "named with its day"), true
			}
			if e, ok := j.present(s, w); ok {
				return e, true
			}
		case "ADV":
			if e, ok := j.dueBack(s, w); ok {
				return e, true
			}
			return j.present(s, w)
		case "NUM": // "from June 2 to June 11"
		default:
			return event.Event{}, false
		}
	}
	return event.Event{}, false
}

// pastOver reports whether the verb over a noun is in the past tense: what
// happened at an election is no entry for one ahead.
func (j *joiner) pastOver(s *syntax.Sentence, w int) bool {
	for h := s.Words[w].Head; h >= 0; h = s.Words[h].Head {
		if s.Words[h].UPOS == "VERB" {
			return s.Words[h].XPOS == "VBD" && s.Words[w].Rel == "nsubj"
		}
	}
	return false
}

// isThing reports whether a noun can stand on a calendar, itself or by what it is of: "a day of
// strikes".
func (j *joiner) isThing(s *syntax.Sentence, noun int) bool {
	if j.calendarNoun(s, noun) {
		return true
	}
	of := s.Child(noun, "nmod")
	if of < 0 {
		return false
	}
	p := s.Child(of, "case")
	return p >= 0 && s.Words[p].Lemma == "of" && j.calendarNoun(s, of)
}

// act reads a verb with its subject: a thing that is held or an actor that
// acts. In the present tense of a day to come anything is planned: "leaders gather
// in Lima on Friday".
func (j *joiner) act(s *syntax.Sentence, w int, soon bool) (event.Event, bool) {
	passive := s.Child(w, "nsubj:pass") >= 0 || s.Child(w, "aux:pass") >= 0 || s.Words[w].Rel == "acl" && s.Words[w].XPOS == "VBN"
	ahead := j.saidAhead(s, w)
	if soon && j.overThen(s, w) {
		return event.Event{}, false // "was held the Saturday before Easter"
	}
	if !ahead && !passive && (s.Words[w].XPOS == "VBD" || s.Words[w].XPOS == "VBN") {
		return event.Event{}, false
	}
	subject := j.subjectOf(s, w)
	if s.Words[w].Lemma == "be" && ahead && s.Child(w, "expl") >= 0 && subject >= 0 && j.calendarNoun(s, subject) {
		return j.thing(s, subject, -1, "there will be one"), true
	}
	if o := s.Child(w, "obj"); s.Words[w].Lemma == "have" && o >= 0 && (soon && present(s, w) || ahead) && j.calendarNoun(s, o) && !j.acting(s, subject) {
		return j.thing(s, o, -1, "had by what it is of"), true // "the bill has its first reading on Thursday"
	}
	if s.Words[w].Lemma == "go" && s.Words[w].XPOS == "VBG" && s.Child(w, "xcomp") >= 0 || isOpen(s, w) && !ahead {
		return event.Event{}, false // "are going to wait", "is open on Fridays"
	}
	if c := s.Child(w, "aux"); subject < 0 || c >= 0 && s.Words[c].XPOS == "VBD" && s.Words[c].Lemma == "do" {
		return event.Event{}, false // "did not start on Monday"
	}
	a := &j.Lexicon.Agenda
	if _, thing := a.things[lastOf(s, subject)]; (thing || ofRow(s, subject) || a.wide[s.Words[w].Lemma] && s.Words[subject].UPOS == "NOUN" && !j.acting(s, subject)) && passive && j.Lexicon.Status[s.Words[w].Lemma].plan && s.Child(w, "xcomp", "ccomp") < 0 {
		if f := j.listedFor(s, w); f >= 0 && !thing {
			subject = f // "the matter is listed for hearing"
		}
		return j.thing(s, subject, -1, "“"+s.Words[w].Lemma+"” of a thing"), true
	}
	known, context := "", ""
	for _, key := range keys(s, w) {
		only, held := a.held[key]
		putOff := passive && j.Lexicon.Status[key].off() // whatever it is
		c, thing := a.things[lastOf(s, subject)]
		if thing = thing || (passive || soon && present(s, w)) && j.itBegins(s, w, subject); (held && (!only || passive) && (thing || ahead || a.wide[key]) || putOff) && (!j.acting(s, subject) || j.itBegins(s, w, subject)) {
			return j.entry(s, w, subject, c, "“"+key+"” of a thing that is set for a day"), true
		}
		if c, acts := a.acts[key]; acts && known == "" {
			known, context = key, c
		}
	}
	switch {
	case j.Lexicon.Status[s.Words[w].Lemma].plan && s.Child(w, "xcomp", "ccomp") < 0 && s.Child(w, "obl") >= 0 && s.Child(w, "obj") < 0 && j.acting(s, subject) && !j.itBegins(s, w, subject):
		return j.entry(s, w, subject, context, "due somewhere"), true
	case passive && soon && isDone(s, w) && (j.acting(s, subject) || j.calendarNoun(s, subject)):
		return j.entry(s, w, subject, context, "done to it on a day ahead"), true
	case (a.never[s.Words[w].Lemma] || passive && a.unplanned[s.Words[w].Lemma]) && known == "":
	case !passive && present(s, w) && (known == "" && j.acting(s, subject) && (soon && !j.privately(s, subject) || j.doesThing(s, w)) || soon && (people(s, subject) || j.calendarNoun(s, subject))):
		return j.entry(s, w, subject, context, "done to a thing on a day ahead"), true
	case known != "" && !passive && (ahead || j.acting(s, subject) || j.doesThing(s, w) || soon && present(s, w) && (personal(s, subject) || j.Lexicon.Agenda.bodies[s.Words[subject].Lemma])):
		return j.entry(s, w, subject, context, "“"+known+"” of an actor"), true
	case ahead && s.Words[w].UPOS == "VERB" && j.acting(s, subject):
		return j.entry(s, w, subject, context, "said to lie ahead"), true
	case ahead && s.Words[w].UPOS == "VERB":
		if c, thing := a.things[lastOf(s, subject)]; thing {
			return j.entry(s, w, subject, c, "a thing said to lie ahead"), true
		}
		if e := j.entry(s, w, subject, "", "a thing of an actor, said to lie ahead"); s.Words[subject].UPOS == "PROPN" || s.Words[subject].UPOS == "NOUN" && (len(e.Source) > 0 || passive) || people(s, subject) || personal(s, subject) {
			return e, true
		}
	}
	return event.Event{}, false
}

// people reports whether a subject can be several who act, though they are no actor
// that is known: "donors", "the rebels' envoys".
func people(s *syntax.Sentence, subject int) bool {
	return s.Words[subject].UPOS == "NOUN" && s.Words[subject].XPOS == "NNS"
}

// personal reports whether a subject is a pronoun for people, whoever they are.
func personal(s *syntax.Sentence, subject int) bool {
	switch s.Words[subject].Lemma {
	case "we", "I", "he", "she", "they":
		return s.Words[subject].UPOS == "PRON"
	}
	return false
}

// ofRow reports whether a subject is one of several things told before: "the second",
// "the other".
func ofRow(s *syntax.Sentence, subject int) bool {
	return s.Words[subject].UPOS == "ADJ" && s.Child(subject, "det") >= 0
}

// acting reports whether a word names somebody who can act.
func (j *joiner) acting(s *syntax.Sentence, w int) bool {
	m := j.Mentions.At(s.Index, w)
	if m == nil || !j.Mentions.Entities[m.Entity].Actor() {
		return false
	}
	return !m.Place || j.Mentions.Entities[m.Entity].Type == "state" && s.Words[w].Rel == "nsubj" // "the country votes"
}

// doesThing reports whether what a verb does is a thing that stands on calendars:
// "the two will sign the accord", whoever they are.
func (j *joiner) doesThing(s *syntax.Sentence, w int) bool {
	o := s.Child(w, "obj")
	if o < 0 {
		return false
	}
	_, thing := j.Lexicon.Agenda.things[lastOf(s, o)]
	return thing
}

// keys returns a verb as the lexicon may have it, the longer first: with its
// object, particle or phrase, and alone.
func keys(s *syntax.Sentence, w int) []string {
	lemma := s.Words[w].Lemma
	var out []string
	for _, c := range s.Children(w) {
		k := &s.Words[c]
		switch {
		case syntax.IsRel(k.Rel, "obl"), syntax.IsRel(k.Rel, "advmod"):
			if p := s.Child(c, "case"); p >= 0 {
				out = append(out, lemma+" "+s.Words[p].Lemma+" "+k.Lower(), lemma+" "+s.Words[p].Lemma+" "+k.Lemma)
			} else {
				out = append(out, lemma+" "+k.Lower())
			}
		case syntax.IsRel(k.Rel, "obj"), syntax.IsRel(k.Rel, "compound"), syntax.IsRel(k.Rel, "xcomp"):
			out = append(out, lemma+" "+k.Lemma)
		case syntax.IsRel(k.Rel, "ccomp"):
			if m := s.Child(c, "mark"); m >= 0 && s.Words[m].Lemma == "whether" {
				out = append(out, lemma+" whether")
			}
		}
	}
	return append(out, lemma)
}
