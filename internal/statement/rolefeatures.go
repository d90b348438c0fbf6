package statement

import (
	"readout/internal/model"
	"readout/internal/syntax"
)

// way is how a word hangs together with the cue in the tree.
type way struct {
	up     uint32 // relations from the cue up to the common ancestor
	down   uint32 // relations from there down to the word
	branch int    // the ancestor of the word right under the common ancestor; the word itself when it is an ancestor of the cue
	depth  int    // steps down
	rise   int    // steps up
}

// ways computes the way of every word of the sentence to word c.
func (a *article) ways(sentence, c int) []way {
	s, info := &a.sents[sentence], a.words[sentence]
	out := make([]way, len(s.Words))
	done := make([]bool, len(s.Words))
	up, rise := uint32(1), 0
	for h := c; h >= 0 && !done[h]; h = s.Words[h].Head {
		out[h] = way{up: up, branch: h, rise: rise}
		done[h] = true
		up = mix(up, info[h].rel)
		rise++
	}
	var stack []int
	for i := range s.Words {
		stack = stack[:0]
		j := i
		for j >= 0 && !done[j] && len(stack) <= len(s.Words) {
			stack = append(stack, j)
			j = s.Words[j].Head
		}
		for k := len(stack) - 1; k >= 0; k-- {
			w := stack[k]
			if done[w] {
				continue
			}
			done[w] = true
			h := s.Words[w].Head
			if h < 0 || !done[h] {
				out[w] = way{branch: w}
				continue
			}
			out[w] = out[h]
			out[w].down = mix(out[h].down, info[w].rel)
			out[w].depth++
			if out[h].depth == 0 {
				out[w].branch = w
			}
		}
	}
	return out
}

// roleFeatures appends, for every word of the reading's sentence, the
// features that tell its part. The result is one slice a word.
func (a *article) roleFeatures(r *reading, out [][]uint32) [][]uint32 {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	ways := a.ways(r.sentence, r.cue)
	cue := &info[r.cue]
	class := model.String(r.sense.class)
	commas := commasFrom(s, r.cue)
	for len(out) < len(s.Words) {
		out = append(out, nil)
	}
	for i := range s.Words {
		fs := out[i][:0]
		add := func(parts ...uint32) { fs = append(fs, mix(parts...)) }
		f, w := &info[i], &ways[i]
		dir := uint32(0)
		if i > r.cue {
			dir = 1
		}
		rule := uint32(r.roles[i])
		if r.found {
			rule |= 8
		}
		if r.sure {
			rule |= 16
		}
		before, after := roleAt(r, i-1), roleAt(r, i+1)
		br := &info[w.branch]
		add(1, f.form)
		add(2, f.xpos, dir)
		add(3, f.rel, dir)
		add(4, w.up, br.rel, dir)
		add(5, w.up, w.down)
		add(6, w.up, br.rel, branchMark(s, info, w.branch), dir)
		add(7, cue.lemma, w.up, br.rel, dir)
		add(8, class, w.up, br.rel, dir)
		add(9, rule)
		add(10, rule, before, after)
		add(11, rule, f.xpos)
		add(12, rule, w.up, br.rel, dir)
		add(13, rule, f.rel, uint32(min(w.depth, 3)))
		add(25, cue.coarse, w.up, br.rel, dir)
		add(26, cue.fine, w.up, br.rel, dir)
		add(27, cue.fine, rule)
		add(28, f.coarse, rule, dir)
		add(29, br.coarse, w.up, br.rel, rule)
		in := quoteState(info, i, r.cue)
		add(14, in, dir)
		add(15, in, rule)
		add(16, in, rule, f.xpos)
		add(17, uint32(r.roles[w.branch]), rule, in)
		if h := s.Words[i].Head; h >= 0 {
			add(18, w.up, info[h].rel, f.rel, uint32(r.roles[h]))
			add(19, info[h].lemma, f.rel)
		}
		add(20, uint32(bucket(w.depth)), uint32(w.rise), dir)
		add(21, uint32(commas[i]), dir, in)
		add(22, uint32(commas[i]), dir, rule)
		add(23, cue.lemma, rule)
		add(24, cue.xpos, cue.rel, rule, dir)
		a.nearFeatures(r, i, rule, add)
		out[i] = fs
	}
	return out
}

// nearFeatures adds the word's neighbours and, close to the cue, exactly where
// it stands: what belongs to the cue is decided by the few words beside it.
func (a *article) nearFeatures(r *reading, i int, rule uint32, add func(...uint32)) {
	info := a.words[r.sentence]
	f, cue := &info[i], &info[r.cue]
	p, n := uint32(1), uint32(1)
	px, nx := uint32(1), uint32(1)
	if i > 0 {
		p, px = info[i-1].form, info[i-1].xpos
	}
	if i+1 < len(info) {
		n, nx = info[i+1].form, info[i+1].xpos
	}
	add(30, p, rule)
	add(31, n, rule)
	add(32, px, f.xpos, rule)
	add(33, f.xpos, nx, rule)
	add(34, f.form, rule)
	add(35, p, f.form)
	add(36, f.form, n)
	d := i - r.cue
	if d >= -6 && d <= 6 && d != 0 {
		dd := uint32(d + 8)
		add(37, dd, f.xpos, rule)
		add(38, dd, f.form)
		add(39, dd, cue.lemma, f.form)
		seq := uint32(1)
		for j := min(i, r.cue); j <= max(i, r.cue); j++ {
			seq = mix(seq, info[j].xpos)
		}
		add(40, dd, seq)
		add(41, dd, seq, nx)
		add(42, seq, f.form, n)
		add(43, dd, cue.lemma, f.xpos, nx)
		add(44, dd, cue.lemma, rule)
	}
	add(45, uint32(bucket(max(d, -d))), b2u(d > 0), rule)
	add(46, b2u(i == 0), b2u(i == len(info)-1), rule, f.xpos)
}

// transition appends the features of going from one part to the next at word
// i; the caller mixes in the part before.
func (a *article) transition(r *reading, i int, out []uint32) []uint32 {
	info := a.words[r.sentence]
	rules := uint32(roleAt(r, i-1))<<8 | uint32(r.roles[i])
	if r.found {
		rules |= 1 << 16
	}
	p := uint32(1)
	edge := uint32(0)
	if i > 0 {
		p = info[i-1].xpos
		if info[i-1].quote != info[i].quote {
			edge = 1
		}
	}
	out = append(out, mix(60), mix(61, info[i].xpos, p), mix(62, rules), mix(63, info[i].form),
		mix(64, edge, rules), mix(65, b2u(i > r.cue), b2u(i == r.cue+1), info[i].xpos), mix(66, info[i].rel, rules))
	return out
}

func roleAt(r *reading, i int) uint32 {
	if i < 0 || i >= len(r.roles) {
		return 7
	}
	return uint32(r.roles[i])
}

// quoteState: 0 outside, 1 inside another quotation than the cue, 2 inside
// the cue's own, +4 on an edge of it.
func quoteState(info []wordInfo, i, c int) uint32 {
	q := info[i].quote
	state := uint32(0)
	switch {
	case q >= 0 && q == info[c].quote:
		state = 2
	case q >= 0:
		state = 1
	}
	if q >= 0 && (i == 0 || info[i-1].quote != q) {
		state += 4
	} else if q >= 0 && (i+1 == len(info) || info[i+1].quote != q) {
		state += 8
	}
	return state
}

// branchMark is the word that opens a branch: its preposition or conjunction.
func branchMark(s *syntax.Sentence, info []wordInfo, b int) uint32 {
	if m := s.Child(b, "case", "mark"); m >= 0 {
		return info[m].lemma
	}
	return 0
}

// commasFrom counts commas and dashes between each word and the cue, up to 3.
func commasFrom(s *syntax.Sentence, c int) []int {
	out := make([]int, len(s.Words))
	n := 0
	count := func(i int) {
		out[i] = n
		switch s.Words[i].Text {
		case ",", ";", "--", "—", "–", "-", ":":
			n = min(n+1, 3)
		}
	}
	for i := c - 1; i >= 0; i-- {
		count(i)
	}
	n = 0
	for i := c + 1; i < len(s.Words); i++ {
		count(i)
	}
	return out
}
