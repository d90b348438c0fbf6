package story

import (
	"fmt"
	"slices"
	"time"

	"readout/readout"
)

// Period is what one actor did to another in a span of time.
type Period struct {
	Begin      string // first day
	Quads      [5]int // events by quad class, [0] unused
	Goldstein  float64
	Events     int
	Statements int // one said something of or to the other
	Coverage   int // articles of any kind in the period: what the counts must be read against
	// Change is how many times the articles of an earlier period, in the mean of the
	// last burstHistory ones, this one has; 0 where there are none before.
	Change float64
	Burst  bool
}

// Shifted reports whether coverage changed so much that neither counts nor shares
// can be held against those of the periods before without saying so.
func (p *Period) Shifted() bool { return p.Change >= 2 || p.Change > 0 && p.Change <= 0.5 }

// Mean returns the mean Goldstein score; 0 without events.
func (p *Period) Mean() float64 {
	if p.Events == 0 {
		return 0
	}
	return p.Goldstein / float64(p.Events)
}

// Share returns events for each hundred articles, so that a change in coverage
// is no change in what happened.
func (p *Period) Share() float64 {
	if p.Coverage == 0 {
		return 0
	}
	return 100 * float64(p.Events) / float64(p.Coverage)
}

// Dyad counts what actors that a means did to those that b means, in periods of
// a day, week (from Monday) or month, by the day of the events. Events that did
// not happen are left out; days without an article stand for nothing. covered is
// how many articles there are of each day (YYYY-MM-DD), records those that speak
// of the two.
func Dyad(records []*readout.Record, covered map[string]int, a, b Who, period string) ([]Period, error) {
	begin, err := beginner(period)
	if err != nil {
		return nil, err
	}
	by := map[string]*Period{}
	at := func(day string) *Period {
		k := begin(day)
		if by[k] == nil {
			by[k] = &Period{Begin: k}
		}
		return by[k]
	}
	for day, articles := range covered {
		at(day).Coverage += articles
	}
	for rec := range countedOf(records) {
		for i := range rec.Events {
			e := &rec.Events[i]
			if e.Modality != "actual" || e.Polarity != "positive" || e.Plover == "" || rec.Day(e) == "" || !a.Among(rec, e.Source) || !b.Among(rec, e.Target) {
				continue
			}
			p := at(rec.Day(e))
			p.Events++
			p.Quads[min(max(e.Quad, 0), 4)]++
			p.Goldstein += e.Goldstein
		}
		for _, s := range rec.Statements {
			if d := rec.PublicationDay(); d != "" && a.Among(rec, []string{s.Speaker}) && (b.Among(rec, s.To) || about(rec, s, b)) {
				at(d).Statements++
			}
		}
	}
	out := make([]Period, 0, len(by))
	for _, p := range by {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(x, y Period) int {
		if x.Begin < y.Begin {
			return -1
		}
		return 1
	})
	shifts(out)
	bursts(out)
	return out, nil
}

// Covered counts the articles of each day, copies once.
func Covered(records []*readout.Record) map[string]int {
	out := map[string]int{}
	for rec := range countedOf(records) {
		if d := rec.PublicationDay(); d != "" {
			out[d]++
		}
	}
	return out
}

// about reports whether a statement's words name an actor.
func about(rec *readout.Record, s readout.Statement, who Who) bool {
	for i := range rec.Actors {
		if a := &rec.Actors[i]; who.Means(a) && NamedIn(a, s.Content) {
			return true
		}
	}
	return false
}

func beginner(period string) (func(string) string, error) {
	switch period {
	case "day":
		return func(d string) string { return d }, nil
	case "month":
		return func(d string) string { return d[:7] + "-01" }, nil
	case "week":
		return func(d string) string {
			t, err := time.Parse(time.DateOnly, d)
			if err != nil {
				return d
			}
			return t.AddDate(0, 0, -(int(t.Weekday())+6)%7).Format(time.DateOnly)
		}, nil
	}
	return nil, fmt.Errorf("period %q: day, week or month", period)
}

// Bursts need a history of so many periods, and so many times its usual share.
const (
	burstHistory = 4
	burstFactor  = 3
	burstEvents  = 3
)

// shifts notes how coverage changed.
func shifts(list []Period) {
	for i := range list {
		before := list[max(0, i-burstHistory):i]
		sum := 0
		for _, p := range before {
			sum += p.Coverage
		}
		if sum > 0 {
			list[i].Change = float64(list[i].Coverage) * float64(len(before)) / float64(sum)
		}
	}
}

// bursts marks the periods whose events for each article are far above those of
// the periods before.
func bursts(list []Period) {
	for i := burstHistory; i < len(list); i++ {
		events, coverage := 0, 0
		for _, p := range list[:i] {
			events, coverage = events+p.Events, coverage+p.Coverage
		}
		if coverage == 0 || list[i].Events < burstEvents {
			continue
		}
		usual := 100 * float64(events) / float64(coverage)
		list[i].Burst = list[i].Share() > burstFactor*max(usual, 1e-9)
	}
}
