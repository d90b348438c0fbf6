package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestWatch: a feed is asked again and what is new in it is read; stopped and
// begun again, what was in it before does not come again.
func TestWatch(t *testing.T) {
	var asked, unchanged atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		n := min(asked.Add(1), 3)
		tag := fmt.Sprintf(`"%d"`, n)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			unchanged.Add(1)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "<rss version='2.0'><channel><title>Wire</title>")
		for i := range n {
			fmt.Fprintf(w, "<item><guid>%d</guid><description>Norway condemned Russia in note %d. Russia denied the allegation.</description></item>", i, i)
		}
		fmt.Fprint(w, "</channel></rss>")
	}))
	defer server.Close()
	place := filepath.Join(t.TempDir(), "s")
	watch := func(asks int64) string {
		p := start(t, []string{"ingest", "--watch", "--least", "100ms", "--most", "1s", server.URL + "/feed", "--store", place, "--log-level", "debug"})
		for end := time.Now().Add(2 * time.Minute); asked.Load() < asks && time.Now().Before(end); {
			time.Sleep(20 * time.Millisecond)
		}
		if err := p.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		if err := p.wait(time.Minute); err != nil {
			t.Fatalf("%v: %s", err, p.said())
		}
		return p.said()
	}
	watch(4)
	if n := strings.Count(records(t, place), "\n"); n != 3 || unchanged.Load() == 0 {
		t.Fatalf("%d records, want 3; %d times unchanged", n, unchanged.Load())
	}
	before := asked.Load()
	if said := watch(before + 2); strings.Contains(said, "msg=read ") || unchanged.Load() < before-2 {
		t.Errorf("what was there came again: %s", said)
	}
	for _, args := range [][]string{{"ingest", "--watch", "feed.xml"}, {"ingest", "--watch", "--least", "2h", "--most", "1h", server.URL}} {
		if code := run(append(args, "--store", place)); code != exitUsage {
			t.Errorf("%v: exit %d", args, code)
		}
	}
}

// TestBackupWhileRunning: backups of a store that is being filled are whole, each
// has what the one before had, and of all of it the last.
func TestBackupWhileRunning(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "s")
	const n = 300
	p := start(t, []string{"ingest", articles(t, n), "--store", place, "--log-level", "debug"})
	p.reads()
	ended := make(chan error, 1)
	go func() { ended <- p.wait(10 * time.Minute) }()
	last := map[string]bool{} // ids of documents
	while := 0
	for i, done := 0, false; !done; i++ {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("%v: %s", err, p.said())
			}
			done = true
		default:
			while++
		}
		file, again := filepath.Join(dir, fmt.Sprint(i, ".gz")), filepath.Join(dir, fmt.Sprint(i))
		for _, args := range [][]string{{"backup", file, "--store", place}, {"restore", file, "--store", again}, {"verify", "--store", again}} {
			if out, code := capture(t, args...); code != 0 {
				t.Fatalf("%v: exit %d: %s", args, code, out)
			}
		}
		now := idsOf(contents(t, again))
		for id := range last {
			if !now[id] {
				t.Fatalf("backup %d has lost %s, which the one before had", i, id)
			}
		}
		last = now
		if done && contents(t, again) != contents(t, place) {
			t.Error("the last backup is not what is stored")
		}
	}
	if len(last) != n || while == 0 {
		t.Errorf("%d records in the last backup, want %d; %d backups while it was filled", len(last), n, while)
	}
}

// idsOf are the documents of lines of records.
func idsOf(lines string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(lines) {
		_, rest, _ := strings.Cut(line, `"id":"`)
		id, _, _ := strings.Cut(rest, `"`)
		out[id] = true
	}
	return out
}
