package syntax

import "testing"

// Words that hang on the wrong one.
func TestMisplaced(t *testing.T) {
	mends(t, []mended{
		{"the verb behind a long subject", `
Doctors NOUN NNS 0 root doctor
from ADP IN 4 case from
aid NOUN NN 4 compound aid
groups NOUN NNS 1 nmod group
donated VERB VBN 4 acl donate
tents NOUN NNS 5 obj tent
. PUNCT . 1 punct .`,
			"5:nsubj 4:case 4:compound 1:nmod 0:root 5:obj 5:punct"},
		{"over before a number", `
Peru PROPN NNP 2 nsubj Peru
complained VERB VBD 0 root complain
over ADV RB 4 advmod over
two NUM CD 5 nummod two
raids NOUN NNS 2 obl raid
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 5:case 5:nummod 2:obl 2:punct"},
		{"what is called for", `
Peru PROPN NNP 2 nsubj Peru
rejected VERB VBD 0 root reject
a DET DT 4 det a
call NOUN NN 2 obj call
to PART TO 6 mark to
lift VERB VB 2 advcl lift
tariffs NOUN NNS 6 obj tariff
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 4:det 2:obj 6:mark 4:acl 6:obj 2:punct"},
		{"verbs of a list", `
Emirs NOUN NNS 2 nsubj emir
dissolved VERB VBD 0 root dissolve
parliament NOUN NN 2 obj parliament
, PUNCT , 5 punct ,
suspended VERB VBD 2 parataxis suspend
courts NOUN NNS 5 obj court
and CCONJ CC 8 cc and
accused VERB VBN 5 conj accuse
lawmakers NOUN NNS 8 obj lawmaker
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 5:punct 2:conj 5:obj 8:cc 5:conj 8:obj 2:punct"},
		{"the object of the second verb", `
Peru PROPN NNP 2 nsubj Peru
deployed VERB VBD 0 root deploy
troops NOUN NNS 2 obj troop
and CCONJ CC 5 cc and
blocked VERB VBN 2 conj block
access NOUN NN 2 obj access
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 5:cc 2:conj 5:obj 2:punct"},
		{"an object hung on the subject", `
Rebels NOUN NNS 2 nsubj rebel
launched VERB VBD 0 root launch
mortar NOUN NN 1 compound mortar
fire NOUN NN 3 conj fire
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 3:conj 2:punct"},
		{"what the speaker does besides", `
Peru PROPN NNP 2 nsubj Peru
said VERB VBD 0 root say
it PRON PRP 5 nsubj it
would AUX MD 5 aux would
stay VERB VB 2 ccomp stay
, PUNCT , 7 punct ,
rejecting VERB VBG 5 advcl reject
calls NOUN NNS 7 obj call
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 5:nsubj 5:aux 2:ccomp 7:punct 2:advcl 7:obj 2:punct"},
	})
}
