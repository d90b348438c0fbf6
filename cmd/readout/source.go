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
		Get: func(ctx context.Context, id string) (*readout.Record, error) {
			rec, err := st.Get(ctx, id)
			return rec, worded(err)
		},
		Read: func(s string, at time.Time) *readout.Record {
			return reader.Read(ingest.Article{Text: text.Clean(s)}, at)
		},
		State:   states,
		Stories: held.stories,
		Damaged: st.Damaged,
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

// stories puts records into stories, the largest first.
func stories(like *story.Likeness, records []*readout.Record) [][]*readout.Record {
	out := story.Stories(like, records)
	slices.SortStableFunc(out, func(a, b []*readout.Record) int { return len(b) - len(a) })
	return out
}

// held keeps for some seconds what takes long to put together.
type held struct {
	*opened
	mu     sync.Mutex
	list   [][]*readout.Record
	days   map[string]int
	listAt time.Time
	daysAt time.Time
}

const (
	fresh = 3 * time.Second
	// storyArticles is how many of the newest articles are put into stories.
	storyArticles = 2000
)

// stories puts the newest articles into stories.
func (h *held) stories(ctx context.Context) ([][]*readout.Record, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Since(h.listAt) < fresh {
		return h.list, nil
	}
	hits, _, err := h.store.Find(ctx, store.Search{Query: &query.Node{Op: "and"}, Kind: "document", Counted: true, Limit: storyArticles})
	if err != nil {
		return nil, err
	}
	records := make([]*readout.Record, len(hits))
	for i, hit := range hits {
		records[i] = hit.Record
	}
	byPublication(records)
	h.list, h.listAt = stories(h.like, records), time.Now()
	return h.list, nil
}

// covered counts the articles of each day.
func (h *held) covered(ctx context.Context) (map[string]int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Since(h.daysAt) < fresh {
		return h.days, nil
	}
	days, err := h.store.Covered(ctx)
	if err == nil {
		h.days, h.daysAt = days, time.Now()
	}
	return days, err
}
