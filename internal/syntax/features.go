package syntax

import "readout/internal/model"

// item is a word as the parser's features see it.
type item struct {
	word, pos, up, label uint32 // hash of the word, joint tag, universal tag, label of its arc (0 none)
	coarse, fine         uint32 // clusters
	// How many commas, conjunctions, verbs and other marks stand before.
	commas, ands, verbs, marks uint16
}

// between tells which of these stand after a and before b.
func between(a, b *item, verbAtA bool) uint32 {
	bits := uint32(0)
	if b.commas > a.commas {
		bits |= 1
	}
	if b.ands > a.ands {
		bits |= 2
	}
	verbs := b.verbs - a.verbs
	if verbAtA {
		verbs--
	}
	if verbs > 0 {
		bits |= 4
	}
	if b.marks > a.marks {
		bits |= 8
	}
	return bits
}

// items is what the parser reads: the words of the words, then the root.
type items []item

// Numbers of the universal tags that between counts.
var verbUp, andUp, markUp = upNumber("VERB"), upNumber("CCONJ"), upNumber("PUNCT")

var none = item{word: 3, pos: 252, up: 252}

// newItems turns tagged tokens into parser items. up gives for a joint tag
// the number of its universal tag.
func newItems(toks []look, up []uint32) items {
	s := make(items, len(toks)+1)
	var sum item
	for i := range toks {
		k := &toks[i]
		s[i] = item{word: k.word, pos: uint32(k.tag), up: up[k.tag], coarse: k.clus[0], fine: k.clus[1],
			commas: sum.commas, ands: sum.ands, verbs: sum.verbs, marks: sum.marks}
		switch {
		case k.lower == ",":
			sum.commas++
		case s[i].up == verbUp:
			sum.verbs++
		case s[i].up == andUp:
			sum.ands++
		case s[i].up == markUp:
			sum.marks++
		}
	}
	sum.word, sum.pos, sum.up = 2, 253, 253
	s[len(toks)] = sum
	return s
}

func (x items) at(s *state, i int16) item {
	if i < 0 {
		return none
	}
	it := x[i]
	it.label = uint32(s.nodes[i].label + 1)
	return it
}

func (x items) buffer(i int) item {
	if i >= len(x) {
		return none
	}
	return x[i]
}

// gap puts the distance between two words into seven classes.
func gap(a, b int) uint32 {
	switch d := b - a; {
	case d <= 4:
		return uint32(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// features appends the features of a configuration: those of Zhang and Nivre
// (2011) carried over to arc-hybrid, with clusters and with the prepositions
// that decide where a phrase attaches.
func (x items) features(s *state, f []uint32) []uint32 {
	i0, i1, i2 := int16(-1), int16(-1), int16(-1)
	n := len(s.stack)
	if n > 0 {
		i0 = s.stack[n-1]
	}
	if n > 1 {
		i1 = s.stack[n-2]
	}
	if n > 2 {
		i2 = s.stack[n-3]
	}
	empty := node{left: -1, left2: -1, right: -1, right2: -1}
	d0, d1, b := &empty, &empty, &s.nodes[s.next]
	if i0 >= 0 {
		d0 = &s.nodes[i0]
	}
	if i1 >= 0 {
		d1 = &s.nodes[i1]
	}
	S0, S1, S2 := x.at(s, i0), x.at(s, i1), x.at(s, i2)
	N0, N1, N2, N3 := x[s.next], x.buffer(s.next+1), x.buffer(s.next+2), x.buffer(s.next+3)
	S0l, S0r, S0l2, S0r2 := x.at(s, d0.left), x.at(s, d0.right), x.at(s, d0.left2), x.at(s, d0.right2)
	S1l, S1r, S1l2, S1r2 := x.at(s, d1.left), x.at(s, d1.right), x.at(s, d1.left2), x.at(s, d1.right2)
	N0l, N0l2 := x.at(s, b.left), x.at(s, b.left2)
	g0, g1 := uint32(9), uint32(9)
	if i0 >= 0 {
		g0 = gap(int(i0), s.next)
	}
	if i1 >= 0 {
		g1 = gap(int(i1), int(i0))
	}
	t := uint32(100)
	h1 := func(a uint32) { f = append(f, model.Hash1(t, a)); t++ }
	h2 := func(a, b uint32) { f = append(f, model.Hash2(t, a, b)); t++ }
	h3 := func(a, b, c uint32) { f = append(f, model.Hash3(t, a, b, c)); t++ }
	h4 := func(a, b, c, d uint32) { f = append(f, model.Hash4(t, a, b, c, d)); t++ }

	h1(0)
	for _, w := range [...]*item{&S0, &S1, &S2, &N0, &N1, &N2} {
		h1(w.word)
		h1(w.pos)
		h2(w.word, w.pos)
		h1(w.fine)
	}
	h1(N3.pos)
	pair := func(a, b *item) {
		h4(a.word, a.pos, b.word, b.pos)
		h3(a.word, a.pos, b.word)
		h3(a.word, b.word, b.pos)
		h3(a.word, a.pos, b.pos)
		h3(a.pos, b.word, b.pos)
		h2(a.word, b.word)
		h2(a.pos, b.pos)
		h2(a.up, b.word)
		h2(a.word, b.up)
		h2(a.fine, b.fine)
		h2(a.coarse, b.coarse)
		h3(a.fine, b.pos, a.pos)
		h3(a.pos, b.fine, b.pos)
	}
	pair(&S0, &N0)
	pair(&S1, &S0)
	h2(S1.word, N0.word)
	h2(S1.pos, N0.pos)
	h2(S1.pos, N0.word)
	h2(N0.pos, N1.pos)
	h2(N0.word, N1.pos)
	h2(N0.word, N1.word)
	h3(N0.pos, N1.pos, N2.pos)
	h4(N0.pos, N1.pos, N2.pos, N3.pos)
	h3(S0.pos, N0.pos, N1.pos)
	h4(S0.pos, N0.pos, N1.pos, N2.pos)
	h3(S0.word, N0.pos, N1.pos)
	h3(S1.pos, S0.pos, N0.pos)
	h3(S1.up, S0.up, N0.word)
	h3(S1.word, S0.pos, N0.pos)
	h3(S1.pos, S0.word, N0.pos)
	h4(S1.pos, S0.pos, N0.pos, N1.pos)
	h3(S2.pos, S1.pos, S0.pos)
	h4(S2.pos, S1.pos, S0.pos, N0.pos)
	h3(S2.up, S1.up, N0.word)

	h3(S0.pos, S0l.pos, N0.pos)
	h3(S0.pos, S0r.pos, N0.pos)
	h3(S0.pos, N0.pos, N0l.pos)
	h3(S0.word, N0.pos, N0l.label)
	h3(S1.pos, S1r.pos, S0.pos)
	h3(S1.pos, S1l.pos, S0.pos)
	h3(S1.pos, S0.pos, S0l.pos)
	h3(S1.pos, S0.pos, S0r.pos)
	h4(S1.pos, S1r.label, S0.pos, S0l.label)

	h2(g0, S0.word)
	h2(g0, S0.pos)
	h2(g0, N0.word)
	h2(g0, N0.pos)
	h3(g0, S0.word, N0.word)
	h3(g0, S0.pos, N0.pos)
	h2(g1, S0.word)
	h2(g1, S0.pos)
	h2(g1, S1.word)
	h2(g1, S1.pos)
	h3(g1, S1.word, S0.word)
	h3(g1, S1.pos, S0.pos)

	h2(S0.word, uint32(d0.lefts))
	h2(S0.pos, uint32(d0.lefts))
	h2(S0.word, uint32(d0.rights))
	h2(S0.pos, uint32(d0.rights))
	h2(S1.word, uint32(d1.rights))
	h2(S1.pos, uint32(d1.rights))
	h2(S1.pos, uint32(d1.lefts))
	h2(N0.word, uint32(b.lefts))
	h2(N0.pos, uint32(b.lefts))

	for _, w := range [...]*item{&S0l, &S0r, &S1l, &S1r, &N0l, &S0l2, &S0r2, &S1l2, &S1r2, &N0l2} {
		h1(w.word)
		h1(w.pos)
		h1(w.label)
	}
	h3(S0.pos, S0l.pos, S0l2.pos)
	h3(S0.pos, S0r.pos, S0r2.pos)
	h3(S1.pos, S1r.pos, S1r2.pos)
	h3(S1.pos, S1l.pos, S1l2.pos)
	h3(N0.pos, N0l.pos, N0l2.pos)

	set := func(a uint32, bits uint64) { h3(a, uint32(bits), uint32(bits>>32)) }
	set(S0.word, d0.leftSet)
	set(S0.pos, d0.leftSet)
	set(S0.word, d0.rightSet)
	set(S0.pos, d0.rightSet)
	set(S1.word, d1.rightSet)
	set(S1.pos, d1.rightSet)
	set(S1.word, d1.leftSet)
	set(S1.pos, d1.leftSet)
	set(N0.word, b.leftSet)
	set(N0.pos, b.leftSet)
	h4(S0.pos, N0.pos, uint32(d0.leftSet), uint32(b.leftSet))
	h4(S1.pos, S0.pos, uint32(d1.rightSet), uint32(d0.leftSet))

	bits0, bits1 := uint32(16), uint32(16)
	if i0 >= 0 {
		bits0 = between(&S0, &N0, S0.up == verbUp)
	}
	if i1 >= 0 {
		bits1 = between(&S1, &S0, S1.up == verbUp)
	}
	h3(S0.pos, N0.pos, bits0)
	h2(S0.up, bits0)
	h2(N0.word, bits0)
	h3(S1.pos, S0.pos, bits1)
	h3(S1.up, S0.word, bits1)
	h3(S1.word, S0.up, bits1)
	h4(S1.up, S0.up, N0.up, bits1)
	h4(S1.up, S0.up, bits0, bits1)

	// Where a prepositional phrase attaches: the preposition is the first
	// dependent of the noun it marks.
	h3(S1.word, S0l.word, S0l.pos)
	h3(S1.word, S0l.word, S0.word)
	h3(S1.pos, S0l.word, S0.word)
	h3(S1.fine, S0l.word, S0.fine)
	h3(S2.word, S0l.word, S1.pos)
	h3(S2.fine, S0l.word, S1.fine)
	h3(S1.word, S0.pos, N0.word)
	h3(S1.fine, S0.fine, N0.word)
	h3(S0.word, N0.word, N1.pos)
	h3(S0.pos, N0.word, N1.word)
	h3(S0.word, N0.word, N2.pos)
	h3(S0.fine, N0.word, N1.fine)
	h3(S0.pos, S0l.word, N0.word)
	h3(S0.word, S0l.label, N0.pos)
	return f
}
