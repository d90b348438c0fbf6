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

// AddSquares adds to sums the numbers of the rows that begin at the given places,
// each times its size: what is stored is the root.
func AddSquares(sums *[SquaresWidth]int32, numbers []int8, rows []uint32) {
	addSquaresPlain(sums, numbers, rows)
}

// mulBytes sets n rows of one panel of dst to those of from plus 8-bit numbers
// times one panel, times their scales.
func mulBytes(dst []float32, dstStep int, from []float32, fromStep int, x []uint8, w []int8, _ []int32, scales, xScales []float32, n int) {
	mulBytesPlain(dst, dstStep, from, fromStep, x, w, scales, xScales, n)
}

// toBytes writes numbers in bytes and returns their scale; for nothing but zeros
// that is 0, and nothing is written.
func toBytes(dst []uint8, x []float32) (scale float32) { return toBytesPlain(dst, x) }

// Cell takes an LSTM one word further: from the gates (input, forget, output,
// new) and the cells c to c and the output h.
func Cell(gates, c, h []float32) { cellPlain(gates, c, h) }

// Dot is the sum of the products of a and b, which are of one length.
func Dot(a, b []float32) float32 { return dotPlain(a, b) }

// Dots sets dst to the sums of the products of a with the rows of b, which start
// step numbers apart, as Dot would.
func Dots(dst, a, b []float32, step int) { dotsPlain(dst, a, b, step) }

// Rectify sets what is below 0 to 0.
func Rectify(x []float32) { rectifyPlain(x) }

// powers sets x to e to the power of x - top and returns the sum.
func powers(x []float32, top float32) float32 { return powersPlain(x, top) }

// inTiles is for processors that multiply tiles.
func (b *inBytes) inTiles([]float32, int, []float32, int, []uint8, []float32) bool { return false }
