//go:build !amd64 || purego

package matrix

// addMul sets n rows of one panel of dst to those of from plus x times one
// panel.
func addMul(dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep int, w []float32, n int) {
	addMulPlain(dst, dstStep, from, fromStep, x, xStep, w, n)
}

// AddRows adds to sum rows of bytes, as wide as sum, as numbers with a sign times
// their scales.
func AddRows(sum []float32, bytes []byte, rows []int32, scales []float32) {
	addRowsPlain(sum, bytes, rows, scales)
}

// mulShort sets n rows of one panel of dst to those of from plus short numbers
// times one panel, times their scales.
func mulShort(dst []float32, dstStep int, from []float32, fromStep int, x, w []int16, scales, xScales []float32, n int) {
	mulShortPlain(dst, dstStep, from, fromStep, x, w, scales, xScales, n)
}

// squares is the sum of the squares of numbers.
func squares(x []float32) float32 { return squaresPlain(x) }

// shorten rounds numbers times a factor.
func shorten(dst []int16, x []float32, factor float32) { shortenPlain(dst, x, factor) }

// Cell takes an LSTM one word further: from the gates (input, forget, output,
// new) and the cells c to c and the output h.
func Cell(gates, c, h []float32) { cellPlain(gates, c, h) }

// Dot is the sum of the products of a and b, which are of one length.
func Dot(a, b []float32) float32 { return dotPlain(a, b) }

// powers sets x to e to the power of x - top and returns the sum.
func powers(x []float32, top float32) float32 { return powersPlain(x, top) }
