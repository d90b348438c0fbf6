package model

import (
	"bufio"
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
	keys    []uint32 // open addressing; 0 is free
	start   []uint32 // where the row of the key in the same slot starts
	end     []uint32
	weights []weight
}

// Score implements Scorer.
func (t *Table) Score(features []uint32, scores []float32) {
	clear(scores)
	for _, f := range features {
		i := find(t.keys, f|1)
		if t.keys[i] == 0 {
			continue
		}
		for _, w := range t.weights[t.start[i]:t.end[i]] {
			scores[w.class] += sizes[uint8(w.value)]
		}
	}
	// The unit of the weights is left out: scores are only ever compared with
	// one another.
}

// Rows returns the number of features that have weights.
func (t *Table) Rows() int {
	n := 0
	for _, k := range t.keys {
		if k != 0 {
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
	size := 16
	for size < 2*len(b.keys) {
		size *= 2
	}
	t := &Table{keys: make([]uint32, size), start: make([]uint32, size), end: make([]uint32, size)}
	for i, k := range b.keys {
		j := find(t.keys, k)
		t.keys[j] = k
		t.start[j] = uint32(len(t.weights))
		t.weights = append(t.weights, b.rows[i]...)
		t.end[j] = uint32(len(t.weights))
	}
	return t
}

// WriteTo writes the table: the number of rows, then, in ascending order of
// key, the distance from the key before (uvarint), the number of weights
// (uvarint) and each weight's class and value (a byte each). It is
// deterministic. All numbers are little-endian.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	var slots []int
	for i, k := range t.keys {
		if k != 0 {
			slots = append(slots, i)
		}
	}
	slices.SortFunc(slots, func(a, b int) int {
		if t.keys[a] < t.keys[b] {
			return -1
		}
		return 1
	})
	var out []byte
	out = binary.AppendUvarint(out, uint64(len(slots)))
	last := uint32(0)
	for _, i := range slots {
		out = binary.AppendUvarint(out, uint64(t.keys[i]-last))
		last = t.keys[i]
		row := t.weights[t.start[i]:t.end[i]]
		out = binary.AppendUvarint(out, uint64(len(row)))
		for _, x := range row {
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
	if err != nil || n > 1<<26 {
		return nil, fmt.Errorf("%w: number of rows", ErrCorrupt)
	}
	size := 16
	for size < 2*int(n) {
		size *= 2
	}
	t := &Table{keys: make([]uint32, size), start: make([]uint32, size), end: make([]uint32, size)}
	t.weights = make([]weight, 0, 3*n)
	key := uint32(0)
	for range n {
		d, err1 := binary.ReadUvarint(r)
		m, err2 := binary.ReadUvarint(r)
		if err1 != nil || err2 != nil || m > uint64(classes) {
			return nil, fmt.Errorf("%w: row header", ErrCorrupt)
		}
		key += uint32(d)
		j := find(t.keys, key)
		t.keys[j], t.start[j] = key, uint32(len(t.weights))
		for range m {
			c, _ := r.ReadByte()
			v, err := r.ReadByte()
			if err != nil || int(c) >= classes {
				return nil, fmt.Errorf("%w: weight", ErrCorrupt)
			}
			t.weights = append(t.weights, weight{class: c, value: int8(v)})
		}
		t.end[j] = uint32(len(t.weights))
	}
	return t, nil
}
