package statement

import (
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"readout/data"
	"readout/internal/matrix"
	"readout/internal/model"
	"readout/internal/syntax"
	"readout/internal/syntax/treetest"
)

const (
	testState, testWide, testHidden, testPartWide, testPartHidden, testSums = 4, 8, 8, 16, 8, 8
)

// sentenceOf is a sentence with states, of which the first n words are kept.
func sentenceOf(t *testing.T, rng *rand.Rand, tree string) syntax.Sentence {
	s := treetest.Parse(t, tree)
	var states matrix.Rows
	states.Clear(testState)
	for range s.Words {
		x := make([]float32, testState)
		for k := range x {
			x[k] = float32(rng.NormFloat64())
		}
		states.Add(x)
	}
	for i := range s.Words {
		s.Words[i].State = states.Row(i)
	}
	return s
}

const shortTree = `
It it PRON PRP 2 nsubj
leaked leak VERB VBD 0 root`

const longTree = `
The the DET DT 2 det
clerk clerk NOUN NN 3 nsubj
said say VERB VBD 0 root
that that SCONJ IN 7 mark
the the DET DT 6 det
roof roof NOUN NN 7 nsubj
leaked leak VERB VBD 3 ccomp
. . PUNCT . 3 punct`

// randomWeights are weights of a small network, by their names in NetFile.
func randomWeights(rng *rand.Rand, wordRows, partRows int) map[string][]float32 {
	const in = 2*testHidden + testWide
	sizes := map[string]int{
		"words.weight": wordRows * testWide, "state.weight": testState * testWide, "state.bias": testWide,
		"first.input.weight": testWide * 8 * testHidden, "first.input.bias": 8 * testHidden, "first.again": 8 * testHidden * testHidden,
		"view.weight": in * (views + 1) * testSums, "view.bias": (views + 1) * testSums, "cue.weight": testSums, "cue.bias": 1,
		"parts.weight": partRows * testPartWide, "word.weight": in * testPartWide, "word.bias": testPartWide, "of.weight": in * testPartWide,
		"second.input.weight": testPartWide * 8 * testPartHidden, "second.input.bias": 8 * testPartHidden, "second.again": 8 * testPartHidden * testPartHidden,
		"part.weight": (2*testPartHidden + testPartWide) * int(roles), "part.bias": int(roles), "move": int(roles * roles), "threshold": 1,
	}
	w := map[string][]float32{}
	for _, name := range sortedNames(sizes) {
		w[name] = make([]float32, sizes[name])
		for i := range w[name] {
			w[name][i] = float32(rng.NormFloat64()) * 0.5
		}
	}
	return w
}

func sortedNames(m map[string]int) []string {
	var out []string
	for name := range weightBlocks {
		if _, ok := m[name]; ok {
			out = append(out, name)
		}
	}
	// The order only matters for getting the same numbers again.
	for i := range out {
		for j := range i {
			if out[i] < out[j] {
				out[i], out[j] = out[j], out[i]
			}
		}
	}
	return out
}

// taught is a learner that has seen two sentences often enough to know their
// features.
func taught(t *testing.T) (*Learner, string, []syntax.Sentence) {
	t.Helper()
	rng := rand.New(rand.NewSource(5))
	l, err := NewLearner(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	a, b := sentenceOf(t, rng, shortTree), sentenceOf(t, rng, longTree)
	text := treetest.Text(&a) + "\n\n" + treetest.Text(&b)
	shift := len(treetest.Text(&a)) + 2
	b.Start, b.End, b.Paragraph = b.Start+shift, b.End+shift, 1
	for i := range b.Words {
		b.Words[i].Start, b.Words[i].End = b.Words[i].Start+shift, b.Words[i].End+shift
	}
	sents := []syntax.Sentence{a, b}
	for range 4 {
		at := strings.Index(text, "said")
		l.Add(text, sents, []Annotation{{Source: [][2]int{{shift, at - 1}}, Cue: [][2]int{{at, at + 4}}, Content: [][2]int{{at + 5, len(text) - 2}}}})
	}
	return l, text, sents
}

// netOf packs weights for a learner's features and reads them back.
func netOf(t *testing.T, l *Learner, w map[string][]float32) (*network, model.Blocks) {
	t.Helper()
	b, err := l.Pack(func(name string) ([]float32, error) { return w[name], nil })
	if err != nil {
		t.Fatal(err)
	}
	raw, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	n, err := loadNetwork(fstest.MapFS{NetFile: {Data: raw}})
	if err != nil {
		t.Fatal(err)
	}
	return n, b
}

// eightBits is how far scores may be off where numbers are rounded to eight bits.
const eightBits = 0.06

// What the network makes of sentences read together, packed into one matrix, is
// what its definition says of each word by itself.
func TestNetworkReadsAsDefined(t *testing.T) {
	l, text, sents := taught(t)
	words, parts := l.common()
	n, b := netOf(t, l, randomWeights(rand.New(rand.NewSource(6)), words.Rows+1, parts.Rows+1))
	a := newArticle(text, sents, l.res)
	if !n.knows(a) {
		t.Fatal("the network does not know its own states")
	}
	k := &look{}
	n.look([]*article{a}, k)
	p := plainNet{b, a}
	for i := range sents {
		rows := p.words(i)
		for j := range sents[i].Words {
			if !cueCandidate(&sents[i].Words[j]) {
				continue
			}
			if want, got := p.cue(rows, i, j), float64(k.cues[i][j]); math.Abs(want-got) > eightBits {
				t.Errorf("sentence %d word %d: cue %.4f, want %.4f", i, j, got, want)
			}
		}
	}
	cues := []found{{reading: a.read(0, 1)}, {reading: a.read(1, 2), number: 1}, {reading: a.read(1, 6), number: 1}}
	for c, got := range k.parts(cues) {
		scores := p.parts(p.words(cues[c].sentence), &cues[c].reading)
		if value(n, scores, got) < best(n, scores, cues[c].cue)-eightBits {
			t.Errorf("cue %d: parts %v are not the best", c, got)
		}
		if got[cues[c].cue] != roleCue {
			t.Errorf("cue %d is no cue in %v", c, got)
		}
	}
}

// value is the score of a chain of parts.
func value(n *network, scores [][]float64, chain []role) float64 {
	sum := 0.0
	for i, r := range chain {
		sum += scores[i][r]
		if i > 0 {
			sum += float64(n.move[chain[i-1]][r])
		}
	}
	return sum
}

// best tries all chains.
func best(n *network, scores [][]float64, cue int) float64 {
	top := math.Inf(-1)
	chain := make([]role, len(scores))
	var try func(i int)
	try = func(i int) {
		if i == len(chain) {
			top = max(top, value(n, scores, chain))
			return
		}
		for r := range roles {
			if i == cue && r != roleCue {
				continue
			}
			chain[i] = r
			try(i + 1)
		}
	}
	try(0)
	return top
}

// plainNet is the network by its definition, one word at a time.
type plainNet struct {
	b model.Blocks
	a *article
}

func (p plainNet) linear(name string, x []float64) []float64 {
	w := p.b[name+".weight"]
	out := make([]float64, w.Rows)
	for i := range out {
		for j := range x {
			out[i] += float64(w.Half(i*w.Cols+j)) * x[j]
		}
		if bias, ok := p.b[name+".bias"]; ok {
			out[i] += float64(bias.Half(i))
		}
	}
	return out
}

func (p plainNet) features(index, vectors string, features []uint32) []float64 {
	sum := make([]float32, p.b[vectors].Cols)
	var rows rowCache
	rows.add(p.b[index], p.b[vectors], features, sum)
	out := make([]float64, len(sum))
	for i, x := range sum {
		out[i] = float64(x)
	}
	return out
}

func plus(xs ...[]float64) []float64 {
	out := make([]float64, len(xs[0]))
	for _, x := range xs {
		for i := range out {
			out[i] += x[i]
		}
	}
	return out
}

func positive(x []float64) []float64 {
	for i := range x {
		x[i] = max(x[i], 0)
	}
	return x
}

// lstm returns for each word what is read forward, backward, and the input.
func (p plainNet) lstm(name string, in [][]float64, h int) [][]float64 {
	out := make([][]float64, len(in))
	for d := range 2 {
		again := p.b[name+".again"]
		cell, last := make([]float64, h), make([]float64, h)
		for k := range in {
			t := k
			if d == 1 {
				t = len(in) - 1 - k
			}
			gates := p.linear(name+".input", in[t])[d*4*h:]
			for g := range 4 * h {
				for j := range h {
					gates[g] += last[j] * float64(again.Half((d*h+j)*4*h+g))
				}
			}
			sigmoid := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
			next := make([]float64, h)
			for i := range h {
				cell[i] = sigmoid(gates[h+i])*cell[i] + sigmoid(gates[i])*math.Tanh(gates[3*h+i])
				next[i] = sigmoid(gates[2*h+i]) * math.Tanh(cell[i])
			}
			last = next
			out[t] = append(out[t], next...)
		}
	}
	for t := range in {
		out[t] = append(out[t], in[t]...)
	}
	return out
}

func (p plainNet) words(sentence int) [][]float64 {
	fs := p.a.wordFeatures(sentence, nil)
	var in [][]float64
	for t, w := range p.a.sents[sentence].Words {
		state := make([]float64, testState)
		for i, x := range w.State.Floats() {
			state[i] = float64(x)
		}
		in = append(in, positive(plus(p.linear("state", state), p.features("wordIndex", "words.weight", fs[t*wordWidth:(t+1)*wordWidth]))))
	}
	return p.lstm("first", in, testHidden)
}

func (p plainNet) cue(rows [][]float64, sentence, word int) float64 {
	sum := p.linear("view", rows[word])[:testSums]
	for v, other := range p.a.viewed(sentence, word) {
		if other >= 0 {
			sum = plus(sum, p.linear("view", rows[other])[(v+1)*testSums:][:testSums])
		}
	}
	return p.linear("cue", positive(sum))[0]
}

func (p plainNet) parts(rows [][]float64, r *reading) [][]float64 {
	fs := p.a.partFeatures(r, 0, len(r.roles), nil)
	var in [][]float64
	for t := range rows {
		in = append(in, positive(plus(p.linear("word", rows[t]), p.linear("of", rows[r.cue]), p.features("partIndex", "parts.weight", fs[t*partWidth:(t+1)*partWidth]))))
	}
	var out [][]float64
	for _, row := range p.lstm("second", in, testPartHidden) {
		out = append(out, p.linear("part", row))
	}
	return out
}

func TestNetworkOfOtherSizesIsRefused(t *testing.T) {
	l, _, _ := taught(t)
	words, parts := l.common()
	_, b := netOf(t, l, randomWeights(rand.New(rand.NewSource(6)), words.Rows+1, parts.Rows+1))
	for name := range weightBlocks {
		x := b[name]
		bad := model.Blocks{}
		for k, v := range b {
			bad[k] = v
		}
		bad[name] = model.Halves(3, 7, make([]float32, 21))
		raw, err := bad.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := loadNetwork(fstest.MapFS{NetFile: {Data: raw}}); err == nil || !strings.Contains(err.Error(), NetFile) {
			t.Errorf("%s of 3 by 7 instead of %d by %d: error %v, want one that names the file", name, x.Rows, x.Cols, err)
		}
	}
}

// In a sentence without end, a cue's parts are looked for around it, in text as
// long wherever it stands; else the work grows with the square of the length.
func TestPartsOfEndlessSentences(t *testing.T) {
	for _, c := range []struct{ cue, n, from, to int }{{5, 150, 0, 150}, {5, 500, 0, widest}, {250, 500, 250 - widest/2, 250 + widest/2}, {499, 500, 500 - widest, 500}} {
		if from, to := around(c.cue, c.n); from != c.from || to != c.to {
			t.Errorf("word %d of %d: from %d to %d, want %d to %d", c.cue, c.n, from, to, c.from, c.to)
		}
	}
	l, text, sents := taught(t)
	words, parts := l.common()
	n, _ := netOf(t, l, randomWeights(rand.New(rand.NewSource(6)), words.Rows+1, parts.Rows+1))
	s := &sents[1]
	for len(s.Words) < 2*widest {
		w := s.Words[len(s.Words)-1]
		w.Head, w.Rel = 2, "dep"
		s.Words = append(s.Words, w)
	}
	*s = syntax.NewSentence(s.Index, s.Start, s.End, s.Paragraph, s.Words)
	a := newArticle(text, sents, l.res)
	k := &look{}
	n.look([]*article{a}, k)
	got := k.parts([]found{{reading: a.read(1, 2), number: 1}})[0]
	if len(got) != len(s.Words) || got[2] != roleCue {
		t.Fatalf("%d parts for %d words, the cue is %d", len(got), len(s.Words), got[2])
	}
	if i := slices.IndexFunc(got[widest:], func(r role) bool { return r != roleNone }); i >= 0 {
		t.Errorf("word %d is a part of the statement at word 2", widest+i)
	}
}
