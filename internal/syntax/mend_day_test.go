package syntax

import "testing"

// What is put on a day in the present tense, whose verb came out as a noun.
func TestMendDay(t *testing.T) {
	mends(t, []mended{
		{"a name taken for an adjective", `
Togo ADJ JJ 2 amod
votes NOUN NNS 0 root vote
on ADP IN 4 case
Sunday PROPN NNP 2 nmod
. PUNCT . 2 punct`, "2:nsubj 0:root 4:case 2:obl 2:punct"},
		{"two who debate", `
Diaz PROPN NNP 0 root
and CCONJ CC 3 cc
Ruiz PROPN NNP 1 conj
debate NOUN NN 1 appos debate
on ADP IN 6 case
Tuesday PROPN NNP 4 nmod
in ADP IN 8 case
Lima PROPN NNP 4 nmod
. PUNCT . 1 punct`, "4:nsubj 3:cc 1:conj 0:root 6:case 4:obl 8:case 4:obl 4:punct"},
		{"the houses of parliament", `
two NUM CD 2 nummod
houses NOUN NNS 0 root
of ADP IN 5 case
parliament NOUN NN 5 compound
vote NOUN NN 2 nmod vote
on ADP IN 7 case
Monday PROPN NNP 5 nmod
. PUNCT . 2 punct`, "2:nummod 5:nsubj 4:case 2:nmod 0:root 7:case 5:obl 5:punct"},
		{"a verb taken for one more of two", `
pact NOUN NN 0 root
between ADP IN 3 case
Chad PROPN NNP 1 nmod
and CCONJ CC 5 cc
Niger PROPN NNP 3 conj
lapses VERB VBZ 1 conj lapse
on ADP IN 8 case
Monday PROPN NNP 6 obl
. PUNCT . 6 punct`, "6:nsubj 3:case 1:nmod 5:cc 3:conj 0:root 8:case 6:obl 6:punct"},
		{"the noun it may be", `
A DET DT 2 det
vote NOUN NN 0 root vote
on ADP IN 4 case
Monday PROPN NNP 2 nmod
. PUNCT . 2 punct`, "2:det 0:root 4:case 2:nmod 2:punct"},
		{"a second verb on a day", `
judges NOUN NNS 2 nsubj
rose VERB VBD 0 root rise
after ADP IN 4 case
hours NOUN NNS 2 obl
and CCONJ CC 6 cc
resume NOUN NN 4 conj resume
on ADP IN 8 case
Monday PROPN NNP 2 obl
. PUNCT . 2 punct`, "2:nsubj 0:root 4:case 2:obl 6:cc 2:conj 8:case 6:obl 2:punct"},
		{"behind a semicolon", `
Diaz PROPN NNP 2 nsubj
left VERB VBD 0 root
; PUNCT : 4 punct
judges NOUN NNS 2 nsubj
adjourned VERB VBN 4 acl
at ADP IN 7 case
noon NOUN NN 5 obl
. PUNCT . 2 punct`, "2:nsubj 0:root 4:punct 5:nsubj 2:parataxis 7:case 5:obl 2:punct"},
		{"joined to a part of a name", `
Ana PROPN NNP 6 nsubj
Ruiz PROPN NNP 1 flat
and CCONJ CC 4 cc
Ivo PROPN NNP 2 conj
Diaz PROPN NNP 4 flat
met VERB VBD 0 root`, "6:nsubj 1:flat 4:cc 1:conj 4:flat 0:root"},
		{"a place under a day", `
They PRON PRP 2 nsubj
met VERB VBD 0 root
on ADP IN 4 case
Monday PROPN NNP 2 obl
in ADP IN 6 case
Lima PROPN NNP 4 nmod`, "2:nsubj 0:root 4:case 2:obl 6:case 2:obl"},
		{"a day under a place", `
They PRON PRP 2 nsubj
called VERB VBD 0 root
him PRON PRP 2 obj
to ADP IN 5 case
Lima PROPN NNP 2 obl
on ADP IN 7 case
Monday PROPN NNP 5 obl`, "2:nsubj 0:root 2:obj 5:case 2:obl 7:case 2:obl"},
		{"due on a day", `
vote NOUN NN 5 nsubj
due ADJ JJ 1 nmod
on ADP IN 4 case
Monday PROPN NNP 2 obl
failed VERB VBD 0 root`, "5:nsubj 1:acl 4:case 2:obl 0:root"},
		{"due to begin", `
strike NOUN NN 7 nsubj
that PRON WDT 6 nsubj
was AUX VBD 6 cop
due ADJ JJ 1 case
to PART TO 6 mark
begin VERB VB 1 acl
failed VERB VBD 0 root`, "7:nsubj 4:nsubj 4:cop 1:acl:relcl 6:mark 4:xcomp 0:root"},
		{"a verb behind a relative clause", `
A DET DT 2 det
licence NOUN NN 0 root
that PRON WDT 4 nsubj
lets VERB VBZ 2 acl:relcl
Togo PROPN NNP 4 obj
sell VERB VB 4 xcomp
oil NOUN NN 6 obj
expires VERB VBZ 4 obj
on ADP IN 10 case
Monday PROPN NNP 6 obl
. PUNCT . 2 punct`, "2:det 8:nsubj 4:nsubj 2:acl:relcl 4:obj 4:xcomp 6:obj 0:root 10:case 8:obl 8:punct"},
		{"set for a day", `
strike NOUN NN 2 compound
set NOUN NN 6 nsubj
for ADP IN 4 case
Monday PROPN NNP 2 nmod
was AUX VBD 6 aux
failing VERB VBG 0 root`, "6:nsubj 1:acl 4:case 2:obl 6:aux 0:root"},
		{"back to a day", `
They PRON PRP 2 nsubj
pushed VERB VBD 0 root push
trials NOUN NNS 2 obj
of ADP IN 5 case
Diaz PROPN NNP 3 nmod
back ADV RB 5 advmod
to ADP IN 8 case
Monday PROPN NNP 2 obl`, "2:nsubj 0:root 2:obj 5:case 3:nmod 2:compound:prt 8:case 2:obl"},
		{"talks open", `
Peace NOUN NN 2 nsubj
talks VERB VBZ 0 root talk
with ADP IN 4 case
Togo PROPN NNP 2 obl
open PROPN NNP 2 conj
in ADP IN 7 case
Lima PROPN NNP 2 obl
on ADP IN 9 case
Monday PROPN NNP 5 obl`, "2:compound 5:nsubj 4:case 2:nmod 0:root 7:case 5:obl 9:case 5:obl"},
		{"each of two", `
Togo PROPN NNP 6 nsubj
will AUX MD 6 aux
each DET DT 6 det
free ADJ JJ 6 amod free
ten NUM CD 6 nummod
men NOUN NNS 0 root
on ADP IN 8 case
Monday PROPN NNP 6 nmod`, "4:nsubj 4:aux 4:advmod 0:root 6:nummod 4:obj 8:case 4:obl"},
		{"newly elected", `
Peru PROPN NNP 3 nsubj
's PART POS 1 case
elected VERB VBN 0 root
senate NOUN NN 5 compound
meets NOUN NNS 3 obj meet
on ADP IN 7 case
Monday PROPN NNP 5 nmod
. PUNCT . 3 punct`, "4:nmod:poss 1:case 4:amod 5:nsubj 0:root 7:case 5:obl 5:punct"},
		{"kicks in on a day", `
rise NOUN NN 2 nsubj
kicks VERB VBZ 0 root
in ADP IN 5 case
on ADP IN 5 case
Monday PROPN NNP 2 obl`, "2:nsubj 0:root 2:compound:prt 5:case 2:obl"},
		{"down tools", `
Miners NOUN NNS 3 nsubj
will AUX MD 3 aux
down ADP RP 0 root
tools NOUN NNS 3 obj
on ADP IN 6 case
Monday PROPN NNP 4 nmod`, "3:nsubj 3:aux 0:root 3:obj 6:case 3:obl"},
	})
}

func TestPastForms(t *testing.T) {
	words := tree(t, `
Diaz PROPN NNP 2 nsubj
beat VERB VBP 0 root beat
Ruiz PROPN NNP 2 obj`)
	words[0].XPOS = "NNP"
	pastForms(words)
	if words[1].XPOS != "VBD" {
		t.Errorf("beat is %s, want VBD", words[1].XPOS)
	}
	words = tree(t, `
Police NOUN NNS 2 nsubj
beat VERB VBP 0 root beat
protesters NOUN NNS 2 obj
. PUNCT . 2 punct`)
	if pastForms(words); words[1].XPOS != "VBD" {
		t.Errorf("what police did once is told as a habit: %s", words[1].XPOS)
	}
	words[3].Text = "!"
	words[1].XPOS = "VBP"
	if pastForms(words); words[1].XPOS != "VBP" {
		t.Errorf("no full sentence: %s", words[1].XPOS)
	}
}
