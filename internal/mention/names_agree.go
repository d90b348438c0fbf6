package mention

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/syntax"
)

// agree makes the mentions of a name in one document agree: a name of several
// words is of one type, the surname of a full name is that person and the first
// word of a body's name that body wherever it stands alone, and a name's
// minority type gives way to what it mostly is.
func agree(sents []syntax.Sentence, spans []NameSpan) []NameSpan {
	votes := map[string]map[string]int{}
	for _, s := range spans {
		k := spanText(sents, s)
		if votes[k] == nil {
			votes[k] = map[string]int{}
		}
		votes[k][s.Type] += 2
		if s.Sentence == 0 {
			votes[k][s.Type]-- // in a headline every word may be capital
		}
	}
	surnames, firsts := map[string]bool{}, map[string]bool{}
	for i := range spans {
		s := &spans[i]
		n := s.Last - s.First
		if n < 2 {
			continue
		}
		s.Type = mostly(votes[spanText(sents, *s)], s.Type, 1)
		words := sents[s.Sentence].Words
		switch last := words[s.Last-1].Text; {
		case s.Type == "ORG" && n < 4:
			firsts[words[s.First].Text] = true
		case s.Type == "PER" && n < 5 && len(last) > 2 && startsUpper(last):
			surnames[last] = true
		}
	}
	for i := range spans {
		s := &spans[i]
		k := spanText(sents, *s)
		switch v := votes[k]; {
		case s.Last-s.First > 1:
		case surnames[k] && s.Type != "NORP" && v["LOC"] <= v["PER"]+2:
			s.Type = "PER"
		case s.Type == "PER" && firsts[k] && !surnames[k]:
			s.Type = "ORG"
		default:
			// Twice as often and more: a place and its government share a name,
			// so a mere majority says little.
			s.Type = mostly(v, s.Type, 2)
		}
	}
	return addSurnames(sents, spans, surnames)
}

// mostly returns the type with more than the given times the votes of the one a
// name has now.
func mostly(votes map[string]int, now string, times int) string {
	for _, t := range nameTypes {
		if votes[t] > times*votes[now] {
			return t
		}
	}
	return now
}

func spanText(sents []syntax.Sentence, s NameSpan) string {
	return joinWords(sents[s.Sentence].Words[s.First:s.Last])
}

// addKnown puts names from the knowledge tables in the place of what the model
// found inside them. A longer name found by the model stays ("Islamic State
// University"), and so does everything in a line of capitals.
func (n *Namer) addKnown(sentence int, words []syntax.Word, spans []NameSpan) []NameSpan {
	if allCapitals(words) {
		return spans
	}
	var out []NameSpan
	next := 0
	for i := 0; i < len(words); i++ {
		k, kind := n.gaz.known(words, i)
		for next < len(spans) && spans[next].First < i {
			out = append(out, spans[next])
			next++
		}
		if k == 0 || len(out) > 0 && out[len(out)-1].Last > i {
			continue
		}
		last := next
		for last < len(spans) && spans[last].First < i+k {
			last++
		}
		if last > next && (spans[last-1].Last > i+k || spans[next].First == i && spans[next].Last == i+k && kind == "LOC") {
			continue
		}
		out = append(out, NameSpan{sentence, i, i + k, kind})
		next = last
		i += k - 1
	}
	return append(out, spans[next:]...)
}

func allCapitals(words []syntax.Word) bool {
	for _, w := range words {
		if strings.ToUpper(w.Text) != w.Text {
			return false
		}
	}
	return true
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
		slices.SortFunc(spans, byPlace)
	}
	return spans
}

// byPlace orders names as the text does.
func byPlace(a, b NameSpan) int { return cmp.Or(a.Sentence-b.Sentence, a.First-b.First) }

func joinWords(words []syntax.Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}
