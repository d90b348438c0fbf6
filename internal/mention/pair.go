package mention

import (
	"slices"

	"readout/internal/syntax"
)

// apart takes names that a dash joins, of which each is somebody ("the Saudi-Iranian
// accord", "a Merkel-Macron call"), for two names where the tagger saw one.
func (d *document) apart(s *syntax.Sentence, spans []NameSpan, known []atom) []NameSpan {
	var out []NameSpan
	for _, span := range spans {
		k := dashIn(s, span)
		switch {
		case k < 0:
			out = append(out, span)
		case isKnown(known, span.First, k) && isKnown(known, k+1, span.Last): // knowledge has both
		case d.twoSurnames(s, span, k):
			first, second := span, span
			first.Last, first.Type, second.First, second.Type = k, "PER", k+1, "PER"
			out = append(out, first, second)
		default:
			out = append(out, span)
		}
	}
	return out
}

// dashIn returns the dash between two parts of a name, or -1.
func dashIn(s *syntax.Sentence, span NameSpan) int {
	for k := span.First + 1; k+1 < span.Last && k < len(s.Words); k++ {
		if w := s.Words[k].Text; w == "-" || w == "–" {
			return k
		}
	}
	return -1
}

func isKnown(known []atom, first, last int) bool {
	return slices.ContainsFunc(known, func(a atom) bool { return a.first == first && a.last == last })
}

// twoSurnames reports whether a dash joins two family names of people in office,
// before a noun for what they do together: not a name with a dash in it.
func (d *document) twoSurnames(s *syntax.Sentence, span NameSpan, k int) bool {
	return k == span.First+1 && span.Last == k+2 && span.Last < len(s.Words) && s.Words[span.Last].UPOS == "NOUN" &&
		len(d.kb.Surname(s.Words[span.First].Text)) > 0 && len(d.kb.Surname(s.Words[k+1].Text)) > 0
}
