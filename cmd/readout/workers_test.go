package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"readout/internal/bus/bustest"
	"readout/internal/store/storetest"
)

var workersArticles = flag.Int("workers", 0, "have so many made articles read by one worker and by two, each on a core of its own (make workers)")

// TestWorkers measures how much faster two workers are than one when each has a
// core of its own, over NATS and PostgreSQL, and that they store the same. The
// database works on the same cores: what it takes of them no worker has.
func TestWorkers(t *testing.T) {
	if *workersArticles == 0 {
		t.Skip("make workers runs it")
	}
	source := filepath.Join(t.TempDir(), "texts.jsonl")
	write(t, source, *workersArticles)
	var took [2]time.Duration
	var said [2]string
	for i := range took {
		took[i], said[i] = readBy(t, source, i+1)
		t.Logf("%d: %d articles in %.1f s, %.1f articles/s", i+1, *workersArticles, took[i].Seconds(), float64(*workersArticles)/took[i].Seconds())
	}
	if said[0] != said[1] {
		t.Errorf("two workers stored other records than one")
	}
	if n := len(idsOf(said[0])); n < *workersArticles*99/100 {
		t.Errorf("%d articles stored of %d", n, *workersArticles)
	}
	t.Logf("two workers are %.2f times as fast as one", took[0].Seconds()/took[1].Seconds())
}

// readBy brings the articles of a source onto a queue and has n workers read them,
// the first on the first core and so on. It tells how long they took, their start
// included, and what was stored.
func readBy(t *testing.T, source string, n int) (time.Duration, string) {
	t.Helper()
	place := storetest.Postgres(t)
	queue, stop := bustest.Start(t, "127.0.0.1:0", t.TempDir())
	defer stop()
	if code := run([]string{"ingest", source, "--store", place, "--nats", queue, "--log-level", "error"}); code != 0 {
		t.Fatalf("ingest: exit %d", code)
	}
	var workers []*process
	begin := time.Now()
	for core := range n {
		p := start(t, []string{"worker", "--workers", "1", "--until-empty", "--store", place, "--nats", queue, "--log-level", "error"})
		if out, err := exec.Command("taskset", "-a", "-c", "-p", strconv.Itoa(core), strconv.Itoa(p.Process.Pid)).CombinedOutput(); err != nil {
			t.Fatalf("taskset: %v: %s", err, out)
		}
		workers = append(workers, p)
	}
	for _, p := range workers {
		if err := p.wait(time.Hour); err != nil {
			t.Fatalf("worker: %v\n%s", err, p.said())
		}
	}
	return time.Since(begin), contents(t, place)
}
