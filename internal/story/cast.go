package story

import (
	"cmp"
	"maps"
	"slices"

	"readout/readout"
)

// Cast names the actors that most often act, suffer or speak in a story, and the
// places that are most often named in it, at most so many of each.
func Cast(records []*readout.Record, most int) (actors, places []string) {
	who, where := map[string]int{}, map[string]int{}
	for rec := range countedOf(records) {
		engage(rec, who)
		for i := range rec.Places {
			where[rec.Places[i].Name] += len(rec.Places[i].Mentions)
		}
	}
	return commonest(who, most), commonest(where, most)
}

// engage counts how often the named actors of an article act, suffer or speak.
func engage(rec *readout.Record, count map[string]int) {
	add := func(ids ...string) {
		for _, p := range parties(rec, ids) {
			if p.named {
				count[p.name]++
			}
		}
	}
	for i := range rec.Events {
		add(rec.Events[i].Source...)
		add(rec.Events[i].Target...)
	}
	for i := range rec.Statements {
		add(rec.Statements[i].Speaker)
	}
}

func commonest(count map[string]int, most int) []string {
	list := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a, b))
	})
	return list[:min(len(list), most)]
}
