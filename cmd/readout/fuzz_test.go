package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"readout/internal/store"
	"readout/internal/verify"
)

// FuzzBackup takes any line of a backup: a record, or what is kept beside them.
// What it lets into the store is whole.
func FuzzBackup(f *testing.F) {
	f.Add([]byte(`{"schema":"readout/1","document":{"id":"sha256:0","text":"x","sentences":[[0,1]]}}`))
	f.Add([]byte(besideStart + `{"feed":{"url":"https://a.example/"}}}`))
	f.Add([]byte(besideStart + `{"correction":{"document":"sha256:0","problem":"wrong"}}}`))
	f.Add([]byte(`{"document":{"sentences":[[-7,1]]}}`))
	f.Add([]byte("null"))
	st, err := store.Open(filepath.Join(f.TempDir(), "s"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { st.Close() })
	f.Fuzz(func(t *testing.T, line []byte) {
		r := &restoring{file: "a backup", st: st}
		if r.beside, err = newBesides(t.Context(), st); err != nil {
			t.Fatal(err)
		}
		if err := r.line(t.Context(), 1, line); err != nil {
			return
		}
		if err := r.beside.flush(t.Context()); err != nil && strings.Contains(err.Error(), "SQL") {
			t.Error(err)
		}
		if r.added == 0 {
			return
		}
		page, _, err := st.Records(t.Context(), "", 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range page {
			if faults := verify.Record(rec); len(faults) > 0 {
				t.Errorf("%q came in: %s", line, faults[0])
			}
		}
	})
}

// FuzzSettings takes any file of settings.
func FuzzSettings(f *testing.F) {
	for _, s := range []string{`{"store":"s","rate":5,"host":["a","b"],"require-token":true}`, `{"rate":1e999}`, `{}{}`, `[]`, `null`, `{"store":{"a":[null]}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		resolver, err := readSettings(bytes.NewReader(b))
		if err != nil {
			return
		}
		if !json.Valid(b) {
			t.Errorf("%q was taken for settings", b)
		}
		for name := range resolver.(settings) {
			if v, err := resolver.Resolve(nil, nil, &kong.Flag{Value: &kong.Value{Name: name, Tag: &kong.Tag{}}}); err != nil {
				t.Errorf("%s: %v, %v", name, v, err)
			}
		}
	})
}

// FuzzJournal takes up any file that a re-reading may have left: what is not of
// this version, or damaged, counts for nothing.
func FuzzJournal(f *testing.F) {
	f.Add([]byte(`{"version":"` + version + `"}` + "\n" + `{"id":"a","title":"T","changes":[]}` + "\n" + `{"after":"a"}` + "\n"))
	f.Add([]byte(`{"version":"another"}` + "\n" + `{"after":"a"}` + "\n"))
	f.Add([]byte("{}\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		j := &journal{changed: map[string]rereadNote{}, bad: map[string]bool{}}
		if !j.load(b) && (j.after != "" || len(j.changed) > 0 || len(j.order)+len(j.bad) > 0) {
			t.Errorf("%q left %+v", b, j)
		}
		if len(j.order) != len(j.changed) {
			t.Errorf("%q: %d in order, %d changed", b, len(j.order), len(j.changed))
		}
		j.tally()
	})
}
