// Package assign puts what comes into a store into stories, and keeps there what
// is needed to go on after a restart as if there had been none. It knows no
// databases and no likeness: it carries what internal/story makes to
// internal/store and back.
package assign

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"readout/internal/store"
	"readout/internal/story"
	"readout/readout"
)

// Keeper puts documents of a store into stories. Of several, in this process or
// others, one does the work; the others leave it alone. It is safe for concurrent
// use.
type Keeper struct {
	store *store.Store
	like  *story.Likeness
	turn  chan struct{} // held by the goroutine at work

	release   func()           // nil: another process may be at work
	clusterer *story.Clusterer // nil: to be made from what is kept
	next      int64
}

const (
	atOnce   = 128         // documents of one transaction
	restored = 200         // documents of the window that are loaded at once
	pause    = time.Second // between two looks at what came

	mostStale = 10 // how often another may have done some of it meanwhile
)

// New returns a keeper of a store.
func New(st *store.Store, like *story.Likeness) *Keeper {
	return &Keeper{store: st, like: like, turn: make(chan struct{}, 1)}
}

// Close lets others do the work.
func (k *Keeper) Close() {
	k.turn <- struct{}{}
	k.yield()
	<-k.turn
}

func (k *Keeper) yield() {
	if k.release != nil {
		k.release()
	}
	k.release, k.clusterer = nil, nil
}

// Run puts what comes into stories until ctx ends. What fails is logged and tried
// again.
func (k *Keeper) Run(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	failing := false
	for {
		_, err := k.All(ctx)
		if err != nil && ctx.Err() == nil && !failing {
			log.Warn("articles wait for their stories", "error", err)
		}
		failing = err != nil
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// All puts all documents that wait into stories and returns how many did. It ends
// between two transactions when ctx does; the next time it goes on. When another
// process does the work it leaves it alone.
func (k *Keeper) All(ctx context.Context) (n int, err error) {
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	for stale := 0; ctx.Err() == nil; {
		some, err := k.some(context.WithoutCancel(ctx))
		if errors.Is(err, store.ErrStale) && stale < mostStale {
			stale++
			k.yield() // a database that was restarted has let another begin: it goes on, or this one from what is kept
			continue
		}
		if err != nil || some == 0 {
			return n, err
		}
		n += some
	}
	return n, ctx.Err()
}

// some does what fits into one transaction.
func (k *Keeper) some(ctx context.Context) (int, error) {
	list, err := k.store.Waiting(ctx, atOnce)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	if k.release == nil {
		release, ok, err := k.store.Keeping(ctx)
		if err != nil || !ok {
			return 0, err
		}
		k.release = release
		if list, err = k.store.Waiting(ctx, atOnce); err != nil || len(list) == 0 {
			return 0, err // who worked before has done it
		}
	}
	if k.clusterer == nil {
		if err := k.restore(ctx); err != nil {
			return 0, err
		}
	}
	if err := k.place(ctx, list); err != nil {
		k.clusterer = nil // it knows of what is not kept
		return 0, err
	}
	return len(list), nil
}

// restore makes the clusterer from what the store keeps.
func (k *Keeper) restore(ctx context.Context) error {
	next, newest, err := k.store.Placements(ctx)
	if err != nil {
		return err
	}
	c := story.NewClusterer(k.like)
	c.Resume(int(next), instant(newest))
	for after := int64(-1); ; {
		list, err := k.store.Window(ctx, after, restored)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		for _, x := range list {
			after = x.N
			c.Return(story.Kept{Article: x.Document, Number: int(x.N), At: instant(x.At), Story: x.Placed.Story, Compared: x.Compared}, story.Text(x.Record),
				story.KeptStory{ID: x.Story.ID, Number: int(x.Story.N), Joined: int(x.Story.Joined)})
		}
	}
	c.Keep()
	k.clusterer, k.next = c, next
	return nil
}

// place puts documents into stories and keeps what came of it.
func (k *Keeper) place(ctx context.Context, list []store.Waiting) error {
	p := store.Placement{Next: k.next, Digests: map[string][]byte{}}
	digests := map[string][]byte{}
	for _, w := range list {
		id := w.Record.Document.ID
		if w.Story != "" {
			p.Digests[id] = story.Digest(w.Record)
			continue
		}
		digests[id] = story.Digest(w.Record)
		k.clusterer.Add(id, story.Text(w.Record), published(w.Record))
	}
	change := k.clusterer.Changed()
	for _, r := range change.Renamed {
		p.Renamed = append(p.Renamed, [2]string{r.From, r.To})
	}
	for _, a := range change.Articles {
		p.Placed = append(p.Placed, store.Placed{Document: a.Article, At: sortable(a.At), N: int64(a.Number), Story: a.Story, Digest: digests[a.Article], Compared: a.Compared})
	}
	for _, s := range change.Stories {
		p.Stories = append(p.Stories, store.StoryState{ID: s.ID, N: int64(s.Number), Joined: int64(s.Joined)})
	}
	if err := k.store.Place(ctx, p); err != nil {
		return err
	}
	k.next += int64(len(digests))
	return nil
}

// published is the day of a record's publication, zero when unknown.
func published(rec *readout.Record) time.Time {
	t, err := time.Parse(time.DateOnly, rec.PublicationDay())
	if err != nil {
		return time.Time{}
	}
	return t
}

func instant(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

func sortable(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
