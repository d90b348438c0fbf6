package work

import (
	"fmt"
	"os"
	"sync"
	"time"

	"readout/internal/bus"
)

// Tally counts what a process does. The zero value is ready to use, and safe for
// concurrent use.
type Tally struct {
	mu     sync.Mutex
	since  time.Time
	counts Counts
	recent [rateWindow]second
}

// Counts are what became of documents.
type Counts struct {
	Done   uint64 // read and stored, or brought
	Same   uint64 // of these, those that changed nothing
	Failed uint64 // failures, each try counted
	Dead   uint64 // given up
}

// second counts what was done in one second.
type second struct {
	at   int64
	done uint64
}

// rateWindow is the number of seconds a rate is over.
const rateWindow = 60

// Add counts.
func (t *Tally) Add(c Counts) { t.add(c, time.Now()) }

func (t *Tally) add(c Counts, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.since.IsZero() {
		t.since = now
	}
	t.counts.Done += c.Done
	t.counts.Same += c.Same
	t.counts.Failed += c.Failed
	t.counts.Dead += c.Dead
	s := &t.recent[now.Unix()%rateWindow]
	if s.at != now.Unix() {
		*s = second{at: now.Unix()}
	}
	s.done += c.Done
}

// Counts returns what was counted so far.
func (t *Tally) Counts() Counts {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.counts
}

// rate is what was done a second over the last minute, or since the beginning.
func (t *Tally) rate(now time.Time) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.since.IsZero() {
		return 0
	}
	done := uint64(0)
	for _, s := range t.recent {
		if s.at > now.Unix()-rateWindow {
			done += s.done
		}
	}
	return float64(done) / min(max(now.Sub(t.since).Seconds(), 1), rateWindow)
}

// Report says for others what was counted by this process in a role, "worker" or
// "ingest".
func (t *Tally) Report(role string) bus.Report {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	c := t.Counts()
	rate := t.rate(time.Now())
	t.mu.Lock()
	defer t.mu.Unlock()
	return bus.Report{Process: fmt.Sprintf("%s/%d", host, os.Getpid()), Role: role, Since: t.since, Done: c.Done, Same: c.Same, Failed: c.Failed, Dead: c.Dead, Rate: rate}
}
