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
	st   *store.Store
	mu   sync.Mutex
	list []*readout.Record
	at   time.Time
}

const fresh = 3 * time.Second

func (h *held) records(ctx context.Context) ([]*readout.Record, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Since(h.at) < fresh {
		return h.list, nil
	}
	var list []*readout.Record
	for rec, err := range counted(stored(ctx, h.st)) {
		if err != nil {
			return nil, err
		}
		list = append(list, rec)
	}
	byPublication(list)
	h.list, h.at = list, time.Now()
	return list, nil
}
