package event

import (
	"io/fs"

	"readout/internal/syntax"
)

// likeness knows which words behave alike: by the groups they are in, and by their
// vectors which words that the rules know an unknown one is used like.
type likeness struct {
	clusters syntax.Clusters
	known    syntax.Group
}

// mostAlike known words stand for a word, none of a smaller cosine than leastAlike.
const (
	mostAlike  = 5
	leastAlike = 0.5
)

// loadLikeness reads clusters and vectors from the data tree.
func loadLikeness(fsys fs.FS, known []string) (likeness, error) {
	clusters, err := syntax.LoadClusters(fsys)
	if err != nil {
		return likeness{}, err
	}
	vectors, err := syntax.LoadVectors(fsys)
	return likeness{clusters, vectors.Group(known)}, err
}
