package score

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"time"

	"readout/internal/gold"
	"readout/internal/story"
)

// orders is how many orders of arrival stories are scored in.
const orders = 5

// Stories scores putting the articles of ECB+ dev into stories, as the mean B³
// over five orders of arrival.
func Stories(dir string, terms *story.Terms) ([]Row, error) {
	var docs []gold.StoryText
	err := gold.EachLine(filepath.Join(dir, "story", "ecbplus_dev_docs.jsonl.gz"), func(_ int, line string) error {
		var d gold.StoryText
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return err
		}
		docs = append(docs, d)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var p, r float64
	for seed := range orders {
		order := rand.New(rand.NewPCG(uint64(seed), 7)).Perm(len(docs))
		c := story.NewClusterer(terms)
		system, want := make([]int, len(docs)), make([]string, len(docs))
		for _, i := range order {
			system[i], want[i] = c.Add(docs[i].Text(), time.Time{}), docs[i].Story
		}
		bp, br := BCubed(system, want)
		p, r = p+bp/orders, r+br/orders
	}
	return []Row{
		{"story", "ecb+ dev", "B3 precision", 100 * p, len(docs)},
		{"story", "ecb+ dev", "B3 recall", 100 * r, len(docs)},
		{"story", "ecb+ dev", "B3 F1", 200 * p * r / (p + r), len(docs)},
	}, nil
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
