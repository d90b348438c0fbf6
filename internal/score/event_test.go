package score

import (
	"testing"

	"readout/readout"
)

// TestGSRComparison: the older types and the broader codes of the GSR set are
// compared with what they are called today, and with nothing else.
func TestGSRComparison(t *testing.T) {
	for _, c := range []struct {
		id     string
		want   codedEvent
		plover string
		right  bool
	}{
		{"X-COERCE-1", codedEvent{Code: "COERCE", Mode: "destroy"}, "ASSAULT", true},
		{"X-COERCE-1", codedEvent{Code: "COERCE", Mode: "curfew"}, "ASSAULT", false},
		{"X-Y-SANCTION-1", codedEvent{Code: "FIGHT"}, "SANCTION", true},
		{"X-Y-FIGHT-1", codedEvent{Code: "FIGHT"}, "SANCTION", false},
	} {
		if got := gsrType(c.id, c.want, c.plover); got != c.right {
			t.Errorf("%s %+v: %s is right: %v, want %v", c.id, c.want, c.plover, got, c.right)
		}
	}
	for _, c := range []struct {
		ours, gold string
		same       bool
	}{
		{"NGOAMN", "IGO", true}, {"NGOIRC", "IGOMED", true}, {"NGOAMN", "IGOMED", false},
		{"IGONAT", "IGOMIL", true}, {"IGOEUR", "IGOMIL", false}, {"IGOUNOHCR", "IGOREF", true}, {"FRA", "FRACVL", false},
	} {
		if got := sameCode(c.ours, c.gold); got != c.same {
			t.Errorf("%s and %s: same %v, want %v", c.ours, c.gold, got, c.same)
		}
	}
	rec := &readout.Record{Actors: []readout.Actor{{ID: "A1", Code: "DEUGOV"}, {ID: "A2", Code: "ALB"}}}
	e := &readout.Event{Source: []string{"A1"}, Target: []string{"A2"}}
	if n := codesRight(rec, e, "(SRC/TAR: the minister) visited (SRC/TAR: Albania)", codedEvent{Source: "DEUGOV+ALB"}); n != 2 {
		t.Errorf("%d codes of a mutual event, want 2", n)
	}
	if n := codesRight(rec, e, "(SRC: the minister) …", codedEvent{Source: "DEUGOV+ALB"}); n != 1 {
		t.Errorf("%d codes of a one-sided event, want 1", n)
	}
}
