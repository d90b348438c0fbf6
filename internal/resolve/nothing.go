package resolve

import (
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
)

// deniesThing reports whether a statement says that there is none of what another
// sentence tells: "there was no blockade".
func (j *joiner) deniesThing(st statement.Statement, sentence int) bool {
	for _, c := range st.ContentWords {
		words := j.Sentences[c.Sentence].Words[c.First:c.Last]
		for i := range words {
			if !j.negation(words, i) || c.Sentence == sentence || words[i].UPOS != "DET" && !j.notAny(c, i) || j.inRelative(c, i) {
				continue // "no blockade", "not any blockade", not "not disclosing"
			}
			for k := i + 1; k <= i+2 && k < len(words); k++ {
				if words[k].UPOS == "NOUN" && words[k].Rel != "compound" && j.tellsOf(sentence, c.Sentence, c.First+k) {
					return true
				}
			}
		}
	}
	return false
}

// notAny reports whether a "not" is of what there was none of: "not any blockade", "there was not a
// blockade"; "this is not a siege" says what a thing is.
func (j *joiner) notAny(c statement.Range, i int) bool {
	s := &j.Sentences[c.Sentence]
	k := c.First + i + 1
	if k >= c.Last || s.Words[k].UPOS != "DET" {
		return false
	}
	if j.Lexicon.AnyDets[s.Words[k].Lower()] || k+1 < c.Last && s.Words[k+1].Lower() == "single" {
		return true
	}
	if i > 0 && s.Words[c.First+i-1].Text == "," {
		return true // "a camp, not a village"
	}
	h := s.Words[c.First+i].Head
	return h >= 0 && s.Child(h, "expl") >= 0
}

// inRelative reports whether a word of what is said stands in a clause that only describes somebody:
// "a worker who had no contact with them".
func (j *joiner) inRelative(c statement.Range, i int) bool {
	s := &j.Sentences[c.Sentence]
	for k := c.First + i; k >= c.First && k < c.Last; k = s.Words[k].Head {
		if s.Words[k].Rel == "acl:relcl" {
			return true
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
	if n := s.Child(noun, "nmod"); n > noun && s.Words[n].UPOS == "NOUN" && j.tells(sentence, s.Words[n].Lemma) && j.tellsStem(sentence, s.Words[noun].Lemma) {
		return true
	}
	return slices.ContainsFunc(j.actorsAt(other, []int{noun}), func(id string) bool {
		code := j.actor(id).Code
		return len(code) >= 6 && bareForce(code[3:6]) && slices.ContainsFunc(j.actorsIn(sentence), func(x string) bool { return j.actor(x).Code == code })
	})
}

// tellsStem reports whether a noun tells of a deed by its ending, or is made of a verb of a sentence:
// "no movement of troops", not "no list of homes".
func (j *joiner) tellsStem(sentence int, noun string) bool {
	if slices.ContainsFunc(j.Lexicon.DeedEnds, func(end string) bool { return strings.HasSuffix(noun, end) }) {
		return true
	}
	return slices.ContainsFunc(j.Sentences[sentence].Words, func(w syntax.Word) bool {
		n := min(stemLetters, len(w.Lemma)-1)
		return w.UPOS == "VERB" && n > 2 && len(noun) > n && w.Lemma[:n] == noun[:n]
	})
}

// stemLetters is how many letters a verb and the noun made of it have in common.
const stemLetters = 4

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
