package model

import (
	"fmt"

	"readout/internal/matrix"
)

// Dense is a table whose features have weights for nearly all of its classes, which
// are 16 at most: their rows are laid out to be added at once. It is safe for
// concurrent use.
type Dense struct {
	slots []uint64 // a key and behind it, in the upper bits, where its row begins; 0 where free
	rows  []int8   // denseClasses weights for each feature, as stored
}

const denseClasses = matrix.SquaresWidth

// NewDense lays out a table. It fails where the table has more classes.
func NewDense(t *Table) (*Dense, error) {
	known := t.Rows()
	size := 16
	for size < 3*known { // most features that are asked for are found at once
		size *= 2
	}
	d := &Dense{slots: make([]uint64, size), rows: make([]int8, 0, known*denseClasses)}
	for i := range t.size() {
		key, at := t.slot(i)
		if key == 0 {
			continue
		}
		to := d.find(key)
		d.slots[to] = uint64(len(d.rows))<<32 | uint64(key)
		var row [denseClasses]int8
		for w := t.rows[at+1:][:2*int(t.rows[at])]; len(w) > 1; w = w[2:] {
			if w[0] >= denseClasses {
				return nil, fmt.Errorf("%w: a table of %d classes or more", ErrCorrupt, w[0]+1)
			}
			row[w[0]] = int8(w[1])
		}
		d.rows = append(d.rows, row[:]...)
	}
	return d, nil
}

// find gives the slot of a key, or the free one where it belongs.
func (d *Dense) find(key uint32) int {
	mask := len(d.slots) - 1
	i := int(place(key)) & mask
	for d.slots[i] != 0 && uint32(d.slots[i]) != key {
		i = (i + 1) & mask
	}
	return i
}

// Score implements Scorer, in the unit of the table. scores has denseClasses numbers
// at most.
func (d *Dense) Score(features []uint32, scores []float32) {
	var sums [denseClasses]int32
	for len(features) > 0 {
		some := features[:min(scoreAtOnce, len(features))]
		features = features[len(some):]
		// As in Table.add, what is far away is asked for together.
		var slots [scoreAtOnce]uint64
		mask := len(d.slots) - 1
		for j, f := range some {
			slots[j] = d.slots[int(place(f|1))&mask]
		}
		var rows [scoreAtOnce]uint32
		n := 0
		for j, f := range some {
			slot := slots[j]
			if slot != 0 && uint32(slot) != f|1 { // another feature has its place
				slot = d.slots[d.find(f|1)]
			}
			if slot != 0 {
				rows[n] = uint32(slot >> 32)
				n++
			}
		}
		matrix.AddSquares(&sums, d.rows, rows[:n])
	}
	for i := range scores {
		scores[i] = float32(sums[i]) / 127
	}
}
