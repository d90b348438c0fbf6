package readout_test

import (
	"errors"
	"strings"
	"testing"

	"readout/readout"
)

// corrected is a record with one fact of each kind.
func corrected() *readout.Record {
	text := "Norway said that Sweden met Finland and 7 people came. Nobody spoke."
	span := func(s string) readout.Span {
		i := strings.Index(text, s)
		return readout.Span{i, i + len(s)}
	}
	return &readout.Record{
		Document:   readout.Document{ID: "sha256:1", Text: text, Sentences: []readout.Span{{0, 54}, {55, len(text)}}},
		Actors:     []readout.Actor{{ID: "A1", Name: "Norway", Code: "NOR"}, {ID: "A2", Name: "Sweden", Code: "SWE"}, {ID: "A3", Name: "Finland", Code: "FIN"}},
		Places:     []readout.Place{{ID: "P1", Name: "Oslo"}},
		Events:     []readout.Event{{ID: "E1", Plover: "CONSULT", Modality: "actual", Source: []string{"A2", "A3"}, Place: "P1", Time: &readout.Time{Start: "2024-05-01"}, ReportedBy: []string{"S1"}, Evidence: []readout.Evidence{{Trigger: span("met")}}}},
		Statements: []readout.Statement{{ID: "S1", Speaker: "A1", Act: "assert", Cue: span("said")}},
		Figures:    []readout.Figure{{ID: "F1", Value: 7, Unit: "people", Span: span("7 people")}},
	}
}

func TestCorrection(t *testing.T) {
	for _, c := range []struct {
		c       readout.Correction
		was     string
		change  func(*readout.Record) // what makes it hold
		problem string                // why it is refused
	}{
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E1", Field: "type", Want: "AGREE"}, was: "CONSULT", change: func(r *readout.Record) { r.Events[0].Plover = "AGREE" }},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E1", Field: "source", Want: "FIN"}, was: "Sweden, Finland", change: func(r *readout.Record) { r.Events[0].Source = []string{"A3"} }},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E1", Field: "day", Want: "2024-05-02"}, was: "2024-05-01", change: func(r *readout.Record) { r.Events[0].Time.Start = "2024-05-02T09:00:00Z" }},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E1", Field: "place", Want: ""}, was: "Oslo", change: func(r *readout.Record) { r.Events[0].Place = "" }},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E1", Field: "speaker", Want: "Sweden"}, was: "Norway", change: func(r *readout.Record) { r.Statements[0].Speaker = "A2" }},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "S1", Field: "act", Want: "deny"}, was: "assert", change: func(r *readout.Record) { r.Statements[0].Act = "deny" }},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "F1", Field: "value", Want: "8"}, was: "7", change: func(r *readout.Record) { r.Figures[0].Value = 8 }},
		// Found by its words, whatever its number is now.
		{c: readout.Correction{Problem: readout.None, Fact: "E1"}, change: func(r *readout.Record) { r.Events[0].Evidence[0].Trigger = readout.Span{60, 66} }},
		{c: readout.Correction{Problem: readout.Missing, Want: "CONCEDE", Span: readout.Span{55, 68}}, change: func(r *readout.Record) {
			r.Events = append(r.Events, readout.Event{ID: "E2", Plover: "CONCEDE", Evidence: []readout.Evidence{{Trigger: readout.Span{62, 67}}}})
		}},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E9", Field: "type"}, problem: "no fact E9"},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "F1", Field: "type"}, problem: "value, unit"},
		{c: readout.Correction{Problem: readout.Wrong, Fact: "E1", Field: "type", Want: "consult"}, problem: "already"},
		{c: readout.Correction{Problem: readout.Missing, Want: "CONCEDE"}, problem: "sentence"},
		{c: readout.Correction{Problem: readout.Missing, Span: readout.Span{55, 68}}, problem: "type"},
		{c: readout.Correction{Problem: "odd"}, problem: "wrong, none or missing"},
		{c: readout.Correction{Problem: readout.None, Fact: "E1", Note: strings.Repeat("x", 2001)}, problem: "2000"},
	} {
		rec := corrected()
		err := c.c.Complete(rec)
		if c.problem != "" {
			if !errors.Is(err, readout.ErrCorrection) || !strings.Contains(err.Error(), c.problem) {
				t.Errorf("%+v: %v, want %q", c.c, err, c.problem)
			}
			continue
		}
		if err != nil || c.c.Was != c.was || c.c.ID == "" || c.c.Document != "sha256:1" {
			t.Errorf("%+v: %v, want was %q", c.c, err, c.was)
		}
		if c.c.Holds(rec) {
			t.Errorf("%+v holds for the record that it corrects", c.c)
		}
		if c.change(rec); !c.c.Holds(rec) {
			t.Errorf("%+v does not hold for the mended record", c.c)
		}
	}
}
