package statement

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"readout/internal/model"
	"readout/internal/syntax"
)

// Where the trained weights are in the data tree: ModelFile is a model.File with
// three tables and a list of numbers, the first of which is the threshold of the
// linear cue scores; NetFile holds a network, for which there are two more
// numbers.
const (
	ModelFile = "model/statement.bin"
	NetFile   = "model/statement-net.bin"
)

// Model decides which words are cues, which part each word of a sentence
// plays, and which quotations in other sentences go on with the same speaker.
type Model struct {
	threshold        float32 // least score of a cue
	cue, role, quote model.Scorer
	judge            *judge // nil for none
}

// judge takes a second look at what the linear model takes for cues, with what
// the parser's network holds of the words.
type judge struct {
	cue       *model.Net
	perPoint  float32 // a point of the linear cue score, in log odds
	threshold float32 // least score of a cue, in log odds
}

// classYes is the one class of the yes-or-no tables: its score is compared
// with a threshold.
const classYes = 0

// loadModel reads the models from the data tree; without any the patterns
// alone decide and the result is nil.
func loadModel(fsys fs.FS) (*Model, error) {
	f, err := model.Read(fsys, ModelFile, 1, 3)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("statement: %w", err)
	}
	var numbers []float32
	for _, s := range f.Lists[0] {
		x, err := strconv.ParseFloat(s, 32)
		if err != nil {
			return nil, fmt.Errorf("statement: %s: %w: %w", ModelFile, model.ErrCorrupt, err)
		}
		numbers = append(numbers, float32(x))
	}
	m := &Model{cue: f.Tables[0], role: f.Tables[1], quote: f.Tables[2]}
	switch len(numbers) {
	case 1:
		m.threshold = numbers[0]
		return m, nil
	case 3:
		m.threshold = numbers[0]
		nets, err := model.ReadNets(fsys, NetFile, cueNet)
		if err != nil {
			return nil, fmt.Errorf("statement: %w", err)
		}
		if !nets[0].Is(cueViews, 2) {
			return nil, fmt.Errorf("statement: %s: %w: not the network for cues", NetFile, model.ErrCorrupt)
		}
		m.judge = &judge{cue: nets[0], perPoint: numbers[1], threshold: numbers[2]}
		return m, nil
	}
	return nil, fmt.Errorf("statement: %s: %w: %d numbers, want 1 or 3", ModelFile, model.ErrCorrupt, len(numbers))
}

// knows reports whether the judge can look at a sentence: whether the parser's
// network has read its words.
func (j *judge) knows(s *syntax.Sentence) bool {
	if j == nil {
		return false
	}
	for i := range s.Words {
		if len(s.Words[i].State) != j.cue.Size() {
			return false
		}
	}
	return true
}

// score is the score of a yes-or-no table. Quote and cue tables have one
// class, but a scorer may use up to four.
func score(s model.Scorer, features []uint32) float32 {
	var out [1]float32
	s.Score(features, out[:])
	return out[classYes]
}

// mix folds the parts of a feature into one hash; the first says which
// template it comes from.
func mix(parts ...uint32) uint32 {
	h := uint64(0x9E3779B97F4A7C15)
	for _, p := range parts {
		h = (h ^ uint64(p)) * 0xBF58476D1CE4E5B9
		h ^= h >> 29
	}
	return uint32(h >> 32)
}
