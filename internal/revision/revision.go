// Package revision tells what changed between two records of one document: which
// events, statements, claims and figures came, went, or are told otherwise.
package revision

import (
	"fmt"
	"slices"
	"strings"

	"readout/readout"
)

// Change is something that differs. Of what is new Old is empty, of what is gone
// New.
type Change struct {
	Kind string `json:"kind"` // event, statement, claim or figure
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

func (c Change) String() string {
	switch {
	case c.Old == "":
		return fmt.Sprintf("+ %s  %s", c.Kind, c.New)
	case c.New == "":
		return fmt.Sprintf("- %s  %s", c.Kind, c.Old)
	}
	return fmt.Sprintf("~ %s  %s  ⇒  %s", c.Kind, c.Old, c.New)
}

// Between tells what changed, in the order of the text. Things are the same when
// they stand on the same words.
func Between(old, new *readout.Record) []Change {
	var out []Change
	for _, kind := range []struct {
		name   string
		things func(*readout.Record) []thing
	}{{"event", events}, {"statement", statements}, {"claim", claims}, {"figure", figures}} {
		out = append(out, compare(kind.name, kind.things(old), kind.things(new))...)
	}
	return out
}

// thing is where something stands, and what is told of it.
type thing struct {
	at   readout.Span
	told string
}

func compare(kind string, old, new []thing) []Change {
	var out []Change
	gone := slices.Clone(old)
	take := func(same func(thing) bool) (thing, bool) {
		i := slices.IndexFunc(gone, same)
		if i < 0 {
			return thing{}, false
		}
		t := gone[i]
		gone = slices.Delete(gone, i, i+1)
		return t, true
	}
	// What did not change goes first, so that of two on the same words the right
	// one is taken for changed.
	var left []thing
	for _, n := range new {
		if _, ok := take(func(o thing) bool { return o == n }); !ok {
			left = append(left, n)
		}
	}
	for _, n := range left {
		o, _ := take(func(o thing) bool { return o.at == n.at })
		out = append(out, Change{kind, o.told, n.told})
	}
	for _, o := range gone {
		out = append(out, Change{kind, o.told, ""})
	}
	return out
}

func tell(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func event(r *readout.Record, e *readout.Event) thing {
	t := thing{}
	if len(e.Evidence) > 0 {
		t.at = e.Evidence[0].Trigger
	}
	when, where := "", ""
	if e.Time != nil {
		when = "; " + e.Time.Value
	}
	if p := r.Place(e.Place); p != nil {
		where = "; in " + p.Name
	}
	t.told = tell(r.Names(e.Source), "→", r.Names(e.Target), e.Plover, e.Mode, e.Cameo, e.Polarity, e.Modality, e.Status, when, where)
	if by := r.Names(r.Speakers(e.ReportedBy)); by != "" {
		t.told += "; by " + by
	}
	return t
}

func events(r *readout.Record) (out []thing) {
	for i := range r.Events {
		out = append(out, event(r, &r.Events[i]))
	}
	return out
}

func statements(r *readout.Record) (out []thing) {
	for _, s := range r.Statements {
		var content []string
		for _, c := range s.Content {
			content = append(content, c.Cut(r.Document.Text))
		}
		out = append(out, thing{s.Cue, tell(r.Names([]string{s.Speaker}), "("+s.Act+"):", strings.Join(content, " … "))})
	}
	return out
}

func claims(r *readout.Record) (out []thing) {
	for _, c := range r.Claims {
		t := thing{}
		if e := r.Event(c.Event); e != nil {
			t = event(r, e)
		}
		for _, s := range c.Sides {
			t.told += "; " + tell(r.Names([]string{s.Actor}), s.Stance)
		}
		out = append(out, thing{t.at, tell(c.Status+":", t.told)})
	}
	return out
}

func figures(r *readout.Record) (out []thing) {
	for _, f := range r.Figures {
		high := ""
		if f.High != nil {
			high = fmt.Sprintf("to %g", *f.High)
		}
		out = append(out, thing{f.Span, tell(f.Bound, fmt.Sprint(f.Value), high, f.Unit, f.Of)})
	}
	return out
}

// Tally counts changes by kind.
type Tally map[string]*Count

// Count is how many came, went and are told otherwise.
type Count struct{ Added, Removed, Changed int }

// Add counts changes.
func (t Tally) Add(changes []Change) {
	for _, c := range changes {
		if t[c.Kind] == nil {
			t[c.Kind] = &Count{}
		}
		switch {
		case c.Old == "":
			t[c.Kind].Added++
		case c.New == "":
			t[c.Kind].Removed++
		default:
			t[c.Kind].Changed++
		}
	}
}

func (t Tally) String() string {
	var parts []string
	for _, kind := range []string{"event", "statement", "claim", "figure"} {
		c := t[kind]
		if c == nil {
			c = &Count{}
		}
		parts = append(parts, fmt.Sprintf("%ss: %d added, %d removed, %d changed", kind, c.Added, c.Removed, c.Changed))
	}
	return strings.Join(parts, "; ")
}
