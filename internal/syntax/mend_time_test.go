package syntax

import "testing"

// Times, days and numbers before, behind and between others.
func TestMendTime(t *testing.T) {
	mends(t, []mended{
		{"a clause of time with an aside", `
He PRON PRP 2 nsubj
fled VERB VBD 0 root
after ADP IN 4 case after
Ann PROPN NNP 2 obl
Lee PROPN NNP 2 obl
, PUNCT , 8 punct
a DET DT 8 det
mayor NOUN NN 4 appos
, PUNCT , 2 punct
was AUX VBD 11 aux:pass
stabbed VERB VBN 2 parataxis`, "2:nsubj 0:root 11:mark 11:nsubj:pass 4:flat 8:punct 8:det 4:appos 2:punct 11:aux:pass 2:advcl"},
		{"a phrase of time before a clause of its own", `
He PRON PRP 2 nsubj
left VERB VBD 0 root
after ADP IN 5 case after
the DET DT 5 det
vote NOUN NN 2 obl
and CCONJ CC 7 cc
returned VERB VBD 2 conj`, "2:nsubj 0:root 5:case 5:det 2:obl 7:cc 2:conj"},
		{"a time before the verb", `
Peru PROPN NNP 4 nsubj
last ADJ JJ 1 amod
month NOUN NN 5 nmod:unmarked
imposed VERB VBD 0 root
tariffs NOUN NNS 4 obj`, "4:nsubj 3:amod 4:obl:unmarked 0:root 4:obj"},
		{"the verb behind a day", `
Kenya PROPN NNP 0 root
on ADP IN 3 case
Monday PROPN NNP 1 nmod
hosted VERB VBN 1 amod
Deng PROPN NNP 1 appos
. PUNCT . 1 punct`, "4:nsubj 3:case 4:obl 0:root 4:obj 4:punct"},
		{"a day before the verb", `
Peru PROPN NNP 4 compound
Friday PROPN NNP 1 flat
recalled VERB VBD 0 root
envoys NOUN NNS 3 obj`, "3:nsubj 3:obl:unmarked 0:root 3:obj"},
		{"meeting behind a comma", `
He PRON PRP 2 nsubj
left VERB VBD 0 root
, PUNCT , 4 punct
meeting NOUN NN 2 parataxis
with ADP IN 6 case
Deng PROPN NNP 4 nmod`, "2:nsubj 0:root 4:punct 2:advcl 6:case 4:obl"},
		{"a day between a verb and its preposition", `
They PRON PRP 2 nsubj
called VERB VBD 0 root
Friday PROPN NNP 2 obj
for ADP IN 5 case
talks NOUN NNS 2 obl`, "2:nsubj 0:root 2:obl:unmarked 5:case 2:obl"},
		{"a day that took the subject's place", `
The DET DT 3 det
Peruvian ADJ JJ 3 amod
government NOUN NN 4 nmod:desc
Friday PROPN NNP 6 nsubj
had AUX VBD 6 aux
condemned VERB VBN 0 root
them PRON PRP 6 obj`, "3:det 3:amod 6:nsubj 6:obl:unmarked 6:aux 0:root 6:obj"},
		{"a preposition before a number", `
gave VERB VBD 0 root
asylum NOUN NN 1 obj
to ADP IN 4 case
18 NUM CD 5 nummod
rebels NOUN NNS 1 obl`, "0:root 1:obj 5:case 5:nummod 1:obl"},
		{"a year before a name", `
In ADP IN 2 case
1994 NUM CD 3 nummod
Norway PROPN NNP 4 nsubj
voted VERB VBD 0 root`, "2:case 4:obl 4:nsubj 0:root"},
		{"at least", `
Bombs NOUN NNS 2 nsubj
killed VERB VBD 0 root
at ADP IN 4 case
least ADJ JJS 5 nmod
75 NUM CD 6 nummod
people NOUN NNS 2 obl`, "2:nsubj 0:root 4:case 5:nmod 6:nummod 2:obj"},
		{"at least, of time", `
Talks NOUN NNS 2 nsubj
lasted VERB VBD 0 root
at ADP IN 4 case
least ADJ JJS 5 nmod
75 NUM CD 6 nummod
days NOUN NNS 2 obl`, "2:nsubj 0:root 4:case 5:nmod 6:nummod 2:obl"},
		{"a counted object", `
rebels NOUN NNS 2 nsubj
struck VERB VBD 0 root
killing VERB VBG 2 advcl
at ADP IN 5 case
least ADJ JJS 6 nmod
seven NUM CD 7 nummod
men NOUN NNS 3 obl`, "2:nsubj 0:root 2:advcl 5:case 6:nmod 7:nummod 3:obj"},
		{"a day between", `
truck NOUN NN 4 nsubj
was AUX VBD 4 cop
on ADP IN 4 case
Monday PROPN NNP 0 root
rammed VERB VBN 4 acl
into ADP IN 7 case
gates NOUN NNS 5 obl`, "5:nsubj:pass 5:aux:pass 4:case 5:obl 0:root 7:case 5:obl"},
	})
}
