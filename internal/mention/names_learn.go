package mention

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"

	"readout/internal/model"
	"readout/internal/syntax"
)

// NamedSentence is a tagged sentence to learn names from.
type NamedSentence struct {
	Words []syntax.Word
	Spans []NameSpan
}

// LearnNames trains the namer and returns its model file by its path in the
// data tree. It is deterministic. fsys is the data tree with word clusters and
// knowledge tables.
func LearnNames(fsys fs.FS, data []NamedSentence, log io.Writer) (map[string]model.File, error) {
	const rounds = 6
	n, err := newNamer(fsys)
	if err != nil {
		return nil, err
	}
	learner := model.NewLearner(3)
	n.weights = learner
	seqs, gold := make([][][]uint32, len(data)), make([][]int, len(data))
	for i, d := range data {
		seqs[i] = n.features(d.Words)
		gold[i] = labelsOf(d)
		for _, f := range seqs[i] {
			learner.Count(f)
		}
		for p := range nameLabels {
			learner.Count(transition(p))
		}
	}
	order := rand.New(rand.NewPCG(5, 6))
	for round := range rounds {
		wrong := 0
		for _, i := range order.Perm(len(data)) {
			got := n.label(seqs[i])
			learner.Step()
			prevGot, prevWant := 0, 0
			for k, want := range gold[i] {
				if got[k] != want {
					wrong++
					learner.Update(seqs[i][k], want, 1)
					learner.Update(seqs[i][k], got[k], -1)
				}
				if got[k] != want || prevGot != prevWant {
					learner.Update(transition(prevWant), want, 1)
					learner.Update(transition(prevGot), got[k], -1)
				}
				prevGot, prevWant = got[k], want
			}
		}
		fmt.Fprintf(log, "names round %d: %d words wrong\n", round+1, wrong)
	}
	return map[string]model.File{nameFile: {Tables: []*model.Table{learner.Table(5, 0.0002)}}}, nil
}

func labelsOf(d NamedSentence) []int {
	out := make([]int, len(d.Words))
	for _, s := range d.Spans {
		for t, name := range nameTypes {
			if name != s.Type {
				continue
			}
			for i := s.First; i < s.Last; i++ {
				out[i] = 2 + 2*t
			}
			out[s.First] = 1 + 2*t
		}
	}
	return out
}
