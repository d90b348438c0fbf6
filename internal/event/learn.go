package event

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"readout/internal/model"
	"readout/internal/rule"
	"readout/internal/syntax"
)

// Lesson is one decision to learn from.
type Lesson struct {
	Sentence *syntax.Sentence
	Ends
	Type string // a PLOVER type; "" for no event
}

// lesson is a decision as features.
type lesson struct {
	features, loose []uint32 // loose: without the trigger's own lemma
	class           int
	weight          float32
}

// Learn trains the classifier on lessons and on the phrases of the rules, and
// returns its model file by its path in the data tree. Every tenth lesson is
// held back, to calibrate probabilities on. It is deterministic.
func (c *Coder) Learn(fsys fs.FS, lessons []Lesson, log io.Writer) (map[string]model.File, error) {
	known := c.knownWords()
	like, err := loadLikeness(fsys, known)
	if err != nil {
		return nil, err
	}
	set := map[string]bool{noEvent: true}
	for _, r := range c.rules.Rules {
		if r.Code.Plover != "" {
			set[r.Code.Plover] = true
		}
	}
	classes := slices.Sorted(maps.Keys(set))
	var train, held []lesson
	for i, x := range lessons {
		l := c.lesson(x, classes, like)
		if i%10 == 9 {
			held = append(held, l)
		} else {
			train = append(train, l)
		}
	}
	train = append(train, c.phraseLessons(classes, like)...)
	balance(train, len(classes))
	learner := fit(train, len(classes), log)
	table := learner.Table(2, 0.002)
	scale := calibrate(table, held, len(classes))
	fmt.Fprintf(log, "event: %d lessons, %d held back, scale %.4f\n", len(train), len(held), scale)
	return map[string]model.File{ClassifierFile: {
		Lists: [][]string{classes, {strconv.FormatFloat(scale, 'g', 6, 64)}, known}, Tables: []*model.Table{table},
	}}, nil
}

func (c *Coder) lesson(x Lesson, classes []string, like likeness) lesson {
	if x.Type == "" {
		x.Type = noEvent
	}
	f := features(x.Sentence, x.Ends, like)
	return lesson{features: f, loose: loosened(f, x.Sentence.Words[x.Trigger].Lemma), class: slices.Index(classes, x.Type), weight: 1}
}

// loosened returns features without their first, the trigger's lemma, which is then
// what the trigger is like, as others like it will have it.
func loosened(features []uint32, lemma string) []uint32 {
	out := featureList(slices.Clone(features[1:]))
	out.add(onLike, lemma)
	return out
}

// knownWords returns the words of the phrases of the event rules, without
// prepositions.
func (c *Coder) knownWords() []string {
	set := map[string]bool{}
	for _, r := range c.rules.Rules {
		if r.Code.Plover == "" {
			continue
		}
		for _, p := range append(slices.Clone(r.Verb), r.Noun...) {
			for _, w := range p {
				if !slices.Contains(phrasePrepositions, w) {
					set[w] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// prepositions of phrases that are no objects.
var phrasePrepositions = []string{"to", "with", "on", "for", "at", "against", "into", "of", "from", "in", "over", "about", "behind", "up", "out", "off", "down", "back", "away", "upon", "between", "toward", "towards"}

// phraseLessons makes a lesson of each verbal phrase of each rule: the verb and
// the words that stand with it.
func (c *Coder) phraseLessons(classes []string, like likeness) []lesson {
	var out []lesson
	for _, r := range c.rules.Rules {
		if r.Code.Plover == "" || r.Modality != "" || r.Polarity != "" {
			continue
		}
		for _, p := range append(slices.Clone(r.Verb), r.Noun...) {
			var l featureList
			verb := p[0]
			if slices.ContainsFunc(r.Noun, func(n rule.Phrase) bool { return slices.Equal(n, p) }) {
				verb = p[len(p)-1]
			}
			word(&l, verb, like)
			for _, w := range p {
				switch {
				case w == verb:
				case slices.Contains(phrasePrepositions, w):
					l.add(onPreposition, verb, w)
				default:
					l.add(onDependent, "obj", w)
					l.cluster(onDependentFine, like, w)
					l.alike(onDependentLike, like, w)
					l.add(onPair, verb, w)
				}
			}
			out = append(out, lesson{features: l, loose: loosened(l, verb), class: slices.Index(classes, r.Code.Plover), weight: 1})
		}
	}
	return out
}

// balance lets rare types weigh more, so that the many visits and accusations
// of the news do not swallow them.
func balance(list []lesson, classes int) {
	count := make([]int, classes)
	for _, l := range list {
		count[l.class]++
	}
	for i := range list {
		w := math.Sqrt(float64(len(list)) / float64(classes*count[list[i].class]))
		list[i].weight = float32(min(w, 3))
	}
}

// fit runs stochastic gradient descent on the logistic loss. Every third time a
// lesson is seen without its trigger's lemma, so that clusters, likes and company
// learn to stand for verbs never seen.
func fit(list []lesson, classes int, log io.Writer) *model.Learner {
	const rounds, rate = 8, 0.15
	learner := model.NewLearner(2)
	for _, l := range list {
		learner.Count(l.features)
	}
	order := rand.New(rand.NewPCG(11, 12))
	scores := make([]float32, classes)
	for round := range rounds {
		loss := 0.0
		for _, i := range order.Perm(len(list)) {
			l := &list[i]
			f := l.features
			if order.IntN(3) == 0 {
				f = l.loose
			}
			learner.Score(f, scores)
			softmax(scores)
			learner.Step()
			loss -= math.Log(max(float64(scores[l.class]), 1e-9))
			for k, p := range scores {
				delta := -p
				if k == l.class {
					delta++
				}
				if delta > 0.01 || delta < -0.01 {
					learner.Update(f, k, rate*l.weight*delta/float32(1+round))
				}
			}
		}
		fmt.Fprintf(log, "event round %d: loss %.3f\n", round+1, loss/float64(len(list)))
	}
	return learner
}

func softmax(scores []float32) {
	top, sum := slices.Max(scores), 0.0
	for i, x := range scores {
		e := math.Exp(float64(x - top))
		scores[i] = float32(e)
		sum += e
	}
	for i := range scores {
		scores[i] = float32(float64(scores[i]) / sum)
	}
}

// calibrate returns what scores are to be multiplied with for the held-back
// decisions to be as likely as the probabilities say.
func calibrate(t *model.Table, held []lesson, classes int) float64 {
	best, least := 1.0, math.Inf(1)
	scores, p := make([]float32, classes), make([]float32, classes)
	for exp := -12.0; exp <= 6; exp += 0.25 {
		scale, loss := math.Pow(2, exp), 0.0
		for _, l := range held {
			t.Score(l.features, scores)
			for i, x := range scores {
				p[i] = x * float32(scale)
			}
			softmax(p)
			loss -= math.Log(max(float64(p[l.class]), 1e-9))
		}
		if loss < least {
			best, least = scale, loss
		}
	}
	return best
}
