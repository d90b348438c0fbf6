package mention

import (
	"slices"

	"readout/internal/syntax"
)

// causes puts together the name of a party or movement that says what it is for, of which
// the model may find but a part: "the Union for Progress and Reform".
func (n *Namer) causes(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	for si := range sents {
		words := sents[si].Words
		for i := 1; i+1 < len(words); i++ {
			if words[i].Text != "for" || !startsUpper(words[i-1].Text) || !startsUpper(words[i+1].Text) || !n.words["cause"][words[i-1].Lower()] || allCapitals(words) {
				continue
			}
			spans = take(spans, NameSpan{si, i - 1, causeEnd(spans, si, words, i+1), "ORG"})
		}
	}
	return spans
}

// causeEnd is behind the last word of what a party is for, which begins at word i. Whoever
// follows an "and" is somebody else.
func causeEnd(spans []NameSpan, sentence int, words []syntax.Word, i int) int {
	i = pastCapitals(words, i)
	if i+1 < len(words) && words[i].Text == "and" && startsUpper(words[i+1].Text) && !slices.ContainsFunc(spans, func(x NameSpan) bool {
		return x.Sentence == sentence && x.First == i+1 && (x.Type == "PER" || x.Type == "LOC")
	}) {
		i = pastCapitals(words, i+1)
	}
	return i
}

func pastCapitals(words []syntax.Word, i int) int {
	for i < len(words) && startsUpper(words[i].Text) {
		i++
	}
	return i
}

// take puts a name in the place of all that shares a word with it; it begins where they
// do and ends where they do.
func take(spans []NameSpan, x NameSpan) []NameSpan {
	from, to := 0, 0
	for from < len(spans) && (spans[from].Sentence < x.Sentence || spans[from].Sentence == x.Sentence && spans[from].Last <= x.First) {
		from++
	}
	for to = from; to < len(spans) && spans[to].Sentence == x.Sentence && spans[to].First < x.Last; to++ {
		x.First, x.Last = min(x.First, spans[to].First), max(x.Last, spans[to].Last)
	}
	return slices.Replace(spans, from, to, x)
}
