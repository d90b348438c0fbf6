package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/readout"
)

// work reads many sources at the same time and hands the records on in the
// order of the sources, so that the output does not depend on timing.
type work struct {
	sources   ingest.Reader
	reader    *pipeline.Reader
	published time.Time
	workers   int
}

// result is what became of one piece of a source: its articles' records and
// errors in order.
type result struct {
	records []*readout.Record
	errs    []error
	ends    bool // nothing but the end of a source
}

// each calls done for every article, in order.
func (w *work) each(ctx context.Context, items []string, done func(*readout.Record, error) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := w.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	slots := make(chan chan result, workers)
	go func() {
		defer close(slots)
		for i, item := range items {
			last := i == len(items)-1
			for part := range w.sources.Parts(ctx, item) {
				slot := make(chan result, 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				go func() { slot <- w.one(item, part) }()
			}
			if !last {
				done := make(chan result, 1)
				done <- result{ends: true}
				select {
				case slots <- done:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	bar := newProgress(len(items))
	defer bar.close()
	for slot := range slots {
		r := <-slot
		for i, rec := range r.records {
			if err := done(rec, r.errs[i]); err != nil {
				return err
			}
		}
		if r.ends {
			bar.step()
		}
	}
	return ctx.Err()
}

// one reads a piece of a source. A panic in a stage is a defect of ours, but it must not
// take the rest of a batch with it.
func (w *work) one(item string, part ingest.Part) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r.records, r.errs = append(r.records, nil), append(r.errs, fmt.Errorf("%s: internal error: %v; please report it with the input", item, p))
		}
	}()
	for a, err := range part {
		if err != nil {
			r.records, r.errs = append(r.records, nil), append(r.errs, err)
			continue
		}
		r.records, r.errs = append(r.records, w.reader.Read(a, w.published)), append(r.errs, nil)
	}
	return r
}

// progress is a bar on standard error, only for long work and only on a
// terminal.
type progress struct {
	once sync.Once
	p    *mpb.Progress
	bar  *mpb.Bar
}

func newProgress(n int) *progress {
	if n < 2 || !term.IsTerminal(int(os.Stderr.Fd())) {
		return &progress{}
	}
	p := mpb.New(mpb.WithOutput(os.Stderr), mpb.WithAutoRefresh())
	bar := p.AddBar(int64(n),
		mpb.PrependDecorators(decor.CountersNoUnit("%d of %d articles")),
		mpb.AppendDecorators(decor.AverageETA(decor.ET_STYLE_GO)), mpb.BarRemoveOnComplete())
	return &progress{p: p, bar: bar}
}

func (p *progress) step() {
	if p.bar != nil {
		p.bar.Increment()
	}
}

func (p *progress) close() {
	if p.bar == nil {
		return
	}
	p.once.Do(func() {
		p.bar.Abort(true)
		p.p.Wait()
	})
}
