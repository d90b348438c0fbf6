package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// abbreviations finds names with their short form in brackets ("Organization
// for X (OX)") and gives both one entity.
func (d *document) abbreviations() {
	for si := range d.sents {
		s := &d.sents[si]
		for i := max(1, s.Dateline); i+2 < len(s.Words); i++ { // "LIMA (AFP)" names two things
			if s.Words[i].Text != "(" || s.Words[i+2].Text != ")" || !acronym(s.Words[i+1].Text) {
				continue
			}
			if _, ok := d.lex.titled(s.Words[i+1].Text); ok {
				continue // "Member of Parliament (MP)"
			}
			short := s.Words[i+1].Text
			if a := atomAt(d.atoms[si], i-1); a != nil && a.kind != "PER" {
				if !initialsFit(short, textOf(s, a.first, a.last)) {
					d.stretch(si, i, short)
				}
			} else {
				d.stretch(si, i, short)
			}
			a := atomAt(d.atoms[si], i-1)
			if a == nil || a.kind == "PER" {
				continue
			}
			if a.actor == nil {
				d.knownAs(a, textOf(s, a.first, a.last), short)
			}
			d.acronyms[short] = d.atomEntity(si, a)
		}
	}
	if len(d.acronyms) == 0 {
		return
	}
	for si := range d.sents {
		d.applyAcronyms(si)
	}
}

// knownAs links a name that knowledge has in another form by its short form.
func (d *document) knownAs(a *atom, name, short string) {
	if al, ok := d.choose(d.kb.Lookup(short)); ok && al.Kind == knowledge.AliasName && al.Actor.Type != "state" && al.Actor.Type != "person" {
		if al.Actor.Name == short || sharesWords(al.Actor.Name, name) {
			a.actor, a.alias = al.Actor, al.Kind
		}
	}
}

// sharesWords reports whether two names have most of their words in common:
// many bodies have the same initials.
func sharesWords(a, b string) bool {
	words, common := strings.Fields(a), 0
	for _, w := range words {
		if slices.Contains(strings.Fields(b), w) {
			common++
		}
	}
	return 2*common > len(words)
}

// stretch makes one name of the words before a bracket whose initials give the
// short form ("Front for National Renewal (FNR)").
func (d *document) stretch(si, end int, short string) {
	s := &d.sents[si]
	for first := end - 1; first >= 0 && end-first <= maxName; first-- {
		if !startsUpper(s.Words[first].Text) || !initialsFit(short, textOf(s, first, end)) {
			continue
		}
		a := atom{first: first, last: end, kind: "ORG", entity: -1, head: headOf(s, first, end)}
		if n, aliases := d.kb.Longest(wordTexts(s, first, end)); n == end-first {
			if al, ok := d.choose(aliases); ok {
				a.actor, a.alias = al.Actor, al.Kind
			}
		}
		d.atoms[si] = slices.DeleteFunc(d.atoms[si], func(b atom) bool { return b.first < end && first < b.last })
		d.insert(si, a)
		return
	}
}

func wordTexts(s *syntax.Sentence, first, last int) []string {
	out := make([]string, 0, last-first)
	for i := first; i < last; i++ {
		out = append(out, s.Words[i].Text)
	}
	return out
}

// applyAcronyms makes names of the short forms that the text introduced.
func (d *document) applyAcronyms(si int) {
	s := &d.sents[si]
	for i := range s.Words {
		e, ok := d.acronyms[s.Words[i].Text]
		if !ok {
			continue
		}
		if a := atomAt(d.atoms[si], i); a != nil {
			if a.last-a.first == 1 {
				a.entity, a.kind = e, "ORG"
			}
			continue
		}
		d.insert(si, atom{first: i, last: i + 1, head: i, kind: "ORG", entity: e})
	}
}

// acronym reports whether a word is a short form: two to eight letters, mostly
// capitals.
func acronym(w string) bool {
	upper, n := 0, utf8.RuneCountInString(w)
	for _, r := range w {
		if r >= 'A' && r <= 'Z' {
			upper++
		}
	}
	return n >= 2 && n <= 8 && upper >= 2 && 2*upper > n
}

// initialsFit reports whether the capitals of the short form are, in order,
// initials of the name's words, beginning with the first and using the last.
func initialsFit(short, name string) bool {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	k := 0
	letters := []rune(strings.ToUpper(short))
	for i, w := range words {
		r := []rune(strings.ToUpper(w))[0]
		if k < len(letters) && r == letters[k] {
			k++
			continue
		}
		if i == 0 || startsUpper(w) && i == len(words)-1 {
			return false
		}
	}
	return k == len(letters)
}
