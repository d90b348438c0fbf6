package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/bus"
	"readout/internal/bus/bustest"
	"readout/internal/store"
)

var (
	soakMinutes = flag.Int("soak", 0, "minutes that TestSoak runs; make soak takes 60")
	soakTable   = flag.String("soak-table", "", "file for TestSoak's measurements, a line a minute")
)

// Of a soak.
const (
	soakReaders = 200              // who ask pages and API
	readerPause = 20 * time.Second // of each after an answer, in the mean
	soakDisk    = "4g"             // what the store's disk holds
	faultEvery  = 20 * time.Second
	settleTime  = 15 * time.Minute // for what is still on the queue in the end
)

// soak is a whole installation under load: a server, two workers, and a NATS and
// a PostgreSQL server of its own.
type soak struct {
	t       *testing.T
	dir     string
	pg      *ownServer
	nats    string
	stopBus func()
	serve   *process
	workers [2]*process // the second is killed now and then
	observe [2]string   // where the workers can be asked
	address string      // of the server
	tokens  []string
	gen     *generator
	load    *load
	faults  tally
	poison  int // messages on the queue that are no articles
}

// tally counts by name.
type tally struct {
	mu sync.Mutex
	by map[string]int
}

func (c *tally) add(what string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.by == nil {
		c.by = map[string]int{}
	}
	c.by[what] += n
}

func (c *tally) sum() (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, v := range c.by {
		n += v
	}
	return n
}

// TestSoak: articles are brought as fast as they are read while 200 readers ask
// pages and API and one thing after the other breaks. In the end nothing is lost
// and nothing doubled, no answer was outside the limits, and memory,
// goroutines and open files are where they were.
func TestSoak(t *testing.T) {
	if *soakMinutes < 1 {
		t.Skip("make soak runs it")
	}
	s := newSoak(t)
	table := newTable(t, s)
	ctx, stop := context.WithCancel(context.Background())
	s.load.begin(ctx)
	s.gen.begin(ctx)
	end := time.Now().Add(time.Duration(*soakMinutes) * time.Minute)
	kinds := []func(*soak){(*soak).killWorker, (*soak).poisonQueue, (*soak).restartStore, (*soak).overload, (*soak).restartBus, (*soak).fillDisk}
	table.begin(ctx)
	for n := 0; time.Now().Before(end); n++ {
		wait := time.NewTimer(faultEvery)
		kinds[n%len(kinds)](s)
		<-wait.C
	}
	stop()
	table.wait()
	s.gen.wait()
	s.load.wait()
	s.settle()
	s.judge()
	table.judge()
}

func newSoak(t *testing.T) *soak {
	s := &soak{t: t, dir: t.TempDir()}
	t.Chdir(s.dir) // the tokens of a store that has an address are in the current folder
	s.pg = newServer(t, soakDisk)
	s.nats, s.stopBus = bustest.Start(t, "127.0.0.1:0", filepath.Join(s.dir, "nats"))
	t.Cleanup(func() { s.stopBus() })
	for i := range 24 {
		secret, code := capture(t, "token", "add", fmt.Sprint("reader-", i))
		if code != 0 {
			t.Fatalf("token add: exit %d", code)
		}
		s.tokens = append(s.tokens, strings.TrimSpace(secret))
	}
	s.address = freePort(t)
	s.serve = start(t, []string{"serve", "--store", s.pg.address, "--nats", s.nats, "--listen", s.address, "--require-token", "--log-level", "error"})
	for i := range s.workers {
		s.observe[i] = freePort(t)
		s.startWorker(i)
	}
	t.Cleanup(func() {
		for _, p := range append(s.workers[:], s.serve) {
			p.kill()
		}
	})
	s.gen = &generator{s: s}
	s.load = newLoad(s)
	s.load.awaitServer(5 * time.Minute)
	return s
}

func (s *soak) startWorker(i int) {
	s.workers[i] = start(s.t, []string{"worker", "--workers", "1", "--store", s.pg.address, "--nats", s.nats, "--observe", s.observe[i], "--log-level", "error"})
}

// The faults. Each leaves the installation whole again.

func (s *soak) killWorker() {
	s.faults.add("worker killed", 1)
	s.workers[1].kill()
	s.startWorker(1)
}

// poisonQueue puts what is no article on the queue: each must end as a dead
// letter and stop nobody.
func (s *soak) poisonQueue() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	b, err := bus.Open(ctx, bus.Options{URL: s.nats})
	if err != nil {
		s.t.Errorf("the queue cannot be opened: %v", err)
		return
	}
	defer b.Close()
	for _, body := range []string{"", "{", `{"Article":7}`, strings.Repeat("[", 100_000), "\x00\xff"} {
		s.poison++
		if _, err := b.Put(ctx, bus.Message{Key: fmt.Sprint("poison-", s.poison), Name: "poison", Body: []byte(body)}); err != nil {
			s.t.Errorf("poison: %v", err)
		}
	}
	s.faults.add("messages poisoned", 5)
}

func (s *soak) restartStore() {
	s.faults.add("store stopped at once", 1)
	s.pg.control(s.t, "stop", "-m", "immediate")
	time.Sleep(2 * time.Second)
	s.pg.control(s.t, "start", "-w", "-l", filepath.Join(s.pg.folder, "log"))
}

func (s *soak) restartBus() {
	s.faults.add("queue stopped", 1)
	s.stopBus()
	time.Sleep(2 * time.Second)
	_, s.stopBus = bustest.Start(s.t, strings.TrimPrefix(s.nats, "nats://"), filepath.Join(s.dir, "nats"))
}

// fillDisk leaves the store no room for some seconds. PostgreSQL may end by it;
// then it is started again when there is room.
func (s *soak) fillDisk() {
	s.faults.add("disk filled", 1)
	filler := filepath.Join(s.pg.folder, "filler")
	f, err := os.Create(filler)
	if err != nil {
		s.t.Errorf("the disk cannot be filled: %v", err)
		return
	}
	piece := make([]byte, 1<<16)
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); {
		if _, err := f.Write(piece); err != nil {
			time.Sleep(100 * time.Millisecond) // full; what is given back is taken too
		}
	}
	f.Close()
	if err := os.Remove(filler); err != nil {
		s.t.Errorf("the disk stays full: %v", err)
	}
	if !s.pg.running() {
		s.faults.add("store ended by a full disk", 1)
		os.Remove(filepath.Join(s.pg.data(), "postmaster.pid"))
		s.pg.control(s.t, "start", "-w", "-l", filepath.Join(s.pg.folder, "log"))
	}
}

// overload sends many times what there is room for, and then asks how soon an
// ordinary reader is answered again.
func (s *soak) overload() {
	s.faults.add("overloads", 1)
	s.load.overload(8 * time.Second)
	begun := time.Now()
	s.load.awaitServer(5 * time.Minute)
	s.load.recovered(time.Since(begun))
}

// settle waits until nothing is on the queue.
func (s *soak) settle() {
	p := start(s.t, []string{"worker", "--until-empty", "--store", s.pg.address, "--nats", s.nats, "--log-level", "error"})
	if err := p.wait(settleTime); err != nil {
		s.t.Errorf("the queue is not empty after %v: %v\n%s", settleTime, err, p.said())
	}
}

// judge compares what is stored with what was brought.
func (s *soak) judge() {
	t := s.t
	st, err := store.Open(s.pg.address)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	seen := map[string]int{}
	for rec, err := range stored(context.Background(), st) {
		if err != nil {
			t.Fatal(err)
		}
		seen[rec.Document.URL]++
	}
	lost, doubled := 0, 0
	for _, url := range s.gen.brought {
		if seen[url] == 0 {
			lost++
		}
		if seen[url] > 1 {
			doubled++
		}
		delete(seen, url)
	}
	t.Logf("%d articles brought, %d lost, %d doubled, %d that nobody brought; faults: %v, ingest killed %d times; %d bad articles refused in %d runs",
		len(s.gen.brought), lost, doubled, len(seen), s.faults.by, s.gen.kills, s.gen.refused, s.gen.runs.Load())
	if lost+doubled+len(seen) > 0 || len(s.gen.brought) == 0 {
		t.Errorf("%d articles brought, %d lost, %d doubled, %d that nobody brought", len(s.gen.brought), lost, doubled, len(seen))
	}
	if q := statusOf(t, "--store", s.pg.address, "--nats", s.nats); !q.Idle() || int(q.Dead) != s.poison {
		t.Errorf("the queue afterwards: %+v; want %d dead letters and nothing else", q, s.poison)
	}
	if out, code := capture(t, "verify", "--store", s.pg.address); code != 0 {
		t.Errorf("verify: exit %d: %s", code, out)
	}
	s.load.judge()
}
