package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"

	"readout/internal/ingest"
	"readout/internal/ingest/fetch"
	"readout/internal/ingest/schedule"
	"readout/internal/store"
)

// bring brings the sources to the queue: once, or with --watch again and again.
// st is nil where nothing has opened the store yet.
func (c *ingestCommand) bring(ctx context.Context, in *intake, client *fetch.Client, st *store.Store) error {
	if !c.Watch {
		return in.run(ctx, c.Sources, c.Follow)
	}
	if st == nil {
		var err error
		if st, err = store.Open(c.Store); err != nil {
			return err
		}
		defer st.Close()
	}
	feeds, err := in.feeds(ctx, st, c.Sources, c.Follow)
	if err != nil {
		return err
	}
	var one sync.Mutex // the intake is for one at a time
	w := &schedule.Watch{
		Bounds: schedule.Bounds{Least: c.Least, Most: c.Most}, Feeds: feeds, Get: client.Get, Articles: in.sources.Fetched,
		Put: func(ctx context.Context, a ingest.Article) error {
			one.Lock()
			defer one.Unlock()
			return in.put(ctx, a)
		},
		Keep: func(ctx context.Context, f schedule.Feed) error {
			state, err := json.Marshal(f)
			if err != nil {
				return err
			}
			return st.KeepFeed(ctx, f.URL, state)
		},
		Complain: func(err error) {
			one.Lock()
			defer one.Unlock()
			complain(err)
		},
	}
	if err := w.Run(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil // stopped: what was brought is safe
}

// feeds are the addresses among sources, with what the store remembers of them.
func (in *intake) feeds(ctx context.Context, st *store.Store, sources []string, follow bool) ([]schedule.Feed, error) {
	for _, s := range sources {
		if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
			return nil, usage("--watch: %s is no address; files are read once, without --watch", s)
		}
	}
	if follow {
		sources = lead(ctx, in.sources, sources, complain)
	}
	states, err := st.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	known := map[string]schedule.Feed{}
	for _, state := range states {
		var f schedule.Feed
		if err := json.Unmarshal(state, &f); err != nil {
			return nil, err
		}
		known[f.URL] = f
	}
	var out []schedule.Feed
	listed := map[string]bool{}
	for _, s := range sources {
		if listed[s] {
			continue
		}
		listed[s] = true
		f, there := known[s]
		if !there {
			f.URL = s
		}
		out = append(out, f)
	}
	return out, nil
}
