package posting_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"readout/internal/posting"
)

// crowd makes documents of atoms that are frequent, seldom and of one document only.
func crowd(r *rand.Rand, n int, top int64) []posting.Document {
	var out []posting.Document
	for range n {
		d := posting.Document{Position: r.Int64N(top), Atoms: []string{"all", fmt.Sprint("own", r.Uint64())}}
		for a := range 40 {
			if r.IntN(a+1) == 0 {
				d.Atoms = append(d.Atoms, fmt.Sprint("a", a))
			}
		}
		out = append(out, d)
	}
	return out
}

// holds checks that a segment tells of each atom what the documents do, of two with
// one position the later.
func holds(t *testing.T, s posting.Segment, list []posting.Document) {
	t.Helper()
	last := map[int64][]string{}
	for _, d := range list {
		last[d.Position] = d.Atoms
	}
	want := map[string][]int64{"a": nil, "zz": nil, "own": nil, "": nil, "a399": nil}
	for p, atoms := range last {
		for _, a := range atoms {
			want[a] = append(want[a], p)
		}
	}
	h, err := posting.OpenHead(s.Head)
	if err != nil || h.Blocks() != len(s.Blocks) || len(h.Positions) != len(last) {
		t.Fatalf("%d blocks, %d documents, %v", len(s.Blocks), len(last), err)
	}
	for a, positions := range want {
		var got []int64
		if n, ok := h.Block(a); ok {
			set, err := h.Find(s.Blocks[n], a)
			if err != nil {
				t.Fatal(err)
			}
			for n := set.Next(0); n >= 0; n = set.Next(n + 1) {
				got = append(got, h.Positions[n])
			}
		}
		slices.Sort(positions)
		slices.Reverse(positions)
		if !slices.Equal(got, positions) {
			t.Fatalf("%s: %v, want %v", a, got, positions)
		}
	}
}

// merge merges segments in memory.
func merge(t *testing.T, list []posting.Segment) posting.Segment {
	t.Helper()
	var sources []posting.Source
	for _, s := range list {
		h, err := posting.OpenHead(s.Head)
		if err != nil {
			t.Fatal(err)
		}
		rest := s.Blocks
		sources = append(sources, posting.Source{Head: h, Next: func() (b []byte, err error) {
			if len(rest) > 0 {
				b, rest = rest[0], rest[1:]
			}
			return b, nil
		}})
	}
	var out posting.Segment
	head, err := posting.Merge(sources, func(b []byte) error { out.Blocks = append(out.Blocks, b); return nil })
	if err != nil {
		t.Fatal(err)
	}
	out.Head = head
	return out
}

func TestBuildAndMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, sizes := range [][]int{{1}, {64}, {3, 1, 1}, {1000, 700, 1}, {5000, 2, 2000}} {
		var all []posting.Document
		var parts []posting.Segment
		for _, n := range sizes {
			list := crowd(r, n, int64(3*n))
			all = append(all, list...)
			part := posting.Build(list)
			holds(t, part, list)
			parts = append(parts, part)
		}
		whole := merge(t, parts)
		holds(t, whole, all)
		if built := posting.Build(all); !slices.Equal(built.Head, whole.Head) && len(sizes) == 1 {
			t.Errorf("%v: merged alone it is another", sizes)
		}
		for _, b := range whole.Blocks {
			if len(b) > posting.BlockSize {
				t.Errorf("a block of %d bytes", len(b))
			}
		}
	}
}

func TestSets(t *testing.T) {
	list := crowd(rand.New(rand.NewPCG(2, 2)), 130, 1<<40)
	s := posting.Build(list)
	h, err := posting.OpenHead(s.Head)
	if err != nil {
		t.Fatal(err)
	}
	count := func(s posting.Set) (n int) {
		for k := s.Next(0); k >= 0; k = s.Next(k + 1) {
			n++
		}
		return n
	}
	find := func(a string) posting.Set {
		n, _ := h.Block(a)
		set, err := h.Find(s.Blocks[n], a)
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	all, some := find("all"), find("a3")
	if count(all) != 130 || count(h.All()) != 130 || count(h.None()) != 0 {
		t.Errorf("%d of all, %d, %d", count(all), count(h.All()), count(h.None()))
	}
	all.Less(some)
	if n := count(all); n+count(some) != 130 {
		t.Errorf("%d and %d", n, count(some))
	}
	both := h.All()
	both.And(all)
	both.Or(some)
	if count(both) != 130 {
		t.Errorf("%d together", count(both))
	}
	if n := h.From(h.Positions[7]); n != 7 {
		t.Errorf("from the 8th on: %d", n)
	}
	if n := h.From(h.Positions[7] - 1); n != 8 {
		t.Errorf("from below the 8th on: %d", n)
	}
}

// FuzzDamaged: bytes that somebody changed end in an error or in an answer, never in
// a panic, nor in memory without end.
func FuzzDamaged(f *testing.F) {
	s := posting.Build(crowd(rand.New(rand.NewPCG(3, 3)), 20, 1000))
	f.Add(s.Head, s.Blocks[0], "a1")
	f.Add([]byte{1, 255, 255, 255, 255, 15}, []byte{0, 1, 'a', 3, 255}, "a")
	f.Fuzz(func(_ *testing.T, head, block []byte, atom string) {
		h, err := posting.OpenHead(head)
		if err != nil {
			return
		}
		h.Block(atom)
		_, _ = h.Find(block, atom)
		rest := block
		_, _ = posting.Merge([]posting.Source{{Head: h, Next: func() (b []byte, err error) { b, rest = rest, nil; return b, nil }}}, func([]byte) error { return nil })
	})
}
