package statement

import (
	"fmt"
	"io"
	"math"
	"math/rand"
	"readout/internal/model"
)

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

func trainCues(docs []lesson) *model.Learner {
	rng := rand.New(rand.NewSource(1))
	l := model.NewLearner(2)
	var fs []uint32
	for k := range docs {
		d := &docs[k]
		for i := range d.sents {
			for j := range d.sents[i].Words {
				if cueCandidate(&d.sents[i].Words[j]) {
					fs = d.cueFeatures(i, j, fs[:0])
					l.Count(fs)
				}
			}
		}
	}
	for range epochs {
		for _, k := range rng.Perm(len(docs)) {
			d := &docs[k]
			for i := range d.sents {
				for j := range d.sents[i].Words {
					if !cueCandidate(&d.sents[i].Words[j]) {
						continue
					}
					_, yes := d.cues[[2]int{i, j}]
					fs = d.cueFeatures(i, j, fs[:0])
					regress(l, fs, yes, 0.1)
				}
			}
		}
	}
	return l
}

// trainRoles is the averaged structured perceptron.
func trainRoles(docs []lesson, rng *rand.Rand, log io.Writer) *model.Learner {
	l := model.NewLearner(4)
	scorer := &roleScorer{table: l}
	for k := range docs {
		d := &docs[k]
		for _, t := range d.gold {
			r := d.read(t.sentence, t.cue)
			d.countRoles(l, scorer, &r, t.labels[t.sentence])
		}
	}
	for e := range epochs {
		wrong, words := 0, 0
		for _, n := range rng.Perm(len(docs)) {
			d := &docs[n]
			for _, t := range d.gold {
				r := d.read(t.sentence, t.cue)
				want := t.labels[t.sentence]
				got := d.decode(&r, scorer)
				words += len(got)
				wrong += d.correct(l, scorer, &r, got, want)
				l.Step()
			}
		}
		fmt.Fprintf(log, "statement parts, round %d: %.2f%% of words wrong while learning\n", e+1, 100*float64(wrong)/float64(max(words, 1)))
	}
	return l
}

// countRoles shows the learner the features of the wanted parts, so that it
// can tell the rare ones. Moves between parts are few: all are let through.
func (a *article) countRoles(l *model.Learner, scorer *roleScorer, r *reading, want []role) {
	scorer.features = a.roleFeatures(r, scorer.features)
	var moved []uint32
	for i := range want {
		l.Count(scorer.features[i])
		scorer.trans = a.transition(r, i, scorer.trans[:0])
		for p := range roles + 1 {
			moved = after(p, scorer.trans, moved[:0])
			l.Count(moved)
		}
	}
}

// correct moves the weights from the parts found towards those wanted and
// returns how many words were wrong.
func (a *article) correct(l *model.Learner, scorer *roleScorer, r *reading, got, want []role) int {
	wrong := 0
	var moved []uint32
	for i := range got {
		pg, pw := roles, roles
		if i > 0 {
			pg, pw = got[i-1], want[i-1]
		}
		if got[i] != want[i] {
			wrong++
			l.Update(scorer.features[i], int(want[i]), 1)
			l.Update(scorer.features[i], int(got[i]), -1)
		}
		if got[i] != want[i] || pg != pw {
			scorer.trans = a.transition(r, i, scorer.trans[:0])
			moved = after(pw, scorer.trans, moved[:0])
			l.Update(moved, int(want[i]), 1)
			moved = after(pg, scorer.trans, moved[:0])
			l.Update(moved, int(got[i]), -1)
		}
	}
	return wrong
}

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

// linearThreshold is the score that maximises F1 of cue heads on documents not
// learnt from.
func linearThreshold(held []lesson, cue model.Scorer, log io.Writer) float32 {
	var all []outcome
	gold := 0
	for k := range held {
		d := &held[k]
		gold += len(d.gold)
		for i := range d.sents {
			for j, x := range d.cueScores(i, cue) {
				_, yes := d.cues[[2]int{i, j}]
				all = append(all, outcome{points: x, right: yes})
			}
		}
	}
	return bestThreshold(all, gold, "statement cues, linear", log)
}
