package syntax

import "readout/internal/matrix"

// scratch is the memory that reading sentences needs, kept from one batch to
// the next.
type scratch struct {
	matrix.Batch
	x, made                  []float32 // what is read and made of the words in fresh
	fresh                    []unseen
	first, second            []float32
	states                   matrix.Rows // second, in bytes
	tags, told, all          []float32   // rows of the batch
	parts, dep, label, heads []float32   // rows of one sentence
	headRows, scores         []float32
	packed                   matrix.Weights
	tree                     decoder
	read                     []arc // a tree before it is mended
}

// readTags runs the first layer over a batch of sentences, the longest first,
// and leaves the scores of the tags in k.tags.
func (n *network) readTags(sentences [][]look, k *scratch) {
	lengths := make([]int, len(sentences))
	for i, s := range sentences {
		lengths[i] = len(s)
	}
	k.Pack(lengths)
	n.embed(sentences, k)
	rows, step := k.Rows(), n.second.Input.In()
	k.first = matrix.Grow(k.first, rows*step)
	n.first.RunGates(k.first, step, &k.Batch)
	k.tags = matrix.Grow(k.tags, rows*n.tag.Width())
	n.tag.Apply(k.tags, k.first, step, rows)
}

// readTree runs the second layer after readTags and leaves in k.all
// what the words are as dependents and as heads.
func (n *network) readTree(k *scratch) {
	h, step, rows := n.hidden, n.second.Input.In(), k.Rows()
	width, told := n.tag.Width(), n.told.Width()
	for i := range rows {
		matrix.Softmax(k.tags[i*width:][:n.tags])
	}
	k.told = matrix.Grow(k.told, rows*told)
	n.told.Apply(k.told, k.tags, width, rows)
	for i := range rows {
		copy(k.first[i*step+2*h:(i+1)*step], k.told[i*told:])
	}
	k.second = matrix.Grow(k.second, rows*2*h)
	n.second.Run(k.first, step, k.second, 2*h, &k.Batch)
	k.states.Clear(2 * h)
	for i := range rows {
		k.states.Add(k.second[i*2*h:])
	}
	k.all = matrix.Grow(k.all, rows*n.parts.Width())
	n.parts.ApplyRows(k.all, &k.states)
	matrix.Rectify(k.all)
}

// readArcs leaves the scores of the arcs of sentence b of the batch, of so many
// words, in k.scores: a row for each word, with the root first.
func (n *network) readArcs(b, words int, k *scratch) {
	size, a := n.parts.Width(), n.arcSize
	k.parts = matrix.Grow(k.parts, words*size)
	for t := range words {
		copy(k.parts[t*size:(t+1)*size], k.all[k.Row(b, t)*size:])
	}
	k.dep = matrix.Grow(k.dep, words*n.arc.Width())
	n.arc.Apply(k.dep, k.parts, size, words)
	k.packed.Pack(a, words+1)
	for d := range a {
		k.packed.Set(d, 0, n.root[d])
		for i := range words {
			k.packed.Set(d, i+1, k.parts[i*size+a+d])
		}
	}
	k.scores = matrix.Grow(k.scores, words*k.packed.Width())
	clear(k.scores)
	k.packed.AddMul(k.scores, k.packed.Width(), k.dep, n.arc.Width(), words)
}

// readLabels returns after readArcs the best label of each word's arc to its
// head, where heads count from 1 and 0 is the root. Labels that are barred are
// never chosen.
func (n *network) readLabels(heads []int, barred []bool, k *scratch) []int {
	words, a, l := len(heads), n.arcSize, n.labSize
	size, wide, each := n.parts.Width(), n.label.Width(), n.heads.Width()
	k.label = matrix.Grow(k.label, wordsOfLabels*wide)
	k.headRows = append(k.headRows[:0], n.root[a:]...)
	for i := range words {
		k.headRows = append(k.headRows, k.parts[i*size+2*a+l:][:l]...)
	}
	k.heads = matrix.Grow(k.heads, (words+1)*each)
	n.heads.Apply(k.heads, k.headRows, l, words+1)
	out, sums := make([]int, words), make([]float32, n.labels)
	for i, head := range heads {
		at := i % wordsOfLabels
		if at == 0 {
			n.label.Apply(k.label, k.parts[i*size+2*a:], size, min(wordsOfLabels, words-i))
		}
		best, top := 0, float32(never)
		row := k.headRows[head*l:][:l]
		w := k.label[at*wide:][:n.labels*(l+1)]
		matrix.Dots(sums, row, w, l+1)
		for x, sum := range sums {
			s := sum + w[x*(l+1)+l] + k.heads[head*each+x]
			if s > top && !barred[x] {
				best, top = x, s
			}
		}
		out[i] = best
	}
	return out
}

// wordsOfLabels are as many words as have what their labels are scored with in the
// processor's near memory at once.
const wordsOfLabels = 12

// never is a score below all others.
const never = -1e30
