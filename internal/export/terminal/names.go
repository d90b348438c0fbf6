package terminal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/readout"
)

// actor writes an actor's name with its code; "" for an unknown id.
func (p *printer) actor(id string) string {
	a := p.rec.Actor(id)
	switch {
	case a == nil:
		return ""
	case a.Code != "" && a.Code != a.Name:
		return a.Name + " (" + a.Code + ")"
	}
	return a.Name
}

func (p *printer) actors(ids []string) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, p.actor(id))
	}
	return strings.Join(names, ", ")
}

func (p *printer) place(id string) string {
	if x := p.rec.Place(id); x != nil {
		return x.Name
	}
	return ""
}

// thing names a topic: a place, an actor, or the text's own words.
func (p *printer) thing(id string) string {
	if name := p.place(id); name != "" {
		return name
	}
	if a := p.rec.Actor(id); a != nil {
		return a.Name
	}
	return oneLine(id)
}

func (p *printer) find(id string) readout.Event {
	if e := p.rec.Event(id); e != nil {
		return *e
	}
	return readout.Event{}
}

// saidBy names the speakers of statements.
func (p *printer) saidBy(ids []string) string {
	return p.speakers(ids, func(string) bool { return true })
}

// told tells in lines of their own who says what the statements with these ids
// carry, and who denies it: a denial is no report of what happened.
func (p *printer) told(indent string, ids []string) string {
	var out string
	if names := p.speakers(ids, func(act string) bool { return act != "deny" }); names != "" {
		out = indent + "says: " + names + "\n"
	}
	if names := p.speakers(ids, func(act string) bool { return act == "deny" }); names != "" {
		out += indent + "denies: " + names + "\n"
	}
	return out
}

// speakers names who made those of the statements whose acts are wanted.
func (p *printer) speakers(ids []string, wanted func(act string) bool) string {
	var names []string
	for _, s := range p.rec.Statements {
		if slices.Contains(ids, s.ID) && wanted(s.Act) {
			name := p.actor(s.Speaker)
			if name == "" {
				name = "(nobody named)"
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// words quotes a statement's own words, with its cue, and its sentence.
func (p *printer) words(id string) string {
	for _, s := range p.rec.Statements {
		if s.ID != id {
			continue
		}
		text := p.rec.Document.Text
		if before := asWritten(&s); before[1]-before[0] > 0 {
			return fmt.Sprintf("“%s”  [%d]", oneLine(before.Cut(text)), s.Sentence+1)
		}
		parts := []string{s.Cue.Cut(text)}
		for _, c := range s.Content {
			parts = append(parts, oneLine(c.Cut(text)))
		}
		return fmt.Sprintf("“%s”  [%d]", shorten(strings.Join(parts, " "), longestWords), s.Sentence+1)
	}
	return ""
}

// longestWords bounds the words of a statement that are shown, in bytes.
const longestWords = 160

// asWritten returns the words of a denial in the order of the text where what it points
// at stands before its verb: "a charge that Oslo denies". It is empty for others.
func asWritten(s *readout.Statement) readout.Span {
	if s.Act != "deny" || len(s.Content) == 0 || s.Content[0][0] > s.Cue[0] {
		return readout.Span{}
	}
	out := readout.Span{s.Content[0][0], s.Cue[1]}
	for _, c := range s.Content {
		out[0], out[1] = min(out[0], c[0]), max(out[1], c[1])
	}
	if out[1]-out[0] > longestWords {
		return readout.Span{}
	}
	return out
}

// sentences writes the sentence numbers of some evidence, from 1.
func sentences(list []readout.Evidence) string {
	var out []string
	for _, v := range list {
		n := strconv.Itoa(v.Sentence + 1)
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// when writes a time: its start as far as it is known, and its value where
// that says more.
func when(t *readout.Time) string {
	if t.Conflict != "" {
		return t.Start + " (its clocks disagree: " + t.Conflict + ")"
	}
	if t.Start == "" {
		return t.Value
	}
	switch t.Precision {
	case "month", "year", "decade":
		return t.Value
	case "minute", "hour":
		return t.Start
	}
	if t.End != "" && len(t.Start) == 10 && len(t.Value) != 10 {
		return t.Start + " to " + t.End
	}
	return t.Start
}

// quantity writes a figure as a reader would say it.
func quantity(f readout.Figure) string {
	value := group(f.Value)
	if f.Bound == "between" && f.High != nil {
		value = "between " + value + " and " + group(*f.High)
	} else if f.Bound != "exact" && f.Bound != "" {
		value = strings.ReplaceAll(f.Bound, "-", " ") + " " + value
	}
	switch {
	case f.Of == "":
		return value + " " + f.Unit
	case became(f.Unit) && !strings.HasPrefix(f.Of, f.Unit):
		return value + " " + f.Of + " " + f.Unit
	}
	return value + " " + f.Of // the unit is what is counted
}

// became reports whether a unit says what became of the counted ("killed")
// rather than naming them.
func became(unit string) bool {
	return strings.HasSuffix(unit, "ed") || unit == "missing"
}

// group writes a number with commas between thousands.
func group(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	return whole
}
