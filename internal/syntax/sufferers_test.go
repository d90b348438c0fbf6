package syntax

import "testing"

// TestSufferers: who suffered a deed is no object of it beside its name.
func TestSufferers(t *testing.T) {
	l := verbLists{"harming": {"shooting": true}, "sufferer": {"victim": true}}
	met := tree(t, `
Togo PROPN NNP 2 nsubj Togo
met VERB VBD 0 root meet
shooting VERB VBG 2 xcomp shoot
victims NOUN NNS 3 obj victim`)
	l.sufferers(met)
	if met[3].Head != 1 || met[3].Rel != "obj" || met[2].Head != 3 || met[2].Rel != "compound" {
		t.Errorf("victims %d %s, shooting %d %s; want 1 obj, 3 compound", met[3].Head, met[3].Rel, met[2].Head, met[2].Rel)
	}
	spoke := tree(t, `
Togo PROPN NNP 2 nsubj Togo
spoke VERB VBD 0 root speak
to PART TO 4 mark to
shooting VERB VB 2 xcomp shoot
victims NOUN NNS 4 obj victim`)
	l.sufferers(spoke)
	if spoke[4].Head != 1 || spoke[4].Rel != "obl" || spoke[2].Head != 4 || spoke[2].Rel != "case" {
		t.Errorf("victims %d %s, to %d %s; want 1 obl, 4 case", spoke[4].Head, spoke[4].Rel, spoke[2].Head, spoke[2].Rel)
	}
	is := tree(t, `
Togo PROPN NNP 3 nsubj Togo
is AUX VBZ 3 aux be
shooting VERB VBG 0 root shoot
victims NOUN NNS 3 obj victim`)
	l.sufferers(is)
	if is[3].Head != 2 || is[3].Rel != "obj" {
		t.Errorf("victims %d %s; want 2 obj", is[3].Head, is[3].Rel)
	}
}
