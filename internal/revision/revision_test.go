package revision_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/revision"
	"readout/readout"
)

func record(events ...readout.Event) *readout.Record {
	return &readout.Record{Document: readout.Document{Text: "Kenya met Uganda. Kenya left."},
		Actors: []readout.Actor{{ID: "A1", Name: "Kenya"}, {ID: "A2", Name: "Uganda"}}, Events: events}
}

func at(start, end int, e readout.Event) readout.Event {
	e.Evidence = []readout.Evidence{{Trigger: readout.Span{start, end}}}
	return e
}

func TestBetween(t *testing.T) {
	met := at(6, 9, readout.Event{ID: "E1", Plover: "CONSULT", Source: []string{"A1"}, Target: []string{"A2"}})
	denied := met
	denied.ID, denied.Polarity = "E7", "negative"
	left := at(24, 28, readout.Event{ID: "E2", Plover: "RETREAT", Source: []string{"A1"}})
	again := met
	again.ID = "E9"
	high := 5.0
	figures := record(met)
	figures.Figures = []readout.Figure{{Value: 3, High: &high, Bound: "between", Unit: "killed"}}
	for name, c := range map[string]struct {
		old, new *readout.Record
		want     string
	}{
		"nothing, though ids moved": {record(met, left), record(left, again), ""},
		"came":                      {record(met), record(met, left), "+ event  Kenya → RETREAT"},
		"went":                      {record(met, left), record(left), "- event  Kenya → Uganda CONSULT"},
		"otherwise":                 {record(met), record(denied), "~ event  Kenya → Uganda CONSULT  ⇒  Kenya → Uganda CONSULT negative"},
		"two on the same words":     {record(met), record(denied, again), "+ event  Kenya → Uganda CONSULT negative"},
		"figure":                    {record(met), figures, "+ figure  between 3 to 5 killed"},
	} {
		changes := revision.Between(c.old, c.new)
		var lines []string
		for _, x := range changes {
			lines = append(lines, x.String())
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
		tally := revision.Tally{}
		tally.Add(changes)
		for sign, n := range map[string]string{"+": "1 added", "-": "1 removed", "~": "1 changed"} {
			if c.want != "" && c.want[:1] == sign && !strings.Contains(fmt.Sprint(tally), n) {
				t.Errorf("%s: %s", name, tally)
			}
		}
	}
}
