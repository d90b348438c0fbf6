// Package posting is an inverted index in pieces: which documents have which
// atoms. A piece, a segment, is made of some documents at once and never changed;
// several are merged into one. A segment is a head, which tells where things
// stand, and blocks of atoms in their order, each with the list of its documents.
// The package knows bytes only: who keeps them reads of a segment the head and the
// few blocks that a question needs.
package posting

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"strings"
)

// Document is what is indexed. Position is its place among all: documents of a
// segment, and of an answer, stand from the greatest on down.
type Document struct {
	Position int64
	Atoms    []string // in any order, as often as they come
}

// Segment is an index of some documents, as it is kept.
type Segment struct {
	Head   []byte
	Blocks [][]byte
}

// BlockSize is how many bytes a block has at most, if it has more than one atom.
const BlockSize = 8000

// form is the first byte of a head; another number is another form.
const form = 1

var errDamaged = errors.New("a damaged part of the index")

// Build makes a segment of documents; of two with one position the later counts.
func Build(list []Document) Segment {
	list = slices.Clone(list)
	slices.Reverse(list)
	slices.SortStableFunc(list, func(a, b Document) int { return descending(a.Position, b.Position) })
	list = slices.CompactFunc(list, func(a, b Document) bool { return a.Position == b.Position })
	positions := make([]int64, len(list))
	at := make(map[string]int32, 64*len(list))
	var atoms []string
	var pairs []pair
	for n, d := range list {
		positions[n] = d.Position
		for _, a := range d.Atoms {
			i, known := at[a]
			if !known {
				i = int32(len(atoms))
				at[a] = i
				atoms = append(atoms, a)
			}
			pairs = append(pairs, pair{i, uint32(n)})
		}
	}
	numbers := grouped(pairs, len(atoms))
	w := &writer{documents: len(list)}
	var out Segment
	w.full = func(b []byte) error { out.Blocks = append(out.Blocks, b); return nil }
	var atom []byte
	for _, i := range ordered(atoms) {
		atom = append(atom[:0], atoms[i]...)
		w.add(atom, slices.Compact(numbers[i]))
	}
	w.flush()
	out.Head = headOf(positions, w.firsts)
	return out
}

// ordered gives the numbers of atoms in their order.
func ordered(atoms []string) []int32 {
	type key struct {
		begins uint64 // the first eight bytes: few atoms begin alike
		n      int32
	}
	keys := make([]key, len(atoms))
	for i, a := range atoms {
		var first [8]byte
		copy(first[:], a)
		keys[i] = key{binary.BigEndian.Uint64(first[:]), int32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.begins != b.begins {
			return cmp.Compare(a.begins, b.begins)
		}
		return strings.Compare(atoms[a.n], atoms[b.n])
	})
	out := make([]int32, len(keys))
	for i, k := range keys {
		out[i] = k.n
	}
	return out
}

// pair is an atom and a document that has it, by their numbers.
type pair struct {
	atom   int32
	number uint32
}

// grouped gives the documents of each of so many atoms, in their order.
func grouped(pairs []pair, atoms int) [][]uint32 {
	ends := make([]int, atoms+1)
	for _, p := range pairs {
		ends[p.atom+1]++
	}
	for i := range atoms {
		ends[i+1] += ends[i]
	}
	all := make([]uint32, len(pairs))
	next := slices.Clone(ends)
	for _, p := range pairs {
		all[next[p.atom]] = p.number
		next[p.atom]++
	}
	out := make([][]uint32, atoms)
	for i := range out {
		out[i] = all[ends[i]:ends[i+1]]
	}
	return out
}

func descending(a, b int64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// writer writes the blocks of a segment.
type writer struct {
	documents int
	full      func(block []byte) error
	block     []byte
	last      []byte
	firsts    []string // the first atom of each block
	list      []byte
	err       error
}

// add adds an atom, greater than the last one, and the numbers of its documents,
// which grow.
func (w *writer) add(atom []byte, numbers []uint32) {
	list, isMap := w.pack(numbers)
	if len(w.block) > 0 && len(w.block)+len(atom)+len(list)+2*binary.MaxVarintLen32 > BlockSize {
		w.flush()
	}
	same := 0
	if len(w.block) == 0 {
		w.firsts = append(w.firsts, string(atom))
	} else {
		for same < min(len(w.last), len(atom)) && w.last[same] == atom[same] {
			same++
		}
	}
	w.block = binary.AppendUvarint(w.block, uint64(same))
	w.block = binary.AppendUvarint(w.block, uint64(len(atom)-same))
	w.block = append(w.block, atom[same:]...)
	size := uint64(len(list)) << 1
	if isMap {
		size |= 1
	}
	w.block = binary.AppendUvarint(w.block, size)
	w.block = append(w.block, list...)
	w.last = append(w.last[:0], atom...)
}

// pack writes numbers as the steps between them or, where that is no longer, as a
// bit for each document.
func (w *writer) pack(numbers []uint32) (list []byte, isMap bool) {
	w.list = w.list[:0]
	most := (w.documents + 7) / 8
	last := uint32(0)
	for _, n := range numbers {
		if w.list = binary.AppendUvarint(w.list, uint64(n-last)); len(w.list) >= most {
			w.list = append(w.list[:0], make([]byte, most)...)
			for _, n := range numbers {
				w.list[n/8] |= 1 << (n % 8)
			}
			return w.list, true
		}
		last = n
	}
	return w.list, false
}

func (w *writer) flush() {
	if len(w.block) > 0 && w.err == nil {
		w.err = w.full(w.block)
	}
	w.block = nil
}

// Head is the head of a segment, read.
type Head struct {
	Positions []int64  // of its documents, from the greatest on down
	firsts    []string // the first atom of each block
}

func headOf(positions []int64, firsts []string) []byte {
	b := binary.AppendUvarint([]byte{form}, uint64(len(positions)))
	last := int64(0)
	for i, p := range positions {
		if i == 0 {
			b = binary.AppendVarint(b, p)
		} else {
			b = binary.AppendUvarint(b, uint64(last-p))
		}
		last = p
	}
	b = binary.AppendUvarint(b, uint64(len(firsts)))
	for _, f := range firsts {
		b = binary.AppendUvarint(b, uint64(len(f)))
		b = append(b, f...)
	}
	return b
}

// OpenHead reads a head.
func OpenHead(b []byte) (*Head, error) {
	if len(b) == 0 || b[0] != form {
		return nil, errDamaged
	}
	r := reader{b: b[1:]}
	h := &Head{Positions: make([]int64, r.count())}
	last := int64(0)
	for i := range h.Positions {
		if i == 0 {
			last = r.signed()
		} else {
			last -= int64(r.number())
		}
		if h.Positions[i] = last; i > 0 && last >= h.Positions[i-1] {
			return nil, errDamaged
		}
	}
	h.firsts = make([]string, r.count())
	for i := range h.firsts {
		h.firsts[i] = string(r.bytes(r.count()))
	}
	if r.bad || !slices.IsSorted(h.firsts) {
		return nil, errDamaged
	}
	return h, nil
}

// Blocks is how many blocks the segment has.
func (h *Head) Blocks() int { return len(h.firsts) }

// Block tells in which block an atom stands, if it stands in any; ok is false
// where it stands in none.
func (h *Head) Block(atom string) (n int, ok bool) {
	n, found := slices.BinarySearch(h.firsts, atom)
	if !found {
		n--
	}
	return n, n >= 0
}

// From is the number of the first document at a position or below.
func (h *Head) From(position int64) int {
	n, _ := slices.BinarySearchFunc(h.Positions, position, descending)
	return n
}

// Find gives the documents that have an atom, from the block in which it would
// stand.
func (h *Head) Find(block []byte, atom string) (Set, error) {
	out := h.None()
	c := cursor{rest: block}
	for c.next() {
		switch order := compare(c.atom, atom); {
		case order == 0:
			return out, c.each(len(h.Positions), func(n int) { out.add(n) })
		case order > 0:
			return out, nil
		}
	}
	return out, c.err
}

func compare(a []byte, b string) int {
	switch {
	case string(a) < b:
		return -1
	case string(a) > b:
		return 1
	}
	return 0
}

// Set is a set of documents of one segment: a bit for each.
type Set []uint64

// None gives the set without any document of the segment, All that of all.
func (h *Head) None() Set { return make(Set, (len(h.Positions)+63)/64) }

func (h *Head) All() Set {
	s := h.None()
	for i := range s {
		s[i] = ^uint64(0)
	}
	if rest := len(h.Positions) % 64; rest > 0 {
		s[len(s)-1] = 1<<rest - 1
	}
	return s
}

func (s Set) add(n int) { s[n/64] |= 1 << (n % 64) }

// And, Or and Less change a set by another of the same segment.
func (s Set) And(o Set) {
	for i := range s {
		s[i] &= o[i]
	}
}

func (s Set) Or(o Set) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s Set) Less(o Set) {
	for i := range s {
		s[i] &^= o[i]
	}
}

// Next gives the first document of the set from a number on, -1 where there is
// none.
func (s Set) Next(n int) int {
	for i := n / 64; i < len(s); i++ {
		word := s[i]
		if i == n/64 {
			word &= ^uint64(0) << (n % 64)
		}
		if word != 0 {
			return i*64 + bits.TrailingZeros64(word)
		}
	}
	return -1
}
