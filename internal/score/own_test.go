package score

import (
	"os"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/table"
	"readout/readout"
)

const ownGold = "../../testdata/gold"

// TestOwnGold holds the development halves of our own gold to the bars; what
// is wrong is logged. The test halves are only ever scored.
func TestOwnGold(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	bad, all := 0, 0
	err = table.Read(os.DirFS(ownGold), "time_dev.tsv", 4, func(c []string) error {
		dct, err := time.Parse(time.DateOnly, c[1])
		if err != nil {
			return err
		}
		ok, got, err := ownTime(r, c[0], dct, c[2], c[3])
		all++
		if !ok {
			bad++
			t.Logf("%s %s: %s\n    got  %s\n    want %s", c[0], c[1], c[2], got, c[3])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if (all-bad)*100 < 92*all {
		t.Errorf("times: %d of %d wrong, want at most 8 in 100", bad, all)
	}
	bad, all = 0, 0
	err = table.Read(os.DirFS(ownGold), "figure_dev.tsv", 2, func(c []string) error {
		ok, got := ownFigures(r, c[0], c[1])
		all++
		if !ok {
			bad++
			t.Logf("%s\n    got  %s\n    want %s", c[0], got, c[1])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if (all-bad)*100 < 90*all {
		t.Errorf("figures: %d of %d wrong, want at most 10 in 100", bad, all)
	}
}

// TestOwnEvents holds the development half of our own event gold to the bars.
func TestOwnEvents(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	n, err := ownEventCounts(ownGold+"/event_dev.jsonl", func(text string) *readout.Record {
		return r.Read(ingest.Article{Text: text}, time.Time{})
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, f := f1(n.right, n.system, n.want); f < 80 {
		t.Errorf("triple F1 %.1f, want 80: %+v", f, n)
	}
	if n.false*100 > 3*n.empty {
		t.Errorf("%d false events in %d sentences without any", n.false, n.empty)
	}
}
