package score

import (
	"maps"
	"math"
	"slices"
)

// partition is items put into clusters: the cluster of each item that has one.
type partition map[string]string

func (p partition) clusters() map[string][]string {
	out := map[string][]string{}
	for _, item := range slices.Sorted(maps.Keys(p)) {
		out[p[item]] = append(out[p[item]], item)
	}
	return out
}

// conll returns MUC, B³ and CEAFe F1 of a response against a key, in percent, and
// their mean. Items of the key that the response lacks count as missing.
func conll(key, response partition) (muc, b3, ceaf, mean float64) {
	f := func(p, r float64) float64 {
		if p+r == 0 {
			return 0
		}
		return 200 * p * r / (p + r)
	}
	muc = f(mucRecall(response, key), mucRecall(key, response))
	b3 = f(b3Recall(response, key), b3Recall(key, response))
	ceaf = f(ceafe(key, response))
	return muc, b3, ceaf, (muc + b3 + ceaf) / 3
}

// mucRecall is the share of links of key that response has (Vilain et al. 1995).
func mucRecall(key, response partition) float64 {
	var found, all int
	for _, items := range key.clusters() {
		parts, alone := map[string]bool{}, 0
		for _, i := range items {
			if c, ok := response[i]; ok {
				parts[c] = true
			} else {
				alone++
			}
		}
		found += len(items) - len(parts) - alone
		all += len(items) - 1
	}
	if all == 0 {
		return 0
	}
	return float64(found) / float64(all)
}

// b3Recall is the share of its key cluster that each item's response cluster
// has, in the mean (Bagga and Baldwin 1998).
func b3Recall(key, response partition) float64 {
	clusters := key.clusters()
	sum := 0.0
	for _, c := range slices.Sorted(maps.Keys(clusters)) {
		together := map[string]int{}
		for _, i := range clusters[c] {
			if r, ok := response[i]; ok {
				together[r]++
			}
		}
		for _, r := range slices.Sorted(maps.Keys(together)) {
			sum += float64(together[r]*together[r]) / float64(len(clusters[c]))
		}
	}
	return sum / float64(max(1, len(key)))
}

// ceafe returns precision and recall of the best one-to-one alignment of the
// clusters, each pair worth 2·common/(sizes) (Luo 2005).
func ceafe(key, response partition) (precision, recall float64) {
	kc, rc := key.clusters(), response.clusters()
	total := 0.0
	for _, part := range connected(key, response) {
		worth := make([][]float64, len(part.key))
		for i, k := range part.key {
			worth[i] = make([]float64, len(part.response))
			for j, r := range part.response {
				n := 0
				for _, item := range kc[k] {
					if c, ok := response[item]; ok && c == r {
						n++
					}
				}
				worth[i][j] = 2 * float64(n) / float64(len(kc[k])+len(rc[r]))
			}
		}
		total += assign(worth)
	}
	return total / float64(max(1, len(rc))), total / float64(max(1, len(kc)))
}

// sharing is clusters of key and response that share items, directly or by others.
type sharing struct{ key, response []string }

func connected(key, response partition) []sharing {
	kc, rc := key.clusters(), response.clusters()
	seen := map[string]bool{}
	var out []sharing
	for _, first := range slices.Sorted(maps.Keys(kc)) {
		if seen["k"+first] {
			continue
		}
		var s sharing
		seen["k"+first] = true
		open := []string{first}
		for len(open) > 0 {
			k := open[0]
			open = open[1:]
			s.key = append(s.key, k)
			for _, item := range kc[k] {
				r, ok := response[item]
				if !ok || seen["r"+r] {
					continue
				}
				seen["r"+r] = true
				s.response = append(s.response, r)
				for _, other := range rc[r] {
					if k2, ok := key[other]; ok && !seen["k"+k2] {
						seen["k"+k2] = true
						open = append(open, k2)
					}
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// assign returns the worth of the best one-to-one choice (Hungarian method).
func assign(worth [][]float64) float64 {
	n := len(worth)
	if n == 0 || len(worth[0]) == 0 {
		return 0
	}
	m := len(worth[0])
	if n > m { // rows must not be more than columns
		turned := make([][]float64, m)
		for j := range turned {
			turned[j] = make([]float64, n)
			for i := range n {
				turned[j][i] = worth[i][j]
			}
		}
		return assign(turned)
	}
	u, v := make([]float64, n+1), make([]float64, m+1)
	at, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		at[0] = i
		j0 := 0
		least, used := make([]float64, m+1), make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for at[j0] != 0 {
			used[j0] = true
			i0, delta, j1 := at[j0], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -worth[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := range m + 1 {
				if used[j] {
					u[at[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			at[j0] = at[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if at[j] > 0 {
			sum += worth[at[j]-1][j-1]
		}
	}
	return sum
}
