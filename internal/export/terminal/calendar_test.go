package terminal_test

import (
	"strings"
	"testing"

	"readout/internal/export/terminal"
	"readout/readout"
)

func TestCalendarSaysWhenHowSureAndWhere(t *testing.T) {
	text := "The two ministers meet in Oslo at 9 a.m. on Friday. The talks on Monday were put off."
	rec := &readout.Record{
		Document: readout.Document{ID: "sha256:1", Title: "Ministers", Published: "2019-06-05", Text: text, Sentences: []readout.Span{{0, 51}, {52, len(text)}}},
		Actors:   []readout.Actor{{ID: "A1", Name: "Ann"}, {ID: "A2", Name: "Bo"}},
		Places:   []readout.Place{{ID: "P1", Name: "Oslo", Timezone: "Europe/Oslo"}},
		Events: []readout.Event{
			{ID: "E1", Plover: "CONSULT", Mode: "meet", Source: []string{"A1"}, Target: []string{"A2"}, Modality: "scheduled", Status: "confirmed", Place: "P1",
				Time: &readout.Time{Start: "2019-06-07T09:00:00+02:00", Precision: "hour"}, Evidence: []readout.Evidence{{Sentence: 0}}},
			{ID: "E2", Plover: "CONSULT", Source: []string{"A1"}, Modality: "scheduled", Status: "postponed", Polarity: "positive",
				Time: &readout.Time{Start: "2019-06-10", Precision: "day"}, Evidence: []readout.Evidence{{Sentence: 1}}},
		},
	}
	var b strings.Builder
	if err := terminal.Calendar(&b, []terminal.Due{{Record: rec, Event: &rec.Events[0]}, {Record: rec, Event: &rec.Events[1]}, {Record: rec, Event: &rec.Events[0], Outcome: "happened", Was: "2019-06-01"}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"2019-06-07T09:00:00+02:00 Europe/Oslo  confirmed\n    Ann → Bo  CONSULT meet  in Oslo",
		"2019-06-10  cancelled (postponed)", "Oslo  happened (moved from 2019-06-01)", "“The talks on Monday were put off.”", "Ministers · 2019-06-05 · sha256:1",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the calendar lacks %q:\n%s", want, b.String())
		}
	}
}
