package story

import (
	"cmp"
	"slices"

	"readout/readout"
)

// Tie is what one actor did to another, or both together, of one type: from when
// to when, and how often it is told of.
type Tie struct {
	Plover   string
	From, To string // names: who acts, on whom
	First    string // day of the first happening
	Last     string
	Times    int // happenings; reports of one are not counted again
}

// Ties lists who supports, sanctions, fights or meets whom that a query means,
// from when to when, the longest and most frequent first. Nothing of it is read
// against how much was reported; Dyad does that.
func Ties(records []*readout.Record, query string) []Tie {
	var out []Tie
	at := map[[3]string]int{}
	for _, h := range World(records) {
		if !h.Actual() || h.Day == "" || h.Plover == "" {
			continue
		}
		r := h.Reports[0]
		if !AnyMeans(query, r.Record, r.Event.Source) && !AnyMeans(query, r.Record, r.Event.Target) {
			continue
		}
		for _, from := range h.Source {
			for _, to := range h.Target {
				if from == to || slices.Contains(mutual, h.Plover) && slices.Contains(h.Source, to) && to < from {
					continue // of what both do together, one line
				}
				k := [3]string{h.Plover, from, to}
				i, known := at[k]
				if !known {
					i = len(out)
					at[k] = i
					out = append(out, Tie{Plover: h.Plover, From: from, To: to, First: h.Day, Last: h.Day})
				}
				t := &out[i]
				t.First, t.Last, t.Times = min(t.First, h.Day), max(t.Last, h.Day), t.Times+1
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Tie) int {
		return cmp.Or(b.Times-a.Times, cmp.Compare(b.Last, a.Last))
	})
	return out
}
