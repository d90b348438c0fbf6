package train

import (
	"slices"

	"readout/internal/syntax"
)

// headline rewrites a sentence that starts "A and B do…" as headlines have it,
// "A, B do…" without the full stop: a construction that news is full of and
// the treebanks lack. ok is false where the sentence is not like that.
func headline(t syntax.Tree) (h syntax.Tree, ok bool) {
	const longest = 30
	and := slices.IndexFunc(t.Words, func(w syntax.Word) bool { return w.Rel == "cc" })
	if and < 1 || and > 4 || len(t.Words) > longest || t.Words[and].Text != "and" {
		return h, false
	}
	second := t.Words[and].Head
	if second < 0 || t.Words[second].Rel != "conj" {
		return h, false
	}
	first := t.Words[second].Head
	if first > and || t.Words[first].Rel != "nsubj" || t.Words[and-1].Rel == "punct" {
		return h, false
	}
	words := slices.Clone(t.Words)
	words[and] = syntax.Word{Text: ",", Lemma: ",", UPOS: "PUNCT", XPOS: ",", Head: second, Rel: "punct"}
	if n := len(words) - 1; words[n].Text == "." && !slices.ContainsFunc(words, func(w syntax.Word) bool { return w.Head == n }) {
		words = words[:n]
	}
	return syntax.Tree{Words: words}, true
}
