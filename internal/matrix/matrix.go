// Package matrix multiplies the small dense matrices of the neural models. On
// amd64 with AVX2 (or AVX-512) it does so in assembly, elsewhere, and with the
// build tag purego, in plain Go. The results are the same bits: every sum is made in
// one order, and no product goes into a sum without being rounded, as some machines
// have it unless a conversion says otherwise (float32(a*b) + c).
package matrix

import "math"

// panel is the number of columns that are stored and computed together.
const panel = 32

// Weights is a matrix to multiply with, read-only once made. Its columns are
// filled up with zeros to a multiple of panel.
type Weights struct {
	in, width int
	panels    []float32 // for each 32 columns: for each row, their numbers
	bytes     *inBytes  // in place of panels
}

// Width rounds a number of columns up to whole panels.
func Width(columns int) int { return (columns + panel - 1) / panel * panel }

// New makes weights from numbers stored row after row, or, where transposed
// says so, column after column.
func New(rows, columns int, x []float32, transposed bool) *Weights {
	return NewFrom(rows, columns, func(i int, out []float32) { copy(out, x[i*len(out):]) }, transposed)
}

// NewFrom is New for numbers that are unpacked row by row, or column by column:
// line sets out to those of number i.
func NewFrom(rows, columns int, line func(i int, out []float32), transposed bool) *Weights {
	w := &Weights{in: rows, width: Width(columns)}
	w.panels = make([]float32, rows*w.width)
	one := make([]float32, max(rows, columns))
	if transposed {
		for c := range columns {
			line(c, one[:rows])
			to := w.panels[c/panel*panel*rows+c%panel:]
			for r, v := range one[:rows] {
				to[r*panel] = v
			}
		}
		return w
	}
	for r := range rows {
		line(r, one[:columns])
		for first := 0; first < columns; first += panel {
			copy(w.panels[first*rows+r*panel:], one[first:min(first+panel, columns)])
		}
	}
	return w
}

// InBytes makes the numbers of w, of MostRows rows at most, 8-bit ones.
func (w *Weights) InBytes() *Weights {
	w.bytes, w.panels = bytesOf(w.panels, w.in, w.width), nil
	return w
}

// Pack makes w a matrix of zeros of the given size, in the memory it has.
func (w *Weights) Pack(rows, columns int) {
	w.in, w.width = rows, Width(columns)
	w.panels = Grow(w.panels, rows*w.width)
	clear(w.panels)
}

// Set sets one number.
func (w *Weights) Set(row, column int, v float32) {
	w.panels[column/panel*panel*w.in+row*panel+column%panel] = v
}

// Rows is the number of rows.
func (w *Weights) Rows() int { return w.in }

// Width is the number of columns, whole panels.
func (w *Weights) Width() int { return w.width }

// Grow returns a slice of n numbers, in the memory of x where it suffices. What
// is in it is left as it was.
func Grow(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n, n+n/2)
	}
	return x[:n]
}

// AddMul adds to n rows of dst the product of n rows of x with the weights.
// Rows of dst start dstStep numbers apart, rows of x xStep. What is added to a
// row is the same bits with whatever other rows.
func (w *Weights) AddMul(dst []float32, dstStep int, x []float32, xStep, n int) {
	w.mul(dst, dstStep, dst, dstStep, x, xStep, n)
}

// mul sets n rows of dst to those of from plus the product of n rows of x with
// the weights.
func (w *Weights) mul(dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep, n int) {
	if n == 0 || w.in == 0 {
		return
	}
	// The kernels do not check bounds.
	_, _, _ = dst[(n-1)*dstStep+w.width-1], from[(n-1)*fromStep+w.width-1], x[(n-1)*xStep+w.in-1]
	if w.bytes != nil {
		w.bytes.mul(w.in, dst, dstStep, from, fromStep, x, xStep, n)
		return
	}
	for p := 0; p < w.width; p += panel {
		addMul(dst[p:], dstStep, from[p:], fromStep, x, xStep, w.panels[p*w.in:][:panel*w.in], n)
	}
}

// addMulPlain is addMul in plain Go.
func addMulPlain(dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep int, w []float32, n int) {
	in := len(w) / panel
	for r := range n {
		sum, row := *(*[panel]float32)(from[r*fromStep:]), x[r*xStep:][:in]
		for k, v := range row {
			for j, u := range (*[panel]float32)(w[k*panel:]) {
				sum[j] += float32(v * u)
			}
		}
		*(*[panel]float32)(dst[r*dstStep:]) = sum
	}
}

// addRowsPlain is AddRows in plain Go.
func addRowsPlain(sum []float32, bytes []byte, rows []int32, scales []float32) {
	for i, row := range rows {
		for c, v := range bytes[int(row)*len(sum):][:len(sum)] {
			sum[c] += float32(scales[i] * float32(int8(v)))
		}
	}
}

// SquaresWidth is how wide the rows of AddSquares are.
const SquaresWidth = 16

// addSquaresPlain is AddSquares in plain Go.
func addSquaresPlain(sums *[SquaresWidth]int32, numbers []int8, rows []uint32) {
	for _, at := range rows {
		for i, v := range numbers[at:][:SquaresWidth] {
			x := int32(v)
			sums[i] += x * max(x, -x)
		}
	}
}

// cellPlain is Cell in plain Go.
func cellPlain(gates, c, h []float32) {
	k := len(c)
	in, forget, out, fresh := gates[:k], gates[k:2*k], gates[2*k:3*k], gates[3*k:4*k]
	for i := range k {
		// sigmoid(forget)*c + sigmoid(in)*tanh(fresh), and then sigmoid(out)*tanh(c),
		// each as one quotient: a division takes as long as all else of a tanh. The
		// sigmoid of x is (q+p)/2q where tanh(x/2) is p/q.
		inP, inQ := tanh(0.5 * in[i])
		freshP, freshQ := tanh(fresh[i])
		forgetP, forgetQ := tanh(0.5 * forget[i])
		under := float32(inQ * freshQ)
		enters := float32(float32((inQ+inP)*freshP) * forgetQ)
		stays := float32(float32((forgetQ+forgetP)*c[i]) * under)
		under = float32(under * forgetQ)
		c[i] = (enters + stays) / (under + under)
		outP, outQ := tanh(0.5 * out[i])
		p, q := tanh(c[i])
		under = float32(outQ * q)
		h[i] = float32((outQ+outP)*p) / (under + under)
	}
}

// Coefficients of the quotient of polynomials that tanh is: the one of its degrees
// that is least off, 6e-6 where x is below tanhMost (Lawson's weighted least
// squares), far less than what eight bits round.
const (
	tanhMost = 5.5

	tanhP1 = 0.9999729057399583
	tanhP3 = 0.10994693541741839
	tanhP5 = 0.0010418495955101274
	tanhP7 = -2.76877815725121e-06

	tanhQ0 = 1
	tanhQ2 = 0.44318997097486335
	tanhQ4 = 0.015527719427160224
)

// tanh is the hyperbolic tangent, p/q.
func tanh(x float32) (p, q float32) {
	x = min(max(x, -tanhMost), tanhMost)
	y := x * x
	p = polynomial(y, tanhP7, tanhP5, tanhP3, tanhP1) * x
	return p, polynomial(y, tanhQ4, tanhQ2, tanhQ0)
}

// polynomial has the coefficients of the highest power of x first (Horner).
func polynomial(x, top float32, rest ...float32) float32 {
	for _, c := range rest {
		top = float32(top*x) + c
	}
	return top
}

// rectifyPlain is Rectify in plain Go.
func rectifyPlain(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// Softmax turns scores into shares that add up to 1.
func Softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		if v > top { // max would look at NaN and the sign of 0 for each
			top = v
		}
	}
	share := 1 / powers(x, top)
	for i := range x {
		x[i] *= share
	}
}

// nothing is a score, under the highest, whose share is lost in rounding.
const nothing = -24

// powersPlain sets x to e to the power of x - top and returns the sum.
func powersPlain(x []float32, top float32) float32 {
	var sums lanes
	whole := len(x) &^ 7
	for i, v := range x[:whole] {
		x[i] = power(v - top)
		sums[i%8] += x[i]
	}
	return sums.sum() + powersOne(x[whole:], top)
}

// powersOne is powersPlain for less than eight, one after the other.
func powersOne(x []float32, top float32) (sum float32) {
	for i, v := range x {
		x[i] = power(v - top)
		sum += x[i]
	}
	return sum
}

// lanes are sums that a processor makes side by side. In plain Go they are made
// and added up in the same order, so that they round alike.
type lanes [8]float32

func (s *lanes) sum() float32 {
	for half := 4; half > 0; half /= 2 {
		for i := range half {
			s[i] += s[i+half]
		}
	}
	return s[0]
}

// Coefficients of the polynomial that e to the power of a number between -ln 2 / 2
// and ln 2 / 2 is (the ones of the Cephes library), exact to about the last bit of
// 32-bit numbers.
const (
	expP5 = 1.9875691500e-4
	expP4 = 1.3981999507e-3
	expP3 = 8.3334519073e-3
	expP2 = 4.1665795894e-2
	expP1 = 1.6666665459e-1
	expP0 = 5.0000001201e-1

	// ln 2 in two parts, of which the first has few digits.
	ln2High = 0.693359375
	ln2Low  = -2.12194440e-4
)

// power is e to the power of x, 0 where x is below nothing; x is not above 0.
func power(x float32) float32 {
	if x < nothing {
		return 0
	}
	n := float32(math.RoundToEven(float64(x * math.Log2E)))
	x = x - float32(n*ln2High) - float32(n*ln2Low)
	p := polynomial(x, expP5, expP4, expP3, expP2, expP1, expP0)
	return math.Float32frombits(math.Float32bits(float32(p*float32(x*x))+(x+1)) + uint32(int32(n))<<23)
}

// dotPlain is Dot in plain Go.
func dotPlain(a, b []float32) float32 {
	var sums [4]lanes // of 32 numbers at a time, the last ones in the first
	many, whole := len(a)&^31, len(a)&^7
	for i, v := range a[:many] {
		sums[i/8%4][i%8] += float32(v * b[i])
	}
	for i := many; i < whole; i++ {
		sums[0][i%8] += float32(a[i] * b[i])
	}
	for i := range sums[0] {
		sums[0][i] = (sums[0][i] + sums[1][i]) + (sums[2][i] + sums[3][i])
	}
	return sums[0].sum() + dotOne(a[whole:], b[whole:])
}

// dotsPlain is Dots with one product after the other.
func dotsPlain(dst, a, b []float32, step int) {
	for i := range dst {
		dst[i] = Dot(a, b[i*step:][:len(a)])
	}
}

// dotOne is dotPlain for less than eight, one after the other.
func dotOne(a, b []float32) (sum float32) {
	for i, v := range a {
		sum += float32(v * b[i])
	}
	return sum
}
