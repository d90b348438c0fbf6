package matrix

import "math"

// shorts is a matrix in 16-bit numbers, of which a processor multiplies twice as
// many at once. They are as exact as the 16-bit floating point that models are
// stored in, and their sums are the same on every machine.
type shorts struct {
	pairs  []int16   // for each 32 columns: for each two rows, their pairs of numbers
	scales []float32 // of the columns
}

const (
	// lengthOfRow and lengthOfColumn are the lengths, as vectors, that rows that are
	// multiplied and columns have in short numbers. The product of two vectors is no
	// larger than that of their lengths, which fits into 32 bits.
	lengthOfRow    = 32000
	lengthOfColumn = 65000
	// shortRows bounds what is rewritten as short numbers at once.
	shortNumbers = 8192
	shortRows    = 48
)

// short makes short numbers of a panelled matrix.
func short(panels []float32, in, width int) *shorts {
	pairs := (in + 1) / 2
	s := &shorts{pairs: make([]int16, pairs*2*width), scales: make([]float32, width)}
	for c := range width {
		from := panels[c/panel*panel*in+c%panel:]
		squares, most := 0.0, 0.0
		for r := range in {
			v := float64(from[r*panel])
			squares, most = squares+v*v, max(most, v, -v)
		}
		scale := float32(max(math.Sqrt(squares)/lengthOfColumn, most/math.MaxInt16))
		if scale == 0 {
			continue
		}
		s.scales[c] = scale
		to := s.pairs[c/panel*panel*2*pairs+c%panel*2:]
		for r := range in {
			to[r/2*2*panel+r%2] = int16(math.RoundToEven(float64(from[r*panel] / scale)))
		}
	}
	return s
}

// mul is Weights.mul.
func (s *shorts) mul(in int, dst []float32, dstStep int, from []float32, fromStep int, x []float32, xStep, n int) {
	var numbers [shortNumbers]int16
	var xScales [shortRows]float32
	pairs := (in + 1) / 2
	most := min(shortNumbers/(2*pairs), shortRows)
	if most > 6 {
		most = most / 6 * 6
	}
	for first := 0; first < n; first += most {
		rows := min(most, n-first)
		for i := range rows {
			xScales[i] = toShorts(numbers[i*2*pairs:][:in], x[(first+i)*xStep:][:in])
			if in%2 > 0 {
				numbers[i*2*pairs+in] = 0
			}
		}
		for p := 0; p < len(s.scales); p += panel {
			mulShort(dst[first*dstStep+p:], dstStep, from[first*fromStep+p:], fromStep, numbers[:], s.pairs[p*2*pairs:][:2*panel*pairs], s.scales[p:], xScales[:], rows)
		}
	}
}

// toShorts writes numbers as short ones and returns their scale.
func toShorts(dst []int16, x []float32) (scale float32) {
	length := float32(math.Sqrt(float64(squares(x))))
	if length == 0 {
		clear(dst)
		return 0
	}
	shorten(dst, x, lengthOfRow/length)
	return length / lengthOfRow
}

func squaresPlain(x []float32) float32 {
	sum := float32(0)
	for _, v := range x {
		sum += v * v
	}
	return sum
}

func shortenPlain(dst []int16, x []float32, factor float32) {
	for i, v := range x {
		dst[i] = int16(math.RoundToEven(float64(v * factor)))
	}
}

// mulShortPlain is mulShort in plain Go.
func mulShortPlain(dst []float32, dstStep int, from []float32, fromStep int, x, w []int16, scales, xScales []float32, n int) {
	in := len(w) / panel
	for r := range n {
		var sum [panel]int32
		row := x[r*in:][:in]
		for k := 0; k < in; k += 2 {
			a, b := int32(row[k]), int32(row[k+1])
			pair := (*[2 * panel]int16)(w[k*panel:])
			for j := range sum {
				sum[j] += a*int32(pair[2*j]) + b*int32(pair[2*j+1])
			}
		}
		for j, v := range sum {
			dst[r*dstStep+j] = from[r*fromStep+j] + float32(v)*(xScales[r]*scales[j])
		}
	}
}
