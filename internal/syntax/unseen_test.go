package syntax

import "testing"

// What the tagger takes for another kind of word than it is.
func TestMendUnseen(t *testing.T) {
	mends(t, []mended{
		{"a small month is acted on", `
They PRON PRP 2 nsubj
called VERB VBD 0 root
a DET DT 4 det
march NOUN NN 2 obl:unmarked
for ADP IN 6 case
Friday PROPN NNP 2 obl
. PUNCT . 2 punct`, "2:nsubj 0:root 4:det 2:obj 6:case 2:obl 2:punct"},
		{"an acronym acts on a name", `
UNHCR ADV RB 2 advmod
criticised VERB VBN 0 root
Latvia PROPN NNP 2 advmod
on ADP IN 5 case
Monday PROPN NNP 2 obl
. PUNCT . 2 punct`, "2:nsubj 0:root 2:obj 5:case 2:obl 2:punct"},
		{"a minister with his portfolio acts", `
Minister PROPN NNP 4 nmod:desc
of ADP IN 3 case
Defence PROPN NNP 4 nmod:desc
Ana PROPN NNP 6 obl
Diaz PROPN NNP 4 flat
spoke VERB VBD 0 root
. PUNCT . 6 punct`, "4:nmod:desc 3:case 4:nmod:desc 6:nsubj 4:flat 0:root 6:punct"},
		{"an -ing form acts on a name", `
Chad PROPN NNP 2 nsubj
apologised VERB VBD 0 root
after ADP IN 4 mark
bombing NOUN NN 2 obl
Ghana PROPN NNP 4 flat
. PUNCT . 2 punct`, "2:nsubj 0:root 4:mark 2:advcl 4:obj 2:punct"},
		{"a cleft tells of its name", `
It PRON PRP 3 nsubj
was AUX VBD 3 cop
Peru PROPN NNP 0 root
that PRON DT 5 nsubj that
attacked VERB VBD 3 advcl:relcl
Laos PROPN NNP 5 obj
. PUNCT . 3 punct`, "3:nsubj 3:cop 0:root 5:nsubj 3:acl:relcl 5:obj 3:punct"},
		{"has until a date to do something", `
Chad PROPN NNP 2 nsubj
has AUX VBZ 5 aux have
until ADP IN 5 case
May PROPN NNP 5 nmod:unmarked
31 NUM CD 0 root
to PART TO 7 mark
pay VERB VB 5 advcl
. PUNCT . 5 punct`, "2:nsubj 0:root 5:case 5:nmod:unmarked 2:obl 7:mark 2:advcl 2:punct"},
		{"has until a date, as the top", `
Chad PROPN NNP 2 nsubj
has AUX VBZ 0 root have
until ADP IN 5 case
May PROPN NNP 5 nmod:unmarked
31 NUM CD 2 obl
to PART TO 7 mark
pay VERB VB 5 advcl
. PUNCT . 2 punct`, "2:nsubj 0:root 5:case 5:nmod:unmarked 2:obl 7:mark 2:advcl 2:punct"},
		{"a day behind a modal", `
judges NOUN NNS 5 nsubj
will AUX MD 5 aux
on ADP IN 5 case
Friday PROPN NNP 5 compound
rule NOUN NN 0 root
on ADP IN 8 case
the DET DT 8 det
request NOUN NN 5 nmod
. PUNCT . 5 punct`, "5:nsubj 5:aux 4:case 5:obl 0:root 8:case 8:det 5:obl 5:punct"},
		{"a small word as verb", `
crews NOUN NNS 3 nsubj
will AUX MD 3 aux
down ADP RP 0 root
tools NOUN NNS 3 obj
on ADP IN 6 case
Monday PROPN NNP 4 nmod
. PUNCT . 3 punct`, "3:nsubj 3:aux 0:root 3:obj 6:case 3:obl 3:punct"},
		{"plans behind a name between commas", `
president NOUN NN 0 root
, PUNCT , 3 punct
Diaz PROPN NNP 1 appos
, PUNCT , 1 punct
plans NOUN NNS 1 conj plan
to PART TO 7 mark
visit VERB VB 5 acl
Peru PROPN NNP 7 obj
. PUNCT . 1 punct`, "5:nsubj 3:punct 1:appos 1:punct 0:root 7:mark 5:xcomp 7:obj 5:punct"},
		{"what somebody is to be stays so", `
She PRON PRP 4 nsubj
will AUX MD 4 aux
be AUX VB 4 cop
mayor NOUN NN 0 root
on ADP IN 6 case
Monday PROPN NNP 4 nmod
. PUNCT . 4 punct`, "4:nsubj 4:aux 4:cop 0:root 6:case 4:nmod 4:punct"},
	})
}

// An adjective with "a" that is acted on is a noun, unless it counts.
func TestARadical(t *testing.T) {
	words := tree(t, `
Peru PROPN NNP 2 nsubj
arrested VERB VBD 0 root
a DET DT 5 det a
British ADJ JJ 5 amod
militant ADJ JJ 2 obj`)
	if aRadical(words); words[4].UPOS != "NOUN" {
		t.Errorf("got %+v, want a noun", words[4])
	}
	words = tree(t, `
Peru PROPN NNP 2 nsubj
freed VERB VBD 0 root
a DET DT 4 det a
few ADJ JJ 2 obj few`)
	if aRadical(words); words[3].UPOS != "ADJ" {
		t.Errorf("got %+v, want what it was", words[3])
	}
}
