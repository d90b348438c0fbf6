package web

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// chart is bars of events by quad class over time; the table beside it has the
// same numbers.
type chart struct {
	Label   string
	Width   int
	Height  int
	Bars    []bar
	Lines   []gridline
	Ticks   []tick
	Periods []period
}

// period is what is counted in a span of time.
type period struct {
	Begin     string // its first day
	Name      string
	Quads     [5]int
	Goldstein string // mean
	Articles  int
	Path      string // of what happened then
	Burst     bool
}

// Events counts those of all classes.
func (p period) Events() int { return p.Quads[0] + p.Quads[1] + p.Quads[2] + p.Quads[3] + p.Quads[4] }

type bar struct {
	X, Y, W, H float64
	Quad       int
	Title      string
}

type gridline struct {
	Y     float64
	Count int
}

type tick struct {
	X    float64
	Name string
}

const (
	chartWidth  = 720
	chartHeight = 220
	chartLeft   = 34
	chartBottom = 24
	// maxPeriods bounds the bars of a chart.
	maxPeriods = 120
)

// chartOf draws periods, the earliest first.
func chartOf(label string, periods []period) *chart {
	periods = periods[max(0, len(periods)-maxPeriods):]
	c := &chart{Label: label, Width: chartWidth, Height: chartHeight, Periods: periods}
	highest := 1
	for _, p := range periods {
		highest = max(highest, p.Events())
	}
	step := gridStep(highest)
	top := (highest + step - 1) / step * step
	room := float64(chartHeight - chartBottom - 10)
	scale := room / float64(top)
	for n := 0; n <= top; n += step {
		c.Lines = append(c.Lines, gridline{10 + room - float64(n)*scale, n})
	}
	if len(periods) == 0 {
		return c
	}
	slot := float64(chartWidth-chartLeft-4) / float64(len(periods))
	width := min(slot*0.8, 42)
	every := (len(periods) + 7) / 8
	for i, p := range periods {
		x := float64(chartLeft) + slot*float64(i)
		y := 10 + room
		// Cooperation stands below, conflict above.
		for _, quad := range []int{2, 1, 0, 3, 4} {
			if n := p.Quads[quad]; n > 0 {
				h := float64(n) * scale
				y -= h
				c.Bars = append(c.Bars, bar{x + (slot-width)/2, y, width, h, quad, fmt.Sprintf("%s: %d %s", p.Name, n, quads()[quad])})
			}
		}
		if i%every == 0 {
			c.Ticks = append(c.Ticks, tick{x + slot/2, p.Name})
		}
	}
	return c
}

// gridStep is a round number that gives two to five lines.
func gridStep(highest int) int {
	for step := 1; ; step *= 10 {
		for _, m := range []int{1, 2, 5} {
			if highest <= 5*step*m {
				return step * m
			}
		}
	}
}

// Class names a quad class.
func (c *chart) Class(quad int) string { return quads()[quad] }

// counted puts numbers of events into periods.
type counted struct {
	by      string // day|week|month
	periods map[string]*period
	sums    map[string]float64
}

func countBy(by string) *counted { return &counted{by, map[string]*period{}, map[string]float64{}} }

// add counts an event of a day.
func (c *counted) add(day string, quad int, goldstein float64) {
	if p := c.at(day); p != nil {
		p.Quads[min(max(quad, 0), 4)]++
		c.sums[p.Begin] += goldstein
	}
}

func (c *counted) at(day string) *period {
	begin, name := periodOf(day, c.by)
	if begin == "" {
		return nil
	}
	if c.periods[begin] == nil {
		c.periods[begin] = &period{Begin: begin, Name: name}
	}
	return c.periods[begin]
}

// list gives the periods from the earliest to the latest, those without any
// event between them too.
func (c *counted) list() (out []period) {
	for _, p := range c.periods {
		if n := p.Events(); n > 0 {
			p.Goldstein = fmt.Sprintf("%+.1f", c.sums[p.Begin]/float64(n))
		}
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b period) int { return strings.Compare(a.Begin, b.Begin) })
	return filled(out, c.by)
}

// filled puts empty periods where none was counted, as far as a chart reaches.
func filled(list []period, by string) []period {
	if len(list) == 0 {
		return nil
	}
	last := list[len(list)-1].Begin
	var out []period
	i := 0
	for day, n := list[0].Begin, 0; day <= last && n < 20*maxPeriods; n++ {
		if list[i].Begin == day {
			out = append(out, list[i])
			i++
		} else {
			begin, name := periodOf(day, by)
			out = append(out, period{Begin: begin, Name: name})
		}
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return list
		}
		switch by {
		case "day":
			day = at.AddDate(0, 0, 1).Format(time.DateOnly)
		case "week":
			day = at.AddDate(0, 0, 7).Format(time.DateOnly)
		case "year":
			day = at.AddDate(1, 0, 0).Format(time.DateOnly)
		default:
			day = at.AddDate(0, 1, 0).Format(time.DateOnly)
		}
	}
	return out
}

// periodOf is the period of a day: its first day and its name.
func periodOf(day, by string) (begin, name string) {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", ""
	}
	switch by {
	case "day":
		return day, at.Format("2 Jan 2006")
	case "week":
		at = at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
		return at.Format(time.DateOnly), at.Format("2 Jan 2006")
	case "year":
		return at.Format("2006-01-01")[:4] + "-01-01", at.Format("2006")
	}
	return at.Format("2006-01") + "-01", at.Format("Jan 2006")
}

// fitting is the finest period whose bars a chart has room for.
func fitting(first, last string) string {
	from, err1 := time.Parse(time.DateOnly, first)
	to, err2 := time.Parse(time.DateOnly, last)
	if err1 != nil || err2 != nil {
		return "month"
	}
	switch days := to.Sub(from).Hours() / 24; {
	case days < 62:
		return "day"
	case days < 7*80:
		return "week"
	case days < 30*maxPeriods:
		return "month"
	}
	return "year"
}
