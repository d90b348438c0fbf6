package syntax

import (
	"strings"
	"testing"
)

// tree reads "word UPOS XPOS head rel" lines, heads counted from 1.
func tree(t *testing.T, lines string) []Word {
	t.Helper()
	var words []Word
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(l)
		head := -1
		for _, c := range f[3] {
			head = max(head, 0)*10 + int(c-'0')
		}
		words = append(words, Word{Text: f[0], UPOS: f[1], XPOS: f[2], Head: head - 1, Rel: f[4], Lemma: strings.Join(f[5:], " ")})
	}
	return words
}

func TestMeetingIn(t *testing.T) {
	words := tree(t, `
Envoys NOUN NNS 6 nsubj
, PUNCT , 3 punct
meeting NOUN NN 1 acl
here ADV RB 3 advmod
, PUNCT , 1 punct
agreed VERB VBD 0 root`)
	meetingIn(words)
	if w := words[2]; w.UPOS != "VERB" || w.XPOS != "VBG" || w.Lemma != "meet" {
		t.Errorf("got %+v, want a form of meet", w)
	}
}

func TestModalVerbs(t *testing.T) {
	words := tree(t, `
Peru PROPN NNP 3 nsubj
will AUX MD 3 aux
free ADJ JJ 0 root free
ten NUM CD 5 nummod
prisoners NOUN NNS 3 obj
. PUNCT . 3 punct`)
	modalVerbs(words)
	if w := words[2]; w.UPOS != "VERB" || w.XPOS != "VB" {
		t.Errorf("got %+v, want a verb", w)
	}
}

func TestForThings(t *testing.T) {
	words := tree(t, `
Students NOUN NNS 2 nsubj
queued VERB VBD 0 root
for ADP IN 4 mark for
selfies VERB VBZ 2 advcl
on ADP IN 6 case
Friday PROPN NNP 4 obl`)
	forThings(words)
	if w := words[3]; w.UPOS != "NOUN" || w.Rel != "obl" || words[2].Rel != "case" || words[5].Head != 1 {
		t.Errorf("got %+v, want a noun and the day with the verb", words)
	}
}

// mended is a tree before and after, as heads and relations.
type mended struct{ name, in, want string }

// mends checks what repair makes of trees.
func mends(t *testing.T, cases []mended) {
	t.Helper()
	verbs := verbsOf(t)
	for _, c := range cases {
		words := tree(t, c.in)
		verbs.repair(words)
		var got []string
		for _, w := range words {
			got = append(got, string(rune('0'+(w.Head+1)/10))+string(rune('0'+(w.Head+1)%10))+":"+w.Rel)
		}
		text := strings.ReplaceAll(" "+strings.Join(got, " "), " 0", " ")
		if strings.TrimSpace(text) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.TrimSpace(text), c.want)
		}
	}
}

// Verbs that were lost, and what belongs to them.
func TestMend(t *testing.T) {
	mends(t, []mended{
		{"a lost verb at the top", `
Bahrain PROPN NNP 3 compound
normalized VERB VBN 3 amod
relations NOUN NNS 0 root
with ADP IN 5 case
Peru PROPN NNP 3 nmod
. PUNCT . 2 punct`, "2:nsubj 0:root 2:obj 5:case 3:nmod 2:punct"},
		{"a lost verb after said", `
Peru PROPN NNP 2 nsubj
said VERB VBD 0 root
troops NOUN NNS 2 nsubj
on ADP IN 8 case
May PROPN NNP 6 nmod:unmarked
16 NUM CD 8 nummod
struck VERB VBN 8 amod
rebels NOUN NNS 3 nmod
, PUNCT , 10 punct
killing VERB VBG 8 acl
one NUM CD 10 obj`, "2:nsubj 0:root 7:nsubj 6:case 6:nmod:unmarked 7:obl 2:ccomp 7:obj 10:punct 7:advcl 10:obj"},
		{"what is announced has a subject", `
Police NOUN NNS 2 nsubj
announced VERB VBD 0 root
the DET DT 4 det
march NOUN NN 2 obj
, PUNCT , 6 punct
set VERB VBN 4 acl
for ADP IN 8 case
May PROPN NNP 6 obl
, PUNCT , 6 punct
had AUX VBD 12 aux
been AUX VBN 12 aux:pass
moved VERB VBN 2 parataxis`, "2:nsubj 0:root 4:det 12:nsubj:pass 6:punct 4:acl 8:case 6:obl 6:punct 12:aux 12:aux:pass 2:ccomp"},
		{"what else the asker did", `
Peru PROPN NNP 2 nsubj
asked VERB VBD 0 root
Chad PROPN NNP 2 obj
to PART TO 5 mark
leave VERB VB 2 xcomp
, PUNCT , 7 punct
accusing VERB VBG 5 advcl
it PRON PRP 7 obj`, "2:nsubj 0:root 2:obj 5:mark 2:xcomp 7:punct 2:advcl 7:obj"},
		{"what fighters from somewhere are accused of", `
Peru PROPN NNP 2 nsubj
accused VERB VBD 0 root accuse
fighters NOUN NNS 2 obj
from ADP IN 5 case
Chad PROPN NNP 3 nmod
of SCONJ IN 7 mark
looting VERB VBG 5 acl
shops NOUN NNS 7 obj`, "2:nsubj 0:root 2:obj 5:case 3:nmod 7:mark 2:advcl 7:obj"},
		{"a denial before its infinitive", `
Peru PROPN NNP 2 nsubj
vowed VERB VBD 0 root
never ADV RB 2 advmod
to PART TO 5 mark
yield VERB VB 2 xcomp`, "2:nsubj 0:root 5:advmod 5:mark 2:xcomp"},
		{"a participle before its clause", `
Fearing VERB VBG 0 root
war NOUN NN 1 obj
, PUNCT , 5 punct
Peru PROPN NNP 5 nsubj
dissolved VERB VBN 2 acl
parliament NOUN NN 5 obj
. PUNCT . 1 punct`, "5:advcl 1:obj 5:punct 5:nsubj 0:root 5:obj 5:punct"},
		{"what is reported first", `
Jets NOUN NNS 6 nsubj
bombed VERB VBN 1 acl
bridges NOUN NNS 2 obj
, PUNCT , 2 punct
officials NOUN NNS 6 nsubj
said VERB VBD 0 root
, PUNCT , 8 punct
killing VERB VBG 6 advcl
two NUM CD 8 obj`, "2:nsubj 6:ccomp 2:obj 2:punct 6:nsubj 0:root 8:punct 2:advcl 8:obj"},
		{"what the object does", `
Peru PROPN NNP 2 nsubj
backs VERB VBZ 0 root
rebels NOUN NNS 2 obj
fighting VERB VBG 2 advcl
Chad PROPN NNP 4 obj`, "2:nsubj 0:root 2:obj 3:acl 4:obj"},
		{"the verb behind a relative clause", `
Agency PROPN NNP 0 root
, PUNCT , 4 punct
which PRON WDT 4 nsubj
left VERB VBD 1 acl:relcl
, PUNCT , 6 punct
resumed VERB VBN 1 amod
flights NOUN NNS 6 obj
. PUNCT . 1 punct`, "6:nsubj 4:punct 4:nsubj 1:acl:relcl 6:punct 0:root 6:obj 6:punct"},
		{"the only verb", `
Peru PROPN NNP 2 nmod:poss
envoy NOUN NN 0 root
mediated VERB VBN 2 acl
between ADP IN 5 case
Chad PROPN NNP 3 obl
. PUNCT . 2 punct`, "2:nmod:poss 3:nsubj 0:root 5:case 3:obl 3:punct"},
		{"have and its participle", `
Troops NOUN NNS 2 nsubj
have AUX VBP 0 root
tortured VERB VBN 4 amod
scores NOUN NNS 2 obj`, "3:nsubj 3:aux 0:root 3:obj"},
		{"a subject and a verb before its object", `
Tens NOUN NNS 3 nsubj
staged VERB VBN 3 amod
protests NOUN NNS 0 root
. PUNCT . 3 punct`, "2:nsubj 0:root 2:obj 2:punct"},
		{"warned against", `
Peru PROPN NNP 2 nsubj
warned VERB VBD 0 root
Chad PROPN NNP 2 iobj
against ADP IN 5 case
raids NOUN NNS 3 nmod`, "2:nsubj 0:root 2:obj 5:case 2:obl"},
		{"nobody is said anything", `
Police NOUN NNS 2 nsubj
said VERB VBD 0 root say
men NOUN NNS 2 iobj
had AUX VBD 6 aux
been AUX VBN 6 aux:pass
shot VERB VBN 2 ccomp`, "2:nsubj 0:root 6:nsubj:pass 6:aux 6:aux:pass 2:ccomp"},
		{"are to swap prisoners", `
Peru PROPN NNP 6 nsubj
is AUX VBZ 6 cop
to ADP IN 6 case
swap NOUN NN 6 compound
ten NUM CD 6 nummod
prisoners NOUN NNS 0 root
on ADP IN 8 case
Monday PROPN NNP 6 nmod`, "4:nsubj 4:cop 4:mark 0:root 6:nummod 4:obj 8:case 4:obl"},
		{"is to free prisoners", `
Peru PROPN NNP 6 nsubj
is AUX VBZ 6 cop
to ADP IN 6 case
free ADJ JJ 6 amod
ten NUM CD 6 nummod
prisoners NOUN NNS 0 root
on ADP IN 8 case
Monday PROPN NNP 6 nmod`, "4:nsubj 4:cop 4:mark 0:root 6:nummod 4:obj 8:case 4:obl"},
		{"is due in a place", `
Diaz PROPN NNP 5 nsubj
is AUX VBZ 5 cop
due ADJ JJ 5 case
in ADP IN 3 fixed
Lima PROPN NNP 0 root
on ADP IN 7 case
Monday PROPN NNP 5 nmod`, "3:nsubj 3:cop 0:root 5:case 3:obl 7:case 3:obl"},
		{"a day before a name", `
From ADP IN 3 case
Monday PROPN NNP 3 compound
Peru PROPN NNP 6 obl
and CCONJ CC 5 cc
Chile PROPN NNP 3 conj
close VERB VBD 0 root close
ports NOUN NNS 6 obj`, "2:case 6:obl 6:nsubj 5:cc 3:conj 0:root 6:obj"},
		{"the only noun of a full sentence", `
The DET DT 3 det
country NOUN NN 3 compound
votes NOUN NNS 0 root vote
for ADP IN 6 case
a DET DT 6 det
senate NOUN NN 3 nmod
on ADP IN 8 case
Sunday PROPN NNP 6 nmod
. PUNCT . 3 punct`, "2:det 3:nsubj 0:root 6:case 6:det 3:obl 8:case 3:obl 3:punct"},
		{"a second finite verb", `
Diaz PROPN NNP 2 nsubj
urged VERB VBD 0 root
them PRON PRP 2 obj
to PART TO 5 mark
yield VERB VB 2 xcomp
and CCONJ CC 7 cc
met VERB VBD 5 conj
Ruiz PROPN NNP 7 obj`, "2:nsubj 0:root 2:obj 5:mark 2:xcomp 7:cc 2:conj 7:obj"},
		{"had before opposed", `
Diaz PROPN NNP 2 nsubj
had VERB VBD 0 root have
previously ADV RB 4 advmod
opposed VERB VBN 5 amod
hearings NOUN NNS 2 obj`, "4:nsubj 4:aux 4:advmod 0:root 4:obj"},
		{"fired at them", `
police NOUN NNS 2 nsubj
fired VERB VBN 3 amod
gas NOUN NN 0 root
at ADP IN 5 case
them PRON PRP 3 nmod
. PUNCT . 3 punct`, "2:nsubj 0:root 2:obj 5:case 3:nmod 2:punct"},
		{"an object before its verb", `
Diaz PROPN NNP 2 nsubj
alleged VERB VBD 0 root
ministers NOUN NNS 5 obj
are AUX VBP 5 aux
hiding VERB VBG 2 ccomp
figures NOUN NNS 5 obj`, "2:nsubj 0:root 5:nsubj 5:aux 2:ccomp 5:obj"},
		{"a body that acts", `
Watch PROPN NNP 0 root
accused VERB VBN 1 acl
forces NOUN NNS 2 obj
. PUNCT . 1 punct`, "2:nsubj 0:root 2:obj 2:punct"},
		{"shot and killed", `
police NOUN NN 2 compound
shot NOUN NN 0 root
and CCONJ CC 4 cc
killed VERB VBD 2 conj
Diaz PROPN NNP 4 obj`, "2:nsubj 0:root 4:cc 2:conj 4:obj"},
		{"a raid that killed", `
They PRON PRP 2 nsubj
fled VERB VBD 0 root
after ADP IN 5 case
a DET DT 5 det
raid NOUN NN 2 obl
killed VERB VBN 5 acl
four NUM CD 6 obj`, "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:advcl 6:obj"},
		{"a patrol that used", `
They PRON PRP 2 nsubj
fled VERB VBD 0 root
after ADP IN 5 case
a DET DT 5 det
patrol NOUN NN 6 obl
used VERB VBD 2 advcl
gas NOUN NN 6 obj`, "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:advcl 6:obj"},
		{"a second verb behind a gerund", `
He PRON PRP 2 nsubj
denied VERB VBD 0 root
leaving VERB VBG 2 xcomp
and CCONJ CC 5 cc
blamed VERB VBN 3 conj
Peru PROPN NNP 5 obj`, "2:nsubj 0:root 2:xcomp 5:cc 2:conj 5:obj"},
		{"a visiting envoy told", `
Oslo PROPN NNP 2 nsubj
told VERB VBD 0 root
the DET DT 5 det
visiting VERB VBG 2 xcomp
envoy NOUN NN 2 nsubj
that SCONJ IN 8 mark
Peru PROPN NNP 8 nsubj
pays VERB VBZ 2 ccomp`, "2:nsubj 0:root 5:det 5:amod 2:obj 8:mark 8:nsubj 2:ccomp"},
		{"a second verb behind a name", `
Oslo PROPN NNP 2 nsubj
broke VERB VBD 0 root
with ADP IN 4 case
Peru PROPN NNP 2 obl
and CCONJ CC 7 cc
deployed VERB VBN 7 amod deploy
soldiers NOUN NNS 4 conj
here ADV RB 2 advmod`, "2:nsubj 0:root 4:case 2:obl 6:cc 2:conj 6:obj 2:advmod"},
		{"a second verb behind what a plot was for", `
Oslo PROPN NNP 3 nsubj
had AUX VBD 3 aux
foiled VERB VBN 0 root
plots NOUN NNS 3 obj
to PART TO 6 mark
kill VERB VB 4 acl
him PRON PRP 6 obj
and CCONJ CC 9 cc
blamed VERB VBN 6 conj
Peru PROPN NNP 9 obj`, "3:nsubj 3:aux 0:root 3:obj 6:mark 4:acl 6:obj 9:cc 3:conj 9:obj"},
		{"a paper ordered to close", `
Oslo PROPN NNP 2 nsubj
ordered VERB VBD 0 root order
papers NOUN NNS 2 obj
to PART TO 5 mark
close VERB VB 3 acl`, "2:nsubj 0:root 2:obj 5:mark 2:xcomp"},
		{"reporters ordered jailed", `
Oslo PROPN NNP 2 nsubj
ordered VERB VBD 0 root order
reporters NOUN NNS 2 obj
jailed VERB VBN 3 acl`, "2:nsubj 0:root 2:obj 2:xcomp"},
		{"step down", `
They PRON PRP 2 nsubj
asked VERB VBD 0 root
that SCONJ IN 6 mark
the DET DT 6 det
king NOUN NN 6 compound
step NOUN NN 2 ccomp
down ADP RP 6 compound:prt`, "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 6:compound:prt"},
		{"what something is called", `
They PRON PRP 2 nsubj
call VERB VBP 0 root call
the DET DT 4 det
vote NOUN NN 2 obj
unlawful ADJ JJ 4 amod
. PUNCT . 2 punct`, "2:nsubj 0:root 4:det 2:obj 2:xcomp 2:punct"},
		{"demanded that somebody do", `
They PRON PRP 2 nsubj
demanded VERB VBD 0 root
that SCONJ IN 6 mark
the DET DT 6 det
king NOUN NN 6 nmod:desc
resign NOUN NN 2 obj
. PUNCT . 2 punct`, "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct"},
		{"a gerund ends a list", `
He PRON PRP 2 nsubj
spoke VERB VBD 0 root
about ADP IN 4 case
schools NOUN NNS 2 obl
, PUNCT , 6 punct
clinics NOUN NNS 4 conj
and CCONJ CC 8 cc
raising VERB VBG 2 conj
wages NOUN NNS 8 obj`, "2:nsubj 0:root 4:case 2:obl 6:punct 4:conj 8:cc 4:conj 8:obj"},
		{"a true modifier stays", `
The DET DT 3 det
wounded VERB VBN 3 amod
men NOUN NNS 4 nsubj
left VERB VBD 0 root
. PUNCT . 4 punct`, "3:det 3:amod 4:nsubj 0:root 4:punct"},
	})
}
