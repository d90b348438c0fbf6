package syntax

import "testing"

// Verbs that headlines hide.
func TestMendHeadline(t *testing.T) {
	mends(t, []mended{
		{"a headline's verb under an office", `
Prime ADJ NNP 2 amod
Minister PROPN NNP 3 nmod:desc
signs VERB VBZ 0 root
law NOUN NN 3 obj`, "2:amod 3:nsubj 0:root 3:obj"},
		{"a headline's verb taken for a noun", `
House PROPN NNP 2 compound
issues NOUN NNS 0 root
subpoena NOUN NN 2 obj`, "2:nsubj 0:root 2:obj"},
		{"a headline's subject on the object", `
Kurds PROPN NNPS 3 nsubj
announce VERB VBP 0 root
deal NOUN NN 2 obj`, "2:nsubj 0:root 2:obj"},
		{"a headline's verb taken for a noun", `
US PROPN NNP 2 compound
judge NOUN NN 3 compound
orders NOUN NNS 4 compound order
release NOUN NN 0 root
of ADP IN 6 case
Diaz PROPN NNP 4 nmod`, "2:compound 3:nsubj 0:root 3:obj 6:case 4:nmod"},
		{"a headline's arrest", `
Dutch ADJ JJ 2 amod
police NOUN NN 3 compound police
arrest NOUN NN 5 compound arrest
angry ADJ JJ 5 amod
farmers NOUN NNS 0 root
in ADP IN 7 case
Breda PROPN NNP 5 nmod`, "2:amod 3:nsubj 0:root 5:amod 3:obj 7:case 5:nmod"},
		{"two with a comma between", `
Laos PROPN NNP 0 root
, PUNCT , 3 punct
Peru PROPN NNP 1 conj
swap NOUN NN 1 list swap
prisoners NOUN NNS 1 list prisoner`, "4:nsubj 3:punct 1:conj 0:root 4:obj"},
		{"two with a comma between, and no object", `
Laos PROPN NNP 0 root
, PUNCT , 3 punct
Peru PROPN NNP 1 conj
clash NOUN NN 1 list clash
over ADP IN 6 case
fish NOUN NN 4 nmod fish`, "4:nsubj 3:punct 1:conj 0:root 6:case 4:obl"},
		{"two with a comma between, in one compound", `
EU PROPN NNP 3 compound
, PUNCT , 3 punct
Peru PROPN NNP 6 compound
seal NOUN NN 6 compound seal
trade NOUN NN 6 compound trade
pact NOUN NN 0 root pact`, "4:nsubj 3:punct 1:conj 0:root 6:compound 4:obj"},
		{"what is cut came out as the verb", `
Norway PROPN NNP 2 compound
cuts NOUN NNS 3 nsubj cut
aid VERB VBP 0 root aid
to ADP IN 5 case
Chad PROPN NNP 3 obl`, "2:nsubj 0:root 2:obj 5:case 2:obl"},
		{"who frees whom", `
Peruvian ADJ JJ 2 amod
rebels NOUN NNS 0 root rebel
free ADJ JJ 5 amod free
two NUM CD 5 nummod
nuns NOUN NNS 6 nsubj:pass nun
seized VERB VBN 2 acl seize`, "2:amod 3:nsubj 0:root 5:nummod 3:obj 5:acl"},
		{"two with a comma between, and what they mean to do", `
Cuba PROPN NNP 0 root
, PUNCT , 4 punct
Peru PROPN NNP 4 compound
pledge PROPN NNP 1 parataxis pledge
to PART TO 6 mark
talk VERB VB 4 acl talk`, "4:nsubj 3:punct 1:conj 0:root 6:mark 4:xcomp"},
		{"no verb in a headline of nouns", `
Talks NOUN NNS 0 root talk
on ADP IN 4 case
arms NOUN NNS 4 compound arm
exports NOUN NNS 1 nmod export`, "0:root 4:case 4:compound 1:nmod"},
		{"done to him, says a headline", `
Diaz PROPN NNP 2 nsubj
jailed VERB VBD 0 root jail
for ADP IN 4 case
fraud NOUN NN 2 obl`, "2:nsubj:pass 0:root 4:case 2:obl"},
		{"who is to do it", `
Togo PROPN NNP 0 root
to PART TO 3 mark
open VERB VB 1 acl
embassy NOUN NN 3 obj
in ADP IN 6 case
Mali PROPN NNP 1 nmod`, "3:nsubj 3:mark 0:root 3:obj 6:case 3:nmod"},
		{"who is to do it, before a noun", `
Togo PROPN NNP 0 root
to ADP IN 4 case
fund VERB VB 1 acl
schools NOUN NNS 1 nmod school`, "3:nsubj 3:mark 0:root 3:obj"},
		{"what is to be done", `
Rebels NOUN NNS 0 root rebel
to PART TO 4 mark
be AUX VB 4 aux:pass
freed VERB VBN 1 acl`, "4:nsubj:pass 4:mark 4:aux:pass 0:root"},
		{"a plan is nobody", `
Plan NOUN NN 0 root plan
to PART TO 3 mark
open VERB VB 1 acl
embassy NOUN NN 3 obj`, "0:root 3:mark 1:acl 3:obj"},
	})
}
