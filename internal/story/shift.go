package story

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/table"
	"readout/readout"
)

// movedTo is the day to which a sentence that puts a plan off puts it: one that it
// names, one so and so much later, or that of the sentence behind it, which goes on
// about the same: "It will now be held on Friday". Empty where none is told.
func (t *Tracker) movedTo(plan *later, rec *readout.Record, sentence int) string {
	return cmp.Or(t.newDay(plan, rec, sentence), dayAfter(plan, rec, sentence), broughtForward(plan, rec, sentence), t.shifted(plan, rec, sentence), t.nextSays(plan, rec, sentence+1))
}

// nextSays is the day for which the sentence behind one that puts a plan off plans it
// anew: it begins with a pronoun, names the thing, or says that the day is new.
func (t *Tracker) nextSays(plan *later, rec *readout.Record, next int) string {
	if next >= len(rec.Document.Sentences) {
		return ""
	}
	words := plainWords(rec.Sentence(next))
	if len(words) == 0 || !slices.Contains(t.goesOn, words[0]) && !contains(rec.Sentence(next), t.anew) && t.about(words, t.things(plan)) < 0 {
		return ""
	}
	day := cmp.Or(t.newDay(plan, rec, next), broughtForward(plan, rec, next))
	if day == "" && contains(rec.Sentence(next), t.anew) {
		day = dayAfter(plan, rec, next) // "A judge set March 2 as the new date"
	}
	return day
}

// shifted is the day to which a sentence puts a plan by saying by how much: "delayed
// the vote by a week", "two days earlier than planned".
func (t *Tracker) shifted(plan *later, rec *readout.Record, sentence int) string {
	words := plainWords(rec.Sentence(sentence))
	for i, w := range words {
		n, first := t.count(words[:i])
		before := first > 0 && words[first-1] == "by" || first > 1 && words[first-1] == "for" && t.putsOff(words[:first-1])
		than := i+2 < len(words) && words[i+2] == "than" && (words[i+1] == "later" || words[i+1] == "earlier")
		if n == 0 || !before && !than {
			continue
		}
		if than && words[i+1] == "earlier" || before && contains(rec.Sentence(sentence), t.sooner) {
			n = -n
		}
		if day, ok := shiftedBy(time.Unix(int64(plan.when.from)*86400, 0).UTC(), n, strings.TrimSuffix(w, "s")); ok {
			return day.Format(time.DateOnly)
		}
	}
	return ""
}

// putsOff reports whether words end with one that says that something is put off:
// "adjourned", "put off".
func (t *Tracker) putsOff(words []string) bool {
	text := " " + strings.Join(words, " ") + " "
	return slices.ContainsFunc(t.moved, func(w string) bool { return strings.HasSuffix(text, w) })
}

// shiftedBy is a day so many units later; false for a word that is no unit.
func shiftedBy(day time.Time, n int, unit string) (time.Time, bool) {
	switch unit {
	case "day":
		return day.AddDate(0, 0, n), true
	case "week":
		return day.AddDate(0, 0, 7*n), true
	case "fortnight":
		return day.AddDate(0, 0, 14*n), true
	case "month":
		return day.AddDate(0, n, 0), true
	case "year":
		return day.AddDate(n, 0, 0), true
	}
	return day, false
}

// count reads how many of something the last of some words say, and where those words
// begin: "by", "another", "two" say two, and begin behind "by". 0 for none.
func (t *Tracker) count(words []string) (n, first int) {
	first = len(words)
	for first > 0 {
		w := words[first-1]
		k, ok := t.number[w]
		if d, err := strconv.Atoi(w); err == nil && d < 400 {
			k, ok = d, true
		}
		if !ok && !slices.Contains(t.further, w) {
			break
		}
		n, first = max(n, k), first-1
	}
	if n == 0 && first < len(words) {
		n = 1 // "by a week", "by another week"
	}
	return n, first
}

// loadNumbers reads the words for small numbers.
func (t *Tracker) loadNumbers(fsys fs.FS) error {
	return table.Read(fsys, "lexicon/en/number-words.tsv", 3, func(c []string) error {
		if n, err := strconv.Atoi(c[1]); err == nil && c[2] == "unit" {
			t.number[c[0]] = n
		}
		return nil
	})
}
