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
	if f.hasNum {
		n += int(f.num) // "Monday week"
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

// dayOfMonth resolves "the 20th": of the month that the text is at, else the
// last one up to publication, or the next where the verb looks ahead.
func (d *dater) dayOfMonth(base time.Time, known bool) (interval, bool) {
	if d.f.ord > 31 {
		return interval{}, false
	}
	open := interval{value: fmt.Sprintf("XXXX-XX-%02d", d.f.ord)}
	if v := d.r.story.any; v.known() && (v.unit == "D" || v.unit == "M") {
		day := v.begin.AddDate(0, 0, d.f.ord-v.begin.Day())
		return dayOf(day), day.Month() == v.begin.Month()
	}
	d.deictic = true
	if !known {
		return open, true
	}
	for i := range 4 {
		first := time.Date(base.Year(), base.Month()-time.Month(i), 1, 0, 0, 0, 0, base.Location())
		if d.tense == future {
			first = time.Date(base.Year(), base.Month()+time.Month(i), 1, 0, 0, 0, 0, base.Location())
		}
		day := first.AddDate(0, 0, d.f.ord-1)
		if day.Month() != first.Month() || d.tense == future && day.Before(dayOf(base).begin) || d.tense != future && day.After(base) {
			continue
		}
		return dayOf(day), true
	}
	return open, true
}
