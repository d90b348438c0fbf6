package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
)

// deniesThing reports whether a statement says that there is none of what another
// sentence tells: "there was no blockade".
func (j *joiner) deniesThing(st statement.Statement, sentence int) bool {
	for _, c := range st.ContentWords {
		words := j.Sentences[c.Sentence].Words[c.First:c.Last]
		for i := range words {
			if !j.negation(words, i) || c.Sentence == sentence || words[i].UPOS != "DET" && (i+1 == len(words) || words[i+1].UPOS != "DET") {
				continue // "no blockade", "not any blockade", not "not disclosing"
			}
			for k := i + 1; k <= i+2 && k < len(words); k++ {
				if words[k].UPOS == "NOUN" && j.tellsOf(sentence, c.Sentence, c.First+k) {
					return true
				}
			}
		}
	}
	return false
}

// tellsOf reports whether a sentence has a noun of another, or one that hangs on it ("no
// movement of troops"), or tells of the same troops in other words.
func (j *joiner) tellsOf(sentence, other, noun int) bool {
	s := &j.Sentences[other]
	if j.tells(sentence, s.Words[noun].Lemma) || j.tellsKind(sentence, j.Lexicon.Kin[s.Words[noun].Lemma]) {
		return true
	}
	if n := s.Child(noun, "nmod"); n > noun && s.Words[n].UPOS == "NOUN" && j.tells(sentence, s.Words[n].Lemma) {
		return true
	}
	return slices.ContainsFunc(j.actorsAt(other, []int{noun}), func(id string) bool {
		code := j.actor(id).Code
		return len(code) >= 6 && bareForce(code[3:6]) && slices.ContainsFunc(j.actorsIn(sentence), func(x string) bool { return j.actor(x).Code == code })
	})
}

// tells reports whether a sentence has a noun.
func (j *joiner) tells(sentence int, noun string) bool {
	return slices.ContainsFunc(j.Sentences[sentence].Words, func(w syntax.Word) bool { return w.UPOS == "NOUN" && w.Lemma == noun })
}

// actorsIn lists the actors that a sentence names.
func (j *joiner) actorsIn(sentence int) []string {
	all := make([]int, len(j.Sentences[sentence].Words))
	for i := range all {
		all[i] = i
	}
	return j.actorsAt(sentence, all)
}
