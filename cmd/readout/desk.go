package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"sync"
	"time"

	"readout/internal/bus"
	"readout/internal/ingest"
	"readout/internal/web"
)

// desk does what pages ask for beyond looking: it keeps corrections, reads the
// sources that people add, one after the other, and tells how ingest goes on.
type desk struct {
	*opened
	sources ingest.Reader
	queue   queueFlags
	place   string // of the store
	log     *slog.Logger

	mu      sync.Mutex
	runs    []*web.SourceRun // that were added, the latest first
	waiting chan *web.SourceRun
	stands  *web.Queue // what the queue said last
	asked   time.Time

	asking sync.Mutex // one asks the queue at a time
	bus    *bus.Bus   // opened when there is a queue and somebody watches
}

const (
	maxWaiting = 32  // sources
	maxRuns    = 100 // that are remembered
	sourceTime = time.Hour
	latest     = 50 // arrivals that are shown at once
)

func newDesk(o *opened, sources ingest.Reader, queue queueFlags, place string, log *slog.Logger) *desk {
	return &desk{opened: o, sources: sources, queue: queue, place: place, log: log, waiting: make(chan *web.SourceRun, maxWaiting)}
}

// pages is the desk as the pages know it.
func (d *desk) pages() web.Desk {
	return web.Desk{Add: d.add, Live: d.live}
}

// add puts an address among the sources that wait to be read.
func (d *desk) add(source string) error {
	u, err := url.Parse(source)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return errors.New("write a whole address that begins with https:// or http://")
	}
	run := &web.SourceRun{Source: source, State: "waiting"}
	select {
	case d.waiting <- run:
	default:
		return errors.New("too many sources are waiting; try again later")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.runs = slices.Insert(d.runs, 0, run)
	d.runs = d.runs[:min(len(d.runs), maxRuns)]
	return nil
}

// work reads the sources that wait until ctx ends.
func (d *desk) work(ctx context.Context) {
	for {
		select {
		case run := <-d.waiting:
			d.readSource(ctx, run)
		case <-ctx.Done():
			return
		}
	}
}

// readSource fetches, reads and keeps what an address leads to. What cannot be
// read is counted and the last of it told; the others are read all the same.
func (d *desk) readSource(ctx context.Context, run *web.SourceRun) {
	ctx, cancel := context.WithTimeout(ctx, sourceTime)
	defer cancel()
	bad, last := 0, error(nil)
	fail := func(err error) { bad++; last = err }
	d.change(func() { run.State = "reading" })
	for _, item := range lead(ctx, d.sources, []string{run.Source}, fail) {
		for a, err := range d.sources.Each(ctx, item) {
			if err == nil {
				_, err = d.store.Put(ctx, d.reader.Read(a, time.Time{}))
			}
			if err != nil {
				fail(err)
				continue
			}
			d.change(func() { run.Articles++ })
		}
	}
	d.change(func() {
		run.State = "done"
		if run.Articles == 0 {
			run.State = "failed"
		}
		if last != nil {
			run.Problem = fmt.Sprintf("%d could not be read; the last: %v", bad, last)
		}
	})
	if last != nil {
		d.log.Warn("a source was not read in full", "source", run.Source, "articles", run.Articles, "failed", bad, "error", last)
	}
}

func (d *desk) change(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
}

// live tells what came into the store after an arrival, below zero the latest,
// and how sources and queue stand.
func (d *desk) live(ctx context.Context, after int64) (web.Live, error) {
	list, err := d.store.Arrivals(ctx, after, latest)
	if err != nil {
		return web.Live{}, err
	}
	out := web.Live{Arrivals: []web.Arrival{}, Sources: []web.SourceRun{}}
	for _, a := range list {
		out.Arrivals = append(out.Arrivals, web.Arrival{N: a.N, At: a.At, ID: a.ID, Title: a.Title, Publisher: a.Publisher, Events: a.Events, Claims: a.Claims, Skipped: a.Skipped})
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, run := range d.runs {
		out.Sources = append(out.Sources, *run)
	}
	if time.Since(d.asked) > time.Second {
		d.asked = time.Now()
		go d.ask() // the queue may take its time; what it says is shown the next time
	}
	out.Queue = d.stands
	return out, nil
}

// askTime bounds the wait for the queue.
const askTime = 5 * time.Second

// ask asks the queue how it stands, where there is one.
func (d *desk) ask() {
	if !d.asking.TryLock() {
		return
	}
	defer d.asking.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	b, err := d.queueOf(ctx)
	if b == nil || err != nil {
		return
	}
	s, err := b.Status(ctx)
	if err != nil {
		d.log.Warn("the queue does not say how it stands", "error", err)
		return
	}
	d.change(func() { d.stands = &web.Queue{Waiting: s.Waiting, InWork: s.InWork, Dead: s.Dead, Rate: s.Rate} })
}

// queueOf opens the queue once; nil where nobody made one.
func (d *desk) queueOf(ctx context.Context) (*bus.Bus, error) {
	if d.bus != nil || d.queue.NATS == "" && !exists(d.queue.folder(d.place)) {
		return d.bus, nil
	}
	b, err := d.queue.open(ctx, d.place, d.log)
	if err == nil {
		d.bus = b
	}
	return d.bus, err
}

// close ends the use of the queue.
func (d *desk) close() {
	d.asking.Lock()
	defer d.asking.Unlock()
	if d.bus != nil {
		d.bus.Close()
	}
}
