package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"time"

	"readout/internal/bus"
	"readout/internal/ingest"
	"readout/internal/ingest/fetch"
	"readout/internal/observe"
	"readout/internal/pipeline"
	"readout/internal/store"
	"readout/internal/work"
)

type ingestCommand struct {
	Sources   []string      `arg:"" name:"source" help:"File, folder, glob, URL, or - for standard input."`
	Date      string        `help:"Publication date (2006-01-02 or RFC 3339); wins over the articles' own." placeholder:"DATE"`
	Store     string        `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Follow    bool          `help:"Fetch what sitemaps and OPML lists lead to (network)."`
	QueueOnly bool          `help:"Put the articles on the queue and leave the reading to readout worker; so it is always with --nats."`
	Watch     bool          `help:"Go on and ask the addresses again, each feed as often as it changes, until stopped."`
	Least     time.Duration `default:"5m" help:"With --watch: the shortest wait between two requests for a feed." placeholder:"TIME"`
	Most      time.Duration `default:"24h" help:"With --watch: the longest wait, where the site asks for no longer one." placeholder:"TIME"`
	Workers   int           `default:"0" help:"Articles read at the same time; 0: one for each core."`

	queueFlags
	fetchFlags
}

// Run brings articles to the queue, and with the queue in process reads them
// too. What it has queued is safe: a run that was broken off is finished by the
// next, or by readout worker.
func (c *ingestCommand) Run(ctx context.Context, tree fs.FS, all *commands, log *slog.Logger, tracer *observe.Tracer) error {
	published, err := parseDate(c.Date)
	if err != nil {
		return usage("--date: %v", err)
	}
	if c.Watch && (c.Least <= 0 || c.Most < c.Least) {
		return usage("--least %s, --most %s: give a time of more than nothing, and a longest one that is not shorter", c.Least, c.Most)
	}
	client, err := c.client()
	if err != nil {
		return usage("%v", err)
	}
	here := !c.QueueOnly && c.NATS == ""
	var reader func() (*pipeline.Reader, error)
	if here {
		reader = soon(func() (*pipeline.Reader, error) { return pipeline.New(tree) })
	}
	b, err := c.open(ctx, c.Store, log)
	if err != nil {
		return err
	}
	defer b.Close()
	in := &intake{bus: b, sources: ingest.Reader{Web: client}, published: published, workers: c.Workers, seen: map[[16]byte]bool{}}
	stop, err := b.Answer(func() bus.Report { return in.tally.Report("ingest") })
	if err != nil {
		return err
	}
	defer stop()
	begun := time.Now()
	if here {
		err = c.both(ctx, reader, all.Data, in, client, log, tracer, begun)
	} else {
		err = c.bring(ctx, in, client, nil)
		fmt.Println(in.summary())
	}
	if err == nil && in.bad > 0 {
		err = failed{exitFailed}
	}
	return err
}

// soon begins to make something and returns what waits for it.
func soon[T any](make func() (T, error)) func() (T, error) {
	made := sync.OnceValues(make)
	go made()
	return made
}

// both brings and reads.
func (c *ingestCommand) both(ctx context.Context, made func() (*pipeline.Reader, error), dataFolder string, in *intake, client *fetch.Client, log *slog.Logger, tracer *observe.Tracer, begun time.Time) error {
	st, err := store.Open(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	reader, err := made()
	if err != nil {
		return err
	}
	w := reading(in.bus, st, reader, dataFolder, log, tracer)
	w.Readers, w.Patience = c.Workers, time.Minute
	stop, err := in.bus.Answer(func() bus.Report { return w.Tally.Report("worker") })
	if err != nil {
		return err
	}
	defer stop()
	if err := observed(ctx, c.Observe, in.bus, st, w.Tally); err != nil {
		return err
	}
	working, enough := context.WithCancel(ctx)
	worked := make(chan error, 1)
	go func() { worked <- w.Run(working); enough() }()
	err = c.bring(working, in, client, st)
	if err == nil && ctx.Err() == nil { // a watch that was stopped leaves the rest to the next
		err = in.bus.Emptied(working)
	}
	enough()
	if fault := <-worked; fault != nil {
		err = fault
	}
	done := w.Tally.Counts()
	fmt.Println(in.summary())
	fmt.Printf("read %d: %d changed the store, %d were in it so; %d given up; %.1f articles/s\n",
		done.Done, done.Done-done.Same, done.Same, done.Dead, float64(done.Done)/time.Since(begun).Seconds())
	if err == nil && done.Dead > 0 {
		complain(errors.New("some articles could not be read; list them with readout retry"))
		err = failed{exitFailed}
	}
	return err
}

// intake brings articles from sources to the queue.
type intake struct {
	bus       *bus.Bus
	sources   ingest.Reader
	published time.Time
	workers   int
	tally     work.Tally
	seen      map[[16]byte]bool // the texts brought by this run
	there     int               // were on the queue already, or in this run before
	bad       int               // sources and articles that could not be read
}

// run puts every article of the sources on the queue, in their order; one that
// cannot be read is reported and the others go on. Of articles with the same
// text the first counts.
func (in *intake) run(ctx context.Context, sources []string, follow bool) error {
	complaint := func(err error) {
		in.bad++
		in.tally.Add(work.Counts{Failed: 1})
		complain(err)
	}
	items, missing := ingest.Expand(sources)
	for _, err := range missing {
		complaint(err)
	}
	if follow {
		items = lead(ctx, in.sources, items, complaint)
	}
	g := &gather[ingest.Article]{sources: in.sources, workers: in.workers, of: func(a ingest.Article) ingest.Article { return a }}
	return g.each(ctx, items, func(a ingest.Article, err error) error {
		if err != nil {
			complaint(err)
			return nil
		}
		return in.put(ctx, a)
	})
}

func (in *intake) put(ctx context.Context, a ingest.Article) error {
	sum := sha256.Sum256([]byte(a.Text))
	if text := [16]byte(sum[:]); in.seen[text] {
		in.there++
		return nil
	} else {
		in.seen[text] = true
	}
	queued, err := work.Put(ctx, in.bus, work.Job{Article: a, Published: in.published})
	if err != nil {
		return err
	}
	if queued {
		in.tally.Add(work.Counts{Done: 1})
	} else {
		in.there++
	}
	return nil
}

func (in *intake) summary() string {
	return fmt.Sprintf("queued %d articles; %d more were there already; %d could not be read", in.tally.Counts().Done, in.there, in.bad)
}
