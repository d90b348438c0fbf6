package story

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"time"
)

// Kept is an article's place among the stories as a store keeps it.
type Kept struct {
	Article string
	Number  int       // of its arrival, from 0 on
	At      time.Time // its publication, or what was taken for it
	Story   string
	// Compared is by what a Clusterer compares it with others; nil once it has left
	// the window.
	Compared []byte
}

// KeptStory is what a store keeps of a story that is still compared.
type KeptStory struct {
	ID     string
	Number int // of the arrival of the article that it goes by
	Joined int // articles since it was last taken apart and put together
}

// Renamed says that what belonged to one story, also articles that have left the
// window, belongs to another.
type Renamed struct{ From, To string }

// Change is what came of some articles: stories that became part of others, in
// their order, then the places of articles and the stories that changed.
type Change struct {
	Renamed  []Renamed
	Articles []Kept // by number
	Stories  []KeptStory
}

// changed is what a Clusterer that keeps notes since Changed was last called.
type changed struct {
	articles map[*article]bool
	tales    map[*tale]bool
	renamed  []Renamed
}

// Keep has the clusterer note what Changed tells; without it nothing is noted.
func (c *Clusterer) Keep() {
	c.noted = &changed{articles: map[*article]bool{}, tales: map[*tale]bool{}}
}

// Changed tells what changed since it was last called.
func (c *Clusterer) Changed() Change {
	n := c.noted
	c.Keep()
	out := Change{Renamed: n.renamed}
	for _, a := range slices.SortedFunc(maps.Keys(n.articles), func(x, y *article) int { return x.number - y.number }) {
		k := Kept{Article: a.id, Number: a.number, At: a.at, Story: a.in.now().id}
		if !a.gone {
			k.Compared = a.compared()
		}
		out.Articles = append(out.Articles, k)
	}
	for _, t := range slices.SortedFunc(maps.Keys(n.tales), func(x, y *tale) int { return x.number - y.number }) {
		if t.into == nil {
			out.Stories = append(out.Stories, KeptStory{t.id, t.number, t.joined})
		}
	}
	return out
}

// Resume makes a new clusterer go on after the arrivals of another: next is the
// number of the next one, newest the latest publication so far. The articles of
// the window follow with Return.
func (c *Clusterer) Resume(next int, newest time.Time) { c.arrived, c.newest = next, newest }

// Return puts an article that was in the window back into it, with its text and
// its story; they come in the order of their numbers.
func (c *Clusterer) Return(k Kept, text string, in KeptStory) {
	a := &article{id: k.Article, number: k.Number, at: k.At, sketch: c.like.Sketch(text)}
	c.counts.Add(a.sketch, 1)
	listed, ok := a.restore(k.Compared)
	if !ok { // the title or the words' counts are others by now
		a.sketch.Weigh(c.like.Terms, c.counts)
	} else {
		a.sketch.measure()
	}
	t := c.returned[in.ID]
	if t == nil {
		t = &tale{id: in.ID, number: in.Number, joined: in.Joined}
		if c.returned == nil {
			c.returned = map[string]*tale{}
		}
		c.returned[in.ID] = t
	}
	a.in = t
	if listed {
		t.take(a)
	}
	c.enter(a)
}

// take puts an article among those that a story is compared by.
func (t *tale) take(a *article) {
	one := newGroup(a.sketch)
	if len(t.list) == 0 {
		t.group = one
	} else {
		t.group = joined(t.group, one, between(t.group, one))
	}
	t.list = append(t.list, a)
	a.listed = true
}

// compared writes by what an article is looked up and the weights it has now,
// which depend on what was in the window when it was weighed.
func (a *article) compared() []byte {
	out := []byte{0, byte(len(a.index))}
	if a.listed {
		out[0] = 1
	}
	for _, k := range a.index {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for i := range a.sketch.terms {
		if e := &a.sketch.terms[i]; e.in&(1<<local) != 0 {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(e.near))
		}
	}
	return out
}

// restore is the opposite of compared; ok is false when the weights are not those
// of the article's words.
func (a *article) restore(b []byte) (listed, ok bool) {
	if len(b) < 2 || len(b) < 2+4*int(b[1]) {
		return true, false
	}
	listed = b[0] == 1
	n := int(b[1])
	b = b[2:]
	for range n {
		a.index = append(a.index, binary.LittleEndian.Uint32(b))
		b = b[4:]
	}
	words := 0
	for i := range a.sketch.terms {
		if a.sketch.terms[i].in&(1<<local) != 0 {
			words++
		}
	}
	if len(b) != 4*words {
		return listed, false
	}
	for i := range a.sketch.terms {
		if e := &a.sketch.terms[i]; e.in&(1<<local) != 0 {
			e.near = math.Float32frombits(binary.LittleEndian.Uint32(b))
			b = b[4:]
		}
	}
	return listed, true
}

// now is the story that a story has become part of, or it itself.
func (t *tale) now() *tale {
	for t.into != nil {
		if t.into.into != nil {
			t.into = t.into.into
		}
		t = t.into
	}
	return t
}

// moves says of stories that were joined or taken apart what they became: the
// one that has the first of their articles that is still compared. What has left
// the window goes with it.
func (c *Clusterer) moves() {
	for _, t := range slices.SortedFunc(maps.Keys(c.moved), func(x, y *tale) int { return cmp.Or(x.number-y.number, cmp.Compare(x.id, y.id)) }) {
		first := c.moved[t]
		if first.in == t {
			continue
		}
		t.into = first.in
		// A story that still has what it goes by has all its articles in the window.
		if c.noted != nil && t.id != first.in.id && t.id != first.id {
			c.noted.renamed = append(c.noted.renamed, Renamed{t.id, first.in.id})
		}
	}
	clear(c.moved)
}

// touch notes that an article's place changed.
func (c *Clusterer) touch(list ...*article) {
	if c.noted == nil {
		return
	}
	for _, a := range list {
		c.noted.articles[a] = true
		c.noted.tales[a.in.now()] = true
	}
}
