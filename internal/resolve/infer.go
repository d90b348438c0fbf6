package resolve

import (
	"fmt"
	"time"

	"readout/internal/syntax"
	"readout/internal/timex"
)

// Published infers when a document was published from dates in it that lack a
// year and from the interval [from, to) in which all the office-holders it
// names were in office. It is the last such date that the text tells in the
// past, in the only year that puts every one of them inside the interval;
// false when no year or more than one does.
//
// times must have been found without a publication date.
func Published(sents []syntax.Sentence, times []timex.Timex, from, to time.Time) (time.Time, bool) {
	var days []datedWord
	for _, t := range times {
		var d datedWord
		if n, err := fmt.Sscanf(t.Value, "XXXX-%02d-%02d", &d.month, &d.day); err != nil || n != 2 {
			continue
		}
		d.past = toldInPast(&sents[t.Sentence], t)
		days = append(days, d)
	}
	if len(days) == 0 || from.IsZero() || to.IsZero() {
		return time.Time{}, false
	}
	var years []int
	for y := from.Year(); y <= to.Year(); y++ {
		fits := true
		for _, d := range days {
			at := d.in(y)
			fits = fits && !at.Before(from) && at.Before(to)
		}
		if fits {
			years = append(years, y)
		}
	}
	if len(years) != 1 {
		return time.Time{}, false
	}
	var last time.Time
	for _, d := range days {
		if at := d.in(years[0]); d.past && at.After(last) {
			last = at
		}
	}
	if last.IsZero() { // everything lies ahead: the first of it
		for _, d := range days {
			if at := d.in(years[0]); last.IsZero() || at.Before(last) {
				last = at
			}
		}
	}
	return last, true
}

type datedWord struct {
	month, day int
	past       bool
}

func (d datedWord) in(year int) time.Time {
	return time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// toldInPast reports whether the verb over a time expression is in the past.
func toldInPast(s *syntax.Sentence, t timex.Timex) bool {
	if t.First >= t.Last {
		return false
	}
	for at := top(s, t.First, t.Last); at >= 0; at = s.Words[at].Head {
		switch s.Words[at].XPOS {
		case "VBD":
			return true
		case "VBN":
			return s.Child(at, "aux") < 0 || s.Words[s.Child(at, "aux")].Lemma == "have"
		case "VB", "VBZ", "VBP":
			return false
		}
	}
	return false
}
