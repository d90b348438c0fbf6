//go:build !purego

package matrix

import "testing"

// TestNarrow runs the tests of the kernels as on machines with less.
func TestNarrow(t *testing.T) {
	defer func(a, b, c bool) { avx512, vnni, tiles = a, b, c }(avx512, vnni, tiles)
	for _, without := range []struct {
		name string
		what []*bool
	}{
		{"without AMX", []*bool{&tiles}},
		{"without AVX-512", []*bool{&vnni, &avx512}},
	} {
		had := false
		for _, has := range without.what {
			had, *has = had || *has, false
		}
		t.Run(without.name, func(t *testing.T) {
			if !had {
				t.Skip("nor has this machine")
			}
			t.Run("AddMul", TestAddMul)
			t.Run("AddMulAlone", TestAddMulAlone)
			t.Run("InBytes", TestInBytes)
			t.Run("Rows", TestRows)
			t.Run("Cell", TestCell)
		})
	}
}
