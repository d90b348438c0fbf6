package syntax

import (
	"fmt"
	"io/fs"
	"math"
	"strings"

	"readout/internal/matrix"
	"readout/internal/model"
)

// network is the neural network of tagger and parser: word features to a
// first LSTM in both directions, from which the tags are read; its output and
// the tags to a second one, from which two biaffine scorers read heads and
// labels (Dozat and Manning 2017). training/parser.py trains it.
type network struct {
	vectors  Vectors
	index    model.Block // the keys of the features
	features model.Block
	seen     embeddings
	first    layer
	tag      linear
	told     linear // what the second layer is told of the tags
	second   layer
	parts    linear    // words as dependents and as heads, for arcs and for labels
	root     []float32 // the root as a head, for arcs and for labels
	arc      linear
	label    linear // for each label: what to multiply a head with, and the dependent's own score
	heads    linear // the scores of labels by the head alone
	tags     int
	labels   int
	arcSize  int
	labSize  int
	hidden   int
	inputs   int
}

// layer is an LSTM in both directions.
type layer struct {
	input             linear // the gates' share of the input, forward and backward
	forward, backward *matrix.Weights
}

// linear is a matrix with a bias.
type linear struct {
	weights *matrix.Weights
	bias    []float32 // as wide as the weights
}

// apply sets n rows of dst, as wide as the weights, to the products of the
// rows of x, which start step numbers apart.
func (l linear) apply(dst, x []float32, step, n int) {
	w := l.weights.Width()
	for i := range n {
		copy(dst[i*w:], l.bias)
	}
	l.weights.AddMul(dst, w, x, step, n)
}

// Where the models are in the data tree.
const (
	vectorsFile = "model/vectors.bin"
	parserFile  = "model/parser.bin"
	lemmaFile   = "model/lemma.bin"
)

// weightBlocks are the network's weights as training/parser.py names them,
// with the letters of their kind.
var weightBlocks = map[string]string{
	"features.weight": "q", "first.input.weight": "h", "first.input.bias": "h", "first.again": "h",
	"second.input.weight": "h", "second.input.bias": "h", "second.again": "h",
	"tag.weight": "h", "tag.bias": "h", "told.weight": "h", "parts.weight": "h", "parts.bias": "h", "root": "h",
	"arc.weight": "h", "arc.bias": "h", "label.weight": "h", "label.bias": "h", "label_head.weight": "h",
}

func loadVectors(fsys fs.FS) (Vectors, error) {
	b, err := model.ReadBlocks(fsys, vectorsFile, map[string]string{"words": "k", "vectors": "q"})
	if err != nil {
		return Vectors{}, err
	}
	v := Vectors{words: b["words"], rows: b["vectors"]}
	if v.rows.Rows != v.words.Rows+1 || v.rows.Cols == 0 {
		return v, fmt.Errorf("%s: %w: %d vectors of %d words", vectorsFile, model.ErrCorrupt, v.rows.Rows-1, v.words.Rows)
	}
	return v, nil
}

// newNetwork builds the network from the blocks of the model file. Every size
// is checked, so that reading a sentence need not.
func newNetwork(b model.Blocks, v Vectors, tags, labels int) (*network, error) {
	n := &network{vectors: v, index: b["index"], features: b["features.weight"], tags: tags, labels: labels}
	n.inputs = v.rows.Cols + n.features.Cols
	n.hidden = b["first.again"].Cols / 4
	n.arcSize = b["arc.weight"].Cols
	n.labSize = b["label.weight"].Cols
	told := b["told.weight"].Rows
	var err error
	// block is empty where sizes do not fit, and read then gives zeros.
	block := func(name string, rows, cols int) (x model.Block) {
		x = b[name]
		if err == nil && (x.Rows != rows || x.Cols != cols || rows*cols == 0) {
			err = fmt.Errorf("%s: %w: block %q is %d by %d, want %d by %d", parserFile, model.ErrCorrupt, name, x.Rows, x.Cols, rows, cols)
		}
		if err != nil {
			return model.Block{}
		}
		return x
	}
	read := func(x model.Block, first int, out []float32) {
		if x.Rows > 0 {
			x.FloatsAt(first, out)
		}
	}
	get := func(name string, rows, cols int) []float32 {
		out := make([]float32, rows*cols)
		read(block(name, rows, cols), 0, out)
		return out
	}
	dense := func(name string, in, out int) linear {
		x := block(name+".weight", out, in)
		l := linear{weights: matrix.NewFrom(in, out, func(i int, to []float32) { read(x, i*in, to) }, true)}
		l.bias = make([]float32, l.weights.Width())
		if _, ok := b[name+".bias"]; ok {
			copy(l.bias, get(name+".bias", 1, out))
		}
		return l
	}
	lstm := func(name string, in int) layer {
		h := n.hidden
		x := block(name+".again", 2*h, 4*h)
		again := func(from int) *matrix.Weights {
			return matrix.NewFrom(h, 4*h, func(i int, to []float32) { read(x, (from+i)*4*h, to) }, false)
		}
		return layer{dense(name+".input", in, 8*h), again(0), again(h)}
	}
	if n.features.Rows != n.index.Rows+1 || n.hidden%8 != 0 {
		return nil, fmt.Errorf("%s: %w: %d rows for %d features, %d cells", parserFile, model.ErrCorrupt, n.features.Rows, n.index.Rows, n.hidden)
	}
	n.first = lstm("first", n.inputs)
	n.tag = dense("tag", 2*n.hidden, tags)
	n.told = dense("told", tags, told)
	n.second = lstm("second", 2*n.hidden+told)
	n.parts = dense("parts", 2*n.hidden, 2*n.arcSize+2*n.labSize)
	n.root = get("root", 1, n.arcSize+n.labSize)
	n.arc = dense("arc", n.arcSize, n.arcSize)
	n.label = dense("label", n.labSize, labels*(n.labSize+1))
	n.heads = dense("label_head", n.labSize, labels)
	return n, err
}

// Pack reads the weights that training/parser.py wrote beside the lessons and
// returns the model files by their path in the data tree.
func (l *Lessons) Pack(read func(name string) ([]float32, error)) (map[string]model.Blocks, error) {
	w := map[string][]float32{}
	for name := range weightBlocks {
		x, err := read(name)
		if err != nil {
			return nil, err
		}
		w[name] = x
	}
	b := l.blocks()
	rows := map[string]int{"features.weight": l.index.Rows + 1}
	for _, layer := range []string{"first.again", "second.again"} {
		rows[layer] = 2 * squareOfEight(len(w[layer]))
	}
	for name, kind := range weightBlocks {
		r, ok := rows[name]
		switch bias, biased := w[trimWeight(name)+".bias"]; {
		case ok:
		case name == "told.weight":
			r = len(w[name]) / len(l.tags)
		case name == "label_head.weight":
			r = len(l.labels)
		case biased && trimWeight(name) != name:
			r = len(bias)
		default:
			r = 1
		}
		if kind == "q" {
			b[name] = model.Small(r, len(w[name])/r, w[name])
		} else {
			b[name] = model.Halves(r, len(w[name])/r, w[name])
		}
	}
	return map[string]model.Blocks{parserFile: b, vectorsFile: l.vectors.Blocks()}, nil
}

// trimWeight returns what the weights and the bias of a matrix have in common.
func trimWeight(name string) string { return strings.TrimSuffix(name, ".weight") }

// squareOfEight returns h where n is 2 · h · 4h: the cells of an LSTM whose
// weights from one word to the next, in both directions, are n numbers.
func squareOfEight(n int) int { return int(math.Round(math.Sqrt(float64(n) / 8))) }
