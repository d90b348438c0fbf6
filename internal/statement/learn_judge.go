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

// leastDoubt is the least linear score, in log odds, of a cue that is worth a
// second look: one cue in twelve is below it, and nine of ten other words.
const leastDoubt = -4

// candidates scores the possible cues of every document with weights that learnt
// from other documents, for the linear model is too sure of those that it
// learnt from.
func (l *Learner) candidates(log io.Writer) []candidate {
	const folds = 5
	var out []candidate
	gold, kept := 0, 0
	for f := range folds {
		var others []lesson
		for i := range l.docs {
			if i%folds != f {
				others = append(others, l.docs[i])
			}
		}
		table, unit := trainCues(others).Scaled(2, 0.0005)
		for i := f; i < len(l.docs); i += folds {
			d := &l.docs[i]
			gold += len(d.gold)
			for s := range d.sents {
				scores := d.cueScores(s, table)
				for j, x := range scores {
					if x*unit >= leastDoubt {
						_, yes := d.cues[[2]int{s, j}]
						kept += int(b2u(yes))
						out = append(out, candidate{i, s, j, d.doubts(s, j, scores, unit), yes})
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(a.doc, b.doc) })
	fmt.Fprintf(log, "statements: %d candidates, %d of %d cues among them\n", len(out), kept, gold)
	return out
}

// trainJudge makes the network and its threshold: the network learns from nine
// documents of ten, the threshold is set on the others.
func trainJudge(docs []lesson, all []candidate, log io.Writer) (*model.NetLearner, float32) {
	var learn, held []candidate
	gold := 0
	for _, c := range all {
		if c.doc%10 == 9 {
			held = append(held, c)
		} else {
			learn = append(learn, c)
		}
	}
	for i := 9; i < len(docs); i += 10 {
		gold += len(docs[i].gold)
	}
	l := trainCueNet(docs, learn)
	net := l.Net()
	var look cueLook
	var judged []outcome
	for _, c := range held {
		d := &docs[c.doc]
		r := d.read(c.sentence, c.word)
		judged = append(judged, outcome{look.score(d.article, net, &r, c.doubts), c.yes})
	}
	return l, bestThreshold(judged, gold, "statement cues, judged", log)
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
func trainCueNet(docs []lesson, all []candidate) *model.NetLearner {
	const hidden, rounds = 48, 6
	rng := rand.New(rand.NewSource(1))
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
