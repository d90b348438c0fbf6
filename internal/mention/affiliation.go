package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// affiliated gives the titles of a person the state that the party behind the name
// tells: "Sen. Ana Diaz, D-Ohio" and "Ana Diaz (R., Texas)" sit in the Congress of the
// United States, as the style of its papers has it.
func (d *document) affiliated(si int, a *atom, titles []*title) []*title {
	s := &d.sents[si]
	if !party(s, a.last) {
		return titles
	}
	state := d.kb.State("USA")
	for _, t := range titles {
		if t.owner < 0 && t.ownerNoun < 0 && t.ownerPronoun < 0 {
			t.state = state
		}
	}
	if !slices.ContainsFunc(titles, func(t *title) bool { return t.state != nil }) && len(titles) == 0 {
		titles = append(titles, &title{sentence: si, first: a.last, last: a.last, from: a.last, owner: -1, ownerNoun: -1, ownerPronoun: -1,
			state: state, code: "LEG", text: "lawmaker", apposition: true})
	}
	return titles
}

// fledFrom returns the state that refugees have fled: "refugees fleeing the war in Chad",
// "people displaced from Chad"; nil where the phrase names none.
func (d *document) fledFrom(p *phrase) *knowledge.Actor {
	s := &d.sents[p.sentence]
	for _, c := range s.Children(p.head) {
		if c < p.head || !syntax.IsRel(s.Words[c].Rel, "acl") || !d.lex.is("flee", s.Words[c].Lemma) {
			continue
		}
		_, last := s.Subtree(c)
		for i := c + 1; i < last; i++ {
			if prep := s.Words[i].Lemma; prep == "to" || prep == "into" {
				break // whereto
			}
			if a := atomAt(d.atoms[p.sentence], i); a != nil {
				return d.landMeant(p.sentence, a)
			}
		}
	}
	return nil
}

// party reports whether the letter of a party and a state of the United States stand
// behind word i: ", R-Neb.", "(D-Calif.)", "(R., Texas)".
func party(s *syntax.Sentence, i int) bool {
	if i+2 >= len(s.Words) || s.Words[i].Text != "," && s.Words[i].Text != "(" {
		return false
	}
	letter, rest, ok := strings.Cut(s.Words[i+1].Text, "-")
	if strings.TrimSuffix(letter, ".") != "R" && strings.TrimSuffix(letter, ".") != "D" && strings.TrimSuffix(letter, ".") != "I" {
		return false
	}
	switch next := s.Words[i+2].Text; {
	case ok:
	case (next == "-" || next == "," && strings.HasSuffix(letter, ".")) && i+3 < len(s.Words):
		rest = s.Words[i+3].Text
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r)
}
