package store

import (
	"bytes"
	"encoding/json"
	"testing"

	"readout/internal/verify"
	"readout/readout"
)

// FuzzRecord: what is kept comes back the same, and what comes back is bounded.
func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"document":{"id":"sha256:1","text":"Kenya met Uganda.","sentences":[[0,17]]},"actors":[{"id":"A1","mentions":[[0,5,"name"]]}],"events":[{"id":"E1","evidence":[{"sentence":0,"trigger":[6,9]}]}]}`))
	f.Add([]byte(`{"figures":[{"span":[5,1],"sentence":9}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		rec, err := unpack(pack(text))
		if err != nil {
			return
		}
		if faults := verify.Bounds(rec); len(faults) > 0 {
			t.Fatal(faults)
		}
		for i := range rec.Document.Sentences {
			rec.Sentence(i)
		}
		once, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		again := new(readout.Record)
		if err := json.Unmarshal(once, again); err != nil {
			t.Fatal(err)
		}
		if twice, err := json.Marshal(again); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%v:\n%s\n%s", err, once, twice)
		}
	})
}

// FuzzPacked: bytes that are no frame are an error.
func FuzzPacked(f *testing.F) {
	f.Add(pack([]byte(`{"document":{"text":"x"}}`)))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if len(b) < 1<<12 {
			_, _ = unpack(b)
		}
	})
}
