package model

import (
	"encoding/binary"
	"errors"
	"fmt"
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

// Table is a trained model, read-only and safe for concurrent use. It lies in
// memory as it lies in the file, so that reading it is no work.
type Table struct {
	// slots are open addressing: for each slot a key, 0 where it is free, and
	// where in rows the key's weights begin, in 32 bits each. Their number is a
	// power of two, some are free.
	slots []byte
	rows  []byte // for each feature the number of its weights, and of each class and value
}

// slotBytes is the size of a slot.
const slotBytes = 8

func (t *Table) size() int { return len(t.slots) / slotBytes }

// slot returns a slot's key and the beginning of its row.
func (t *Table) slot(i int) (key, row uint32) {
	x := binary.LittleEndian.Uint64(t.slots[i*slotBytes:])
	return uint32(x), uint32(x >> 32)
}

// find returns the slot of a key, or the free slot where it belongs, and where
// the key's row begins. ok is false for the free slot.
func (t *Table) find(key uint32) (at int, row uint32, ok bool) {
	mask := t.size() - 1
	for i := int(place(key)) & mask; ; i = (i + 1) & mask {
		if k, row := t.slot(i); k == 0 || k == key {
			return i, row, k != 0
		}
	}
}

// Score implements Scorer. The unit of the scores is the table's own: they are
// only ever compared with one another.
func (t *Table) Score(features []uint32, scores []float32) {
	clear(scores)
	for len(features) > scoreAtOnce {
		t.add(features[:scoreAtOnce], scores)
		features = features[scoreAtOnce:]
	}
	t.add(features, scores)
}

// scoreAtOnce is how many features are looked up side by side.
const scoreAtOnce = 64

// add adds the weights of a few features. A table is larger than the processor's
// near memory, and most of the time is waiting for it: first all slots are asked
// for, then all rows, so that the waits are beside each other.
func (t *Table) add(features []uint32, scores []float32) {
	var keys [scoreAtOnce]uint64
	mask := t.size() - 1
	for j, f := range features {
		i := int(place(f|1)) & mask
		keys[j] = binary.LittleEndian.Uint64(t.slots[i*slotBytes:])
	}
	var rows [scoreAtOnce]uint32
	n := 0
	for j, f := range features {
		row, ok := uint32(keys[j]>>32), uint32(keys[j]) == f|1
		if !ok && uint32(keys[j]) != 0 { // another feature has its place
			_, row, ok = t.find(f | 1)
		}
		if ok {
			rows[n] = row
			n++
		}
	}
	var sizesOf [scoreAtOnce]byte
	for j, row := range rows[:n] {
		sizesOf[j] = t.rows[row]
	}
	for j, at := range rows[:n] {
		row := t.rows[at+1:][:2*int(sizesOf[j])]
		for ; len(row) > 1; row = row[2:] {
			scores[row[0]] += sizes[row[1]]
		}
	}
}

// Rows returns the number of features that have weights.
func (t *Table) Rows() int {
	n := 0
	for i := range t.size() {
		if k, _ := t.slot(i); k != 0 {
			n++
		}
	}
	return n
}

// builder collects rows in any order.
type builder struct {
	keys []uint32
	rows map[uint32][]weight
}

func (b *builder) add(key uint32, row []weight) {
	if b.rows == nil {
		b.rows = map[uint32][]weight{}
	}
	b.keys = append(b.keys, key)
	b.rows[key] = row
}

// table lays out the rows, always in the same way, with a third of the slots
// free at least.
func (b *builder) table() *Table {
	size := 16
	for 2*size < 3*len(b.keys) {
		size *= 2
	}
	t := &Table{slots: make([]byte, size*slotBytes)}
	slices.Sort(b.keys)
	for _, k := range b.keys {
		at, _, _ := t.find(k)
		binary.LittleEndian.PutUint32(t.slots[at*slotBytes:], k)
	}
	for i := range size {
		key, _ := t.slot(i)
		if key == 0 {
			continue
		}
		binary.LittleEndian.PutUint32(t.slots[i*slotBytes+4:], uint32(len(t.rows)))
		row := b.rows[key]
		t.rows = append(t.rows, byte(len(row)))
		for _, w := range row {
			t.rows = append(t.rows, w.class, byte(w.value))
		}
	}
	return t
}

// appendTo adds the table to a file: the numbers of slots and of bytes of rows
// in 32 bits, the slots, the rows. It begins and ends at a multiple of eight
// bytes. All numbers are little-endian.
func (t *Table) appendTo(out []byte) []byte {
	out = pad(out)
	out = binary.LittleEndian.AppendUint32(out, uint32(t.size()))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(t.rows)))
	out = append(out, t.slots...)
	return pad(append(out, t.rows...))
}

// pad fills up to a multiple of eight bytes.
func pad(b []byte) []byte {
	for len(b)%8 != 0 {
		b = append(b, 0)
	}
	return b
}

// ErrCorrupt says that a model file is not what was written: train again
// with `readout train`.
var ErrCorrupt = errors.New("model file is corrupt (make it again with `readout train`)")

// readTable reads what appendTo added at byte at of a file, and says where the
// table ends. The table stays in the bytes of the file; whether it is sound is
// not looked at.
func readTable(raw []byte, at int) (*Table, int, error) {
	at = (at + 7) / 8 * 8
	if at+8 > len(raw) {
		return nil, 0, fmt.Errorf("%w: the file ends early", ErrCorrupt)
	}
	slots, rows := int(binary.LittleEndian.Uint32(raw[at:])), int(binary.LittleEndian.Uint32(raw[at+4:]))
	at += 8
	if slots < 1 || slots&(slots-1) != 0 || rows > len(raw)-at || slots > (len(raw)-at-rows)/slotBytes {
		return nil, 0, fmt.Errorf("%w: size of a table", ErrCorrupt)
	}
	t := &Table{slots: raw[at : at+slots*slotBytes], rows: raw[at+slots*slotBytes:][:rows]}
	return t, at + slots*slotBytes + rows, nil
}

// sound reports whether every row lies within the table and a slot is free.
func (t *Table) sound() bool {
	free := false
	for i := range t.size() {
		key, row := t.slot(i)
		if key == 0 {
			free = true
		} else if int(row) >= len(t.rows) || int(row)+1+2*int(t.rows[row]) > len(t.rows) {
			return false
		}
	}
	return free
}
