package token

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"

	"readout/internal/model"
)

// Marked is a text to learn sentence ends from: the byte offsets where its
// sentences end. Where Ends is nil, the rules are taken to be right.
type Marked struct {
	Text string
	Ends map[int]bool
}

// lesson is one gap between two tokens: its features and whether a sentence
// ends there.
type lesson struct {
	features []uint32
	end      int
}

// Learn trains what decides about sentence ends and returns its model file by
// its path in the data tree. It is deterministic. fsys is the data tree with
// the word lists.
func Learn(fsys fs.FS, texts []Marked, log io.Writer) (map[string]model.File, error) {
	const rounds = 12
	s, err := lists(fsys)
	if err != nil {
		return nil, err
	}
	var all []lesson
	for _, t := range texts {
		all = append(all, s.lessons(t)...)
	}
	learner := model.NewLearner(2)
	for _, x := range all {
		learner.Count(x.features)
	}
	order := rand.New(rand.NewPCG(3, 4))
	scores := make([]float32, 2)
	for round := range rounds {
		wrong := 0
		for _, i := range order.Perm(len(all)) {
			x := all[i]
			learner.Score(x.features, scores)
			learner.Step()
			margin := scores[x.end] - scores[1-x.end]
			if margin < 0 {
				wrong++
			}
			if margin < sureEnough {
				learner.Update(x.features, x.end, 1)
				learner.Update(x.features, 1-x.end, -1)
			}
		}
		fmt.Fprintf(log, "sentence ends round %d: %d of %d wrong\n", round+1, wrong, len(all))
	}
	return map[string]model.File{sentencesFile: {Tables: []*model.Table{learner.Table(2, 0.0002)}}}, nil
}

// sureEnough is the lead below which a right decision is still learnt from.
const sureEnough = 8

// lessons are the gaps of a text where a sentence may end.
func (s *Splitter) lessons(t Marked) []lesson {
	var out []lesson
	for _, span := range paragraphs(t.Text) {
		toks := s.words(t.Text, span.start, span.end)
		if len(toks) < 2 {
			continue
		}
		p := s.paragraph(t.Text, toks)
		for i := range toks[:len(toks)-1] {
			p.read(i)
			rule := s.ends(t.Text, toks, i)
			end := rule
			if t.Ends != nil {
				end = t.Ends[toks[i].End]
			}
			if rule || s.open(&p, i) {
				f := p.features(nil, i, rule, s.kind(t.Text[toks[i].Start:toks[i].End]))
				out = append(out, lesson{f, int(bit(end))})
			}
			if end {
				p.begin(i + 1)
			}
		}
	}
	return out
}
