//go:build !amd64 || purego

package matrix

// addMul adds n rows of x times one panel to one panel of dst.
func addMul(dst []float32, dstStep int, x []float32, xStep int, w []float32, n int) {
	addMulPlain(dst, dstStep, x, xStep, w, n)
}

// Cell takes an LSTM one word further: from the gates (input, forget, output,
// new) and the cells c to c and the output h.
func Cell(gates, c, h []float32) { cellPlain(gates, c, h) }
