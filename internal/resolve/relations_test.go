package resolve_test

import (
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
)

// TestTies: what somebody denies makes no tie.
func TestTies(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"Chad is arming the Sudanese rebels.":       1,
		"Chad denied arming the Sudanese rebels.":   0,
		"Chad denies that it arms Sudanese rebels.": 0,
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
		if len(rec.Relations) != want {
			t.Errorf("%s: %d ties, want %d: %+v", text, len(rec.Relations), want, rec.Relations)
		}
	}
}
