package resolve

import (
	"fmt"
	"slices"

	"readout/internal/event"
	"readout/readout"
)

// relations writes the lasting ties that the text states, one for each pair of
// actors, with every sentence that states it.
func (j *joiner) relations() {
	at := map[[3]string]int{}
	for _, r := range j.Relations {
		if r.Negative || r.Stance != "" || j.denied(&r) {
			continue
		}
		evidence := readout.Evidence{
			Sentence: r.Sentence, Trigger: *j.cover(r.Sentence, []int{r.Head}),
			Source: j.argument(r.Sentence, r.Source), Target: j.argument(r.Sentence, r.Target),
		}
		for _, from := range j.actorsAt(r.Sentence, r.Source) {
			for _, to := range j.actorsAt(r.Sentence, r.Target) {
				if from == to {
					continue
				}
				key := [3]string{from, to, r.Type}
				if i, ok := at[key]; ok {
					j.rec.Relations[i].Evidence = append(j.rec.Relations[i].Evidence, evidence)
					continue
				}
				at[key] = len(j.rec.Relations)
				j.rec.Relations = append(j.rec.Relations, readout.Relation{
					ID: fmt.Sprintf("R%d", len(j.rec.Relations)+1), From: from, To: to, Type: r.Type,
					Evidence: []readout.Evidence{evidence}, Why: r.Why,
				})
			}
		}
	}
}

// denied reports whether a tie stands in nothing but what somebody denies: "denied arming
// either side".
func (j *joiner) denied(r *event.Relation) bool {
	return slices.ContainsFunc(j.carried(r), func(id string) bool { return j.statement(id).Act == "deny" })
}
