package statement

import (
	"errors"
	"fmt"
	"io/fs"

	"readout/internal/model"
)

// ModelFile is where the linear model is in the data tree: a model.File with one
// table, which tells of a quotation in another sentence whether it goes on with
// the same speaker.
const ModelFile = "model/statement.bin"

// classYes is the one class of a yes-or-no table.
const classYes = 0

// loadModels reads the models from the data tree; without any the patterns alone
// decide and the results are nil.
func loadModels(fsys fs.FS) (*network, model.Scorer, error) {
	f, err := model.Read(fsys, ModelFile, 0, 1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("statement: %w", err)
	}
	n, err := loadNetwork(fsys)
	if err != nil {
		return nil, nil, fmt.Errorf("statement: %w", err)
	}
	return n, f.Tables[0], nil
}

// score is the score of a yes-or-no table.
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
