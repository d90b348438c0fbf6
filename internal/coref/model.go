package coref

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"readout/internal/syntax"
)

// Model judges whether two mentions tell of one event.
type Model struct {
	words   map[string]float64 // the share of a word's uses that tell of an event
	count   map[string]float64 // how often it was seen
	pairs   map[string]float64 // log odds of two lemmas that were seen to tell of one event
	trees   []Tree
	vectors syntax.Vectors
}

// Tree is a regression tree; its nodes stand in the order in which they are
// reached, each leaf with a value.
type Tree []Node

// Node is a leaf when Feature is -1.
type Node struct {
	Feature     int
	Below       float64 // go Left when the feature is at most this
	Left, Right int
	Value       float64
}

// Value finds the leaf of a comparison.
func (t Tree) Value(x []float64) float64 {
	i := 0
	for t[i].Feature >= 0 {
		if x[t[i].Feature] <= t[i].Below {
			i = t[i].Left
		} else {
			i = t[i].Right
		}
	}
	return t[i].Value
}

// ModelFile is where the model stands in the data tree: lines of words
// ("word lemma events uses"), of pairs of lemmas ("pair a b log-odds") and of
// nodes of trees ("tree number feature below left right value").
const ModelFile = "model/coref.tsv"

// NewModel returns a model without trees, for learning.
func NewModel(words, uses, pairs map[string]float64, v syntax.Vectors) *Model {
	return &Model{words: words, count: uses, pairs: pairs, vectors: v}
}

// With returns the model with trees.
func (m *Model) With(trees []Tree) *Model {
	out := *m
	out.trees = trees
	return &out
}

// Load reads the model and the word vectors.
func Load(fsys fs.FS) (*Model, error) {
	v, err := syntax.LoadVectors(fsys)
	if err != nil {
		return nil, fmt.Errorf("event coreference: %w", err)
	}
	b, err := fs.ReadFile(fsys, ModelFile)
	if err != nil {
		return nil, fmt.Errorf("event coreference: %w", err)
	}
	m := NewModel(map[string]float64{}, map[string]float64{}, map[string]float64{}, v)
	n := 0
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		n++
		if err := m.line(strings.Split(s.Text(), "\t")); err != nil {
			return nil, fmt.Errorf("event coreference: %s:%d: %w; make it again with readout train --only coref", ModelFile, n, err)
		}
	}
	for _, t := range m.trees {
		for i, node := range t {
			if node.Feature >= 0 && (node.Feature >= len(Names) || node.Left <= i || node.Right <= i || node.Left >= len(t) || node.Right >= len(t)) {
				return nil, fmt.Errorf("event coreference: %s: a tree leads nowhere; make it again with readout train --only coref", ModelFile)
			}
		}
	}
	if len(m.trees) == 0 {
		return nil, fmt.Errorf("event coreference: %s: no trees; make it again with readout train --only coref", ModelFile)
	}
	return m, nil
}

func (m *Model) line(c []string) error {
	numbers := func(list []string) ([]float64, error) {
		var out []float64
		for _, s := range list {
			x, err := strconv.ParseFloat(s, 64)
			if err != nil {
				return nil, fmt.Errorf("%q is no number", s)
			}
			out = append(out, x)
		}
		return out, nil
	}
	switch {
	case len(c) == 4 && c[0] == "word":
		x, err := numbers(c[2:])
		if err != nil || x[1] <= 0 {
			return fmt.Errorf("%q is no word with its uses", strings.Join(c, " "))
		}
		m.words[c[1]], m.count[c[1]] = x[0]/x[1], x[1]
	case len(c) == 4 && c[0] == "pair":
		x, err := numbers(c[3:])
		if err != nil {
			return err
		}
		m.pairs[c[1]+" "+c[2]] = x[0]
	case len(c) == 7 && c[0] == "tree":
		x, err := numbers(c[1:])
		if err != nil {
			return err
		}
		if int(x[0]) == len(m.trees) {
			m.trees = append(m.trees, nil)
		}
		if int(x[0]) != len(m.trees)-1 {
			return fmt.Errorf("tree %v out of order", x[0])
		}
		t := &m.trees[len(m.trees)-1]
		*t = append(*t, Node{int(x[1]), x[2], int(x[3]), int(x[4]), x[5]})
	default:
		return fmt.Errorf("%q is neither word, pair nor tree", strings.Join(c, " "))
	}
	return nil
}

// rarity of a lemma among what was learnt from.
func (m *Model) rarity(lemma string) float64 { return -math.Log(m.count[lemma] + 1) }

// known is what is known of two different lemmas.
func (m *Model) known(a, b string) float64 {
	if a > b {
		a, b = b, a
	}
	return m.pairs[a+" "+b]
}

// Odds are the log odds that two mentions tell of one event.
func (m *Model) Odds(st *Story, a, b *Mention) float64 {
	x := m.Features(st, a, b)
	s := 0.0
	for _, t := range m.trees {
		s += t.Value(x)
	}
	return s
}

// Threshold is from which mean likelihood on two groups of mentions tell of one
// event; the best on ECB+ dev.
const Threshold = 0.25

// Cluster puts the mentions of one story into groups that tell of one event
// each: the groups whose mentions are likeliest one in the mean are joined
// first. Groups and their mentions stand in the order given.
func (m *Model) Cluster(list []*Mention, threshold float64) [][]*Mention {
	st := NewStory(list)
	n := len(list)
	sum := make([][]float32, n)
	size := make([]int, n)
	of := make([][]int, n)
	for i := range n {
		size[i], of[i], sum[i] = 1, []int{i}, make([]float32, n)
		for j := range i {
			p := float32(1 / (1 + math.Exp(-m.Odds(st, list[i], list[j]))))
			sum[i][j], sum[j][i] = p, p
		}
	}
	for {
		a, b, top := -1, -1, float32(threshold)
		for i := range n {
			if size[i] == 0 {
				continue
			}
			for j := range i {
				if size[j] > 0 {
					if p := sum[i][j] / float32(size[i]*size[j]); p > top {
						a, b, top = j, i, p
					}
				}
			}
		}
		if a < 0 {
			break
		}
		for k := range n {
			sum[a][k] += sum[b][k]
			sum[k][a] = sum[a][k]
		}
		size[a], size[b] = size[a]+size[b], 0
		of[a], of[b] = append(of[a], of[b]...), nil
	}
	var out [][]*Mention
	for _, g := range of {
		if g == nil {
			continue
		}
		slices.Sort(g)
		var group []*Mention
		for _, i := range g {
			group = append(group, list[i])
		}
		out = append(out, group)
	}
	return out
}
