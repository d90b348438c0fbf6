package score

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/readout"
)

// TestWikinews scores one made-up article: an event found under another name
// that holds, one found as well as wanted, one missed, one false, one optional.
func TestWikinews(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "texts.jsonl.gz")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	if _, err := z.Write([]byte(`{"title": "A", "text": "B.", "date_publish": "2020-01-02"}` + "\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	gold := "# ours\narticle\tsentence\tsource\ttarget\ttype\tmodality\tnote\n" +
		"00\t1\tFRA|FRAGOV\tDEU\tREQUEST\tactual\t\n" +
		"00\t1\tDEU\tITA\tCONSULT\tactual\tsymmetric\n" +
		"00\t2\t-\tITA\tASSAULT\tactual\t\n" +
		"00\t2\tFRA\t*\tAGREE\tactual\toptional\n"
	if err := os.WriteFile(filepath.Join(dir, "wikinews_dev.tsv"), []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	event := func(source, target, kind string) readout.Event {
		return readout.Event{Source: []string{source}, Target: []string{target}, Plover: kind, Modality: "actual", Polarity: "positive"}
	}
	record := &readout.Record{
		Actors: []readout.Actor{{ID: "A1", Code: "FRA"}, {ID: "A2", Code: "FRAGOV"}, {ID: "A3", Code: "DEU"}, {ID: "A4", Code: "ITA"}},
		Events: []readout.Event{event("A1", "A3", "REQUEST"), event("A2", "A3", "REQUEST"), event("A4", "A3", "CONSULT"), event("A1", "A4", "AGREE"), event("A3", "A4", "THREATEN")},
	}
	var said []string
	rows, err := Wikinews(file, dir, func(text string, published time.Time) (*readout.Record, error) {
		if text != "A\n\nB." || published.Format(time.DateOnly) != "2020-01-02" {
			t.Errorf("read %q of %s", text, published)
		}
		return record, nil
	}, func(line string) { said = append(said, line) })
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || rows[0].N != 3 || rows[1].N != 3 || rows[2].Value < 66 || rows[2].Value > 67 {
		t.Errorf("rows %v, want 2 of 3 right, 3 wanted", rows)
	}
	if len(said) != 2 {
		t.Errorf("said %q, want one missing and one false", said)
	}
	if _, err := Wikinews(file+".no", dir, nil, nil); err == nil {
		t.Error("no error without the texts")
	}
}
