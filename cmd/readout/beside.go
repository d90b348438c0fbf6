package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"readout/internal/ingest/schedule"
	"readout/internal/store"
	"readout/readout"
)

// beside is a line of a backup that is no record: one of what a store keeps beside
// its records.
type beside struct {
	Correction *readout.Correction `json:"correction,omitempty"`
	Feed       *schedule.Feed      `json:"feed,omitempty"`
	Place      *store.Placed       `json:"place,omitempty"`
	Story      *store.StoryState   `json:"story,omitempty"` // that of the place, the first time
}

// besideLine is a line of a backup that is not a record; besideStart is how it
// begins.
type besideLine struct {
	Beside beside `json:"beside"`
}

const besideStart = `{"beside":`

// placesAtOnce is how many places of documents are carried in one transaction.
const placesAtOnce = 500

// eachBeside calls f for all that a store keeps beside its records.
func eachBeside(ctx context.Context, st *store.Store, f func(beside) error) error {
	corrections, err := st.Corrections(ctx, "")
	if err != nil {
		return err
	}
	for i := range corrections {
		if err := f(beside{Correction: &corrections[i]}); err != nil {
			return err
		}
	}
	feeds, err := st.Feeds(ctx)
	if err != nil {
		return err
	}
	for _, state := range feeds {
		var feed schedule.Feed
		if err := json.Unmarshal(state, &feed); err != nil {
			return fmt.Errorf("what is kept of a feed cannot be read: %w", err)
		}
		if err := f(beside{Feed: &feed}); err != nil {
			return err
		}
	}
	told := map[string]bool{}
	for n := int64(-1); ; {
		page, err := st.Places(ctx, n, placesAtOnce)
		if err != nil || len(page) == 0 {
			return err
		}
		for i := range page {
			line := beside{Place: &page[i].Placed}
			if id := page[i].Story.ID; id != "" && !told[id] {
				told[id] = true
				line.Story = &page[i].Story
			}
			if err := f(line); err != nil {
				return err
			}
		}
		n = page[len(page)-1].N
	}
}

// besides takes what a store kept beside its records into another. What that has
// already stays: its feeds, and its stories, if it has any.
type besides struct {
	st      *store.Store
	feeds   map[string]bool
	stories bool  // the other store's are taken
	next    int64 // the number after the last place that is compared
	last    int64 // the number of the last place
	waiting store.Placement
}

func newBesides(ctx context.Context, st *store.Store) (*besides, error) {
	b := &besides{st: st, feeds: map[string]bool{}, last: -1}
	feeds, err := st.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	for _, state := range feeds {
		var feed schedule.Feed
		if json.Unmarshal(state, &feed) == nil {
			b.feeds[feed.URL] = true
		}
	}
	next, _, err := st.Placements(ctx)
	b.stories = next == 0
	return b, err
}

// maxPlace bounds the numbers of places: none of a store comes near.
const maxPlace = 1 << 40

// put takes one line.
func (b *besides) put(ctx context.Context, line beside) error {
	if p := line.Place; p != nil && (p.Document == "" || p.Story == "" || p.N <= b.last || p.N > maxPlace) {
		return fmt.Errorf("no place among stories: document %q, story %q, number %d", p.Document, p.Story, p.N)
	}
	if c := line.Correction; c != nil {
		if c.ID == "" || c.Document == "" {
			return errors.New("no correction: its id or document is missing")
		}
		if err := b.st.Correct(ctx, *c); err != nil {
			return err
		}
	}
	if f := line.Feed; f != nil && f.URL != "" && !b.feeds[f.URL] {
		state, err := json.Marshal(f)
		if err == nil {
			err = b.st.KeepFeed(ctx, f.URL, state)
		}
		if err != nil {
			return err
		}
	}
	if line.Place == nil || !b.stories {
		return nil
	}
	b.last = line.Place.N
	b.waiting.Placed = append(b.waiting.Placed, *line.Place)
	if line.Story != nil {
		b.waiting.Stories = append(b.waiting.Stories, *line.Story)
	}
	if len(b.waiting.Placed) < placesAtOnce {
		return nil
	}
	return b.flush(ctx)
}

// flush writes the places that wait. When another process has put documents into
// stories meanwhile, those that come are put into them anew.
func (b *besides) flush(ctx context.Context) error {
	if len(b.waiting.Placed) == 0 {
		return nil
	}
	b.waiting.Next = b.next
	err := b.st.Place(ctx, b.waiting)
	if errors.Is(err, store.ErrStale) {
		slog.Warn("another process puts articles into stories: those of the backup are made anew")
		b.stories, err = false, nil
	}
	for _, p := range b.waiting.Placed {
		if p.Compared != nil {
			b.next = max(b.next, p.N+1)
		}
	}
	b.waiting = store.Placement{}
	return err
}
