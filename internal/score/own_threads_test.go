package score

import (
	"testing"

	"readout/data"
	"readout/internal/pipeline"
	"readout/internal/story"
)

// TestOwnThreads holds the development half of our own threads to the bar; what
// is wrong is logged. The test half is only ever scored.
func TestOwnThreads(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	tracker, err := story.LoadTracker(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	sums, err := scoreThreads(ownGold, "threads_dev", r, tracker)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ThreadMeasures {
		s := sums[m]
		for _, n := range s.notes {
			t.Log(m, n)
		}
		_, _, f := f1(s.right, s.found, s.want)
		t.Logf("%s: %d right of %d found, %d wanted: F1 %.1f", m, s.right, s.found, s.want, f)
		if f < 85 {
			t.Errorf("%s: F1 %.1f, want 85", m, f)
		}
	}
}
