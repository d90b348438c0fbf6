package syntax

import "testing"

// TestSubjectsShifted: a subject that came out as another verb's, or as no subject at all.
func TestSubjectsShifted(t *testing.T) {
	said := tree(t, `
Troops NOUN NNS 3 nsubj troops
have AUX VBP 3 aux have
arrived VERB VBN 9 ccomp arrive
in ADP IN 5 case in
Chad PROPN NNP 3 obl Chad
, PUNCT , 3 punct ,
Ana PROPN NNP 3 nsubj Ana
Diaz PROPN NNP 7 flat Diaz
said VERB VBD 0 root say`)
	sayersSubject(said)
	if said[6].Head != 8 || said[0].Head != 2 {
		t.Errorf("who says hangs on %d, who arrived on %d; want 8 and 2", said[6].Head, said[0].Head)
	}
	counted := tree(t, `
Up ADV RB 5 advmod up
to ADP IN 1 fixed to
1,000 NUM CD 4 nummod 1000
miners NOUN NNS 5 obl miner
began VERB VBD 0 root begin
marches NOUN NNS 5 obj march`)
	upToSubject(counted)
	if counted[3].Rel != "nsubj" {
		t.Errorf("the counted noun is %s, want nsubj", counted[3].Rel)
	}
}
