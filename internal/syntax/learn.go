package syntax

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

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

// learnTagger trains on trees for some rounds. Like the parser it also learns
// from decisions that were right by a small margin only.
func learnTagger(data []Tree, cl Clusters, rounds int, log io.Writer) *tagger {
	const margin = 3
	t := &tagger{clusters: cl, tags: pairsOf(data), lexicon: lexiconOf(data)}
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
			s[j].tag, _ = t.target(scores, w)
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
				want, rival := t.target(scores, d.Words[i])
				if want < 0 || rival < 0 {
					continue
				}
				learner.Step()
				all++
				if got == want {
					right++
				}
				if scores[want] <= scores[rival]+margin {
					learner.Update(f, want, 1)
					learner.Update(f, rival, -1)
				}
			}
		}
		fmt.Fprintf(log, "tagger round %d: %.2f%%\n", round+1, 100*float64(right)/float64(max(all, 1)))
	}
	t.weights = learner.Table(3, 0.009)
	return t
}

// target returns the best of the classes that agree with what is known of a
// word's tags and the best of the others; -1 where nothing is known, or only a
// pair of tags too rare to be a class.
func (t *tagger) target(scores []float32, w Word) (want, rival int) {
	want, rival = -1, -1
	for c, p := range t.tags {
		if p.xpos == w.XPOS && (w.UPOS == "" && !p.rare || p.upos == w.UPOS) {
			if want < 0 || scores[c] > scores[want] {
				want = c
			}
		} else if rival < 0 || scores[c] > scores[rival] {
			rival = c
		}
	}
	return want, rival
}

// pairsOf lists the joint tags seen often enough to be no slip of the pen.
func pairsOf(data []Tree) []tagPair {
	counts, penn := map[string]int{}, map[string]int{}
	for _, t := range data {
		for _, w := range t.Words {
			if w.UPOS != "" && w.XPOS != "" {
				counts[w.UPOS+" "+w.XPOS]++
				penn[w.XPOS]++
			}
		}
	}
	var out []tagPair
	for _, k := range sortedKeys(counts) {
		if counts[k] >= 4 {
			var p tagPair
			p.upos, p.xpos, _ = strings.Cut(k, " ")
			p.rare = counts[k]*20 < penn[p.xpos]
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
