package mention

import (
	"strings"

	"readout/internal/syntax"
)

// resistance reports whether "opposition" names no party but what is felt or done: "opposition to
// the plan", "opposition from unions", "fierce opposition".
func (d *document) resistance(p *phrase) bool {
	s := &d.sents[p.sentence]
	if !strings.EqualFold(s.Words[p.head].Lemma, "opposition") || !singular(s.Words[p.head]) {
		return false
	}
	if p.head > 0 && d.lex.is("fierce", s.Words[p.head-1].Lemma) {
		return true
	}
	if p.head+1 >= len(s.Words) {
		return false
	}
	next := s.Words[p.head+1]
	return next.Lemma == "to" && next.XPOS != "TO" || next.Lemma == "from" && p.det == "" && p.pronoun < 0
}

// subjectIsThing reports whether the clause above a pronoun has a thing that
// is no actor as its subject, to which "it" then refers ("the truce held until
// it expired").
func (d *document) subjectIsThing(si, i int) bool {
	s := &d.sents[si]
	for v := s.Words[i].Head; v >= 0; v = s.Words[v].Head {
		for _, c := range s.Children(v) {
			if c < i && syntax.IsRel(s.Words[c].Rel, "nsubj") && s.Words[c].UPOS == "NOUN" && singular(s.Words[c]) {
				return d.entityAt(si, c) < 0
			}
		}
	}
	return false
}

// aboutThing reports whether the main subject of a sentence is a single thing
// that is no actor ("The bridge was closed. It …"), also where it is told before who
// says so ("The quake killed ten, police said. It …").
func (d *document) aboutThing(si int, says bool) bool {
	s := &d.sents[si]
	root := s.Root()
	if root < 0 {
		return false
	}
	if c := s.Child(root, "parataxis"); c > root && d.lex.is("say", s.Words[c].Lemma) && d.thingSays(si, c) {
		return true
	}
	if said := s.Child(root, "ccomp"); said >= 0 && said < root {
		if d.thingSays(si, root) {
			return true
		}
		if says {
			return false // "The report is a lie, the ministry said. It added …"
		}
		root = said
	}
	return d.thingSays(si, root)
}

// thingSays reports whether the subject of a verb is a single thing that is no actor: "…, the
// report said".
func (d *document) thingSays(si, v int) bool {
	s := &d.sents[si]
	c := s.Child(v, "nsubj")
	return c >= 0 && s.Words[c].UPOS == "NOUN" && singular(s.Words[c]) && d.later(si, c) < 0
}

// expletive reports whether "it" stands for nothing: "it was reported that",
// "it is clear", "it is wrong for Oslo to". In "it is ready to" and "it was forced to" it
// stands for somebody.
func (d *document) expletive(s *syntax.Sentence, i int, lower string) bool {
	if lower != "it" {
		return false
	}
	w := s.Words[i]
	if w.Rel == "expl" {
		return true
	}
	if w.Head < 0 || !syntax.IsRel(w.Rel, "nsubj") {
		return false
	}
	h := w.Head
	passive := w.Rel == "nsubj:pass"
	if !passive && s.Child(h, "cop") < 0 {
		switch s.Words[h].Lemma {
		case "seem", "appear", "happen", "turn", "rain", "snow", "take":
			return true
		}
		return false
	}
	if d.lex.is("minded", s.Words[h].Lemma) && s.Child(h, "csubj", "ccomp") < 0 {
		return false
	}
	return s.Child(h, "csubj", "ccomp") >= 0 || (s.Words[h].UPOS == "ADJ" || passive) && marked(s, h)
}

// marked reports whether a clause with "that", "if", "whether" or "to" hangs
// on word h.
func marked(s *syntax.Sentence, h int) bool {
	for _, c := range s.Children(h) {
		if c < h {
			continue
		}
		if k := s.Child(c, "mark"); k >= 0 {
			switch s.Words[k].Lemma {
			case "that", "if", "whether", "to", "how", "for":
				return true
			}
		}
	}
	return false
}

// ofLiberty reports whether a noun only says to what there is a right: "freedom of assembly".
func (d *document) ofLiberty(s *syntax.Sentence, i int) bool {
	w := s.Words[i]
	return syntax.IsRel(w.Rel, "nmod") && w.Head >= 0 && w.Head < i && d.lex.is("liberty", s.Words[w.Head].Lemma) && s.Child(i, "det", "nmod:poss", "amod") < 0
}

// kindBehindName lets a noun for a body behind its name and its short form in brackets be the body:
// "the Kenya People's (KP) party". It reports whether the noun was one.
func (d *document) kindBehindName(si, i int) bool {
	s := &d.sents[si]
	if i < 4 || s.Words[i-1].Text != ")" || s.Words[i-3].Text != "(" {
		return false
	}
	a := atomAt(d.atoms[si], i-4)
	if noun, n := d.nounEndingAt(s, i); n == 0 || noun.kind != "group" && noun.kind != "organization" || a == nil || a.actor == nil || !bodyType(a.actor.Type) {
		return false
	}
	d.mention(Mention{Sentence: si, First: i, Last: i + 1, Head: i, Kind: Nominal, Entity: d.atomEntity(si, a)})
	return true
}
