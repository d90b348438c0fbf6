package syntax

import "testing"

// Words that hang on the wrong one.
func TestMisplaced(t *testing.T) {
	mends(t, []mended{
		{"the object of a noun", `
Guards NOUN NNS 0 root guard
tortured VERB VBN 3 amod torture
detainees NOUN NNS 1 obj detainee
. PUNCT . 1 punct .`,
			"2:nsubj 0:root 2:obj 2:punct"},
		{"the verb of what is said", `
Police NOUN NN 3 compound police
tortured VERB VBN 3 amod torture
suspects NOUN NNS 6 nsubj suspect
, PUNCT , 3 punct ,
groups NOUN NNS 6 nsubj group
said VERB VBD 0 root say
. PUNCT . 6 punct .`,
			"2:nsubj 6:ccomp 2:obj 3:punct 6:nsubj 0:root 6:punct"},
		{"who promised in a clause", `
Miners NOUN NNS 2 nsubj miner
returned VERB VBD 0 root return
after SCONJ IN 5 mark after
Peru PROPN NNP 5 nsubj:pass Peru
promised VERB VBN 2 advcl promise
to PART TO 7 mark to
pay VERB VB 5 xcomp pay
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 5:mark 5:nsubj 2:advcl 7:mark 5:xcomp 2:punct"},
		{"what a deed by somebody is done to", `
Sanctions NOUN NNS 6 nsubj sanction
by ADP IN 3 case by
Peru PROPN NNP 1 nmod Peru
on ADP IN 5 case on
generals NOUN NNS 3 nmod general
ended VERB VBD 0 root end
. PUNCT . 6 punct .`,
			"6:nsubj 3:case 1:nmod 5:case 1:nmod 0:root 6:punct"},
		{"a deed that came out as a participle", `
A DET DT 2 det a
raid VERB VBN 7 nsubj raid
by ADP IN 4 case by
police NOUN NN 2 obl police
on ADP IN 6 case on
banks NOUN NNS 4 nmod bank
failed VERB VBD 0 root fail
. PUNCT . 7 punct .`,
			"2:det 7:nsubj 4:case 2:nmod 6:case 2:nmod 0:root 7:punct"},
		{"what somebody is blamed for", `
Chad PROPN NNP 2 nsubj Chad
accused VERB VBD 0 root accuse
Peru PROPN NNP 2 obj Peru
of ADP IN 6 case of
massing VERB VBG 6 acl mass
troops NOUN NNS 2 obj troop
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 5:mark 2:advcl 5:obj 2:punct"},
		{"who is handed somebody", `
Chad PROPN NNP 2 nsubj Chad
handed VERB VBD 0 root hand
Peru PROPN NNP 2 obj Peru
a DET DT 5 det a
suspect NOUN NN 2 obj suspect
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:iobj 5:det 2:obj 2:punct"},
		{"the owner of the second subject", `
Peru PROPN NNP 3 nmod:poss Peru
's PART POS 1 case 's
envoy NOUN NN 8 nsubj envoy
and CCONJ CC 7 cc and
Chad PROPN NNP 3 conj Chad
's PART POS 5 case 's
emir NOUN NN 8 nsubj emir
met VERB VBD 0 root meet
. PUNCT . 8 punct .`,
			"3:nmod:poss 1:case 8:nsubj 7:cc 7:nmod:poss 5:case 3:conj 0:root 8:punct"},
		{"to before a plural", `
Peru PROPN NNP 2 nsubj Peru
agreed VERB VBD 0 root agree
to PART TO 4 mark to
talks NOUN NNS 2 xcomp talk
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 4:case 2:obl 2:punct"},
		{"a verb like an adjective behind a modal", `
Peru PROPN NNP 2 nsubj Peru
said VERB VBD 0 root say
it PRON PRP 5 nsubj it
would AUX MD 5 aux would
free ADJ JJ 7 amod free
300 NUM CD 7 nummod 300
rebels NOUN NNS 2 ccomp rebel
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 5:nsubj 5:aux 2:ccomp 7:nummod 5:obj 2:punct"},
		{"a name before the verb", `
Peru PROPN NNP 3 compound Peru
severed VERB VBD 0 root sever
ties NOUN NNS 2 obj tie
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 2:punct"},
		{"to before a noun", `
Settlers NOUN NNS 2 nsubj settler
set VERB VBD 0 root set
fire NOUN NN 2 obj fire
to PART TO 5 mark to
olive ADJ JJ 6 amod olive
groves NOUN NNS 2 obj grove
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 6:case 6:amod 2:obl 2:punct"},
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
		{"what a speaker named behind it does besides", `
Peru PROPN NNP 2 nsubj Peru
withdrew VERB VBD 0 root withdraw
envoys NOUN NNS 2 obj envoy
, PUNCT , 6 punct ,
Diaz PROPN NNP 2 nsubj Diaz
said VERB VBD 2 parataxis say
, PUNCT , 8 punct ,
accusing VERB VBG 2 advcl accuse
Chad PROPN NNP 8 obj Chad
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 6:punct 6:nsubj 2:parataxis 8:punct 6:advcl 8:obj 2:punct"},
		{"supporters of somebody who march", `
Supporters NOUN NNS 6 nsubj supporter
of ADP IN 3 case of
Diaz PROPN NNP 1 nmod Diaz
who PRON WP 5 nsubj who
marched VERB VBD 3 acl:relcl march
left VERB VBD 0 root leave`,
			"6:nsubj 3:case 1:nmod 5:nsubj 1:acl:relcl 0:root"},
		{"a name that fell to the object", `
Supporters NOUN NNS 5 nsubj supporter
of ADP IN 4 case of
Ana PROPN NNP 6 compound Ana
Diaz PROPN NNP 3 flat Diaz
blocked VERB VBD 0 root block
roads NOUN NNS 5 obj road`,
			"5:nsubj 3:case 1:nmod 3:flat 0:root 5:obj"},
		{"a name before a sum", `
Chad PROPN NNP 2 nsubj Chad
fined VERB VBD 0 root fine
Acme PROPN NNP 5 compound Acme
500 NUM CD 5 nummod 500
euros NOUN NNS 2 obj euro
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 5:nummod 2:obl:unmarked 2:punct"},
		{"a name before a time", `
Chad PROPN NNP 2 nsubj Chad
hit VERB VBD 0 root hit
Lima PROPN NNP 4 compound Lima
hours NOUN NNS 2 obj hour
later ADV RBR 2 advmod late
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 2:obl:unmarked 2:advmod 2:punct"},
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
		{"said after a passive", `
Peru PROPN NNP 2 nsubj Peru
rejected VERB VBD 0 root reject
claims NOUN NNS 2 obj claim
that SCONJ IN 7 mark that
votes NOUN NNS 7 nsubj:pass vote
were AUX VBD 7 aux:pass be
rigged VERB VBN 3 acl rig
and CCONJ CC 9 cc and
said VERB VBD 7 conj say
it PRON PRP 11 nsubj it
won VERB VBD 9 ccomp win
. PUNCT . 2 punct .`,
			"2:nsubj 0:root 2:obj 7:mark 7:nsubj:pass 7:aux:pass 3:acl 9:cc 2:conj 11:nsubj 9:ccomp 2:punct"},
	})
}
