package syntax

import (
	"slices"
	"strings"
)

// Constructions of wire reports on force and courts that the treebanks hardly show.

// toJail makes a noun of a place that is a verb too, behind a verb of sending: "sent two
// activists to jail" jails nobody else.
func (l verbLists) toJail(words []Word) {
	for i := 2; i < len(words); i++ {
		w := &words[i]
		if w.XPOS != "VB" || !l["sentto"][w.Lemma] || words[i-1].XPOS != "TO" || words[i-1].Head != i || hasChild(words, i, "obj") || w.Head < 0 || w.Head > i {
			continue
		}
		v := w.Head
		if words[v].UPOS != "VERB" {
			v = words[v].Head
		}
		if v < 0 || !l["sends"][words[v].Lemma] {
			continue
		}
		w.UPOS, w.XPOS, w.Head, w.Rel = "NOUN", "NN", v, "obl"
		to := &words[i-1]
		to.UPOS, to.XPOS, to.Rel = "ADP", "IN", "case"
		for k := i + 1; k < len(words); k++ {
			if words[k].Head == i && IsRel(words[k].Rel, "obl") {
				words[k].Head = v
			}
		}
	}
}

// bothAfter gives a clause of time its two subjects, of which the second took its verb for
// one joined to that of the sentence: "after a senator and his wife, Ana, were killed".
func bothAfter(words []Word) {
	for v := range words {
		if words[v].UPOS != "VERB" || words[v].Rel != "conj" || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") {
			continue
		}
		first := v
		for first > 0 && words[first-1].Head == v && IsRel(words[first-1].Rel, "aux") {
			first--
		}
		if first == 0 || first == v {
			continue
		}
		and := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == v && x.Rel == "cc" })
		n := -1
		if and < 0 {
			n = phraseBefore(words, first, v)
		} else if joined := joinedBy(words, and, first); joined >= 0 {
			words[and].Head, n = joined, words[joined].Head
		}
		if n >= 0 && afterTime(words, n) {
			subordinate(words, n, v)
		}
	}
}

// afterTime reports whether a noun came out as a circumstance behind a preposition of time.
func afterTime(words []Word, n int) bool {
	return nominal(words[n]) && slices.ContainsFunc(words[:n], func(x Word) bool { return x.Head == n && x.Rel == "case" && startsClause(x.Text) })
}

// joinedBy returns the noun joined to another by the "and" at word and that reaches, with its asides, to the
// word first; -1 for none.
func joinedBy(words []Word, and, first int) int {
	for n := and + 1; n < first; n++ {
		m := words[n].Head
		if words[n].Rel != "conj" || m < 0 || m > and || !nominal(words[n]) || !afterTime(words, m) {
			continue
		}
		begin, _ := extent(words, n)
		if _, last := extent(words, m); begin == and+1 && last == first-1 {
			return n
		}
	}
	return -1
}

// passiveToo makes a passive of the second of two participles, where only what is done to
// somebody is left to it: "was charged with sedition and remanded in custody".
func (l verbLists) passiveToo(words []Word) {
	for v := range words {
		w, h := &words[v], words[v].Head
		if w.Rel != "conj" || w.XPOS != "VBD" || h < 0 || h > v || !l["done"][w.Lemma] || !strings.HasSuffix(w.Text, "d") || !hasChild(words, h, "aux:pass") {
			continue
		}
		if !slices.ContainsFunc(words, func(x Word) bool { return x.Head == v && (x.Rel == "obj" || IsRel(x.Rel, "nsubj") || x.Rel == "ccomp") }) {
			w.XPOS = "VBN"
		}
	}
}
