package syntax

import "testing"

// TestDescribed: verbs that came out as describing what they act on, and objects that came out a verb too high.
func TestDescribed(t *testing.T) {
	mends(t, []mended{
		{"a verb on its object, and a list of lands cut in two", `
Ministers NOUN NNS 8 nsubj minister
from ADP IN 3 case
Peru PROPN NNP 1 nmod
, PUNCT , 1 punct
Chile PROPN NNP 8 nsubj
and CCONJ CC 7 cc
Laos PROPN NNP 5 conj
talks NOUN NNS 0 root talk
resumed VERB VBD 8 amod resume
. PUNCT . 8 punct`, "8:nsubj 3:case 1:nmod 1:punct 8:nsubj 7:cc 5:conj 0:root 8:amod 8:punct"},
		{"a verb on its object, and a list of lands cut in two", `
Ministers NOUN NNS 9 nsubj minister
from ADP IN 3 case
Peru PROPN NNP 1 nmod
, PUNCT , 1 punct
Chile PROPN NNP 9 nsubj
and CCONJ CC 7 cc
Laos PROPN NNP 5 conj
resumed VERB VBD 9 amod resume
talks NOUN NNS 0 root talk
. PUNCT . 9 punct`, "8:nsubj 3:case 1:nmod 5:punct 3:conj 7:cc 3:conj 0:root 8:obj 8:punct"},
		{"what is rejected behind what it is called", `
Peru PROPN NNP 2 nsubj:pass
dismissed VERB VBN 0 root dismiss
as ADP IN 4 case
nonsense NOUN NN 2 obl nonsense
a DET DT 6 det
report NOUN NN 2 obl report
. PUNCT . 2 punct`, "2:nsubj 0:root 4:case 2:obl 6:det 2:obj 2:punct"},
		{"a verb on its object, with another joined to it", `
Chad PROPN NNP 3 nmod:poss
's PART POS 1 case
junta NOUN NN 5 compound junta
lifted VERB VBN 5 amod lift
curfews NOUN NNS 0 root curfew
but CCONJ CC 7 cc
kept VERB VBD 4 conj keep
troops NOUN NNS 7 obj troops
. PUNCT . 5 punct`, "3:nmod:poss 1:case 4:nsubj 0:root 4:obj 7:cc 4:conj 7:obj 4:punct"},
		{"an offer, not a president, to do something", `
offer NOUN NN 0 root offer
by ADP IN 3 case
presidents NOUN NNS 1 nmod president
to PART TO 5 mark
mediate VERB VB 3 acl mediate`, "0:root 3:case 1:nmod 5:mark 1:acl"},
		{"two who held talks", `
Chad PROPN NNP 0 root
and CCONJ CC 3 cc
Peru PROPN NNP 1 conj
held VERB VBN 1 amod hold
talks NOUN NNS 1 conj talk
. PUNCT . 1 punct`, "4:nsubj 3:cc 1:conj 0:root 4:obj 4:punct"},
		{"whom one lets cross", `
Peru PROPN NNP 2 nsubj
lets VERB VBZ 0 root let
refugees NOUN NNS 4 compound refugee
cross NOUN NN 2 obj cross`, "2:nsubj 0:root 2:obj 2:xcomp"},
		{"whom one lets do something to whom", `
Peru PROPN NNP 2 nsubj
let VERB VBD 0 root let
monitors NOUN NNS 2 obj monitor
visit VERB VB 2 xcomp visit
camps NOUN NNS 2 obj camp`, "2:nsubj 0:root 2:obj 2:xcomp 4:obj"},
	})
}

// TestHalves: two lands of one name, and two peoples before one noun.
func TestHalves(t *testing.T) {
	l := verbLists{"compass": {"North": true, "South": true}}
	words := tree(t, `
North PROPN NNP 4 compound
and CCONJ CC 3 cc
South PROPN NNP 1 conj
Korea PROPN NNP 5 nsubj
met VERB VBD 0 root meet`)
	l.halvesOfLand(words)
	if words[0].Head != 4 || words[0].Rel != "nsubj" || words[3].Head != 0 || words[3].Rel != "conj" || words[2].Head != 3 {
		t.Errorf("North %d %s, Korea %d %s; want 4 nsubj, 0 conj", words[0].Head, words[0].Rel, words[3].Head, words[3].Rel)
	}
	mends(t, []mended{{"two peoples that came out as a subject", `
Rwandan PROPN NNP 5 nsubj
and CCONJ CC 3 cc
Congolese ADJ JJ 1 conj
chiefs NOUN NNS 5 nsubj chief
met VERB VBD 0 root meet`, "4:amod 3:cc 1:conj 5:nsubj 0:root"}})
}
