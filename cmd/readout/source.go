package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"readout/internal/api"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/story"
	"readout/internal/text"
	"readout/readout"
)

// opened is a store and what reads a text into it.
type opened struct {
	store  *store.Store
	reader *pipeline.Reader
	like   *story.Likeness
}

func open(tree fs.FS, dir string) (*opened, error) {
	reader, err := pipeline.New(tree)
	if err != nil {
		return nil, err
	}
	like, err := story.LoadLikeness(tree)
	if err != nil {
		return nil, err
	}
	st, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	return &opened{st, reader, like}, nil
}

// source is what answers are made of.
func (o *opened) source() api.Source {
	st, reader, like := o.store, o.reader, o.like
	held := &held{st: st}
	states := func(name string) string { return stateCode(reader.Knowledge, name) }
	return api.Source{
		Records: held.records,
		Search: func(ctx context.Context, q *query.Node, kind, after string, limit int) ([]search.Hit, string, error) {
			hits, next, err := st.Find(ctx, store.Search{Query: q, Kind: kind, Counted: true, After: after, Limit: limit, States: states})
			if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrAmbiguous) {
				err = fmt.Errorf("%w: %w", api.ErrNone, err)
			}
			return hits, next, err
		},
		Get: func(ctx context.Context, id string) (*readout.Record, error) {
			rec, err := st.Get(ctx, id)
			if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrAmbiguous) {
				return nil, fmt.Errorf("%w: %w", api.ErrNone, err)
			}
			return rec, err
		},
		Read: func(s string, at time.Time) *readout.Record {
			return reader.Read(ingest.Article{Text: text.Clean(s)}, at)
		},
		State:   states,
		Stories: func(records []*readout.Record) [][]*readout.Record { return stories(like, records) },
	}
}

// stories puts records into stories, the largest first.
func stories(like *story.Likeness, records []*readout.Record) [][]*readout.Record {
	out := story.Stories(like, records)
	slices.SortStableFunc(out, func(a, b []*readout.Record) int { return len(b) - len(a) })
	return out
}

// held keeps the records of a store in memory for some seconds, so that a page
// does not read them all again.
type held struct {
	st *store.Store

	mu      sync.Mutex
	list    []*readout.Record
	last    int64         // the newest arrival that is in the list
	loaded  time.Time     // when the list was loaded
	until   time.Time     // when it is to be looked after again
	loading chan struct{} // closed when the loading under way has ended; nil: none is
	err     error         // of the last loading
}

const (
	fresh    = 3 * time.Second  // that a list counts as what is stored
	hurry    = time.Second      // that whoever asks waits for a newer list than there is
	renewed  = time.Minute      // after that a list is loaded though nothing seems to have come
	loadTime = 10 * time.Minute // that loading may take
)

// records gives the list. One loads it at a time, for all who ask; when that
// takes long, what was loaded before is given.
func (h *held) records(ctx context.Context) ([]*readout.Record, error) {
	h.mu.Lock()
	list := h.list
	there := !h.loaded.IsZero()
	if there && time.Now().Before(h.until) {
		h.mu.Unlock()
		return list, nil
	}
	if h.loading == nil {
		h.loading = make(chan struct{})
		go h.load(h.loading)
	}
	done := h.loading
	h.mu.Unlock()
	var enough <-chan time.Time
	if there {
		t := time.NewTimer(hurry)
		defer t.Stop()
		enough = t.C
	}
	select {
	case <-done:
		h.mu.Lock()
		defer h.mu.Unlock()
		return h.list, h.err
	case <-enough:
		return list, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// load looks whether anything has come, and loads the list again when it has.
func (h *held) load(done chan struct{}) {
	ctx, cancel := context.WithTimeout(context.Background(), loadTime)
	defer cancel()
	begun := time.Now()
	h.mu.Lock()
	list, last, loaded := h.list, h.last, h.loaded
	h.mu.Unlock()
	newest, err := h.st.Arrivals(ctx, -1, 1)
	// Of two that come at once the later may be seen first, so what seems to be
	// unchanged is believed for a while only.
	same := err == nil && time.Since(loaded) < renewed && (len(newest) == 0 && last == 0 || len(newest) > 0 && newest[0].N == last)
	if err == nil && !same {
		if len(newest) > 0 {
			last = newest[0].N
		}
		list, loaded = nil, begun
		for rec, fault := range counted(stored(ctx, h.st)) {
			if err = fault; err != nil {
				break
			}
			list = append(list, rec)
		}
		byPublication(list)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.err = err; err == nil {
		h.list, h.last, h.loaded = list, last, loaded
		// A large store is not loaded all the time.
		h.until = time.Now().Add(max(fresh, 2*time.Since(begun)))
	}
	h.loading = nil
	close(done)
}
