package story

import (
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// What is a plan for a known day.

// ahead reports whether an event is a plan for a known day: not before its
// article, and not on a day that belongs to something that happened ("agreed on
// Friday to restore relations").
func ahead(rec *readout.Record, e *readout.Event) bool {
	if e.Modality != "scheduled" || e.Polarity == "negative" && !e.Off() || e.Time == nil || len(e.Time.End) < 10 || rec.PublicationDay() > e.Time.End[:10] || !knownDay(e) {
		return false
	}
	return e.Time.Span == nil || !slices.ContainsFunc(rec.Events, func(o readout.Event) bool {
		return o.Modality == "actual" && o.Time != nil && o.Time.Span != nil && *o.Time.Span == *e.Time.Span && triggerAt(&o) <= triggerAt(e)
	})
}

// triggerAt is where the word stands that tells an event: "meet on Friday to discuss
// it" tells of a meeting, "agreed on Friday to meet" of what was agreed.
func triggerAt(e *readout.Event) int {
	if len(e.Evidence) == 0 {
		return 0
	}
	return e.Evidence[0].Trigger[0]
}

// knownDays is the longest time that is a known day: a weekend with its Friday and
// its Monday.
const knownDays = 4

// longestRange is the longest time from one named day to another that is a plan to follow.
const longestRange = 62

// knownDay reports whether the time of an event begins on a day that is told: a day, or
// days from one to another ("from May 13 to May 17"), but no week or month.
func knownDay(e *readout.Event) bool {
	return span(e) <= knownDays || strings.Contains(e.Time.Value, "/") && strings.Count(e.Time.Value, "-") > 2 && span(e) <= longestRange
}

// firstDay is the day behind which a new day of a plan lies: its last, or its first where
// it has days from one to another.
func firstDay(p *later) int {
	if p.Event.Time != nil && strings.Contains(p.Event.Time.Value, "/") {
		return p.when.from
	}
	return p.when.to
}

// span is how many days the time of an event lasts.
func span(e *readout.Event) int {
	from, _ := dayNumber(e.Time.Start)
	to, _ := dayNumber(e.Time.End)
	return to - from
}

// until reports whether a plan's day is its last ("by August 31", "has until August 31 to
// pay"): it may be done before.
func until(rec *readout.Record, e *readout.Event) bool {
	if e.Time.Span == nil {
		return false
	}
	before := strings.Fields(rec.Document.Text[:e.Time.Span[0]])
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1] {
	case "by", "before":
		return true
	case "until", "till":
		return triggerAt(e) > e.Time.Span[0] // and not "lasts until Friday"
	}
	return false
}

func due(e *readout.Event, now time.Time) bool {
	end, err := time.Parse(time.DateOnly, e.Time.End[:10])
	return err == nil && !end.After(now)
}
