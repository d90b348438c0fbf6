package resolve

import (
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
)

// phrases are phrases of lemmas, by their first.
type phrases map[string][][]string

func (p phrases) add(phrase string) {
	lemmas := strings.Split(phrase, " ")
	first := strings.ToLower(lemmas[0])
	p[first] = append(p[first], lemmas[1:])
}

// hasPhrase reports whether what is said has one of the phrases in it.
func (j *joiner) hasPhrase(st statement.Statement, list phrases) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return phraseIn(j.Sentences[c.Sentence].Words[c.First:c.Last], list)
	})
}

// phraseIn reports whether words have one of the phrases in them.
func phraseIn(words []syntax.Word, list phrases) bool {
	for i, w := range words {
		for _, rest := range list[w.LowerLemma()] {
			if begins(words[i+1:], rest) {
				return true
			}
		}
	}
	return false
}

// begins reports whether words begin with these lemmas.
func begins(words []syntax.Word, lemmas []string) bool {
	if len(words) < len(lemmas) {
		return false
	}
	for i, lemma := range lemmas {
		if !strings.EqualFold(words[i].Lemma, lemma) {
			return false
		}
	}
	return true
}
