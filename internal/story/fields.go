package story

import (
	"slices"
	"strconv"
	"strings"

	"readout/readout"
)

// Field is one thing that the reports of an event tell, with each value and who
// tells it. They agree when there is one value.
type Field struct {
	Name   string // day, place, by, on, or what is counted ("killed")
	Values []Value
}

// Value is what some reports say of a field.
type Value struct {
	Text    string
	Reports []Report // the first published first
}

// Agree reports whether all who tell of a field tell the same.
func (f *Field) Agree() bool { return len(f.Values) == 1 }

// Fields compares what the reports of an event say: when, where, who and how
// many. What a report leaves out it does not contradict; what a copy says is
// said by its original.
func (h *Happening) Fields() []Field {
	var out []Field
	say := func(name, text string, r Report) {
		if text == "" {
			return
		}
		i := slices.IndexFunc(out, func(f Field) bool { return f.Name == name })
		if i < 0 {
			i = len(out)
			out = append(out, Field{Name: name})
		}
		f := &out[i]
		k := slices.IndexFunc(f.Values, func(v Value) bool { return v.Text == text })
		if k < 0 {
			k = len(f.Values)
			f.Values = append(f.Values, Value{Text: text})
		}
		f.Values[k].Reports = append(f.Values[k].Reports, r)
	}
	for _, r := range h.Reports {
		if r.Copy {
			continue
		}
		if r.Event.Time != nil { // the day of publication is not told of the event
			say("day", r.Record.Day(r.Event), r)
		}
		if p := r.Record.Place(r.Event.Place); p != nil {
			say("place", p.Name, r)
		}
		say("by", namesOf(r.Record, r.Event.Source), r)
		say("on", namesOf(r.Record, r.Event.Target), r)
		for i := range r.Record.Figures {
			if f := &r.Record.Figures[i]; f.Event == r.Event.ID {
				say(f.Unit, count(f), r)
			}
		}
	}
	return out
}

// namesOf writes the actors of one side in one order.
func namesOf(rec *readout.Record, ids []string) string {
	var names []string
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			names = append(names, a.Name)
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// count writes a figure with its bound.
func count(f *readout.Figure) string {
	n := strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.Bound != "" && f.Bound != "exact" && f.Bound != "between" {
		n = strings.ReplaceAll(f.Bound, "-", " ") + " " + n
	}
	return n
}
