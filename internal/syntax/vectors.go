package syntax

import (
	"io/fs"
	"math"
	"slices"
	"strings"
)

// LoadVectors reads the word vectors for comparing words.
func LoadVectors(fsys fs.FS) (Vectors, error) { return loadVectors(fsys) }

// Cosine is how alike two words are used; 0 when one has no vector.
func (v Vectors) Cosine(a, b string) float64 {
	i, j := v.words.Find(key(0, strings.ToLower(a))), v.words.Find(key(0, strings.ToLower(b)))
	if i == 0 || j == 0 {
		return 0
	}
	var ab, aa, bb int
	y := v.rows.Row(j)
	for k, p := range v.rows.Row(i) {
		m, n := int(int8(p)), int(int8(y[k]))
		ab, aa, bb = ab+m*n, aa+m*m, bb+n*n
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return float64(ab) / math.Sqrt(float64(aa)*float64(bb))
}

// Group is words that others are compared with.
type Group struct {
	vectors Vectors
	words   []string
	rows    [][]float32 // of length one
}

// Group makes a group of those of the words that have a vector.
func (v Vectors) Group(words []string) Group {
	g := Group{vectors: v}
	for _, w := range words {
		if row := v.unit(w); row != nil {
			g.words, g.rows = append(g.words, w), append(g.rows, row)
		}
	}
	return g
}

// unit returns the vector of a word with length one; nil for a word without.
func (v Vectors) unit(word string) []float32 {
	i := v.words.Find(key(0, strings.ToLower(word)))
	if i == 0 {
		return nil
	}
	var out []float32
	sum := 0.0
	for _, p := range v.rows.Row(i) {
		x := float64(int8(p))
		out, sum = append(out, float32(x)), sum+x*x
	}
	if sum == 0 {
		return nil
	}
	for k := range out {
		out[k] /= float32(math.Sqrt(sum))
	}
	return out
}

// Nearest returns the n words of the group that are used most like the given one,
// the likest first: none of a smaller cosine than least, and not the word itself.
func (g Group) Nearest(word string, n int, least float32) []string {
	type near struct {
		word string
		cos  float32
	}
	row := g.vectors.unit(word)
	if row == nil {
		return nil
	}
	var all []near
	for i, other := range g.rows {
		var cos float32
		for k, x := range row {
			cos += x * other[k]
		}
		if cos >= least && !strings.EqualFold(g.words[i], word) {
			all = append(all, near{g.words[i], cos})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		if a.cos != b.cos {
			if a.cos > b.cos {
				return -1
			}
			return 1
		}
		return strings.Compare(a.word, b.word)
	})
	var out []string
	for _, x := range all[:min(n, len(all))] {
		out = append(out, x.word)
	}
	return out
}
