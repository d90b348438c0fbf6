package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestMergesWith: whatever sizes come in whatever order, none stands before a larger
// one, there are few, and each document is written again a few times only.
func TestMergesWith(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for name, next := range map[string]func() int{
		"one at a time": func() int { return 1 },
		"a thousand":    func() int { return 1000 },
		"any":           func() int { return 1 + r.IntN(3000) },
		"one or many":   func() int { return []int{1, 5000}[r.IntN(2)] },
		"large":         func() int { return 40000 },
	} {
		var sizes []int
		sum, written := 0, 0
		for range 3000 {
			n := next()
			k := mergesWith(sizes, n)
			sum += n
			for _, old := range sizes[len(sizes)-k:] {
				if old >= lastTier {
					t.Fatalf("%s: one of %d is merged", name, old)
				}
				n += old
			}
			written += n
			sizes = append(sizes[:len(sizes)-k], n)
			if !slices.IsSortedFunc(sizes, func(a, b int) int { return min(tier(b), tier(lastTier)) - min(tier(a), tier(lastTier)) }) {
				t.Fatalf("%s: %v", name, sizes)
			}
		}
		if most := sum/lastTier + tier(lastTier)*fan; len(sizes) > most {
			t.Errorf("%s: %d segments of %d documents, at most %d", name, len(sizes), sum, most)
		}
		if written > (2+2*tier(lastTier))*sum {
			t.Errorf("%s: %d written for %d documents", name, written, sum)
		}
	}
}
