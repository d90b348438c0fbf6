package statement

import "readout/internal/model"

// decode finds the best sequence of parts for the words of a reading's
// sentence under the role table (Viterbi). The cue's head word is always a
// cue.
func (a *article) decode(r *reading, score *roleScorer) []role {
	n := len(r.roles)
	score.features = a.roleFeatures(r, score.features)
	if cap(score.best) < n {
		score.best, score.from = make([][roles]float32, n), make([][roles]uint8, n)
	}
	best, from := score.best[:n], score.from[:n]
	for i := range n {
		emit := score.rows(score.features[i])
		score.trans = a.transition(r, i, score.trans[:0])
		if i == 0 {
			move := score.rowsAfter(score.trans, roles)
			for k := range best[i] {
				best[i][k] = emit[k] + move[k]
			}
		} else {
			for k := range best[i] {
				best[i][k] = -1e30
			}
			for p := range roles {
				move := score.rowsAfter(score.trans, p)
				for k := range best[i] {
					if v := best[i-1][p] + move[k] + emit[k]; v > best[i][k] {
						best[i][k], from[i][k] = v, uint8(p)
					}
				}
			}
		}
		if i == r.cue {
			for k := range best[i] {
				if role(k) != roleCue {
					best[i][k] = -1e30
				}
			}
		}
	}
	out := make([]role, n)
	last := 0
	for k := range roles {
		if best[n-1][k] > best[n-1][last] {
			last = int(k)
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = role(last)
		last = int(from[i][last])
	}
	return out
}

// roleScorer adds up the weights of features and keeps the space that
// decoding works in.
type roleScorer struct {
	table    model.Scorer
	features [][]uint32
	trans    []uint32
	moved    []uint32
	best     [][roles]float32
	from     [][roles]uint8
}

func (r *roleScorer) rows(features []uint32) (sum [roles]float32) {
	r.table.Score(features, sum[:])
	return sum
}

// rowsAfter is rows for transition features after part p.
func (r *roleScorer) rowsAfter(features []uint32, p role) [roles]float32 {
	r.moved = after(p, features, r.moved[:0])
	return r.rows(r.moved)
}

// after makes transition features those of following part p.
func after(p role, features, out []uint32) []uint32 {
	for _, f := range features {
		out = append(out, mix(f, uint32(p)+100))
	}
	return out
}
