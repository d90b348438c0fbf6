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

	// Read makes records of articles, which takes less time for some together. After
	// a panic each is read alone, and it is a failure of that article.
	Read func([]Job) []*readout.Record
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

	// A reader reads some articles together, as long as none has to be waited for
	// and none is so long that it gains nothing from the others.
	maxTogether  = 8
	longTogether = 32 << 10    // bytes of jobs
	ahead        = maxTogether // for each reader

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
	// Some wait for each reader, so that none waits for the queue.
	taken, read := make(chan *bus.Delivery, ahead*readers), make(chan finished, maxBatch)
	go func() { defer close(taken); w.take(ctx, ahead*readers, lease, taken) }()
	var reading sync.WaitGroup
	var busy atomic.Int32 // readers
	idle := func() bool { return busy.Load() == 0 && len(taken) == 0 && len(read) == 0 }
	for range readers {
		reading.Go(func() {
			for d := range taken {
				group := withWaiting(d, taken)
				busy.Add(1)
				records := w.read(ctx, group)
				busy.Add(-1)
				for i, d := range group {
					if records[i] != nil {
						read <- finished{d, records[i]}
					} else {
						lease.release(d)
					}
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

// withWaiting adds to a delivery some that wait already, and are short.
func withWaiting(d *bus.Delivery, taken <-chan *bus.Delivery) []*bus.Delivery {
	group := []*bus.Delivery{d}
	for size := len(d.Body); len(group) < maxTogether && size < longTogether; {
		select {
		case d, ok := <-taken:
			if !ok {
				return group
			}
			group, size = append(group, d), size+len(d.Body)
		default:
			return group
		}
	}
	return group
}

// read makes records of deliveries, in their order; nil of one that failed, or that
// was given back since ctx has ended, and was answered.
func (w *Worker) read(ctx context.Context, group []*bus.Delivery) []*readout.Record {
	records := make([]*readout.Record, len(group))
	var jobs []Job
	var at []int // where in the group
	for i, d := range group {
		job, err := Parse(d.Body)
		switch {
		case ctx.Err() != nil:
			d.Again(0)
		case err != nil:
			w.bury(ctx, d, err.Error())
		case d.Tries > maxSilent:
			records[i] = w.apart(ctx, d)
		default:
			jobs, at = append(jobs, job), append(at, i)
		}
	}
	if len(jobs) > 1 {
		if list, err := w.here(jobs); err == nil {
			for k, rec := range list {
				records[at[k]] = rec
			}
			return records
		}
	}
	for k := range jobs {
		records[at[k]] = w.alone(ctx, group[at[k]], jobs[k:k+1])
	}
	return records
}

// alone makes a record of the only job, that of d.
func (w *Worker) alone(ctx context.Context, d *bus.Delivery, job []Job) *readout.Record {
	list, err := w.here(job)
	switch {
	case err == nil:
		return list[0]
	case errors.Is(err, errSlow):
		// Trying again would occupy one more core.
		w.bury(ctx, d, err.Error())
	default:
		w.failed(ctx, d, err)
	}
	return nil
}

// apart makes a record in a process of its own.
func (w *Worker) apart(ctx context.Context, d *bus.Delivery) *readout.Record {
	within, cancel := context.WithTimeout(ctx, w.limit())
	defer cancel()
	rec, err := w.Apart(within, d.Body)
	switch {
	case err == nil:
		return rec
	case ctx.Err() == nil:
		w.bury(ctx, d, fmt.Sprintf("reading it ends the program: %v", err))
	default:
		w.failed(ctx, d, err)
	}
	return nil
}

func (w *Worker) limit() time.Duration {
	if w.Limit <= 0 {
		return 5 * time.Minute
	}
	return w.Limit
}

var errSlow = errors.New("reading it takes too long")

// here reads in this process. A panic in a stage is a defect of ours, but it
// must not take other articles with it.
func (w *Worker) here(jobs []Job) ([]*readout.Record, error) {
	type outcome struct {
		list []*readout.Record
		err  error
	}
	begun := time.Now()
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{nil, fmt.Errorf("internal error: %v; please report it with the article", p)}
			}
		}()
		done <- outcome{w.Read(jobs), nil}
	}()
	over := time.NewTimer(w.limit())
	defer over.Stop()
	select {
	case o := <-done:
		w.Log.Debug("read", "first", jobs[0].name(), "articles", len(jobs), "seconds", time.Since(begun).Seconds(), "err", o.err)
		return o.list, o.err
	case <-over.C:
		return nil, fmt.Errorf("%w: more than %v", errSlow, w.limit())
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
