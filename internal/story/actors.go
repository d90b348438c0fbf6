package story

import (
	"slices"
	"strings"

	"readout/readout"
)

// Key tells whether actors of two records are the same: by Wikidata id, else by
// code and name.
func Key(a *readout.Actor) string {
	if a.Wikidata != "" {
		return a.Wikidata
	}
	return a.Code + "|" + strings.ToLower(a.Name)
}

// Means reports whether what a user types stands for an actor: its name or
// words of it, its Wikidata id, or its code or the beginning of it (RUS, RUSGOV).
func Means(query string, a *readout.Actor) bool {
	if query == "" {
		return false
	}
	if strings.ToUpper(query) == query && len(query) >= 3 && strings.HasPrefix(a.Code, query) || query == a.Wikidata {
		return true
	}
	name, q := strings.ToLower(a.Name), strings.ToLower(query)
	return strings.Contains(" "+strings.Join(strings.Fields(name), " ")+" ", " "+q+" ")
}

// Who is whom a user's words stand for. Code is that of the country they name, which
// stands for all who belong to it; empty when they name none.
type Who struct{ Words, Code string }

// Means reports whether an actor is meant.
func (w Who) Means(a *readout.Actor) bool {
	return Means(w.Words, a) || w.Code != "" && strings.HasPrefix(a.Code, w.Code)
}

// Among reports whether one of the actors with the given ids is meant.
func (w Who) Among(rec *readout.Record, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := rec.Actor(id)
		return a != nil && w.Means(a)
	})
}

// NamedIn reports whether words name an actor.
func NamedIn(a *readout.Actor, words []readout.Span) bool {
	for i := range a.Mentions { // in place: asked of every actor for every statement
		at := a.Mentions[i].Span
		for _, w := range words {
			if w[0] <= at[0] && at[1] <= w[1] {
				return true
			}
		}
	}
	return false
}

// AnyMeans reports whether what a user types stands for one of the actors with
// the given ids.
func AnyMeans(query string, rec *readout.Record, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := rec.Actor(id)
		return a != nil && Means(query, a)
	})
}

// Keys returns the keys of the actors with the given ids, sorted.
func Keys(rec *readout.Record, ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			out = append(out, Key(a))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
