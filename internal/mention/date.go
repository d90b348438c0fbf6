package mention

import (
	"fmt"
	"strings"
	"time"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// InferDate tells when a text without a date can have been written: the
// interval [from, to) in which everybody whom it names with an office held
// that office, and why. Zero times: it says nothing. Offices called former are
// left out, and a tenure that would empty the interval is skipped: it is told
// of another time. It reads sentences and names as Link does.
func (l *Linker) InferDate(sents []syntax.Sentence, names []NameSpan) (from, to time.Time, why string) {
	d := newDocument(l, sents, time.Time{})
	d.findNames(names)
	d.people()
	var reasons []string
	for _, p := range d.persons {
		if p.actor == nil {
			continue
		}
		x, ok := d.inText(p)
		if !ok {
			continue
		}
		end := x.To
		if end.IsZero() {
			end = x.AsOf
		}
		lo, hi := from, to
		if x.From.After(lo) {
			lo = x.From
		}
		if hi.IsZero() || end.Before(hi) {
			hi = end
		}
		if !lo.Before(hi) {
			continue
		}
		from, to = lo, hi
		reasons = append(reasons, fmt.Sprintf("%s was %s %s–%s", p.actor.Name, x.Office.ID, x.From.Format("2006-01"), end.Format("2006-01")))
	}
	return from, to, strings.Join(reasons, "; ")
}

// inText returns the tenure that a title in the text names, if it is a single
// one: who held an office twice dates nothing.
func (d *document) inText(p *person) (knowledge.Tenure, bool) {
	for _, t := range p.titles {
		kinds := t.kinds
		if t.counterpart {
			kinds = d.kindsBefore(t)
		}
		if t.former || len(kinds) == 0 {
			continue
		}
		var found []knowledge.Tenure
		owner := d.ownerActor(t)
		for _, x := range d.kb.Career(p.actor) {
			for _, k := range kinds {
				if x.Office.Kind == k && (owner == nil || d.belongs(x.Office.Of, owner)) {
					found = append(found, x)
					break
				}
			}
		}
		if len(found) == 1 {
			return found[0], true
		}
	}
	return knowledge.Tenure{}, false
}

// kindsBefore returns the offices of the last person that the sentence of a
// title names with one before it: "his Turkish counterpart" holds one of them.
func (d *document) kindsBefore(t *title) []string {
	var kinds []string
	last := -1
	for _, p := range d.persons {
		for _, u := range p.titles {
			if u.sentence == t.sentence && u.last <= t.first && u.first > last && !u.former && len(u.kinds) > 0 {
				kinds, last = u.kinds, u.first
			}
		}
	}
	return kinds
}
