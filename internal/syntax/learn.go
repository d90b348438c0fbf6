package syntax

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"readout/internal/model"
)

// Tree is a sentence to learn from. Words carry text, lemma, tags, head and
// relation; a word whose XPOS is empty teaches the tagger nothing, one whose
// UPOS is empty only its Penn tag. Heads are word indexes, -1 for the root;
// Tagged marks sentences without a tree.
type Tree struct {
	Words  []Word
	Tagged bool
}

func (t Tree) texts() []string {
	out := make([]string, len(t.Words))
	for i, w := range t.Words {
		out[i] = w.Text
	}
	return out
}

// learnTagger trains on trees for some rounds.
func learnTagger(data []Tree, cl Clusters, rounds int, log io.Writer) *tagger {
	t := &tagger{clusters: cl, tags: pairsOf(data), lexicon: lexiconOf(data)}
	class := map[tagPair]int{}
	byPenn := map[string][]int{}
	for i, p := range t.tags {
		class[p] = i
		byPenn[p.xpos] = append(byPenn[p.xpos], i)
	}
	learner := model.NewLearner(4)
	t.weights = learner
	toks := make([][]look, len(data))
	for i, d := range data {
		toks[i] = t.lookTokens(d.texts())
	}
	order := rand.New(rand.NewPCG(1, 2))
	scores := make([]float32, len(t.tags))
	var f []uint32
	for i, s := range toks {
		for j, w := range data[i].Words {
			s[j].tag = class[tagPair{w.UPOS, w.XPOS}]
		}
		for j := range s {
			f = tagFeatures(s, j, f[:0])
			learner.Count(f)
		}
	}
	for round := range rounds {
		right, all := 0, 0
		for _, n := range order.Perm(len(data)) {
			d, s := data[n], toks[n]
			for i := range s {
				f = tagFeatures(s, i, f[:0])
				learner.Score(f, scores)
				got := best(scores)
				s[i].tag = got
				w := d.Words[i]
				want := got
				if w.UPOS != "" {
					if c, ok := class[tagPair{w.UPOS, w.XPOS}]; ok {
						want = c
					}
				} else if w.XPOS != "" && t.tags[got].xpos != w.XPOS {
					want = bestOf(scores, byPenn[w.XPOS], got)
				}
				learner.Step()
				all++
				if want == got {
					right++
					continue
				}
				learner.Update(f, want, 1)
				learner.Update(f, got, -1)
			}
		}
		fmt.Fprintf(log, "tagger round %d: %.2f%%\n", round+1, 100*float64(right)/float64(max(all, 1)))
	}
	t.weights = learner.Table(3, 0.0001)
	return t
}

func bestOf(scores []float32, among []int, otherwise int) int {
	if len(among) == 0 {
		return otherwise
	}
	b := among[0]
	for _, c := range among {
		if scores[c] > scores[b] {
			b = c
		}
	}
	return b
}

// pairsOf lists the joint tags seen often enough to be no slip of the pen.
func pairsOf(data []Tree) []tagPair {
	counts := map[string]int{}
	for _, t := range data {
		for _, w := range t.Words {
			if w.UPOS != "" && w.XPOS != "" {
				counts[w.UPOS+" "+w.XPOS]++
			}
		}
	}
	var out []tagPair
	for _, k := range sortedKeys(counts) {
		if counts[k] >= 4 {
			var p tagPair
			fmt.Sscan(k, &p.upos, &p.xpos)
			out = append(out, p)
		}
	}
	return out[:min(len(out), 255)]
}

// lexiconOf lists for each word seen often the Penn tags it had, the most
// frequent first, leaving out tags it had once in a while.
func lexiconOf(data []Tree) map[string]string {
	const often, share = 10, 0.08
	counts := map[string]map[string]int{}
	for _, t := range data {
		if capitals(t.texts()) {
			continue
		}
		for _, w := range t.Words {
			if w.XPOS == "" {
				continue
			}
			k := normal(lowerOf(w.Text))
			if counts[k] == nil {
				counts[k] = map[string]int{}
			}
			counts[k][w.XPOS]++
		}
	}
	out := map[string]string{}
	for k, tags := range counts {
		sum := 0
		for _, n := range tags {
			sum += n
		}
		if sum < often {
			continue
		}
		names := sortedKeys(tags)
		slices.SortStableFunc(names, func(a, b string) int { return tags[b] - tags[a] })
		line := ""
		for _, x := range names {
			if float64(tags[x]) >= share*float64(sum) {
				line += " " + x
			}
		}
		out[k] = line[1:]
	}
	return out
}


