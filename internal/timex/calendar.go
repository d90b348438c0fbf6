package timex

import (
	"fmt"
	"strings"
	"time"
)

// interval is a stretch of the calendar: [begin, end), its TIMEX3 value and
// its grain.
type interval struct {
	begin, end time.Time
	value      string
	grain      string // minute|hour|day|month|year|decade, as the record has it
	unit       string // TIMEX3 letter of the grain, which is finer: W, Q, …
}

func dayOf(t time.Time) interval {
	b := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
	return interval{b, b.AddDate(0, 0, 1), b.Format("2006-01-02"), "day", "D"}
}

func weekOf(t time.Time) interval {
	b := dayOf(t).begin
	b = b.AddDate(0, 0, 1-isoWeekday(b))
	y, w := b.ISOWeek()
	return interval{b, b.AddDate(0, 0, 7), fmt.Sprintf("%04d-W%02d", y, w), "day", "W"}
}

func weekendOf(t time.Time) interval {
	w := weekOf(t)
	return interval{w.begin.AddDate(0, 0, 5), w.end, w.value + "-WE", "day", "WE"}
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func monthOf(y, m int, loc *time.Location) interval {
	b := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(0, 1, 0), b.Format("2006-01"), "month", "M"}
}

func quarterOf(y, q int, loc *time.Location) interval {
	b := time.Date(y, time.Month(3*q-2), 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(0, 3, 0), fmt.Sprintf("%04d-Q%d", y, q), "month", "Q"}
}

func halfOf(y, h int, loc *time.Location) interval {
	b := time.Date(y, time.Month(6*h-5), 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(0, 6, 0), fmt.Sprintf("%04d-H%d", y, h), "month", "H"}
}

func yearOf(y int, loc *time.Location) interval {
	b := time.Date(y, 1, 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(1, 0, 0), fmt.Sprintf("%04d", y), "year", "Y"}
}

func decadeOf(d int, loc *time.Location) interval {
	b := time.Date(d*10, 1, 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(10, 0, 0), fmt.Sprintf("%03d", d), "decade", "E"}
}

func centuryOf(c int, loc *time.Location) interval {
	b := time.Date(c*100, 1, 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(100, 0, 0), fmt.Sprintf("%02d", c), "decade", "C"}
}

// seasonOf gives the meteorological seasons of the northern hemisphere; the
// winter of a year begins in its December.
func seasonOf(y int, s string, loc *time.Location) interval {
	m := map[string]time.Month{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[s]
	b := time.Date(y, m, 1, 0, 0, 0, 0, loc)
	return interval{b, b.AddDate(0, 3, 0), fmt.Sprintf("%04d-%s", y, s), "month", "SN"}
}

// shift moves t by n units and returns the unit it lands in. An hour or less
// lands on the minute.
func shift(t time.Time, unit string, n int) interval {
	loc := t.Location()
	switch unit {
	case "TS", "TM", "TH":
		m := t.Add(time.Duration(n) * length(unit)).Truncate(time.Minute)
		return interval{m, m.Add(time.Minute), m.Format("2006-01-02T15:04"), "minute", "TM"}
	case "D":
		return dayOf(t.AddDate(0, 0, n))
	case "W":
		return weekOf(t.AddDate(0, 0, 7*n))
	case "WE":
		return weekendOf(t.AddDate(0, 0, 7*n))
	case "M":
		return monthOf(t.Year(), int(t.Month())+n, loc)
	case "Q":
		q := t.Year()*4 + (int(t.Month())-1)/3 + n
		return quarterOf(q/4, q%4+1, loc)
	case "H":
		h := t.Year()*2 + (int(t.Month())-1)/6 + n
		return halfOf(h/2, h%2+1, loc)
	case "E":
		return decadeOf(t.Year()/10+n, loc)
	case "C":
		return centuryOf(t.Year()/100+n, loc)
	}
	return yearOf(t.Year()+n, loc)
}

// partOf narrows a day to a part of it.
func (v interval) partOf(part string) interval {
	hours := map[string][2]int{"MO": {5, 12}, "MI": {12, 13}, "AF": {12, 18}, "EV": {17, 24}, "NI": {18, 30}, "DT": {6, 18}}[part]
	b := v.begin
	v.begin = time.Date(b.Year(), b.Month(), b.Day(), hours[0], 0, 0, 0, b.Location())
	v.end = time.Date(b.Year(), b.Month(), b.Day(), hours[1], 0, 0, 0, b.Location())
	v.value += "T" + part
	v.grain = "hour"
	return v
}

// at sets a clock time on a day.
func (v interval) at(minutes int, toMinute bool) interval {
	b := v.begin
	v.begin = time.Date(b.Year(), b.Month(), b.Day(), 0, minutes, 0, 0, b.Location())
	// "24:00" is a time of the next day in the calendar, but not in TIMEX3.
	v.value += fmt.Sprintf("T%02d:%02d", minutes/60, minutes%60)
	v.grain, v.end = "hour", v.begin.Add(time.Hour)
	if toMinute {
		v.grain, v.end = "minute", v.begin.Add(time.Minute)
	}
	return v
}

// narrow takes the third of an interval that a modifier means.
func (v interval) narrow(mod string) interval {
	third := v.end.Sub(v.begin) / 3
	if (v.unit != "D" || v.grain != "day") && v.grain != "hour" {
		third = third.Truncate(24 * time.Hour)
	}
	if mod == "END" && strings.HasSuffix(v.value, "TNI") {
		mod = "MID" // who comes home late at night comes before midnight or not long after, not at dawn
	}
	switch mod {
	case "START":
		v.end = v.begin.Add(third)
	case "MID":
		v.begin, v.end = v.begin.Add(third), v.end.Add(-third)
	case "END":
		v.begin = v.end.Add(-third)
	}
	return v
}
