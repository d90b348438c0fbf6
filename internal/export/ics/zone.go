package ics

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"readout/internal/story"
)

// zones are the time zones that a calendar needs, with the first and last moment
// it needs them for.
type zones map[*time.Location][2]time.Time

// zoneOf is the time zone in which a plan's clock time is told: that of its place;
// nil for a day and where the place or its zone is not known.
func zoneOf(p *story.Plan) *time.Location {
	if p.Place == nil || p.Place.Timezone == "" {
		return nil
	}
	if _, err := time.Parse(time.RFC3339, p.Latest.Event.Time.Start); err != nil {
		return nil
	}
	zone, err := time.LoadLocation(p.Place.Timezone)
	if err != nil || zone == time.UTC {
		return nil
	}
	return zone
}

// need takes note of the zone of a plan.
func (z zones) need(p *story.Plan) {
	zone := zoneOf(p)
	if zone == nil {
		return
	}
	for known := range z {
		if known.String() == zone.String() {
			zone = known
		}
	}
	for _, s := range []string{p.Latest.Event.Time.Start, p.Latest.Event.Time.End} {
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			continue
		}
		span, seen := z[zone]
		if !seen || at.Before(span[0]) {
			span[0] = at
		}
		if !seen || at.After(span[1]) {
			span[1] = at
		}
		z[zone] = span
	}
}

// write writes a VTIMEZONE for each zone (RFC 5545, 3.6.5): one observance for
// each stretch in which its clocks did not change.
func (z zones) write(line func(string)) {
	for _, zone := range slices.SortedFunc(maps.Keys(z), func(a, b *time.Location) int {
		if a.String() < b.String() {
			return -1
		}
		return 1
	}) {
		line("BEGIN:VTIMEZONE")
		line("TZID:" + zone.String())
		first, last := z[zone][0], z[zone][1]
		for at := first.In(zone); ; {
			begin, end := at.ZoneBounds()
			observance(line, begin, at)
			if end.IsZero() || end.After(last) {
				break
			}
			at = end
		}
		line("END:VTIMEZONE")
	}
}

// observance writes the stretch of a zone that begins at a moment and holds at
// another; a zero begin is one that has always been.
func observance(line func(string), begin, at time.Time) {
	name, offset := at.Zone()
	kind := "STANDARD"
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	from, local := offset, "19700101T000000"
	if !begin.IsZero() {
		// What begins is told by the clock that held before.
		_, from = begin.Add(-time.Second).Zone()
		local = begin.UTC().Add(time.Duration(from) * time.Second).Format(clock)
	}
	line("BEGIN:" + kind)
	line("DTSTART:" + local)
	line("TZOFFSETFROM:" + offsetOf(from))
	line("TZOFFSETTO:" + offsetOf(offset))
	line("TZNAME:" + name)
	line("END:" + kind)
}

// offsetOf writes seconds east of Greenwich as +HHMM.
func offsetOf(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}
