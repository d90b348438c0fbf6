package readout_test

import (
	"strings"
	"testing"

	"readout/readout"
)

func TestLookup(t *testing.T) {
	text := "Norway met\nFinland. Sweden says so."
	r := &readout.Record{
		Document:   readout.Document{Text: text, Sentences: []readout.Span{{0, 19}, {20, len(text)}}, Published: "2022-03-09T10:00:00Z"},
		Actors:     []readout.Actor{{ID: "A1", Name: "Norway"}, {ID: "A2", Name: "Finland"}},
		Statements: []readout.Statement{{ID: "S1", Speaker: "A2"}, {ID: "S2"}},
		Events: []readout.Event{
			{ID: "E1", Time: &readout.Time{Start: "2022-03-07T00:00:00"}, Evidence: []readout.Evidence{{Sentence: 0}}},
			{ID: "E2", Evidence: []readout.Evidence{{Sentence: 7}}},
		},
	}
	for _, c := range []struct{ what, got, want string }{
		{"names, the unknown left out", r.Names([]string{"A2", "A9", "A1"}), "Finland, Norway"},
		{"speakers, nobody left out", r.Names(r.Speakers([]string{"S2", "S1", "S9"})), "Finland"},
		{"publication", r.PublicationDay(), "2022-03-09"},
		{"own day", r.Day(r.Event("E1")), "2022-03-07"},
		{"day of publication", r.Day(r.Event("E2")), "2022-03-09"},
		{"sentence on one line", r.EventSentence(r.Event("E1")), "Norway met Finland."},
		{"no such sentence", r.EventSentence(r.Event("E2")), ""},
		{"no evidence", r.EventSentence(&readout.Event{}), ""},
		{"unknown publication", (&readout.Record{}).PublicationDay(), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	r.Statements = append(r.Statements, readout.Statement{ID: "S3", Act: "deny"})
	for by, want := range map[string]bool{"": false, "S1": false, "S3": true, "S3 S1": false} {
		if got := r.OnlyDenied(&readout.Figure{ReportedBy: strings.Fields(by)}); got != want {
			t.Errorf("a figure of %q is only denied: %v", by, got)
		}
	}
	if r.Actor("A9") != nil || r.Place("P1") != nil || r.Event("") != nil || r.Actor("A2") != &r.Actors[1] {
		t.Error("an id leads to the thing itself in the record, an unknown one to nil")
	}
}
