package train

import (
	"slices"

	"readout/internal/syntax"
)

// part is one word of a title: its head is a part's index, or -1 for the name.
type part struct {
	text, lemma, upos, xpos, rel string
	head                         int
}

// titles are offices as news writes them before a name. The treebanks have
// few, and nearly all of one word.
var titles = [][]part{
	{{"Secretary", "Secretary", "PROPN", "NNP", "nmod:desc", -1}, {"of", "of", "ADP", "IN", "case", 2}, {"State", "State", "PROPN", "NNP", "nmod", 0}},
	{{"Foreign", "Foreign", "ADJ", "NNP", "amod", 1}, {"Minister", "Minister", "PROPN", "NNP", "nmod:desc", -1}},
	{{"French", "French", "ADJ", "JJ", "amod", 2}, {"Foreign", "Foreign", "ADJ", "NNP", "amod", 2}, {"Minister", "Minister", "PROPN", "NNP", "nmod:desc", -1}},
	{{"U.S.", "U.S.", "PROPN", "NNP", "compound", 1}, {"Secretary", "Secretary", "PROPN", "NNP", "nmod:desc", -1}, {"of", "of", "ADP", "IN", "case", 3}, {"Defense", "Defense", "PROPN", "NNP", "nmod", 1}},
	{{"Defence", "Defence", "PROPN", "NNP", "compound", 1}, {"Ministry", "Ministry", "PROPN", "NNP", "compound", 2}, {"spokesman", "spokesman", "NOUN", "NN", "nmod:desc", -1}},
	{{"Turkish", "Turkish", "ADJ", "JJ", "amod", 1}, {"President", "President", "PROPN", "NNP", "nmod:desc", -1}},
	{{"Prime", "Prime", "ADJ", "NNP", "amod", 1}, {"Minister", "Minister", "PROPN", "NNP", "nmod:desc", -1}},
	{{"State", "State", "PROPN", "NNP", "compound", 1}, {"Department", "Department", "PROPN", "NNP", "compound", 2}, {"spokeswoman", "spokeswoman", "NOUN", "NN", "nmod:desc", -1}},
	{{"opposition", "opposition", "NOUN", "NN", "compound", 1}, {"leader", "leader", "NOUN", "NN", "nmod:desc", -1}},
	{{"Iranian", "Iranian", "ADJ", "JJ", "amod", 2}, {"Foreign", "Foreign", "ADJ", "NNP", "amod", 2}, {"Ministry", "Ministry", "PROPN", "NNP", "compound", 3}, {"spokesman", "spokesman", "NOUN", "NN", "nmod:desc", -1}},
	{{"Deputy", "Deputy", "PROPN", "NNP", "compound", 2}, {"Prime", "Prime", "ADJ", "NNP", "amod", 2}, {"Minister", "Minister", "PROPN", "NNP", "nmod:desc", -1}},
	{{"UN", "UN", "PROPN", "NNP", "compound", 2}, {"special", "special", "ADJ", "JJ", "amod", 2}, {"envoy", "envoy", "NOUN", "NN", "nmod:desc", -1}},
}

// titled puts a title of several words in the place of a title of one word
// ("President Diaz"). nth chooses the title; ok is false where there is none
// to replace.
func titled(t syntax.Tree, nth int) (out syntax.Tree, ok bool) {
	at := slices.IndexFunc(t.Words, func(w syntax.Word) bool { return w.Rel == "nmod:desc" })
	if at < 0 || t.Words[at].Head != at+1 || slices.ContainsFunc(t.Words, func(w syntax.Word) bool { return w.Head == at }) {
		return out, false
	}
	title := titles[nth%len(titles)]
	shift := func(i int) int {
		if i > at {
			return i + len(title) - 1
		}
		return i
	}
	for i, w := range t.Words {
		if i != at {
			w.Head = shift(w.Head)
			out.Words = append(out.Words, w)
			continue
		}
		for _, p := range title {
			head := at + p.head
			if p.head < 0 {
				head = at + len(title)
			}
			out.Words = append(out.Words, syntax.Word{Text: p.text, Lemma: p.lemma, UPOS: p.upos, XPOS: p.xpos, Head: head, Rel: p.rel})
		}
	}
	return out, true
}
