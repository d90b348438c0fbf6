package event_test

import (
	"testing"

	"readout/data"
	"readout/internal/event"
	"readout/internal/ontology"
)

// TestRulesLoad loads the rules that ship; their examples are run by `readout
// check`.
func TestRulesLoad(t *testing.T) {
	o, err := ontology.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, err := event.New(data.FS, o)
	if err != nil {
		t.Fatal(err)
	}
	if n := c.Rules().VerbSenses(); n < 600 {
		t.Errorf("%d verb senses, want at least 600", n)
	}
	types := map[string]bool{}
	for _, r := range c.Rules().Rules {
		types[r.Code.Plover] = true
	}
	for _, name := range []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
		"REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"} {
		if !types[name] {
			t.Errorf("no rule codes %s", name)
		}
	}
}
