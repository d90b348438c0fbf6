package syntax

import "testing"

// TestSayersJoined: all of those who say something at the end are its subject.
func TestSayersJoined(t *testing.T) {
	both := tree(t, `
Rebels NOUN NNS 2 nsubj rebel
shelled VERB VBD 0 root shell
a DET DT 4 det a
town NOUN NN 2 obj town
, PUNCT , 6 punct ,
witnesses NOUN NNS 4 conj witness
and CCONJ CC 8 cc and
doctors NOUN NNS 4 conj doctor
said VERB VBD 2 parataxis say`)
	sayersJoined(both)
	if both[5].Head != 8 || both[5].Rel != "nsubj" || both[7].Head != 5 {
		t.Errorf("who says: %d %s, %d; want 8 nsubj, 5", both[5].Head, both[5].Rel, both[7].Head)
	}
	second := tree(t, `
Rebels NOUN NNS 2 nsubj rebel
shelled VERB VBD 0 root shell
a DET DT 4 det a
town NOUN NN 2 obj town
, PUNCT , 6 punct ,
officials NOUN NNS 4 conj official
and CCONJ CC 9 cc and
a DET DT 9 det a
doctor NOUN NN 10 nsubj doctor
said VERB VBD 2 conj say`)
	sayersJoined(second)
	if second[5].Head != 9 || second[8].Head != 5 || second[6].Head != 8 {
		t.Errorf("who says: %d, %d, “and” %d; want 9, 5, 8", second[5].Head, second[8].Head, second[6].Head)
	}
	listed := tree(t, `
Rebels NOUN NNS 9 nsubj rebel
in ADP IN 3 case in
Chad PROPN NNP 1 nmod Chad
, PUNCT , 5 punct ,
Niger PROPN NNP 3 conj Niger
and CCONJ CC 7 cc and
Mali PROPN NNP 3 conj Mali
have AUX VBP 9 aux have
said VERB VBD 0 root say`)
	sayersJoined(listed)
	if listed[4].Head != 2 || listed[6].Head != 2 {
		t.Errorf("Niger and Mali hang on %d and %d, want 2", listed[4].Head, listed[6].Head)
	}
}

// TestToldThat: what somebody is told is a clause of the telling.
func TestToldThat(t *testing.T) {
	told := tree(t, `
Lee PROPN NNP 2 nsubj Lee
told VERB VBD 0 root tell
envoys NOUN NNS 2 obj envoy
that PRON WDT 6 obj that
Peru PROPN NNP 6 nsubj Peru
paid VERB VBD 3 acl:relcl pay`)
	verbsOf(t).toldThat(told)
	if told[5].Head != 1 || told[5].Rel != "ccomp" || told[3].Rel != "mark" {
		t.Errorf("what is told hangs on %d as %s", told[5].Head, told[5].Rel)
	}
	met := tree(t, `
Lee PROPN NNP 2 nsubj Lee
met VERB VBD 0 root meet
envoys NOUN NNS 2 obj envoy
that PRON WDT 6 obj that
Peru PROPN NNP 6 nsubj Peru
sent VERB VBD 3 acl:relcl send`)
	verbsOf(t).toldThat(met)
	if met[5].Head != 2 {
		t.Errorf("who was sent: %d, want 2", met[5].Head)
	}
}

// TestSayerOfClause: who stands before "told" says so, and is no second subject of what is said.
func TestSayerOfClause(t *testing.T) {
	l := verbLists{"tells": {"tell": true}}
	words := tree(t, `
He PRON PRP 2 nsubj he
denies VERB VBZ 0 root deny
it PRON PRP 2 obj it
, PUNCT , 5 punct ,
lawyer NOUN NN 2 nsubj lawyer
Diaz PROPN NNP 5 appos Diaz
told VERB VBD 2 parataxis tell
reporters NOUN NNS 7 obj reporter`)
	l.sayerOfClause(words)
	if words[4].Head != 6 || words[3].Head != 1 || words[0].Head != 1 {
		t.Errorf("lawyer %d, comma %d, he %d; want 6, 1, 1", words[4].Head, words[3].Head, words[0].Head)
	}
}
