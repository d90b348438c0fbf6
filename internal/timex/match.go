package timex

import (
	"cmp"
	"fmt"
	"slices"

	"readout/internal/syntax"
)

// start is where a rule's pattern can begin; starts are filed under the word
// or class of their first state, so that a token tries only rules that may
// match it.
type start struct {
	rule int
	at   *state // may be the opening bound
	open bool   // the span opens before it
}

// index files every rule and marks the words that rules use.
func (t *Tagger) index() error {
	for i := range t.rules {
		u := &t.rules[i]
		seen := map[*state]bool{}
		for _, s := range slices.Concat(u.notBefore, u.notAfter) {
			if err := t.prepare(u, s, seen); err != nil {
				return err
			}
		}
		for _, s := range u.entries {
			if err := t.prepare(u, s, seen); err != nil {
				return err
			}
			if !s.open {
				t.file(start{i, s, false})
				continue
			}
			for _, n := range s.next {
				t.file(start{i, n, true})
			}
		}
	}
	return nil
}

func (t *Tagger) file(s start) {
	k := s.at.class
	if k == "" {
		k = s.at.word
	}
	t.starts[k] = append(t.starts[k], s)
}

// prepare checks the classes of a pattern and makes the lexicon know its
// words.
func (t *Tagger) prepare(u *rule, s *state, seen map[*state]bool) error {
	if seen[s] {
		return nil
	}
	seen[s] = true
	if s.class != "" && !t.lex.classes[s.class] {
		return fmt.Errorf("%s: rule %s: unknown word class %s (see data/timex/words.tsv)", u.place, u.id, s.class)
	}
	if s.word != "" {
		t.lex.entry(s.word)
	}
	for _, n := range s.next {
		if err := t.prepare(u, n, seen); err != nil {
			return err
		}
	}
	return nil
}

// step is one matched word or lexeme.
type step struct {
	class  string
	value  string
	second bool
}

// candidate is a match of a rule over the tokens [from, to).
type candidate struct {
	rule, from, to int
	steps          []step
}

// candidates tries every rule that can begin at token i.
func (r *reader) candidates(s *syntax.Sentence, i int) {
	t := &r.toks[i]
	try := func(k string) {
		for _, b := range r.tagger.starts[k] {
			r.rule, r.path = b.rule, r.path[:0]
			from := -1
			if b.open {
				from = i
			}
			r.walk(s, b.at, i, span{i, from, -1})
		}
	}
	if t.entry != nil {
		try(t.key)
	}
	for k := range t.lex {
		if k > 0 && t.lex[k-1].class == t.lex[k].class {
			continue // walk goes through all lexemes of the class itself
		}
		try(t.lex[k].class)
	}
}

// span is what a walk knows of the tokens it covers; from and to are -1 while
// no bound was met.
type span struct{ start, from, to int }

// walk matches state n at token i and goes on from there.
func (r *reader) walk(s *syntax.Sentence, n *state, i int, at span) {
	switch {
	case n.end:
		if at.from < 0 {
			at.from = at.start
		}
		if at.to < 0 {
			at.to = i
		}
		if at.from < at.to && r.allowed(s, &r.tagger.rules[r.rule], at.from, at.to) {
			r.cands = append(r.cands, candidate{rule: r.rule, from: at.from, to: at.to, steps: slices.Clone(r.path)})
		}
		return
	case n.open:
		at.from = i
		r.follow(s, n, i, at)
		return
	case n.close:
		at.to = i
		r.follow(s, n, i, at)
		return
	}
	if i >= len(r.toks) {
		return
	}
	t := &r.toks[i]
	if n.word != "" {
		if t.key == n.word {
			r.follow(s, n, i+1, at)
		}
		return
	}
	for k := range t.lex {
		x := &t.lex[k]
		if x.class != n.class || n.value != "" && n.value != x.value {
			continue
		}
		r.path = append(r.path, step{x.class, x.value, n.second})
		r.follow(s, n, i+x.n, at)
		r.path = r.path[:len(r.path)-1]
	}
}

func (r *reader) follow(s *syntax.Sentence, n *state, i int, at span) {
	for _, m := range n.next {
		r.walk(s, m, i, at)
	}
}

// allowed checks a rule's conditions on what stands around the span and on
// tags.
func (r *reader) allowed(s *syntax.Sentence, u *rule, from, to int) bool {
	if from > 0 && r.any(from-1, u.notBefore) || to < len(r.toks) && r.any(to, u.notAfter) {
		return false
	}
	last := r.toks[to-1].word
	w := &s.Words[last]
	if u.ahead && (r.tagger.lex.tenseOver(s, last) != future || firstIn(s, r.toks[from].word)) {
		return false
	}
	// An untagged sentence gets the benefit of the doubt.
	if len(u.tags) > 0 && w.UPOS != "" && !slices.Contains(u.tags, w.UPOS) {
		return false
	}
	if first := r.toks[from].word; first > 0 && slices.Contains(u.notTag, tagBefore(s, first-1)) {
		return false
	}
	if w.UPOS == "NUM" {
		return true // a number is no part of a person's name, whatever the tree says
	}
	for _, rel := range u.notRel {
		if rel == "compound:name" {
			if w.Rel == "compound" && w.Head > last && w.Head < len(s.Words) && s.Words[w.Head].UPOS == "PROPN" {
				return false
			}
		} else if syntax.IsRel(w.Rel, rel) {
			return false
		}
	}
	return true
}

// firstIn reports whether what stands before a time is the first or the most of its kind
// within it: "his first trip abroad in five years" tells how long ago the last was.
func firstIn(s *syntax.Sentence, first int) bool {
	for w := first - 1; w >= max(0, first-6); w-- {
		switch x := &s.Words[w]; {
		case x.XPOS == "JJS" || x.Lemma == "first" || x.Lemma == "second" || x.Lemma == "third" || x.Lemma == "only":
			return true
		case x.UPOS == "VERB" || x.UPOS == "AUX" || x.Text == ",":
			return false
		}
	}
	return false
}

// tagBefore is the tag of a word; a noun with a capital inside a sentence is part of a
// name: "Operation Peace Spring".
func tagBefore(s *syntax.Sentence, i int) string {
	w := &s.Words[i]
	if w.UPOS == "NOUN" && i > 0 && w.Text != w.Lower() {
		return "PROPN"
	}
	return w.UPOS
}

// any reports whether token i is one of the words or begins a lexeme of one of
// the classes.
func (r *reader) any(i int, states []*state) bool {
	t := &r.toks[i]
	for _, n := range states {
		if n.word != "" && t.key == n.word {
			return true
		}
		for _, x := range t.lex {
			if n.class == x.class && (n.value == "" || n.value == x.value) {
				return true
			}
		}
	}
	return false
}

// choose keeps, of candidates that overlap, the longest, then the earlier, then
// the one whose rule comes first. cands is in order of from and so is the
// result; taken is scratch space.
func choose(cands []candidate, taken []bool) ([]candidate, []bool) {
	rank := make([]*candidate, len(cands))
	lo, hi := cands[0].from, cands[0].to
	for i := range cands {
		rank[i] = &cands[i]
		hi = max(hi, cands[i].to)
	}
	slices.SortFunc(rank, func(a, b *candidate) int {
		return cmp.Or((b.to-b.from)-(a.to-a.from), a.from-b.from, a.rule-b.rule, len(b.steps)-len(a.steps))
	})
	taken = append(taken[:0], make([]bool, hi-lo)...)
	var out []candidate
	for _, c := range rank {
		place := taken[c.from-lo : c.to-lo]
		if slices.Contains(place, true) {
			continue
		}
		for i := range place {
			place[i] = true
		}
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b candidate) int { return a.from - b.from })
	return out, taken
}
