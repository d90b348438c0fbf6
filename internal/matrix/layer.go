package matrix

import "slices"

// Linear is a matrix with a bias.
type Linear struct {
	Weights *Weights
	Bias    []float32 // as wide as the weights
}

// In is the number of numbers that go in.
func (l Linear) In() int { return l.Weights.Rows() }

// Width is the number of numbers that come out, filled up to whole panels.
func (l Linear) Width() int { return l.Weights.Width() }

// Apply sets n rows of dst, as wide as the weights, to the products of the
// rows of x, which start step numbers apart.
func (l Linear) Apply(dst, x []float32, step, n int) {
	l.Weights.mul(dst, l.Width(), l.Bias, 0, x, step, n)
}

// ApplyRows is Apply for rows in 8 bits and weights in bytes.
func (l Linear) ApplyRows(dst []float32, x *Rows) {
	width, n := l.Width(), len(x.scales)
	for first := 0; first < n; first += rowsAtOnce {
		last := min(n, first+rowsAtOnce)
		l.Weights.bytes.mulBytes(dst[first*width:last*width], width, l.Bias, 0, x.bytes[first*x.long:last*x.long], x.scales[first:last])
	}
}

// Layer is an LSTM in both directions.
type Layer struct {
	Input             Linear // the gates' share of the input, forward and backward
	Forward, Backward *Weights
}

// Hidden is the number of cells in each direction.
func (l Layer) Hidden() int { return l.Forward.Rows() }

// Batch is how the words of some sentences, the longest first, lie in the rows
// of a matrix: the first words of all, then the second words of those that have
// one, and so on. So an LSTM takes all sentences a word further with one product
// of matrices. It keeps the memory that layers work in.
type Batch struct {
	start        []int // the row of the first sentence's word, by the word's number
	count        []int // how many sentences have such a word
	gates, cells []float32
}

const (
	// wordsOfGroup bounds the words that a network reads at once, so that what it
	// knows of them stays in the processor's near memory …
	wordsOfGroup = 320
	// … but some sentences are read side by side, however long: one alone would
	// have all weights fetched for each of its words.
	fewest = 6
)

// Groups sorts sentences by falling length, as Pack wants them, and groups those
// that a network reads at once.
func Groups[S any](sentences []S, length func(S) int) [][]S {
	rest := slices.Clone(sentences)
	slices.SortStableFunc(rest, func(a, b S) int { return length(b) - length(a) })
	var out [][]S
	for len(rest) > 0 {
		n, words := 1, length(rest[0])
		for n < len(rest) && (n < fewest || words+length(rest[n]) <= wordsOfGroup) {
			words += length(rest[n])
			n++
		}
		out = append(out, rest[:n])
		rest = rest[n:]
	}
	return out
}

// Pack lays out sentences of the given lengths, which fall; none is empty.
func (b *Batch) Pack(lengths []int) {
	b.start, b.count = b.start[:0], b.count[:0]
	row, n := 0, len(lengths)
	for t := range lengths[0] {
		for lengths[n-1] <= t {
			n--
		}
		b.start, b.count = append(b.start, row), append(b.count, n)
		row += n
	}
}

// Counts are how many sentences have a word of each number.
func (b *Batch) Counts() []int { return b.count }

// Row is where a word of a sentence lies.
func (b *Batch) Row(sentence, word int) int { return b.start[word] + sentence }

// Rows is the number of words.
func (b *Batch) Rows() int {
	last := len(b.start) - 1
	return b.start[last] + b.count[last]
}

// Gates is the memory for what the input gives to the gates of a layer: a row
// for each word.
func (b *Batch) Gates(l Layer) []float32 {
	b.gates = Grow(b.gates, b.Rows()*l.Input.Width())
	return b.gates
}

// Run reads the rows of x, laid out as b tells, from the first words to the last
// and from the last to the first, into the rows of out: what was read forward,
// then backward. Rows of x start xStep numbers apart, rows of out step.
func (l Layer) Run(x []float32, xStep int, out []float32, step int, b *Batch) {
	l.Input.Apply(b.Gates(l), x, xStep, b.Rows())
	l.RunGates(out, step, b)
}

// RunGates is Run where b.Gates has been filled.
func (l Layer) RunGates(out []float32, step int, b *Batch) {
	h := l.Hidden()
	width := l.Input.Width()
	b.cells = Grow(b.cells, b.count[0]*h)
	clear(b.cells)
	last := len(b.count) - 1
	for t, n := range b.count {
		row := b.start[t]
		if t > 0 {
			l.Forward.AddMul(b.gates[row*width:], width, out[b.start[t-1]*step:], step, n)
		}
		for i := range n {
			Cell(b.gates[(row+i)*width:][:4*h], b.cells[i*h:][:h], out[(row+i)*step:][:h])
		}
	}
	clear(b.cells)
	for t := last; t >= 0; t-- {
		row := b.start[t]
		if t < last {
			l.Backward.AddMul(b.gates[row*width+4*h:], width, out[b.start[t+1]*step+h:], step, b.count[t+1])
		}
		for i := range b.count[t] {
			Cell(b.gates[(row+i)*width+4*h:][:4*h], b.cells[i*h:][:h], out[(row+i)*step+h:][:h])
		}
	}
}
