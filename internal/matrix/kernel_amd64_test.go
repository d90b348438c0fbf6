//go:build !purego

package matrix

import "testing"

// TestNarrow runs the tests of the kernels as on a machine without AVX-512.
func TestNarrow(t *testing.T) {
	if !avx512 {
		t.Skip("this machine has none")
	}
	defer func(a, b bool) { avx512, vnni = a, b }(avx512, vnni)
	avx512, vnni = false, false
	t.Run("AddMul", TestAddMul)
	t.Run("AddMulAlone", TestAddMulAlone)
	t.Run("InBytes", TestInBytes)
	t.Run("Cell", TestCell)
}
