package timex

import (
	"strconv"
	"time"

	"readout/internal/syntax"
)

// days ties two days of one stretch: "from Thursday to Saturday", and two that follow
// one another, "on Thursday and Friday". "Between Thursday and Monday" is one day of several.
func (r *reader) days(a, b *Timex) {
	i, j := r.tokenAt(a.End), r.tokenAt(b.Start)
	if a.Type != Date || b.Type != Date || a.Precision != "day" || b.Precision != "day" || !a.HasRange || !b.HasRange || i < 0 || j-i != 1 {
		return
	}
	and := r.text[r.toks[i].start:r.toks[i].end] == "and"
	switch {
	case and && b.Begin.Equal(a.EndTime) && !a.From:
	case !and && a.From && b.Until && b.Begin.After(a.Begin) && b.Begin.Before(a.Begin.AddDate(0, 2, 0)):
	default:
		return
	}
	a.Through = b.EndTime
}

// deadline puts the length of time within which something is to be done on the calendar:
// "will name a cabinet within two weeks" is as much as "by" that day.
func (r *reader) deadline(s *syntax.Sentence, c candidate, x *Timex) {
	if x.Type != Duration || r.dct.IsZero() || r.wordAt(s, c.from-1) != "within" || r.tense(s, c) != future || obliged(s, r.toks[c.to-1].word) {
		return
	}
	switch r.wordAt(s, c.to) {
	case "of", "after", "from":
		return // "within two weeks of the vote"
	}
	if end := after(dayOf(r.dct).begin, x.Value); !end.IsZero() {
		x.HasRange, x.Begin, x.EndTime, x.Until, x.Precision, x.Deictic = true, end.AddDate(0, 0, -1), end, true, "day", true
	}
}

// obliged reports whether the verb over a word tells what has to be done, not what somebody
// will do: "an election must be held within 60 days" is the law's length, and "will be freed
// within days" nobody's word.
func obliged(s *syntax.Sentence, w int) bool {
	for steps := 0; w >= 0 && steps < maxClimb; w, steps = s.Words[w].Head, steps+1 {
		if s.Words[w].UPOS != "VERB" {
			continue
		}
		c := s.Child(w, "aux")
		if rel := s.Words[w].Rel; rel != "root" && rel != "ccomp" && rel != "xcomp" && rel != "conj" {
			return true
		}
		return s.Child(w, "aux:pass") >= 0 || c < 0 && s.Words[w].XPOS != "VB" || c >= 0 && s.Words[c].Lower() != "will" && s.Words[c].Lower() != "would" && s.Words[c].Lower() != "'ll"
	}
	return true
}

// wordAt returns the word of a token in lower case, "" where there is none.
func (r *reader) wordAt(s *syntax.Sentence, tok int) string {
	if tok < 0 || tok >= len(r.toks) {
		return ""
	}
	return s.Words[r.toks[tok].word].Lower()
}

// after returns the end of the day that lies a TIMEX3 length of time after another; zero
// for a length that is not counted, or longer than some years.
func after(day time.Time, value string) time.Time {
	if len(value) < 3 {
		return time.Time{}
	}
	number, clock := value[1:len(value)-1], false
	if number[0] == 'T' {
		number, clock = number[1:], true
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 1000 {
		return time.Time{}
	}
	day = day.AddDate(0, 0, 1)
	switch unit := value[len(value)-1]; {
	case clock && unit == 'H':
		return day.AddDate(0, 0, (n+23)/24)
	case clock:
	case unit == 'D':
		return day.AddDate(0, 0, n)
	case unit == 'W':
		return day.AddDate(0, 0, 7*n)
	case unit == 'M':
		return day.AddDate(0, n, 0)
	case unit == 'Y' && n < 10:
		return day.AddDate(n, 0, 0)
	}
	return time.Time{}
}

// wasToBe reports whether a day is that for which a past tense tells what was to be, of a
// sentence of its own: "A ban was to take effect on Monday", told on Tuesday.
func wasToBe(s *syntax.Sentence, w int) bool {
	v := s.Words[w].Head
	if v < 0 || !syntax.IsRel(s.Words[w].Rel, "obl") || s.Words[v].XPOS != "VB" {
		return false
	}
	for _, c := range s.Children(v) {
		k := &s.Words[c]
		if c+1 < v && (syntax.IsRel(k.Rel, "aux") || syntax.IsRel(k.Rel, "cop")) && k.Lemma == "be" && k.XPOS == "VBD" && s.Words[c+1].Lower() == "to" {
			return s.Words[v].Rel == "root" || s.Words[v].Rel == "ccomp" && s.Words[v].Head > v
		}
	}
	return false
}
