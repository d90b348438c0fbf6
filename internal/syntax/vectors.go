package syntax

import (
	"io/fs"
	"math"
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
