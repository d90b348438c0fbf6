package syntax

import "testing"

// Names, offices and peoples that look like verbs, or the verbs near them.
func TestMendName(t *testing.T) {
	mends(t, []mended{
		{"the verb of a party that has an object", `
Chad PROPN NNP 4 nmod:poss
's PART POS 1 case
ruling VERB VBG 4 amod
party NOUN NN 0 root
praised VERB VBN 4 acl
Togo PROPN NNP 5 obj
. PUNCT . 4 punct`, "4:nmod:poss 1:case 4:amod 5:nsubj 0:root 5:obj 5:punct"},
		{"it that is willing", `
it PRON PRP 3 expl
is AUX VBZ 3 cop
willing ADJ JJ 0 root
to PART TO 5 mark
leave VERB VB 3 xcomp`, "3:nsubj 3:cop 0:root 5:mark 3:xcomp"},
		{"a noun and a band's name before another", `
army NOUN NN 4 compound
and CCONJ CC 3 cc
Tigrayan ADJ JJ 1 conj
rebels NOUN NNS 5 nsubj
met VERB VBD 0 root`, "5:nsubj 4:cc 4:amod 1:conj 0:root"},
		{"a list behind of with an article in it", `
leaders NOUN NNS 9 nsubj
of ADP IN 3 case
Italy PROPN NNP 1 nmod
, PUNCT , 1 punct
the DET DT 6 det
Netherlands PROPN NNPS 1 conj
and CCONJ CC 8 cc
Spain PROPN NNP 6 conj
met VERB VBD 0 root`, "9:nsubj 3:case 1:nmod 1:punct 6:det 3:conj 8:cc 6:conj 0:root"},
		{"two peoples before the noun for whom they have", `
the DET DT 2 det
Kyrgyz PROPN NNP 7 nsubj
and CCONJ CC 4 cc
Tajik PROPN NNP 2 conj
deputy NOUN NN 6 compound
premiers NOUN NNS 7 nsubj
met VERB VBD 0 root`, "6:det 6:amod 4:cc 2:conj 6:compound 7:nsubj 0:root"},
		{"a participle that is the only verb", `
Belize PROPN NNP 0 root
established VERB VBN 3 amod
relations NOUN NNS 1 obj
with ADP IN 5 case
Togo PROPN NNP 3 nmod
. PUNCT . 1 punct`, "2:nsubj 0:root 2:obj 5:case 3:nmod 2:punct"},
		{"whom somebody bailed out", `
Chad PROPN NNP 2 nsubj
bailed VERB VBD 0 root
out ADP RP 2 compound:prt
Togo PROPN NNP 2 advmod
. PUNCT . 2 punct`, "2:nsubj 0:root 2:compound:prt 2:obj 2:punct"},
		{"the adjective of a people in a list", `
Peru PROPN NNP 6 nsubj
and CCONJ CC 4 cc
his PRON PRP$ 4 nmod:poss
Dutch PROPN NNP 1 conj
counterpart NOUN NN 1 conj
met VERB VBD 0 root`, "6:nsubj 5:cc 5:nmod:poss 5:amod 1:conj 0:root"},
		{"a name that is no modal", `
Theresa PROPN NNP 3 nsubj
May AUX MD 3 aux
met VERB VBD 0 root`, "3:nsubj 1:flat 0:root"},
		{"a modal with a capital", `
Peru PROPN NNP 3 nsubj
May AUX MD 3 aux
Win VERB VB 0 root`, "3:nsubj 3:aux 0:root"},
		{"arrest of one by another", `
arrest NOUN NN 0 root
of ADP IN 3 case
Diaz PROPN NNP 1 nmod
by ADP IN 5 case
police NOUN NN 3 nmod`, "0:root 3:case 1:nmod 5:case 1:nmod"},
		{"an aside about the subject", `
talks NOUN NNS 2 nsubj:pass
held VERB VBN 0 root
in ADP IN 4 case
Lima PROPN NNP 2 obl
-- PUNCT , 6 punct
sponsored VERB VBN 4 acl
by ADP IN 8 case
Chad PROPN NNP 6 obl:agent`, "2:nsubj:pass 0:root 4:case 2:obl 6:punct 1:acl 8:case 6:obl:agent"},
		{"two peoples", `
Polish ADJ JJ 4 nsubj
, PUNCT , 1 punct
leaders NOUN NNS 4 nsubj
meet VERB VBP 0 root`, "3:amod 1:punct 4:nsubj 0:root"},
		{"a name plans to", `
Peru PROPN NNP 2 compound
plans NOUN NNS 9 nsubj
to PART TO 4 mark
send VERB VB 2 acl
aid NOUN NN 4 obj
, PUNCT , 2 punct
a DET DT 8 det
minister NOUN NN 9 nsubj
said VERB VBD 0 root`, "2:nsubj 9:ccomp 4:mark 2:xcomp 4:obj 2:punct 8:det 9:nsubj 0:root"},
		{"an office plans to", `
The DET DT 3 det
president NOUN NN 3 compound
plans NOUN NNS 0 root
to PART TO 5 mark
visit VERB VB 3 acl
Peru PROPN NNP 5 obj`, "2:det 3:nsubj 0:root 5:mark 3:xcomp 5:obj"},
		{"two plan to", `
Leaders NOUN NNS 0 root
of ADP IN 3 case
Peru PROPN NNP 1 nmod
and CCONJ CC 5 cc
Chile PROPN NNP 6 compound
plan NOUN NN 1 conj
to PART TO 8 mark
meet VERB VB 6 acl
. PUNCT . 1 punct`, "6:nsubj 3:case 1:nmod 5:cc 3:conj 0:root 8:mark 6:xcomp 6:punct"},
		{"between two", `
A DET DT 2 det
truce NOUN NN 9 nsubj
between ADP IN 4 case
Peru PROPN NNP 2 nmod
and CCONJ CC 6 cc
Chile PROPN NNP 7 nsubj
begins VERB VBZ 9 ccomp
they PRON PRP 9 nsubj
said VERB VBD 0 root`, "2:det 7:nsubj 4:case 2:nmod 6:cc 4:conj 9:ccomp 9:nsubj 0:root"},
		{"plans that were leaked", `
Peru PROPN NNP 2 compound
plans NOUN NNS 6 nsubj:pass
to PART TO 4 mark
leave VERB VB 2 acl
were AUX VBD 6 aux:pass
leaked VERB VBN 0 root`, "2:compound 6:nsubj:pass 4:mark 2:acl 6:aux:pass 0:root"},
		{"called a name", `
Diaz PROPN NNP 2 nsubj
called VERB VBD 0 root call
it PRON PRP 2 obj
a DET DT 5 det
farce NOUN NN 3 appos`, "2:nsubj 0:root 2:obj 5:det 2:xcomp"},
	})
}
