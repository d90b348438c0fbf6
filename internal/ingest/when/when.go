// Package when reads the dates of publication that articles carry: in metadata
// (ISO 8601, RFC 1123) and in English lines such as "18 Sep 2017 04:10 GMT".
package when

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

const months = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`

var (
	ymd     = regexp.MustCompile(`\b((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|T)`)
	compact = regexp.MustCompile(`\b((?:19|20)\d{2})(\d{2})(\d{2})(?:\b|T)`)
	dmy     = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?` + months + `,?[ -]((?:19|20)\d{2})\b`)
	mdy     = regexp.MustCompile(`(?i)\b` + months + ` (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d{2})\b`)
	clock   = regexp.MustCompile(`(?i)(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*\(?(z\b|[+-]\d{2}:?\d{2}\b|(?:utc|gmt)(?:[+-]\d{1,2}(?::?\d{2})?)?|[a-z]{2,4}\b)?`)
)

// zones gives minutes east of Greenwich of the abbreviations that news sites
// write. One that several zones share (IST, CST in China) is left out or read
// as the American one, as English-language sites mean it.
var zones = map[string]int{
	"z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660,
}

// Stamp is a date of publication. Only with HasTime is it an instant, in the
// zone that was given; otherwise it is a date, at midnight UTC. A clock time
// without a zone is no instant, so only its date is kept.
type Stamp struct {
	Time       time.Time
	HasTime    bool
	Start, End int // bytes of the string that carry it, time and zone included
}

// Order says which of two numbers before a year is the day.
type Order int

// What a place writes first. Where nothing is known, 3/4/2021 is no date.
const (
	Unknown Order = iota
	DayFirst
	MonthFirst
)

// OrderOf gives the order that readers of a language tag with a region (BCP 47,
// "en-US") are used to.
func OrderOf(tag string) Order {
	_, region, ok := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	switch {
	case !ok:
		return Unknown
	case strings.EqualFold(region, "US"), strings.EqualFold(region, "PH"):
		return MonthFirst
	}
	return DayFirst
}

var numbers = regexp.MustCompile(`\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})\b`)

// FindAs returns the first full date in s, also one in numbers as far as the order
// tells, or the numbers themselves do, which is the day.
func FindAs(s string, order Order) (Stamp, bool) {
	st, ok := Find(s)
	for _, g := range numbers.FindAllStringSubmatchIndex(s, -1) {
		if ok && g[0] >= st.Start {
			break
		}
		a, b, year := s[g[2]:g[3]], s[g[4]:g[5]], s[g[6]:g[7]]
		asDay, isDay := date(year, b, a)
		asMonth, isMonth := date(year, a, b)
		t := asDay
		switch {
		case isDay && isMonth && !asDay.Equal(asMonth) && order == Unknown, !isDay && !isMonth:
			continue
		case !isDay, isMonth && order == MonthFirst:
			t = asMonth
		}
		st, ok = Stamp{Time: t, Start: g[0], End: g[1]}, true
		st.addClock(s)
		break
	}
	return st, ok
}

// Find returns the first full date (with a year) in s.
func Find(s string) (Stamp, bool) {
	best, ok := Stamp{}, false
	for _, form := range []struct {
		re      *regexp.Regexp
		y, m, d int // which group is which
	}{{ymd, 1, 2, 3}, {compact, 1, 2, 3}, {dmy, 3, 2, 1}, {mdy, 3, 1, 2}} {
		g := form.re.FindStringSubmatchIndex(s)
		if g == nil || ok && g[0] >= best.Start {
			continue
		}
		group := func(i int) string { return s[g[2*i]:g[2*i+1]] }
		t, valid := date(group(form.y), group(form.m), group(form.d))
		if !valid {
			continue
		}
		best, ok = Stamp{Time: t, Start: g[0], End: g[1]}, true
	}
	if ok {
		best.addClock(s)
	}
	return best, ok
}

// Parse reads a metadata value that is a date and nothing else, or the seconds or
// milliseconds since 1970.
func Parse(s string) (Stamp, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 100 {
		return Stamp{}, false
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && (len(s) == 10 || len(s) == 13) {
		if len(s) == 10 {
			n *= 1000
		}
		return Stamp{Time: time.UnixMilli(n).UTC(), HasTime: true, End: len(s)}, true
	}
	return Find(s)
}

func date(y, m, d string) (time.Time, bool) {
	year, _ := strconv.Atoi(y)
	day, _ := strconv.Atoi(d)
	month, err := strconv.Atoi(m)
	if err != nil {
		month = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(m))/3
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	// time.Date carries 31 April over to 1 May; such a date is a misreading.
	return t, t.Day() == day && int(t.Month()) == month
}

// addClock looks for a time of day right after the date, or right before it.
func (st *Stamp) addClock(s string) {
	after := s[st.End:]
	gap := strings.TrimLeft(after, " ,-–—|·Tat")
	if g := clock.FindStringSubmatchIndex(gap); g != nil && g[0] == 0 {
		if st.setClock(gap, g) {
			st.End += len(after) - len(gap) + g[1]
		}
		return
	}
	before := strings.TrimRight(s[:st.Start], " ,-–—|·on")
	from := max(0, len(before)-24)
	for _, g := range clock.FindAllStringSubmatchIndex(before[from:], -1) {
		if from+g[1] == len(before) && st.setClock(before[from:], g) {
			st.Start = from + g[0]
			return
		}
	}
}

// setClock sets the time of day that the groups g of clock give, and reports
// whether it is one with a zone.
func (st *Stamp) setClock(s string, g []int) bool {
	group := func(i int) string {
		if g[2*i] < 0 {
			return ""
		}
		return strings.ToLower(s[g[2*i]:g[2*i+1]])
	}
	hour, _ := strconv.Atoi(group(1))
	minute, _ := strconv.Atoi(group(2))
	second, _ := strconv.Atoi(group(3))
	switch half := group(4); {
	case half == "":
	case hour < 1 || hour > 12:
		return false
	case half[0] == 'p' && hour < 12:
		hour += 12
	case half[0] == 'a' && hour == 12:
		hour = 0
	}
	east, ok := zone(group(5))
	if !ok || hour > 23 || minute > 59 || second > 60 {
		return false
	}
	in := time.UTC
	if east != 0 {
		in = time.FixedZone("", east*60)
	}
	y, m, d := st.Time.Date()
	st.Time, st.HasTime = time.Date(y, m, d, hour, minute, second, 0, in), true
	return true
}

// zone gives the minutes east of Greenwich of "GMT", "+03:00", "UTC+3".
func zone(s string) (east int, ok bool) {
	if s == "" {
		return 0, false
	}
	if east, ok = zones[s]; ok {
		return east, true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "utc"), "gmt")
	sign := 1
	switch {
	case strings.HasPrefix(s, "-"):
		sign = -1
	case !strings.HasPrefix(s, "+"):
		return 0, false
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	hours, minutes := digits, "0"
	if len(digits) > 2 {
		hours, minutes = digits[:len(digits)-2], digits[len(digits)-2:]
	}
	h, err1 := strconv.Atoi(hours)
	m, err2 := strconv.Atoi(minutes)
	return sign * (h*60 + m), err1 == nil && err2 == nil && h <= 14 && m < 60
}
