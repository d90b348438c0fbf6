package mention

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// titleAfter reads the title in an apposition that begins at word from ("the
// ministry's spokeswoman", "foreign minister of Chile").
func (d *document) titleAfter(si, from, nameHead int) *title {
	s := &d.sents[si]
	end := d.appositionEnd(si, from, nameHead)
	if end <= from {
		return nil
	}
	if a := atomAt(d.atoms[si], end); a != nil && a.kind == "PER" && a.first == end {
		return nil // the next name of a list, with its title
	}
	t := d.titleBefore(si, end)
	if t == nil || t.from < from-1 {
		return nil
	}
	t.apposition = true
	end = d.field(si, t, end)
	if t.owner < 0 && t.ownerNoun < 0 && end < len(s.Words) {
		d.ownerAfter(si, t, end)
	}
	return t
}

// ofTitle finds a title that says behind an "of" what it is of, none that is known as a whole:
// "Minister of Agriculture | Jan Novak", "Chief of the Defence Staff | Jan Novak". It returns its
// length in words, 0 for none.
func (d *document) ofTitle(si int, t *title) int {
	s := &d.sents[si]
	if !startsUpper(s.Words[t.last-1].Text) {
		return 0
	}
	for k := t.last - 1; k > 0 && k >= t.last-maxTitle; k-- {
		w := &s.Words[k]
		if of := w.Lemma == "of" || w.Lemma == "for"; of && k < t.last-1 {
			head := &title{sentence: si, last: k, owner: -1, ownerNoun: -1, ownerPronoun: -1}
			n := 0
			if startsUpper(s.Words[k-1].Text) && singular(s.Words[k-1]) {
				n = d.titleWords(si, head)
			}
			if n == 0 || head.counterpart {
				return 0
			}
			t.code, t.gender = head.code, head.gender
			if t.code == "" {
				t.code = d.titleCode(&title{sentence: si, text: textOf(s, k-n, k), kinds: head.kinds})
			}
			if noun, m := d.nounEndingAt(s, t.last-1); m > 0 && noun.code != "" && noun.kind != "person" {
				t.code = noun.code // "Director of the National Police"
			}
			if t.code == "" {
				return 0
			}
			return t.last - k + n
		}
		if !startsUpper(w.Text) && w.UPOS != "DET" && w.UPOS != "CCONJ" && w.Text != "," || inAtom(d.atoms[si], k) && atomAt(d.atoms[si], k).state() {
			return 0
		}
	}
	return 0
}

// field takes what an office is for into a title that ends at word end, and returns
// where that ends: "deputy minister | of foreign affairs of Chile".
func (d *document) field(si int, t *title, end int) int {
	s := &d.sents[si]
	if end+1 >= len(s.Words) || s.Words[end].Lemma != "of" {
		return end
	}
	for last := min(len(s.Words), end+1+maxReach); last > end+1; last-- {
		if kinds := d.kb.TitleKinds(textOf(s, end-1, last)); len(kinds) > 0 {
			if t.last == end {
				t.kinds = kinds
				if w, ok := d.lex.titled(textOf(s, end-1, last)); ok && t.ownerPronoun >= 0 && !strings.EqualFold(s.Words[t.ownerPronoun].Text, "its") {
					t.code = w.code // "his chief of staff" is no soldier
				}
				t.last, t.text = last, textOf(s, t.first, last)
			}
			return last
		}
		if w, ok := d.lex.titled(textOf(s, end-1, last)); ok && w.code != "" && t.last == end {
			t.code, t.kinds, t.last, t.text = w.code, nil, last, textOf(s, t.first, last) // "chief | of police"
			return last
		}
	}
	return end
}

// appositionEnd returns where the noun of the apposition that begins at word
// from ends: by the tree, or else by the first run of nouns.
func (d *document) appositionEnd(si, from, nameHead int) int {
	s := &d.sents[si]
	for _, c := range s.Children(nameHead) {
		if s.Words[c].Rel == "appos" && c >= from && c < from+3*maxReach && !inAtom(d.atoms[si], c) {
			return c + 1
		}
	}
	end := from
	for i := from; i < len(s.Words) && i < from+2*maxReach; i++ {
		switch s.Words[i].UPOS {
		case "NOUN", "PROPN":
			end = i + 1
			continue
		case "DET", "PRON":
			if end == from && (s.Words[i].UPOS == "DET" || s.Words[i].XPOS == "PRP$") {
				continue
			}
		case "PART", "ADJ":
			continue
		case "PUNCT":
			if s.Words[i].Text == "-" && i > from && i+1 < len(s.Words) && s.Words[i-1].End == s.Words[i].Start && s.Words[i].End == s.Words[i+1].Start {
				continue // "a Russian-Armenian businessman"
			}
		case "ADP":
			// "secretary of state"
			if s.Words[i].Lemma == "of" && i+1 < len(s.Words) && len(d.kb.TitleKinds(textOf(s, max(from, i-1), i+2))) > 0 {
				continue
			}
		}
		break
	}
	if end > from && end < len(s.Words) && syntax.IsRel(s.Words[end-1].Rel, "nsubj") && s.Words[end-1].Head == end && (s.Words[end].UPOS == "VERB" || s.Words[end].UPOS == "AUX") {
		return from // "at the request of Ana Pons, the king dissolved parliament"
	}
	return end
}

// ownerAfter finds whose title it is to the right: "of Chile", "for the
// ministry".
func (d *document) ownerAfter(si int, t *title, end int) {
	s := &d.sents[si]
	if of := d.sharedOf(si, end); of >= 0 {
		end = of
	}
	switch s.Words[end].Lemma {
	case "of", "for", "at", "in", "from", "to":
	default:
		return
	}
	if s.Words[end].Lemma != "of" && d.besideTitle(si, t, end) {
		return
	}
	last := lastWord(textOf(s, t.first, t.last))
	speaks := strings.HasPrefix(last, "spokes") || d.lex.is("servant", last) // "an aide to President Ana Rojas" too
	reach := end + maxReach
	for i := end + 1; i < len(s.Words) && i <= reach; i++ {
		if speaks && (d.inTitle(si, i) || d.titleHere(si, i)) {
			continue // "a spokesman for President Ana Rojas"
		}
		if i+2 < len(s.Words) && s.Words[i+1].Text == "-" && s.Words[i].End == s.Words[i+1].Start && s.Words[i+2].UPOS == "NOUN" && !inAtom(d.atoms[si], i) {
			i, reach = i+2, reach+2 // "the left-wing Unity party"
			continue
		}
		if a := atomAt(d.atoms[si], i); a != nil {
			if b := d.ownedName(si, a); b != nil {
				a = b // "the leader of Canada's Conservatives"
			}
			noun, n := d.nounEndingAt(s, a.last)
			switch {
			case speaks && a.kind == "PER":
				t.owner = d.atomIndex(si, a.first)
			case n == 1 && (a.state() || a.actor == nil && a.kind != "PER" && noun.kind == "group") && !d.inTitle(si, a.last): // "for the Chilean army"
				t.ownerNoun = a.last
			case d.bodyOfState(si, a) >= 0: // "of Kenya's biggest union"
				t.ownerNoun = d.bodyOfState(si, a)
			case a.kind != "PER":
				t.owner = d.atomIndex(si, a.first)
			}
			return
		}
		if w := s.Words[i]; w.UPOS == "NOUN" && w.Head == i+1 && w.Rel == "compound" {
			continue // "the press | service"
		}
		if _, n := d.nounEndingAt(s, i); n > 0 || len(d.lex.short[s.Words[i].Lower()]) > 0 {
			t.ownerNoun = i
			return
		}
		switch s.Words[i].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN":
		default:
			return
		}
	}
}

// titleHere reports whether word i begins the title before a person's name, also where the
// name has not been read yet.
func (d *document) titleHere(si, i int) bool {
	near := following(d.atoms[si], i)
	if len(near) == 0 || near[0].kind != "PER" || near[0].first <= i || near[0].first > i+maxReach {
		return false
	}
	t := d.titleBefore(si, near[0].first)
	return t != nil && t.from <= i
}

// besideTitle reports whether the preposition behind a title belongs to the verb, which
// tells where something is done: "called the president from Oslo".
func (d *document) besideTitle(si int, t *title, prep int) bool {
	s := &d.sents[si]
	h := s.Words[prep].Head
	if h < 0 || s.Words[prep].Lemma != "from" && s.Words[prep].Lemma != "in" && s.Words[prep].Lemma != "at" || t.apposition {
		return false
	}
	above := s.Words[h].Head
	return above >= 0 && above < t.first && s.Words[above].UPOS == "VERB" && syntax.IsRel(s.Words[h].Rel, "obl")
}

// bodyOfState returns the noun of the people or body that a state's name tells apart, -1
// where it stands for the state itself.
func (d *document) bodyOfState(si int, a *atom) int {
	s := &d.sents[si]
	h := s.Words[a.last-1].Head
	if !a.state() || h < a.last || h > a.last+maxReach || s.Words[h].UPOS != "NOUN" || d.inTitle(si, h) {
		return -1
	}
	noun, n := d.nounEndingAt(s, h)
	if n == 0 || noun.kind != "organization" && noun.kind != "group" && noun.kind != "population" {
		return -1
	}
	return h
}

// atomIndex returns the index of the name that begins at word first.
func (d *document) atomIndex(si, first int) int {
	for i := range d.atoms[si] {
		if d.atoms[si][i].first == first {
			return i
		}
	}
	return -1
}

// ownerActor returns the actor of the knowledge base whose title it is, as far
// as a name says so; for a capital or seat that is the state.
func (d *document) ownerActor(t *title) *knowledge.Actor {
	if t.owner < 0 {
		return t.state
	}
	if a := &d.atoms[t.sentence][t.owner]; a.kind != "PER" {
		return a.actor
	}
	return nil
}
