package mention

import (
	"strings"
	"unicode/utf8"

	"readout/internal/syntax"
)

// maxPlaceWords bounds the names of places that are looked for before a noun.
const maxPlaceWords = 4

// beforeNouns makes places of the regions and towns that stand before a noun and that
// the model takes for persons, or for no names: "Chechnya rebels", "Odesa officials". A
// name of several words that a region has is of nobody else: "struck Khan Younis".
func (n *Namer) beforeNouns(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	for i := range spans {
		s := &spans[i]
		if s.Last-s.First > 1 && s.Type != "LOC" && n.lands[textOf(&sents[s.Sentence], s.First, s.Last)] != "" {
			s.Type = "LOC"
		}
	}
	persons := personWords(sents, spans)
	for si := range sents {
		words := sents[si].Words
		if allCapitals(words) {
			continue
		}
		for i := 1; i < len(words); i++ {
			noun := words[i].UPOS == "NOUN" || words[i].UPOS == "ADJ" && i+1 < len(words) && words[i+1].UPOS == "NOUN"
			if !noun || startsUpper(words[i].Text) || !startsUpper(words[i-1].Text) {
				continue
			}
			if first := n.placeBefore(&sents[si], i); first >= 0 {
				spans = n.placed(spans, NameSpan{si, first, i, "LOC"}, &sents[si], persons)
			}
		}
	}
	return spans
}

// personWords are the words of the names of two words and more that persons have.
func personWords(sents []syntax.Sentence, spans []NameSpan) map[string]bool {
	out := map[string]bool{}
	for _, s := range spans {
		if s.Type == "PER" && s.Last-s.First > 1 {
			for _, w := range sents[s.Sentence].Words[s.First:s.Last] {
				out[w.Text] = true
			}
		}
	}
	return out
}

// placeBefore returns where the longest name of a region or town begins that ends before
// word i, or -1. A capital before it makes another name of it, unless the sentence begins there.
func (n *Namer) placeBefore(s *syntax.Sentence, i int) int {
	for first := max(0, i-maxPlaceWords); first < i; first++ {
		if !startsUpper(s.Words[first].Text) || first > 1 && startsUpper(s.Words[first-1].Text) || i-first == 1 && !n.oneWordPlace(s, first) {
			continue
		}
		if country, _ := n.landOf(textOf(s, first, i)); country != "" {
			return first
		}
	}
	return -1
}

// oneWordPlace reports whether a word may be a place's name by its look. The tagger takes regions
// and towns that it never saw for all kinds of words; that with which a sentence begins may be one.
func (n *Namer) oneWordPlace(s *syntax.Sentence, i int) bool {
	w := &s.Words[i]
	if utf8.RuneCountInString(w.Text) < 4 || i == 0 && n.words["wordtown"][w.Lower()] {
		return false
	}
	return w.UPOS == "PROPN" || i > 0 && n.lands[w.Text] != "" || w.UPOS == "ADJ" && n.words["townsfolk"][s.Words[i+1].LowerLemma()]
}

// placed enters a place before a noun among the names, unless it is part of a bigger name, a
// people's, a body's or one that a person has, here or in the world.
func (n *Namer) placed(spans []NameSpan, x NameSpan, s *syntax.Sentence, persons map[string]bool) []NameSpan {
	words := s.Words
	region := n.lands[textOf(s, x.First, x.Last)] != ""
	folk := n.words["townsfolk"][words[x.Last].LowerLemma()]
	for k := range spans {
		y := &spans[k]
		if y.Sentence != x.Sentence || y.Last <= x.First || y.First >= x.Last {
			continue
		}
		if y.First < x.First || y.Last > x.Last || y.Type == "NORP" || y.Type == "ORG" && !region && (!folk || n.gaz.isBody(words, y)) {
			return spans
		}
		if one := x.Last-x.First == 1; y.Type == "PER" && one {
			name := words[x.First].Text
			if persons[name] || n.gaz.personal(strings.ToLower(name)) || !region && !folk {
				return spans
			}
		}
	}
	return take(spans, x)
}
