package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/bus"
	"readout/internal/bus/bustest"
)

// articles writes n short articles, one a line, and returns their file.
func articles(t testing.TB, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"url":"https://wire.example/%d","date":"2024-05-%02d","text":"Norway condemned Russia in note %d. Russia denied the allegation."}`+"\n", i, i%28+1, i)
	}
	path := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// records is everything a store holds, as lines of JSON in the order of a list.
func records(t *testing.T, store string) string {
	t.Helper()
	list, code := capture(t, "list", "--limit", "1000", "--store", store)
	if code != 0 {
		t.Fatalf("list: exit %d", code)
	}
	var out strings.Builder
	for line := range strings.Lines(list) {
		id, _, _ := strings.Cut(line, " ")
		rec, code := capture(t, "show", id, "--format", "jsonl", "--store", store)
		if code != 0 {
			t.Fatalf("show %s: exit %d", id, code)
		}
		out.WriteString(rec)
	}
	return out.String()
}

func statusOf(t *testing.T, args ...string) (s bus.Status) {
	t.Helper()
	out, code := capture(t, append([]string{"status", "--format", "json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &s); err != nil || code != 0 {
		t.Fatalf("status: exit %d, %v: %s", code, err, out)
	}
	return s
}

// TestIngest: what is ingested is what would be read, by one process with the
// queue inside, and by workers on a server; bringing it again changes nothing.
func TestIngest(t *testing.T) {
	dir, file := t.TempDir(), articles(t, 12)
	want := filepath.Join(dir, "read")
	if _, code := capture(t, "read", "--format", "jsonl", "--store", want, file); code != 0 {
		t.Fatalf("read: exit %d", code)
	}
	same := func(store string) {
		t.Helper()
		if a, b := records(t, want), records(t, store); a != b || strings.Count(a, "\n") != 12 {
			t.Errorf("%s: the records are not those of readout read", store)
		}
	}

	inside := filepath.Join(dir, "inside")
	out, code := capture(t, "ingest", "--store", inside, file, articles(t, 12))
	if code != 0 || !strings.Contains(out, "queued 12 articles; 12 more were there already; 0 could not be read\nread 12: 12 changed the store, 0 were in it so; 0 given up") {
		t.Errorf("ingest: exit %d: %s", code, out)
	}
	same(inside)
	if s := statusOf(t, "--store", inside); !s.Idle() || s.Queued != 12 || s.Dead != 0 {
		t.Errorf("afterwards: %+v", s)
	}
	if out, code = capture(t, "ingest", "--store", inside, "--date", "2024-06-01", file); code != 0 || !strings.Contains(out, "read 12: 12 changed") {
		t.Errorf("again with another date: exit %d: %s", code, out)
	}

	server := []string{"--store", filepath.Join(dir, "server"), "--nats", bustest.Server(t, "127.0.0.1:0", t.TempDir())}
	if out, code = capture(t, append([]string{"ingest", file}, server...)...); code != 0 || !strings.HasPrefix(out, "queued 12 articles") || strings.Contains(out, "changed") {
		t.Errorf("ingest to a server: exit %d: %s", code, out)
	}
	if s := statusOf(t, server...); s.Waiting != 12 || s.Lag <= 0 {
		t.Errorf("nobody at work yet: %+v", s)
	}
	if out, _ = capture(t, append([]string{"status"}, server...)...); !strings.Contains(out, "waiting 12") || !strings.Contains(out, "start readout worker") {
		t.Errorf("status: %s", out)
	}
	if _, code = capture(t, append([]string{"worker", "--until-empty"}, server...)...); code != 0 {
		t.Errorf("worker: exit %d", code)
	}
	same(filepath.Join(dir, "server"))
}

// TestIngestReports: what cannot be read is said and the others go on; commands
// that only look make nothing.
func TestIngestReports(t *testing.T) {
	dir, file := t.TempDir(), articles(t, 2)
	store := filepath.Join(dir, "s")
	out, code := capture(t, "ingest", "--store", store, filepath.Join(dir, "none.txt"), file)
	if code != exitFailed || !strings.Contains(out, "queued 2 articles; 0 more were there already; 1 could not be read") {
		t.Errorf("a missing file: exit %d: %s", code, out)
	}
	for _, args := range [][]string{
		{"status", "--store", filepath.Join(dir, "nothing")}, {"retry", "--store", filepath.Join(dir, "nothing")},
		{"status", "--nats", "nats://127.0.0.1:1"}, {"ingest", "--nats", "nats://127.0.0.1:1", file},
	} {
		if _, code := capture(t, args...); code != exitProblem {
			t.Errorf("%v: exit %d, want %d", args, code, exitProblem)
		}
	}
	if exists(filepath.Join(dir, "nothing")) {
		t.Error("a command that only looks made a folder")
	}
	for _, args := range [][]string{{"retry", "--all", "x"}, {"retry", "--drop"}, {"ingest", "--date", "soon", file}, {"version", "--log-level", "loud"}} {
		if _, code := capture(t, args...); code != exitUsage {
			t.Errorf("%v: exit %d, want %d", args, code, exitUsage)
		}
	}
	if _, code := capture(t, "retry", "abc", "--store", store); code != exitFailed {
		t.Errorf("no such dead letter: exit %d", code)
	}
}

// TestReadApart: an article read in a process of its own gives the same record.
func TestReadApart(t *testing.T) {
	t.Setenv(asCommand, "1")
	rec, err := readApart(t.Context(), "", []byte(`{"Article":{"Source":"x","Text":"Norway condemned Russia on Monday."}}`))
	if err != nil || len(rec.Events) != 1 || rec.Events[0].Plover != "ACCUSE" {
		t.Errorf("%+v, %v", rec, err)
	}
	if _, err := readApart(t.Context(), "", []byte("no job")); err == nil || !strings.Contains(err.Error(), "no article of Readout's") {
		t.Errorf("what is no job: %v", err)
	}
}
