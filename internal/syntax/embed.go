package syntax

import (
	"strings"
	"sync/atomic"

	"readout/internal/matrix"
)

// embedded is what the network's first layer makes of a word: its vector and its
// features, times the weights.
type embedded struct {
	look  look
	gates []float32
}

// embeddings remembers what was made of words: most words of a text are among
// those seen before, and a word's dozen lookups in large tables wait for memory
// each time. It never grows: a word takes the place of another. It is safe for
// concurrent use.
type embeddings [1 << 12]atomic.Pointer[embedded]

// embed fills the gates of the first layer for the words of a batch. Words that
// are not remembered are multiplied together.
func (n *network) embed(sentences [][]look, k *scratch) {
	in, width := n.inputs, n.first.Input.Width()
	gates := k.Gates(n.first)
	k.x, k.fresh = k.x[:0], k.fresh[:0]
	for b, s := range sentences {
		for t, w := range s {
			row := k.Row(b, t)
			place := n.place(w)
			if known := n.seen[place].Load(); known != nil && known.look == w {
				copy(gates[row*width:], known.gates)
				continue
			}
			k.x = append(k.x, make([]float32, in)...)
			n.vector(w, k.x[len(k.x)-in:])
			k.fresh = append(k.fresh, unseen{w, place, row})
		}
	}
	k.made = matrix.Grow(k.made, len(k.fresh)*width)
	n.first.Input.Apply(k.made, k.x, in, len(k.fresh))
	for i, w := range k.fresh {
		made := k.made[i*width:][:width]
		copy(gates[w.row*width:], made)
		// The word is copied, for it is a piece of its article's whole text.
		own := look{text: strings.Clone(w.look.text), lower: strings.Clone(w.look.lower)}
		n.seen[w.place].Store(&embedded{own, append([]float32(nil), made...)})
	}
	clear(k.fresh) // they are pieces of the text too
}

// unseen is a word that is not remembered, where it will be, and its row in the
// batch.
type unseen struct {
	look       look
	place, row int
}

// place is where a word is remembered.
func (n *network) place(w look) int { return int(key(0, w.text) >> 40 % uint64(len(n.seen))) }

// vector adds to row the vector and the features of a word.
func (n *network) vector(w look, row []float32) {
	dims := n.vectors.rows.Cols
	var memory [32]int32
	rows := memory[:0]
	if r := n.vectors.row(w); r > 0 {
		n.vectors.rows.AddRows(append(rows, int32(r)), row[:dims])
	}
	for _, f := range w.features() {
		if r := n.index.Find(f); r > 0 {
			rows = append(rows, int32(r))
		}
	}
	n.features.AddRows(rows, row[dims:])
}
