package resolve

import (
	"fmt"
	"slices"
	"strconv"

	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/syntax"
	"readout/internal/timex"
	"readout/readout"
)

// draft is an event on its way into the record.
type draft struct {
	out   readout.Event
	found *event.Event
	// time is the index of its time expression, or -1; deictic times ("this
	// evening") yield to dates when mentions of one event are merged.
	time int
	// day is the time that it has as one of several of its verb, or -1; with others in
	// each, its words are those of [from, to).
	day, from, to int
	// into is the index of the draft that this one was merged into, or -1.
	into int
	// answers: it is an answer to what another did, as others may be: Latvia
	// welcomes what Estonia did, not that Lithuania welcomed it.
	answers bool
	// aim: the act aimed at a land, whose target this one has as well.
	aim *event.Event
}

// events makes a draft of every coded event.
func (j *joiner) events() {
	for i := range j.Events {
		e := &j.Events[i]
		if j.talksAbout(e) || j.tellsPress(e) || j.claimedAbove(e) {
			continue // "met them to discuss the truce" is one meeting
		}
		source, target := j.ends(e)
		if e.Plover == "ACCUSE" && len(target) == 0 && j.selfBlamed(e, source) {
			continue
		}
		if (e.Plover == "REQUEST" || e.Plover == "ACCUSE") && j.ofItself(e.Sentence, e.Source, e.Target) || e.Plover == "REQUEST" && j.insistsItIs(e.Sentence, e.Head) {
			continue
		}
		if j.private(e, source) || j.homeward(e, source, target) {
			if !j.dueOn(e) {
				continue // a traveller of no standing, or one who comes home: nothing between actors
			}
			e.Plover, e.Mode, e.Cameo, e.Rule = "", "", "", "agenda" // no act of a state, but an entry of the calendar
		}
		if e.Said && (e.Polarity == "negative" || len(source) == 0) {
			continue // nobody has said that he did it
		}
		if e.Plover == "REQUEST" && j.toOwnState(source, target) {
			continue // a minister who says what his country must do
		}
		if j.unofficial(e, source, target) || j.amongPrivate(e, source, target) && !j.dueOn(e) {
			continue // praise among those who have no standing
		}
		if e.Polarity == "negative" && len(source) == 0 && j.Ontology.Quad(e.Plover) == 4 {
			continue // "was not dissolved": nothing between actors
		}
		if len(source)+len(target) == 0 && !j.aimsAtLand(e) && e.Plover != "CONSULT" && e.Plover != "" && len(e.About) == 0 {
			continue // nobody in it: nothing that could be checked
		}
		d := draft{found: e, time: -1, day: -1, into: -1, out: readout.Event{
			Plover: e.Plover, Mode: e.Mode, Cameo: e.Cameo, Contexts: nonNil(e.Contexts),
			Quad: j.Ontology.Quad(e.Plover), Goldstein: j.Ontology.Goldstein(e.Plover, e.Mode, e.Cameo),
			Source: nonNil(source), Target: nonNil(target), Polarity: e.Polarity, Modality: e.Modality,
			Why: slices.Clone(e.Why), Confidence: e.Confidence, ReportedBy: []string{}, About: []string{},
			Evidence: []readout.Evidence{{
				Sentence: e.Sentence, Trigger: *j.cover(e.Sentence, []int{e.Head}), Wires: j.credited[e.Sentence],
				Source: j.argument(e.Sentence, j.orElse(e, e.Source, e.Target, "nsubj")),
				Target: j.argument(e.Sentence, j.orElse(e, e.Target, e.Source, "obj", "nsubj:pass", "obl", "nmod", "xcomp")),
			}},
		}}
		if e.Reason[1] > e.Reason[0] {
			d.out.Reason = j.Text[e.Reason[0]:e.Reason[1]]
		}
		d.out.Purpose = j.Text[e.Purpose[0]:e.Purpose[1]]
		d.out.Instrument = j.Text[e.Instrument[0]:e.Instrument[1]]
		d.out.Harm = e.Harm
		if k, ok := j.onlyDay[i]; ok {
			d.day, d.from, d.to = k.time, k.from, k.to
		}
		j.when(&d)
		j.status(&d)
		j.where(&d)
		j.topics(&d)
		j.takeUp(&d)
		j.carriers(&d)
		j.lendOffice(&d)
		j.drafts = append(j.drafts, d)
	}
}

// unofficial reports whether praise is that of a person or a body without a code, for
// nobody who has one: a driver defends his team's strategy.
func (j *joiner) unofficial(e *event.Event, source, target []string) bool {
	if e.Plover != "SUPPORT" || len(source) == 0 {
		return false
	}
	coded := func(id string) bool { return j.actor(id).Code != "" }
	return !slices.ContainsFunc(source, coded) && !slices.ContainsFunc(target, coded)
}

// dueOn reports whether an event has a day that lies ahead.
func (j *joiner) dueOn(e *event.Event) bool {
	i := j.timeOf(e.Sentence, e.Head)
	return i >= 0 && (j.ahead(i) || j.today(i) && e.Modality == "scheduled") && (e.Modality == "scheduled" || e.Modality == "actual")
}

func nonNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// ends returns the actors at both ends. A symmetric event has everybody at
// both; one plural at a single end is split.
func (j *joiner) ends(e *event.Event) (source, target []string) {
	source, target = j.actorsAt(e.Sentence, e.Source), j.actorsAt(e.Sentence, e.Target)
	if e.Symmetric {
		if len(e.Source) > 0 && j.ownsOne(e.Sentence, e.Source[0], slices.Concat(e.Source, e.Target)) {
			source = j.actorsAt(e.Sentence, e.Source[1:])
		}
		all := appendNew(slices.Clone(source), target...)
		if len(all) > 1 {
			return all, slices.Clone(all)
		}
	}
	target = slices.DeleteFunc(target, func(t string) bool {
		return slices.Contains(source, t) || (e.Plover == "REJECT" || e.Plover == "ACCUSE" || e.Plover == "SUPPORT") && j.servesIt(source, t) || e.Plover == "SUPPORT" && j.ownState(source, t) || (e.Plover == "MOBILIZE" || e.Plover == "AGREE") && j.ownForces(source, t) ||
			(e.Plover == "PROTEST" || e.Plover == "REQUEST") && j.theirLeader(source, t)
	})
	if len(target) == 0 && (e.Plover == "ASSAULT" || e.Plover == "COERCE") {
		target = j.theirsWhoSay(e, source)
	}
	return source, target
}

// theirLeader reports whether an end is the leader of those who act: who marches for him
// or demands his release does it against somebody else.
func (j *joiner) theirLeader(source []string, target string) bool {
	t := j.actor(target)
	return t != nil && t.Of != "" && slices.Contains(source, t.Of) && (t.Type == "office" || t.Type == "person") && j.actor(t.Of).Type == "population"
}

// ownState reports whether an end is the state of whose officials and bodies all who act
// are: who praises his country does it for nobody.
func (j *joiner) ownState(source []string, target string) bool {
	t := j.actor(target)
	return t != nil && t.Type == "state" && len(source) > 0 && !slices.ContainsFunc(source, func(id string) bool {
		a := j.actor(id)
		return !sameState(a.Code, t.Code) || a.Type != "person" && a.Type != "office" && a.Type != "government"
	})
}

// servesIt reports whether all who act are officials of a state at the other end, or
// the state itself what is its own there: "an Iranian official rejected reports that
// Tehran had sent arms" and "Tehran condemned the attack on its embassy" are against
// nobody.
func (j *joiner) servesIt(source []string, target string) bool {
	t := j.actor(target)
	return t != nil && len(source) > 0 && !slices.ContainsFunc(source, func(id string) bool {
		a := j.actor(id)
		return (t.Type != "state" || a.Code != t.Code+"GOV") && (a.Type != "state" || t.Type == "person" || t.Code != a.Code+"GOV")
	})
}

// orElse returns the words of one end of an event or, where nobody stands there,
// the head of the phrase in that place: "boycotted the vote" shows what was
// boycotted, though a vote is no actor. Days are no such phrases.
func (j *joiner) orElse(e *event.Event, end, other []int, rels ...string) []int {
	if len(end) > 0 {
		return end
	}
	s := &j.Sentences[e.Sentence]
	for _, rel := range rels {
		for _, c := range s.Children(e.Head) {
			if k := s.Child(c, "case"); k >= 0 && j.Lexicon.Circumstance[s.Words[k].Lemma] {
				continue // "after the vote", "amid tensions"
			}
			if !syntax.IsRel(s.Words[c].Rel, rel) || slices.Contains(other, c) || slices.Contains(e.Trigger, c) || j.timeAt(e.Sentence, c) {
				continue
			}
			if rel == "xcomp" {
				if o := s.Child(c, "obj", "obl"); o >= 0 {
					return []int{o}
				}
			}
			return []int{c}
		}
	}
	for _, t := range e.Trigger { // "held drills near the border"
		if c := s.Child(t, "nmod"); t != e.Head && c >= 0 && rels[0] != "nsubj" && !slices.Contains(other, c) {
			return []int{c}
		}
	}
	return nil
}

// timeAt reports whether a word belongs to a time expression.
func (j *joiner) timeAt(sentence, w int) bool {
	return slices.ContainsFunc(j.Times, func(t timex.Timex) bool {
		return t.Sentence == sentence && t.First <= w && w < t.Last
	})
}

// otherClock reports whether a place is only whose clock a time is told by as
// well: "at 9 p.m. (3 a.m. in Prague)" was not in Prague.
func (j *joiner) otherClock(sentence, w int) bool {
	words := j.Sentences[sentence].Words
	return slices.ContainsFunc(j.Times, func(t timex.Timex) bool {
		return t.Sentence == sentence && t.First <= w && w < t.Last &&
			slices.ContainsFunc(words[t.First:w], func(x syntax.Word) bool { return x.Text == "(" })
	})
}

// topics names what the event is about: places and actors by id, anything else
// in the text's words.
func (j *joiner) topics(d *draft) {
	e := d.found
	s := &j.Sentences[e.Sentence]
	for _, w := range e.About {
		if j.timeAt(e.Sentence, w) {
			continue // "opens on the 20th"
		}
		first, last := s.Subtree(w)
		for _, other := range e.About {
			if other > w && s.Under(other, w) { // a list: each is a topic of its own
				before, _ := s.Subtree(other)
				last = max(w+1, min(last, before))
			}
		}
		named := false
		for i := first; i < last; i++ {
			if !s.Under(i, w) {
				continue
			}
			if p, ok := j.placeAt[wordAt{e.Sentence, i}]; ok {
				if i != w && j.rec.Places[p].ID == d.out.Place {
					continue // "to discuss a code of conduct in Vientiane", where they meet
				}
				d.out.About = appendNew(d.out.About, j.rec.Places[p].ID)
				named = named || i == w
			} else if m := j.Mentions.At(e.Sentence, i); m != nil && m.Kind != mention.Pronoun {
				d.out.About = appendNew(d.out.About, j.actorOf[m.Entity]...)
				named = named || i == w && len(j.actorOf[m.Entity]) > 0
			}
		}
		if !named {
			d.out.About = appendNew(d.out.About, j.phrase(s, w, first, last))
		}
	}
}

// carriers lists the statements in whose content the trigger stands.
func (j *joiner) carriers(d *draft) {
	e := d.found
	for i, st := range j.Statements {
		switch {
		case st.Sentence == e.Sentence && st.CueWord == e.Head:
			if e.Said { // otherwise the statement is the event itself ("accused")
				d.out.ReportedBy = appendNew(d.out.ReportedBy, j.said[i]...)
			}
			continue
		case !st.Reports && !st.Gap:
			continue // a wish, a judgement: nobody says that it happened
		case st.Act == "deny" && e.Plover == "ACCUSE":
			continue // the charge was made; what it says is denied
		case st.Act == "deny" && nominal(&j.Sentences[e.Sentence], e.Head):
			continue // "denied a role in the attack": the attack is not denied
		}
		for _, c := range st.ContentWords {
			if c.Sentence == e.Sentence && j.inRange(e, c.First, c.Last) {
				d.out.ReportedBy = appendNew(d.out.ReportedBy, j.said[i]...)
				break
			}
		}
	}
	d.out.Evidence[0].Statements = d.out.ReportedBy
}

// inRange reports whether the event's trigger lies among the words [first,
// last), or goes on from one that does ("…, killing at least seven").
func (j *joiner) inRange(e *event.Event, first, last int) bool {
	s := &j.Sentences[e.Sentence]
	at := e.Head
	for {
		if first <= at && at < last {
			return true
		}
		if !openClause(s, at) {
			return false
		}
		at = s.Words[at].Head
	}
}

func nominal(s *syntax.Sentence, head int) bool {
	return s.Words[head].UPOS == "NOUN" || s.Words[head].UPOS == "PROPN"
}

// numberEvents gives the events that remain their ids, in text order, and fills the
// statements' lists.
func (j *joiner) numberEvents() {
	for i := range j.drafts {
		d := &j.drafts[i]
		if d.into >= 0 || j.empty(d) || j.history(d) {
			continue
		}
		d.out.ID = fmt.Sprintf("E%d", len(j.rec.Events)+1)
		for _, id := range d.out.ReportedBy {
			st := j.statement(id)
			st.Events = append(st.Events, d.out.ID)
		}
		j.rec.Events = append(j.rec.Events, d.out)
	}
	j.told = len(j.rec.Events)
}

// empty reports whether nothing is told of an event that could be checked: it
// names nobody, and no day, place or topic either ("the meeting"). What happened
// without violence or a crowd needs two of them ("talks were held in Bern on
// Monday").
func (j *joiner) empty(d *draft) bool {
	e := &d.out
	if len(e.Source)+len(e.Target) > 0 {
		return false
	}
	if e.Plover == "CONSULT" && e.Modality == "actual" && j.setting(d) {
		return true
	}
	told := min(len(e.About), 1)
	if e.Time != nil {
		told++
	}
	if e.Place != "" {
		told++
	}
	if e.Modality == "actual" && e.Plover != "" && e.Plover != "ASSAULT" && e.Plover != "PROTEST" {
		return told < 2
	}
	return told == 0
}

// setting reports whether the event's noun only says where or when something else
// was done: "invited them at the Lima summit".
func (j *joiner) setting(d *draft) bool {
	s := &j.Sentences[d.found.Sentence]
	w := &s.Words[d.found.Head]
	k := s.Child(d.found.Head, "case")
	return w.UPOS != "VERB" && (w.Rel == "obl" || w.Rel == "nmod") && k >= 0 && (s.Words[k].Lemma == "at" || j.Lexicon.Circumstance[s.Words[k].Lemma])
}

// past is how many years before the document what happened is no news of it.
const past = 25

// history reports whether the text dates an event long before itself.
func (j *joiner) history(d *draft) bool {
	if d.out.Time == nil || j.Published.IsZero() || len(d.out.Time.Value) < 4 {
		return false
	}
	year, err := strconv.Atoi(d.out.Time.Value[:4])
	return err == nil && year < j.Published.Year()-past
}
