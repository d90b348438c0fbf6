package model

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// weight is one stored weight in eight bits. The steps grow with the size: a
// table's largest weight is a hundred times a typical one, and even steps
// would lose either.
type weight struct {
	class uint8
	value int8
}

// quantise puts x in [-1, 1] on the scale of stored weights.
func quantise(x float64) int8 {
	return int8(math.Copysign(math.Round(127*math.Sqrt(math.Abs(x))), x))
}

// sizes gives back what quantise stored, up to a factor common to all.
var sizes = func() (out [256]float32) {
	for i := range out {
		x := float32(int8(i))
		out[i] = x * max(x, -x) / 127
	}
	return out
}()

// Table is a trained model, read-only and safe for concurrent use.
type Table struct {
	slots   []slot // open addressing
	weights []weight
}

// slot says where the weights of a feature are. Key and place stand together
// so that a look-up touches memory once, or twice when it finds something.
type slot struct {
	key   uint32 // 0 is free
	start uint32
	n     uint32
}

// newTable makes a table with room for n rows.
func newTable(n int) *Table {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &Table{slots: make([]slot, size)}
}

// find returns the slot of a key, or the free slot where it belongs.
func (t *Table) find(key uint32) *slot {
	mask := uint32(len(t.slots) - 1)
	i := place(key) & mask
	for t.slots[i].key != 0 && t.slots[i].key != key {
		i = (i + 1) & mask
	}
	return &t.slots[i]
}

// Score implements Scorer. The unit of the scores is the table's own: they are
// only ever compared with one another.
func (t *Table) Score(features []uint32, scores []float32) {
	clear(scores)
	for _, f := range features {
		s := t.find(f | 1)
		for _, w := range t.weights[s.start : s.start+s.n] {
			scores[w.class] += sizes[uint8(w.value)]
		}
	}
}

// Rows returns the number of features that have weights.
func (t *Table) Rows() int {
	n := 0
	for _, s := range t.slots {
		if s.key != 0 {
			n++
		}
	}
	return n
}

// builder collects rows in any order.
type builder struct {
	keys []uint32
	rows [][]weight
}

func (b *builder) add(key uint32, row []weight) {
	b.keys = append(b.keys, key)
	b.rows = append(b.rows, row)
}

func (b *builder) table() *Table {
	t := newTable(len(b.keys))
	for i, k := range b.keys {
		*t.find(k) = slot{k, uint32(len(t.weights)), uint32(len(b.rows[i]))}
		t.weights = append(t.weights, b.rows[i]...)
	}
	return t
}

// WriteTo writes the table: the number of rows, then, in ascending order of
// key, the distance from the key before (uvarint), the number of weights
// (uvarint) and each weight's class and value (a byte each). It is
// deterministic. All numbers are little-endian.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	var rows []slot
	for _, s := range t.slots {
		if s.key != 0 {
			rows = append(rows, s)
		}
	}
	slices.SortFunc(rows, func(a, b slot) int { return cmp.Compare(a.key, b.key) })
	var out []byte
	out = binary.AppendUvarint(out, uint64(len(rows)))
	last := uint32(0)
	for _, s := range rows {
		out = binary.AppendUvarint(out, uint64(s.key-last))
		last = s.key
		out = binary.AppendUvarint(out, uint64(s.n))
		for _, x := range t.weights[s.start : s.start+s.n] {
			out = append(out, x.class, byte(x.value))
		}
	}
	n, err := w.Write(out)
	return int64(n), err
}

// ErrCorrupt says that a model file is not what WriteTo wrote: train again
// with `readout train`.
var ErrCorrupt = errors.New("model file is corrupt (make it again with `readout train`)")

// ReadTable reads what WriteTo wrote, for a model of the given number of
// classes.
func ReadTable(r *bufio.Reader, classes int) (*Table, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil || n > 1<<23 {
		return nil, fmt.Errorf("%w: number of rows", ErrCorrupt)
	}
	t := newTable(int(n))
	t.weights = make([]weight, 0, 3*n)
	key := uint32(0)
	for range n {
		d, err1 := binary.ReadUvarint(r)
		m, err2 := binary.ReadUvarint(r)
		if err1 != nil || err2 != nil || m > uint64(classes) {
			return nil, fmt.Errorf("%w: row header", ErrCorrupt)
		}
		key += uint32(d)
		*t.find(key) = slot{key, uint32(len(t.weights)), uint32(m)}
		for range m {
			c, _ := r.ReadByte()
			v, err := r.ReadByte()
			if err != nil || int(c) >= classes {
				return nil, fmt.Errorf("%w: weight", ErrCorrupt)
			}
			t.weights = append(t.weights, weight{class: c, value: int8(v)})
		}
	}
	return t, nil
}
