package posting

import (
	"bytes"
	"container/heap"
	"slices"
)

// Source is a segment that is merged: its head, and what gives its blocks one after
// the other, nil at the end.
type Source struct {
	Head *Head
	Next func() ([]byte, error)
}

// Merge makes one segment of several. full is called with each of its blocks; they
// are too many to be held. Of two documents with one position that of the later
// source counts.
func Merge(sources []Source, full func(block []byte) error) (head []byte, err error) {
	positions, renumber := joined(sources)
	w := &writer{documents: len(positions), full: full}
	var open merging
	for i := range sources {
		m := &merged{Source: sources[i], renumber: renumber[i]}
		more, err := m.advance()
		if err != nil {
			return nil, err
		}
		if more {
			open = append(open, m)
		}
	}
	heap.Init(&open)
	many := &gathered{set: make(Set, (len(positions)+63)/64)}
	var atom []byte
	for len(open) > 0 && w.err == nil {
		atom = append(atom[:0], open[0].atom...)
		for len(open) > 0 && bytes.Equal(open[0].atom, atom) {
			m := open[0]
			if err := m.each(len(m.Head.Positions), func(n int) {
				if to := m.renumber[n]; to >= 0 {
					many.numbers = append(many.numbers, uint32(to))
				}
			}); err != nil {
				return nil, err
			}
			more, err := m.advance()
			if err != nil {
				return nil, err
			}
			if more {
				heap.Fix(&open, 0)
			} else {
				heap.Pop(&open)
			}
		}
		if numbers := many.sorted(); len(numbers) > 0 {
			w.add(atom, numbers)
		}
	}
	w.flush()
	return headOf(positions, w.firsts), w.err
}

// joined gives the positions of all documents, and for each source the numbers that
// its documents get; -1 for one that a later source has.
func joined(sources []Source) (positions []int64, renumber [][]int32) {
	for _, s := range sources {
		positions = append(positions, s.Head.Positions...)
		renumber = append(renumber, make([]int32, len(s.Head.Positions)))
	}
	slices.SortFunc(positions, descending)
	positions = slices.Compact(positions)
	taken := make(Set, (len(positions)+63)/64)
	for i := len(sources) - 1; i >= 0; i-- {
		at := 0
		for n, p := range sources[i].Head.Positions {
			for positions[at] != p {
				at++
			}
			if renumber[i][n] = int32(at); taken[at/64]&(1<<(at%64)) != 0 {
				renumber[i][n] = -1
			}
			taken.add(at)
		}
	}
	return positions, renumber
}

// gathered are the numbers of an atom's documents, from several sources.
type gathered struct {
	numbers []uint32
	set     Set
}

// sorted gives them in order, until it is called again, and forgets them.
func (g *gathered) sorted() []uint32 {
	list := g.numbers
	g.numbers = g.numbers[:0]
	if len(list) < len(g.set)/4 {
		slices.Sort(list)
		return list
	}
	for _, n := range list {
		g.set.add(int(n))
	}
	list = list[:0]
	for n := g.set.Next(0); n >= 0; n = g.set.Next(n + 1) {
		list = append(list, uint32(n))
	}
	clear(g.set)
	return list
}

// merged is a source on its way through.
type merged struct {
	Source
	renumber []int32
	cursor
}

// advance goes to the next atom.
func (m *merged) advance() (more bool, err error) {
	for !m.next() {
		if m.err != nil {
			return false, m.err
		}
		block, err := m.Next()
		if err != nil || block == nil {
			return false, err
		}
		m.cursor = cursor{rest: block, atom: m.atom[:0]}
	}
	return true, nil
}

// merging are sources by their next atom.
type merging []*merged

func (m merging) Len() int           { return len(m) }
func (m merging) Less(i, j int) bool { return bytes.Compare(m[i].atom, m[j].atom) < 0 }
func (m merging) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *merging) Push(x any)        { *m = append(*m, x.(*merged)) }
func (m *merging) Pop() any {
	old := *m
	last := old[len(old)-1]
	*m = old[:len(old)-1]
	return last
}
