package train

import "math"

// Logistic fits log odds to examples: the weights by which features, the last of
// which is always 1, are multiplied. Features are brought to one scale first,
// so that ridge, which keeps weights small, treats them alike.
func Logistic(xs [][]float64, yes []bool, ridge float64) []float64 {
	d := len(xs[0])
	mean, spread := scales(xs)
	w := make([]float64, d)
	for range 12 { // Newton's method is there long before
		slope, curve := make([]float64, d), make([][]float64, d)
		for k := range curve {
			curve[k] = make([]float64, d)
			curve[k][k] = ridge
			slope[k] = -ridge * w[k]
		}
		z := make([]float64, d)
		for n, x := range xs {
			sum := 0.0
			for k := range z {
				z[k] = (x[k] - mean[k]) / spread[k]
				sum += w[k] * z[k]
			}
			p := 1 / (1 + math.Exp(-sum))
			miss := -p
			if yes[n] {
				miss = 1 - p
			}
			for k := range z {
				slope[k] += miss * z[k]
				for l := range k + 1 {
					curve[k][l] += p * (1 - p) * z[k] * z[l]
				}
			}
		}
		for k := range curve {
			for l := k + 1; l < d; l++ {
				curve[k][l] = curve[l][k]
			}
		}
		for k, step := range solve(curve, slope) {
			w[k] += step
		}
	}
	for k := range d - 1 {
		w[k] /= spread[k]
		w[d-1] -= w[k] * mean[k]
	}
	return w
}

// scales returns the mean and the spread of each feature, 0 and 1 for the last.
func scales(xs [][]float64) (mean, spread []float64) {
	d := len(xs[0])
	mean, spread = make([]float64, d), make([]float64, d)
	for k := range d - 1 {
		for _, x := range xs {
			mean[k] += x[k] / float64(len(xs))
		}
		for _, x := range xs {
			spread[k] += (x[k] - mean[k]) * (x[k] - mean[k]) / float64(len(xs))
		}
		spread[k] = math.Sqrt(spread[k]) + 1e-9
	}
	spread[d-1] = 1
	return mean, spread
}

// solve finds x of a·x = b by elimination; it uses up a and b.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		p := i
		for r := i; r < n; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[p][i]) {
				p = r
			}
		}
		a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
		for r := i + 1; r < n; r++ {
			m := a[r][i] / a[i][i]
			for c := i; c < n; c++ {
				a[r][c] -= m * a[i][c]
			}
			b[r] -= m * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = b[i]
		for c := i + 1; c < n; c++ {
			x[i] -= a[i][c] * x[c]
		}
		x[i] /= a[i][i]
	}
	return x
}
