package score_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/score"
	"readout/readout"
)

func TestArticles(t *testing.T) {
	dir := t.TempDir()
	facts := `{"date": "2024-01-02",
	"facts": [
	 {"id": "both ways", "kind": "event", "sym": true, "source": "ruiz", "target": "PERGOV"},
	 {"id": "one way", "kind": "event", "source": "Ruiz"},
	 {"id": "list", "kind": "event", "source": ["Diaz", "PER"], "evidence": "^met$"},
	 {"id": "claim", "kind": "claim", "denies": "Ruiz", "plover": "CONSULT"},
	 {"id": "words", "kind": "statement", "speaker": "Ruiz", "content": "no deal"},
	 {"id": "missing", "kind": "figure", "value": "^3$"}],
	"absent": [
	 {"id": "a trap", "kind": "event", "plover": "CONSULT", "reason": ""},
	 {"id": "no trap", "kind": "event", "plover": "ASSAULT"}]}`
	if err := os.WriteFile(filepath.Join(dir, "x.facts.json"), []byte(facts), 0o600); err != nil {
		t.Fatal(err)
	}
	text := "Diaz met Ruiz. Ruiz said no deal."
	rows, err := score.Articles([]score.Folder{{Set: "own", Dir: dir}}, func(path string, at time.Time) (*readout.Record, error) {
		if filepath.Base(path) != "x.txt" || at.Day() != 2 {
			t.Errorf("asked to read %s of %s", path, at)
		}
		trigger := readout.Span{5, 8}
		return &readout.Record{
			Document:   readout.Document{Text: text},
			Actors:     []readout.Actor{{ID: "A1", Name: "Diaz", Code: "PERGOV"}, {ID: "A2", Name: "Ruiz"}},
			Events:     []readout.Event{{ID: "E1", Plover: "CONSULT", Source: []string{"A1"}, Target: []string{"A2"}, Evidence: []readout.Evidence{{Trigger: trigger}}}},
			Statements: []readout.Statement{{ID: "S1", Speaker: "A2", Content: []readout.Span{{25, 32}}}},
			Claims:     []readout.Claim{{ID: "C1", Event: "E1", Sides: []readout.ClaimSide{{Actor: "A2", Stance: "denies"}}}},
		}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].N != 6 || int(rows[0].Value) != 66 || rows[1].Value != 50 {
		t.Errorf("got %v; want 4 of 6 facts and 1 of 2 traps avoided", rows)
	}
	if err := os.WriteFile(filepath.Join(dir, "x.facts.json"), []byte(`{"facts": [{"id": "bad", "kind": "event", "source": "("}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := score.Articles([]score.Folder{{Set: "own", Dir: dir}}, nil); err == nil {
		t.Error("a condition that is no regular expression is no error")
	}
}
