package main

import (
	"context"
	"io/fs"
	"log/slog"
	"sync"

	"readout/internal/assign"
	"readout/internal/bus"
	"readout/internal/observe"
	"readout/internal/pipeline"
	"readout/internal/store"
	"readout/internal/story"
)

type workerCommand struct {
	Store      string `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Workers    int    `default:"0" help:"Articles read at the same time; 0: one for each core."`
	UntilEmpty bool   `help:"End when nothing is left on the queue."`

	queueFlags
}

// Run reads what is on the queue until it is told to stop.
func (c *workerCommand) Run(ctx context.Context, tree fs.FS, all *commands, log *slog.Logger, tracer *observe.Tracer) error {
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	st, err := store.Open(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	b, err := c.open(ctx, c.Store, log)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := b.Sweep(ctx); err != nil {
		log.Warn("texts without a document stay in the object store", "err", err)
	}
	w := reading(b, st, reader, all.Data, log, tracer)
	w.Readers = c.Workers
	stop, err := b.Answer(func() bus.Report { return w.Tally.Report("worker") })
	if err != nil {
		return err
	}
	defer stop()
	if err := observed(ctx, c.Observe, b, st, w.Tally); err != nil {
		return err
	}
	ctx, enough := context.WithCancel(ctx)
	defer enough()
	if c.UntilEmpty {
		go func() {
			if err := b.Emptied(ctx); err == nil {
				enough()
			}
		}()
	}
	like, err := story.LoadLikeness(tree)
	if err != nil {
		return err
	}
	keeper := assign.New(st, like)
	defer keeper.Close()
	storying, enoughStories := context.WithCancel(context.WithoutCancel(ctx))
	var keeping sync.WaitGroup
	keeping.Go(func() { keeper.Run(storying, log) })
	log.Info("reading what is on the queue", "store", c.Store)
	err = w.Run(ctx)
	enoughStories()
	keeping.Wait()
	if err == nil && c.UntilEmpty {
		_, err = keeper.All(context.WithoutCancel(ctx)) // what came last
	}
	done := w.Tally.Counts()
	log.Info("stopped", "read", done.Done, "unchanged", done.Same, "failed", done.Failed, "dead", done.Dead)
	return err
}
