package syntax

import (
	"fmt"
	"io"
	"sync"

	"readout/internal/model"
)

// Learn trains tagger, lemmatiser and parser and returns the model files by
// their path in the data tree. It is deterministic. The parser learns on tags
// that a tagger gave which had not seen the sentence, for it will never see
// better ones.
func Learn(data []Tree, cl Clusters, log io.Writer) (map[string]model.File, error) {
	const folds, taggerRounds, parserRounds = 4, 5, 10

	t := learnTagger(data, cl, taggerRounds, log)
	var trees []Tree
	for _, d := range data {
		if !d.Tagged && len(d.Words) > 0 {
			trees = append(trees, d)
		}
	}
	labels := labelsOf(trees)
	number := map[string]int{}
	for i, l := range labels {
		number[l] = i
	}
	sents, gold := jackknife(data, trees, t, cl, number, folds, log)
	arcs := learnArcs(sents, gold, labels, parserRounds, log)
	return newParser(t, learnLemmas(data, cl), arcs, labels).files()
}

// without leaves out every tree of fold k. Trees are counted as Learn counts
// them.
func without(data []Tree, k, folds int) []Tree {
	var out []Tree
	n := 0
	for _, d := range data {
		if d.Tagged || len(d.Words) == 0 {
			out = append(out, d)
			continue
		}
		if n%folds != k {
			out = append(out, d)
		}
		n++
	}
	return out
}

func goldOf(t Tree, number map[string]int) goldTree {
	g := goldTree{make([]int, len(t.Words)), make([]int, len(t.Words))}
	for i, w := range t.Words {
		g.head[i], g.label[i] = w.Head, number[w.Rel]
		if w.Head < 0 {
			g.head[i] = len(t.Words)
		}
	}
	project(g.head)
	return g
}

// jackknife tags every tree with a tagger that learnt on the other folds, two
// folds at a time.
func jackknife(data, trees []Tree, t *tagger, cl Clusters, number map[string]int, folds int, log io.Writer) ([]items, []goldTree) {
	sents, gold := make([]items, len(trees)), make([]goldTree, len(trees))
	renumber := map[[2]string]int{}
	for i, p := range t.tags {
		renumber[[2]string{p.upos, p.xpos}] = i
	}
	up := universal(t.tags)
	var wait sync.WaitGroup
	slots := make(chan bool, 2)
	for k := range folds {
		wait.Go(func() {
			slots <- true
			defer func() { <-slots }()
			ft := learnTagger(without(data, k, folds), cl, 4, io.Discard)
			for i := k; i < len(trees); i += folds {
				toks := ft.lookTokens(trees[i].texts())
				ft.tag(toks)
				full := t.lookTokens(trees[i].texts())
				for j := range full {
					p := ft.tags[toks[j].tag]
					full[j].tag = renumber[[2]string{p.upos, p.xpos}]
				}
				sents[i] = newItems(full, up)
				gold[i] = goldOf(trees[i], number)
			}
		})
	}
	wait.Wait()
	fmt.Fprintf(log, "tagged %d trees in %d folds\n", len(trees), folds)
	return sents, gold
}
