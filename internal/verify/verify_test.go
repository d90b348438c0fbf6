package verify_test

import (
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/verify"
	"readout/readout"
)

func TestRecord(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	fresh := func() *readout.Record {
		return r.Read(ingest.Article{Text: "Azerbaijan said on Monday that Armenian forces had killed 12 soldiers near Baku. Armenia denied the allegation."}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
	}
	if faults := verify.Record(fresh()); len(faults) > 0 {
		t.Fatalf("a fresh record is not whole: %v", faults)
	}
	for name, c := range map[string]struct {
		damage func(*readout.Record)
		want   string
	}{
		"text":      {func(r *readout.Record) { r.Document.Text += "x" }, "document.id"},
		"span":      {func(r *readout.Record) { r.Events[0].Evidence[0].Trigger[1] = 9999 }, "does not slice"},
		"actor":     {func(r *readout.Record) { r.Events[0].Source = []string{"A99"} }, "no actor A99"},
		"statement": {func(r *readout.Record) { r.Claims[0].Sides[0].Statement = "S99" }, "no statement S99"},
		"twice":     {func(r *readout.Record) { r.Actors[1].ID = r.Actors[0].ID }, "stands twice"},
		"place":     {func(r *readout.Record) { r.Places[0].Lat = 91 }, "no point of the Earth"},
		"sentence":  {func(r *readout.Record) { r.Statements[0].Sentence = 7 }, "no sentence 7"},
		"schema":    {func(r *readout.Record) { r.Schema = "readout/9" }, "schema"},
	} {
		rec := fresh()
		c.damage(rec)
		if got := strings.Join(verify.Record(rec), "; "); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q in it", name, got, c.want)
		}
	}
}
