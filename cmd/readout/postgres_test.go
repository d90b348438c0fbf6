package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store/storetest"
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
