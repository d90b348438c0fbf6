package story

import (
	"cmp"

	"readout/readout"
)

// Standing is a plan as it stands after all that was told of it.
type Standing struct {
	Event    *readout.Event  // as told last before it was called off, with the status that holds
	Record   *readout.Record // the one that tells of it
	Told     *readout.Record // the one that shows its status
	Sentence string          // that says so
}

// Stand tells of each report of a plan how the plan stands now; nil for one whose
// plan stands elsewhere: told before in the list, or moved to another day. What
// is no plan of the tracker's stands as its article tells it. records stand in
// the order of their publication.
func (t *Tracker) Stand(records []*readout.Record, told []Report) []*Standing {
	plans := map[[2]string]*Plan{}
	for _, p := range t.Agenda(records) {
		for _, r := range []*Report{&p.First, &p.Latest, p.Closing} {
			if r != nil && r.Event != nil {
				plans[key(*r)] = p
			}
		}
	}
	out, seen := make([]*Standing, len(told)), map[*Plan]bool{}
	for i, r := range told {
		p := plans[key(r)]
		switch {
		case p == nil:
			out[i] = &Standing{r.Event, r.Record, r.Record, r.Record.EventSentence(r.Event)}
		case seen[p] || !p.Off && r.Event.Time.Start != p.Latest.Event.Time.Start:
		default:
			seen[p] = true
			out[i] = p.standing(t)
		}
	}
	return out
}

func key(r Report) [2]string { return [2]string{r.Record.Document.ID, r.Event.ID} }

func (p *Plan) standing(t *Tracker) *Standing {
	e := *p.Latest.Event
	s := &Standing{&e, p.Latest.Record, p.Latest.Record, p.Latest.Record.EventSentence(&e)}
	if p.Closing == nil {
		return s
	}
	s.Told, s.Sentence, e.Status = p.Closing.Record, cmp.Or(p.Sentence, s.Sentence), "cancelled"
	if c := p.Closing.Event; c != nil && c.Status == "postponed" || c == nil && contains(p.Sentence, t.moved) {
		e.Status = "postponed"
	}
	return s
}
