package mention

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// halves makes names of "the North" and "the South" where the text names one of two
// states called so, and of the first in "North and South Korea": each half is the state of that name.
func (d *document) halves() {
	states := d.halfStates()
	if len(states) == 0 {
		return
	}
	for si := range d.sents {
		s := &d.sents[si]
		for i := range s.Words {
			state := states[s.Words[i].Text]
			if state == nil || !d.besideHalf(si, i) && (i == 0 || !strings.EqualFold(s.Words[i-1].Text, "the") || partOfName(s, i)) {
				continue
			}
			if a := atomAt(d.atoms[si], i); a != nil && (a.first < i-1 || a.last > i+1) {
				continue
			}
			a := atom{first: i, last: i + 1, head: i, kind: "LOC", entity: -1, actor: state, alias: knowledge.AliasName}
			list := slices.DeleteFunc(d.atoms[si], func(x atom) bool { return x.first <= i && i < x.last })
			k, _ := slices.BinarySearchFunc(list, i, func(x atom, i int) int { return x.first - i })
			d.atoms[si] = slices.Insert(list, k, a)
			d.atoms[si][k].place = d.literal(s, &d.atoms[si][k], d.atoms[si])
		}
	}
}

// besideHalf reports whether word i is the first of two halves whose land is named once: "North and
// South Korea".
func (d *document) besideHalf(si, i int) bool {
	s := &d.sents[si]
	if i+3 >= len(s.Words) || s.Words[i+1].UPOS != "CCONJ" {
		return false
	}
	other, a := d.lex.classes["half"][s.Words[i].Text], atomAt(d.atoms[si], i+2)
	return other != "" && a != nil && a.state() && a.first == i+2 && a.last > i+3 && s.Words[i+2].Text == other
}

// halfStates returns the states that are halves of one land, by the word that tells them
// apart, where the text names one of them in full; a word of two states is none.
func (d *document) halfStates() map[string]*knowledge.Actor {
	var out map[string]*knowledge.Actor
	add := func(word string, state *knowledge.Actor) {
		if out == nil {
			out = map[string]*knowledge.Actor{}
		}
		if was, ok := out[word]; ok && was != state {
			state = nil
		}
		out[word] = state
	}
	for _, list := range d.atoms {
		for i := range list {
			if !list[i].state() {
				continue
			}
			word, land, ok := strings.Cut(list[i].actor.Name, " ")
			other := d.lex.classes["half"][word]
			if !ok || other == "" {
				continue
			}
			for _, al := range d.kb.Lookup(other + " " + land) {
				if al.Actor.Type == "state" && al.Actor.Name == other+" "+land {
					add(word, list[i].actor)
					add(other, al.Actor)
				}
			}
		}
	}
	return out
}

// partOfName reports whether word i is of a longer name or tells a part of something:
// "the South Coast", "the north bank", "the South of the country".
func partOfName(s *syntax.Sentence, i int) bool {
	if i+1 == len(s.Words) {
		return false
	}
	next := s.Words[i+1]
	return next.Text == "-" || next.Lemma == "of" || startsUpper(next.Text) || s.Words[i].Head == i+1 && next.UPOS == "NOUN"
}
