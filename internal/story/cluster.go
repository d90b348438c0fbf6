package story

import (
	"maps"
	"math"
	"slices"
	"time"

	"readout/readout"
)

// Threshold is how alike an article and a story must be, as a cosine; tuned on
// ECB+ dev.
const Threshold = 0.27

// Window is how long a story stays open after its last article.
const Window = 30 * 24 * time.Hour

// Clusterer puts articles into stories as they come (single pass, cosine to the
// middle of a story). Memory is bounded by the stories still open.
type Clusterer struct {
	terms *Terms
	open  []*cluster
	next  int
	// Threshold and Window may be set before the first article.
	Threshold float64
	Window    time.Duration
}

type cluster struct {
	id   int
	sum  vector
	len  float64 // length of sum
	last time.Time
}

// NewClusterer returns one with the default threshold and window.
func NewClusterer(t *Terms) *Clusterer {
	return &Clusterer{terms: t, Threshold: Threshold, Window: Window}
}

// Stories puts records, given in the order of their publication, into stories,
// in the order of their first articles.
func Stories(t *Terms, records []*readout.Record) [][]*readout.Record {
	c := NewClusterer(t)
	var out [][]*readout.Record
	for _, rec := range records {
		at, _ := time.Parse(time.DateOnly, rec.PublicationDay())
		id := c.Add(rec.Document.Text, at)
		if id == len(out) {
			out = append(out, nil)
		}
		out[id] = append(out[id], rec)
	}
	return out
}

// Add returns the number of the story an article belongs to: that of an earlier
// one, or a new one. at is its publication; zero when unknown, which keeps every
// open story in question.
func (c *Clusterer) Add(text string, at time.Time) int {
	v := c.terms.vector(text)
	var best *cluster
	top := c.Threshold
	live := c.open[:0]
	for _, k := range c.open {
		if !at.IsZero() && !k.last.IsZero() && at.Sub(k.last) > c.Window {
			continue // closed: forgotten
		}
		live = append(live, k)
		if s := dot(v, k.sum) / k.len; s >= top && (best == nil || s > top) {
			best, top = k, s
		}
	}
	for i := len(live); i < len(c.open); i++ {
		c.open[i] = nil
	}
	c.open = live
	if best == nil {
		best = &cluster{id: c.next, sum: vector{}}
		c.next++
		c.open = append(c.open, best)
	}
	best.add(v)
	if at.After(best.last) {
		best.last = at
	}
	return best.id
}

// maxTerms bounds the words kept of a story.
const maxTerms = 4000

func (k *cluster) add(v vector) {
	for _, term := range slices.Sorted(maps.Keys(v)) { // sorted: which terms still fit must not depend on chance
		if _, known := k.sum[term]; known || len(k.sum) < maxTerms {
			k.sum[term] += v[term]
		}
	}
	var n int64
	for _, x := range k.sum {
		n += int64(x * x * (1 << 30))
	}
	k.len = math.Sqrt(float64(n) / (1 << 30))
}
