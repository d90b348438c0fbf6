package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/ingest/article"
	"readout/internal/pipeline"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/internal/verify"
	"readout/readout"
)

// TestPostgres: every command that takes a store takes the address of a
// database, from the flag or from READOUT_POSTGRES, and finds there what a
// folder would hold.
func TestPostgres(t *testing.T) {
	address, dir := storetest.Postgres(t), t.TempDir()
	text := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(text, []byte("Azerbaijan said that Armenian forces had attacked its troops. Armenia denied the allegation."), 0o600); err != nil {
		t.Fatal(err)
	}
	both := func(args ...string) (string, string) {
		inFolder, code := capture(t, append(args, "--store", filepath.Join(dir, "s"))...)
		if code != 0 {
			t.Fatalf("readout %s: exit %d", strings.Join(args, " "), code)
		}
		inDatabase, code := capture(t, append(args, "--store", address)...)
		if code != 0 {
			t.Fatalf("readout %s --store %s: exit %d", strings.Join(args, " "), address, code)
		}
		return inFolder, inDatabase
	}
	for _, args := range [][]string{
		{"read", "--date", "2022-03-09", text}, {"list"}, {"search", "type:ASSAULT"}, {"contested"}, {"calendar"}, {"story"}, {"actor", "Armenia"}, {"dyad", "ARM", "AZE"},
		{"verify"}, {"export", "--format", "jsonl"}, {"export", "--format", "ics"},
	} {
		if a, b := both(args...); a != b {
			t.Errorf("readout %s: from the folder\n%s\nfrom the database\n%s", strings.Join(args, " "), a, b)
		}
	}
	t.Setenv("READOUT_POSTGRES", address)
	if out, code := capture(t, "list"); code != 0 || !strings.Contains(out, "sha256:") {
		t.Errorf("by READOUT_POSTGRES: exit %d, %s", code, out)
	}
	if _, err := os.Stat(".readout"); err == nil {
		t.Error("a folder was made beside the database")
	}
	file := filepath.Join(dir, "x.gz")
	for _, args := range [][]string{{"tidy"}, {"backup", file}, {"restore", "--store", filepath.Join(dir, "b"), file}, {"verify", "--store", filepath.Join(dir, "b")}} {
		if _, code := capture(t, args...); code != 0 {
			t.Errorf("readout %s: exit %d", strings.Join(args, " "), code)
		}
	}
	if _, code := capture(t, "list", "--store", "postgres://nobody@127.0.0.1:1/none"); code != exitProblem {
		t.Errorf("no server: exit %d", code)
	}
}

// TestThereAndBack: what goes from one database into the other by a backup, and back
// by another, is the same, whatever the records hold.
func TestThereAndBack(t *testing.T) {
	dir := t.TempDir()
	from, between, to := filepath.Join(dir, "a"), storetest.Postgres(t), filepath.Join(dir, "b")
	st, err := store.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	var records []*readout.Record
	for i, rec := range mangled(40) { // those that restore takes
		if rec.Document.ID = fmt.Sprintf("sha256:%064x", i+1); len(verify.Record(rec)) == 0 {
			records = append(records, rec)
		}
	}
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		a := ingest.Article{Title: headline(i / 3), Text: article.WithTitle(headline(i/3), long(i)), URL: fmt.Sprint("https://news.example/", i%20), Credit: "Wire\u00a0& \u2028Co", Links: []string{"https://x.example/?a=<b>"}}
		records = append(records, r.Read(a, time.Date(2024, 5, 1+i%9, 0, 0, 0, 0, time.UTC)))
	}
	if _, err := st.PutAll(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "x.gz")
	for _, args := range [][]string{{"backup", file, "--store", from}, {"restore", file, "--store", between}, {"backup", file, "--store", between}, {"restore", file, "--store", to}} {
		if out, code := capture(t, args...); code != 0 {
			t.Fatalf("%v: exit %d: %s", args, code, out)
		}
	}
	x, y, z := contents(t, from), contents(t, between), contents(t, to)
	if x != y || y != z || len(idsOf(x)) < 30 {
		t.Errorf("%d records, %d there, %d back; the same: %v, %v", len(idsOf(x)), len(idsOf(y)), len(idsOf(z)), x == y, y == z)
	}
}
