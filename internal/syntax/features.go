package syntax

import (
	"slices"
	"unicode/utf8"

	"readout/internal/model"
)

// width is the number of features of a word: itself, its shape, its beginnings
// and its endings.
const width = 11

// features returns the keys of the features of a word; 0 where it has none.
// The key of the word itself comes first.
func (k look) features() [width]uint64 {
	w := digits(k.lower)
	f := [width]uint64{key(1, w), key(2, shape(k.text)), key(3, w[:firstRune(w)])}
	for n := 2; n <= 4; n++ {
		if len(w) > n {
			f[n+1] = key(uint64(n)+2, w[:n])
		}
	}
	for n := 1; n <= 5; n++ {
		if len(w) > n {
			f[n+5] = key(uint64(n)+10, w[len(w)-n:])
		}
	}
	return f
}

func firstRune(w string) int {
	_, n := utf8.DecodeRuneInString(w)
	return n
}

// key hashes a string, with a number for the kind of feature, to 64 bits: of
// some ten thousand features no two meet.
func key(kind uint64, s string) uint64 {
	h := uint64(14695981039346656037) ^ kind<<56
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29 | 1
}

// Vectors are word vectors learnt from much text. Row 0 is for words without.
type Vectors struct {
	words model.Block // the keys of the words: Find gives the row of one
	rows  model.Block
}

// NewVectors makes vectors of lower-case words.
func NewVectors(words []string, vectors [][]float32) Vectors {
	dims := len(vectors[0])
	at := make(map[uint64]int, len(words))
	var keys []uint64
	for i, w := range words {
		k := key(0, w)
		if _, ok := at[k]; !ok {
			at[k] = i
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	flat := make([]float32, dims, dims*(len(keys)+1))
	for _, k := range keys {
		flat = append(flat, vectors[at[k]]...)
	}
	return Vectors{words: model.Keys(keys), rows: model.Small(len(keys)+1, dims, flat)}
}

// Blocks returns the vectors as a model file.
func (v Vectors) Blocks() model.Blocks {
	return model.Blocks{"words": v.words, "vectors": v.rows}
}

// row finds the vector of a word, of a number written with zeros where it has
// none.
func (v Vectors) row(k look) int {
	if r := v.words.Find(key(0, k.lower)); r > 0 {
		return r
	}
	return v.words.Find(key(0, digits(k.lower)))
}
