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
	// Partial says that the source marks persons, bodies and places only:
	// whatever else may be a name of another type.
	Partial bool
}

// LearnNames trains the namer on documents and returns its model file by its
// path in the data tree. It is deterministic. fsys is the data tree with word clusters and
// knowledge tables.
func LearnNames(fsys fs.FS, docs [][]NamedSentence, log io.Writer) (map[string]model.File, error) {
	const rounds = 12
	n, err := newNamer(fsys)
	if err != nil {
		return nil, err
	}
	learner := model.NewLearner(3)
	n.weights = learner
	var lessons []lesson
	for _, doc := range docs {
		style := styleOf(len(doc), func(i int) []syntax.Word { return doc[i].Words })
		for _, d := range doc {
			features, _ := n.features(d.Words, style, nil, nil)
			l := lesson{features, labelsOf(d), openOf(d)}
			lessons = append(lessons, l)
			for _, f := range l.features {
				learner.Count(f)
			}
			for p := range nameLabels {
				learner.Count(transition(p))
			}
		}
	}
	n.learnAll(learner, lessons, rounds, log)
	return map[string]model.File{nameFile: {Tables: []*model.Table{learner.Table(5, 0.0002)}}}, nil
}

// learnAll goes through the lessons so many times, each time in another order.
func (n *Namer) learnAll(learner *model.Learner, lessons []lesson, rounds int, log io.Writer) {
	order := rand.New(rand.NewPCG(5, 6))
	for round := range rounds {
		wrong := 0
		for _, i := range order.Perm(len(lessons)) {
			wrong += n.learn(learner, &lessons[i])
		}
		fmt.Fprintf(log, "round %d: %d words wrong\n", round+1, wrong)
	}
}

// LearnPhrases trains the Phraser on documents marked with phrases and returns
// its model file by its path in the data tree. It is deterministic. n finds the
// names; fsys is the data tree.
func LearnPhrases(fsys fs.FS, n *Namer, docs [][]NamedSentence, log io.Writer) (map[string]model.File, error) {
	const rounds = 12
	p, err := newPhraser(fsys, n)
	if err != nil {
		return nil, err
	}
	learner := model.NewLearner(2)
	p.tags.weights = learner
	var lessons []lesson
	for _, doc := range docs {
		sents := make([]syntax.Sentence, len(doc))
		for i, d := range doc {
			sents[i] = syntax.NewSentence(i, 0, 0, 0, d.Words)
		}
		for i, features := range p.features("", sents) {
			lessons = append(lessons, lesson{features: features, labels: labelsOf(doc[i])})
			for _, f := range features {
				learner.Count(f)
			}
			for x := range nameLabels {
				learner.Count(transition(x))
			}
		}
	}
	p.tags.learnAll(learner, lessons, rounds, log)
	return map[string]model.File{phraseFile: {Tables: []*model.Table{learner.Table(2, 0.0002)}}}, nil
}

// lesson is a sentence as the learner sees it.
type lesson struct {
	features [][]uint32
	labels   []int
	open     []labelSet // what a word may be where its label is not settled; nil when all are
}

// learn makes one step of the perceptron and returns how many words were wrong.
// Where the source leaves labels open, the best sequence it allows is the right
// one.
func (n *Namer) learn(learner *model.Learner, l *lesson) int {
	trans := n.transitions()
	got, labels := n.label(trans, l.features, nil), l.labels
	if l.open != nil {
		labels = n.label(trans, l.features, l.open)
	}
	learner.Step()
	wrong, prevGot, prevWant := 0, 0, 0
	for k, want := range labels {
		if got[k] != want {
			wrong++
			learner.Update(l.features[k], want, 1)
			learner.Update(l.features[k], got[k], -1)
		}
		if got[k] != want || prevGot != prevWant {
			learner.Update(transition(prevWant), want, 1)
			learner.Update(transition(prevGot), got[k], -1)
		}
		prevGot, prevWant = got[k], want
	}
	return wrong
}

// openOf returns the labels that the source of a sentence allows, or nil where
// it settles all.
func openOf(d NamedSentence) []labelSet {
	if !d.Partial {
		return nil
	}
	var other labelSet = 1
	for t, name := range nameTypes {
		if name != "PER" && name != "ORG" && name != "LOC" {
			other |= 1<<(1+2*t) | 1<<(2+2*t)
		}
	}
	out := make([]labelSet, len(d.Words))
	for i, l := range labelsOf(d) {
		out[i] = 1 << l
		if l == 0 {
			out[i] = other
		}
	}
	return out
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
