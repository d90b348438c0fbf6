package syntax

import "testing"

// Constructions of wire reports on force and courts.
func TestMendWires(t *testing.T) {
	mends(t, []mended{
		{"sent to jail", `
judges NOUN NNS 2 nsubj
sent VERB VBD 0 root send
two NUM CD 4 nummod
men NOUN NNS 2 obj man
to PART TO 6 mark
jail VERB VB 4 acl jail
for ADP IN 8 case
years NOUN NNS 6 obl
. PUNCT . 2 punct`, "2:nsubj 0:root 4:nummod 2:obj 6:case 2:obl 8:case 2:obl 2:punct"},
		{"what jails somebody stays a verb", `
judges NOUN NNS 2 nsubj
sent VERB VBD 0 root send
men NOUN NNS 2 obj man
to PART TO 5 mark
jail VERB VB 2 advcl jail
rebels NOUN NNS 5 obj
. PUNCT . 2 punct`, "2:nsubj 0:root 2:obj 5:mark 2:advcl 5:obj 2:punct"},
		{"two adjectives of the subject", `
Tajik PROPN NNP 6 nsubj
and CCONJ CC 3 cc
Kyrgyz PROPN NNP 1 conj
border NOUN NN 5 compound
guards NOUN NNS 6 nsubj
fought VERB VBD 0 root
. PUNCT . 6 punct`, "5:amod 3:cc 1:conj 5:compound 6:nsubj 0:root 6:punct"},
		{"two killed after whom something happens", `
Riots NOUN NNS 2 nsubj
spread VERB VBD 0 root
after ADP IN 5 case
a DET DT 5 det
senator NOUN NN 2 obl
and CCONJ CC 13 cc
his PRON PRP$ 8 nmod:poss
wife NOUN NN 5 conj
, PUNCT , 10 punct
Ana PROPN NNP 8 appos
, PUNCT , 5 punct
were AUX VBD 13 aux:pass
killed VERB VBN 2 conj
. PUNCT . 2 punct`, "2:nsubj 0:root 13:mark 5:det 13:nsubj:pass 8:cc 8:nmod:poss 5:conj 10:punct 8:appos 5:punct 13:aux:pass 2:advcl 2:punct"},
		{"a headline of two names", `
Laos PROPN NNP 0 root
, PUNCT , 3 punct
Cambodia PROPN NNP 1 conj
swap NOUN NN 1 list
prisoners NOUN NNS 1 list`, "4:nsubj 3:punct 1:conj 0:root 4:obj"},
	})
}

// A second participle of a passive is one too, if nothing is acted on.
func TestPassiveToo(t *testing.T) {
	verbs := verbsOf(t)
	words := tree(t, `
She PRON PRP 3 nsubj:pass
was AUX VBD 3 aux:pass be
charged VERB VBN 0 root charge
and CCONJ CC 5 cc
remanded VERB VBD 3 conj remand`)
	if verbs.passiveToo(words); words[4].XPOS != "VBN" {
		t.Errorf("got %+v, want a participle", words[4])
	}
	words = tree(t, `
She PRON PRP 3 nsubj:pass
was AUX VBD 3 aux:pass be
wounded VERB VBN 0 root wound
and CCONJ CC 5 cc
killed VERB VBD 3 conj kill
two NUM CD 5 obj`)
	if verbs.passiveToo(words); words[4].XPOS != "VBD" {
		t.Errorf("got %+v, want the past tense", words[4])
	}
}
