package story

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// Threshold is from which score on two groups of articles are one story, as log
// odds of the likeness; chosen by cross-validation on ECB+ train.
const Threshold = -2

// Window is how far apart the publications of two articles of one story may be
// at most, and how long an article is kept for comparing.
const Window = 30 * 24 * time.Hour

// Bounds of memory and work, whatever comes in.
const (
	mostArticles = 20_000 // kept of the window
	mostMembers  = 64     // of a story that new articles are compared with: the latest
	mostStories  = 12     // that an article is compared with
	mostPostings = 200    // articles looked up for one term
	indexTerms   = 24     // terms of an article by which it is looked up
)

// Assignment says to which story an article belongs, by the id of the story: that
// of its article that came first.
type Assignment struct{ Article, Story string }

// Clusterer puts articles into stories as they come, in any order. Memory is
// bounded by the window. It is not safe for concurrent use.
type Clusterer struct {
	like    *Likeness
	counts  *Counts
	queue   []*article // in the order in which they came
	index   map[uint32][]*article
	newest  time.Time
	arrived int
	moved   map[*tale]*article // stories that the present article moved, with the first they were compared by
	noted   *changed           // nil: nothing is noted
	// returned are the stories of the articles that Return put back, by id.
	returned map[string]*tale
	// Threshold and Window may be set before the first article.
	Threshold float64
	Window    time.Duration
}

// article is one of the window.
type article struct {
	id     string
	number int // of its arrival
	at     time.Time
	sketch *Sketch
	index  []uint32
	in     *tale
	listed bool // in the list of its story
	gone   bool // out of the window
}

// tale is a story with those of its articles that are still compared.
type tale struct {
	id     string
	number int // of the arrival of its first article
	list   []*article
	group  *group
	joined int   // articles since it was last taken apart and put together
	into   *tale // what it became part of
}

// NewClusterer returns one with the default threshold and window.
func NewClusterer(l *Likeness) *Clusterer {
	return &Clusterer{like: l, counts: NewCounts(), index: map[uint32][]*article{}, moved: map[*tale]*article{}, Threshold: Threshold, Window: Window}
}

// Stories puts records, given in the order of their publication, into stories,
// in the order of their first articles.
func Stories(l *Likeness, records []*readout.Record) [][]*readout.Record {
	c := NewClusterer(l)
	of := map[string]string{}
	for _, rec := range records {
		at, _ := time.Parse(time.DateOnly, rec.PublicationDay())
		for _, a := range c.Add(rec.Document.ID, Text(rec), at) {
			of[a.Article] = a.Story
		}
	}
	var out [][]*readout.Record
	place := map[string]int{}
	for _, rec := range records {
		id := of[rec.Document.ID]
		if _, known := place[id]; !known {
			place[id] = len(out)
			out = append(out, nil)
		}
		out[place[id]] = append(out[place[id]], rec)
	}
	return out
}

// Text is what is compared of a record: its title and its text.
func Text(rec *readout.Record) string {
	if title := rec.Document.Title; title != "" && !strings.HasPrefix(rec.Document.Text, title) {
		return title + "\n" + rec.Document.Text
	}
	return rec.Document.Text
}

// Add takes an article and returns the story it belongs to, and of earlier
// articles that now belong to another story, which. at is its publication; zero
// when unknown, which is taken for the latest so far.
func (c *Clusterer) Add(id, text string, at time.Time) []Assignment {
	c.returned = nil
	if at.IsZero() {
		at = c.newest
	}
	if at.After(c.newest) {
		c.newest = at
	}
	c.forget()
	a := &article{id: id, number: c.arrived, at: at, sketch: c.like.Sketch(text)}
	c.arrived++
	c.counts.Add(a.sketch, 1)
	a.sketch.Weigh(c.like.Terms, c.counts)
	before := map[*article]string{}
	near := c.near(a)
	c.enter(a)
	t := c.join(a, near, before)
	if ripe(t) {
		c.settle(t, near, before)
	}
	c.moves()
	c.touch(a)
	for m := range before {
		c.touch(m)
	}
	return changes(a, before)
}

// changes lists the articles whose story is no longer what it was.
func changes(a *article, before map[*article]string) []Assignment {
	out := []Assignment{{a.id, a.in.id}}
	var moved []*article
	for m, was := range before {
		if m != a && m.in.id != was {
			moved = append(moved, m)
		}
	}
	slices.SortFunc(moved, func(x, y *article) int { return x.number - y.number })
	for _, m := range moved {
		out = append(out, Assignment{m.id, m.in.id})
	}
	return out
}

// forget drops the articles that have left the window.
func (c *Clusterer) forget() {
	for len(c.queue) > 0 && (len(c.queue) >= mostArticles || c.newest.Sub(c.queue[0].at) > c.Window) {
		a := c.queue[0]
		c.queue[0] = nil
		c.queue = c.queue[1:]
		c.counts.Add(a.sketch, -1)
		for _, k := range a.index { // it came before all others of the lists
			c.index[k][0] = nil // what is left of the list must not keep it
			if rest := c.index[k][1:]; len(rest) > 0 {
				c.index[k] = rest
			} else {
				delete(c.index, k)
			}
		}
		a.in.drop(a)
		a.gone = true
		c.touch(a)
	}
}

// drop takes an article out of what a story is compared by.
func (t *tale) drop(a *article) {
	if i := slices.Index(t.list, a); i >= 0 {
		t.list = slices.Delete(t.list, i, i+1)
		t.group.drop(a.sketch)
		a.listed = false
	}
}

// enter puts an article into the window.
func (c *Clusterer) enter(a *article) {
	c.queue = append(c.queue, a)
	for _, k := range a.index {
		c.index[k] = append(c.index[k], a)
	}
}

// near returns the stories that share the rarest terms with an article, the
// likeliest first, and notes the terms by which it is looked up itself.
func (c *Clusterer) near(a *article) []*tale {
	terms := make([]*entry, 0, len(a.sketch.terms))
	for i := range a.sketch.terms {
		if e := &a.sketch.terms[i]; e.in&(1<<local) != 0 {
			terms = append(terms, e)
		}
	}
	slices.SortFunc(terms, func(x, y *entry) int { return cmp.Or(cmp.Compare(y.near, x.near), cmp.Compare(x.key, y.key)) })
	terms = terms[:min(len(terms), indexTerms)]
	points := map[*tale]float64{}
	var found []*tale
	for _, e := range terms {
		a.index = append(a.index, e.key)
		list := c.index[e.key]
		for _, o := range list[max(0, len(list)-mostPostings):] {
			gap, t := a.at.Sub(o.at), o.in.now()
			if gap > c.Window || -gap > c.Window || len(t.list) == 0 {
				continue
			}
			if points[t] == 0 {
				found = append(found, t)
			}
			points[t] += float64(e.near) / math.Sqrt(float64(len(t.list)))
		}
	}
	slices.SortFunc(found, func(x, y *tale) int {
		return cmp.Or(cmp.Compare(points[y], points[x]), x.number-y.number)
	})
	return found[:min(len(found), mostStories)]
}

// join puts an article into the likeliest of some stories, or into one of its
// own, and joins that with others while it is like them.
func (c *Clusterer) join(a *article, near []*tale, before map[*article]string) *tale {
	t := &tale{id: a.id, number: a.number}
	t.take(a)
	a.in = t
	for {
		var best *tale
		var with *sums
		top := c.Threshold
		for _, o := range near {
			if o == t || len(o.list) == 0 {
				continue
			}
			x := between(t.group, o.group)
			if s := c.like.score(t.group, o.group, x); s > top {
				best, top, with = o, s, x
			}
		}
		if best == nil {
			return t
		}
		t = c.merge(t, best, with, before)
	}
}

// merge joins two stories under the id of the older one.
func (c *Clusterer) merge(a, b *tale, with *sums, before map[*article]string) *tale {
	if b.number < a.number {
		a, b = b, a
	}
	c.moving(b)
	for _, m := range b.list {
		note(before, m)
		m.in = a
	}
	a.joined += len(b.list)
	a.group = joined(a.group, b.group, with)
	a.list = append(a.list, b.list...)
	b.list = nil
	if len(a.list) > mostMembers {
		slices.SortFunc(a.list, func(x, y *article) int { return x.number - y.number })
		for _, m := range slices.Clone(a.list[:len(a.list)-mostMembers]) {
			a.drop(m)
			c.touch(m)
		}
	}
	return a
}

// moving notes by which article a story is found again once it has moved.
func (c *Clusterer) moving(t *tale) {
	if c.moved[t] == nil {
		c.moved[t] = slices.MinFunc(t.list, func(x, y *article) int { return x.number - y.number })
	}
}

func note(before map[*article]string, a *article) {
	if _, known := before[a]; !known && a.in != nil {
		before[a] = a.in.id
	}
}
