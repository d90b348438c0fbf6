package syntax

// Tree is a sentence to learn from. Words carry text, lemma, tags, head and
// relation. Heads are word indexes, -1 for the root.
type Tree struct{ Words []Word }

// tagPair is one joint class of the tagger: the universal tag and the Penn tag.
type tagPair struct{ upos, xpos string }

// Texts returns the words of the sentence.
func (t Tree) Texts() []string {
	out := make([]string, len(t.Words))
	for i, w := range t.Words {
		out[i] = w.Text
	}
	return out
}
