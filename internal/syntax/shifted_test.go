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

// TestSubjectOfWhatIsDue: "due" and "plan" get the subject that came out elsewhere.
func TestSubjectOfWhatIsDue(t *testing.T) {
	due := tree(t, `
Peru PROPN NNP 5 nsubj Peru
is AUX VBZ 3 cop be
due ADJ JJ 0 root due
to PART TO 5 mark to
leave VERB VB 3 advcl leave`)
	ownSubject(due)
	if due[0].Head != 2 {
		t.Errorf("who is due hangs on %d, want 2", due[0].Head)
	}
	open := tree(t, `
Envoys NOUN NNS 0 root envoy
from ADP IN 3 case from
Peru PROPN NNP 1 nmod Peru
open ADJ JJ 3 amod open
talks NOUN NNS 4 obj talk
. PUNCT . 4 punct .`)
	verbsOf(t).likeVerbs(open)
	if open[3].XPOS != "VBP" || open[3].Head != -1 || open[0].Head != 3 || open[0].Rel != "nsubj" {
		t.Errorf("“open” is no verb: %+v", open)
	}
	swiss := tree(t, `
The DET DT 3 det the
Swiss ADJ JJ 3 amod Swiss
vote NOUN NN 0 root vote
on ADP IN 5 case on
Sunday PROPN NNP 3 nmod Sunday
. PUNCT . 3 punct .`)
	verbsOf(t).peopleVote(swiss)
	if swiss[2].XPOS != "VBP" || swiss[1].Rel != "nsubj" || swiss[4].Rel != "obl" {
		t.Errorf("“vote” is no verb: %+v", swiss)
	}
	there := tree(t, `
Ana PROPN NNP 3 nsubj Ana
is AUX VBZ 3 cop be
due ADJ JJ 0 root due
in ADP IN 5 case in
Oslo PROPN NNP 3 obl Oslo
to PART TO 7 mark to
meet VERB VB 5 acl meet`)
	thereTo(there)
	if there[6].Head != 2 || there[6].Rel != "advcl" {
		t.Errorf("“meet” hangs on %d, want 2", there[6].Head)
	}
	planned := tree(t, `
Talks NOUN NNS 6 nsubj:pass talk
planned VERB VBD 0 root plan
for ADP IN 4 case for
Friday PROPN NNP 2 obl Friday
were AUX VBD 6 aux:pass be
scrapped VERB VBN 2 parataxis scrap
. PUNCT . 2 punct .`)
	plannedBetween(planned)
	if planned[5].Head != -1 || planned[1].Head != 0 || planned[1].Rel != "acl" || planned[6].Head != 5 {
		t.Errorf("no participle behind its noun: %+v", planned)
	}
	plan := tree(t, `
Friends NOUN NNS 0 root friend
of ADP IN 4 case of
Ana PROPN NNP 4 compound Ana
plan NOUN NN 1 nmod plan
to PART TO 6 mark to
march VERB VB 1 acl march`)
	plannersOf(plan)
	if plan[3].XPOS != "VBP" || plan[0].Head != 3 || plan[0].Rel != "nsubj" || plan[2].Head != 0 || plan[5].Rel != "xcomp" {
		t.Errorf("no verb with its subject: %+v", plan)
	}
}
