package syntax

import "readout/internal/matrix"

// scratch is the memory that reading sentences needs, kept from one batch to
// the next.
type scratch struct {
	packing
	x, gates, first, second, cells []float32
	tags, told, all                []float32 // rows of the batch
	parts, dep, label, heads       []float32 // rows of one sentence
	headRows, scores               []float32
	packed                         matrix.Weights
	tree                           decoder
}

// packing is how the words of a batch of sentences, the longest first, lie in
// the rows of a matrix: the first words of all, then the second words of those
// that have one, and so on. So an LSTM takes all sentences a word further with
// one product of matrices.
type packing struct {
	start []int // the row of the first sentence's word, by the word's number
	count []int // how many sentences have such a word
}

// pack lays out sentences of the given lengths, which fall.
func (p *packing) pack(lengths []int) {
	p.start, p.count = p.start[:0], p.count[:0]
	row, n := 0, len(lengths)
	for t := range lengths[0] {
		for lengths[n-1] <= t {
			n--
		}
		p.start, p.count = append(p.start, row), append(p.count, n)
		row += n
	}
}

// row is where word t of sentence b lies.
func (p *packing) row(b, t int) int { return p.start[t] + b }

// rows is the number of words.
func (p *packing) rows() int {
	last := len(p.start) - 1
	return p.start[last] + p.count[last]
}

// readTags runs the first layer over a batch of sentences, the longest first,
// and leaves the scores of the tags in k.tags.
func (n *network) readTags(sentences [][]look, k *scratch) {
	lengths := make([]int, len(sentences))
	for i, s := range sentences {
		lengths[i] = len(s)
	}
	k.pack(lengths)
	in, rows := n.inputs, k.rows()
	k.x = matrix.Grow(k.x, rows*in)
	for b, s := range sentences {
		for t, w := range s {
			n.embed(w, k.x[k.row(b, t)*in:][:in])
		}
	}
	step := n.second.input.in()
	k.first = matrix.Grow(k.first, rows*step)
	n.first.run(k.x, in, k.first, step, k)
	k.tags = matrix.Grow(k.tags, rows*n.tag.weights.Width())
	n.tag.apply(k.tags, k.first, step, rows)
}

// readTree runs the second layer after readTags and leaves in k.all
// what the words are as dependents and as heads.
func (n *network) readTree(k *scratch) {
	h, step, rows := n.hidden, n.second.input.in(), k.rows()
	width, told := n.tag.weights.Width(), n.told.weights.Width()
	for i := range rows {
		matrix.Softmax(k.tags[i*width:][:n.tags])
	}
	k.told = matrix.Grow(k.told, rows*told)
	n.told.apply(k.told, k.tags, width, rows)
	for i := range rows {
		copy(k.first[i*step+2*h:(i+1)*step], k.told[i*told:])
	}
	k.second = matrix.Grow(k.second, rows*2*h)
	n.second.run(k.first, step, k.second, 2*h, k)
	k.all = matrix.Grow(k.all, rows*n.parts.weights.Width())
	n.parts.apply(k.all, k.second, 2*h, rows)
	for i, v := range k.all {
		k.all[i] = max(v, 0)
	}
}

// readArcs leaves the scores of the arcs of sentence b of the batch, of so many
// words, in k.scores: a row for each word, with the root first.
func (n *network) readArcs(b, words int, k *scratch) {
	size, a := n.parts.weights.Width(), n.arcSize
	k.parts = matrix.Grow(k.parts, words*size)
	for t := range words {
		copy(k.parts[t*size:(t+1)*size], k.all[k.row(b, t)*size:])
	}
	k.dep = matrix.Grow(k.dep, words*n.arc.weights.Width())
	n.arc.apply(k.dep, k.parts, size, words)
	k.packed.Pack(a, words+1)
	for d := range a {
		k.packed.Set(d, 0, n.root[d])
		for i := range words {
			k.packed.Set(d, i+1, k.parts[i*size+a+d])
		}
	}
	k.scores = matrix.Grow(k.scores, words*k.packed.Width())
	clear(k.scores)
	k.packed.AddMul(k.scores, k.packed.Width(), k.dep, n.arc.weights.Width(), words)
}

// readLabels returns after readArcs the best label of each word's arc to its
// head, where heads count from 1 and 0 is the root. Labels that are barred are
// never chosen.
func (n *network) readLabels(heads []int, barred []bool, k *scratch) []int {
	words, a, l := len(heads), n.arcSize, n.labSize
	size, wide, each := n.parts.weights.Width(), n.label.weights.Width(), n.heads.weights.Width()
	k.label = matrix.Grow(k.label, words*wide)
	n.label.apply(k.label, k.parts[2*a:], size, words)
	k.headRows = append(k.headRows[:0], n.root[a:]...)
	for i := range words {
		k.headRows = append(k.headRows, k.parts[i*size+2*a+l:][:l]...)
	}
	k.heads = matrix.Grow(k.heads, (words+1)*each)
	n.heads.apply(k.heads, k.headRows, l, words+1)
	out := make([]int, words)
	for i, head := range heads {
		best, top := 0, float32(never)
		row := k.headRows[head*l:][:l]
		for x := range n.labels {
			w := k.label[i*wide+x*(l+1):][:l+1]
			s := matrix.Dot(row, w) + w[l] + k.heads[head*each+x]
			if s > top && !barred[x] {
				best, top = x, s
			}
		}
		out[i] = best
	}
	return out
}

// never is a score below all others.
const never = -1e30

func (l linear) in() int { return l.weights.Rows() }

// run reads the rows of x, laid out as k tells, from the first words to the last
// and from the last to the first, into the rows of out: what was read forward,
// then backward.
func (l layer) run(x []float32, xStep int, out []float32, step int, k *scratch) {
	h := l.forward.Rows()
	width := l.input.weights.Width()
	k.gates = matrix.Grow(k.gates, k.rows()*width)
	l.input.apply(k.gates, x, xStep, k.rows())
	k.cells = matrix.Grow(k.cells, k.count[0]*h)
	clear(k.cells)
	last := len(k.count) - 1
	for t, n := range k.count {
		row := k.start[t]
		if t > 0 {
			l.forward.AddMul(k.gates[row*width:], width, out[k.start[t-1]*step:], step, n)
		}
		for b := range n {
			matrix.Cell(k.gates[(row+b)*width:][:4*h], k.cells[b*h:][:h], out[(row+b)*step:][:h])
		}
	}
	clear(k.cells)
	for t := last; t >= 0; t-- {
		row := k.start[t]
		if t < last {
			l.backward.AddMul(k.gates[row*width+4*h:], width, out[k.start[t+1]*step+h:], step, k.count[t+1])
		}
		for b := range k.count[t] {
			matrix.Cell(k.gates[(row+b)*width+4*h:][:4*h], k.cells[b*h:][:h], out[(row+b)*step+h:][:h])
		}
	}
}
