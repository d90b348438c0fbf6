package story

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"readout/readout"
)

// mostCast is how many actors and how many places a digest names at most.
const mostCast = 20

// digest is what lists of stories show of an article.
type digest struct {
	Actors map[string]int `json:"actors,omitempty"` // how often each acts, suffers or speaks
	Places map[string]int `json:"places,omitempty"` // how often each is named
}

// Digest writes who acts, suffers or speaks in an article, and which places it
// names, for Cast.
func Digest(rec *readout.Record) []byte {
	who, where := map[string]int{}, map[string]int{}
	engage(rec, who)
	for i := range rec.Places {
		where[rec.Places[i].Name] += len(rec.Places[i].Mentions)
	}
	b, err := json.Marshal(digest{few(who), few(where)})
	if err != nil {
		return []byte("{}") // numbers under names are always written
	}
	return b
}

// few leaves those that stand most often.
func few(count map[string]int) map[string]int {
	out := map[string]int{}
	for _, name := range commonest(count, mostCast) {
		out[name] = count[name]
	}
	return out
}

// Cast names the actors that most often act, suffer or speak in the articles of a
// story, given by their digests, and the places that are most often named, at most
// so many of each.
func Cast(digests [][]byte, most int) (actors, places []string) {
	who, where := map[string]int{}, map[string]int{}
	for _, b := range digests {
		var d digest
		if err := json.Unmarshal(b, &d); err != nil {
			continue // another version of Readout may have written it otherwise
		}
		for name, n := range d.Actors {
			who[name] += n
		}
		for name, n := range d.Places {
			where[name] += n
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
