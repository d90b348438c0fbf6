package place

import (
	"readout/internal/syntax"
)

// plausible says whether a match is meant as a place here.
func (d *document) plausible(s *syntax.Sentence, kinds []string, ends [][2]int, sp *span) bool {
	kind := kinds[sp.first]
	whole := kind != "" && ends[sp.first] == [2]int{sp.first, sp.last}
	d.compassBefore(s, sp)
	known, people := false, 0
	for _, e := range sp.among {
		known = known || e.precision != City || e.feature == ""
		people = max(people, e.people)
	}
	located := d.located(s, sp) || d.contained(s, sp) || listed(s, kinds, sp)
	if d.persons[sp.key] && !known && !d.contained(s, sp) {
		return false
	}
	switch kind {
	case "LOC":
		return true
	case "":
		if sp.first == 0 && sp.last == 1 && !known && people < 10*large {
			return false
		}
		if s.Words[sp.first].UPOS != "PROPN" && !known {
			return false
		}
		if neighbour(s, kinds, sp) {
			return false
		}
		return known || people >= large || located && people > 0
	case "PER":
		// Towns that the tagger does not know look like persons to it.
		in := sp.first > 0 && d.words["preposition"][s.Words[sp.first-1].Lower()] == "place"
		return whole && located && (known || people >= smallTown || in && people > 0 || people > 0 && listed(s, kinds, sp))
	case "ORG", "MISC", "EVENT":
		// "the university in Oslo" may be one name with a place at its end.
		return located && (whole || sp.last == ends[sp.first][1] && people >= large)
	}
	return false
}

// listed reports whether a match stands in a list beside the name of a place.
func listed(s *syntax.Sentence, kinds []string, sp *span) bool {
	joins := func(i int) bool {
		return i > 0 && i < len(s.Words) && (s.Words[i].Text == "," || s.Words[i].UPOS == "CCONJ")
	}
	return joins(sp.first-1) && sp.first > 1 && kinds[sp.first-2] == "LOC" || joins(sp.last) && sp.last+1 < len(kinds) && kinds[sp.last+1] == "LOC" && s.Words[sp.last].UPOS == "CCONJ"
}

// neighbour reports whether another capitalised word touches the match, which
// then is a piece of a longer name.
func neighbour(s *syntax.Sentence, kinds []string, sp *span) bool {
	touch := func(i int) bool {
		return i >= 0 && i < len(s.Words) && s.Words[i].UPOS == "PROPN" && capital(s.Words[i].Text) && kinds[i] != "LOC"
	}
	return sp.first > 1 && touch(sp.first-1) || touch(sp.last)
}

// located reports whether a word for being or moving somewhere stands before.
func (d *document) located(s *syntax.Sentence, sp *span) bool {
	for i := sp.first - 1; i >= 0 && i >= sp.first-3; i-- {
		w := s.Words[i].Lower()
		if d.is("preposition", w) {
			return true
		}
		if w != "the" && !d.is("compass", w) && !d.is("kind", w) && w != "of" {
			return false
		}
	}
	return false
}

// contained reports whether the name of a country or region follows after a
// comma: only places are said to lie in others. The items of a list are not.
func (d *document) contained(s *syntax.Sentence, sp *span) bool {
	if sp.last+1 >= len(s.Words) || s.Words[sp.last].Text != "," {
		return false
	}
	from := sp.last + 1
	for last := min(from+3, len(s.Words)); last > from; last-- {
		if len(larger(d.exact(clean(d.text[s.Words[from].Start:s.Words[last-1].End])))) > 0 {
			after := min(last, len(s.Words)-1)
			return s.Words[after].UPOS != "CCONJ"
		}
	}
	return false
}
