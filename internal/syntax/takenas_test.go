package syntax

import "testing"

// TestTakenAs: who is taken hostage or denied entry is no part of what he is taken as or denied.
func TestTakenAs(t *testing.T) {
	l := verbLists{"takes": {"take": true}, "takenas": {"hostage": true}, "gives": {"deny": true, "give": true}, "granted": {"entry": true, "hour": true}}
	taken := tree(t, `
Rebels NOUN NNS 2 nsubj rebel
took VERB VBD 0 root take
two NUM CD 5 nummod two
soldiers NOUN NNS 5 compound soldier
hostage NOUN NN 2 obj hostage`)
	l.takenAs(taken)
	if taken[3].Head != 1 || taken[3].Rel != "obj" || taken[2].Head != 3 || taken[4].Rel != "xcomp" {
		t.Errorf("soldiers %d %s, two %d, hostage %s; want 1 obj, 3, xcomp", taken[3].Head, taken[3].Rel, taken[2].Head, taken[4].Rel)
	}
	denied := tree(t, `
Police NOUN NNS 2 nsubj police
denied VERB VBD 0 root deny
two NUM CD 5 nummod two
reporters NOUN NNS 5 compound reporter
entry NOUN NN 2 obj entry`)
	l.leaveGranted(denied)
	if denied[3].Head != 1 || denied[3].Rel != "iobj" || denied[4].Rel != "obj" {
		t.Errorf("reporters %d %s, entry %s; want 1 iobj, obj", denied[3].Head, denied[3].Rel, denied[4].Rel)
	}
	given := tree(t, `
Togo PROPN NNP 2 nsubj Togo
gave VERB VBD 0 root give
diplomats NOUN NNS 2 obj diplomat
24 NUM CD 5 nummod 24
hours NOUN NNS 3 nmod:unmarked hour
to PART TO 7 mark to
leave VERB VB 3 acl leave`)
	l.leaveGranted(given)
	if given[2].Rel != "iobj" || given[4].Head != 1 || given[4].Rel != "obj" || given[6].Head != 4 {
		t.Errorf("diplomats %s, hours %d %s, leave %d; want iobj, 1 obj, 4", given[2].Rel, given[4].Head, given[4].Rel, given[6].Head)
	}
}

// TestHyphenVerbs: the first half of a verb is not its subject.
func TestHyphenVerbs(t *testing.T) {
	words := tree(t, `
The DET DT 3 det the
navy NOUN NN 3 compound navy
test NOUN NN 5 nsubj test
- PUNCT HYPH 3 punct -
fired VERB VBD 0 root fire
missiles NOUN NNS 5 obj missile`)
	verbLists{"half": {"test": true}}.hyphenVerbs(words)
	if words[1].Head != 4 || words[1].Rel != "nsubj" || words[2].Rel != "compound" || words[0].Head != 1 {
		t.Errorf("navy %d %s, test %s, the %d; want 4 nsubj, compound, 1", words[1].Head, words[1].Rel, words[2].Rel, words[0].Head)
	}
}

// TestWhichDid: a past form behind "which" is what that did; one that moved somewhere is what is
// said of him; a sentence has a verb.
func TestWhichDid(t *testing.T) {
	which := tree(t, `
Togo PROPN NNP 8 nsubj Togo
, PUNCT , 4 punct ,
which PRON WDT 4 obj which
imposed VERB VBN 1 amod impose
tariffs NOUN NNS 4 obj tariff
, PUNCT , 1 punct ,
is AUX VBZ 8 aux be
sending VERB VBG 0 root send`)
	whichDid(which)
	if which[2].Rel != "nsubj" || which[3].Rel != "acl:relcl" || which[3].XPOS != "VBD" {
		t.Errorf("which %s, imposed %s %s; want nsubj, acl:relcl VBD", which[2].Rel, which[3].Rel, which[3].XPOS)
	}
	said := tree(t, `
Tanks NOUN NNS 8 nsubj tank
crossed VERB VBN 1 acl cross
into ADP IN 4 case into
Chad PROPN NNP 2 obl Chad
, PUNCT , 1 punct ,
the DET DT 7 det the
army NOUN NN 8 nsubj army
said VERB VBD 0 root say
. PUNCT . 8 punct .`)
	saidOfDoer(said)
	if said[1].Head != 7 || said[1].Rel != "ccomp" || said[0].Head != 1 {
		t.Errorf("crossed %d %s, tanks %d; want 7 ccomp, 1", said[1].Head, said[1].Rel, said[0].Head)
	}
	only := tree(t, `
Togo PROPN NNP 0 root Togo
opposed VERB VBN 1 case oppose
a DET DT 4 det a
plan NOUN NN 2 obl plan
. PUNCT . 1 punct .`)
	verbLists{}.onlyDoing(only)
	if only[1].Head != -1 || only[0].Head != 1 || only[0].Rel != "nsubj" || only[3].Rel != "obj" {
		t.Errorf("opposed %d, Togo %d %s, plan %s; want -1, 1 nsubj, obj", only[1].Head, only[0].Head, only[0].Rel, only[3].Rel)
	}
	owned := tree(t, `
Russia PROPN NNP 3 nmod:poss Russia
's PART POS 1 case 's
refusal ADJ JJ 4 nsubj refusal
came VERB VBD 0 root come`)
	ownedNoun(owned)
	if owned[2].UPOS != "NOUN" {
		t.Errorf("refusal is %s, want NOUN", owned[2].UPOS)
	}
}

// TestBesideWhom: whom something is told is no part of who is blamed in it.
func TestBesideWhom(t *testing.T) {
	words := tree(t, `
Togo PROPN NNP 2 nsubj Togo
wrote VERB VBD 0 root write
to ADP IN 7 case to
the DET DT 7 det the
UN PROPN NNP 7 compound UN
blaming VERB VBG 2 advcl blame
Peru PROPN NNP 2 obl Peru`)
	besideWhom(words)
	if words[4].Head != 1 || words[4].Rel != "obl" || words[2].Head != 4 || words[6].Head != 5 || words[6].Rel != "obj" {
		t.Errorf("%+v", words)
	}
}
