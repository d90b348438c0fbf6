package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// Outcome is what became of something that was planned.
type Outcome struct {
	Planned Report
	// Status: happened, moved, cancelled, contradicted, or "no report yet".
	Status  string
	Moved   string  // to which day; empty when no report names one
	Closing *Report // the report that says so; nil for none, without an event when only words do
	// Sentence is the one that says so.
	Sentence string
}

// Outcomes are what may become of a plan.
var Outcomes = []string{"happened", "moved", "cancelled", "contradicted", "no report yet"}

// later is an event told after a plan.
type later struct {
	Report
	telling
	order int // of the record
}

// FollowUp matches what was planned for a day before now with what later
// records say of it. records stand in the order of their publication. Of a plan
// that several articles tell, each is listed.
func (t *Tracker) FollowUp(records []*readout.Record, now time.Time) []Outcome {
	var plans []later
	counted, byType := gather(records)
	for k, rec := range counted {
		for i := range rec.Events {
			if e := &rec.Events[i]; sided(e) && ahead(rec, e) && due(e, now) {
				plans = append(plans, planOf(rec, e, k+1))
			}
		}
	}
	var out []Outcome
	heard := t.listen()
	closing := map[*readout.Event]bool{}
	for _, p := range plans {
		if p.Event.Off() || beside(&p, plans) {
			continue
		}
		o := heard.fateOf(&p, counted, byType)
		if o.Status == "no report yet" {
			if put := heard.sole(&p, plans, counted); put != nil {
				o = *put
			}
		}
		if o.Closing != nil && o.Closing.Event != nil {
			closing[o.Closing.Event] = true
		}
		out = append(out, o)
	}
	for i := range out {
		if out[i].Status == "no report yet" {
			heard.onNewDay(&out[i], out, plans, counted, byType)
		}
	}
	// What was called off without having been announced in another article.
	for _, p := range plans {
		if p.Event.Off() && !closing[p.Event] && !slices.ContainsFunc(out, func(o Outcome) bool {
			return samePlan(&p, o) && !t.otherMatter(&p, &later{Report: o.Planned, telling: tell(o.Planned.Record, o.Planned.Event)})
		}) {
			o := t.became(&p, byType)
			if day := t.toldMoved(&p); day != "" {
				o.Moved, o.Closing = day, &p.Report
			}
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Outcome) int { return orderOf(plans, a) - orderOf(plans, b) })
	for i := range out {
		out[i].quote()
	}
	return out
}

// fateOf looks for what became of a plan among events and, where none tells it, in
// words.
func (t *hearing) fateOf(p *later, counted []*readout.Record, byType map[string][]later) Outcome {
	o := t.became(p, byType)
	if day := cmp.Or(t.extended(p), t.otherDay(p)); day != "" && o.Closing == nil {
		return Outcome{p.Report, "moved", day, &p.Report, ""}
	}
	switch said, ok := t.spoken(p, counted); {
	case o.Closing == nil && ok:
		if told := publishedBy(said.Closing.Record); told > p.when.to && (said.Status == "moved" || said.Status == "cancelled") {
			if echo := t.echo(p, counted); echo != nil && publishedBy(echo.Closing.Record) < told {
				return *echo // what is put off later is the next of its kind
			}
		}
		if said.Status == "moved" && said.Moved == "" {
			said.Moved = t.replanned(p, said.Closing.Record, byType)
		}
		return said
	case o.Closing == nil:
		if moved := t.setElse(p, counted); moved != nil {
			return *moved
		}
		if echo := t.echo(p, counted); echo != nil {
			return *echo
		}
	case o.Status == "happened" && ok && said.Status == "moved" && said.Moved != "" && o.Closing.Event != nil && said.Moved == o.Closing.Record.Day(o.Closing.Event) && said.Moved != p.Record.Day(p.Event):
		return said // "brought forward to Sunday", and told to have been on Sunday
	case o.Status == "moved" && ok && said.Status == "cancelled" && said.Closing.Record == o.Closing.Record:
		return said // called off, and something else planned
	case o.Status == "moved" && o.Moved == "" && said.Status == "moved":
		o.Moved = said.Moved
	}
	if o.Status == "moved" && o.Moved == "" && o.Closing != nil {
		o.Moved = cmp.Or(t.toldBy(p, o.Closing), t.replanned(p, o.Closing.Record, byType))
	}
	return o
}

// toldBy is the day to which the report that a plan was put off puts it: "put back by a week".
func (t *Tracker) toldBy(plan *later, r *Report) string {
	if r.Event == nil || len(r.Event.Evidence) == 0 {
		return ""
	}
	return t.movedTo(plan, r.Record, r.Event.Evidence[0].Sentence)
}

// quote takes the sentence of the event that closes a plan.
func (o *Outcome) quote() {
	if o.Closing != nil && o.Closing.Event != nil {
		o.Sentence = o.Closing.Record.EventSentence(o.Closing.Event)
	}
}

// toldMoved is the day to which the sentence that tells a plan puts it itself: "the
// vote planned for May 3 was put off to May 5".
func (t *Tracker) toldMoved(p *later) string {
	if p.Event.Status != "postponed" || len(p.Event.Evidence) == 0 {
		return ""
	}
	return t.movedTo(p, p.Record, p.Event.Evidence[0].Sentence)
}

// extended is the day to which the sentence that tells when something runs out has it
// go on: "the truce, which was to expire on Tuesday, has been extended until Thursday".
func (t *hearing) extended(p *later) string {
	if len(p.Event.Evidence) == 0 || !t.things(p).expires() {
		return ""
	}
	sentence := p.Event.Evidence[0].Sentence
	if !t.line(p.Record, sentence).kept {
		return ""
	}
	return cmp.Or(t.newDay(p, p.Record, sentence), dayAfter(p, p.Record, sentence))
}

// otherDay is the day that the sentence of a plan sets in place of the plan's: "the
// vote planned for Tuesday will be held on Wednesday instead".
func (t *hearing) otherDay(p *later) string {
	rec := p.Record
	if len(p.Event.Evidence) == 0 || !contains(rec.EventSentence(p.Event), t.elsewhen) && !contains(rec.EventSentence(p.Event), t.anew) {
		return ""
	}
	mine := t.things(p)
	for i := range rec.Events {
		e := &rec.Events[i]
		if e == p.Event || len(e.Evidence) == 0 || e.Evidence[0].Sentence != p.Event.Evidence[0].Sentence || triggerAt(e) < triggerAt(p.Event) || !ahead(rec, e) || e.Off() {
			continue
		}
		o := planOf(rec, e, p.order)
		if theirs := t.things(&o); !o.when.overlaps(p.when) && (shared(mine.things, theirs.things) || shared(mine.verbs, theirs.verbs) || shared(mine.verbs, theirs.things)) {
			return rec.Day(e)
		}
	}
	return ""
}

// shares reports whether two matters have a word in common, be it a verb or a noun.
func (m *matter) shares(o *matter) bool {
	return shared(m.verbs, o.verbs) || shared(m.verbs, o.things) || shared(m.things, o.verbs) || shared(m.things, o.things)
}

// shared reports whether two sets have a word in common.
func shared(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

func orderOf(plans []later, o Outcome) int {
	return slices.IndexFunc(plans, func(p later) bool { return p.Event == o.Planned.Event })
}

// samePlan reports whether what was called off is a plan that is listed.
func samePlan(p *later, o Outcome) bool {
	t := tell(o.Planned.Record, o.Planned.Event)
	return p.when.meets(t.when) && calledOff(p, &t)
}

// yearDays is how long a plan that was put off may wait for its new day,
// overdueDays how long one may of which nothing was heard.
const (
	yearDays    = 366
	overdueDays = 14
)

// became looks through later records for the fate of a plan.
func (t *Tracker) became(plan *later, byType map[string][]later) Outcome {
	o, closed := Outcome{Planned: plan.Report, Status: "no report yet"}, plan.order
	r := t.calledOffBy(plan, byType)
	if r == nil && plan.Event.Off() {
		r = plan
	}
	if r != nil {
		o.Status, o.Closing, closed = "cancelled", &r.Report, r.order
		switch {
		case r.Event.Status == "postponed":
			o.Status = "moved"
		case r != plan && r.Event.Polarity == "negative" && t.neverPlanned(r.Record.EventSentence(r.Event)):
			o.Status = "contradicted" // nobody calls off what he says was never planned
		}
	}
	for _, l := range byType[plan.plover] {
		if l.order < plan.order || l.Event == plan.Event || !fit(party.stands).sameOccasion(&plan.telling, &l.telling) && !oneSideOnDay(&plan.telling, &l.telling) && !(plan.Event.Off() && t.sameMatter(plan, &l)) || t.otherOfRow(plan, plainWords(l.Record.EventSentence(l.Event))) || t.lapsed(plan, l.Record.EventSentence(l.Event)) || toNation(plan) && l.Event.Mode != plan.Event.Mode {
			continue
		}
		r := l.Report
		onDay := plan.when.meets(l.when)
		put := o.Status == "moved" || o.Status == "cancelled"
		switch e := l.Event; {
		case put && l.order > closed && ahead(l.Record, e) && !e.Off() && plan.when.overlaps(l.when):
			o = Outcome{Planned: plan.Report, Status: "no report yet"} // on after all
		case o.Status == "moved" && o.Closing.Event != nil && e.Modality == "actual" && theirOwn(plan, o.Closing) && !sameNames(plan.source, l.source):
			// who put it off is named as in the plan, who did something is not
		case put && l.when.dated && !plan.when.overlaps(l.when) && e.Modality == "actual":
			// what came to be on the new day
		case o.Status == "no report yet" && e.Modality == "actual" && e.Polarity == "positive" && l.when.dated && !plan.when.overlaps(l.when) && l.when.from <= plan.when.to+pastDays && contains(l.Record.EventSentence(e), t.belated):
			o = Outcome{Planned: plan.Report, Status: "moved", Moved: l.Record.Day(e), Closing: &r}
		case o.Status == "no report yet" && e.Modality == "actual" && onDay && l.when.dated && !plan.when.overlaps(l.when) && t.putNear(&l):
			o = Outcome{Planned: plan.Report, Status: "moved", Moved: l.Record.Day(e), Closing: &r}
		case e.Modality == "actual" && e.Polarity == "positive" && onDay && t.inStead(plan, l.Record.EventSentence(e)):
			o = Outcome{Planned: plan.Report, Status: "contradicted", Closing: &r}
		case e.Modality == "actual" && e.Polarity == "positive" && onDay && (l.when.dated || publishedBy(l.Record) >= plan.when.from):
			return Outcome{Planned: plan.Report, Status: "happened", Closing: &r}
		case e.Modality == "actual" && e.Polarity == "negative" && onDay:
			o = Outcome{Planned: plan.Report, Status: "contradicted", Closing: &r}
		case l.order > plan.order && (!onDay || t.saysMoved(&l)) && (l.when.from > plan.when.from || t.saysMoved(&l) && l.when.to < plan.when.from) && ahead(l.Record, e) && !e.Off() && o.Moved == "" && (o.Status == "no report yet" || o.Status == "moved" || o.Status == "cancelled" && t.saysMoved(&l)) && moves(plan, &l, o.Status == "moved") && (o.Status != "no report yet" || t.saysMoved(&l) || publishedBy(l.Record) <= plan.when.to || fit(party.same).sameActors(&plan.telling, &l.telling)) && t.things(&l).expires() == t.things(plan).expires() && (t.saysMoved(&l) || !t.nextOfKind(plan, &l)):
			o = Outcome{Planned: plan.Report, Status: "moved", Moved: l.Record.Day(e), Closing: &r}
		}
	}
	return o
}

// toNation reports whether a plan is that somebody speaks to his own country: that he
// met somebody of it is no news of that.
func toNation(plan *later) bool {
	return plan.plover == "CONSULT" && plan.Event.Mode != "" && len(plan.source) == 1 && len(plan.target) == 1 && plan.target[0].state && !plan.source[0].state && sameCountry(plan.source, plan.target)
}

// replanned is the day for which a plan that words alone put off was planned anew
// after a record.
func (t *Tracker) replanned(plan *later, after *readout.Record, byType map[string][]later) string {
	for _, kind := range slices.Compact([]string{plan.plover, ""}) {
		for _, l := range byType[kind] {
			if publishedBy(l.Record) > publishedBy(after) && l.when.from > plan.when.to && ahead(l.Record, l.Event) && !l.Event.Off() && (kind == plan.plover && fit(party.stands).sameOccasion(&plan.telling, &l.telling) || goesThere(plan, &l, t) || t.sameThere(plan, &l)) && moves(plan, &l, true) {
				return l.Record.Day(l.Event)
			}
		}
	}
	return ""
}

// goesThere reports whether somebody is to be where a visit was to be: "will be in
// Lima on Friday".
func goesThere(plan, l *later, t *Tracker) bool {
	return visits(plan) && toBeThere(l.Record, l.Event, t) && within(plan.source, l.source) && slices.ContainsFunc(plan.target, func(p party) bool { return len(p.code) >= 3 && p.code[:3] == l.country })
}

// sameThere reports whether two plans are of one matter in one land.
func (t *Tracker) sameThere(plan, l *later) bool {
	if plan.country == "" || plan.country != l.country || slices.ContainsFunc(plan.source, func(p party) bool { return p.person }) {
		return false
	}
	a, b := t.things(plan), t.things(l)
	return a.shares(&b)
}

// moves reports whether a later plan is the earlier one on another day: told
// before the old day or soon after it passed without a report, or when it was
// put off.
func moves(plan, l *later, putOff bool) bool {
	told := publishedBy(l.Record)
	return putOff && told <= plan.when.to+yearDays || told <= plan.when.to+overdueDays
}

// publishedBy is the day of publication as a number; 0 when it is unknown.
func publishedBy(rec *readout.Record) int {
	day, ok := dayNumber(rec.PublicationDay())
	if !ok {
		return 0
	}
	return day
}

// sameOccasion reports whether a plan and an event have the same actors and, where
// no type says what it is (an election), the same matter.
func (f fit) sameOccasion(t, o *telling) bool {
	if t.plover == "" && !slices.ContainsFunc(t.about, func(a string) bool {
		return slices.ContainsFunc(o.about, func(b string) bool { return matterOf(a) == matterOf(b) })
	}) {
		return false
	}
	// Whom one visits says where better than the clause does; what two do in one
	// country on one day is one thing, wherever it is.
	return f.sameActors(t, o) && (t.samePlace(o) || t.when.dated && o.when.dated && t.when.meets(o.when) && t.country == o.country || len(t.target) > 0 && f.sameSide(t.target, o.target) && !bothSides(t))
}

// oneSideOnDay reports whether two events of one type on one day have one side in
// common, of which one of them does not tell the other: a trial of whom, a strike
// against whom.
func oneSideOnDay(t, o *telling) bool {
	if t.plover == "" || !t.when.dated || !o.when.dated || !t.when.overlaps(o.when) {
		return false
	}
	f := fit(party.stands)
	source, target := len(t.source) > 0 && f.sameSide(t.source, o.source), len(t.target) > 0 && f.sameSide(t.target, o.target)
	return source && (len(t.target) == 0 || len(o.target) == 0) || target && (len(t.source) == 0 || len(o.source) == 0)
}

// sameMatter reports whether a plan and an event that no type tells are of the same
// side and the same thing, whether a verb or a noun names it: "the inauguration",
// "will be inaugurated".
func (t *Tracker) sameMatter(plan, l *later) bool {
	who, also := slices.Concat(plan.source, plan.target), slices.Concat(l.source, l.target)
	if plan.plover != "" || len(who) == 0 || len(also) == 0 || !fit(party.stands).sameSide(who, also) || !plan.samePlace(&l.telling) {
		return false
	}
	a, b := t.things(plan), t.things(l)
	return a.shares(&b)
}

// matterOf is the root of what a noun phrase is about: that of "its general
// election of May 3" is that of "elections".
func matterOf(phrase string) string {
	if head := headOf(strings.Fields(phrase)); len(head) > 0 {
		return root(head[0])
	}
	return ""
}

// calledOffBy finds the report that a plan was called off or put off.
func (t *Tracker) calledOffBy(plan *later, byType map[string][]later) *later {
	for _, kind := range []string{plan.plover, "REJECT"} {
		for _, l := range byType[kind] {
			if l.Record == plan.Record && !l.when.dated && triggerAt(l.Event) < triggerAt(plan.Event) {
				continue // "were put off. They will now be held on Friday"
			}
			if l.Record == plan.Record && l.when.dated && plan.when.dated && !plan.when.overlaps(l.when) {
				continue // of one article that calls off Wednesday's trip and plans Thursday's vote
			}
			if l.order >= plan.order && l.Event != plan.Event && l.Event.Off() && (plan.when.meets(l.when) || !l.when.dated && publishedBy(l.Record) <= plan.when.to) && (l.when.dated && fit(party.same).sameSide(plan.source, l.source) || !t.otherMatter(plan, &l)) && calledOff(&l, &plan.telling) {
				return &l
			}
		}
	}
	return nil
}

// otherMatter reports whether neither a plan nor what was called off has a type, and
// they have no thing in common: a strike called off is no speech called off.
func (t *Tracker) otherMatter(plan, l *later) bool {
	if plan.plover != "" || l.plover != "" {
		return false
	}
	a, b := t.things(plan), t.things(l)
	return !a.shares(&b)
}

// calledOff reports whether what was called off can be a plan: who calls it off
// takes part in it, and nobody is named who does not.
func calledOff(l *later, plan *telling) bool {
	who := slices.Concat(l.source, l.target)
	there := slices.Concat(plan.source, plan.target)
	if plan.country != "" { // "will not go to Spain": the summit is there
		there = append(there, party{code: plan.country, state: true})
	}
	return len(who) > 0 && fit(party.stands).within(l.source, slices.Concat(plan.source, plan.target)) && fit(party.stands).within(who, there) && l.samePlace(plan)
}
