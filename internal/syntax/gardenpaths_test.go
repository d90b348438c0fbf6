package syntax

import "testing"

// Nouns taken for the subject or the object of the wrong verb.
func TestMendGardenPaths(t *testing.T) {
	mends(t, []mended{
		{"a condition without if", `
Had AUX VBD 9 aux have
the DET DT 3 det
army NOUN NN 4 nsubj
fired VERB VBN 0 root
, PUNCT , 9 punct
revolts NOUN NNS 9 nsubj
would AUX MD 9 aux
have AUX VB 9 aux
spread VERB VBN 4 parataxis
. PUNCT . 4 punct`, "4:aux 3:det 4:nsubj 0:root 9:punct 9:nsubj 9:aux 9:aux 4:parataxis 4:punct"},
		{"acted on by the first of two verbs", `
Togo PROPN NNP 2 nsubj
sank VERB VBD 0 root
two NUM CD 4 nummod
boats NOUN NNS 5 nsubj
caught VERB VBD 2 advcl
fishing NOUN NN 5 obj
. PUNCT . 2 punct`, "2:nsubj 0:root 4:nummod 2:obj 4:acl 5:obj 2:punct"},
		{"acts in a clause of time", `
Sirens NOUN NNS 2 nsubj
sounded VERB VBD 0 root
as ADP IN 6 mark
Iraqi ADJ JJ 5 amod
missiles NOUN NNS 2 obl
struck VERB VBN 2 advcl
. PUNCT . 2 punct`, "2:nsubj 0:root 6:mark 5:amod 6:nsubj 2:advcl 2:punct"},
		{"two halves of an office", `
Peru PROPN NNP 3 nmod:poss
's PART POS 1 case
attorney NOUN NN 5 nsubj
general NOUN NN 5 nsubj
moved VERB VBD 0 root
. PUNCT . 5 punct`, "4:nmod:poss 1:case 4:compound 5:nsubj 0:root 5:punct"},
		{"wanted jailed", `
Judges NOUN NNS 2 nsubj
want VERB VBP 0 root want
the DET DT 4 det
premier NOUN NN 2 obj
jailed VERB VBN 4 acl
. PUNCT . 2 punct`, "2:nsubj 0:root 4:det 2:obj 2:xcomp 2:punct"},
	})
}

// A bare form behind "after" is past where the sentence is; elsewhere it stays what it was.
func TestSamePast(t *testing.T) {
	verbs := verbsOf(t)
	for _, c := range []struct{ main, want string }{{"VBD", "VBD"}, {"VBP", "VBP"}} {
		words := tree(t, `
After ADP IN 3 mark after
police NOUN NNS 3 nsubj
beat VERB VBP 5 advcl beat
crowds NOUN NNS 5 nsubj
riot VERB `+c.main+` 0 root riot`)
		if verbs.samePast(words); words[2].XPOS != c.want {
			t.Errorf("beside %s got %s, want %s", c.main, words[2].XPOS, c.want)
		}
	}
}
