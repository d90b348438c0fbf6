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
	if !party(s, a.last) && !(len(titles) > 0 && d.titleCode(titles[0]) == "LEG" && stateAbbreviated(s, a.last)) {
		return titles
	}
	state := d.kb.State("USA")
	for _, t := range titles {
		if party(s, a.last) && d.lex.is("presiding", lastWord(t.text)) {
			t.owner, t.ownerNoun = -1, -1 // of a committee, which need not be named in full
		}
		if t.owner < 0 && t.ownerNoun < 0 && t.ownerPronoun < 0 {
			t.state = state
			if t.code == "" && d.lex.is("presiding", lastWord(t.text)) {
				t.code, t.kinds = "LEG", nil // "Oversight Committee Chairman Ana Diaz (R-Ohio)"
			}
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

// stateAbbreviated reports whether the short name of a state of the United States stands in
// brackets behind word i: "Sen. Ana Diaz (Tex.)".
func stateAbbreviated(s *syntax.Sentence, i int) bool {
	if i+2 >= len(s.Words) || s.Words[i].Text != "(" || !startsUpper(s.Words[i+1].Text) {
		return false
	}
	if strings.HasSuffix(s.Words[i+1].Text, ".") {
		return s.Words[i+2].Text == ")"
	}
	return i+3 < len(s.Words) && s.Words[i+2].Text == "." && s.Words[i+3].Text == ")"
}

// likeTitled returns the country of others whom the text gives the same title of parliament: of
// two "Sen." one of whom is "R-Ohio", both are of the United States. Nil where none says its own.
func (d *document) likeTitled(t *title) *knowledge.Actor {
	if d.titleCode(t) != "LEG" {
		return nil
	}
	for _, p := range d.persons {
		for _, other := range p.titles {
			if other != t && other.state != nil && strings.EqualFold(lastWord(other.text), lastWord(t.text)) {
				return other.state
			}
		}
	}
	return nil
}

// ownTitle returns the country that alone uses a title where the text speaks of that
// country and not the one in question does: "the secretary of state" in Libya.
func (d *document) ownTitle(t *title, asked *knowledge.Actor) *knowledge.Actor {
	users := d.kb.TitleUsers(t.text)
	if len(users) == 0 || asked != nil && slices.Contains(users, asked.Country) {
		return asked
	}
	if st := d.kb.State(users[0]); st != nil && d.speaksOf(st) {
		return st
	}
	return asked
}

// speaksOf reports whether a text names a country, or a body of it.
func (d *document) speaksOf(st *knowledge.Actor) bool {
	for si := range d.atoms {
		for k := range d.atoms[si] {
			if a := d.atoms[si][k].actor; a != nil && (a == st || a.Country == st.Country) {
				return true
			}
		}
	}
	return false
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
