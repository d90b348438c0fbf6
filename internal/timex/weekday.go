package timex

import (
	"fmt"
	"time"
)

// weekday resolves a day of the week against the publication day: the last one
// up to today for the past, which news tells by default, or the next.
func (d *dater) weekday(base time.Time, known bool) (interval, bool) {
	f := d.f
	d.deictic = true
	if !known {
		return interval{value: fmt.Sprintf("XXXX-WXX-%d", f.weekday)}, true
	}
	diff := f.weekday - isoWeekday(base) // this week's
	back := (diff - 7) % 7               // 0 … -6
	forth := (diff + 7) % 7              // 0 … 6
	n := back
	switch {
	case f.hasDir && f.dir < 0:
		if n == 0 {
			n = -7
		}
	case f.hasDir && f.dir > 0:
		if n = forth; n == 0 {
			n = 7
		}
	case d.tense == future:
		n = forth
	case f.hasDir && f.dir == 0 && d.tense != past:
		n = forth
	}
	return dayOf(base.AddDate(0, 0, n)), true
}

// today resolves a clock time or part of day without a date: the day the text
// last spoke of where it names one, else the publication day.
func (d *dater) today(base time.Time, known bool) (interval, bool) {
	if v := d.r.story.day; v.known() && (d.f.hasClock && !d.f.hasDir || d.rule.anchor == "text") {
		base, known = v.begin, true
	} else {
		d.deictic = true
	}
	if !known {
		return interval{value: "XXXX-XX-XX"}, true
	}
	if d.f.hasDir {
		base = base.AddDate(0, 0, d.f.dir)
	}
	return dayOf(base), true
}

// weekend is the last one, counting one that has begun, or the one ahead.
func (d *dater) weekend(base time.Time, known bool) (interval, bool) {
	d.deictic = true
	if !known {
		return interval{value: "XXXX-WXX-WE"}, true
	}
	v := weekendOf(base)
	if d.tense != future && v.begin.After(base) {
		v = weekendOf(base.AddDate(0, 0, -7))
	}
	return v, true
}
