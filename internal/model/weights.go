package model

import (
	"fmt"
	"math"
	"strings"

	"readout/internal/matrix"
)

// Weights reads the matrices of a network from its file's blocks and checks
// every size, so that reading a text need not. After an error all it gives is
// zeros; Err tells the first.
type Weights struct {
	File   string // for messages
	Blocks Blocks
	Err    error
}

// Block is a block of the given size; empty where it is of another.
func (w *Weights) Block(name string, rows, cols int) Block {
	x := w.Blocks[name]
	if w.Err == nil && (x.Rows != rows || x.Cols != cols || rows*cols == 0) {
		w.Err = fmt.Errorf("%s: %w: block %q is %d by %d, want %d by %d", w.File, ErrCorrupt, name, x.Rows, x.Cols, rows, cols)
	}
	if w.Err != nil {
		return Block{}
	}
	return x
}

// Floats are the numbers of a block.
func (w *Weights) Floats(name string, rows, cols int) []float32 {
	out := make([]float32, rows*cols)
	w.Block(name, rows, cols).floatsFrom(0, out)
	return out
}

// Linear is the matrix NAME.weight with the bias NAME.bias where there is one.
func (w *Weights) Linear(name string, in, out int) matrix.Linear {
	if in > matrix.MostRows && w.Err == nil {
		w.Err = fmt.Errorf("%s: %w: block %q takes %d numbers, more than %d", w.File, ErrCorrupt, name, in, matrix.MostRows)
	}
	x := w.Block(name+".weight", out, in)
	l := matrix.Linear{Weights: matrix.NewFrom(in, out, func(i int, to []float32) { x.floatsFrom(i*in, to) }, true).InBytes()}
	l.Bias = make([]float32, l.Width())
	if _, ok := w.Blocks[name+".bias"]; ok {
		copy(l.Bias, w.Floats(name+".bias", 1, out))
	}
	return l
}

// Layer is the LSTM NAME.input, NAME.again, of h cells in each direction.
func (w *Weights) Layer(name string, in, h int) matrix.Layer {
	x := w.Block(name+".again", 2*h, 4*h)
	again := func(from int) *matrix.Weights {
		return matrix.NewFrom(h, 4*h, func(i int, to []float32) { x.floatsFrom((from+i)*4*h, to) }, false).InBytes()
	}
	return matrix.Layer{Input: w.Linear(name+".input", in, 8*h), Forward: again(0), Backward: again(h)}
}

// floatsFrom is FloatsAt that leaves out as it is where the block is empty.
func (b Block) floatsFrom(first int, out []float32) {
	if b.Rows > 0 {
		b.FloatsAt(first, out)
	}
}

// PackWeights stores the weights of a network as its script in training/ wrote
// them: kinds are the letters of the blocks' kinds, "h" or "q", rows the
// numbers of rows that biases and the shape of an LSTM do not tell.
func PackWeights(weights map[string][]float32, kinds map[string]string, rows map[string]int, into Blocks) {
	for name, x := range weights {
		r, ok := rows[name]
		matrixName := strings.TrimSuffix(name, ".weight")
		switch bias, biased := weights[matrixName+".bias"]; {
		case ok:
		case strings.HasSuffix(name, ".again"):
			r = 2 * squareOfEight(len(x))
		case biased && matrixName != name:
			r = len(bias)
		default:
			r = 1
		}
		if kinds[name] == string(rune(small)) {
			into[name] = Small(r, len(x)/r, x)
		} else {
			into[name] = Halves(r, len(x)/r, x)
		}
	}
}

// squareOfEight returns h where n is 2 · h · 4h: the cells of an LSTM whose
// weights from one word to the next, in both directions, are n numbers.
func squareOfEight(n int) int { return int(math.Round(math.Sqrt(float64(n) / 8))) }
