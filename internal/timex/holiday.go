package timex

import (
	"fmt"
	"strings"
	"time"
)

// holiday is a rule for a feast's day in a year.
type holiday struct {
	month, day    int // fixed day
	weekday, nth  int // the nth weekday of month; nth -1 is the last
	afterDay      int // nth weekday on or after this day of the month
	easter        bool
	offset        int // days from Easter Sunday
	year, yearSet int // a day of one year only
}

// parseHoliday reads "12-25", "2001-09-11", "11 4 4" (month, weekday, which),
// "11 2 1 2" (the same, counting from the given day) and "easter -2".
func parseHoliday(s string) (holiday, error) {
	var h holiday
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return holiday{month: int(t.Month()), day: t.Day(), year: t.Year(), yearSet: 1}, nil
	}
	if n, err := fmt.Sscanf(s, "easter %d", &h.offset); n == 1 && err == nil {
		h.easter = true
		return h, nil
	}
	if len(strings.Fields(s)) == 4 {
		if n, err := fmt.Sscanf(s, "%d %d %d %d", &h.month, &h.weekday, &h.nth, &h.afterDay); n == 4 && err == nil {
			return h, nil
		}
	}
	if n, err := fmt.Sscanf(s, "%d %d %d", &h.month, &h.weekday, &h.nth); n == 3 && err == nil {
		return h, nil
	}
	if n, err := fmt.Sscanf(s, "%d-%d", &h.month, &h.day); n == 2 && err == nil {
		return h, nil
	}
	return h, fmt.Errorf("holiday %q: want 12-25, 2001-09-11, \"11 4 4\" (month, weekday, which) or \"easter -2\"", s)
}

// in returns the holiday's day in a year.
func (h holiday) in(y int, loc *time.Location) time.Time {
	switch {
	case h.yearSet > 0:
		return time.Date(h.year, time.Month(h.month), h.day, 0, 0, 0, 0, loc)
	case h.easter:
		return easter(y, loc).AddDate(0, 0, h.offset)
	case h.nth > 0:
		t := time.Date(y, time.Month(h.month), max(h.afterDay, 1), 0, 0, 0, 0, loc)
		return t.AddDate(0, 0, (h.weekday-isoWeekday(t)+7)%7+7*(h.nth-1))
	case h.nth < 0:
		t := time.Date(y, time.Month(h.month)+1, 0, 0, 0, 0, 0, loc)
		return t.AddDate(0, 0, -((isoWeekday(t) - h.weekday + 7) % 7))
	}
	return time.Date(y, time.Month(h.month), h.day, 0, 0, 0, 0, loc)
}

// easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm
// of 1876).
func easter(y int, loc *time.Location) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, loc)
}
