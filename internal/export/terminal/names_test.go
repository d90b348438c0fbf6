package terminal

import (
	"testing"

	"readout/readout"
)

// TestWords: a denial behind what it points at is shown as the text has it, other
// statements with their cue first.
func TestWords(t *testing.T) {
	text := "Chad blamed Libya, a charge that Tripoli denies. Peru denied the claim."
	span := func(part string) readout.Span {
		for i := range text {
			if len(text)-i >= len(part) && text[i:i+len(part)] == part {
				return readout.Span{i, i + len(part)}
			}
		}
		t.Fatalf("%q is not in the text", part)
		return readout.Span{}
	}
	p := &printer{rec: &readout.Record{Document: readout.Document{Text: text}, Statements: []readout.Statement{
		{ID: "S1", Act: "deny", Cue: span("denies"), Content: []readout.Span{span("a charge")}},
		{ID: "S2", Act: "deny", Cue: span("denied"), Content: []readout.Span{span("the claim")}, Sentence: 1},
	}}}
	for id, want := range map[string]string{"S1": "“a charge that Tripoli denies”  [1]", "S2": "“denied the claim”  [2]", "S3": ""} {
		if got := p.words(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// TestTold: who denies a thing does not say it.
func TestTold(t *testing.T) {
	p := &printer{rec: &readout.Record{
		Actors: []readout.Actor{{ID: "A1", Name: "Chad", Code: "TCD"}, {ID: "A2", Name: "Sudan", Code: "SDN"}},
		Statements: []readout.Statement{
			{ID: "S1", Act: "deny", Speaker: "A1"}, {ID: "S2", Act: "assert", Speaker: "A2"},
		},
	}}
	if got, want := p.told("  ", []string{"S1", "S2"}), "  says: Sudan (SDN)\n  denies: Chad (TCD)\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
