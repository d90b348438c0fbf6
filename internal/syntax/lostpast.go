package syntax

import (
	"slices"
	"strings"
)

// lostPasts tags as a verb what the tagger took for an adjective or a noun though the
// sentence can have no other: "doctors downed tools", "police shot at a crowd". It is done
// before the tree is built, which then has its verb.
func (p *Parser) lostPasts(words piece, b int, k *scratch) {
	past := slices.Index(p.tags, tagPair{"VERB", "VBD"})
	if past < 0 {
		return
	}
	if v := onlyPast(words); v >= 0 {
		p.settle(words, b, v, past, k)
	}
	for v := 1; v+1 < len(words); v++ {
		if shotAt(words, v) {
			p.settle(words, b, v, past, k)
		}
	}
}

// lostNouns tags as a noun "premier" before what no adjective stands before: "the premier
// resigned", "the premier's visit". It is done before the tree is built.
func (p *Parser) lostNouns(words piece, b int, k *scratch) {
	nn := slices.Index(p.tags, tagPair{"NOUN", "NN"})
	if nn < 0 {
		return
	}
	for v := 1; v+1 < len(words); v++ {
		if words[v].Text != "premier" || words[v].UPOS != "ADJ" && words[v].UPOS != "ADV" {
			continue
		}
		switch words[v+1].UPOS {
		case "VERB", "AUX", "PART", "PUNCT", "ADP", "ADV", "CCONJ", "PRON":
			p.settle(words, b, v, nn, k)
		}
	}
}

// onlyPast returns the adjective in -ed between a noun and what may be its object, in a
// full sentence that has no verb before its first conjunction; -1 for none.
func onlyPast(words []Word) int {
	last := len(words) - 1
	if last < 3 || words[last].Text != "." {
		return -1
	}
	found := -1
	for v, w := range words[:last] {
		if w.UPOS == "SCONJ" && v > 0 {
			break
		}
		if w.UPOS == "VERB" || w.UPOS == "AUX" {
			return -1
		}
		if found < 0 && v > 0 && w.UPOS == "ADJ" && strings.HasSuffix(w.Text, "ed") && noun(words[v-1]) && (noun(words[v+1]) || slices.Contains([]string{"DET", "ADJ", "NUM"}, words[v+1].UPOS) || words[v+1].XPOS == "PRP$") {
			found = v
		}
	}
	return found
}

// noun reports whether a word is a noun or a name.
func noun(w Word) bool { return w.UPOS == "NOUN" || w.UPOS == "PROPN" }

// shotAt reports whether word v is "shot" behind several people or a name and before whom
// it was aimed at or before "down", but came out as a noun.
func shotAt(words []Word, v int) bool {
	by, to := words[v-1], words[v+1].Text
	return words[v].Text == "shot" && words[v].UPOS == "NOUN" && (to == "at" || to == "dead" || to == "down") && (by.XPOS == "NNS" || by.UPOS == "PROPN" || by.Text == "police")
}

// lostInfinitives tags as a verb what the tagger took for a noun behind a word that only a
// verb can follow: "did not voice concern", "will question a minister", "decided on Monday to
// voice support". It is done before the tree is built.
func (p *Parser) lostInfinitives(words piece, b int, k *scratch) {
	bare := slices.Index(p.tags, tagPair{"VERB", "VB"})
	if bare < 0 {
		return
	}
	for v := 1; v+1 < len(words); v++ {
		if words[v].XPOS == "NN" && words[v].Text == words[v].Lower() && (behindModal(words, v) || p.mended.intended(words, v)) {
			p.settle(words, b, v, bare, k)
		}
	}
}

// behindModal reports whether a modal or "did not" stands right before word v.
func behindModal(words []Word, v int) bool {
	at := v - 1
	if at > 0 && (words[at].Lower() == "not" || words[at].Lower() == "n't") {
		at--
		switch words[at].Lower() {
		case "do", "does", "did":
			return true
		}
	}
	return words[at].XPOS == "MD" && words[at].Text == words[at].Lower() && object(words[v+1])
}

// object reports whether a word can begin the object of the verb before it.
func object(w Word) bool {
	return w.UPOS == "DET" || w.UPOS == "PROPN" || w.UPOS == "ADJ" || w.UPOS == "NUM" || w.XPOS == "NNS" || w.XPOS == "PRP$"
}

// intendedWithin bounds the words between "decided" and its "to".
const intendedWithin = 5

// intended reports whether word v, which can be a verb, stands behind the "to" of a verb that
// says what is intended, and before an object.
func (l verbLists) intended(words []Word, v int) bool {
	if words[v-1].Text != "to" || !l["headline"][words[v].Lemma] || !object(words[v+1]) && words[v+1].UPOS != "NOUN" {
		return false
	}
	for i := v - 2; i >= 0 && i >= v-2-intendedWithin; i-- {
		if words[i].UPOS == "VERB" {
			return l["intends"][words[i].Lemma]
		}
	}
	return false
}
