package resolve

import (
	"fmt"
	"slices"
)

// owned gives who says that he did it ("claimed responsibility"), or is said to
// stand behind "the attack", what was done: the last act of that type told before
// with an aim, else the first after. A claim stands beside the act, which others
// tell; what the article itself says of who did it goes into the act.
func (j *joiner) owned() {
	for i := range j.drafts {
		d := &j.drafts[i]
		if len(d.out.Source) == 0 || len(d.out.Target) > 0 || j.aimsAtLand(d.found) || !d.found.Said && !j.namesAct(d) {
			continue
		}
		at := j.actOf(i)
		if at < 0 {
			continue
		}
		act := &j.drafts[at]
		if !d.found.Said {
			d.out.ReportedBy = appendNew(d.out.ReportedBy, j.sayWho(d)...)
			d.out.Evidence[0].Statements = d.out.ReportedBy
			if len(act.out.Source) == 0 && subset(d.out.ReportedBy, act.out.ReportedBy) && j.sameTime(act, d) {
				j.absorb(act, d)
				d.into = at
				continue
			}
		}
		d.out.Target = slices.DeleteFunc(slices.Clone(act.out.Target), func(id string) bool { return slices.Contains(d.out.Source, id) })
		if len(d.out.Target) == 0 {
			d.aim = act.found
		}
		if d.out.Place == "" {
			d.out.Place = act.out.Place
		}
		if act.out.Time != nil { // what stands beside the words is when they were said
			d.out.Time, d.time = act.out.Time, act.time
		}
		d.out.Mode, d.out.Cameo = act.out.Mode, act.out.Cameo
		d.out.Goldstein = j.Ontology.Goldstein(d.out.Plover, d.out.Mode, d.out.Cameo)
		d.out.Why = append(d.out.Why, fmt.Sprintf("what was done: sentence %d", act.found.Sentence+1))
	}
}

// namesAct reports whether a draft of violence only takes up a deed told before:
// "the attack", as a noun or with a verb.
func (j *joiner) namesAct(d *draft) bool {
	if d.out.Plover != "ASSAULT" || d.out.Polarity == "negative" || d.out.Modality != "actual" {
		return false
	}
	s := &j.Sentences[d.found.Sentence]
	if rel := s.Words[d.found.Head].Rel; rel == "parataxis" || rel == "appos" {
		return true // "a bombing killed five, another attack ascribed to …"
	}
	return slices.ContainsFunc(d.found.Trigger, func(t int) bool {
		det := s.Child(t, "det")
		return s.Words[t].UPOS == "NOUN" && det >= 0 && definite(s.Words[det].Text)
	})
}

// sayWho returns the statements that name who did it: "reportedly conducted by …".
func (j *joiner) sayWho(d *draft) []string {
	var out []string
	for i, st := range j.Statements {
		if !st.Reports || st.Sentence != d.found.Sentence {
			continue
		}
		for _, c := range st.ContentWords {
			if c.Sentence == d.found.Sentence && slices.ContainsFunc(d.found.Source, func(w int) bool { return c.First <= w && w < c.Last }) {
				out = appendNew(out, j.said[i]...)
			}
		}
	}
	return out
}

// actOf returns the act that the draft i takes up, or -1.
func (j *joiner) actOf(i int) int {
	fits := func(k int) bool {
		a := &j.drafts[k]
		return !a.found.Said && a.into < 0 && a.out.Plover == j.drafts[i].out.Plover && a.out.Polarity == "positive" && a.out.Modality == "actual" &&
			(len(a.out.Target) > 0 || j.aimsAtLand(a.found))
	}
	d := j.drafts[i].found
	for k := i + 1; k < len(j.drafts) && j.drafts[k].found.Sentence == d.Sentence; k++ {
		if fits(k) && j.Sentences[d.Sentence].Under(j.drafts[k].found.Head, d.Head) {
			return k // "claimed the raid that killed six"
		}
	}
	for k := i - 1; k >= max(0, i-mergeWindow); k-- {
		if fits(k) {
			return k
		}
	}
	for k := i + 1; k < min(len(j.drafts), i+mergeWindow); k++ {
		if fits(k) {
			return k
		}
	}
	return -1
}

// again joins attacks by nobody named that have the same aim and fit in time and
// place: a headline and the lead tell of one bombing.
func (j *joiner) again() {
	for b := range j.drafts {
		y := &j.drafts[b]
		if !j.unnamedAttack(y) {
			continue
		}
		for a := b - 1; a >= max(0, b-mergeWindow); a-- {
			x := &j.drafts[a]
			if j.unnamedAttack(x) && x.out.Modality == y.out.Modality && sameSet(x.out.Target, y.out.Target) && j.sameTime(x, y) &&
				(x.out.Place == "" || y.out.Place == "" || x.out.Place == y.out.Place) {
				j.absorb(x, y)
				y.into = a
				break
			}
		}
	}
}

func (j *joiner) unnamedAttack(d *draft) bool {
	return d.into < 0 && d.out.Plover == "ASSAULT" && len(d.out.Source) == 0 && len(d.out.Target) > 0 && d.out.Polarity == "positive"
}
