package syntax

import (
	"fmt"
	"io/fs"

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
	first    matrix.Layer
	tag      matrix.Linear
	told     matrix.Linear // what the second layer is told of the tags
	second   matrix.Layer
	parts    matrix.Linear // words as dependents and as heads, for arcs and for labels
	root     []float32     // the root as a head, for arcs and for labels
	arc      matrix.Linear
	label    matrix.Linear // for each label: what to multiply a head with, and the dependent's own score
	heads    matrix.Linear // the scores of labels by the head alone
	tags     int
	labels   int
	arcSize  int
	labSize  int
	hidden   int
	inputs   int
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
	w := model.Weights{File: parserFile, Blocks: b}
	if n.features.Rows != n.index.Rows+1 || n.hidden%8 != 0 {
		return nil, fmt.Errorf("%s: %w: %d rows for %d features, %d cells", parserFile, model.ErrCorrupt, n.features.Rows, n.index.Rows, n.hidden)
	}
	n.first = w.Layer("first", n.inputs, n.hidden)
	n.tag = w.Linear("tag", 2*n.hidden, tags)
	n.told = w.Linear("told", tags, told)
	n.second = w.Layer("second", 2*n.hidden+told, n.hidden)
	n.parts = w.Linear("parts", 2*n.hidden, 2*n.arcSize+2*n.labSize)
	n.root = w.Floats("root", 1, n.arcSize+n.labSize)
	n.arc = w.Linear("arc", n.arcSize, n.arcSize)
	n.label = w.Linear("label", n.labSize, labels*(n.labSize+1))
	n.heads = w.Linear("label_head", n.labSize, labels)
	return n, w.Err
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
	rows := map[string]int{"features.weight": l.index.Rows + 1, "told.weight": len(w["told.weight"]) / len(l.tags), "label_head.weight": len(l.labels)}
	model.PackWeights(w, weightBlocks, rows, b)
	return map[string]model.Blocks{parserFile: b, vectorsFile: l.vectors.Blocks()}, nil
}
