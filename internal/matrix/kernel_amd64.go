//go:build !purego

package matrix

import "golang.org/x/sys/cpu"

var (
	avx2   = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	avx512 = avx2 && cpu.X86.HasAVX512F
)

// addMul adds n rows of x times one panel to one panel of dst.
func addMul(dst []float32, dstStep int, x []float32, xStep int, w []float32, n int) {
	in := len(w) / panel
	switch {
	case avx512:
		addMul512(&dst[0], &x[0], &w[0], in, n, 4*dstStep, 4*xStep)
	case avx2:
		addMul256(&dst[0], &x[0], &w[0], in, n, 4*dstStep, 4*xStep)
	default:
		addMulPlain(dst, dstStep, x, xStep, w, n)
	}
}

// Cell takes an LSTM one word further: from the gates (input, forget, output,
// new) and the cells c to c and the output h.
func Cell(gates, c, h []float32) {
	if k := len(c); avx2 && k%8 == 0 && k > 0 {
		_, _ = gates[4*k-1], h[k-1]
		cell256(&gates[0], &c[0], &h[0], k)
		return
	}
	cellPlain(gates, c, h)
}

// The kernels: in rows of the panel w, n rows of dst and x with the given
// distances in bytes.

//go:noescape
func addMul256(dst, x, w *float32, in, n, dstStep, xStep int)

//go:noescape
func addMul512(dst, x, w *float32, in, n, dstStep, xStep int)

//go:noescape
func cell256(gates, c, h *float32, k int)
