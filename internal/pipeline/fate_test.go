package pipeline_test

import (
	"testing"
	"time"

	"readout/internal/ingest"
	"readout/readout"
)

// TestJourneys: what somebody goes somewhere for is as sure as that he goes.
func TestJourneys(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Norway's foreign minister is due in Lima on Monday for talks with Peru's president.":        "scheduled positive",
		"Chad's president plans to visit Oslo for a summit with Norway's prime minister.":            "scheduled positive",
		"Mali's president was expected in Rome on Friday for a meeting with Italy's prime minister.": "scheduled positive",
		"Chad's foreign minister did not go to Oslo for talks with Norway's prime minister.":         "actual negative",
		"Chad's foreign minister arrived in Oslo on Sunday for talks with Norway's prime minister.":  "actual positive",
	} {
		rec := r.Read(ingest.Article{Text: text}, time.Date(2024, 6, 10, 0, 0, 0, 0, time.UTC))
		if len(rec.Events) == 0 {
			t.Errorf("%s: no event", text)
		}
		for _, e := range rec.Events {
			if got := e.Modality + " " + e.Polarity; e.Plover != "CONSULT" || got != want {
				t.Errorf("%s: %s %s, want CONSULT %s", text, e.Plover, got, want)
			}
		}
	}
}

// TestBothSides: a state with a plural name does not promise itself something.
func TestBothSides(t *testing.T) {
	rec := reader(t).Read(ingest.Article{Text: "The United States pledged $85 million in aid for flood victims in Chad."}, time.Date(2024, 6, 10, 0, 0, 0, 0, time.UTC))
	if len(rec.Events) != 1 || len(rec.Events[0].Target) == 0 {
		t.Errorf("events %v, want one for the victims", events(rec))
	}
}

func events(rec *readout.Record) (list []string) {
	for _, e := range rec.Events {
		list = append(list, e.Plover)
	}
	return list
}
