package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"sync"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"readout/internal/ingest"
)

// gather takes the articles of many sources at the same time, makes something of
// each and hands that on in the order of the sources, so that the output does
// not depend on timing.
type gather[T any] struct {
	sources ingest.Reader
	of      func(ingest.Article) T
	workers int // sources read at the same time; 0: one for each core
}

// piece is what became of one piece of a source: its articles, made into
// something, and errors in order.
type piece[T any] struct {
	made []T
	errs []error
	ends bool // nothing but the end of a source
}

// each calls done for every article, in order.
func (g *gather[T]) each(ctx context.Context, items []string, done func(T, error) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := g.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	slots := make(chan chan piece[T], workers)
	go func() {
		defer close(slots)
		for i, item := range items {
			last := i == len(items)-1
			for part := range g.sources.Parts(ctx, item) {
				slot := make(chan piece[T], 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				go func() { slot <- g.one(item, part) }()
			}
			if !last {
				done := make(chan piece[T], 1)
				done <- piece[T]{ends: true}
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
		var p piece[T]
		select {
		case p = <-slot:
		case <-ctx.Done(): // a long text is not waited for
			return ctx.Err()
		}
		for i, made := range p.made {
			if err := done(made, p.errs[i]); err != nil {
				return err
			}
		}
		if p.ends {
			bar.step()
		}
	}
	return ctx.Err()
}

// one reads a piece of a source. A panic is a defect of ours, but it must not
// take the rest of a batch with it.
func (g *gather[T]) one(item string, part ingest.Part) (p piece[T]) {
	add := func(made T, err error) { p.made, p.errs = append(p.made, made), append(p.errs, err) }
	var none T
	defer func() {
		if fault := recover(); fault != nil {
			add(none, fmt.Errorf("%s: internal error: %v; please report it with the input", item, fault))
		}
	}()
	for a, err := range part {
		if err != nil {
			add(none, err)
			continue
		}
		add(g.of(a), nil)
	}
	return p
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
