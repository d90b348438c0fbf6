package resolve

import (
	"slices"
	"strings"

	"readout/internal/event"
	"readout/internal/syntax"
	"readout/internal/timex"
	"readout/readout"
)

// when gives a draft the time expression of its clause and moves an event that
// lies after the publication to the calendar.
func (j *joiner) when(d *draft) {
	e := d.found
	d.time = j.timeOf(e.Sentence, e.Head)
	if i, ok := j.dayOf[wordAt{e.Sentence, e.Head}]; ok && e.Rule == "agenda" {
		d.time = i
	}
	if d.day >= 0 {
		d.time = d.day
	}
	if d.time >= 0 && (j.ofMove(e, d.time) || j.ofWhatIsSaid(e, j.Times[d.time]) || j.doneBefore(e, d.time) || j.dayOfWord(e, d.time) || j.lastedBefore(e, d.time)) {
		d.time = -1
	}
	if i, ok := j.setDay[wordAt{e.Sentence, e.Head}]; ok && d.time < 0 {
		d.time = i
	}
	for _, plan := range j.planned(&j.Sentences[e.Sentence], e.Head) {
		if i := j.timeOf(e.Sentence, plan); i >= 0 && (d.time < 0 || j.come(d.time)) { // "called off on Monday the talks planned for Friday"
			d.time = i
			break
		}
	}
	if d.time < 0 {
		return
	}
	d.time = j.newTime(e, d.time)
	zone := ""
	for _, p := range j.Places {
		for _, m := range p.Mentions {
			if m.Sentence == e.Sentence && m.Literal && p.Precision == "city" && zone == "" && !j.otherClock(m.Sentence, m.First) {
				zone = p.Timezone
			}
		}
	}
	d.out.Time = j.recordTime(d.time, zone)
	t := j.Times[d.time]
	d.out.Why = append(d.out.Why, "time: "+j.Text[t.Start:t.End]+" = "+t.Value)
	if t.Conflict != "" {
		d.out.Why = append(d.out.Why, "time: the text's clocks disagree: "+t.Conflict)
	}
	j.toCalendar(d, t)
}

// ofWhatIsSaid reports whether a time is that of what somebody promises,
// threatens or demands, told by another event: "promised to free them on
// Friday" dates the release, not the promise.
func (j *joiner) ofWhatIsSaid(e *event.Event, t timex.Timex) bool {
	if !j.Lexicon.Agenda.spoken[e.Plover] {
		return false
	}
	s := &j.Sentences[e.Sentence]
	at := top(s, t.First, t.Last)
	return slices.ContainsFunc(j.Events, func(o event.Event) bool {
		if o.Sentence != e.Sentence || o.Head == e.Head || !s.Under(at, o.Head) {
			return false
		}
		// "will rule on the request against Peru on Friday" dates the ruling.
		return s.Under(o.Head, e.Head) || o.Rule == "agenda" && s.Under(e.Head, o.Head)
	})
}

// doneBefore reports whether an event was done by speaking before the day that its
// sentence names: "have called a protest for Friday" was a call of today.
func (j *joiner) doneBefore(e *event.Event, time int) bool {
	s := &j.Sentences[e.Sentence]
	w := s.Words[e.Head]
	if e.Rule == "agenda" || w.UPOS != "VERB" || j.Published.IsZero() || !j.Times[time].HasRange || j.Times[time].Begin.Before(j.Published.Truncate(day).Add(day)) {
		return false
	}
	has := s.Child(e.Head, "aux")
	_, spoken := j.Lexicon.Agenda.spoken[e.Plover]
	return spoken && s.Child(e.Head, "aux:pass") < 0 && (w.XPOS == "VBD" || w.XPOS == "VBN" && has >= 0 && s.Words[has].Lemma == "have")
}

// dayOfWord reports whether a time is the day on which something was promised or
// agreed, and not the day of what is promised: "agreed to lay down their arms on
// Wednesday" where Wednesday has come.
func (j *joiner) dayOfWord(e *event.Event, time int) bool {
	s := &j.Sentences[e.Sentence]
	w := s.Words[e.Head]
	for w.XPOS == "VB" && w.Rel == "conj" && w.Head >= 0 {
		w = s.Words[w.Head] // "agreed on Tuesday to open a line and to hold drills"
	}
	if w.XPOS != "VB" || w.Rel != "xcomp" || w.Head < 0 || !j.come(time) {
		return false
	}
	over := s.Words[w.Head]
	return over.XPOS == "VBD" && s.Child(w.Head, "aux:pass") < 0 && j.Lexicon.Agenda.says[over.Lemma]
}

// ofMove reports whether a time is the day on which something was called off or
// put off, and not that of the thing: "called off on Friday the trip to Oslo".
func (j *joiner) ofMove(e *event.Event, time int) bool {
	s := &j.Sentences[e.Sentence]
	t := j.Times[time]
	if j.newDay(s, time) && j.otherMoved(s, e.Head, top(s, t.First, t.Last)) {
		return true
	}
	if s.Words[e.Head].UPOS != "NOUN" || !j.come(time) || s.Under(top(s, t.First, t.Last), e.Head) {
		return false
	}
	over, _ := j.statusOver(s, e.Head, false)
	return over.off()
}

// otherMoved reports whether the verb over a time puts something else on it than
// what stands at head: "put back the vote to May 3 at the request of the court"
// tells of no request on that day.
func (j *joiner) otherMoved(s *syntax.Sentence, head, at int) bool {
	verb := s.Words[at].Head
	if verb < 0 || verb == head || s.Words[verb].UPOS != "VERB" || !slices.ContainsFunc(keys(s, verb), func(k string) bool { return j.Lexicon.Status[k].status == "postponed" }) {
		return false
	}
	o := s.Child(verb, "obj", "nsubj:pass")
	return o >= 0 && !s.Under(head, o)
}

// come reports whether the day of a time is that of publication or before.
func (j *joiner) come(time int) bool {
	t := j.Times[time]
	return !j.Published.IsZero() && t.HasRange && !t.Until && t.Begin.Before(j.Published.Truncate(day).Add(day))
}

// toCalendar turns a plain statement of something that lies ahead ("the summit
// opens on Friday") into a scheduled event.
func (j *joiner) toCalendar(d *draft, t timex.Timex) {
	if j.Published.IsZero() || !t.HasRange {
		return
	}
	if d.out.Modality == "possible" && j.ahead(d.time) && j.ownDay(d, t) || d.out.Modality == "demanded" && d.out.Plover == "PROTEST" && d.out.Polarity == "positive" && j.ahead(d.time) {
		d.out.Modality = "scheduled" // who calls on people to march on May 3 holds a march
	}
	if d.found.FixedModality {
		return
	}
	if s := &j.Sentences[d.found.Sentence]; s.Words[d.found.Head].XPOS == "VBD" && t.Last > 0 && s.Words[t.Last-1].Lemma == "later" {
		d.out.Time, d.time = nil, -1 // "resumed two days later": after what was told, not after today
		return
	}
	if t.Until && j.done(d.found) || j.beyond(d.found, d.time) {
		d.out.Time, d.time = nil, -1
		d.out.Why = slices.DeleteFunc(d.out.Why, func(w string) bool { return strings.HasPrefix(w, "time:") })
		return
	}
	day := j.Published.Truncate(24 * 60 * 60 * 1e9)
	ahead := j.todayInFuture(d) || j.meetsToday(d) || !t.Begin.Before(day.AddDate(0, 0, 1)) || t.Until && !t.EndTime.Before(day.AddDate(0, 0, 1)) && present(&j.Sentences[d.found.Sentence], d.found.Head)
	s := &j.Sentences[d.found.Sentence]
	if ahead && d.out.Modality == "actual" && (j.Lexicon.Agenda.spoken[d.found.Plover] && spokenOf(s, d.found.Head) || wasDone(s, d.found.Head) || j.memorial(s.Index, d.found.Head)) {
		d.out.Time, d.time = nil, -1 // "called for protests on Friday": theirs
		return
	}
	if ahead && d.out.Modality == "actual" {
		d.out.Modality = "scheduled"
		d.out.Why = append(d.out.Why, "scheduled: the time lies after publication")
	}
}

// spokenOf reports whether a verb in the past tense tells what was said; parsers may take it for a
// participle.
func spokenOf(s *syntax.Sentence, verb int) bool {
	x := s.Words[verb].XPOS
	return (x == "VBD" || x == "VBN") && s.Child(verb, "aux", "aux:pass") < 0
}

// todayInFuture reports whether a thing of the day of publication stands in a clause
// that lies ahead: "will join them for a summit on Wednesday", told on Wednesday.
func (j *joiner) todayInFuture(d *draft) bool {
	s := &j.Sentences[d.found.Sentence]
	if !nominal(s, d.found.Head) || !j.today(d.time) {
		return false
	}
	for w := s.Words[d.found.Head].Head; w >= 0; w = s.Words[w].Head {
		if s.Words[w].UPOS == "VERB" {
			return j.saidAhead(s, w) || present(s, w) && s.Words[len(s.Words)-1].Text == "." && d.found.Plover == "CONSULT" && !j.Lexicon.Agenda.never[s.Words[w].Lemma] && j.timeOf(s.Index, w) == d.time
		}
	}
	return false
}

// meetsToday reports whether a full sentence tells in the present tense of a meeting
// on the day of publication: "She meets the queen on Monday", told on Monday.
func (j *joiner) meetsToday(d *draft) bool {
	s := &j.Sentences[d.found.Sentence]
	return d.found.Plover == "CONSULT" && present(s, d.found.Head) && j.today(d.time) && s.Words[len(s.Words)-1].Text == "."
}

// ownDay reports whether a thing is named with its day as the subject of what it may
// bring: "talks on Monday may yet bring peace" are held on Monday.
func (j *joiner) ownDay(d *draft, t timex.Timex) bool {
	s := &j.Sentences[d.found.Sentence]
	head := d.found.Head
	return nominal(s, head) && syntax.IsRel(s.Words[head].Rel, "nsubj") && s.Under(top(s, t.First, t.Last), head)
}

// verbOver is the first verb over a time; -1 for none.
func verbOver(s *syntax.Sentence, t timex.Timex) int {
	w := top(s, t.First, t.Last)
	for w >= 0 && s.Words[w].UPOS != "VERB" {
		w = s.Words[w].Head
	}
	return w
}

// done reports whether an event was done by its verb, and not by speaking of what is to be:
// "has banned all rallies until Tuesday" is done, and is to last till then.
func (j *joiner) done(e *event.Event) bool {
	s := &j.Sentences[e.Sentence]
	w := s.Words[e.Head]
	has := s.Child(e.Head, "aux")
	_, spoken := j.Lexicon.Agenda.spoken[e.Plover]
	return e.Rule != "agenda" && w.UPOS == "VERB" && !spoken && (syntax.IsRel(w.Rel, "root") || w.Rel == "acl:relcl") && w.Lower() != w.Lemma && s.Child(e.Head, "aux:pass") < 0 && (w.XPOS == "VBD" && has < 0 || w.XPOS == "VBN" && has >= 0 && s.Words[has].Lemma == "have")
}

// beyond reports whether a day ahead stands with another verb than that of an event that is done:
// "dissolved parliament, clearing the way for a vote on May 3".
func (j *joiner) beyond(e *event.Event, time int) bool {
	if !j.ahead(time) {
		return false
	}
	s := &j.Sentences[e.Sentence]
	v := verbOver(s, j.Times[time])
	return v != e.Head && (j.done(e) || joinsPast(s, e.Head, v))
}

// joinsPast reports whether a verb in the past is joined by "and" to one whose form does
// not tell its tense: "cut short a trip and called a meeting for Wednesday".
func joinsPast(s *syntax.Sentence, head, v int) bool {
	return v >= 0 && s.Words[v].Head == head && s.Words[v].Rel == "conj" && s.Words[head].XPOS == "VBD" && s.Words[v].XPOS == "VBD" && s.Words[v].Lower() != s.Words[v].Lemma
}

func present(s *syntax.Sentence, head int) bool {
	x := s.Words[head].XPOS
	return x == "VBZ" || x == "VBP"
}

// timeOf returns the index of the time expression that bears on word head of a
// sentence, or -1: the nearest in its clause that no other event is nearer to.
func (j *joiner) timeOf(sentence, head int) int {
	s := &j.Sentences[sentence]
	best, bestSteps := -1, 1<<30
	for i, t := range j.Times {
		if t.Sentence != sentence || noDay(t) || t.First >= t.Last {
			continue
		}
		at := top(s, t.First, t.Last)
		if ofNoun(s, at, head) || inDateline(s, at) || t.Since && sinceOther(s, at, head) {
			continue
		}
		steps, meet := path(s, head, at)
		if meet < 0 || crosses(s, at, meet) || crosses(s, head, meet) || joinedAfter(s, head, at, meet) || meet != head && clauseTop(s, head) != meet && clauseTop(s, head) != clauseTop(s, meet) {
			continue
		}
		if !t.HasRange {
			steps += 10 // "earlier" only where nothing better is said
		}
		if meet == head && ofNextVerb(s, at, head) {
			steps += 5 // "met them on Monday and promised help by May": shared only where there is no other
		}
		if steps < bestSteps || steps <= bestSteps+1 && s.Words[at].Head == head && within(t, j.Times[best]) {
			best, bestSteps = i, min(steps, bestSteps)
		}
	}
	if best >= 0 && !j.Times[best].HasRange {
		return -1
	}
	if main := meanwhile(s, head); best < 0 && main >= 0 {
		return j.timeOf(sentence, main)
	}
	if best < 0 {
		return j.whenDay(s, head)
	}
	return best
}

// sinceOther reports whether a "since" tells how long something else has gone on than what
// was once done: "accused the mayor of ignoring the quarter since May".
func sinceOther(s *syntax.Sentence, at, head int) bool {
	verb := s.Words[at].Head
	return s.Words[head].XPOS == "VBD" && verb >= 0 && verb != head && s.Words[verb].UPOS == "VERB" && s.Under(verb, head)
}

// within reports whether a time is a part of another: the day of "next week's summit on
// May 3".
func within(a, b timex.Timex) bool {
	return a.HasRange && b.HasRange && !a.Begin.Before(b.Begin) && !a.EndTime.After(b.EndTime) && a.EndTime.Sub(a.Begin) < b.EndTime.Sub(b.Begin)
}

// ofNextVerb reports whether a time stands with a verb that "and" joins to another.
func ofNextVerb(s *syntax.Sentence, at, verb int) bool {
	for w := at; w >= 0 && w != verb; w = s.Words[w].Head {
		if s.Words[w].Rel == "conj" && s.Words[w].Head == verb && s.Words[w].UPOS == "VERB" {
			return true
		}
	}
	return false
}

// whenDay returns the time right before the "when" of a clause, which is the clause's
// own: "on Monday, when the unions hold a strike"; -1 for none.
func (j *joiner) whenDay(s *syntax.Sentence, head int) int {
	verb := clauseTop(s, head)
	when := s.Child(verb, "advmod", "mark")
	if when < 1 || s.Words[when].Lemma != "when" || !syntax.IsRel(s.Words[verb].Rel, "advcl") && !syntax.IsRel(s.Words[verb].Rel, "acl:relcl") {
		return -1
	}
	if s.Words[when-1].Text == "," {
		when--
	}
	return slices.IndexFunc(j.Times, func(t timex.Timex) bool {
		return t.Sentence == s.Index && t.Last == when && t.First < t.Last && t.HasRange && t.Type != "DURATION" && t.Type != "SET"
	})
}

// inDateline reports whether a time is the date of a dateline, which tells when the
// article was written: "LIMA, May 3 (Agency) - …".
func inDateline(s *syntax.Sentence, at int) bool {
	return s.Words[at].Rel == "dep" && s.Words[at].Head == 0 && s.Words[0].Rel == "parataxis"
}

// meanwhile returns the verb of the clause at whose time a clause without a time of its
// own is told: "drove the ambulances on Friday as nurses went on strike"; -1 for none.
func meanwhile(s *syntax.Sentence, head int) int {
	top := clauseTop(s, head)
	w := s.Words[top]
	if w.Rel == "acl" && w.XPOS == "VBG" && w.Head >= 0 && s.Words[w.Head].Rel == "obj" && s.Words[s.Words[w.Head].Head].XPOS == "VBD" {
		return s.Words[w.Head].Head // "adopted a resolution on Friday demanding a truce"
	}
	mark := s.Child(top, "mark")
	if w.Head < 0 || !syntax.IsRel(w.Rel, "advcl") || w.XPOS != "VBD" || s.Words[w.Head].XPOS != "VBD" || mark < 0 || s.Words[mark].Lemma != "as" && s.Words[mark].Lemma != "while" {
		return -1
	}
	return w.Head
}

// ofNoun reports whether a time is part of a noun's name ("the 2016 election")
// that is not the event itself.
func ofNoun(s *syntax.Sentence, at, head int) bool {
	w := s.Words[at]
	if w.Head < 0 || w.Head == head {
		return false
	}
	if w.Rel == "nmod:poss" && s.Words[w.Head].Lemma == "deadline" {
		return false // "withdraw by Sunday's deadline" is by Sunday
	}
	return w.Rel == "nummod" || w.Rel == "amod" || w.Rel == "nmod:poss" || syntax.IsRel(w.Rel, "compound")
}

// recordTime writes a time expression in the record's form; zone is the IANA
// zone of the event's place, used where the text names no other.
func (j *joiner) recordTime(i int, zone string) *readout.Time {
	t := j.Times[i].Record(zone)
	return &t
}

func deictic(t timex.Timex) bool { return t.Deictic }
