package syntax

import "testing"

// TestOrderedToBe: who was held and is to be freed is not ordered held.
func TestOrderedToBe(t *testing.T) {
	l := verbLists{"orders": {"order": true}}
	words := tree(t, `
Judges NOUN NNS 2 nsubj judge
ordered VERB VBD 0 root order
men NOUN NNS 2 obj man
held VERB VBN 2 xcomp hold
there ADV RB 4 advmod there
to PART TO 8 mark to
be AUX VB 8 aux:pass be
freed VERB VBN 4 advcl free`)
	l.orderedToBe(words)
	if words[3].Head != 2 || words[3].Rel != "acl" || words[7].Head != 1 || words[7].Rel != "xcomp" {
		t.Errorf("held %d %s, freed %d %s; want 2 acl, 1 xcomp", words[3].Head, words[3].Rel, words[7].Head, words[7].Rel)
	}
}

// TestToldWhom: who is told something is no title of whom it is about.
func TestToldWhom(t *testing.T) {
	l := verbLists{"tells": {"tell": true}}
	words := tree(t, `
Women NOUN NNS 2 nsubj woman
told VERB VBD 0 root tell
police NOUN NN 4 nmod:desc police
Diaz PROPN NNP 5 nsubj Diaz
fled VERB VBD 2 ccomp flee`)
	l.toldWhom(words)
	if words[2].Head != 1 || words[2].Rel != "obj" {
		t.Errorf("police %d %s; want 1 obj", words[2].Head, words[2].Rel)
	}
}
