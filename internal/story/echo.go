package story

import (
	"maps"
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// enough is how much a sentence must have in common with a plan, for telling what came
// of it on its day: each of two who take part, the place, two words and two names count
// one, words of its kind one, the matter itself two. Who takes part is not enough.
const enough = 3

// echo looks for a later sentence that names the very day of a plan, says nothing of
// what lies ahead, was called off or did not happen, and has enough in common with the
// plan, whatever verb it has: "the new assembly will hold its first session on
// Thursday", "members of the new assembly took their oaths on Thursday".
func (t *hearing) echo(plan *later, records []*readout.Record) *Outcome {
	things := t.things(plan)
	told := toldOf(plan)
	for _, rec := range records[min(plan.order, len(records)):] {
		published := publishedBy(rec)
		if published < plan.when.from || published > plan.when.to+overdueDays {
			continue
		}
		for i := range rec.Document.Sentences {
			l := t.line(rec, i)
			if !l.names(plan.when) || (l.off || l.moved) && !t.putsOther(plainWords(rec.Sentence(i)), things) || l.kept && things.expires() || plannedFor(plan, rec, i) || t.denies(rec.Sentence(i), things) || t.inStead(plan, rec.Sentence(i)) || t.otherOfRow(plan, plainWords(rec.Sentence(i))) {
				continue
			}
			if words := plainWords(rec.Sentence(i)); until(plan.Record, plan.Event) && !slices.Contains(l.days, plan.when.to) && t.about(words, things) < 0 && len(t.tells(words, things)) == 0 {
				continue // any day before its own would do
			}
			if visits(plan) && !namesOne(plan.source[0], l, rec.Sentence(i)) {
				continue // a summit where somebody was to go does not tell that he did
			}
			if t.inCommon(plan, things, told, rec, i) >= enough {
				return &Outcome{Planned: plan.Report, Status: "happened", Closing: &Report{Record: rec}, Sentence: rec.Sentence(i)}
			}
		}
	}
	return nil
}

// namesOne reports whether a sentence names somebody, whoever can stand for him, or a word of his
// name.
func namesOne(p party, l *line, sentence string) bool {
	words := plainWords(sentence)
	return slices.ContainsFunc(l.here, p.stands) || slices.ContainsFunc(strings.Fields(strings.ToLower(p.name)), func(w string) bool { return slices.Contains(words, w) || slices.Contains(words, w+"'s") })
}

// toldOf are the words that tell of a plan: those of its sentence and of the one before,
// which says whom "they will try again on Friday" is about.
func toldOf(plan *later) map[string]bool {
	told := contentWords(plan.Record.EventSentence(plan.Event))
	if len(plan.Event.Evidence) > 0 && plan.Event.Evidence[0].Sentence > 0 {
		maps.Copy(told, contentWords(plan.Record.Sentence(plan.Event.Evidence[0].Sentence-1)))
	}
	return told
}

// plannedFor reports whether a sentence plans something for the day of a plan, and does
// not tell of it beside something else that lies ahead.
func plannedFor(plan *later, rec *readout.Record, sentence int) bool {
	return slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
		return e.Modality == "scheduled" && len(e.Evidence) > 0 && e.Evidence[0].Sentence == sentence && (e.Time == nil && publishedBy(rec) <= plan.when.to || e.Time != nil && plan.when.overlaps(momentOf(rec, &e, false)))
	})
}

// inCommon weighs what a sentence has in common with a plan whose sentence has the words
// told; 0 where it names nobody and no place of it.
func (t *hearing) inCommon(plan *later, things matter, told map[string]bool, rec *readout.Record, sentence int) int {
	l := t.line(rec, sentence)
	who, also, names, words := 0, 0, 0, 0
	for _, p := range slices.Concat(plan.source, plan.target) {
		if l.in(p) || slices.ContainsFunc(l.here, p.stands) {
			who++
		}
	}
	if samePlaceNamed(plan, rec, sentence) || plan.country != "" && l.in(party{code: plan.country}) {
		also = 1
	}
	for w, name := range contentWords(rec.Sentence(sentence)) {
		switch _, both := told[w]; {
		case both && name:
			names++
		case both:
			words++
		}
	}
	if who+also+names == 0 {
		return 0
	}
	sum := min(who, 2) + also + min(words, 2)
	if who > 1 && who == len(plan.source)+len(plan.target) && (visits(plan) || plan.plover == "CONSULT") {
		sum++ // all who were to meet
		also++
	}
	if who < 2 {
		sum += min(max(0, names-who), 2) // the names are often those who take part
	}
	switch text := plainWords(rec.Sentence(sentence)); {
	case t.about(text, things) >= 0:
		sum += 2
	case len(t.tells(text, things)) > 0:
		sum += min(len(t.tells(text, things)), 2)
	case words == 0 && also == 0:
		return 0
	}
	return sum
}

// tells lists the words that tell of a matter where its day is named.
func (t *Tracker) tells(words []string, m matter) (at []int) {
	for i, w := range words {
		if slices.ContainsFunc(t.told[root(w)], func(thing string) bool { return m.verbs[thing] || m.things[thing] }) {
			at = append(at, i)
		}
	}
	return at
}

// contentWords are the words of a sentence that say what it is about: no days, no
// months; true are those that begin with a capital.
func contentWords(sentence string) map[string]bool {
	out := map[string]bool{}
	words, upper := Words(sentence)
	for i, w := range words {
		if !ofCalendar(w) && strings.Trim(w, "0123456789") != "" {
			out[w] = upper[i]
		}
	}
	return out
}

// ofCalendar reports whether a word as Words gives it is a day of the week or a month.
func ofCalendar(word string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if word == stem(strings.ToLower(d.String())) {
			return true
		}
	}
	for m := time.January; m <= time.December; m++ {
		if word == stem(strings.ToLower(m.String())) {
			return true
		}
	}
	return false
}
