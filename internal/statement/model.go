package statement

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"readout/internal/model"
)

// ModelFile is the place of the trained weights in the data tree: a
// model.File with one list, the cue threshold, and three tables.
const ModelFile = "model/statement.bin"

// Model decides which words are cues, which part each word of a sentence
// plays, and which quotations in other sentences go on with the same speaker.
type Model struct {
	threshold        float32 // least score of a cue
	cue, role, quote model.Scorer
}

// classYes is the one class of the yes-or-no tables: its score is compared
// with a threshold.
const classYes = 0

// loadModel reads the model from the data tree; without one the patterns
// alone decide and the result is nil.
func loadModel(fsys fs.FS) (*Model, error) {
	f, err := model.Read(fsys, ModelFile, 1, 3)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("statement: %w", err)
	}
	if len(f.Lists[0]) != 1 {
		return nil, fmt.Errorf("statement: %s: %w: no threshold", ModelFile, model.ErrCorrupt)
	}
	t, err := strconv.ParseFloat(f.Lists[0][0], 32)
	if err != nil {
		return nil, fmt.Errorf("statement: %s: %w: threshold: %w", ModelFile, model.ErrCorrupt, err)
	}
	return &Model{threshold: float32(t), cue: f.Tables[0], role: f.Tables[1], quote: f.Tables[2]}, nil
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
