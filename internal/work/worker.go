package work

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"readout/internal/bus"
	"readout/readout"
)

// Worker reads what is on the queue. Its fields are set before Run and not
// changed after.
type Worker struct {
	Bus *bus.Bus

	// Read makes a record of an article. A panic is a failure of that article.
	Read func(Job) *readout.Record
	// Apart does the same with the body of a job in a process of its own, for an
	// article whose earlier readers ended without a word: it may have killed them.
	Apart func(ctx context.Context, body []byte) (*readout.Record, error)
	// Keep stores records, all or none, and returns how many changed the store.
	// Storing a record that is there already changes nothing.
	Keep func(ctx context.Context, records []*readout.Record) (changed int, err error)
	// Faulty says of an error of Keep that a record is at fault. Any other is the
	// store's, which is waited for.
	Faulty func(error) bool

	Readers  int           // articles read at the same time; 0: one for each core
	Limit    time.Duration // how long an article may be read; 0: 5 minutes
	Patience time.Duration // how long a store that does not take records is waited for; 0: for ever
	Tally    *Tally
	Log      *slog.Logger
}

const (
	maxTries  = 3  // failures of an article until it is a dead letter
	maxSilent = 3  // readers that ended without a word until it is read apart
	maxBatch  = 64 // records stored at once

	// gather is how long a record waits for others to be stored with while any are
	// read: a transaction of its own takes a database longer than one record more.
	gather = 200 * time.Millisecond
)

// finished is an article that was read.
type finished struct {
	*bus.Delivery
	record *readout.Record
}

// Run works until ctx ends, or the store does not take records for longer than
// Patience. What is in work then is given back to the queue.
func (w *Worker) Run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	lease := newLease(w.Bus)
	defer lease.end()
	readers := w.Readers
	if readers <= 0 {
		readers = runtime.GOMAXPROCS(0)
	}
	// One for each reader waits, so that none waits for the queue.
	taken, read := make(chan *bus.Delivery, readers), make(chan finished, maxBatch)
	go func() { defer close(taken); w.take(ctx, readers, lease, taken) }()
	var reading sync.WaitGroup
	var busy atomic.Int32 // readers
	idle := func() bool { return busy.Load() == 0 && len(taken) == 0 && len(read) == 0 }
	for range readers {
		reading.Go(func() {
			for d := range taken {
				if ctx.Err() != nil {
					lease.release(d)
					d.Again(0)
					continue
				}
				busy.Add(1)
				rec := w.read(ctx, d)
				busy.Add(-1)
				if rec != nil {
					read <- finished{d, rec}
				} else {
					lease.release(d)
				}
			}
		})
	}
	go func() { reading.Wait(); close(read) }()
	for batch := range batches(read, idle) {
		if err := w.keep(ctx, batch); err != nil {
			stop(err)
			for _, f := range batch {
				f.Again(0)
			}
		}
		for _, f := range batch {
			lease.release(f.Delivery)
		}
	}
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// take gives what is on the queue to the readers.
func (w *Worker) take(ctx context.Context, n int, lease *lease, taken chan<- *bus.Delivery) {
	away := false
	for ctx.Err() == nil {
		err := w.Bus.Take(ctx, n, func(d *bus.Delivery) {
			lease.hold(d)
			taken <- d
		})
		if err != nil && ctx.Err() == nil {
			if !away {
				w.Log.Warn("nothing can be taken from the queue; trying again", "err", err)
			}
			pause(ctx, 300*time.Millisecond)
		}
		away = err != nil
	}
}

// batches gathers what comes within a short time, up to what is stored at once, and
// waits for nothing where no more is on its way.
func batches(read <-chan finished, idle func() bool) func(func([]finished) bool) {
	return func(yield func([]finished) bool) {
		for first := range read {
			batch, over := []finished{first}, time.After(gather)
			for more := true; more && len(batch) < maxBatch && !idle(); {
				select {
				case f, ok := <-read:
					if more = ok; ok {
						batch = append(batch, f)
					}
				case <-over:
					more = false
				}
			}
			if !yield(batch) {
				return
			}
		}
	}
}

// read makes a record of a delivery; nil when it failed, and was answered.
func (w *Worker) read(ctx context.Context, d *bus.Delivery) *readout.Record {
	job, err := Parse(d.Body)
	if err != nil {
		w.bury(ctx, d, err.Error())
		return nil
	}
	begun := time.Now()
	limit := w.Limit
	if limit <= 0 {
		limit = 5 * time.Minute
	}
	var rec *readout.Record
	if d.Tries > maxSilent {
		within, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		rec, err = w.Apart(within, d.Body)
		if err != nil && ctx.Err() == nil {
			w.bury(ctx, d, fmt.Sprintf("reading it ends the program: %v", err))
			return nil
		}
	} else if rec, err = w.here(job, limit); errors.Is(err, errSlow) {
		// Trying again would occupy one more core.
		w.bury(ctx, d, err.Error())
		return nil
	}
	if err != nil {
		w.failed(ctx, d, err)
		return nil
	}
	w.Log.Debug("read", "document", d.Name, "seconds", time.Since(begun).Seconds())
	return rec
}

var errSlow = errors.New("reading it takes too long")

// here reads in this process. A panic in a stage is a defect of ours, but it
// must not take other articles with it.
func (w *Worker) here(job Job, limit time.Duration) (*readout.Record, error) {
	type outcome struct {
		rec *readout.Record
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{nil, fmt.Errorf("internal error: %v; please report it with the article", p)}
			}
		}()
		done <- outcome{w.Read(job), nil}
	}()
	over := time.NewTimer(limit)
	defer over.Stop()
	select {
	case o := <-done:
		return o.rec, o.err
	case <-over.C:
		return nil, fmt.Errorf("%w: more than %v", errSlow, limit)
	}
}

// failed gives an article another try later, or up.
func (w *Worker) failed(ctx context.Context, d *bus.Delivery, err error) {
	if d.Tries >= maxTries {
		w.bury(ctx, d, err.Error())
		return
	}
	after := time.Second
	for range d.Tries - 1 {
		after *= 5
	}
	w.Tally.Add(Counts{Failed: 1})
	w.Log.Warn("an article failed; it will be tried again", "document", d.Name, "try", d.Tries, "after", after, "err", err)
	d.Again(after)
}

// bury makes a dead letter of an article. Where that fails it is given out
// again, and buried then.
func (w *Worker) bury(ctx context.Context, d *bus.Delivery, reason string) {
	if err := d.Bury(ctx, reason); err != nil {
		w.Log.Warn("an article cannot be put to the dead letters yet", "document", d.Name, "err", err)
		return
	}
	w.Tally.Add(Counts{Failed: 1, Dead: 1})
	w.Log.Error("an article is given up; see readout retry", "document", d.Name, "tries", d.Tries, "err", reason)
}

// keep stores a batch and answers it. It returns an error when the batch could
// be neither stored nor refused.
func (w *Worker) keep(ctx context.Context, batch []finished) error {
	records := make([]*readout.Record, len(batch))
	for i, f := range batch {
		records[i] = f.record
	}
	wait := 100 * time.Millisecond
	for begun := time.Now(); ; {
		// A stop must not break off what is about to be stored.
		changed, err := w.Keep(context.WithoutCancel(ctx), records)
		switch {
		case err == nil:
			for _, f := range batch {
				f.Done(ctx)
			}
			w.Tally.Add(Counts{Done: uint64(len(batch)), Same: uint64(len(batch) - changed)})
			return nil
		case w.Faulty(err) && len(batch) == 1:
			w.failed(ctx, batch[0].Delivery, err)
			return nil
		case w.Faulty(err):
			return w.keepEach(ctx, batch)
		case w.Patience > 0 && time.Since(begun) > w.Patience:
			return fmt.Errorf("the store takes no records; what is not stored stays on the queue: %w", err)
		}
		w.Log.Warn("the store takes no records; waiting for it", "err", err, "records", len(records))
		if !pause(ctx, wait) {
			return context.Cause(ctx)
		}
		wait = min(2*wait, 5*time.Second)
	}
}

// keepEach stores one by one, so that the record at fault shows.
func (w *Worker) keepEach(ctx context.Context, batch []finished) error {
	for i := range batch {
		if err := w.keep(ctx, batch[i:i+1]); err != nil {
			return err
		}
	}
	return nil
}

func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
