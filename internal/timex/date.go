package timex

import (
	"fmt"
	"math"
	"time"
)

// interval resolves the calendar part of a frame. An interval whose begin is
// zero could not be placed; its value says what is known ("XXXX-09-17").
func (d *dater) interval() (interval, bool) {
	f := d.f
	switch {
	case f.fixed != "":
		return interval{value: f.fixed}, true
	case f.iso != "":
		return d.written()
	case f.holiday != "":
		return d.feast()
	}
	if d.rule.anchor == "quarter" {
		return d.business()
	}
	base, known := d.base()
	loc := base.Location()
	shifted := f.unit != "" && (f.hasDir || f.hasNum)
	if shifted && f.vague {
		return f.somewhen(), true
	}
	if f.decade > 0 {
		return decadeOf(f.decade, loc), true
	}
	year := f.year
	var v interval
	if shifted {
		d.deictic = d.rule.anchor != "text"
		if !known {
			return interval{value: unplaced(f)}, true
		}
		if v = d.shifted(base); v.begin.Year() < 1 || v.begin.Year() > 9999 {
			return f.somewhen(), true // beyond what TIMEX3 and RFC 3339 can write
		}
		if f.month+f.quarter+f.half == 0 && f.season == "" && !d.ordinal() {
			if f.weekday > 0 && f.unit == "W" { // "Friday next week"
				v = dayOf(v.begin.AddDate(0, 0, f.weekday-1))
			}
			return v, true
		}
		year = v.begin.Year()
	}
	d.ordinal()
	switch {
	case f.century > 0:
		return centuryOf(f.century, loc), true
	case f.month > 0 && f.unit == "W": // "the week of March 6"
		v, ok := d.month(base, known, year)
		if !v.known() {
			return interval{value: "XXXX-WXX"}, ok
		}
		return weekOf(v.begin), ok
	case f.month > 0:
		return d.month(base, known, year)
	case f.quarter > 0:
		if year == 0 && known {
			year = d.quarterYear(base)
		}
		return d.within(base, known, year, func(y int) interval { return quarterOf(y, f.quarter, loc) }, fmt.Sprintf("XXXX-Q%d", f.quarter))
	case f.half > 0:
		return d.within(base, known, year, func(y int) interval { return halfOf(y, f.half, loc) }, fmt.Sprintf("XXXX-H%d", f.half))
	case f.season != "":
		return d.within(base, known, year, func(y int) interval { return seasonOf(y, f.season, loc) }, "XXXX-"+f.season)
	case year > 0:
		return yearOf(year, loc), true
	case f.ord > 0 && f.unit == "":
		return d.dayOfMonth(base, known)
	case f.weekday > 0:
		return d.weekday(base, known)
	case f.unit == "WE":
		return d.weekend(base, known)
	case f.part != "" || f.hasClock:
		return d.today(base, known)
	}
	return interval{}, false
}

// ordinal turns "third quarter", "first half" and "20th century" into their
// slots.
func (d *dater) ordinal() bool {
	f := d.f
	if f.ord == 0 && !(f.unit == "H" && f.hasDir && f.dir < 0 && f.year > 0) {
		return false
	}
	switch f.unit {
	case "Q":
		f.quarter = f.ord
	case "H":
		f.half = f.ord
		if f.ord == 0 {
			f.half = 2 // "the last half of 1989"
		}
	case "C":
		f.century = f.ord - 1
	}
	if f.quarter > 4 || f.half > 2 {
		f.quarter, f.half = 0, 0
	}
	return f.quarter+f.half+f.century > 0
}

// base is the day that relative expressions count from.
func (d *dater) base() (time.Time, bool) {
	if d.rule.anchor == "text" {
		if v := d.story(); v.known() {
			return v.begin, true
		}
	}
	if d.r.dct.IsZero() {
		return time.Time{}, false
	}
	return d.r.dct, true
}

func unplaced(f *frame) string {
	switch {
	case f.unit == "D" || f.weekday > 0:
		return "XXXX-XX-XX"
	case f.unit == "W":
		return "XXXX-WXX"
	case f.unit == "M":
		return "XXXX-XX"
	}
	return "XXXX"
}

// somewhen is a time that cannot be placed but in the past or the future.
func (f *frame) somewhen() interval {
	switch {
	case f.dir < 0:
		return interval{value: "PAST_REF"}
	case f.dir > 0:
		return interval{value: "FUTURE_REF"}
	}
	return interval{value: "PRESENT_REF"}
}

// maxShift keeps calendar arithmetic in range; what lies beyond cannot be
// written anyway.
const maxShift = 100000

// shifted moves the base by the frame's units.
func (d *dater) shifted(base time.Time) interval {
	f := d.f
	n := f.number() * float64(f.dir)
	unit := f.unit
	if n != math.Trunc(n) {
		switch unit {
		case "Y":
			n, unit = n*12, "M"
		case "E":
			n, unit = n*10, "Y"
		}
	}
	if unit == "E" && f.hasNum { // "two decades ago" is a year
		n, unit = n*10, "Y"
	}
	n = max(-maxShift, min(n, maxShift))
	if v := d.r.story.any; d.rule.anchor == "text" && unit == "Y" && n != 0 && v.known() {
		// "a year earlier" keeps the grain of what it counts from.
		if v, ok := sameGrain(v, int(n)); ok {
			return v
		}
	}
	return shift(base, unit, int(n))
}

// sameGrain moves a quarter, half or month by whole years.
func sameGrain(v interval, years int) (interval, bool) {
	switch v.unit {
	case "Q", "M", "H":
		return shift(v.begin.AddDate(years, 0, 0), v.unit, 0), true
	}
	return interval{}, false
}

// story is what an expression anchored in the text counts from: for days and
// weeks the last day named, for longer units whatever was named last.
func (d *dater) story() interval {
	switch d.f.unit {
	case "Y", "E", "C":
		return d.r.story.any
	}
	return d.r.story.day
}

// business resolves what reports of business say of a period by pointing at
// another: the quarter talked about, moved by years or set in the year named.
func (d *dater) business() (interval, bool) {
	q, ok := d.r.story.current()
	if !ok {
		return interval{}, false
	}
	years := d.f.dir
	switch {
	case d.f.year > 0:
		years = d.f.year - q.begin.Year()
	case d.f.hasDir && d.f.dir == 0:
		return q, true
	}
	return shift(q.begin.AddDate(years, 0, 0), "Q", 0), true
}

func (d *dater) written() (interval, bool) {
	iso := d.f.iso
	loc := time.UTC
	if !d.r.dct.IsZero() {
		loc = d.r.dct.Location()
	}
	t, err := time.ParseInLocation(time.DateOnly, iso[:10], loc)
	if err != nil {
		return interval{}, false
	}
	v := dayOf(t)
	if len(iso) > 11 {
		d.f.minutes, d.f.hasClock, d.f.toMinute = intOf(iso[11:13])*60+intOf(iso[14:16]), true, true
	}
	return v, true
}

func (d *dater) feast() (interval, bool) {
	f := d.f
	h := d.r.tagger.lex.holidays[f.holiday]
	base, known := d.base()
	year := f.year
	if f.unit == "Y" && f.hasDir && known {
		year = base.Year() + f.dir
	}
	if h.yearSet > 0 {
		year = h.year
	}
	open := "XXXX-XX-XX"
	if h.day > 0 {
		open = fmt.Sprintf("XXXX-%02d-%02d", h.month, h.day)
	}
	return d.within(base, known, year, func(y int) interval { return dayOf(h.in(y, base.Location())) }, open)
}

// month resolves a month or a day of a month.
func (d *dater) month(base time.Time, known bool, year int) (interval, bool) {
	f := d.f
	loc := base.Location()
	if f.day == 0 {
		return d.within(base, known, year, func(y int) interval { return monthOf(y, f.month, loc) }, fmt.Sprintf("XXXX-%02d", f.month))
	}
	leap := 2000
	if year > 0 {
		leap = year
	}
	if f.day > time.Date(leap, time.Month(f.month)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
		return interval{}, false
	}
	open := fmt.Sprintf("XXXX-%02d-%02d", f.month, f.day)
	return d.within(base, known, year, func(y int) interval {
		t := time.Date(y, time.Month(f.month), f.day, 0, 0, 0, 0, loc)
		if t.Day() != f.day {
			return interval{} // the 29th of February
		}
		return dayOf(t)
	}, open)
}

// within finds the year of something that comes once a year: the one given,
// the last or next for "last" and "next", else the nearest, where a verb's
// tense makes the other side look farther.
func (d *dater) within(base time.Time, known bool, year int, of func(int) interval, open string) (interval, bool) {
	if year > 0 {
		return of(year), true
	}
	if !known {
		return interval{value: open}, true
	}
	best, cost := interval{}, math.Inf(1)
	for y := base.Year() - 4; y <= base.Year()+4; y++ {
		v := of(y)
		if !v.known() {
			continue
		}
		if c := d.cost(v, base, y); c < cost {
			best, cost = v, c
		}
	}
	return best, best.known()
}

// quarterYear is the year of a quarter named without one: this year's, but
// from the far side of New Year the one across.
func (d *dater) quarterYear(base time.Time) int {
	y := base.Year()
	switch m := base.Month(); {
	case m <= 3 && d.f.quarter >= 3 && d.tense != future:
		return y - 1
	case m >= 10 && d.f.quarter == 1 && d.tense == future:
		return y + 1
	}
	return y
}

// against is how much farther a date looks that lies on the side the verb's
// tense speaks against; news looks back by default, which ahead says.
const (
	against = 5
	ahead   = 1.3
)

func (d *dater) cost(v interval, base time.Time, y int) float64 {
	today := dayOf(base)
	before := today.begin.Sub(v.end).Hours() / 24
	after := v.begin.Sub(today.begin).Hours() / 24
	if d.f.hasDir {
		switch {
		case d.f.dir < 0 && v.end.After(today.begin), d.f.dir > 0 && !v.begin.After(today.begin):
			return math.Inf(1)
		case d.f.dir == 0 && y != base.Year():
			return 1000
		}
	}
	switch {
	case before >= 0:
		if d.tense == future {
			before *= against
		}
		return before + 1
	case after > 0:
		switch d.tense {
		case past:
			after *= against
		case unknown:
			after *= ahead
		}
		return after + 1
	}
	return 0
}
