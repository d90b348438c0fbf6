package syntax

import "testing"

// TestWithWhom: whom a preposition leads to, participles between commas, what is taken away from where.
func TestWithWhom(t *testing.T) {
	mends(t, []mended{
		{"pleaded with whom", `
Chad PROPN NNP 2 nsubj
pleaded VERB VBD 0 root plead
with ADP IN 6 mark
Peru PROPN NNP 2 obl
to PART TO 6 mark
wait VERB VB 2 advcl wait`, "2:nsubj 0:root 4:case 2:obl 6:mark 2:advcl"},
		{"teamed up with whom", `
Chad PROPN NNP 2 nsubj
teamed VERB VBD 0 root team
with ADP IN 6 mark
Peru PROPN NNP 6 nsubj
to PART TO 6 mark
fight VERB VB 2 advcl fight`, "2:nsubj 0:root 4:case 2:obl 6:mark 2:advcl"},
		{"a participle between commas", `
Ministers NOUN NNS 3 nsubj minister
, PUNCT , 1 punct
asked VERB VBD 0 root ask
for ADP IN 5 case
help NOUN NN 3 obl help
, PUNCT , 7 punct
fled VERB VBD 3 ccomp flee
. PUNCT . 3 punct`, "7:nsubj 1:punct 1:acl 5:case 3:obl 7:punct 0:root 7:punct"},
		{"agreed how", `
Chad PROPN NNP 2 nsubj
agreed VERB VBD 0 root agree
at ADP IN 4 case
talks NOUN NNS 2 obl talk
to PART TO 6 mark
meet VERB VB 4 acl meet`, "2:nsubj 0:root 4:case 2:obl 6:mark 2:xcomp"},
		{"asked whom", `
Chad PROPN NNP 2 nsubj
appealed VERB VBD 0 root appeal
to ADP IN 4 case
generals NOUN NNS 2 obl general
to PART TO 6 mark
talk VERB VB 4 acl talk`, "2:nsubj 0:root 4:case 2:obl 6:mark 2:advcl"},
		{"flown home", `
Chad PROPN NNP 2 nsubj
flew VERB VBD 0 root fly
migrants NOUN NNS 2 obj migrant
home ADV RB 3 advmod home`, "2:nsubj 0:root 2:obj 2:advmod"},
		{"talks mediated, not a town", `
Talks NOUN NNS 0 root talk
in ADP IN 3 case
Lima PROPN NNP 1 nmod
mediated VERB VBN 3 acl mediate
by ADP IN 6 case
Peru PROPN NNP 4 obl:agent`, "0:root 3:case 1:nmod 1:acl 6:case 4:obl:agent"},
		{"an objection to doing", `
Chad PROPN NNP 2 nsubj
lifted VERB VBD 0 root lift
objections NOUN NNS 2 obj objection
to SCONJ IN 5 mark
opening VERB VBG 2 advcl open
talks NOUN NNS 5 obj talk`, "2:nsubj 0:root 2:obj 5:mark 3:acl 5:obj"},
		{"where troops are taken from", `
Chad PROPN NNP 2 nsubj
withdrew VERB VBD 0 root withdraw
troops NOUN NNS 2 obj troops
from ADP IN 5 case
Peru PROPN NNP 3 nmod`, "2:nsubj 0:root 2:obj 5:case 2:obl"},
	})
}
