package web

import (
	"testing"

	"readout/readout"
)

// TestWhen: a time is shown as exactly as it is told, never more.
func TestWhen(t *testing.T) {
	for _, c := range []struct {
		time        *readout.Time
		want, onDay string // onDay: the day of the calendar's sheet, empty for none
	}{
		{nil, "", ""},
		{&readout.Time{Start: "2024-05-14", End: "2024-05-15", Precision: "day"}, "2024-05-14", "2024-05-14"},
		{&readout.Time{Start: "2024-05-14", Precision: "day"}, "2024-05-14", "2024-05-14"},
		{&readout.Time{Start: "2024-06-01", End: "2024-07-01", Precision: "month"}, "2024-06", ""},
		{&readout.Time{Start: "2013-01-01", End: "2014-01-01", Precision: "year"}, "2013", ""},
		{&readout.Time{Start: "1990-01-01", End: "2000-01-01", Precision: "decade"}, "1990s", ""},
		{&readout.Time{Start: "2024-05-13", End: "2024-05-20", Precision: "day"}, "2024-05-13 to 2024-05-19", "2024-05-13"},
		{&readout.Time{Start: "2024-05-14T23:30:00-02:00", End: "2024-05-15T00:30:00-02:00", Precision: "minute"}, "2024-05-14", "2024-05-14"},
	} {
		if got := whenOf(c.time); got != c.want {
			t.Errorf("%+v: %q, want %q", c.time, got, c.want)
		}
		if got := clockOf(c.time, nil); got.Day != c.onDay {
			t.Errorf("%+v: on the sheet at %q, want %q", c.time, got.Day, c.onDay)
		}
	}
}

// TestFact: what has no time of its own shows none; what was called off says so.
func TestFact(t *testing.T) {
	rec := &readout.Record{Document: readout.Document{Published: "2024-05-14", Text: "x"}}
	for _, c := range []struct {
		event                     readout.Event
		when, mark, kind, sortDay string
		off                       bool
	}{
		{readout.Event{Plover: "ASSAULT", Modality: "actual", Polarity: "positive"}, "", "", "assault", "2024-05-14", false},
		{readout.Event{Plover: "CONSULT", Mode: "visit", Modality: "scheduled", Polarity: "positive", Status: "confirmed", Time: &readout.Time{Start: "2024-06-01", Precision: "month"}}, "2024-06", "scheduled, confirmed", "visit", "2024-06-01", false},
		{readout.Event{Plover: "CONSULT", Mode: "meet", Modality: "scheduled", Polarity: "negative", Status: "cancelled"}, "", "cancelled", "meet", "2024-05-14", true},
		{readout.Event{Modality: "scheduled", Polarity: "positive", Status: "tentative", About: []string{"second vote"}}, "", "scheduled, tentative", "second vote", "2024-05-14", false},
	} {
		f := factOf(rec, &c.event)
		if f.When != c.when || f.Mark != c.mark || f.Kind() != c.kind || f.Day != c.sortDay || f.Off != c.off {
			t.Errorf("%+v: %q %q %q %q %v", c.event, f.When, f.Mark, f.Kind(), f.Day, f.Off)
		}
	}
}

// TestSpaced: "Pakistan" is no part of "Pakistani".
func TestSpaced(t *testing.T) {
	for text, want := range map[string]string{"ACCUSE: Pakistani Foreign Ministry → members": " accuse pakistani foreign ministry members ", "Côte d'Ivoire, U.S.": " côte d'ivoire u s "} {
		if got := spaced(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
