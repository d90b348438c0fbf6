package train

import (
	"math"
	"slices"

	"readout/internal/coref"
)

// boosting says how regression trees are grown: each corrects the log odds of
// those before it.
type boosting struct {
	rounds, depth int
	rate          float64
	least         float64 // curvature that a leaf must hold
	ridge         float64
}

// bins is how many steps a feature is cut into.
const bins = 32

type grower struct {
	boosting
	xs          [][]float64
	edges       [][]float64
	bin         [][]uint8 // by feature and example
	slope, bend []float64
}

// Boost grows trees that tell examples that are so from those that are not.
func (b boosting) Boost(xs [][]float64, yes []bool) []coref.Tree {
	g := &grower{boosting: b, xs: xs, slope: make([]float64, len(xs)), bend: make([]float64, len(xs))}
	g.cut()
	all := make([]int, len(xs))
	for i := range all {
		all[i] = i
	}
	odds := make([]float64, len(xs))
	var out []coref.Tree
	for range b.rounds {
		for i := range xs {
			p := 1 / (1 + math.Exp(-odds[i]))
			g.slope[i], g.bend[i] = -p, p*(1-p)
			if yes[i] {
				g.slope[i] = 1 - p
			}
		}
		var t coref.Tree
		g.grow(&t, all, b.depth)
		for i := range xs {
			odds[i] += t.Value(xs[i])
		}
		out = append(out, t)
	}
	return out
}

// cut puts each feature's values into bins that hold about as many each.
func (g *grower) cut() {
	n := len(g.xs)
	for f := range g.xs[0] {
		values := make([]float64, n)
		for i := range g.xs {
			values[i] = g.xs[i][f]
		}
		slices.Sort(values)
		var edges []float64
		for b := 1; b < bins; b++ {
			if v := values[b*n/bins]; len(edges) == 0 || v > edges[len(edges)-1] {
				edges = append(edges, v)
			}
		}
		bin := make([]uint8, n)
		for i := range g.xs {
			at, _ := slices.BinarySearch(edges, g.xs[i][f])
			bin[i] = uint8(at)
		}
		g.edges, g.bin = append(g.edges, edges), append(g.bin, bin)
	}
}

// grow adds a node for some examples and what is below it, and returns its number.
func (g *grower) grow(t *coref.Tree, idx []int, depth int) int {
	me := len(*t)
	slope, bend := 0.0, 0.0
	for _, i := range idx {
		slope, bend = slope+g.slope[i], bend+g.bend[i]
	}
	*t = append(*t, coref.Node{Feature: -1, Value: g.rate * slope / (bend + g.ridge)})
	if depth == 0 {
		return me
	}
	f, at := g.split(idx, slope, bend)
	if f < 0 {
		return me
	}
	var left, right []int
	for _, i := range idx {
		if int(g.bin[f][i]) <= at {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	l := g.grow(t, left, depth-1)
	r := g.grow(t, right, depth-1)
	(*t)[me] = coref.Node{Feature: f, Below: g.edges[f][at], Left: l, Right: r}
	return me
}

// split finds the feature and the edge that part some examples best; -1 for none.
func (g *grower) split(idx []int, slope, bend float64) (feature, edge int) {
	feature = -1
	best := 1e-6
	whole := slope * slope / (bend + g.ridge)
	for f := range g.edges {
		var s, h [bins]float64
		for _, i := range idx {
			s[g.bin[f][i]] += g.slope[i]
			h[g.bin[f][i]] += g.bend[i]
		}
		ls, lh := 0.0, 0.0
		for b := range g.edges[f] {
			ls, lh = ls+s[b], lh+h[b]
			if lh < g.least || bend-lh < g.least {
				continue
			}
			rs, rh := slope-ls, bend-lh
			if gain := ls*ls/(lh+g.ridge) + rs*rs/(rh+g.ridge) - whole; gain > best {
				best, feature, edge = gain, f, b
			}
		}
	}
	return feature, edge
}
