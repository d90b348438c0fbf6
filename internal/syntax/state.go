package syntax

// The parser is an arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and
// Satta 2011): words wait in a buffer that ends with an artificial root, move
// to a stack, and leave the stack when they get their head, either the first
// word of the buffer (left) or the word below them on the stack (right).

// Moves. A parser class is a move with a label: class 0 is shift, odd classes
// are left, even ones right, of label (class-1)/2.
const (
	shift = iota
	left
	right
)

func moveOf(class int) (move, label int) {
	if class == 0 {
		return shift, 0
	}
	return left + (class-1)%2, (class - 1) / 2
}

func classOf(move, label int) int {
	if move == shift {
		return 0
	}
	return 2*label + move
}

// node is what the parser has built around one word.
type node struct {
	head, label       int16 // -1 until known
	left, left2       int16 // its outermost left dependent and the next one in; -1 none
	right, right2     int16
	lefts, rights     uint8  // how many dependents
	leftSet, rightSet uint64 // their labels
}

// state is a parser configuration over words 0..n-1 and the root n.
type state struct {
	nodes []node
	stack []int16
	next  int // first word of the buffer
}

func (s *state) reset(n int) {
	s.nodes = append(s.nodes[:0], make([]node, n+1)...)
	for i := range s.nodes {
		s.nodes[i] = node{head: -1, label: -1, left: -1, left2: -1, right: -1, right2: -1}
	}
	s.stack, s.next = s.stack[:0], 0
}

func (s *state) root() int  { return len(s.nodes) - 1 }
func (s *state) done() bool { return len(s.stack) == 0 && s.next == s.root() }

// can reports whether a move is allowed. Only the last word on the stack may
// become the root's dependent, so every tree has exactly one root.
func (s *state) can(move int) bool {
	switch move {
	case shift:
		return s.next < s.root()
	case left:
		return len(s.stack) > 0 && (s.next < s.root() || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// apply makes a move.
func (s *state) apply(move, label int) {
	if move == shift {
		s.stack = append(s.stack, int16(s.next))
		s.next++
		return
	}
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	d := &s.nodes[top]
	d.label = int16(label)
	if move == left {
		d.head = int16(s.next)
		h := &s.nodes[s.next]
		h.left2, h.left = h.left, top
		h.lefts++
		h.leftSet |= 1 << (label & 63)
		return
	}
	d.head = s.stack[len(s.stack)-1]
	h := &s.nodes[d.head]
	h.right2, h.right = h.right, top
	h.rights++
	h.rightSet |= 1 << (label & 63)
}
