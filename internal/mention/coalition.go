package mention

import (
	"readout/internal/syntax"
)

// allied gives "coalition" the role that the text tells: that of those whom it is of ("a coalition
// of charities"), of armies or of parties as the text speaks more of one or the other; of
// neither, none.
func (d *document) allied(p *phrase, noun actorNoun, nounFirst int) actorNoun {
	s := &d.sents[p.sentence]
	if noun.code != "MIL" || nounFirst != p.head || !d.lex.is("civic", s.Words[p.head].LowerLemma()) {
		return noun
	}
	for k := p.first; k < p.head; k++ {
		if d.lex.is("led", s.Words[k].Lower()) || d.lex.is("international", s.Words[k].LowerLemma()) {
			return noun // "the US-led coalition"
		}
	}
	for _, c := range s.Children(p.head) {
		if c < p.head || !syntax.IsRel(s.Words[c].Rel, "nmod") || c > 0 && s.Child(c, "case") >= 0 && s.Words[s.Child(c, "case")].Lemma != "of" {
			continue
		}
		if members, n := d.nounEndingAt(s, c); n > 0 && members.code != "" && members.kind != "government" {
			return actorNoun{kind: "group", code: members.code}
		}
		return actorNoun{kind: "group"}
	}
	switch arms, votes := d.words("strikes")+d.words("soldiery"), d.words("partisan"); {
	case arms > 0 && arms >= votes:
		return noun
	case votes > 0:
		return actorNoun{kind: "group", code: "PTY"}
	}
	return actorNoun{kind: "group"}
}

// words counts the words of a class in the text.
func (d *document) words(class string) int {
	if n, ok := d.wordCount[class]; ok {
		return n
	}
	n := 0
	for si := range d.sents {
		for k := range d.sents[si].Words {
			if d.lex.is(class, d.sents[si].Words[k].LowerLemma()) {
				n++
			}
		}
	}
	d.wordCount[class] = n
	return n
}

// jointForces reports whether a phrase is of forces of several countries, which are not those of
// the country where they fight: "coalition forces", "allied aircraft".
func (d *document) jointForces(p *phrase, noun actorNoun) bool {
	s := &d.sents[p.sentence]
	for k := p.first; noun.code == "MIL" && k <= p.head; k++ {
		if d.lex.is("joint", s.Words[k].Lower()) && !inAtom(d.atoms[p.sentence], k) {
			return true
		}
	}
	return false
}
