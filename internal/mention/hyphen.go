package mention

import "readout/internal/syntax"

// hyphened takes the second half of a given name into a name of a person that was
// cut at its hyphen: "Han Min-jae".
func (d *document) hyphened(s *syntax.Sentence, a *atom) {
	k := a.last
	if a.kind != "PER" || a.last-a.first < 2 || k+1 >= len(s.Words) || s.Words[k].Text != "-" || s.Words[k-1].End != s.Words[k].Start || s.Words[k].End != s.Words[k+1].Start {
		return
	}
	next := s.Words[k+1]
	if lower := next.Lower(); (next.UPOS == "NOUN" || next.UPOS == "PROPN") && next.Text == lower && !d.lex.is("backed", lower) && !d.lex.is("led", lower) && next.Text != "era" {
		a.last = k + 2
	}
}

// hyphenedBefore takes the first parts of a person's name that was cut at two hyphens:
// "Salim-ur-|Rahman". One hyphen joins two people: "Merkel-|Macron".
func (d *document) hyphenedBefore(s *syntax.Sentence, spans []NameSpan, a *atom) {
	first := a.first
	for a.kind == "PER" && first > 1 && s.Words[first-1].Text == "-" && s.Words[first-2].End == s.Words[first-1].Start && s.Words[first-1].End == s.Words[first].Start {
		first -= 2
	}
	if a.first-first < 4 {
		return
	}
	if !startsUpper(s.Words[first].Text) {
		return
	}
	a.first = first
	for _, x := range spans {
		if x.Type == "PER" && x.First < first && first < x.Last {
			a.first = min(a.first, d.trim(s, x).First)
		}
	}
}
