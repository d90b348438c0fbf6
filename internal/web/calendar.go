package web

import (
	"net/http"
	"time"

	"readout/internal/query"
	"readout/internal/story"
)

type calendarData struct {
	Problem       string
	Month         string // YYYY-MM
	Name          string // March 2022
	Before, After string // paths of the months beside it
	Weeks         [][]calendarDay
	Due           []dueLine
	From          string
}

type calendarDay struct {
	Day    string // YYYY-MM-DD; empty outside the month
	Number int
	Today  bool
	Due    []dueLine
}

// maxDue bounds what one page of the calendar is made of.
const maxDue = 300

// calendar shows a month of what is due, as a sheet and as a list with the
// clocks on the spot and in UTC.
func (s *site) calendar(r *http.Request) (string, string, any, error) {
	v := r.URL.Query()
	at := s.now().UTC()
	d := calendarData{From: at.Format(time.DateOnly)}
	if from := v.Get("from"); from != "" {
		day, err := time.Parse(time.DateOnly, from)
		if err != nil {
			d.Problem = "Write the day as YYYY-MM-DD."
			return "calendar", "Calendar", d, nil
		}
		at, d.From = day, from
	}
	if m := v.Get("month"); m != "" {
		day, err := time.Parse("2006-01", m)
		if err != nil {
			d.Problem = "Write the month as YYYY-MM."
			return "calendar", "Calendar", d, nil
		}
		at, d.From = day, day.Format(time.DateOnly)
	}
	first := time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
	d.Month, d.Name = first.Format("2006-01"), first.Format("January 2006")
	d.Before, d.After = "/calendar?month="+first.AddDate(0, -1, 0).Format("2006-01"), "/calendar?month="+first.AddDate(0, 1, 0).Format("2006-01")
	byDay := map[string][]dueLine{}
	due, err := s.due(r.Context(), first, query.All(), maxDue)
	for _, l := range due {
		if day := l.clock.Day; day != "" { // what is due in a month has no day on the sheet
			byDay[day] = append(byDay[day], l)
		}
		if l.fact.Day >= d.From && len(d.Due) < shown {
			d.Due = append(d.Due, l)
		}
	}
	d.Weeks = sheet(first, s.now().UTC().Format(time.DateOnly), byDay)
	return "calendar", "Calendar", d, err
}

// sheet lays a month out in weeks from Monday.
func sheet(first time.Time, today string, due map[string][]dueLine) (weeks [][]calendarDay) {
	week := make([]calendarDay, (int(first.Weekday())+6)%7)
	for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		name := day.Format(time.DateOnly)
		week = append(week, calendarDay{name, day.Day(), name == today, due[name]})
		if len(week) == 7 {
			weeks, week = append(weeks, week), nil
		}
	}
	if len(week) > 0 {
		weeks = append(weeks, append(week, make([]calendarDay, 7-len(week))...))
	}
	return weeks
}

type storyData struct {
	Articles   []articleLine
	Happenings []happening
	Contested  []matter
	Figures    []field
	From, To   string
}

// happening is an event of the world with the articles that tell of it.
type happening struct {
	fact
	Independent     int
	First           string // day of the first report
	Agrees, Differs []story.Field
	Reports         []articleLine
}
