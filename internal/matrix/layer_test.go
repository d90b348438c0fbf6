package matrix

import "testing"

// TestGroups: all sentences, the longest first, and never so many words at once
// that memory grows with the text.
func TestGroups(t *testing.T) {
	var lengths []int
	for i := range 1000 {
		lengths = append(lengths, 1+i*7919%500)
	}
	seen, last := 0, 1<<30
	for _, group := range Groups(lengths, func(n int) int { return n }) {
		words := 0
		for _, n := range group {
			if n > last {
				t.Fatalf("%d stands behind %d", n, last)
			}
			words, last = words+n, n
		}
		if words > wordsOfGroup && len(group) > fewest {
			t.Errorf("%d sentences of %d words at once", len(group), words)
		}
		seen += len(group)
	}
	if seen != len(lengths) {
		t.Errorf("%d of %d sentences", seen, len(lengths))
	}
}
