package syntax

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"readout/internal/model"
)

// goldTree is the tree to reach: heads (the root's number for the root word)
// and label numbers.
type goldTree struct {
	head, label []int
}

// cost counts the arcs of the gold tree that a move puts out of reach
// (Goldberg and Nivre 2013).
func (g goldTree) cost(s *state, move int) int {
	n := 0
	if move == shift {
		b := s.next
		for i, w := range s.stack {
			if g.head[w] == b || g.head[b] == int(w) && i < len(s.stack)-1 {
				n++
			}
		}
		return n
	}
	top := int(s.stack[len(s.stack)-1])
	h := g.head[top]
	if move == left {
		if h > s.next || len(s.stack) > 1 && h == int(s.stack[len(s.stack)-2]) {
			n++
		}
	} else if h >= s.next {
		n++
	}
	for b := s.next; b < s.root(); b++ {
		if g.head[b] == top {
			n++
		}
	}
	return n
}

// project lifts heads until no arc crosses another, so that the transition
// system can reach the tree. Each lift moves the shortest crossing arc's
// dependent to its grandparent.
func project(head []int) {
	root := len(head)
	for range len(head) * 4 {
		d := shortestCrossing(head)
		if d < 0 || head[d] == root {
			return
		}
		head[d] = head[head[d]]
	}
}

func shortestCrossing(head []int) int {
	found, size := -1, 0
	for d, h := range head {
		lo, hi := min(d, h), max(d, h)
		if found >= 0 && hi-lo >= size || !crossed(head, lo, hi) || h == len(head) {
			continue
		}
		found, size = d, hi-lo
	}
	return found
}

func crossed(head []int, lo, hi int) bool {
	for k := lo + 1; k < hi; k++ {
		if h := head[k]; h < lo || h > hi {
			return true
		}
	}
	for k, h := range head {
		if (k < lo || k > hi) && h > lo && h < hi {
			return true
		}
	}
	return false
}

// learnArcs trains the parser's weights on tagged sentences, following its own
// mistakes after the first rounds so that it learns to recover from them.
func learnArcs(sents []items, gold []goldTree, labels []string, rounds int, log io.Writer) *model.Table {
	const margin = 8
	learner := model.NewLearner(5)
	order := rand.New(rand.NewPCG(3, 4))
	scores := make([]float32, 2*len(labels)+1)
	st := &state{}
	var f []uint32
	for n, x := range sents {
		clear(scores)
		for st.reset(len(x) - 1); !st.done(); {
			f = x.features(st, f[:0])
			learner.Count(f)
			want, _ := oracle(st, gold[n], scores)
			st.apply(moveOf(want))
		}
	}
	for round := range rounds {
		right, all := 0, 0
		for _, n := range order.Perm(len(sents)) {
			x, g := sents[n], gold[n]
			for st.reset(len(x) - 1); !st.done(); {
				f = x.features(st, f[:0])
				learner.Score(f, scores)
				got := choose(st, scores)
				want, rival := oracle(st, g, scores)
				learner.Step()
				all++
				if got == want {
					right++
				}
				if rival >= 0 && scores[want] <= scores[rival]+margin {
					learner.Update(f, want, 1)
					learner.Update(f, rival, -1)
				}
				if round < 2 || order.IntN(10) == 0 {
					got = want
				}
				st.apply(moveOf(got))
			}
		}
		fmt.Fprintf(log, "parser round %d: %.2f%%\n", round+1, 100*float64(right)/float64(max(all, 1)))
	}
	return learner.Table(5, 0.016)
}

// choose returns the best allowed class.
func choose(s *state, scores []float32) int {
	b := -1
	var ok [3]bool
	for m := range ok {
		ok[m] = s.can(m)
	}
	for c, x := range scores {
		if c == 0 && !ok[shift] || c > 0 && !ok[left+(c-1)%2] {
			continue
		}
		if b < 0 || x > scores[b] {
			b = c
		}
	}
	return b
}

// oracle returns the best of the classes that lose the fewest gold arcs (an arc
// that is in the gold tree must carry its label) and the best of the other
// allowed classes, -1 when there is none.
func oracle(s *state, g goldTree, scores []float32) (want, rival int) {
	var costs [3]int
	low := 1 << 30
	for m := range costs {
		costs[m] = 1 << 30
		if s.can(m) {
			costs[m] = g.cost(s, m)
		}
		low = min(low, costs[m])
	}
	want, rival = -1, -1
	for c, x := range scores {
		m, label := moveOf(c)
		switch {
		case costs[m] == 1<<30:
		case costs[m] == low && g.labelFits(s, m, label):
			if want < 0 || x > scores[want] {
				want = c
			}
		case rival < 0 || x > scores[rival]:
			rival = c
		}
	}
	return want, rival
}

// labelFits reports whether a label may go with a move: any where the arc is
// not in the gold tree.
func (g goldTree) labelFits(s *state, move, label int) bool {
	if move == shift {
		return true
	}
	top := int(s.stack[len(s.stack)-1])
	head := s.next
	if move == right {
		head = int(s.stack[len(s.stack)-2])
	}
	return g.head[top] != head || g.label[top] == label
}

func labelsOf(data []Tree) []string {
	counts := map[string]int{}
	for _, t := range data {
		for _, w := range t.Words {
			if !t.Tagged {
				counts[w.Rel]++
			}
		}
	}
	labels := sortedKeys(counts)
	slices.SortStableFunc(labels, func(a, b string) int { return counts[b] - counts[a] })
	return labels[:min(len(labels), 100)]
}
