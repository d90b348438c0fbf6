package syntax

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"readout/internal/model"
)

// ClusterFile is where the word clusters are in the data tree.
const ClusterFile = "model/clusters.bin"

// Clusters maps a lower-case word to its group of words that behave alike, at
// two grains. The zero value knows no word.
type Clusters struct {
	words  model.Block // the words' keys
	fine   model.Block // the fine group of each word, by its row
	coarse []float32   // the coarse group of each fine one
}

// NewClusters makes clusters of words, the fine group of each word and the
// coarse group of each fine group, counted from 0.
func NewClusters(words []string, fine, coarse []int) Clusters {
	group := make(map[uint64]float32, len(words))
	for i, w := range words {
		group[key(0, w)] = float32(fine[i])
	}
	keys := slices.Sorted(maps.Keys(group))
	var groups []float32
	for _, k := range keys {
		groups = append(groups, group[k])
	}
	c := Clusters{words: model.Keys(keys), fine: model.Halves(len(groups), 1, groups)}
	for _, g := range coarse {
		c.coarse = append(c.coarse, float32(g))
	}
	return c
}

// Blocks returns the clusters as a model file.
func (c Clusters) Blocks() model.Blocks {
	return model.Blocks{"words": c.words, "fine": c.fine, "coarse": model.Halves(len(c.coarse), 1, c.coarse)}
}

// LoadClusters reads the word clusters of the data tree.
func LoadClusters(fsys fs.FS) (Clusters, error) {
	b, err := model.ReadBlocks(fsys, ClusterFile, map[string]string{"words": "k", "fine": "h", "coarse": "h"})
	if err != nil {
		return Clusters{}, err
	}
	c := Clusters{words: b["words"], fine: b["fine"], coarse: b["coarse"].Floats()}
	if c.fine.Rows != c.words.Rows || c.fine.Cols != 1 {
		return Clusters{}, fmt.Errorf("%s: %w: groups of %d words, want %d", ClusterFile, model.ErrCorrupt, c.fine.Rows, c.words.Rows)
	}
	if !c.fine.Within(len(c.coarse)) {
		return Clusters{}, fmt.Errorf("%s: %w: a word's group is none of %d", ClusterFile, model.ErrCorrupt, len(c.coarse))
	}
	return c, nil
}

// Has reports whether a lower-case word is in a group.
func (c Clusters) Has(lower string) bool { return c.words.Find(key(0, lower)) > 0 }

// Of returns the groups of a lower-case word, counted from 1; 0 says that it is
// in none.
func (c Clusters) Of(lower string) (coarse, fine uint32) {
	r := c.words.Find(key(0, lower))
	if r == 0 {
		return 0, 0
	}
	g := c.fine.Half(r - 1)
	return uint32(c.coarse[int(g)]) + 1, uint32(g) + 1
}
