package model

import (
	"fmt"
	"io/fs"

	"readout/internal/matrix"
)

// Net is a network with one hidden layer that judges a word by what the parser's
// network holds of a few words (the views: the word itself, its head…) and by
// traits, which are hashed features. It is read-only and safe for concurrent use.
type Net struct {
	views, hidden, classes int
	words                  *matrix.Weights // a word's state to its share in the hidden layer, view after view
	traits                 []float32       // a row for each place a trait may fall on
	bias                   []float32       // of the hidden layer
	out                    []float32       // a row for each class: the hidden layer's weights and a bias
}

// traitRows is the number of places that traits are hashed to.
const traitRows = 4096

func traitRow(trait uint32) int { return int(trait * 0x9E3779B1 >> 20) } // 12 bits

// Size is how many numbers the state of a word is.
func (n *Net) Size() int { return n.words.Rows() }

// Is reports whether the net views so many words and scores so many classes.
func (n *Net) Is(views, classes int) bool { return n.views == views && n.classes == classes }

// Views is what a net makes of the words of a sentence.
type Views struct {
	net    *Net
	step   int
	shares []float32
	hidden []float32
}

// View makes the shares of all words of a sentence, given their states one
// after the other, in the memory that v has.
func (n *Net) View(states []float32, words int, v *Views) {
	v.net, v.step = n, n.words.Width()
	v.shares = matrix.Grow(v.shares, words*v.step)
	clear(v.shares)
	n.words.AddMul(v.shares, v.step, states, n.words.Rows(), words)
	v.hidden = matrix.Grow(v.hidden, n.hidden)
}

// Score sets scores to those of the classes, where words are the numbers of the
// words to view, -1 for none.
func (v *Views) Score(words []int, traits []uint32, scores []float32) {
	n, h := v.net, v.hidden
	copy(h, n.bias)
	for i, w := range words {
		if w >= 0 {
			add(h, v.shares[w*v.step+i*n.hidden:])
		}
	}
	for _, t := range traits {
		add(h, n.traits[traitRow(t)*n.hidden:])
	}
	for i, x := range h {
		h[i] = max(x, 0)
	}
	for c := range n.classes {
		row := n.out[c*(n.hidden+1):][:n.hidden+1]
		scores[c] = row[n.hidden] + matrix.Dot(h, row[:n.hidden])
	}
}

func add(dst, x []float32) {
	for i := range dst {
		dst[i] += x[i]
	}
}

// blocks are the net's numbers under a name.
var netBlocks = []string{".words", ".traits", ".bias", ".out"}

// ReadNets reads nets of the given names from a file of blocks.
func ReadNets(fsys fs.FS, file string, names ...string) ([]*Net, error) {
	want := map[string]string{}
	for _, name := range names {
		for _, b := range netBlocks {
			want[name+b] = string(rune(halves))
		}
	}
	bs, err := ReadBlocks(fsys, file, want)
	if err != nil {
		return nil, err
	}
	var out []*Net
	for _, name := range names {
		words, traits, bias, rows := bs[name+".words"], bs[name+".traits"], bs[name+".bias"], bs[name+".out"]
		h := traits.Cols
		if h == 0 || words.Rows == 0 || words.Cols%h != 0 || traits.Rows != traitRows || bias.Rows*bias.Cols != h || rows.Rows == 0 || rows.Cols != h+1 {
			return nil, fmt.Errorf("%s: %w: sizes of the network %q do not fit", file, ErrCorrupt, name)
		}
		out = append(out, &Net{
			views: words.Cols / h, hidden: h, classes: rows.Rows,
			words: matrix.NewFrom(words.Rows, words.Cols, func(i int, out []float32) { words.FloatsAt(i*len(out), out) }, false), traits: traits.Floats(), bias: bias.Floats(), out: rows.Floats(),
		})
	}
	return out, nil
}
