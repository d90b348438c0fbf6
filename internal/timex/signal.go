package timex

import (
	"slices"
	"strings"
	"time"

	"readout/internal/syntax"
)

// signal reads the word before an expression that ties something to it.
// earlier are the expressions of the same sentence found so far.
func (r *reader) signal(s *syntax.Sentence, c candidate, x *Timex, earlier []Timex) {
	what := r.before(c)
	if what == "" {
		what = r.conjunction(s, x.First)
	}
	if what == "" {
		what = r.overNoun(s, x.First)
	}
	if n := len(earlier); n > 0 && earlier[n-1].From && (what == "") {
		// "from Monday to Friday", "between May and July"
		if j := r.tokenAt(earlier[n-1].End); j >= 0 && c.from-j == 1 && (r.toks[j].is("to") || r.toks[j].is("and") || r.toks[j].is("-")) {
			what = "until"
		}
	}
	switch what {
	case "since":
		x.Since = true
	case "until", "by":
		x.Until = true
	case "from":
		x.From = true
	case "after":
		x.After = true
	case "before":
		x.Before = true
	}
}

// before returns the signal that stands before a match, or "".
func (r *reader) before(c candidate) string {
	for i := c.from - 1; i >= 0 && c.from-i <= 4; i-- {
		for _, l := range r.toks[i].lex {
			if l.class == "SIGNAL" && i+l.n <= c.from && onlySmall(r.toks[i+l.n:c.from]) {
				return l.value
			}
		}
	}
	return ""
}

// conjunction returns the signal that opens the clause of word w: "since it
// erupted in April" ties to April as "since April" does.
func (r *reader) conjunction(s *syntax.Sentence, w int) string {
	for range maxClimb {
		if w < 0 || w >= len(s.Words) {
			return ""
		}
		if m := s.Child(w, "mark"); m >= 0 && m < w {
			if i := r.tokenAt(s.Words[m].Start); i >= 0 {
				for _, l := range r.toks[i].lex {
					if l.class == "SIGNAL" && l.n == 1 {
						return l.value
					}
				}
			}
			return ""
		}
		if s.Words[w].UPOS == "VERB" {
			return ""
		}
		w = s.Words[w].Head
	}
	return ""
}

// overNoun returns "since" where that stands before the noun phrase that an
// expression dates, right behind it: "since the coup on May 3" ties to May 3,
// whatever the parser makes of it.
func (r *reader) overNoun(s *syntax.Sentence, w int) string {
	if w < 1 || w > len(s.Words) {
		return ""
	}
	nouns := 0
	for i := w - 1; i >= 0 && i >= w-1-maxClimb; i-- {
		switch s.Words[i].UPOS {
		case "NOUN", "PROPN":
			nouns++
			continue
		case "DET", "ADJ":
			continue
		case "ADP", "SCONJ":
			switch lemma := s.Words[i].LowerLemma(); {
			case lemma == "since" && nouns > 0:
				return "since"
			case i == w-1, lemma == "of": // "since the fall of the city on May 3"
				continue
			}
		}
		return ""
	}
	return ""
}

// pair ties the two clock times of a stretch, "from 10 p.m. to 5 a.m. Colombo
// time": they share the zone and the day that either names, and where the second
// would come first it is of the next day.
func (r *reader) pair(a, b *Timex) {
	i, j := r.tokenAt(a.End), r.tokenAt(b.Start)
	if a.Type != Time || b.Type != Time || !a.HasRange || !b.HasRange || i < 0 || j-i != 1 {
		return
	}
	if t := &r.toks[i]; !t.is("to") && !t.is("until") && !t.is("till") && !t.is("-") && !(t.is("and") && a.From) {
		return
	}
	if b.Zone == nil {
		b.inZone(a.Zone)
	}
	if a.Zone == nil {
		a.inZone(b.Zone)
	}
	today := func(x *Timex) bool { return x.Deictic && sameDay(x.Begin, r.dct) }
	switch {
	case sameDay(a.Begin, b.Begin):
	case today(b):
		b.onDay(a.Begin)
	case today(a):
		a.onDay(b.Begin)
	}
	if sameDay(a.Begin, b.Begin) && !b.Begin.After(a.Begin) {
		b.onDay(a.Begin.AddDate(0, 0, 1))
	}
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// inZone puts a clock time into a zone; nil leaves it open.
func (x *Timex) inZone(loc *time.Location) {
	if loc != nil {
		x.Zone, x.Begin, x.EndTime = loc, in(x.Begin, loc), in(x.EndTime, loc)
	}
}

// onDay moves a clock time to the day of t.
func (x *Timex) onDay(t time.Time) {
	old := x.Begin.Format(time.DateOnly)
	length := x.EndTime.Sub(x.Begin)
	b := x.Begin
	x.Begin = time.Date(t.Year(), t.Month(), t.Day(), b.Hour(), b.Minute(), 0, 0, b.Location())
	x.EndTime = x.Begin.Add(length)
	if rest, ok := strings.CutPrefix(x.Value, old); ok {
		x.Value = x.Begin.Format(time.DateOnly) + rest
	}
}

// onlySmall reports whether nothing but articles stands between a signal and
// the expression.
func onlySmall(toks []tok) bool {
	for i := range toks {
		if !toks[i].is("the") && !toks[i].is("at") && !toks[i].is("about") {
			return false
		}
	}
	return true
}

// tokenAt returns the first token that starts at or after a byte offset, or -1.
func (r *reader) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.toks, at, func(t tok, at int) int { return t.start - at })
	if i == len(r.toks) {
		return -1
	}
	return i
}

// inOrder puts a day of the week a week on where it is joined to one ahead of which it
// would be: told on a Tuesday, "will meet on Monday and leave on Wednesday" is of the
// Wednesday after that Monday.
func (r *reader) inOrder(s *syntax.Sentence, a, b *Timex) {
	today := dayOf(r.dct).begin
	if r.dct.IsZero() || !a.HasRange || !b.HasRange || !a.Deictic || !b.Deictic || a.Type != Date || b.Type != Date || a.Last-a.First != 1 || b.Last-b.First != 1 ||
		!a.Begin.After(today) || !b.Begin.After(today) || !b.Begin.Before(a.Begin) || !syntax.IsDay(s.Words[a.First].Text) || !syntax.IsDay(s.Words[b.First].Text) {
		return
	}
	joined := false
	for _, w := range s.Words[a.Last:b.First] {
		switch {
		case w.Text == "and":
			joined = true
		case w.UPOS == "SCONJ" || w.UPOS == "PUNCT" && w.Text != ",", w.XPOS == "VBD", w.Text == "before", w.Text == "after":
			return
		}
	}
	if joined {
		b.onDay(b.Begin.AddDate(0, 0, 7))
	}
}
