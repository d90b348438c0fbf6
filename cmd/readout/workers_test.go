package main

import (
	"database/sql"
	"flag"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"readout/internal/bus/bustest"
	"readout/internal/store/storetest"
)

var workersArticles = flag.Int("workers", 0, "have so many made articles read by one worker and by two, each on a core of its own (make workers)")

// TestWorkers measures how much faster two workers are than one when each has a
// core of its own, over NATS and PostgreSQL, and that they store the same. The
// database and the queue work on the same cores: what they take of them no worker has.
func TestWorkers(t *testing.T) {
	if *workersArticles == 0 {
		t.Skip("make workers runs it")
	}
	source := filepath.Join(t.TempDir(), "texts.jsonl")
	write(t, source, *workersArticles, long)
	var rate [2]float64
	var said [2]string
	for i := range rate {
		rate[i], said[i] = readBy(t, source, i+1)
	}
	if said[0] != said[1] {
		t.Errorf("two workers stored other records than one")
	}
	if n := len(idsOf(said[0])); n < *workersArticles*99/100 {
		t.Errorf("%d articles stored of %d", n, *workersArticles)
	}
	t.Logf("two workers are %.2f times as fast as one", rate[1]/rate[0])
}

// readBy brings the articles of a source onto a queue and has n workers read them,
// the first on the first core and so on. It tells how many articles a second they
// read once each of them has begun, and what was stored.
func readBy(t *testing.T, source string, n int) (rate float64, said string) {
	t.Helper()
	place := storetest.Postgres(t)
	queue, stop := bustest.Start(t, "127.0.0.1:0", t.TempDir())
	defer stop()
	if code := run([]string{"ingest", source, "--store", place, "--nats", queue, "--log-level", "error"}); code != 0 {
		t.Fatalf("ingest: exit %d", code)
	}
	var workers []*process
	var observe []string
	for core := range n {
		observe = append(observe, freePort(t))
		p := start(t, []string{"worker", "--workers", "1", "--store", place, "--nats", queue, "--log-level", "error", "--observe", observe[core]})
		defer p.Process.Kill()
		if out, err := exec.Command("taskset", "-a", "-c", "-p", strconv.Itoa(core), strconv.Itoa(p.Process.Pid)).CombinedOutput(); err != nil {
			t.Fatalf("taskset: %v: %s", err, out)
		}
		workers = append(workers, p)
	}
	db, err := sql.Open("pgx", place)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	used := func() (spent [3]time.Duration) { // of workers, the database, and this process, which is the queue
		for _, p := range workers {
			spent[0] += storetest.ProcessTime(p.Process.Pid)
		}
		spent[1], spent[2] = storetest.ServerTime(t, db), storetest.ProcessTime(os.Getpid())
		return spent
	}
	// done is how many articles are stored and how many are left; all tells whether each
	// worker has begun.
	done := func() (sum, left float64, all bool) {
		all = true
		for _, at := range observe {
			m := metrics(at)
			n := number(m, "readout_articles_done_total")
			sum, left, all = sum+n, number(m, "readout_queue_waiting")+number(m, "readout_queue_in_work"), all && n > 0
		}
		return sum, left, all
	}
	first, _, all := done()
	for end := time.Now().Add(5 * time.Minute); !all && time.Now().Before(end); first, _, all = done() {
		time.Sleep(50 * time.Millisecond)
	}
	begin, before := time.Now(), used()
	last, left, _ := done()
	for end := begin.Add(time.Hour); left > 0 && time.Now().Before(end); last, left, _ = done() {
		time.Sleep(100 * time.Millisecond)
	}
	took, after, read := time.Since(begin), used(), last-first
	if left > 0 || read < 1 {
		t.Fatalf("%.0f articles were read, %.0f of them before all workers had begun; %.0f are left", last, first, left)
	}
	each := func(i int) float64 { return (after[i] - before[i]).Seconds() * 1000 / read }
	t.Logf("%d workers: %.1f articles/s; an article takes %.1f ms of CPU, the database %.1f ms, the queue %.1f ms", n, read/took.Seconds(), each(0), each(1), each(2))
	for _, p := range workers {
		if err := p.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := p.wait(time.Minute); err != nil {
			t.Fatalf("worker: %v\n%s", err, p.said())
		}
	}
	return read / took.Seconds(), contents(t, place)
}

// metrics asks a worker how it stands; nothing where it does not answer yet.
func metrics(address string) []byte {
	r, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		return nil
	}
	defer r.Body.Close()
	b, _ := io.ReadAll(r.Body)
	return b
}
