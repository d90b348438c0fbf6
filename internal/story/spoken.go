package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// spoken looks for the fate of a plan in the words of later articles, where no
// event tells it: a sentence that names who takes part and the thing.
func (t *hearing) spoken(plan *later, records []*readout.Record) (Outcome, bool) {
	things := t.things(plan)
	found, any := Outcome{Planned: plan.Report}, false
	for k, rec := range records {
		told := publishedBy(rec)
		if k+1 <= plan.order {
			continue
		}
		for i := range rec.Document.Sentences {
			status, dated := t.fate(plan, rec, i, things)
			if told > plan.when.to+overdueDays && !dated || status == "cancelled" && told > plan.when.to+newsDays && !dated && !any {
				continue // what is called off so late, and not named by its day, is the next thing
			}
			if (status == "happened" || status == "contradicted") && any && (found.Moved != "" || found.Status == "moved") && !t.line(rec, i).names(plan.when) {
				continue // on the new day
			}
			if status == "contradicted" && any && found.Status == "cancelled" {
				continue // it was called off before
			}
			if status == "happened" && found.Moved != "" && !within(plan.source, t.line(rec, i).here) {
				continue // who else of their land did it on the old day
			}
			if status == "happened" || status == "contradicted" {
				if told >= plan.when.from && (dated || !any) {
					return Outcome{plan.Report, status, "", &Report{Record: rec}, rec.Sentence(i)}, true
				}
				continue
			}
			if status == "on" { // after all
				found, any = Outcome{Planned: plan.Report, Status: "no report yet"}, false
				continue
			}
			if status != "" && (!any || status == "moved" && found.Moved == "") {
				found.Status, found.Moved = status, ""
				if status == "kept" {
					found.Status = "contradicted"
				}
				found.Closing, found.Sentence, any = &Report{Record: rec}, rec.Sentence(i), true
				if status == "moved" {
					found.Moved = t.movedTo(plan, rec, i)
				}
			}
		}
	}
	return found, any
}

// fate says what one sentence tells of a plan, "" when it tells nothing, and
// whether it names the plan's day.
func (t *hearing) fate(plan *later, rec *readout.Record, sentence int, things matter) (status string, dated bool) {
	l := t.line(rec, sentence)
	if len(plan.source)+len(plan.target) == 0 && !t.sameCast(plan.Record, rec) {
		return "", false // talks of nobody named, in another story
	}
	some, all := takePart(plan, l)
	dated = slices.ContainsFunc(l.days, func(d int) bool { return plan.when.meets(moment{from: d, to: d, known: true, dated: true}) })
	there := dated && (samePlaceNamed(plan, rec, sentence) || visits(plan) && slices.ContainsFunc(plan.target, l.in))
	if there && t.allNamed(plan, l) && !l.off && !l.moved && !planned(rec, sentence) && publishedBy(rec) >= plan.when.from && !t.denies(rec.Sentence(sentence), things) && !t.inStead(plan, rec.Sentence(sentence)) {
		return "happened", true // all of them there on that day, whatever they said
	}
	if some = some || there || (l.off || l.moved) && t.concerns(plan, rec, sentence); !some {
		return "", false
	}
	if !l.kept && !l.moved && t.lapsed(plan, rec.Sentence(sentence)) {
		return "contradicted", dated
	}
	words, days := t.notAgainst(plainWords(rec.Sentence(sentence)), things), l.days
	if publishedBy(rec) <= plan.when.to+freshDays {
		days = l.others
	}
	at := t.about(words, things)
	if t.otherOfRow(plan, words) {
		return "", false
	}
	before := publishedBy(rec) <= plan.when.to // what is suspended later had begun
	if at < 0 {
		if before && all && len(t.tells(words, things)) > 0 && contains(rec.Sentence(sentence), wordsOf(t.offOf, things)) {
			return "cancelled", dated // "the railway workers' union accepted a pay offer"
		}
		return "", false
	}
	if t.takesAway(plan, words) || (l.off || l.moved) && t.putsBeside(words, things) {
		l = &line{days: l.days, others: l.others, here: l.here, countries: l.countries}
		before = false // to suspend a ban is to lift it
	}
	if (l.off || l.moved) && t.putsOther(words, things) || l.moved && putTo(plan, rec, sentence) {
		return "", false
	}
	near := " " + strings.Join(t.clause(words, at, 5), " ") + " "
	said := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(near, w) })
	}
	wherever := func(list []string) bool { // the thing may be named twice: "struck a deal, averting a strike"
		for i := at; i < len(words); i++ {
			if (i == at || things.verb(t.Tracker, words[i]) || t.one(things.things, words[i])) && contains(strings.Join(t.clause(words, i, 5), " "), list) {
				return true
			}
		}
		return false
	}
	ahead := contains(strings.ReplaceAll(near, " could not ", " not "), t.ahead)
	switch {
	case dated && t.leftUndone(words, things): // "adjourned on Friday without voting"
		return "contradicted", dated
	case l.off && !before && !dated && (plan.plover == "PROTEST" || things.verbs["strike"] || things.verbs["protest"]):
		return "happened", dated // a strike called off after its day had begun
	case (l.off || before && (wherever(t.offNear) || wherever(wordsOf(t.offOf, things)))) && !things.expires(): // what runs out is not called off
		return "cancelled", dated
	case l.moved && dated && t.afterOne(words, things):
		return "happened", dated // "adjourned the case on Friday after a short hearing"
	case l.moved || before && wherever(t.movedNear):
		return "moved", dated
	case things.expires() && l.kept:
		if t.newDay(plan, rec, sentence) != "" || dayAfter(plan, rec, sentence) != "" {
			return "moved", dated
		}
		return "kept", dated
	case before && dated && contains(rec.Sentence(sentence), t.elsewhen) && cmp.Or(t.newDay(plan, rec, sentence), dayAfter(plan, rec, sentence)) != "":
		return "moved", dated // "planned for Tuesday, will be held on Wednesday instead"
	case ahead:
		if t.newDay(plan, rec, sentence) != "" && publishedBy(rec) < plan.when.from {
			return "moved", dated
		}
		if dated && planned(rec, sentence) {
			return "on", dated
		}
		return "", dated
	case !things.expires() && !dated && publishedBy(rec) >= plan.when.to && len(plan.source)+len(plan.target) > 0 && said(t.over):
		return "happened", dated // what ended on another day has been
	case len(days) > 0 && !dated, !things.verb(t.Tracker, words[at]) && !dated && !things.event:
		return "", dated // of another day, or of the thing and not of what is done with it
	case until(plan.Record, plan.Event) && t.newDay(plan, rec, sentence) != "":
		return "moved", dated // the deadline passed, and there is another
	case said(t.notFor(things)), contains(strings.Join(t.clause(words, at, len(words)), " "), wordsOf(t.notOf, things)), t.didNot(words, things), t.none(words, things), t.keptSo(words, things):
		return "contradicted", dated
	case t.inStead(plan, rec.Sentence(sentence)):
		return "contradicted", dated
	case plan.plover != "" && !all && !(there && len(plan.target) == 0):
		return "", dated // of two who meet somebody else it is no news that one did
	case len(plan.source)+len(plan.target) == 0 && !dated:
		return "", dated
	}
	return "happened", dated
}

// freshDays is how long after its day something is told as news, with no other day than
// that on which it was said.
const freshDays = 3

// allNamed reports whether a sentence names each who is to meet, or whoever is to
// go somewhere, and not only somebody of the same state.
func (t *Tracker) allNamed(plan *later, l *line) bool {
	who := plan.source
	visits := visits(plan) || toBeThere(plan.Record, plan.Event, t)
	if !visits {
		who = slices.Concat(plan.source, plan.target)
	}
	if len(plan.source) == 0 || !visits && (plan.plover != "CONSULT" || len(plan.target) == 0) {
		return false
	}
	return within(who, l.here)
}

// visits reports whether a plan is that somebody calls on a country.
func visits(plan *later) bool {
	return plan.Event.Mode == "visit" && len(plan.source) == 1 && plan.source[0].person
}

// clause returns the words near one of them, up to those that turn to something else
// ("but", "although").
func (t *Tracker) clause(words []string, at, near int) []string {
	first, last := max(0, at-near), min(len(words), at+near+1)
	for i := first; i < at; i++ {
		if t.turn[words[i]] {
			first = i + 1
		}
	}
	for i := at + 1; i < last; i++ {
		if t.turn[words[i]] {
			last = i
		}
	}
	return words[first:last]
}

// planned reports whether a sentence tells of something that lies ahead.
func planned(rec *readout.Record, sentence int) bool {
	return slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
		return e.Modality == "scheduled" && len(e.Evidence) > 0 && e.Evidence[0].Sentence == sentence
	})
}

// broughtForward is a day before a plan's that a sentence plans something for.
func broughtForward(plan *later, rec *readout.Record, sentence int) string {
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.Modality == "scheduled" && e.Time != nil && len(e.Evidence) > 0 && e.Evidence[0].Sentence == sentence {
			if to, ok := dayNumber(e.Time.Start); ok && to < plan.when.from && to >= publishedBy(rec) {
				return rec.Day(e)
			}
		}
	}
	return ""
}

// newDay is a day after a plan's that the sentence plans something for: of several the
// one of the plan's own matter, where there is such.
func (t *Tracker) newDay(plan *later, rec *readout.Record, sentence int) string {
	var days []*readout.Event
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.Modality == "scheduled" && e.Time != nil && len(e.Time.End) >= len(time.DateOnly) && knownDay(e) && len(e.Evidence) > 0 && e.Evidence[0].Sentence == sentence {
			if from, ok := dayNumber(e.Time.Start); ok && from > firstDay(plan) {
				days = append(days, e)
			}
		}
	}
	switch len(days) {
	case 0:
		return ""
	case 1: // whatever it is for
		return rec.Day(days[0])
	}
	mine := t.things(plan)
	own := slices.IndexFunc(days, func(e *readout.Event) bool {
		theirs := t.things(&later{Report: Report{Record: rec, Event: e}})
		return mine.shares(&theirs)
	})
	return rec.Day(days[max(own, 0)])
}

// linking are the words at which a noun phrase goes on with another.
var linking = []string{"in", "of", "on", "between", "with", "for", "to", "at", "against", "over", "by", "from", "that", "which", "who", "after", "due", "planned", "scheduled", "set"}

// takePart reports whether a sentence names all who take part in a plan, or at
// least some of them and nobody else. Of a plan without actors nobody need be
// named; whoever is must not all be of other countries than the one it is in.
func takePart(plan *later, l *line) (some, all bool) {
	here := l.here
	who := slices.Concat(plan.source, plan.target)
	if len(who) == 0 {
		foreign := func(p party) bool { return len(p.code) >= 3 && p.code[:3] != plan.country }
		ok := plan.country == "" || l.in(party{code: plan.country}) || len(here) == 0 || slices.ContainsFunc(here, func(p party) bool { return !foreign(p) })
		return ok, ok
	}
	all = !slices.ContainsFunc(who, func(p party) bool {
		return !slices.ContainsFunc(here, p.stands) && !l.in(p)
	})
	return all || len(here) > 0 && !slices.ContainsFunc(here, func(p party) bool { return !slices.ContainsFunc(who, p.stands) }), all
}

// concerns reports whether a sentence that calls something off or puts it off
// names one who takes part in a plan, and nobody with whom it is that does not.
func (t *Tracker) concerns(plan *later, rec *readout.Record, sentence int) bool {
	span := rec.Document.Sentences[sentence]
	who, one := slices.Concat(plan.source, plan.target), false
	for i := range rec.Actors {
		a := &rec.Actors[i]
		for _, m := range a.Mentions {
			if m.Span[0] < span[0] || span[1] < m.Span[1] {
				continue
			}
			p := parties(rec, []string{a.ID})[0]
			if slices.ContainsFunc(who, p.stands) {
				one = true
			} else if before := plainWords(rec.Document.Text[span[0]:m.Span[0]]); plan.plover != "" && len(before) > 0 && slices.Contains(t.partner, " "+before[len(before)-1]+" ") {
				return false
			}
		}
	}
	return one
}

// samePlaceNamed reports whether a sentence names the very place of a plan, or one
// that it is about ("the evacuation of Aleppo").
func samePlaceNamed(plan *later, rec *readout.Record, sentence int) bool {
	span := rec.Document.Sentences[sentence]
	of := []string{plan.place}
	for _, a := range plan.Event.About {
		if p := plan.Record.Place(a); p != nil {
			of = append(of, p.Name)
		}
	}
	return slices.ContainsFunc(rec.Places, func(p readout.Place) bool {
		return p.Name != "" && slices.Contains(of, p.Name) && slices.ContainsFunc(p.Mentions, func(m readout.Span) bool { return span[0] <= m[0] && m[1] <= span[1] })
	})
}

// stands reports whether an actor that a sentence names can stand for another
// where the words speak of the same matter: the same, or another body or the people
// of its state, but not two with names of their own, and not rebels for those whom
// they fight.
func (a party) stands(b party) bool {
	n := 3
	if strings.HasPrefix(a.code, "IGO") || strings.HasPrefix(a.code, "NGO") {
		n = 6 // the first letters say of which kind it is, the next which one
	}
	return a.same(b) || len(a.code) >= n && len(b.code) >= n && a.code[:n] == b.code[:n] && (!a.person || !b.person) && (a.rebel() == b.rebel() || a.state || b.state)
}

func (a party) rebel() bool { return len(a.code) > 3 && strings.Contains(a.code[3:], "REB") }
