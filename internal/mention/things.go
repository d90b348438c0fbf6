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
