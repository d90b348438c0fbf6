package story_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"readout/internal/story"
)

// shelf is what a store keeps of stories, in memory.
type shelf struct {
	articles map[string]story.Kept
	stories  map[string]story.KeptStory
	texts    map[string]string
}

func (s *shelf) put(c story.Change) {
	for _, r := range c.Renamed {
		for id, k := range s.articles {
			if k.Story == r.From {
				k.Story = r.To
				s.articles[id] = k
			}
		}
	}
	for _, k := range c.Articles {
		s.articles[k.Article] = k
	}
	for _, k := range c.Stories {
		s.stories[k.ID] = k
	}
}

// again makes a clusterer that goes on from what is kept.
func (s *shelf) again(c *story.Clusterer) {
	list := slices.SortedFunc(maps.Values(s.articles), func(a, b story.Kept) int { return a.Number - b.Number })
	newest := time.Time{}
	for _, k := range list {
		if k.At.After(newest) {
			newest = k.At
		}
	}
	c.Resume(len(list), newest)
	for _, k := range list {
		if k.Compared != nil {
			c.Return(k, s.texts[k.Article], s.stories[k.Story])
		}
	}
	c.Keep()
}

// TestResume: a clusterer that is made again from what was kept of it, at any
// moment, goes on as if nothing had been.
func TestResume(t *testing.T) {
	like := likeness(t)
	run := func(restart int) map[string]string {
		s := &shelf{map[string]story.Kept{}, map[string]story.KeptStory{}, map[string]string{}}
		begin := func() *story.Clusterer {
			c := story.NewClusterer(like)
			c.Window = 40 * time.Hour // some 160 articles
			s.again(c)
			return c
		}
		c := begin()
		for i := range 300 {
			id := fmt.Sprint("a", i)
			s.texts[id] = generated(i)
			c.Add(id, s.texts[id], may1.Add(time.Duration(i)*15*time.Minute))
			if i%20 == 19 {
				s.put(c.Changed())
			}
			if restart > 0 && i%restart == restart-1 {
				c = begin()
			}
		}
		s.put(c.Changed())
		of := map[string]string{}
		for id, k := range s.articles {
			of[id] = k.Story
		}
		return of
	}
	once := run(0)
	for _, restart := range []int{20, 140} {
		if again := run(restart); !maps.Equal(once, again) {
			n := 0
			for id := range once {
				if once[id] != again[id] {
					n++
				}
			}
			t.Errorf("made again after every %d articles: %d of %d stand elsewhere", restart, n, len(once))
		}
	}
	count := map[string]int{}
	for _, id := range once {
		count[id]++
	}
	most := slices.Max(slices.Collect(maps.Values(count)))
	if len(count) < 8 || most < 8 {
		t.Errorf("%d stories, the largest of %d: the articles do not make a test", len(count), most)
	}
}

// TestRenamed: when stories become one, what has left the window goes with what is
// still compared.
func TestRenamed(t *testing.T) {
	s := &shelf{map[string]story.Kept{}, map[string]story.KeptStory{}, map[string]string{}}
	c := story.NewClusterer(likeness(t))
	c.Window, c.Threshold = 10*time.Hour, -1000 // whatever shares a word is one story
	c.Keep()
	const ferry, law = "Zanzibar ferry passengers rescuers", "Tbilisi parliament agents demonstrators"
	add := func(hour int, id, text string) {
		c.Add(id, text, may1.Add(time.Duration(hour)*time.Hour))
		s.put(c.Changed())
	}
	for i := range 15 { // the first five of each leave the window
		add(i, fmt.Sprint("ferry", i), ferry)
		add(i, fmt.Sprint("law", i), law)
	}
	if s.articles["law0"].Story != "law0" || s.articles["law0"].Compared != nil {
		t.Fatalf("before they meet: %+v", s.articles["law0"])
	}
	add(15, "both", ferry+" "+law)
	for id, k := range s.articles {
		if k.Story != "ferry0" {
			t.Errorf("%s stands in %s", id, k.Story)
		}
	}
}
