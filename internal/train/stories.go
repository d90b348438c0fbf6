package train

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/internal/story"
)

// How stories are learnt: from so many pairs of groups of each story and of each
// two stories of one topic, the training topics dealt to so many windows.
const (
	groupPairs   = 40
	otherTopic   = 25 // of two topics, one pair for so many
	storyWindows = 3
	storyRidge   = 3
)

// Stories learns whether two groups of articles tell one story, from ECB+ train,
// whose topics have two stories each that are alike in kind. The rarity of a
// word is counted without the topic that is learnt from.
func Stories(o Options) error {
	terms, err := story.LoadTerms(os.DirFS(o.Out))
	if err != nil {
		return err
	}
	docs, err := gold.Stories(filepath.Join(o.Gold, "story"), "train")
	if err != nil {
		return err
	}
	xs, yes := storyLessons(tellings(terms, docs))
	weights := Logistic(xs, yes, storyRidge)
	var lines []string
	for i, name := range story.FeatureNames() {
		lines = append(lines, fmt.Sprintf("%s\t%.4f\n", name, weights[i]))
	}
	path := filepath.Join(o.Out, filepath.FromSlash(story.LikenessFile))
	fmt.Fprintf(o.Log, "%s: learnt from %d pairs of groups of %d articles\n", path, len(xs), len(docs))
	return os.WriteFile(path, []byte(strings.Join(lines, "")), 0o644)
}

// told is the articles of one story.
type told struct {
	topic string
	list  []*story.Sketch
}

// tellings sketches articles by story, in the order in which stories first
// come; topics take turns in being in one window.
func tellings(terms *story.Terms, docs []gold.StoryText) []told {
	var topics []string
	texts := map[string][]string{}
	for i := range docs {
		d := &docs[i]
		if texts[d.Topic] == nil {
			topics = append(topics, d.Topic)
		}
		texts[d.Topic] = append(texts[d.Topic], d.Text())
	}
	var windows [storyWindows]*story.Counts
	for i := range windows {
		windows[i] = story.NewCounts()
	}
	without := map[string]*story.Terms{}
	for _, t := range topics {
		without[t] = terms.Without(texts[t]...)
	}
	var out []told
	at := map[string]int{}
	for i := range docs {
		d := &docs[i]
		s := without[d.Topic].Sketch(d.Text())
		windows[slices.Index(topics, d.Topic)%storyWindows].Add(s, 1)
		if _, known := at[d.Story]; !known {
			at[d.Story] = len(out)
			out = append(out, told{topic: d.Topic})
		}
		out[at[d.Story]].list = append(out[at[d.Story]].list, s)
	}
	for _, t := range out {
		for _, s := range t.list {
			s.Weigh(without[t.topic], windows[slices.Index(topics, t.topic)%storyWindows])
		}
	}
	return out
}

// storyLessons draws pairs of groups of articles, small ones more often, of one
// story and of two.
func storyLessons(stories []told) (xs [][]float64, yes []bool) {
	rng := rand.New(rand.NewPCG(3, 3))
	size := func(most int) int {
		return min([]int{1, 1, 1, 2, 2, 3, 4, 6, 9}[rng.IntN(9)], most)
	}
	draw := func(list []*story.Sketch, n int) []*story.Sketch {
		var out []*story.Sketch
		for _, i := range rng.Perm(len(list))[:n] {
			out = append(out, list[i])
		}
		return out
	}
	for i, s := range stories {
		for range groupPairs {
			if len(s.list) < 2 {
				break
			}
			a := size(len(s.list) - 1)
			b := size(len(s.list) - a)
			both := draw(s.list, a+b)
			xs, yes = append(xs, story.Features(both[:a], both[a:])), append(yes, true)
		}
		for j, t := range stories {
			n := groupPairs
			if t.topic != s.topic {
				n /= otherTopic
			}
			for range n {
				if i == j {
					break
				}
				xs, yes = append(xs, story.Features(draw(s.list, size(len(s.list))), draw(t.list, size(len(t.list))))), append(yes, false)
			}
		}
	}
	return xs, yes
}
