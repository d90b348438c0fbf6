package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

	"readout/internal/posting"
	"readout/internal/search"
)

// segmentsRead is what is remembered of segments: the heads of all, and blocks that were
// read lately.
type segmentsRead struct {
	mu     sync.Mutex
	heads  map[int64]*posting.Head
	blocks *kept[int64, struct{}, []byte]
}

// maxBlocks bounds the memory that blocks take: 32 MB.
const maxBlocks = 4096

// openSegment is a segment whose documents were held against a need.
type openSegment struct {
	head *posting.Head
	meet posting.Set
	at   int // the next of them; -1 at the end
}

func (o *openSegment) position() int64 { return o.head.Positions[o.at] }

// positions gives the positions of documents whose atoms meet a need, the greatest
// first, from one on and down. It may give some that do not.
func (s *Store) positions(ctx context.Context, need *search.Need, from int64) iter.Seq2[int64, error] {
	return func(yield func(int64, error) bool) {
		err := errMerged
		for tries := 0; errors.Is(err, errMerged) && tries < 20; tries++ {
			err = s.walk(ctx, need, &from, func(pos int64) bool { return yield(pos, nil) })
		}
		if err != nil {
			yield(0, err)
		}
	}
}

// walk goes on with positions from one on, and leaves there from where to go on if it
// ends with an error. Segments are looked at from the newest on, and only as far as
// is needed.
func (s *Store) walk(ctx context.Context, need *search.Need, from *int64, yield func(int64) bool) error {
	rest, err := s.segments(ctx, s.db)
	if err != nil {
		return err
	}
	heads, err := s.heads(ctx, rest)
	if err != nil {
		return err
	}
	slices.SortStableFunc(rest, func(x, y segment) int { return -cmp.Compare(x.top, y.top) })
	var open []*openSegment
	for together := 1; ; {
		best := -1
		for i, o := range open {
			if o.at >= 0 && (best < 0 || o.position() > open[best].position()) {
				best = i
			}
		}
		if len(rest) > 0 && (best < 0 || rest[0].top >= open[best].position()) {
			n := min(together, len(rest))
			more, err := s.meeting(ctx, need, rest[:n], heads, *from)
			if err != nil {
				return err
			}
			open, rest, together = append(open, more...), rest[n:], together*2
			continue
		}
		if best < 0 {
			return nil
		}
		o := open[best]
		pos := o.position()
		o.at = o.meet.Next(o.at + 1)
		if pos > *from { // two segments have it
			continue
		}
		if *from = pos - 1; !yield(pos) {
			return nil
		}
	}
}

// heads gives the heads of all segments, and forgets those that are there no more.
func (s *Store) heads(ctx context.Context, all []segment) (map[int64]*posting.Head, error) {
	s.read.mu.Lock()
	defer s.read.mu.Unlock()
	live := make(map[int64]*posting.Head, len(all))
	var keys []int64
	for _, g := range all {
		if h := s.read.heads[g.id]; h != nil {
			live[g.id] = h
		} else {
			keys = append(keys, g.key(-1))
		}
	}
	if len(keys) > 0 {
		read, err := s.blocks(ctx, s.db, keys)
		if err != nil {
			return nil, err
		}
		for key, b := range read {
			h, err := posting.OpenHead(b)
			if err != nil {
				return nil, fmt.Errorf("%w: segment %d", err, key>>blockBits)
			}
			live[key>>blockBits] = h
		}
	}
	s.read.heads = live
	return live, nil
}

// meeting holds the documents of segments against a need, those from a position on
// and down.
func (s *Store) meeting(ctx context.Context, need *search.Need, list []segment, heads map[int64]*posting.Head, from int64) ([]*openSegment, error) {
	var atoms []string
	need.Atoms(func(a string) { atoms = append(atoms, a) })
	blocks, err := s.blocksFor(ctx, atoms, list, heads)
	if err != nil {
		return nil, err
	}
	var out []*openSegment
	for _, g := range list {
		h := heads[g.id]
		var bad error
		set := met(need, h, func(atom string) posting.Set {
			n, ok := h.Block(atom)
			if !ok {
				return h.None()
			}
			set, err := h.Find(blocks[g.key(n)], atom)
			bad = errors.Join(bad, err)
			return set
		})
		if bad != nil {
			return nil, fmt.Errorf("%w: segment %d", bad, g.id)
		}
		out = append(out, &openSegment{head: h, meet: set, at: set.Next(h.From(from))})
	}
	return out, nil
}

// blocksFor gives the blocks of segments in which atoms may stand.
func (s *Store) blocksFor(ctx context.Context, atoms []string, list []segment, heads map[int64]*posting.Head) (map[int64][]byte, error) {
	out, missing := map[int64][]byte{}, map[int64]bool{}
	for _, g := range list {
		for _, a := range atoms {
			n, ok := heads[g.id].Block(a)
			if !ok {
				continue
			}
			if b, ok := s.read.blocks.get(g.key(n), struct{}{}); ok {
				out[g.key(n)] = b
			} else {
				missing[g.key(n)] = true
			}
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	more, err := s.blocks(ctx, s.db, slices.Sorted(maps.Keys(missing)))
	for key, b := range more {
		s.read.blocks.put(key, struct{}{}, b)
		out[key] = b
	}
	return out, err
}

// met gives the documents of a segment that meet a need; of gives those that have an
// atom, each time a set of its own.
func met(n *search.Need, h *posting.Head, of func(atom string) posting.Set) posting.Set {
	switch n.Op {
	case "atom":
		return of(n.Atom)
	case "not":
		out := h.All()
		out.Less(met(n.Nodes[0], h, of))
		return out
	case "or":
		out := h.None()
		for _, x := range n.Nodes {
			out.Or(met(x, h, of))
		}
		return out
	}
	out := h.All() // of "all" and, with conditions, of "and"
	for _, x := range n.Nodes {
		out.And(met(x, h, of))
	}
	return out
}

// How many cards are fetched together: few at first, as those that are frequent are
// found among them, then more each time.
const (
	cardsFirst = 32
	cardsMost  = 512
)

// candidates gives the cards of documents whose atoms meet a need, the greatest
// position first, from one on and down. It may give others, which their cards tell
// apart.
func (s *Store) candidates(ctx context.Context, need *search.Need, counted bool, from int64) iter.Seq2[candidate, error] {
	return func(yield func(candidate, error) bool) {
		var ahead []int64
		together := cardsFirst
		// pass hands on what is ahead; false where no more is wanted.
		pass := func() bool {
			list, err := s.carded(ctx, s.db, ahead, counted)
			if err == nil {
				err = each(list, func(c *candidate) error {
					if c.card == nil && c.packed != nil {
						c.card = opened(c.packed)
					}
					return nil
				})
			}
			if err != nil {
				return yield(candidate{}, err) && false
			}
			ahead, together = ahead[:0], min(2*together, cardsMost)
			for _, c := range list {
				if !yield(c, nil) {
					return false
				}
			}
			return true
		}
		for pos, err := range s.positions(ctx, need, from) {
			if err != nil {
				yield(candidate{}, err)
				return
			}
			if ahead = append(ahead, pos); len(ahead) == together && !pass() {
				return
			}
		}
		if len(ahead) > 0 {
			pass()
		}
	}
}
