package syntax

import "readout/internal/matrix"

// scratch is the memory that reading a sentence needs, kept from one sentence
// to the next.
type scratch struct {
	x, gates, first, second, cells []float32
	tags, parts, dep, label, heads []float32
	headRows, scores               []float32
	packed                         matrix.Weights
	tree                           decoder
}

// readTags runs the first layer and leaves the scores of the tags in k.tags.
func (n *network) readTags(words []look, k *scratch) {
	in := n.inputs
	k.x = matrix.Grow(k.x, len(words)*in)
	clear(k.x)
	dims := n.vectors.rows.Cols
	for i, w := range words {
		row := k.x[i*in : (i+1)*in]
		if r := n.vectors.row(w); r > 0 {
			n.vectors.rows.AddRow(r, row[:dims])
		}
		for _, f := range w.features() {
			if r := n.index.row(f); r > 0 {
				n.features.AddRow(r, row[dims:])
			}
		}
	}
	step := n.second.input.in()
	k.first = matrix.Grow(k.first, len(words)*step)
	n.first.run(k.x, in, len(words), k.first, step, k)
	k.tags = matrix.Grow(k.tags, len(words)*n.tag.weights.Width())
	n.tag.apply(k.tags, k.first, step, len(words))
}

// readTree runs the second layer after readTags and leaves the scores of the
// arcs in k.scores: a row for each word, with the root first.
func (n *network) readTree(words int, k *scratch) {
	h, step := n.hidden, n.second.input.in()
	width := n.tag.weights.Width()
	told := n.told.weights.Width()
	k.dep = matrix.Grow(k.dep, max(told, words*n.arc.weights.Width()))
	for i := range words {
		tags := k.tags[i*width:][:n.tags]
		matrix.Softmax(tags)
		n.told.apply(k.dep, tags, n.tags, 1)
		copy(k.first[i*step+2*h:(i+1)*step], k.dep)
	}
	k.second = matrix.Grow(k.second, words*2*h)
	n.second.run(k.first, step, words, k.second, 2*h, k)
	size := n.parts.weights.Width()
	k.parts = matrix.Grow(k.parts, words*size)
	n.parts.apply(k.parts, k.second, 2*h, words)
	for i, v := range k.parts {
		k.parts[i] = max(v, 0)
	}
	a := n.arcSize
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

// readLabels returns after readTree the best label of each word's arc to its
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

// run reads n rows of x, from the first to the last and from the last to the
// first, into the rows of out: what was read forward, then backward.
func (l layer) run(x []float32, xStep, n int, out []float32, step int, k *scratch) {
	h := l.forward.Rows()
	width := l.input.weights.Width()
	k.gates = matrix.Grow(k.gates, n*width)
	l.input.apply(k.gates, x, xStep, n)
	k.cells = matrix.Grow(k.cells, h)
	clear(k.cells)
	for i := range n {
		gates := k.gates[i*width:][:4*h]
		if i > 0 {
			l.forward.AddMul(gates, 4*h, out[(i-1)*step:], h, 1)
		}
		matrix.Cell(gates, k.cells, out[i*step:][:h])
	}
	clear(k.cells)
	for i := n - 1; i >= 0; i-- {
		gates := k.gates[i*width+4*h:][:4*h]
		if i < n-1 {
			l.backward.AddMul(gates, 4*h, out[(i+1)*step+h:], h, 1)
		}
		matrix.Cell(gates, k.cells, out[i*step+h:][:h])
	}
}
