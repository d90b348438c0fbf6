package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/syntax"
)

// agree makes the mentions of a name in one document agree: the surname of a
// full name is that person wherever it stands alone, and a name's minority
// type gives way to what it mostly is.
func agree(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	votes := map[string]map[string]int{}
	surnames := map[string]bool{}
	for _, s := range spans {
		k := spanText(sents, s)
		if votes[k] == nil {
			votes[k] = map[string]int{}
		}
		votes[k][s.Type]++
		if n := s.Last - s.First; s.Type == "PER" && n > 1 && n < 5 {
			last := sents[s.Sentence].Words[s.Last-1].Text
			if r, _ := utf8.DecodeRuneInString(last); unicode.IsUpper(r) && len(last) > 2 {
				surnames[last] = true
			}
		}
	}
	for i := range spans {
		s := &spans[i]
		k := spanText(sents, *s)
		if surnames[k] && s.Type != "NORP" && votes[k]["LOC"] <= votes[k]["PER"]+1 {
			s.Type = "PER"
			continue
		}
		for _, t := range nameTypes {
			// Twice as often and more: a place and its government share a name,
			// so a mere majority says little.
			if votes[k][t] > 2*votes[k][s.Type] {
				s.Type = t
			}
		}
	}
	return addSurnames(sents, spans, surnames)
}

func spanText(sents []syntax.Sentence, s NameSpan) string {
	var b strings.Builder
	for i, w := range sents[s.Sentence].Words[s.First:s.Last] {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// addSurnames adds known surnames that the model left out.
func addSurnames(sents []syntax.Sentence, spans []NameSpan, surnames map[string]bool) []NameSpan {
	taken := map[[2]int]bool{}
	for _, s := range spans {
		for i := s.First; i < s.Last; i++ {
			taken[[2]int{s.Sentence, i}] = true
		}
	}
	n := len(spans)
	for si := range sents {
		words := sents[si].Words
		for i, w := range words {
			if surnames[w.Text] && !taken[[2]int{si, i}] && w.UPOS == "PROPN" {
				spans = append(spans, NameSpan{si, i, i + 1, "PER"})
			}
		}
	}
	if len(spans) > n {
		slices.SortFunc(spans, func(a, b NameSpan) int {
			if a.Sentence != b.Sentence {
				return a.Sentence - b.Sentence
			}
			return a.First - b.First
		})
	}
	return spans
}
