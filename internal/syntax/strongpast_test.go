package syntax

import "testing"

// TestStrongPast: a past form that is no participle is the verb, also in a headline with two of them.
func TestStrongPast(t *testing.T) {
	stole := tree(t, `
Hackers NOUN NNS 2 nsubj hacker
linked VERB VBN 0 root link
to ADP IN 6 case to
Peru PROPN NNP 6 compound Peru
stole VERB VBN 6 amod steal
data NOUN NNS 2 obl data
from ADP IN 8 case from
Togo PROPN NNP 2 obl Togo`)
	verbLists{"strong": {"stole": true}}.strongPast(stole)
	if stole[4].Head != -1 || stole[0].Head != 4 || stole[1].Rel != "acl" || stole[5].Head != 4 || stole[5].Rel != "obj" || stole[3].Head != 1 || stole[7].Head != 4 {
		t.Errorf("%+v", stole)
	}
	breaks := tree(t, `
Honduras PROPN NNP 2 compound Honduras
breaks VERB VBZ 6 nsubj break
with ADP IN 4 case with
Taipei PROPN NNP 2 nmod Taipei
, PUNCT , 2 punct ,
turns VERB VBZ 0 root turn
to ADP IN 8 case to
Beijing PROPN NNP 6 obl Beijing`)
	headlineTwo(breaks)
	if breaks[1].Head != -1 || breaks[0].Rel != "nsubj" || breaks[5].Rel != "conj" || breaks[3].Rel != "obl" {
		t.Errorf("%+v", breaks)
	}
}

// TestSaidLast: who is said to do something has a verb, and so has who says it.
func TestSaidLast(t *testing.T) {
	last := tree(t, `
Guards NOUN NNS 2 nsubj guard
burned VERB VBD 0 root burn
a DET DT 4 det a
bridge NOUN NN 2 obj bridge
, PUNCT , 7 punct ,
Togo PROPN NNP 7 nsubj:pass Togo
alleged VERB VBN 4 acl allege
. PUNCT . 2 punct .`)
	saidLast(last)
	if last[6].Head != -1 || last[1].Rel != "ccomp" || last[1].Head != 6 || last[5].Rel != "nsubj" {
		t.Errorf("%+v", last)
	}
	that := tree(t, `
Miners NOUN NNS 2 nsubj miner
demanded VERB VBD 0 root demand
that SCONJ IN 6 mark that
the DET DT 5 det the
court NOUN NN 6 nsubj court
cancel NOUN NN 2 ccomp cancel
licences NOUN NNS 6 obj licence`)
	subjunctiveNoun(that)
	if that[5].UPOS != "VERB" || that[5].XPOS != "VB" {
		t.Errorf("cancel is %s %s, want VERB VB", that[5].UPOS, that[5].XPOS)
	}
}

// TestNameActs: a name is no adverb.
func TestNameActs(t *testing.T) {
	words := tree(t, `
Togo PROPN NNP 2 advmod Togo
said VERB VBD 0 root say
no INTJ UH 2 discourse no`)
	nameActs(words)
	if words[0].Rel != "nsubj" {
		t.Errorf("Togo is %s, want nsubj", words[0].Rel)
	}
}

// TestAfterTheirClause: a sentence has a verb behind the clause on its subject.
func TestAfterTheirClause(t *testing.T) {
	words := tree(t, `
Journalists NOUN NNS 0 root journalist
whose PRON WP$ 3 nmod:poss whose
paper NOUN NN 5 nsubj:pass paper
was AUX VBD 5 aux:pass be
shut VERB VBN 1 acl:relcl shut
protested VERB VBN 5 xcomp protest
. PUNCT . 1 punct .`)
	afterTheirClause(words)
	if words[5].Head != -1 || words[5].XPOS != "VBD" || words[0].Head != 5 || words[0].Rel != "nsubj" {
		t.Errorf("%+v", words)
	}
}
