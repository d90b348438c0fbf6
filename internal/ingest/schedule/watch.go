package schedule

import (
	"cmp"
	"context"
	"errors"
	"hash/fnv"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"readout/internal/ingest/article"
	"readout/internal/ingest/fetch"
)

// Watch asks feeds when they are due. Its functions may be called by many
// goroutines at once, those of one feed by one.
type Watch struct {
	Bounds
	Feeds    []Feed
	Get      func(context.Context, fetch.Request) (fetch.Page, error)
	Articles func(source string, page fetch.Page) iter.Seq2[article.Article, error]
	Put      func(context.Context, article.Article) error // takes an article in; an error ends the watch
	Keep     func(context.Context, Feed) error            // remembers a feed; an error ends the watch
	Complain func(error)                                  // told of a feed or an article that cannot be read
	AtOnce   int                                          // feeds asked at the same time; 0: 8

	// The clock, which tests hold still; nil: the real one.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error
}

// Run asks until the context ends, whose error it returns, or no feed is left to
// ask. What was taken in is remembered after it is safe: a watch that is broken
// off asks again and loses nothing.
func (w *Watch) Run(ctx context.Context) error {
	for {
		due, wait, left := w.due()
		if !left {
			return nil
		}
		if len(due) == 0 {
			if err := w.sleep(ctx, wait); err != nil {
				return err
			}
			continue
		}
		if err := w.round(ctx, due); err != nil {
			return err
		}
	}
}

func (w *Watch) now() time.Time {
	if w.Now != nil {
		return w.Now()
	}
	return time.Now()
}

func (w *Watch) sleep(ctx context.Context, d time.Duration) error {
	if w.Sleep != nil {
		return w.Sleep(ctx, d)
	}
	return fetch.Sleep(ctx, d)
}

// due gives the feeds whose time has come, the longest due first, and how long it
// is to the next one; left is false when none will ever be asked again.
func (w *Watch) due() (due []*Feed, wait time.Duration, left bool) {
	now := w.now()
	var next time.Time
	for i := range w.Feeds {
		f := &w.Feeds[i]
		if f.Gone {
			continue
		}
		left = true
		if !f.Next.After(now) {
			due = append(due, f)
		} else if next.IsZero() || f.Next.Before(next) {
			next = f.Next
		}
	}
	slices.SortStableFunc(due, func(a, b *Feed) int { return a.Next.Compare(b.Next) })
	return due, next.Sub(now), left
}

// round asks feeds that are due.
func (w *Watch) round(ctx context.Context, due []*Feed) error {
	slots := make(chan struct{}, cmp.Or(w.AtOnce, 8))
	errs := make([]error, len(due))
	var wait sync.WaitGroup
	for i, f := range due {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			errs[i] = w.ask(ctx, f)
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(errs...)
}

// ask asks one feed and takes in what is new in it.
func (w *Watch) ask(ctx context.Context, f *Feed) error {
	page, err := w.Get(ctx, fetch.Request{URL: cmp.Or(f.Address, f.URL), Named: f.URL, Validators: f.State, Accept: accept})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		w.Complain(err)
		f.failed(w.Bounds, w.now(), err)
		return w.Keep(ctx, *f)
	}
	if page.Moved != "" {
		f.Address = page.Moved
	}
	news := false
	if !page.Unchanged {
		if news, err = w.take(ctx, f, page); err != nil {
			return err
		}
		f.State = page.Validators
	}
	f.came(w.Bounds, w.now(), news, page.MaxAge)
	return w.Keep(ctx, *f)
}

// accept asks for a feed where a site has several forms of a page.
const accept = "application/atom+xml, application/rss+xml, application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"

// take takes in the articles that were not in the feed the last time.
func (w *Watch) take(ctx context.Context, f *Feed, page fetch.Page) (news bool, err error) {
	var entries []uint64
	for a, err := range w.Articles(f.URL, page) {
		if err != nil {
			w.Complain(err)
			continue
		}
		id := hash(a)
		entries = append(entries, id)
		if slices.Contains(f.Entries, id) {
			continue
		}
		news = true
		if err := w.Put(ctx, a); err != nil {
			return false, err
		}
	}
	f.Entries = entries
	return news, nil
}

// hash tells an entry, in one state of it, from others.
func hash(a article.Article) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.Join([]string{a.Key, a.URL, a.Text}, "\x00")))
	return h.Sum64()
}
