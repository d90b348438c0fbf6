package story

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/table"
	"readout/readout"
)

// Tracker follows plans through later articles.
type Tracker struct {
	off, moved, ahead, not []string          // " called off "
	same                   map[string]string // word → the thing it is a word for
}

// TrackerFile is where the words are that tell what became of a plan.
const TrackerFile = "lexicon/en/followup.tsv"

// LoadTracker reads the words.
func LoadTracker(fsys fs.FS) (*Tracker, error) {
	t := &Tracker{same: map[string]string{}}
	return t, table.Read(fsys, TrackerFile, 3, func(c []string) error {
		word := " " + c[1] + " "
		switch c[0] {
		case "off":
			t.off = append(t.off, word)
		case "moved":
			t.moved = append(t.moved, word)
		case "ahead":
			t.ahead = append(t.ahead, word)
		case "not":
			t.not = append(t.not, word)
		case "same":
			if c[2] == "" {
				return fmt.Errorf("same %q: for which thing?", c[1])
			}
			t.same[c[1]] = c[2]
		default:
			return fmt.Errorf("class %q: off, moved, ahead, not or same", c[0])
		}
		return nil
	})
}

// spoken looks for the fate of a plan in the words of later articles, where no
// event tells it: a sentence that names who takes part and the thing.
func (t *Tracker) spoken(plan *later, records []*readout.Record) (Outcome, bool) {
	things := t.things(plan)
	found, any := Outcome{Planned: plan.Report}, false
	for k, rec := range records {
		told := publishedBy(rec)
		if k+1 <= plan.order || told > plan.when.to+overdueDays {
			continue
		}
		for i := range rec.Document.Sentences {
			status := t.fate(plan, rec, i, things)
			if status == "happened" || status == "contradicted" {
				if told >= plan.when.from {
					return Outcome{plan.Report, status, "", &Report{Record: rec}, rec.Sentence(i)}, true
				}
				continue
			}
			if status != "" {
				found.Status, found.Moved = status, ""
				found.Closing, found.Sentence, any = &Report{Record: rec}, rec.Sentence(i), true
				if status == "moved" {
					found.Moved = cmp.Or(newDay(plan, rec, i), dayIn(plan, rec, i))
				}
			}
		}
	}
	return found, any
}

// fate says what one sentence tells of a plan; "" when it tells nothing.
func (t *Tracker) fate(plan *later, rec *readout.Record, sentence int, things map[string]bool) string {
	words := plainWords(rec.Sentence(sentence))
	some, all := takePart(plan, rec, sentence)
	if !some || !slices.ContainsFunc(words, func(w string) bool { return things[w] || things[t.same[w]] }) {
		return ""
	}
	text := " " + strings.Join(words, " ") + " "
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(text, w) })
	}
	switch {
	case has(t.off):
		return "cancelled"
	case has(t.moved):
		return "moved"
	case has(t.ahead):
		if newDay(plan, rec, sentence) != "" {
			return "moved"
		}
		return ""
	case has(t.not):
		return "contradicted"
	case plan.plover != "" && !all:
		return "" // of two who meet somebody else it is no news that one did
	}
	return "happened"
}

// newDay is a day after a plan's that the sentence plans something for.
func newDay(plan *later, rec *readout.Record, sentence int) string {
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.Modality == "scheduled" && e.Time != nil && len(e.Evidence) > 0 && e.Evidence[0].Sentence == sentence {
			if from, ok := dayNumber(e.Time.Start); ok && from > plan.when.to {
				return rec.Day(e)
			}
		}
	}
	return ""
}

// dayIn reads a day after a plan's from the words of a sentence that no event
// stands in: "September 6", "6 September", with or without a year.
func dayIn(plan *later, rec *readout.Record, sentence int) string {
	words := strings.FieldsFunc(rec.Sentence(sentence), func(r rune) bool { return strings.ContainsRune(" \n,.;()", r) })
	for i := range len(words) - 1 {
		for _, form := range []string{"January 2", "2 January"} {
			at, err := time.Parse(form, words[i]+" "+words[i+1])
			if err != nil {
				continue
			}
			year := time.Unix(int64(plan.when.to)*86400, 0).UTC().Year()
			if i+2 < len(words) {
				if y, err := strconv.Atoi(words[i+2]); err == nil && len(words[i+2]) == 4 {
					year = y
				}
			}
			for y := year; y <= year+1; y++ {
				day := time.Date(y, at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
				if n := int(day.Unix() / 86400); n > plan.when.to && n <= plan.when.to+yearDays {
					return day.Format(time.DateOnly)
				}
			}
		}
	}
	return ""
}

// things are the words for what is planned: the thing it is about, else its verb.
func (t *Tracker) things(plan *later) map[string]bool {
	out := map[string]bool{}
	add := func(words []string) {
		for _, w := range words {
			out[w] = true
			if thing := t.same[w]; thing != "" {
				out[thing] = true
			}
		}
	}
	rec, e := plan.Record, plan.Event
	for _, a := range e.About {
		if rec.Actor(a) == nil && rec.Place(a) == nil {
			add(headOf(plainWords(a)))
		}
	}
	if e.Plover == "CONSULT" { // a visit is told by its talks, talks by the visit
		add([]string{"visit", "talks"})
	}
	if len(e.Evidence) > 0 && (len(out) == 0 || e.Plover != "") {
		add(plainWords(e.Evidence[0].Trigger.Cut(rec.Document.Text)))
	}
	return out
}

// headOf returns the last word of a noun phrase before what hangs on it: that of
// "parliamentary elections in Bolivia".
func headOf(words []string) []string {
	for i, w := range words {
		if i > 0 && slices.Contains([]string{"in", "of", "on", "between", "with", "for", "to", "at", "against", "over"}, w) {
			return words[i-1 : i]
		}
	}
	return words[max(0, len(words)-1):]
}

// plainWords are the words of a text in small letters, "n't" apart.
func plainWords(text string) []string {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	text = strings.ReplaceAll(text, "n't", " n't")
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r.,;:!?\"“”()[]–—", r) })
}

// takePart reports whether a sentence names all who take part in a plan, or at
// least some of them and nobody else.
func takePart(plan *later, rec *readout.Record, sentence int) (some, all bool) {
	span := rec.Document.Sentences[sentence]
	var here []party
	for i := range rec.Actors {
		a := &rec.Actors[i]
		if slices.ContainsFunc(a.Mentions, func(m readout.ActorMention) bool { return span[0] <= m.Span[0] && m.Span[1] <= span[1] }) {
			here = append(here, parties(rec, []string{a.ID})...)
		}
	}
	who := slices.Concat(plan.source, plan.target)
	if len(who) == 0 || len(here) == 0 {
		return false, false
	}
	all = within(who, here)
	return all || within(here, who), all
}
