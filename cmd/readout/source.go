package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"readout/internal/access"
	"readout/internal/api"
	"readout/internal/assign"
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
	store   *store.Store
	reader  *pipeline.Reader
	keeper  *assign.Keeper
	tracker *story.Tracker
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
	tracker, err := story.LoadTracker(tree)
	if err != nil {
		return nil, err
	}
	st, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	return &opened{st, reader, assign.New(st, like), tracker}, nil
}

// close ends the use of the store.
func (o *opened) close() {
	o.keeper.Close()
	o.store.Close()
}

// source is what answers are made of.
func (o *opened) source() api.Source {
	st, reader := o.store, o.reader
	states := func(name string) string { return stateCode(reader.Knowledge, name) }
	held := &held{opened: o}
	return api.Source{
		Search: func(ctx context.Context, q *query.Node, kind, after string, limit int) ([]search.Hit, string, error) {
			hits, next, err := st.Find(ctx, store.Search{Query: q, Kind: kind, Counted: true, After: after, Limit: limit, States: states})
			return hits, next, worded(err)
		},
		Survey: func(ctx context.Context, q *query.Node, kind string, articles int) (search.Survey, error) {
			return st.Survey(ctx, store.Search{Query: q, Kind: kind, Limit: articles, States: states})
		},
		Due: func(ctx context.Context, from time.Time, after string, limit int) ([]search.Hit, string, error) {
			hits, next, err := st.Due(ctx, from, after, limit)
			return hits, next, worded(err)
		},
		Covered: held.covered,
		Tracker: o.tracker,
		Get: func(ctx context.Context, id string) (*readout.Record, error) {
			rec, err := st.Get(ctx, id)
			return rec, worded(err)
		},
		Read: func(s string, at time.Time) *readout.Record {
			return reader.Read(ingest.Article{Text: text.Clean(s)}, at)
		},
		State:   states,
		Stories: o.stories,
		Story:   o.story,
		Damaged: st.Damaged,

		Correct: st.Correct, Corrections: st.Corrections,
		Who: func(ctx context.Context) string {
			c := access.CallerOf(ctx)
			return cmp.Or(c.Name, c.ID, "unknown")
		},
	}
}

// worded puts a store's errors into the words of the API.
func worded(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrAmbiguous):
		return fmt.Errorf("%w: %w", api.ErrNone, err)
	case errors.Is(err, store.ErrDamaged):
		return fmt.Errorf("%w: %w", api.ErrDamaged, err)
	}
	return err
}

// held keeps for some seconds what takes long to put together.
type held struct {
	*opened
	mu     sync.Mutex
	days   map[string]int
	daysAt time.Time
}

// renewed is how long the count of articles of each day is held.
const renewed = time.Minute

// covered counts the articles of each day.
func (h *held) covered(ctx context.Context) (map[string]int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Since(h.daysAt) < renewed {
		return h.days, nil
	}
	days, err := h.store.Covered(ctx)
	if err == nil {
		h.days, h.daysAt = days, time.Now()
	}
	return days, err
}
