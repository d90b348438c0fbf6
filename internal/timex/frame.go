package timex

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// frame is what the words of a match say, before it is put on the calendar.
// Zero means unsaid, except where a has field tells.
type frame struct {
	year, month, day, weekday int // weekday 1 Monday … 7 Sunday
	quarter, half, ord        int
	decade, century           int // 199 for the 1990s, 19 for the 20th century's TIMEX3 value
	season, part              string
	unit                      string // TIMEX3 letter: Y M W WE D Q E C, and TH TM TS for clock units
	num                       float64
	hasNum, vague             bool // vague: "several", "few"
	dir                       int  // -1 last, 0 this, 1 next
	hasDir                    bool
	mod, holiday, iso, fixed  string
	minutes                   int // clock, since midnight
	hasClock, toMinute        bool
	pm                        string // "am", "pm"
	zone                      string
	many                      bool // plural weekday or part: a SET
}

// set fills the slot of a word class. It returns false when the class cannot
// have the value. A class whose value is "-" means nothing by itself.
func (f *frame) set(class, value string) bool {
	if value == "-" {
		return true
	}
	n, err := strconv.Atoi(value)
	whole := err == nil
	switch class {
	case "YEAR", "OLDYEAR":
		f.year = n
	case "SHORTYEAR":
		f.year = 1900 + n
	case "MONTH":
		f.month = n
		return whole && n >= 1 && n <= 12
	case "DAY", "DAYWORD":
		f.day = n
	case "WEEKDAY", "WEEKDAYS":
		f.weekday, f.many = n, f.many || class == "WEEKDAYS"
		return whole && n >= 1 && n <= 7
	case "QUARTER":
		f.quarter = n
	case "HALF":
		f.half = n
	case "ORD":
		f.ord = n
	case "DECADE", "DECADEWORD":
		f.decade = n
	case "CENTURY":
		f.century = n
	case "DIR":
		f.dir, f.hasDir = n, true
	case "CLOCK", "CLOCK4", "CLOCKDOT":
		f.minutes, f.hasClock, f.toMinute = n, true, true
	case "HOUR":
		f.minutes, f.hasClock = n*60, true
	case "NUM", "A":
		f.num, err = strconv.ParseFloat(value, 64)
		f.hasNum = true
		return err == nil
	default:
		return f.setText(class, value)
	}
	return whole
}

func (f *frame) setText(class, value string) bool {
	switch class {
	case "SEASON":
		f.season = value
		return slices.Contains([]string{"SP", "SU", "FA", "WI"}, value)
	case "PART", "PARTS":
		f.part, f.many = value, f.many || class == "PARTS"
		return slices.Contains([]string{"MO", "AF", "EV", "NI", "DT", "MI"}, value)
	case "UNIT", "UNITS":
		f.unit = value
		return slices.Contains([]string{"TS", "TM", "TH", "D", "W", "WE", "M", "Q", "H", "Y", "E", "C"}, value)
	case "QUANT":
		f.vague = true
		return value == "X"
	case "MOD", "APPROX":
		f.mod = value
	case "HOLIDAY":
		f.holiday = value
	case "ISO":
		f.iso = value
	case "VALUE":
		f.fixed = value
	case "AMPM":
		f.pm = value
		return value == "am" || value == "pm"
	case "ZONE", "CITY":
		f.zone = value
	case "SIGNAL": // read beside the span, not in it
	default:
		return false
	}
	return true
}

// join moves what the second frame says of the first's year: "this year's
// third quarter", "the first half of last year".
func (f *frame) join(g *frame) {
	part := f.unit
	if g.unit == "Q" || g.unit == "H" {
		part = g.unit
	} else if g.unit == "Y" {
		f.unit = "Y"
	}
	if f.ord == 0 || f.unit != "Y" {
		return
	}
	switch part {
	case "Q":
		f.quarter = f.ord
	case "H":
		f.half = f.ord
	}
}

// clock returns the minutes since midnight that a clock time means.
func (f *frame) clock() int {
	h, m := f.minutes/60, f.minutes%60
	switch {
	case f.pm == "pm" && h < 12, f.pm == "" && h < 12 && (f.part == "AF" || f.part == "EV" || f.part == "NI" && h > 5):
		h += 12
	case f.pm == "am" && h == 12:
		h = 0
	}
	return h*60 + m
}

// number returns how many units are meant.
func (f *frame) number() float64 {
	if !f.hasNum {
		return 1
	}
	return f.num
}

// duration writes a TIMEX3 duration. Fractions of the larger units become the
// next smaller one, as TimeBank has it ("P18M").
func (f *frame) duration() string {
	n := "X"
	unit := f.unit
	if !f.vague {
		v := f.number()
		if v != float64(int(v)) {
			switch unit {
			case "Y":
				v, unit = v*12, "M"
			case "TH":
				h := int(v)
				return "PT" + strconv.Itoa(h) + "H" + strconv.Itoa(int((v-float64(h))*60+.5)) + "M"
			case "E":
				v, unit = v*10, "Y"
			}
		}
		n = strconv.FormatFloat(v, 'f', -1, 64)
	}
	if u, ok := strings.CutPrefix(unit, "T"); ok {
		return "PT" + n + u
	}
	return "P" + n + unit
}

// length is about how long a unit lasts, for comparing.
func length(unit string) time.Duration {
	const day = 24 * time.Hour
	switch unit {
	case "TS":
		return time.Second
	case "TM":
		return time.Minute
	case "TH":
		return time.Hour
	case "D":
		return day
	case "W", "WE":
		return 7 * day
	case "M":
		return 30 * day
	case "Q":
		return 91 * day
	case "H":
		return 182 * day
	case "E":
		return 3652 * day
	case "C":
		return 36525 * day
	}
	return 365 * day
}
