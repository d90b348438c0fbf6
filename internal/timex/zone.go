package timex

import (
	"fmt"
	"time"
)

// zone puts a clock time into its zone: the one named, or the one that a
// second clock implies. "9 p.m. (3 a.m. in Prague)" gives the first clock's
// offset, since Prague's is known; when both are named they must agree.
func (r *reader) zone(f, g *frame, second bool, v *interval, x *Timex) {
	named := r.tagger.lex.zone(f.zone)
	var derived *time.Location
	if other := r.tagger.lex.zone(g.zone); second && g.hasClock && other != nil {
		derived = offsetFrom(*v, f.clock(), g.clock(), other)
	}
	loc := named
	if loc == nil {
		loc = derived
	}
	if loc == nil {
		return
	}
	x.Zone = loc
	v.begin, v.end = in(v.begin, loc), in(v.end, loc)
	if named == nil || derived == nil {
		return
	}
	_, a := v.begin.Zone()
	_, b := in(v.begin, derived).Zone()
	if a != b {
		x.Conflict = fmt.Sprintf("the zone named says UTC%s, the second clock UTC%s", hhmm(a), hhmm(b))
	}
}

// zone returns the zone of a name in the table, nil for another name. A zone is
// read when a text first names it: most never are, and each is a file.
func (l *lexicon) zone(name string) *time.Location {
	if !l.zones[name] {
		return nil
	}
	loc, ok := l.read.Load(name)
	if !ok {
		read, err := location(name)
		if err != nil {
			return nil // not in the table: its zones were read when it was loaded or tested
		}
		loc, _ = l.read.LoadOrStore(name, read)
	}
	return loc.(*time.Location)
}

// in keeps the wall clock and changes the zone.
func in(t time.Time, loc *time.Location) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, loc)
}

// offsetFrom computes the zone of a clock from another that shows the same
// moment, both in minutes since midnight. The other clock's day is the one
// that leaves an offset between -12 and +14 hours.
func offsetFrom(v interval, local, other int, zone *time.Location) *time.Location {
	b := v.begin
	_, off := time.Date(b.Year(), b.Month(), b.Day(), 0, other, 0, 0, zone).Zone()
	minutes := local - (other - off/60)
	minutes = (minutes%1440 + 1440) % 1440
	if minutes > 14*60 {
		minutes -= 1440
	}
	return time.FixedZone(hhmm(minutes*60), minutes*60)
}

// hhmm writes an offset in seconds as ISO 8601 does.
func hhmm(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d:%02d", sign, seconds/3600, seconds/60%60)
}
