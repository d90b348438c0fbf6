package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 2, 800, fewWords, fewWords + 1, 20000} {
		all, want := make([]uint64, n), map[uint64]bool{}
		for i := range all {
			all[i] = r.Uint64N(uint64(n)) << (r.IntN(2) * 40)
			want[all[i]] = true
		}
		got := once(all)
		for _, h := range got {
			if !want[h] {
				t.Errorf("of %d: %d was not there", n, h)
			}
		}
		slices.Sort(got)
		if got = slices.Compact(got); len(got) != len(want) {
			t.Errorf("of %d: %d, want %d", n, len(got), len(want))
		}
	}
}
