package syntax

// decoder finds the best tree with one root from the scores of all arcs.
type decoder struct {
	heads []int
	mark  []int
}

// tree returns for each of n words its head, counted from 1, where 0 is the
// root. scores holds a row for each word, step numbers apart: the score of
// each head. Where the best heads form no tree it finds the tree with the
// highest sum (Chu-Liu and Edmonds).
func (d *decoder) tree(scores []float32, step, n int) []int {
	d.heads = d.heads[:0]
	for i := range n {
		row := scores[i*step:][:n+1]
		best := 0
		for h, s := range row {
			if h != i+1 && (best == i+1 || s > row[best]) {
				best = h
			}
		}
		d.heads = append(d.heads, best)
	}
	if !d.isTree() {
		d.edmonds(scores, step, n)
	}
	return d.heads
}

// isTree reports whether exactly one word hangs on the root and no heads form
// a circle.
func (d *decoder) isTree() bool {
	d.mark = append(d.mark[:0], make([]int, len(d.heads)+1)...)
	roots := 0
	for i, h := range d.heads {
		if h == 0 {
			roots++
		}
		for j := i + 1; j > 0 && d.mark[j] == 0; j = d.heads[j-1] {
			d.mark[j] = i + 1
			if next := d.heads[j-1]; next > 0 && d.mark[next] == i+1 {
				return false
			}
		}
	}
	return roots == 1
}

// edmonds sets the heads of the best tree. The root's arcs are made so costly
// that the best tree has only one of them.
func (d *decoder) edmonds(scores []float32, step, n int) {
	const rootCost = 1e6
	g := graph{n: n + 1, weight: make([]float64, (n+1)*(n+1))}
	for i := range n {
		for h := range n + 1 {
			w := float64(scores[i*step+h])
			if h == 0 {
				w -= rootCost
			}
			g.weight[(i+1)*g.n+h] = w
		}
	}
	copy(d.heads, g.best()[1:])
}

// graph is a complete directed graph with the root as node 0; weight[i*n+h] is
// what the arc from h to i adds.
type graph struct {
	n      int
	weight []float64
}

// best returns the head of each node in the tree with the largest sum. While
// the best heads of the nodes form a circle it makes the circle one node, whose
// number is that of the circle's first; afterwards it opens the circles, the
// last made first, where their heads from outside come in.
func (g graph) best() []int {
	type circle struct {
		nodes []int
		// in[h] is the member that an arc from h to the circle goes to, out[i] the
		// member that an arc from the circle to i comes from.
		in, out []int
		head    []int // of the members, within the circle
	}
	var circles []circle
	w, n := g.weight, g.n
	live := make([]bool, n)
	head := make([]int, n)
	for i := range live {
		live[i] = true
	}
	pick := func(i int) {
		head[i] = -1
		for h := range n {
			if h != i && live[h] && (head[i] < 0 || w[i*n+h] > w[i*n+head[i]]) {
				head[i] = h
			}
		}
	}
	for i := 1; i < n; i++ {
		pick(i)
	}
	for nodes := findCircle(head, live); nodes != nil; nodes = findCircle(head, live) {
		c := circle{nodes: nodes, in: make([]int, n), out: make([]int, n), head: make([]int, len(nodes))}
		member := make([]bool, n)
		for k, i := range nodes {
			member[i] = true
			c.head[k] = head[i]
		}
		top := nodes[0]
		into := make([]float64, n)
		outof := make([]float64, n)
		for x := range n {
			if !live[x] || member[x] {
				continue
			}
			for k, i := range nodes {
				if v := w[i*n+x] - w[i*n+head[i]]; k == 0 || v > into[x] {
					into[x], c.in[x] = v, i
				}
				if v := w[x*n+i]; k == 0 || v > outof[x] {
					outof[x], c.out[x] = v, i
				}
			}
		}
		for _, i := range nodes[1:] {
			live[i] = false
		}
		for x := range n {
			if !live[x] || member[x] {
				continue
			}
			w[top*n+x], w[x*n+top] = into[x], outof[x]
			if x > 0 && member[head[x]] {
				head[x] = top
			}
		}
		pick(top)
		circles = append(circles, c)
	}
	for k := len(circles) - 1; k >= 0; k-- {
		c := circles[k]
		outside := head[c.nodes[0]]
		for j, i := range c.nodes {
			head[i] = c.head[j]
		}
		head[c.in[outside]] = outside
		member := make([]bool, n)
		for _, i := range c.nodes {
			member[i] = true
		}
		for x := 1; x < n; x++ {
			if !member[x] && live[x] && head[x] == c.nodes[0] {
				head[x] = c.out[x]
			}
		}
		for _, i := range c.nodes {
			live[i] = true
		}
	}
	return head
}

// findCircle returns the nodes of a circle of heads, the smallest number
// first, or nil.
func findCircle(head []int, live []bool) []int {
	mark := make([]int, len(head))
	for i := 1; i < len(head); i++ {
		if !live[i] {
			continue
		}
		j := i
		for j > 0 && mark[j] == 0 {
			mark[j] = i
			j = head[j]
		}
		if j == 0 || mark[j] != i {
			continue
		}
		first := j
		for x := head[j]; x != j; x = head[x] {
			first = min(first, x)
		}
		nodes := []int{first}
		for x := head[first]; x != first; x = head[x] {
			nodes = append(nodes, x)
		}
		return nodes
	}
	return nil
}
