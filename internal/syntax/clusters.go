package syntax

import (
	"io/fs"
	"strconv"
	"strings"

	"readout/internal/model"
)

// ClusterFile is where the word clusters are in the data tree: one list of
// "word TAB coarse TAB fine".
const ClusterFile = "model/clusters.bin"

// Clusters maps a lower-case word to its group of words that behave alike, at
// two grains. Numbers start at 1; 0 says the word is in none.
type Clusters map[string][2]uint32

// LoadClusters reads the word clusters of the data tree.
func LoadClusters(fsys fs.FS) (Clusters, error) {
	f, err := model.Read(fsys, ClusterFile, 1, 0)
	if err != nil {
		return nil, err
	}
	c := make(Clusters, len(f.Lists[0]))
	for _, line := range f.Lists[0] {
		word, rest, _ := strings.Cut(line, "\t")
		a, b, _ := strings.Cut(rest, "\t")
		coarse, _ := strconv.Atoi(a)
		fine, _ := strconv.Atoi(b)
		c[word] = [2]uint32{uint32(coarse), uint32(fine)}
	}
	return c, nil
}

// Of returns the clusters of a lower-case word.
func (c Clusters) Of(lower string) (coarse, fine uint32) {
	x := c[lower]
	return x[0], x[1]
}
