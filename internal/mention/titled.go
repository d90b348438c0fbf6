package mention

import (
	"slices"
	"strings"
)

// titledPerson finds the latest person of the document who has the title in
// these words, or else who bears it in others.
func (d *document) titledPerson(p *phrase, t *title, owner int) int {
	if e := d.titled(p, t, owner, d.calledSo); e >= 0 {
		return e
	}
	return d.titled(p, t, owner, d.bears)
}

// calledSo reports whether the text gives a person the title in these words.
func (d *document) calledSo(entity int, _ string, t *title) bool {
	p := d.facts[entity].person
	return p != nil && slices.ContainsFunc(p.titles, func(own *title) bool {
		return own.former == t.former && strings.EqualFold(own.text, t.text)
	})
}

// titled finds the latest person whom the title fits by the measure bears.
func (d *document) titled(p *phrase, t *title, owner int, bears func(int, string, *title) bool) int {
	want := lastWord(t.text)
	for k := len(d.set.Mentions) - 1; k >= max(0, len(d.set.Mentions)-maxLook); k-- {
		m := &d.set.Mentions[k]
		if p.sentence-m.Sentence > 2*maxBack {
			break
		}
		e := &d.set.Entities[m.Entity]
		if e.Type != "person" || owner >= 0 && e.Of != owner && d.facts[m.Entity].country != d.facts[owner].country {
			continue
		}
		if g := d.facts[m.Entity].gender; g != 0 && t.gender != 0 && g != t.gender {
			continue
		}
		if bears(m.Entity, want, t) || p.det == "the" && p.sentence-m.Sentence <= 2 && d.lex.is("generic", want) && t.code != "" && strings.HasSuffix(e.Code, t.code) && t.first == t.last-1 {
			return m.Entity
		}
	}
	return -1
}

// bears reports whether a person has a title that ends in the word want or
// means the same office.
func (d *document) bears(entity int, want string, t *title) bool {
	role := d.set.Entities[entity].Role
	if role != "" && firstWord(role) != "former" && (len(t.kinds) == 0 && (lastWord(role) == want || firstWord(role) == want) || strings.EqualFold(role, t.text)) {
		return true
	}
	person := d.facts[entity].person
	if person == nil {
		return false
	}
	for _, x := range d.kb.Career(d.set.Entities[entity].Known) {
		if slices.Contains(t.kinds, x.Office.Kind) && x.Office.Title == role {
			return true
		}
	}
	for _, own := range person.titles {
		switch {
		case own.former != t.former:
		case len(own.kinds) > 0 && len(t.kinds) > 0:
			if sharesKind(own.kinds, t.kinds) {
				return true
			}
		case lastWord(own.text) == want:
			return true
		}
	}
	return false
}

func sharesKind(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}
