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
// it was aimed at, but came out as a noun.
func shotAt(words []Word, v int) bool {
	by, to := words[v-1], words[v+1].Text
	return words[v].Text == "shot" && words[v].UPOS == "NOUN" && (to == "at" || to == "dead") && (by.XPOS == "NNS" || by.UPOS == "PROPN" || by.Text == "police")
}
