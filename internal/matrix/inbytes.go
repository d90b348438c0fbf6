package matrix

import (
	"math"
	"slices"
)

// inBytes is a matrix in 8-bit numbers, of which a processor multiplies four times
// as many at once. Their sums are the same on every machine, and a network reads as
// well with them (readout eval).
type inBytes struct {
	fours   []int8    // for each 32 columns: for each four rows, their fours of numbers
	scales  []float32 // of the columns
	offsets []int32   // what is too much of each column where every number of x is 128 more
}

const (
	// most is the largest number, of both signs.
	most = math.MaxInt8
	// zero is what stands for 0 in x: there are numbers without a sign.
	zero = 128

	// MostRows is how many rows a matrix in bytes may have.
	MostRows = 8192

	// At most so many rows, in so many bytes, are rewritten at once. A short text's
	// steps of an LSTM need but few.
	rowsAtOnce  = 64
	bytesAtOnce = 32 * 288
	few         = bytesAtOnce / 4
)

// bytesOf makes 8-bit numbers of a panelled matrix.
func bytesOf(panels []float32, in, width int) *inBytes {
	long := (in + 3) / 4 * 4
	b := &inBytes{fours: make([]int8, long*width), scales: make([]float32, width), offsets: make([]int32, width)}
	for c := range width {
		from := panels[c/panel*panel*in+c%panel:]
		top := float32(0)
		for r := range in {
			v := from[r*panel]
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		b.scales[c] = top / most
		to := b.fours[c/panel*panel*long+c%panel*4:]
		for r := range in {
			v := int8(math.RoundToEven(float64(from[r*panel] / b.scales[c])))
			to[r/4*4*panel+r%4] = v
			b.offsets[c] -= zero * int32(v)
		}
	}
	return b
}

// mul is Weights.mul.
func (b *inBytes) mul(in int, dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep, n int) {
	if n <= rowsAtOnce && n*(in+3) <= few {
		var numbers [few]uint8
		b.mulIn(numbers[:], in, dst, dstStep, from, fromStep, x, xStep, n)
		return
	}
	var numbers [bytesAtOnce]uint8
	b.mulIn(numbers[:], in, dst, dstStep, from, fromStep, x, xStep, n)
}

// mulIn is mul with memory for rows in bytes.
func (b *inBytes) mulIn(numbers []uint8, in int, dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep, n int) {
	var xScales [rowsAtOnce]float32
	long := (in + 3) / 4 * 4
	many := min(len(numbers)/long, rowsAtOnce)
	if many > 16 { // what kernels take at once
		many = many / 16 * 16
	}
	for first := 0; first < n; first += many {
		rows := min(many, n-first)
		for i := range rows {
			xScales[i] = toBytes(numbers[i*long:][:in], x[(first+i)*xStep:][:in])
		}
		b.mulBytes(dst[first*dstStep:], dstStep, from[first*fromStep:], fromStep, numbers[:rows*long], xScales[:rows])
	}
}

// mulBytes is mul for rows that are in bytes already, each of whole fours.
func (b *inBytes) mulBytes(dst []float32, dstStep int, from []float32, fromStep int, numbers []uint8, xScales []float32) {
	if b.inTiles(dst, dstStep, from, fromStep, numbers, xScales) {
		return
	}
	long := len(numbers) / len(xScales)
	for p := 0; p < len(b.scales); p += panel {
		mulBytes(dst[p:], dstStep, from[p:], fromStep, numbers, b.fours[p*long:][:panel*long], b.offsets[p:], b.scales[p:], xScales, len(xScales))
	}
}

// Row is a row of numbers in 8 bits, as matrices in bytes take it: each is what its
// byte is more than 128, times the scale.
type Row struct {
	Bytes []uint8
	Scale float32
}

// Floats are its numbers.
func (r Row) Floats() []float32 {
	x := make([]float32, len(r.Bytes))
	for i, b := range r.Bytes {
		x[i] = float32(int(b)-zero) * r.Scale
	}
	return x
}

// Rows are rows of one length, a multiple of 4, in 8 bits.
type Rows struct {
	bytes  []uint8
	scales []float32
	long   int
}

// Clear makes it no rows, of the given length, in the memory it has.
func (b *Rows) Clear(long int) { b.bytes, b.scales, b.long = b.bytes[:0], b.scales[:0], long }

// Add adds a row of numbers.
func (b *Rows) Add(x []float32) {
	from := len(b.bytes)
	b.bytes = slices.Grow(b.bytes, b.long)[:from+b.long]
	b.scales = append(b.scales, toBytes(b.bytes[from:], x[:b.long]))
}

// AddRow adds a row.
func (b *Rows) AddRow(r Row) {
	b.bytes, b.scales = append(b.bytes, r.Bytes[:b.long]...), append(b.scales, r.Scale)
}

// Clone copies the rows into memory of their own.
func (b *Rows) Clone() Rows { return Rows{slices.Clone(b.bytes), slices.Clone(b.scales), b.long} }

// Row is row number i, in the memory of b.
func (b *Rows) Row(i int) Row {
	return Row{b.bytes[i*b.long : (i+1)*b.long : (i+1)*b.long], b.scales[i]}
}

// toBytesPlain is toBytes in plain Go.
func toBytesPlain(dst []uint8, x []float32) (scale float32) {
	top := float32(0)
	for _, v := range x {
		top = max(top, v, -v)
	}
	if top == 0 {
		return 0
	}
	factor := most / top
	for i, v := range x {
		dst[i] = uint8(zero + int(math.RoundToEven(float64(v*factor))))
	}
	return top / most
}

// mulBytesPlain is mulBytes in plain Go.
func mulBytesPlain(dst []float32, dstStep int, from []float32, fromStep int, x []uint8, w []int8, scales, xScales []float32, n int) {
	in := len(w) / panel
	for r := range n {
		var sum [panel]int32
		row := x[r*in:][:in]
		for k := 0; k < in; k += 4 {
			four := (*[4 * panel]int8)(w[k*panel:])
			a, b, c, d := int32(row[k])-zero, int32(row[k+1])-zero, int32(row[k+2])-zero, int32(row[k+3])-zero
			for j := range sum {
				sum[j] += a*int32(four[4*j]) + b*int32(four[4*j+1]) + c*int32(four[4*j+2]) + d*int32(four[4*j+3])
			}
		}
		for j, v := range sum {
			dst[r*dstStep+j] = from[r*fromStep+j] + float32(float32(v)*float32(xScales[r]*scales[j]))
		}
	}
}
