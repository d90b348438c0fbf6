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

// partFeatures appends what the network is told of each of some words of a
// reading's sentence as part of the statement: always partWidth features a word.
func (a *article) partFeatures(r *reading, from, to int, out []uint32) []uint32 {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	ways := a.ways(r.sentence, r.cue)
	cue := &info[r.cue]
	class := model.String(r.sense.class)
	commas := commasFrom(s, r.cue)
	for i := from; i < to; i++ {
		f, w := &info[i], &ways[i]
		dir := b2u(i > r.cue) + b2u(i >= r.cue)
		rule := uint32(r.roles[i]) | b2u(r.found)<<3 | b2u(r.sure)<<4
		br := &info[w.branch]
		d := i - r.cue
		near := uint32(min(max(d, -7), 7) + 8)
		seq := uint32(1)
		if d >= -4 && d <= 4 {
			for j := min(i, r.cue); j <= max(i, r.cue); j++ {
				seq = mix(seq, info[j].xpos)
			}
		}
		headRole := uint32(9)
		if h := s.Words[i].Head; h >= 0 {
			headRole = uint32(r.roles[h])
		}
		out = append(out,
			mix(601, rule),
			mix(602, rule, roleAt(r, i-1), roleAt(r, i+1)),
			mix(603, w.up, br.rel, dir),
			mix(604, w.up, w.down),
			mix(605, cue.lemma, w.up, br.rel, dir),
			mix(606, class, w.up, br.rel, dir),
			mix(607, near),
			mix(608, uint32(bucket(max(d, -d))), dir),
			mix(609, uint32(commas[i]), dir, quoteState(info, i, r.cue)),
			mix(610, quoteState(info, i, r.cue), rule),
			mix(611, uint32(bucket(w.depth)), uint32(min(w.rise, 8)), dir),
			mix(612, w.up, br.rel, branchMark(s, info, w.branch), dir),
			mix(613, near, f.form),
			mix(614, near, cue.lemma, f.form),
			mix(615, near, seq),
			mix(616, cue.fine, w.up, br.rel),
			mix(617, rule, f.rel, headRole),
			mix(618, cue.lemma, rule))
	}
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
