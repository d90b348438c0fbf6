//go:build !purego

package matrix

import "testing"

// TestNarrow runs the tests of the kernels as on a machine without AVX-512.
func TestNarrow(t *testing.T) {
	if !avx512 {
		t.Skip("this machine has none")
	}
	avx512 = false
	defer func() { avx512 = true }()
	t.Run("AddMul", TestAddMul)
	t.Run("AddMulAlone", TestAddMulAlone)
	t.Run("Cell", TestCell)
}
