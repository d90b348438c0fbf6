package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Problem is something in the tables that a person should look at. Only
// "reference" is an error; the others may be true of the world.
type Problem struct {
	Kind  string // reference|overlap|gap|missing|stale|ambiguous
	Where string // the id or name it is about
	What  string
}

// Limits within which dates raise no question.
const (
	longGap   = 120 * 24 * time.Hour // an office is seldom vacant longer
	staleYear = 3                    // an entry not checked for so many years is stale
)

// everyState names the kinds of office that each state of today should have on
// record; one of a cell is enough.
var everyState = [][]string{{"head-of-state", "head-of-government", "supreme-leader", "governor-general"}, {"foreign-minister"}}

// Check looks for references to what is not there, overlapping tenures and long
// gaps between and after them, states without a head or foreign minister on
// record, what was not checked lately as seen on a day, and names that stand for
// several actors at once. Problems come in the order of the tables.
func (b *Base) Check(on time.Time) []Problem {
	return slices.Concat(b.checkReferences(), b.checkTenures(), b.checkStates(on), b.checkAge(on), b.checkNames())
}

func (b *Base) checkReferences() []Problem {
	var out []Problem
	missing := func(where, what, id string) {
		out = append(out, Problem{"reference", where, fmt.Sprintf("%s %q is in no table under data/actors: add it or correct the id", what, id)})
	}
	for _, a := range b.actors {
		if a.Parent != "" && b.byID[a.Parent] == nil {
			missing(a.ID, "parent", a.Parent)
		}
		if a.Country != "" && b.State(a.Country) == nil {
			missing(a.ID, "country", a.Country)
		}
	}
	kinds := map[string]bool{}
	for _, o := range b.offices {
		kinds[o.Kind] = true
		if b.byID[o.Of] == nil {
			missing(o.ID, "actor", o.Of)
		}
	}
	for _, a := range b.agencies {
		if a.Country != "" && b.State(a.Country) == nil {
			missing(a.Name, "country", a.Country)
		}
	}
	for _, kind := range sortedKeys(b.fallbacks) {
		if !kinds[kind] {
			missing("counterparts.tsv", "kind of office", kind)
		}
	}
	for _, kind := range sortedKeys(b.shared) {
		if !kinds[kind] {
			missing("shared.tsv", "kind of office", kind)
		}
	}
	return out
}

func (b *Base) checkTenures() []Problem {
	var out []Problem
	for _, o := range b.offices {
		all := b.tenures[o.number]
		for i := 1; i < len(all); i++ {
			if b.shared[o.Kind] && all[i-1].Person != all[i].Person {
				continue
			}
			before, after := all[i-1], all[i]
			pair := fmt.Sprintf("%s and %s (from %s)", before.Person.Name, after.Person.Name, after.From.Format(time.DateOnly))
			switch {
			case before.To.IsZero():
				out = append(out, Problem{"overlap", o.ID, pair + ": the first has no end date"})
			case before.To.After(after.From) && !before.Coarse && !after.Coarse,
				before.To.After(after.From.AddDate(1, 0, 0)):
				out = append(out, Problem{"overlap", o.ID, pair + " held it at once"})
			case after.From.Sub(before.To) > longGap:
				out = append(out, Problem{"gap", o.ID, pair + ": no one is on record between"})
			}
		}
	}
	return out
}

// checkStates reports the states of a day that lack an office everyState names.
func (b *Base) checkStates(on time.Time) []Problem {
	var out []Problem
	for _, a := range b.actors {
		if a.Type != "state" || !slices.ContainsFunc(b.Lookup(a.Name), func(n Alias) bool { return n.Actor == a && n.At(on) }) {
			continue
		}
		for _, kinds := range everyState {
			if !slices.ContainsFunc(b.OfficesOf(a.ID), func(o *Office) bool { return slices.Contains(kinds, o.Kind) && len(b.tenures[o.number]) > 0 }) {
				out = append(out, Problem{"missing", a.ID, "nobody is on record as " + strings.Join(kinds, ", ")})
			}
		}
	}
	return out
}

// checkAge reports actors that were not checked for years, and those still in
// office by a record more than a year old: nobody knows whether they are.
func (b *Base) checkAge(on time.Time) []Problem {
	oldest := on.AddDate(-staleYear, 0, 0).Format(time.DateOnly)
	var out []Problem
	for _, a := range b.actors {
		if a.Type != "person" && a.AsOf < oldest {
			out = append(out, Problem{"stale", a.ID, "last checked " + a.AsOf + ": check it again"})
		}
	}
	for _, o := range b.offices {
		for _, t := range b.tenures[o.number] {
			if t.To.IsZero() && t.AsOf.Before(on.AddDate(-1, 0, 0)) {
				out = append(out, Problem{"stale", o.ID, t.Person.Name + " is in office as of " + t.AsOf.Format(time.DateOnly) + ": say until when"})
			}
		}
	}
	return out
}

func (b *Base) checkNames() []Problem {
	var out []Problem
	b.names.each(func(name string, aliases []Alias) {
		var who []string
		for i, a := range aliases {
			for _, c := range aliases[i+1:] {
				if a.Kind == AliasName && c.Kind == AliasName && (a.To.IsZero() || c.From.Before(a.To)) && (c.To.IsZero() || a.From.Before(c.To)) {
					who = append(who, a.Actor.ID+" or "+c.Actor.ID)
				}
			}
		}
		if len(who) > 0 {
			out = append(out, Problem{"ambiguous", strings.TrimSpace(name), "may be " + strings.Join(who, "; ")})
		}
	})
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
