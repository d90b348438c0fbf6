//go:build !purego

package matrix

import "golang.org/x/sys/cpu"

var (
	avx2   = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	avx512 = avx2 && cpu.X86.HasAVX512F
	vnni   = avx512 && cpu.X86.HasAVX512VNNI
)

// addMul sets n rows of one panel of dst to those of from plus x times one
// panel.
func addMul(dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep int, w []float32, n int) {
	in := len(w) / panel
	switch {
	case avx512:
		addMul512(&dst[0], &from[0], &x[0], &w[0], in, n, 4*dstStep, 4*fromStep, 4*xStep)
	case avx2:
		addMul256(&dst[0], &from[0], &x[0], &w[0], in, n, 4*dstStep, 4*fromStep, 4*xStep)
	default:
		addMulPlain(dst, dstStep, from, fromStep, x, xStep, w, n)
	}
}

// AddRows adds to sum rows of bytes, as wide as sum, as numbers with a sign times
// their scales.
func AddRows(sum []float32, bytes []byte, rows []int32, scales []float32) {
	n := len(sum)
	if !avx2 || n%8 != 0 || n == 0 || len(rows) == 0 {
		addRowsPlain(sum, bytes, rows, scales)
		return
	}
	for _, row := range rows { // the kernel does not check bounds
		_ = bytes[int(row)*n:][:n]
	}
	_ = scales[len(rows)-1]
	addRows256(&sum[0], &bytes[0], &rows[0], &scales[0], n, len(rows))
}

// AddSquares adds to sums the numbers of the rows that begin at the given places,
// each times its size: what is stored is the root.
func AddSquares(sums *[SquaresWidth]int32, numbers []int8, rows []uint32) {
	if !avx2 || len(rows) == 0 {
		addSquaresPlain(sums, numbers, rows)
		return
	}
	for _, at := range rows { // the kernel does not check bounds
		_ = numbers[at:][:SquaresWidth]
	}
	addSquares256(&sums[0], &numbers[0], &rows[0], len(rows))
}

// mulBytes sets n rows of one panel of dst to those of from plus 8-bit numbers
// times one panel, times their scales.
func mulBytes(dst []float32, dstStep int, from []float32, fromStep int, x []uint8, w []int8, offsets []int32, scales, xScales []float32, n int) {
	in := len(w) / panel
	switch {
	case vnni:
		mulBytes512(&dst[0], &from[0], &x[0], &w[0], &offsets[0], &scales[0], &xScales[0], in/4, n, 4*dstStep, 4*fromStep, in)
	case avx2:
		mulBytes256(&dst[0], &from[0], &x[0], &w[0], &scales[0], &xScales[0], in/4, n, 4*dstStep, 4*fromStep, in)
	default:
		mulBytesPlain(dst, dstStep, from, fromStep, x, w, scales, xScales, n)
	}
}

// toBytes writes numbers in bytes and returns their scale; for nothing but zeros
// that is 0, and nothing is written.
func toBytes(dst []uint8, x []float32) (scale float32) {
	n := len(x)
	switch {
	case !avx2 || n == 0:
		return toBytesPlain(dst, x)
	case n%8 == 0:
		_ = dst[n-1]
		return toBytes256(&dst[0], &x[0], n)
	}
	var filled [128]float32 // zeros to the next eight
	var bytes [128]uint8
	if n > len(filled) {
		return toBytesPlain(dst, x)
	}
	copy(filled[:], x)
	scale = toBytes256(&bytes[0], &filled[0], (n+7)&^7)
	if scale != 0 {
		copy(dst[:n], bytes[:])
	}
	return scale
}

// Dot is the sum of the products of a and b, which are of one length.
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	if n := len(a) &^ 7; avx2 && n > 0 {
		var sum float32
		dots256(&sum, &a[0], &b[0], n, 0, 1)
		return sum + dotOne(a[n:], b[n:])
	}
	return dotPlain(a, b)
}

// Dots sets dst to the sums of the products of a with the rows of b, which start
// step numbers apart, as Dot would.
func Dots(dst, a, b []float32, step int) {
	if n := len(a); avx2 && n&7 == 0 && n > 0 && len(dst) > 0 {
		_ = b[(len(dst)-1)*step+n-1]
		dots256(&dst[0], &a[0], &b[0], n, 4*step, len(dst))
		return
	}
	dotsPlain(dst, a, b, step)
}

// Rectify sets what is below 0 to 0.
func Rectify(x []float32) {
	n := len(x) &^ 7
	if avx2 && n > 0 {
		rectify256(&x[0], n)
		x = x[n:]
	}
	rectifyPlain(x)
}

// powers sets x to e to the power of x - top and returns the sum.
func powers(x []float32, top float32) float32 {
	if n := len(x) &^ 7; avx2 && n > 0 {
		return powers256(&x[0], top, n) + powersOne(x[n:], top)
	}
	return powersPlain(x, top)
}

// Cell takes an LSTM one word further: from the gates (input, forget, output,
// new) and the cells c to c and the output h.
func Cell(gates, c, h []float32) {
	k := len(c)
	_, _ = gates[4*k-1], h[k-1]
	switch {
	case avx512 && k%16 == 0:
		cell512(&gates[0], &c[0], &h[0], k)
	case avx2 && k%8 == 0:
		cell256(&gates[0], &c[0], &h[0], k)
	default:
		cellPlain(gates, c, h)
	}
}

// The kernels: in rows of the panel w, n rows of dst, from and x with the given
// distances in bytes.

//go:noescape
func addMul256(dst, from, x, w *float32, in, n, dstStep, fromStep, xStep int)

//go:noescape
func addMul512(dst, from, x, w *float32, in, n, dstStep, fromStep, xStep int)

//go:noescape
func mulBytes256(dst, from *float32, x *uint8, w *int8, scales, xScales *float32, fours, n, dstStep, fromStep, xStep int)

//go:noescape
func mulBytes512(dst, from *float32, x *uint8, w *int8, offsets *int32, scales, xScales *float32, fours, n, dstStep, fromStep, xStep int)

//go:noescape
func toBytes256(dst *uint8, x *float32, n int) float32

//go:noescape
func addRows256(sum *float32, bytes *byte, rows *int32, scales *float32, n, count int)

//go:noescape
func addSquares256(sums *int32, numbers *int8, rows *uint32, count int)

//go:noescape
func dots256(dst, a, b *float32, n, step, rows int)

//go:noescape
func rectify256(x *float32, n int)

//go:noescape
func powers256(x *float32, top float32, n int) float32

//go:noescape
func cell256(gates, c, h *float32, k int)

//go:noescape
func cell512(gates, c, h *float32, k int)
