package statement

import (
	"cmp"
	"fmt"
	"io"
	"math/rand"
	"slices"

	"readout/internal/model"
)

// candidate is a word that the linear cue model would not rule out.
type candidate struct {
	doc, sentence, word int
	doubts
	yes bool
}

// judgeTrainer makes what the networks learn from and weighs them.
type judgeTrainer struct {
	learner    *Learner
	rng        *rand.Rand
	log        io.Writer
	perPoint   float32
	least      float32
	candidates []candidate
}

// perGold is how many candidates are looked at twice for each true cue.
const perGold = 3

// gather scores the possible cues of every document with weights that learnt
// from other documents, for the linear model is too sure of those that it
// learnt from, and keeps the best.
func (t *judgeTrainer) gather() {
	const folds = 4
	docs := t.learner.docs
	gold := 0
	for f := range folds {
		var others []lesson
		for i := range docs {
			if i%folds != f {
				others = append(others, docs[i])
			}
		}
		table, unit := trainCues(others, t.rng).Scaled(2, 0.0005)
		for i := f; i < len(docs); i += folds {
			d := &docs[i]
			gold += len(d.gold)
			for s := range d.sents {
				scores := d.cueScores(s, table)
				for j, x := range scores {
					if x > never {
						_, yes := d.cues[[2]int{s, j}]
						t.candidates = append(t.candidates, candidate{i, s, j, d.doubts(s, j, scores, unit), yes})
					}
				}
			}
		}
	}
	slices.SortStableFunc(t.candidates, func(a, b candidate) int { return cmp.Compare(b.own, a.own) })
	t.candidates = t.candidates[:min(len(t.candidates), perGold*gold)]
	t.least = t.candidates[len(t.candidates)-1].own / t.perPoint
	lost := gold
	for _, c := range t.candidates {
		lost -= int(b2u(c.yes))
	}
	fmt.Fprintf(t.log, "statements: %d candidates for %d cues, %d of them not among them\n", len(t.candidates), gold, lost)
}

// weigh returns the numbers of ModelFile that go with the networks: what a point
// of the linear cue score is worth, the least score to look at twice, the
// threshold of the cue network and the weight of the role network.
func (t *judgeTrainer) weigh(learn, held []lesson) []float32 {
	t.gather()
	isHeld := map[int]bool{}
	for _, d := range held {
		isHeld[d.number] = true
	}
	var known, fresh []candidate
	for _, c := range t.candidates {
		if isHeld[c.doc] {
			fresh = append(fresh, c)
		} else {
			known = append(known, c)
		}
	}
	cue := trainCueNet(t.learner.docs, known, t.rng).Net()
	role, roleNet := trainRoles(learn, t.rng, t.log).Table(2, 0.0005), trainRoleNet(learn, t.rng).Net()
	best, weight := -1, float32(0)
	for _, w := range []float32{0, 10, 20, 40, 60, 80, 120, 160, 240} {
		scorer := &roleScorer{table: role, net: roleNet, weight: w}
		right := 0
		for k := range held {
			for _, g := range held[k].gold {
				right += int(b2u(held[k].whole(scorer, g.sentence, g.cue)))
			}
		}
		fmt.Fprintf(t.log, "statement parts, held out: %d right with the network at %.0f\n", right, w)
		if right > best {
			best, weight = right, w
		}
	}
	scorer := &roleScorer{table: role, net: roleNet, weight: weight}
	gold := 0
	for k := range held {
		gold += len(held[k].gold)
	}
	var cues, wholes []outcome
	var look cueLook
	for _, c := range fresh {
		d := &t.learner.docs[c.doc]
		r := d.read(c.sentence, c.word)
		points := look.score(d.article, cue, &r, c.doubts)
		cues = append(cues, outcome{points, c.yes})
		wholes = append(wholes, outcome{points, c.yes && d.whole(scorer, c.sentence, c.word)})
	}
	bestThreshold(cues, gold, "statement cues", t.log)
	return []float32{t.perPoint, t.least, bestThreshold(wholes, gold, "whole statements", t.log), weight}
}

// whole reports whether source and content, as far as they are in the cue's
// sentence, come out right for half.
func (d *lesson) whole(scorer *roleScorer, sentence, cue int) bool {
	want := d.gold[d.cues[[2]int{sentence, cue}]].labels[sentence]
	r := d.read(sentence, cue)
	got := d.decode(&r, scorer)
	for _, part := range []role{roleSource, roleContent} {
		both, all := 0, 0
		for i := range got {
			both += int(b2u(got[i] == part && want[i] == part))
			all += int(b2u(got[i] == part) + b2u(want[i] == part))
		}
		if 4*both < all {
			return false
		}
	}
	return true
}

// shuffled goes over n examples in random order, rounds times, while the rate of
// learning falls.
func shuffled(l *model.NetLearner, n, rounds int, rng *rand.Rand, learn func(i int)) {
	for e := range rounds {
		for k, i := range rng.Perm(n) {
			l.Rate = 1e-3 * (1.05 - (float32(e)+float32(k)/float32(n))/float32(rounds))
			learn(i)
		}
	}
	l.Flush()
}

// trainCueNet teaches the cue network from candidates.
func trainCueNet(docs []lesson, all []candidate, rng *rand.Rand) *model.NetLearner {
	const hidden, rounds = 64, 7
	l := model.NewNetLearner(stateSize(docs), cueViews, hidden, 2, rng)
	var traits []uint32
	shuffled(l, len(all), rounds, rng, func(i int) {
		c := &all[i]
		d := &docs[c.doc]
		r := d.read(c.sentence, c.word)
		words := d.cueWords(&r)
		traits = d.cueTraits(&r, c.doubts, traits[:0])
		l.Learn(d.statesOf(c.sentence, words[:]), traits, int(b2u(c.yes)))
	})
	return l
}

// trainRoleNet teaches the role network the parts of the words of the cues'
// sentences.
func trainRoleNet(docs []lesson, rng *rand.Rand) *model.NetLearner {
	const hidden, rounds = 64, 3
	l := model.NewNetLearner(stateSize(docs), roleViews, hidden, int(roles), rng)
	type at struct{ doc, task int }
	var all []at
	for k := range docs {
		for t := range docs[k].gold {
			all = append(all, at{k, t})
		}
	}
	var traits []uint32
	shuffled(l, len(all), rounds, rng, func(i int) {
		d := &docs[all[i].doc]
		t := &d.gold[all[i].task]
		r := d.read(t.sentence, t.cue)
		ways, commas := d.ways(t.sentence, t.cue), commasFrom(&d.sents[t.sentence], t.cue)
		for w, want := range t.labels[t.sentence] {
			if w == t.cue {
				continue
			}
			traits = d.roleTraits(&r, ways, commas, w, traits[:0])
			l.Learn(d.statesOf(t.sentence, []int{w, t.cue, ways[w].branch}), traits, int(want))
		}
	})
	return l
}

// statesOf returns the states of words of a sentence.
func (d *lesson) statesOf(sentence int, words []int) [][]float32 {
	out := make([][]float32, len(words))
	for i, w := range words {
		if w >= 0 {
			out[i] = d.sents[sentence].Words[w].State
		}
	}
	return out
}

// stateSize is the size of the states of the words.
func stateSize(docs []lesson) int {
	for i := range docs {
		for _, s := range docs[i].sents {
			for _, w := range s.Words {
				return len(w.State)
			}
		}
	}
	return 0
}

// outcome is a decision: its score and whether it turns out right.
type outcome struct {
	points float32
	right  bool
}

// bestThreshold is the score that maximises F1.
func bestThreshold(all []outcome, gold int, what string, log io.Writer) float32 {
	slices.SortStableFunc(all, func(a, b outcome) int { return cmp.Compare(b.points, a.points) })
	best, at, right := 0.0, float32(0), 0
	for n, x := range all {
		right += int(b2u(x.right))
		if f := 2 * float64(right) / float64(n+1+gold); f > best {
			best, at = f, x.points
		}
	}
	fmt.Fprintf(log, "%s, held out: F1 %.2f%% at %.2f (%d gold)\n", what, 100*best, at, gold)
	return at
}
