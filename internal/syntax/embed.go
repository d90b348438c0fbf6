package syntax

import (
	"strings"
	"sync/atomic"
)

// embedded is what the network reads of a word: its vector and its features.
type embedded struct {
	look look
	row  []float32
}

// embeddings remembers what was made of words: most words of a text are among
// those seen before, and a word's dozen lookups in large tables wait for memory
// each time. It never grows: a word takes the place of another. It is safe for
// concurrent use.
type embeddings [1 << 12]atomic.Pointer[embedded]

// embed sets row to the vector and the features of a word.
func (n *network) embed(w look, row []float32) {
	place := &n.seen[key(0, w.text)>>40%uint64(len(n.seen))]
	if known := place.Load(); known != nil && known.look == w {
		copy(row, known.row)
		return
	}
	clear(row)
	dims := n.vectors.rows.Cols
	if r := n.vectors.row(w); r > 0 {
		n.vectors.rows.AddRow(r, row[:dims])
	}
	for _, f := range w.features() {
		if r := n.index.Find(f); r > 0 {
			n.features.AddRow(r, row[dims:])
		}
	}
	// The word is copied, for it is a piece of its article's whole text.
	own := look{text: strings.Clone(w.text), lower: strings.Clone(w.lower)}
	place.Store(&embedded{own, append([]float32(nil), row...)})
}
