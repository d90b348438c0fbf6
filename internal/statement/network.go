package statement

import (
	"fmt"
	"io/fs"

	"readout/internal/matrix"
	"readout/internal/model"
	"readout/internal/syntax"
)

// NetFile is where the network is in the data tree.
const NetFile = "model/statement-net.bin"

// network decides which words are cues and which part each word of the sentence
// plays for a cue. An LSTM goes over the parser's states and the features of all
// words of a sentence, from which the cues are read; a second one over what the
// first made of the words, the cue's among them, and over how each word stands
// to the cue; a chain of parts is read from that. training/statement.py trains it.
type network struct {
	wordIndex, words model.Block // features of words: their keys, their vectors
	partIndex, parts model.Block // features of words beside a cue
	state            matrix.Linear
	first            matrix.Layer
	view             matrix.Linear // a word's share in a cue as the cue itself, its head, its speaker and its complement
	cue              []float32     // what sums up the shares to a score, and a bias
	word, of         matrix.Linear // a word's share in its part, and the cue's
	second           matrix.Layer
	part             matrix.Linear
	move             [roles][roles]float32 // the score of one part after another
	threshold        float32               // least score of a cue, in log odds
}

// weightBlocks are the network's weights as training/statement.py names them,
// with the letters of their kind.
var weightBlocks = map[string]string{
	"words.weight": "q", "state.weight": "h", "state.bias": "h", "first.input.weight": "h", "first.input.bias": "h", "first.again": "h",
	"view.weight": "h", "view.bias": "h", "cue.weight": "h", "cue.bias": "h", "parts.weight": "q", "word.weight": "h", "word.bias": "h", "of.weight": "h",
	"second.input.weight": "h", "second.input.bias": "h", "second.again": "h", "part.weight": "h", "part.bias": "h", "move": "h", "threshold": "h",
}

// loadNetwork reads the network from the data tree.
func loadNetwork(fsys fs.FS) (*network, error) {
	want := map[string]string{"wordIndex": "k", "partIndex": "k"}
	for name, kind := range weightBlocks {
		want[name] = kind
	}
	b, err := model.ReadBlocks(fsys, NetFile, want)
	if err != nil {
		return nil, err
	}
	n := &network{wordIndex: b["wordIndex"], words: b["words.weight"], partIndex: b["partIndex"], parts: b["parts.weight"]}
	h, p := b["first.again"].Cols/4, b["second.again"].Cols/4
	wide, partWide := n.words.Cols, n.parts.Cols
	if n.words.Rows != n.wordIndex.Rows+1 || n.parts.Rows != n.partIndex.Rows+1 || h%8 != 0 || p%8 != 0 {
		return nil, fmt.Errorf("%s: %w: %d rows for %d features and %d for %d, %d and %d cells", NetFile, model.ErrCorrupt,
			n.words.Rows, n.wordIndex.Rows, n.parts.Rows, n.partIndex.Rows, h, p)
	}
	w := model.Weights{File: NetFile, Blocks: b}
	n.state = w.Linear("state", b["state.weight"].Cols, wide)
	n.first = w.Layer("first", wide, h)
	sums := b["cue.weight"].Cols
	n.view = w.Linear("view", 2*h+wide, (views+1)*sums)
	n.cue = append(w.Floats("cue.weight", 1, sums), w.Floats("cue.bias", 1, 1)...)
	n.word = w.Linear("word", 2*h+wide, partWide)
	n.of = w.Linear("of", 2*h+wide, partWide)
	n.second = w.Layer("second", partWide, p)
	n.part = w.Linear("part", 2*p+partWide, int(roles))
	for i, x := range w.Floats("move", int(roles), int(roles)) {
		n.move[i/int(roles)][i%int(roles)] = x
	}
	n.threshold = w.Floats("threshold", 1, 1)[0]
	return n, w.Err
}

// knows reports whether the network can read an article: whether the parser's
// network has read its words.
func (n *network) knows(a *article) bool {
	for i := range a.sents {
		for j := range a.sents[i].Words {
			if len(a.sents[i].Words[j].State.Bytes) != n.state.In() {
				return false
			}
		}
	}
	return true
}

// look is what the network makes of some articles, and the memory it works in.
type look struct {
	net          *network
	sents        []sentence  // of all articles
	words        [][]float32 // by sentence: a row for each word; nil where it is too long to be prose
	shares       [][]float32 // by sentence: its words' shares in their parts, once a cue asks
	cues         [][]float32 // by sentence: scores of the words as cues, in log odds
	batch        matrix.Batch
	features     []uint32
	wordRows     rowCache
	partRows     rowCache
	x, y         []float32
	state        matrix.Rows
	out          []float32 // what the first layer makes of a batch
	rows, parted []float32 // the memory of words and shares
}

// sentence is one of an article's.
type sentence struct {
	of *article
	i  int
}

func (s sentence) words() []syntax.Word { return s.of.sents[s.i].Words }

// rowCache keeps which rows of a table of vectors features have, for most come
// again and again.
type rowCache [1 << rowBits]struct {
	feature uint32
	row     int32
}

// rowBits makes 16,384 entries, 128 kB: of news they hold 92 in 100 features,
// of 4,096 82, and twice as many would leave a core's own memory for little.
const rowBits = 14

// find is the row of a feature in the table with the given index, 0 for none.
func (c *rowCache) find(index model.Block, feature uint32) int32 {
	seen := &c[feature>>(32-rowBits)]
	if seen.feature != feature {
		seen.feature, seen.row = feature, int32(index.Find(featureKey(feature)))
	}
	return seen.row
}

// inBatches calls do with numbers below n in groups for the network; those for
// which length is 0 are left out.
func inBatches(n int, length func(int) int, do func(group []int)) {
	var all []int
	for i := range n {
		if length(i) > 0 {
			all = append(all, i)
		}
	}
	for _, group := range matrix.Groups(all, length) {
		do(group)
	}
}

// pack lays out the sentences of a group.
func (k *look) pack(group []int, length func(int) int) {
	lengths := make([]int, len(group))
	for b, i := range group {
		lengths[b] = length(i)
	}
	k.batch.Pack(lengths)
}

// look reads all sentences of articles, one after the other, and scores their words
// as cues, in the memory of k.
func (n *network) look(articles []*article, k *look) {
	for _, a := range articles {
		for i := range a.sents {
			k.sents = append(k.sents, sentence{a, i})
		}
	}
	many := len(k.sents)
	k.net, k.words, k.cues, k.shares = n, make([][]float32, many), make([][]float32, many), make([][]float32, many)
	length := func(i int) int {
		if words := len(k.sents[i].words()); words <= longestSentence {
			return words
		}
		return 0
	}
	all := 0
	for i := range many {
		all += length(i)
	}
	k.rows, k.parted = matrix.Grow(k.rows, all*n.view.In()), matrix.Grow(k.parted, all*n.word.Width())
	for i, from := 0, 0; i < many; i++ {
		to := from + length(i)
		k.words[i] = k.rows[from*n.view.In() : to*n.view.In()]
		k.shares[i] = k.parted[from*n.word.Width() : from*n.word.Width() : to*n.word.Width()]
		from = to
	}
	inBatches(many, length, func(group []int) {
		k.pack(group, length)
		k.read(group)
	})
}

// read runs the first layer over the sentences of the batch.
func (k *look) read(group []int) {
	n := k.net
	rows, wide := k.batch.Rows(), n.words.Cols
	k.state.Clear(n.state.In())
	for t, many := range k.batch.Counts() {
		for _, i := range group[:many] {
			k.state.AddRow(k.sents[i].words()[t].State)
		}
	}
	// What the layer reads of a word stands behind what it makes of it.
	step := n.view.In()
	from := step - wide
	k.x = matrix.Grow(k.x, rows*n.state.Width())
	n.state.ApplyRows(k.x, &k.state)
	k.out = matrix.Grow(k.out, rows*step)
	out := k.out
	for b, i := range group {
		k.features = k.sents[i].of.wordFeatures(k.sents[i].i, k.features[:0])
		for t := range k.sents[i].words() {
			row := k.batch.Row(b, t)
			x := out[row*step+from:][:wide]
			copy(x, k.x[row*n.state.Width():])
			k.wordRows.add(n.wordIndex, n.words, k.features[t*wordWidth:(t+1)*wordWidth], x)
			matrix.Rectify(x)
		}
	}
	n.first.Run(out[from:], step, out, step, &k.batch)
	k.y = matrix.Grow(k.y, rows*n.view.Width())
	n.view.Apply(k.y, out, step, rows)
	for b, i := range group {
		words := k.sents[i].words()
		k.cues[i] = make([]float32, len(words))
		for t := range words {
			row := k.batch.Row(b, t)
			copy(k.words[i][t*step:], out[row*step:(row+1)*step])
			if cueCandidate(&words[t]) {
				k.cues[i][t] = k.judge(b, i, t)
			}
		}
	}
}

// judge scores word t of sentence i, number b of the batch, as a cue.
func (k *look) judge(b, i, t int) float32 {
	cue, width := k.net.cue, k.net.view.Width()
	sums := len(cue) - 1
	k.x = matrix.Grow(k.x, sums)
	copy(k.x, k.y[k.batch.Row(b, t)*width:])
	for v, other := range k.sents[i].of.viewed(k.sents[i].i, t) {
		if other >= 0 {
			for j, share := range k.y[k.batch.Row(b, other)*width+(v+1)*sums:][:sums] {
				k.x[j] += share
			}
		}
	}
	matrix.Rectify(k.x)
	return cue[sums] + matrix.Dot(k.x, cue[:sums])
}

// widest is how many words around a cue its parts are looked for among. A longer
// sentence is hardly one: it is a list, or a text without full stops, whose cues
// are many too.
const widest = 200

// around is the part of a sentence of n words in which a cue's parts are.
func around(cue, n int) (from, to int) {
	from = max(0, min(cue-widest/2, n-widest))
	return from, min(from+widest, n)
}

// parts finds the parts of the words around each cue.
func (k *look) parts(cues []found) [][]role {
	out := make([][]role, len(cues))
	length := func(i int) int { return min(len(cues[i].roles), widest) }
	inBatches(len(cues), length, func(group []int) {
		k.pack(group, length)
		k.readParts(cues, group, out)
	})
	return out
}

// sharesOf are the shares of the words of a sentence in their parts, for all cues
// of it.
func (k *look) sharesOf(sentence int) []float32 {
	if len(k.shares[sentence]) == 0 {
		n := len(k.sents[sentence].words())
		k.shares[sentence] = k.shares[sentence][:n*k.net.word.Width()]
		k.net.word.Apply(k.shares[sentence], k.words[sentence], k.net.word.In(), n)
	}
	return k.shares[sentence]
}

// readParts runs the second layer over the cues of the batch.
func (k *look) readParts(cues []found, group []int, out [][]role) {
	n := k.net
	rows, in, wide := k.batch.Rows(), n.word.In(), n.parts.Cols
	step := n.part.In()
	behind := step - wide
	of := make([]float32, n.of.Width())
	k.y = matrix.Grow(k.y, rows*step)
	for b, i := range group {
		c := &cues[i]
		from, to := around(c.cue, len(c.roles))
		shares := k.sharesOf(c.number)[from*n.word.Width():]
		n.of.Apply(of, k.words[c.number][c.cue*in:], in, 1)
		k.features = k.sents[c.number].of.partFeatures(&c.reading, from, to, k.features[:0])
		for t := range to - from {
			y := k.y[k.batch.Row(b, t)*step+behind:][:wide]
			for j, share := range shares[t*n.word.Width():][:wide] {
				y[j] = share + of[j]
			}
			k.partRows.add(n.partIndex, n.parts, k.features[t*partWidth:(t+1)*partWidth], y)
			matrix.Rectify(y)
		}
	}
	n.second.Run(k.y[behind:], step, k.y, step, &k.batch)
	width := n.part.Width()
	k.x = matrix.Grow(k.x, rows*width)
	n.part.Apply(k.x, k.y, step, rows)
	for b, i := range group {
		c := &cues[i]
		from, to := around(c.cue, len(c.roles))
		out[i] = make([]role, len(c.roles))
		copy(out[i][from:], n.chain(to-from, c.cue-from, func(t int) []float32 { return k.x[k.batch.Row(b, t)*width:][:roles] }))
	}
}

// chain is the best sequence of parts for n words (Viterbi). The cue's own word
// is always of the cue.
func (n *network) chain(words, cue int, scores func(word int) []float32) []role {
	best := make([][roles]float32, words)
	from := make([][roles]role, words)
	for i := range words {
		emit := scores(i)
		for to := range roles {
			if i > 0 {
				top := role(0)
				for p := range roles {
					if best[i-1][p]+n.move[p][to] > best[i-1][top]+n.move[top][to] {
						top = p
					}
				}
				from[i][to], best[i][to] = top, best[i-1][top]+n.move[top][to]
			}
			best[i][to] += emit[to]
			if i == cue && to != roleCue {
				best[i][to] = never
			}
		}
	}
	out := make([]role, words)
	last := role(0)
	for p := range roles {
		if best[words-1][p] > best[words-1][last] {
			last = p
		}
	}
	for i := words - 1; i >= 0; i-- {
		out[i], last = last, from[i][last]
	}
	return out
}

// never is a score below all others.
const never = -1e30

// add adds the vectors of the features that the index knows.
func (c *rowCache) add(index, vectors model.Block, features []uint32, sum []float32) {
	var memory [64]int32
	rows := memory[:0]
	for _, f := range features {
		if r := c.find(index, f); r > 0 {
			rows = append(rows, r)
		}
	}
	vectors.AddRows(rows, sum)
}
