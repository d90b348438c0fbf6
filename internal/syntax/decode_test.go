package syntax

import (
	"math/rand/v2"
	"testing"
)

// TestTreeIsTheBest compares the decoder with trying every tree.
func TestTreeIsTheBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var d decoder
	for range 2000 {
		n := 1 + rng.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = rng.Float32()
		}
		sum := func(heads []int) (s float32) {
			for i, h := range heads {
				s += scores[i*(n+1)+h]
			}
			return s
		}
		best := float32(-1)
		heads := make([]int, n)
		var try func(i int)
		try = func(i int) {
			if i == n {
				if oneTree(heads) {
					best = max(best, sum(heads))
				}
				return
			}
			for heads[i] = 0; heads[i] <= n; heads[i]++ {
				if heads[i] != i+1 {
					try(i + 1)
				}
			}
		}
		try(0)
		got := d.tree(scores, n+1, n)
		if !oneTree(got) || best-sum(got) > 1e-5 {
			t.Fatalf("heads %v of sum %v; the best tree has %v", got, sum(got), best)
		}
	}
}

// oneTree reports whether heads, counted from 1, are a tree with one word under
// the root.
func oneTree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		steps := 0
		for k := i + 1; k > 0; k = heads[k-1] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}
