package syntax

import "testing"

// What a speaker does besides saying something, and what goes on within what is said.
func TestSpokenToo(t *testing.T) {
	mends(t, []mended{
		{"said he was safe and accused", `
Diaz PROPN NNP 2 nsubj
said VERB VBD 0 root say
he PRON PRP 5 nsubj
was AUX VBD 5 cop be
safe ADJ JJ 2 ccomp
and CCONJ CC 7 cc
accused VERB VBN 5 conj accuse
Peru PROPN NNP 7 obj`, "2:nsubj 0:root 5:nsubj 5:cop 2:ccomp 7:cc 2:conj 7:obj"},
		{"said the army had left and denied", `
Diaz PROPN NNP 2 nsubj
said VERB VBD 0 root say
troops NOUN NNS 5 nsubj
had AUX VBD 5 aux have
left VERB VBN 2 ccomp leave
and CCONJ CC 7 cc
denied VERB VBN 5 conj deny
it PRON PRP 7 obj`, "2:nsubj 0:root 5:nsubj 5:aux 2:ccomp 7:cc 5:conj 7:obj"},
		{"said the man was arrested and accused", `
Diaz PROPN NNP 2 nsubj
said VERB VBD 0 root say
men NOUN NNS 5 nsubj:pass
were AUX VBD 5 aux:pass be
arrested VERB VBN 2 ccomp arrest
and CCONJ CC 7 cc
accused VERB VBN 5 conj accuse
of SCONJ IN 9 mark
spying VERB VBG 7 advcl spy`, "2:nsubj 0:root 5:nsubj:pass 5:aux:pass 2:ccomp 7:cc 5:conj 9:mark 7:advcl"},
	})
}
