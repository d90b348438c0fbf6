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

// A participle behind "and" that is a second verb, and one that describes its noun.
func TestSecondPast(t *testing.T) {
	mends(t, []mended{
		{"denied guilt and blamed pilots", `
Forces NOUN NNS 2 nsubj force
denied VERB VBD 0 root deny
guilt NOUN NN 2 obj guilt
and CCONJ CC 6 cc and
blamed VERB VBN 6 amod blame
pilots NOUN NNS 3 conj pilot`, "2:nsubj 0:root 2:obj 5:cc 2:conj 5:obj"},
		{"seized arms and stolen cars", `
Police NOUN NNS 2 nsubj police
seized VERB VBD 0 root seize
arms NOUN NNS 2 obj arm
and CCONJ CC 6 cc and
stolen VERB VBN 6 amod steal
cars NOUN NNS 3 conj car`, "2:nsubj 0:root 2:obj 6:cc 6:amod 3:conj"},
		{"urged it to stop harming firms and vowed", `
Chad PROPN NNP 2 nsubj Chad
urged VERB VBD 0 root urge
Peru PROPN NNP 2 iobj Peru
to PART TO 5 mark to
stop VERB VB 2 xcomp stop
harming VERB VBG 5 xcomp harm
firms NOUN NNS 6 obj firm
and CCONJ CC 9 cc and
vowed VERB VBD 6 conj vow
revenge NOUN NN 9 obj revenge`, "2:nsubj 0:root 2:iobj 5:mark 2:xcomp 5:xcomp 6:obj 9:cc 2:conj 9:obj"},
	})
}
