package score

import (
	"maps"
	"slices"
)

// ratio adds up what was right over what was found and over what was wanted.
type ratio struct{ rightFound, found, rightWanted, wanted float64 }

func (r *ratio) add(x ratio) {
	r.rightFound += x.rightFound
	r.found += x.found
	r.rightWanted += x.rightWanted
	r.wanted += x.wanted
}

func (r ratio) f1() float64 {
	if r.found == 0 || r.wanted == 0 || r.rightFound+r.rightWanted == 0 {
		return 0
	}
	p, q := r.rightFound/r.found, r.rightWanted/r.wanted
	return 100 * 2 * p * q / (p + q)
}

// found measures the mentions themselves.
func (d corefDocument) found() ratio {
	both := 0.0
	for m := range d.wanted {
		if _, ok := d.got[m]; ok {
			both++
		}
	}
	return ratio{both, float64(len(d.got)), both, float64(len(d.wanted))}
}

// muc counts links (Vilain and others 1995): a chain of n mentions has n-1, and
// keeps those within each part into which the other side cuts it.
func (d corefDocument) muc() ratio {
	right, all := links(d.gotAll, d.wanted)
	rightWanted, allWanted := links(d.wantedAll, d.got)
	return ratio{right, all, rightWanted, allWanted}
}

func links(chains map[string][]int, other map[int]string) (right, all float64) {
	for _, list := range chains {
		parts, alone := map[string]bool{}, 0
		for _, m := range list {
			if c, ok := other[m]; ok {
				parts[c] = true
			} else {
				alone++
			}
		}
		all += float64(len(list) - 1)
		right += float64(len(list) - len(parts) - alone)
	}
	return right, all
}

// b3 gives every mention the share of its chain that is right (Bagga and
// Baldwin 1998).
func (d corefDocument) b3() ratio {
	return ratio{shares(d.gotAll, d.wanted), float64(len(d.got)), shares(d.wantedAll, d.got), float64(len(d.wanted))}
}

func shares(chains map[string][]int, other map[int]string) float64 {
	sum := 0.0
	for _, name := range slices.Sorted(maps.Keys(chains)) {
		list, same := chains[name], map[string]int{}
		for _, m := range list {
			if c, ok := other[m]; ok {
				same[c]++
			}
		}
		for _, m := range list {
			if c, ok := other[m]; ok {
				sum += float64(same[c]) / float64(len(list))
			}
		}
	}
	return sum
}

// ceafe pairs the chains of both sides one to one so that they share as much as
// can be (Luo 2005, with the similarity phi4).
func (d corefDocument) ceafe() ratio {
	wanted, got := slices.Sorted(maps.Keys(d.wantedAll)), slices.Sorted(maps.Keys(d.gotAll))
	alike := make([][]float64, len(wanted))
	for i, w := range wanted {
		alike[i] = make([]float64, len(got))
		for k, g := range got {
			both := 0
			for _, m := range d.wantedAll[w] {
				both += one(d.got[m] == g)
			}
			alike[i][k] = 2 * float64(both) / float64(len(d.wantedAll[w])+len(d.gotAll[g]))
		}
	}
	best := bestPairing(alike)
	return ratio{best, float64(len(got)), best, float64(len(wanted))}
}

// bestPairing returns the largest sum that rows and columns paired one to one
// can have. Augmenting from row to row (the Hungarian method) finds it.
func bestPairing(value [][]float64) float64 {
	if len(value) == 0 || len(value[0]) == 0 {
		return 0
	}
	if len(value) > len(value[0]) {
		turned := make([][]float64, len(value[0]))
		for i := range turned {
			for _, row := range value {
				turned[i] = append(turned[i], row[i])
			}
		}
		value = turned
	}
	rows, cols := len(value), len(value[0])
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	row, before := make([]int, cols+1), make([]int, cols+1) // 1-based; row 0: free
	for i := 1; i <= rows; i++ {
		row[0] = i
		least, done := slices.Repeat([]float64{1e9}, cols+1), make([]bool, cols+1)
		at := 0
		for row[at] != 0 {
			done[at] = true
			step, next := 1e9, 0
			for k := 1; k <= cols; k++ {
				if done[k] {
					continue
				}
				if c := -value[row[at]-1][k-1] - u[row[at]] - v[k]; c < least[k] {
					least[k], before[k] = c, at
				}
				if least[k] < step {
					step, next = least[k], k
				}
			}
			for k := range done {
				if done[k] {
					u[row[k]] += step
					v[k] -= step
				} else {
					least[k] -= step
				}
			}
			at = next
		}
		for at != 0 {
			row[at] = row[before[at]]
			at = before[at]
		}
	}
	sum := 0.0
	for k := 1; k <= cols; k++ {
		if row[k] > 0 {
			sum += value[row[k]-1][k-1]
		}
	}
	return sum
}
