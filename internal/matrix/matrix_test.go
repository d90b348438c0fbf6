package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, n int, scale float32) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = scale * (2*r.Float32() - 1)
	}
	return x
}

func far(a, b []float32) float64 {
	most := 0.0
	for i := range a {
		most = max(most, math.Abs(float64(a[i]-b[i])))
	}
	return most
}

// TestAddMul compares with sums in 64 bits, for every number of rows that the
// kernels treat in another way.
func TestAddMul(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, in := range []int{1, 2, 3, 5, 40, 127, 196} {
		for n := 1; n <= 14; n++ {
			const columns = 70
			flat := random(r, in*columns, 1)
			w := New(in, columns, flat, false)
			dstStep, xStep := w.Width()+5, in+3
			x, dst := random(r, n*xStep, 1), random(r, n*dstStep, 1)
			want, plain := append([]float32{}, dst...), append([]float32{}, dst...)
			for i := range n {
				for c := range columns {
					sum := float64(dst[i*dstStep+c])
					for k := range in {
						sum += float64(x[i*xStep+k]) * float64(flat[k*columns+c])
					}
					want[i*dstStep+c] = float32(sum)
				}
			}
			w.AddMul(dst, dstStep, x, xStep, n)
			for p := 0; p < w.width; p += panel {
				addMulPlain(plain[p:], dstStep, plain[p:], dstStep, x, xStep, w.panels[p*in:][:panel*in], n)
			}
			if a := far(dst, want); a > 3e-5 || !slices.Equal(dst, plain) {
				t.Errorf("%d rows of %d: off by %g, from plain Go by %g", n, in, a, far(dst, plain))
			}
		}
	}
}

// TestAddMulAlone: a row comes out the same alone as among others, so that it may
// be kept for the next text.
func TestAddMulAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const in, columns, n = 131, 64, 14
	w := New(in, columns, random(r, in*columns, 1), false)
	x, dst := random(r, n*in, 1), random(r, n*columns, 1)
	together := append([]float32{}, dst...)
	w.AddMul(together, columns, x, in, n)
	for i := range n {
		w.AddMul(dst[i*columns:], columns, x[i*in:], in, 1)
	}
	if !slices.Equal(dst, together) {
		t.Errorf("rows together differ by %g from rows alone", far(dst, together))
	}
}

func TestAddRows(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for _, n := range []int{1, 8, 40, 96, 100} {
		sum, bytes := random(r, n, 1), make([]byte, 30*n)
		for i := range bytes {
			bytes[i] = byte(r.IntN(256))
		}
		rows, scales := []int32{29, 0, 7, 7, 12}, []float32{0.01, 0.02, 0.001, 0.003, 0.05}
		plain := append([]float32{}, sum...)
		AddRows(sum, bytes, rows, scales)
		AddRows(sum, bytes, nil, nil)
		addRowsPlain(plain, bytes, rows, scales)
		if !slices.Equal(sum, plain) {
			t.Errorf("rows of %d: off from plain Go by %g", n, far(sum, plain))
		}
	}
}

func TestAddSquares(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	numbers := make([]int8, 100*SquaresWidth)
	for i := range numbers {
		numbers[i] = int8(r.IntN(255) - 127)
	}
	var rows []uint32
	for n := range 70 {
		var sums, plain, want [SquaresWidth]int32
		AddSquares(&sums, numbers, rows)
		addSquaresPlain(&plain, numbers, rows)
		for _, at := range rows {
			for i := range want {
				v := int(numbers[int(at)+i])
				want[i] += int32(math.Copysign(float64(v*v), float64(v)))
			}
		}
		if sums != want || plain != want {
			t.Errorf("%d rows: %v, plain %v, want %v", n, sums, plain, want)
		}
		rows = append(rows, SquaresWidth*r.Uint32N(100))
	}
}

func TestTransposed(t *testing.T) {
	a := New(2, 3, []float32{1, 2, 3, 4, 5, 6}, false)
	b := New(2, 3, []float32{1, 4, 2, 5, 3, 6}, true)
	if far(a.panels, b.panels) != 0 {
		t.Error("a matrix and its transposed differ")
	}
}

func TestCell(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, k := range []int{8, 12, 128} {
		gates, c, h := random(r, 4*k, 12), random(r, k, 2), make([]float32, k)
		c2, h2 := append([]float32{}, c...), make([]float32, k)
		want := make([]float32, k)
		for i := range k {
			s := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
			v := s(gates[k+i])*float64(c[i]) + s(gates[i])*math.Tanh(float64(gates[3*k+i]))
			want[i] = float32(s(gates[2*k+i]) * math.Tanh(v))
		}
		Cell(gates, c, h)
		cellPlain(gates, c2, h2)
		if a := far(h, want); a > 6e-5 || !slices.Equal(h, h2) || !slices.Equal(c, c2) {
			t.Errorf("%d cells: off by %g, from plain Go by %g and %g", k, a, far(h, h2), far(c, c2))
		}
	}
}

func TestSoftmax(t *testing.T) {
	x := []float32{1000, 1000, -1000}
	Softmax(x)
	if x[0] != 0.5 || x[1] != 0.5 || x[2] != 0 {
		t.Errorf("got %v", x)
	}
}

// TestSums compares with sums in 64 bits and with plain Go, for lengths that the
// kernels treat in another way.
func TestSums(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, n := range []int{1, 7, 8, 24, 32, 65, 136, 300} {
		a, b := random(r, n, 30), random(r, n, 1)
		dot, top, sum := 0.0, slices.Max(a), 0.0
		for i := range n {
			dot, sum = dot+float64(a[i])*float64(b[i]), sum+math.Exp(float64(a[i])-float64(top))
		}
		if got := Dot(a, b); math.Abs(float64(got)-dot) > 1e-3 || got != dotPlain(a, b) {
			t.Errorf("product of %d: %g, plain %g, want %g", n, got, dotPlain(a, b), dot)
		}
		rows, products, single := random(r, 5*(n+1), 1), make([]float32, 5), make([]float32, 5)
		Dots(products, a, rows, n+1)
		if dotsPlain(single, a, rows, n+1); !slices.Equal(products, single) {
			t.Errorf("products of %d with rows: %v, one by one %v", n, products, single)
		}
		ours, plainly := make([]uint8, n), make([]uint8, n)
		if x, y := toBytes(ours, a), toBytesPlain(plainly, a); x != y || !slices.Equal(ours, plainly) {
			t.Errorf("%d in bytes: %v times %g, plain %v times %g", n, ours, x, plainly, y)
		}
		if got := toBytes(ours, make([]float32, n)); got != 0 {
			t.Errorf("%d zeros have scale %g", n, got)
		}
		shares, fast, plain := slices.Clone(a), slices.Clone(a), slices.Clone(a)
		if x, y := powers(fast, top), powersPlain(plain, top); x != y || !slices.Equal(fast, plain) {
			t.Errorf("powers of %d: off from plain Go by %g, their sum by %g", n, far(fast, plain), x-y)
		}
		bent, bentPlain := slices.Clone(a), slices.Clone(a)
		Rectify(bent)
		rectifyPlain(bentPlain)
		if !slices.Equal(bent, bentPlain) || slices.Min(bent) < 0 || slices.Max(bent) != max(top, 0) {
			t.Errorf("%v rectified: %v, plain %v", a, bent, bentPlain)
		}
		Softmax(shares)
		for i, v := range a {
			if want := math.Exp(float64(v)-float64(top)) / sum; math.Abs(float64(shares[i])-want) > 1e-6 {
				t.Errorf("share %g of %d, want %g", shares[i], n, want)
			}
		}
	}
}

func BenchmarkAddMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 5, 24} {
		b.Run(fmt.Sprint(n, " rows"), func(b *testing.B) {
			const in, columns = 288, 1024
			w := New(in, columns, random(r, in*columns, 1), false)
			x, dst := random(r, n*in, 1), random(r, n*columns, 1)
			for b.Loop() {
				w.AddMul(dst, columns, x, in, n)
			}
			b.ReportMetric(float64(b.N*n*in*columns)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func BenchmarkCell(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	gates, c, h := random(r, 512, 2), random(r, 128, 2), make([]float32, 128)
	for b.Loop() {
		Cell(gates, c, h)
	}
}

// BenchmarkSoftmax has plain Go as its baseline.
func BenchmarkSoftmax(b *testing.B) {
	x := random(rand.New(rand.NewPCG(3, 4)), 32, 10)
	y := make([]float32, len(x))
	for name, f := range map[string]func([]float32, float32) float32{"kernel": powers, "plain": powersPlain} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				copy(y, x)
				f(y, 10)
			}
		})
	}
}

// BenchmarkAddRows has plain Go as its baseline.
func BenchmarkAddRows(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	sum, bytes := make([]float32, 96), make([]byte, 96<<16)
	rows, scales := make([]int32, 24), make([]float32, 24)
	for name, add := range map[string]func([]float32, []byte, []int32, []float32){"kernel": AddRows, "plain": addRowsPlain} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for i := range rows {
					rows[i] = r.Int32N(1 << 16)
				}
				add(sum, bytes, rows, scales)
			}
		})
	}
}

// TestInBytes compares with sums in 64 bits, and the kernel with plain Go.
func TestInBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, in := range []int{1, 2, 3, 40, 90, 127, 288, 448} {
		for n := 1; n <= 60; n += 1 + n/14*9 {
			const columns = 70
			flat := random(r, in*columns, 1)
			w := New(in, columns, flat, false).InBytes()
			dstStep, xStep := w.Width()+5, in+3
			x, dst := random(r, n*xStep, 1), random(r, n*dstStep, 1)
			want := append([]float32{}, dst...)
			for i := range n {
				for c := range columns {
					sum := float64(dst[i*dstStep+c])
					for k := range in {
						sum += float64(x[i*xStep+k]) * float64(flat[k*columns+c])
					}
					want[i*dstStep+c] = float32(sum)
				}
			}
			alone, plain := append([]float32{}, dst...), append([]float32{}, dst...)
			w.AddMul(dst, dstStep, x, xStep, n)
			if a := far(dst, want); a > 0.2 { // of sums of up to 288 products, each up to 1
				t.Errorf("%d rows of %d: off by %g", n, in, a)
			}
			numbers := make([]uint8, (in+3)/4*4)
			for i := range n {
				scale := toBytesPlain(numbers, x[i*xStep:][:in])
				for p := 0; p < w.width; p += panel {
					to := plain[i*dstStep+p:]
					mulBytesPlain(to, 0, to, 0, numbers, w.bytes.fours[p*len(numbers):][:panel*len(numbers)], w.bytes.scales[p:], []float32{scale}, 1)
				}
			}
			if !slices.Equal(dst, plain) {
				t.Errorf("%d rows of %d: off from plain Go by %g", n, in, far(dst, plain))
			}
			for i := range n {
				w.AddMul(alone[i*dstStep:], dstStep, x[i*xStep:], xStep, 1)
			}
			if !slices.Equal(alone, dst) {
				t.Errorf("%d rows of %d: alone off by %g", n, in, far(alone, dst))
			}
		}
	}
}

// TestRows: rows kept in bytes are multiplied to the same bits as those that a
// product puts in bytes itself, and are what went in but for a step of their scale.
func TestRows(t *testing.T) {
	const in, columns, n = 24, 70, 100
	r := rand.New(rand.NewPCG(1, 2))
	w := New(in, columns, random(r, in*columns, 1), false).InBytes()
	l := Linear{Weights: w, Bias: random(r, w.Width(), 1)}
	x := random(r, n*in, 1)
	want, got := make([]float32, n*l.Width()), make([]float32, n*l.Width())
	l.Apply(want, x, in, n)
	var rows, again Rows
	rows.Clear(in)
	for i := range n {
		rows.Add(x[i*in:])
	}
	kept := rows.Clone()
	rows.Clear(in)
	again.Clear(in)
	for i := range n {
		again.AddRow(kept.Row(i))
	}
	l.ApplyRows(got, &again)
	if !slices.Equal(got, want) {
		t.Error("rows in bytes give other products")
	}
	for i, v := range kept.Row(n - 1).Floats() {
		if was := x[(n-1)*in+i]; math.Abs(float64(v-was)) > float64(kept.Row(n-1).Scale) {
			t.Errorf("number %d is %g, was %g", i, v, was)
		}
	}
}

func BenchmarkInBytes(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 5, 24} {
		b.Run(fmt.Sprint(n, " rows"), func(b *testing.B) {
			const in, columns = 288, 1024
			w := New(in, columns, random(r, in*columns, 1), false).InBytes()
			x, dst := random(r, n*in, 1), random(r, n*columns, 1)
			for b.Loop() {
				w.AddMul(dst, columns, x, in, n)
			}
			b.ReportMetric(float64(b.N*n*in*columns)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}
