package model

import (
	"math"
	"slices"
)

// Scorer adds up the weights of features, one score a class. Learner is the
// one while training, Table the one at run time.
type Scorer interface {
	// Score sets scores[c] to the sum over features of the weight of class c.
	Score(features []uint32, scores []float32)
}

// cell is the weight of one class in one feature's row, with what averaging
// needs: the sum of its values over all past steps up to the step of its last
// change.
type cell struct {
	class uint16
	last  uint32
	w     float32
	sum   float64
}

// Learner is a multi-class averaged perceptron over hashed features.
type Learner struct {
	step uint32
	keys []uint32 // open addressing; 0 is free
	rows [][]cell
	seen []uint32 // how many updates touched the row: rare rows are not stored
	used int
	// common counts how often each feature occurs in the training data, up to
	// 255, in a table small enough for a few features to share a place.
	common []uint8
	least  uint8
}

const commonSize = 1 << 25

// NewLearner makes an empty learner that learns nothing about features which
// Count saw fewer than least times: weights of rare features only memorise
// the training data.
func NewLearner(least uint8) *Learner {
	const start = 1 << 20
	return &Learner{common: make([]uint8, commonSize), least: least, keys: make([]uint32, start), rows: make([][]cell, start), seen: make([]uint32, start)}
}

// place is where in a hash table a key is looked for first, before masking.
func place(key uint32) uint32 { return key * 0x85EBCA6B >> 7 }

// find returns the slot of a key, or the free slot where it belongs.
func find(keys []uint32, key uint32) int {
	mask := uint32(len(keys) - 1)
	i := place(key) & mask
	for keys[i] != 0 && keys[i] != key {
		i = (i + 1) & mask
	}
	return int(i)
}

// Score implements Scorer.
func (l *Learner) Score(features []uint32, scores []float32) {
	clear(scores)
	for _, f := range features {
		i := find(l.keys, f|1)
		if l.keys[i] == 0 {
			continue
		}
		for _, c := range l.rows[i] {
			scores[c.class] += c.w
		}
	}
}

// Count notes the features of one training decision.
func (l *Learner) Count(features []uint32) {
	for _, f := range features {
		if c := &l.common[(f*0x9E3779B1)>>7%commonSize]; *c < 255 {
			*c++
		}
	}
}

// Step tells the learner that one more decision has been made; averages are
// taken over decisions.
func (l *Learner) Step() { l.step++ }

// Update adds delta to the weight of class in every feature.
func (l *Learner) Update(features []uint32, class int, delta float32) {
	for _, f := range features {
		if l.common[(f*0x9E3779B1)>>7%commonSize] < l.least {
			continue
		}
		if l.used*2 > len(l.keys) {
			l.grow()
		}
		key := f | 1
		i := find(l.keys, key)
		if l.keys[i] == 0 {
			l.keys[i] = key
			l.used++
		}
		l.seen[i]++
		l.rows[i] = l.bump(l.rows[i], uint16(class), delta)
	}
}

func (l *Learner) bump(row []cell, class uint16, delta float32) []cell {
	for j := range row {
		c := &row[j]
		if c.class == class {
			c.sum += float64(l.step-c.last) * float64(c.w)
			c.last = l.step
			c.w += delta
			return row
		}
	}
	return append(row, cell{class: class, last: l.step, w: delta})
}

func (l *Learner) grow() {
	n := 2 * len(l.keys)
	keys, rows, seen := make([]uint32, n), make([][]cell, n), make([]uint32, n)
	for i, k := range l.keys {
		if k != 0 {
			j := find(keys, k)
			keys[j], rows[j], seen[j] = k, l.rows[i], l.seen[i]
		}
	}
	l.keys, l.rows, l.seen = keys, rows, seen
}

// Table averages the weights over all decisions, drops rows updated fewer than
// minSeen times, quantises the rest to eight bits and drops what is smaller
// than cut times the largest weight: small weights are many, and most of them
// noise.
func (l *Learner) Table(minSeen uint32, cut float64) *Table {
	t, _ := l.Scaled(minSeen, cut)
	return t
}

// Scaled is Table with what one point of its scores is in weights as learnt.
func (l *Learner) Scaled(minSeen uint32, cut float64) (*Table, float32) {
	limit := 0.0
	average := func(c cell) float64 {
		return (c.sum + float64(l.step-c.last)*float64(c.w)) / float64(max(l.step, 1))
	}
	for i, row := range l.rows {
		for _, c := range row {
			if l.seen[i] >= minSeen {
				limit = max(limit, math.Abs(average(c)))
			}
		}
	}
	least := max(quantise(cut), 1)
	t := &builder{}
	for i, row := range l.rows {
		if l.keys[i] == 0 || l.seen[i] < minSeen {
			continue
		}
		var out []weight
		for _, c := range row {
			if q := quantise(average(c) / limit); max(q, -q) >= least {
				out = append(out, weight{class: uint8(c.class), value: q})
			}
		}
		if len(out) > 0 {
			slices.SortFunc(out, func(a, b weight) int { return int(a.class) - int(b.class) })
			t.add(l.keys[i], out)
		}
	}
	return t.table(), float32(limit / 127)
}
