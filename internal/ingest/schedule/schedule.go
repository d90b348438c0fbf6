// Package schedule decides when each feed is asked again and asks it: often where
// something new comes often, seldom where nothing does, later after failures, and
// never before the site wants it.
package schedule

import (
	"errors"
	"time"

	"readout/internal/ingest/fetch"
)

// Feed is what is remembered of a feed from one time to the next; its JSON is
// kept in the store.
type Feed struct {
	URL     string           // as it was named
	Address string           `json:",omitempty"` // where it has moved to for good; empty when it has not
	State   fetch.Validators // of what it gave last
	Entries []uint64         `json:",omitempty"` // what stood in it then, hashed
	Every   time.Duration    // the wait that it has come to
	Next    time.Time        // when it is asked again
	Asked   time.Time        // when it was asked last; zero: never
	News    time.Time        // when something new was in it last; zero: never
	Failed  int              `json:",omitempty"` // how often it failed, one time after the other
	Problem string           `json:",omitempty"` // why it failed last
	Gone    bool             `json:",omitempty"` // the site says that it will not come back: it is asked no more
}

// Bounds are the shortest and the longest wait between two requests for a feed.
// What a site asks for may be longer.
type Bounds struct{ Least, Most time.Duration }

// How a wait changes. Feeds come to rest where about each third request finds
// something new: 2/3 × 5/4 × 5/4 is about 1.
const (
	shorterBy = 2.0 / 3
	longerBy  = 5.0 / 4
)

// start is the first wait of a new feed.
func (b Bounds) start() time.Duration { return min(max(30*time.Minute, b.Least), b.Most) }

// within keeps a wait inside the bounds.
func (b Bounds) within(d time.Duration) time.Duration { return min(max(d, b.Least), b.Most) }

// came notes that the feed answered, with something new or not; fresh is for how
// long the site calls its answer so.
func (f *Feed) came(b Bounds, now time.Time, news bool, fresh time.Duration) {
	first := f.Asked.IsZero()
	if f.Every == 0 {
		f.Every = b.start()
	}
	switch {
	case first: // that all is new tells nothing of how often it changes
	case news:
		f.Every = time.Duration(float64(f.Every) * shorterBy)
	default:
		f.Every = time.Duration(float64(f.Every) * longerBy)
	}
	if news {
		f.News = now
	}
	f.Every = b.within(f.Every)
	f.Asked, f.Failed, f.Problem = now, 0, ""
	f.Next = now.Add(max(f.Every, min(fresh, b.Most)))
}

// failed notes that the feed could not be had: the wait doubles with each time,
// and is as long as the site asks for at least.
func (f *Feed) failed(b Bounds, now time.Time, err error) {
	if f.Every == 0 {
		f.Every = b.start()
	}
	f.Asked, f.Problem = now, err.Error()
	f.Failed++
	wait := b.within(f.Every << min(f.Failed, 10))
	if s, ok := errors.AsType[*fetch.StatusError](err); ok {
		wait = max(wait, s.RetryAfter)
	}
	if s, ok := errors.AsType[*fetch.BusyError](err); ok {
		wait = max(wait, s.RetryAfter)
	}
	f.Next = now.Add(wait)
	f.Gone = errors.Is(err, fetch.ErrGone)
}
