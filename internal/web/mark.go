package web

import (
	"slices"
	"strings"

	"readout/readout"
)

// mark is a span of the text that carries a fact.
type mark struct {
	at    readout.Span
	id    string // empty: shown, but nothing is behind it
	class string
	rank  int // of several over the same words the click leads to the highest
}

// parts cuts the text wherever a mark begins or ends. Actors and places are
// linked where they stand first, so that the keyboard comes through.
func parts(rec *readout.Record) []part {
	text := rec.Document.Text
	marks := slices.DeleteFunc(marksOf(rec), func(m mark) bool { return m.at[0] < 0 || m.at[1] > len(text) || m.at.Empty() })
	cuts := []int{0, len(text)}
	for _, m := range marks {
		cuts = append(cuts, m.at[0], m.at[1])
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return a.at[0] - b.at[0] })
	var out []part
	var over []mark // those that cover the present piece, in the order of their beginnings
	next := 0
	for i := range len(cuts) - 1 {
		from, to := cuts[i], cuts[i+1]
		for next < len(marks) && marks[next].at[0] == from {
			over = append(over, marks[next])
			next++
		}
		over = slices.DeleteFunc(over, func(m mark) bool { return m.at[1] <= from })
		out = append(out, piece(text[from:to], over))
	}
	return out
}

func piece(text string, over []mark) part {
	p := part{Text: text}
	best := -1
	var classes []string
	for _, m := range over {
		if !slices.Contains(classes, m.class) {
			classes = append(classes, m.class)
		}
		if m.id != "" && m.rank > best {
			best, p.ID = m.rank, m.id
		}
	}
	p.Class = strings.Join(classes, " ")
	return p
}

func marksOf(rec *readout.Record) (out []mark) {
	disputed := map[string]bool{}
	for _, c := range rec.Claims {
		disputed[c.Event] = disputed[c.Event] || c.Status == "contested"
	}
	for _, s := range rec.Statements {
		out = append(out, mark{s.Cue, s.ID, "cue", 3})
		for _, c := range s.Content {
			out = append(out, mark{c, "", "said", 0})
		}
	}
	for _, e := range rec.Events {
		class := "event " + e.Modality
		if disputed[e.ID] {
			class = "event contested"
		}
		for _, v := range e.Evidence {
			out = append(out, mark{v.Trigger, e.ID, class, 5})
		}
		if e.Time != nil && e.Time.Span != nil {
			out = append(out, mark{*e.Time.Span, e.ID, "time", 2})
		}
	}
	for _, r := range rec.Relations {
		for _, v := range r.Evidence {
			out = append(out, mark{v.Trigger, r.ID, "relation", 2})
		}
	}
	for _, f := range rec.Figures {
		out = append(out, mark{f.Span, f.ID, "figure", 4})
	}
	for _, a := range rec.Actors {
		for i, m := range a.Mentions {
			out = append(out, mark{m.Span, onlyFirst(a.ID, i), "actor", 1})
		}
	}
	for _, p := range rec.Places {
		for i, m := range p.Mentions {
			out = append(out, mark{m, onlyFirst(p.ID, i), "place", 1})
		}
	}
	return out
}

func onlyFirst(id string, i int) string {
	if i > 0 {
		return ""
	}
	return id
}
