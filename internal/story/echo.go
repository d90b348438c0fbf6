package story

import (
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// echoes is how many words a sentence must have in common with the one that told a
// plan, for telling what came of it on its day; one of them must be no name.
const echoes = 3

// echo looks for a later sentence that names the very day of a plan and one who
// takes part, says nothing of what lies ahead, was called off or did not happen,
// and repeats words of the plan's sentence, whatever verb it has: "the new
// assembly will hold its first session on Thursday", "members of the new assembly
// took their oaths on Thursday".
func (t *hearing) echo(plan *later, records []*readout.Record) *Outcome {
	who := slices.Concat(plan.source, plan.target)
	things := t.things(plan)
	told := contentWords(plan.Record.EventSentence(plan.Event))
	for _, rec := range records[min(plan.order, len(records)):] {
		published := publishedBy(rec)
		if published < plan.when.from || published > plan.when.to+overdueDays {
			continue
		}
		for i := range rec.Document.Sentences {
			l := t.line(rec, i)
			if !l.names(plan.when) || l.off || l.moved || l.kept || planned(rec, i) {
				continue
			}
			takesPart := len(who) == 0 || slices.ContainsFunc(who, func(p party) bool { return l.in(p) || slices.ContainsFunc(l.here, p.stands) })
			if !takesPart || t.denies(rec.Sentence(i), things) || otherOfRow(plan, plainWords(rec.Sentence(i))) {
				continue
			}
			if t.tells(plainWords(rec.Sentence(i)), things) && (len(who) > 0 || plan.country != "" && l.in(party{code: plan.country})) {
				return &Outcome{Planned: plan.Report, Status: "happened", Closing: &Report{Record: rec}, Sentence: rec.Sentence(i)}
			}
			common, plain := 0, false
			for w, name := range contentWords(rec.Sentence(i)) {
				if _, both := told[w]; both {
					common++
					plain = plain || !name
				}
			}
			if common >= echoes && plain {
				return &Outcome{Planned: plan.Report, Status: "happened", Closing: &Report{Record: rec}, Sentence: rec.Sentence(i)}
			}
		}
	}
	return nil
}

// tells reports whether words name a matter, or tell of it where its day is named.
func (t *Tracker) tells(words []string, m matter) bool {
	return t.about(words, m) >= 0 || slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(t.told[root(w)], func(thing string) bool { return m.verbs[thing] || m.things[thing] })
	})
}

// denies reports whether a sentence says that something was not, in the clause of the
// matter or, where it does not name that, in its first.
func (t *Tracker) denies(sentence string, m matter) bool {
	words := plainWords(sentence)
	return contains(strings.Join(t.clause(words, max(0, t.about(words, m)), len(words)), " "), t.not)
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
