package model

import (
	"math"
	"math/rand"

	"readout/internal/matrix"
)

// NetLearner learns the weights of a Net by steps over small batches (Adam).
// Parts of the input and of the hidden layer are left out at random, so that
// the net does not come to lean on any one.
type NetLearner struct {
	size, views, hidden, classes int
	words, traits, bias, out     adam
	rng                          *rand.Rand
	pre, act, slope, scores      []float32
	step, inBatch                int
	Rate                         float32
}

const (
	netBatch   = 32
	netDropped = 0.3
	netShrink  = 1e-4 // how fast weights shrink where nothing holds them
)

// adam is a table of weights with what Adam keeps of their slopes.
type adam struct {
	cols         int
	w, slope     []float32
	mean, square []float32
	touched      []int // rows with slopes
	isTouched    []bool
	shrinks      bool
}

func newAdam(rows, cols int, scale float64, shrinks bool, rng *rand.Rand) adam {
	a := adam{cols: cols, shrinks: shrinks, isTouched: make([]bool, rows)}
	n := rows * cols
	a.w, a.slope, a.mean, a.square = make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	for i := range a.w {
		a.w[i] = float32((2*rng.Float64() - 1) * scale)
	}
	return a
}

func (a *adam) row(r int) []float32 { return a.w[r*a.cols : (r+1)*a.cols] }

// push adds x times the slope of the rows' outcome to the slopes of row r.
func (a *adam) push(r int, x float32, slope []float32) {
	if !a.isTouched[r] {
		a.isTouched[r] = true
		a.touched = append(a.touched, r)
	}
	row := a.slope[r*a.cols : (r+1)*a.cols]
	for i, s := range slope {
		row[i] += x * s
	}
}

func (a *adam) apply(rate float32, step int) {
	c1 := float32(1 / (1 - math.Pow(0.9, float64(step))))
	c2 := 1 / (1 - math.Pow(0.999, float64(step)))
	for _, r := range a.touched {
		for i := r * a.cols; i < (r+1)*a.cols; i++ {
			g := a.slope[i] / netBatch
			a.slope[i] = 0
			a.mean[i] = 0.9*a.mean[i] + 0.1*g
			a.square[i] = 0.999*a.square[i] + 0.001*g*g
			if a.shrinks {
				a.w[i] -= rate * netShrink * a.w[i]
			}
			a.w[i] -= rate * a.mean[i] * c1 / (float32(math.Sqrt(float64(a.square[i])*c2)) + 1e-8)
		}
		a.isTouched[r] = false
	}
	a.touched = a.touched[:0]
}

// NewNetLearner makes a net that knows nothing, for states of a given size.
func NewNetLearner(size, views, hidden, classes int, rng *rand.Rand) *NetLearner {
	return &NetLearner{
		size: size, views: views, hidden: hidden, classes: classes, rng: rng, Rate: 1e-3,
		words: newAdam(size*views, hidden, 1/math.Sqrt(float64(size*views)), true, rng), traits: newAdam(traitRows, hidden, 0.03, true, rng),
		bias: newAdam(1, hidden, 0, false, rng), out: newAdam(classes, hidden+1, 1/math.Sqrt(float64(hidden)), true, rng),
		pre: make([]float32, hidden), act: make([]float32, hidden+1), slope: make([]float32, hidden), scores: make([]float32, classes),
	}
}

// Learn takes one more example: the states of the words to view (nil for none),
// the traits and the class.
func (l *NetLearner) Learn(words [][]float32, traits []uint32, class int) {
	const keep = 1 / (1 - netDropped)
	copy(l.pre, l.bias.w)
	var on [][2]int // view and number of the state
	for v, state := range words {
		for k, x := range state {
			if x != 0 && l.rng.Float32() >= netDropped {
				on = append(on, [2]int{v, k})
				axpy(l.pre, x*keep, l.words.row(v*l.size+k))
			}
		}
	}
	var kept []int
	for _, t := range traits {
		if l.rng.Float32() >= netDropped {
			r := traitRow(t)
			kept = append(kept, r)
			axpy(l.pre, keep, l.traits.row(r))
		}
	}
	for i, x := range l.pre {
		l.act[i] = 0
		if x > 0 && l.rng.Float32() >= netDropped {
			l.act[i] = x * keep
		}
	}
	l.act[l.hidden] = 1
	for c := range l.scores {
		l.scores[c] = matrix.Dot(l.act, l.out.row(c))
	}
	matrix.Softmax(l.scores)
	clear(l.slope)
	for c, p := range l.scores {
		if c == class {
			p--
		}
		axpy(l.slope, p*keep, l.out.row(c)[:l.hidden])
		l.out.push(c, p, l.act)
	}
	for i, a := range l.act[:l.hidden] {
		if a == 0 {
			l.slope[i] = 0
		}
	}
	for _, vk := range on {
		l.words.push(vk[0]*l.size+vk[1], words[vk[0]][vk[1]]*keep, l.slope)
	}
	for _, r := range kept {
		l.traits.push(r, keep, l.slope)
	}
	l.bias.push(0, 1, l.slope)
	if l.inBatch++; l.inBatch == netBatch {
		l.Flush()
	}
}

// Flush ends a batch before it is full.
func (l *NetLearner) Flush() {
	l.inBatch = 0
	l.step++
	for _, a := range []*adam{&l.words, &l.traits, &l.bias, &l.out} {
		a.apply(l.Rate, l.step)
	}
}

func axpy(dst []float32, a float32, x []float32) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += a * x[i]
	}
}

// Blocks puts the net's numbers under a name.
func (l *NetLearner) Blocks(name string, into Blocks) {
	// Rows of states by view become columns: all views of a state side by side.
	wide := make([]float32, len(l.words.w))
	for v := range l.views {
		for k := range l.size {
			copy(wide[(k*l.views+v)*l.hidden:], l.words.row(v*l.size+k))
		}
	}
	into[name+".words"] = Halves(l.size, l.views*l.hidden, wide)
	into[name+".traits"] = Halves(traitRows, l.hidden, l.traits.w)
	into[name+".bias"] = Halves(1, l.hidden, l.bias.w)
	into[name+".out"] = Halves(l.classes, l.hidden+1, l.out.w)
}

// Net returns what has been learnt, rounded as the file keeps it.
func (l *NetLearner) Net() *Net {
	b := Blocks{}
	l.Blocks("", b)
	return &Net{
		views: l.views, hidden: l.hidden, classes: l.classes,
		words: matrix.New(l.size, l.views*l.hidden, b[".words"].Floats(), false), traits: b[".traits"].Floats(), bias: b[".bias"].Floats(), out: b[".out"].Floats(),
	}
}
