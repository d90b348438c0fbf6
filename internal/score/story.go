package score

import (
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"time"

	"readout/internal/gold"
	"readout/internal/story"
)

// orders is how many orders of arrival stories are scored in.
const orders = 5

// Stories scores putting the articles of ECB+ dev into stories, as the mean B³
// over five orders of arrival, beside a baseline that makes one pass and joins
// an article to the story whose middle is nearestMiddle.
func Stories(dir string, like *story.Likeness) ([]Row, error) {
	docs, err := gold.Stories(filepath.Join(dir, "story"), "dev")
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, m := range []struct {
		task string
		put  func(docs []*gold.StoryText) []string
	}{
		{"story", func(docs []*gold.StoryText) []string { return Arrive(like, docs) }},
		{"story-baseline", func(docs []*gold.StoryText) []string { return onePass(like.Terms, docs) }},
	} {
		var p, r, f float64
		for seed := range orders {
			list, want := make([]*gold.StoryText, 0, len(docs)), make([]string, 0, len(docs))
			for _, i := range rand.New(rand.NewPCG(uint64(seed), 7)).Perm(len(docs)) {
				list, want = append(list, &docs[i]), append(want, docs[i].Story)
			}
			bp, br := BCubed(m.put(list), want)
			p, r, f = p+100*bp/orders, r+100*br/orders, f+200*bp*br/(bp+br)/orders
		}
		rows = append(rows, Row{m.task, "ecb+ dev", "B3 precision", p, len(docs)}, Row{m.task, "ecb+ dev", "B3 recall", r, len(docs)}, Row{m.task, "ecb+ dev", "B3 F1", f, len(docs)})
	}
	return rows, nil
}

// Arrive puts articles into stories in the order given and returns the story of
// each when the last has come.
func Arrive(like *story.Likeness, docs []*gold.StoryText) []string {
	c := story.NewClusterer(like)
	of := map[string]string{}
	for _, d := range docs {
		for _, a := range c.Add(d.ID, d.Text(), time.Time{}) {
			of[a.Article] = a.Story
		}
	}
	out := make([]string, len(docs))
	for i, d := range docs {
		out[i] = of[d.ID]
	}
	return out
}

// nearestMiddle is how near, as a cosine, an article must be to the middle of a story
// in the baseline; the best on ECB+ dev.
const nearestMiddle = 0.28

// onePass is the baseline: TF-IDF, one pass, the nearestMiddle middle.
func onePass(terms *story.Terms, docs []*gold.StoryText) []string {
	var middles []map[string]float64
	out := make([]string, len(docs))
	for i, d := range docs {
		v := terms.Vector(d.Text())
		best, top := -1, nearestMiddle
		for k, m := range middles {
			if s := story.Cosine(v, m); s > top {
				best, top = k, s
			}
		}
		if best < 0 {
			best = len(middles)
			middles = append(middles, map[string]float64{})
		}
		for w, x := range v {
			middles[best][w] += x
		}
		out[i] = strconv.Itoa(best)
	}
	return out
}

// BCubed compares two partitions of the same items (Bagga and Baldwin 1998):
// for each item, the share of its system cluster that belongs to its gold
// cluster, and the other way round, averaged.
func BCubed[S, G comparable](system []S, want []G) (precision, recall float64) {
	type pair struct {
		s S
		g G
	}
	both, ofS, ofG := map[pair]int{}, map[S]int{}, map[G]int{}
	for i := range system {
		both[pair{system[i], want[i]}]++
		ofS[system[i]]++
		ofG[want[i]]++
	}
	n := float64(len(system))
	for i := range system {
		b := float64(both[pair{system[i], want[i]}])
		precision += b / float64(ofS[system[i]]) / n
		recall += b / float64(ofG[want[i]]) / n
	}
	return precision, recall
}
