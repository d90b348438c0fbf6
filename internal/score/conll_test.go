package score

import (
	"math"
	"testing"
)

// TestCoNLL follows examples whose scores can be worked out by hand.
func TestCoNLL(t *testing.T) {
	key := partition{"a": "1", "b": "1", "c": "1", "d": "2"}
	for _, c := range []struct {
		name          string
		response      partition
		muc, b3, ceaf float64
	}{
		{"equal", partition{"a": "x", "b": "x", "c": "x", "d": "y"}, 100, 100, 100},
		// MUC: no link found. B³: P 1, R (1/3+1/3+1/3+1)/4 = 1/2. CEAFe: 1/2 + 1 over 4 and 2 clusters.
		{"all alone", partition{"a": "w", "b": "x", "c": "y", "d": "z"}, 0, 200 * 0.5 / 1.5, 200 * (1.5 / 4) * (1.5 / 2) / (1.5/4 + 1.5/2)},
		// MUC: P 2/3, R 1. B³: P (3·3/4+1/4)/4 = 5/8, R 1. CEAFe: 6/7 over 1 and 2 clusters.
		{"one heap", partition{"a": "x", "b": "x", "c": "x", "d": "x"}, 80, 200 * 0.625 / 1.625, 200 * (6.0 / 7) * (3.0 / 7) / (9.0 / 7)},
		// c is missing. MUC: P 1, R 1/2. B³: P 1, R (2·2/3+0+1)/4 = 7/12. CEAFe: 4/5 + 1 over 2 and 2.
		{"missing", partition{"a": "x", "b": "x", "d": "y"}, 200 * 0.5 / 1.5, 200 * (7.0 / 12) / (19.0 / 12), 90},
		{"nothing", partition{}, 0, 0, 0},
	} {
		muc, b3, ceaf, mean := conll(key, c.response)
		for i, d := range []float64{muc - c.muc, b3 - c.b3, ceaf - c.ceaf, mean - (c.muc+c.b3+c.ceaf)/3} {
			if math.Abs(d) > 1e-9 {
				t.Errorf("%s: MUC, B³, CEAFe, mean %.3f %.3f %.3f %.3f, number %d is off by %g", c.name, muc, b3, ceaf, mean, i, d)
			}
		}
	}
}

func TestAssign(t *testing.T) {
	if got := assign([][]float64{{5, 4, 0}, {4, 1, 0}}); got != 8 {
		t.Errorf("the best choice is worth %v, want 8", got)
	}
	if got := assign([][]float64{{5, 4}, {4, 1}, {0, 9}}); got != 14 {
		t.Errorf("more rows than columns: %v, want 14", got)
	}
}
