package timex

import (
	"time"

	"readout/readout"
)

// Record gives the expression in the form of the record. place is the IANA
// zone of where it happened, used for clock times when the text names no zone;
// empty when unknown, and then a clock time is written without an offset. Span
// is the expression's.
func (t Timex) Record(place string) readout.Time {
	span := readout.Span{t.Start, t.End}
	out := readout.Time{Value: t.Value, Precision: t.Precision, Span: &span, Conflict: t.Conflict}
	if !t.HasRange {
		return out
	}
	form := time.DateOnly
	begin, end := t.Begin, t.EndTime
	if t.Precision == "hour" || t.Precision == "minute" {
		form = "2006-01-02T15:04:05"
		zone := t.Zone
		if zone == nil && place != "" {
			if loc, err := time.LoadLocation(place); err == nil {
				zone = loc
			}
		}
		if zone != nil {
			begin, end = in(begin, zone), in(end, zone)
			form = time.RFC3339
		}
	}
	if t.Type == Duration {
		out.Value = begin.Format(time.DateOnly)
	}
	if !t.Through.IsZero() && form == time.DateOnly {
		out.Value, end = t.Value+"/"+t.Through.AddDate(0, 0, -1).Format(form), t.Through
	}
	out.Start, out.End = begin.Format(form), end.Format(form)
	return out
}
