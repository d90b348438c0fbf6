package statement

import (
	"math"
	"math/rand"

	"readout/internal/model"
)

// trainQuotes learns which quotations around go on with the statement.
func trainQuotes(docs []lesson, rng *rand.Rand) *model.Learner {
	l := model.NewLearner(0)
	for range epochs {
		for _, n := range rng.Perm(len(docs)) {
			d := &docs[n]
			for _, t := range d.gold {
				d.learnQuotes(l, t, -1)
				d.learnQuotes(l, t, 1)
			}
		}
	}
	return l
}

// learnQuotes walks away from the cue's sentence as extend does.
func (d *lesson) learnQuotes(l *model.Learner, t task, step int) {
	labels := t.labels[t.sentence]
	var fs []uint32
	for at, k := t.sentence+step, 0; at >= 0 && at < len(d.sents) && k < reach(step); at, k = at+step, k+1 {
		u, ok := d.unit(at, step)
		if !ok {
			return
		}
		in := 0
		for j := u.first; j < u.last; j++ {
			if other := t.labels[at]; other != nil && other[j] == roleContent {
				in++
			}
		}
		yes := 2*in > u.last-u.first
		fs = d.quoteFeatures(t.sentence, t.cue, labels, at, u, step, fs[:0])
		regress(l, fs, yes, 0.1)
		if !yes || !u.whole {
			return
		}
	}
}

// regress makes one step of logistic regression; averaging over steps does
// what a falling rate would.
func regress(l *model.Learner, features []uint32, label bool, rate float64) {
	miss := -1 / (1 + math.Exp(-float64(score(l, features))))
	if label {
		miss++
	}
	if math.Abs(miss) > 0.002 {
		l.Update(features, classYes, float32(rate*miss))
	}
	l.Step()
}
