package score

import (
	"fmt"
	"os"
	"strings"
	"time"

	"readout/internal/pipeline"
	"readout/internal/table"
	"readout/readout"
)

// actorKinds are the kinds of our own links of actors, in the order in which
// they are printed.
var actorKinds = []string{"counterpart", "metonym", "office", "expired", "spokesperson", "unknown", "phrase", "all"}

// OwnActors scores who is meant at a date on our own gold in dir
// (testdata/gold): an item is right when the actor of the mention has every
// part of the wanted name and code.
func OwnActors(dir string, r *pipeline.Reader) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"actor_dev", "actor_test"} {
		right, all := map[string]int{}, map[string]int{}
		err := table.Read(os.DirFS(dir), set+".tsv", 5, func(c []string) error {
			date, err := time.Parse(time.DateOnly, c[1])
			if err != nil {
				return err
			}
			at := strings.Index(c[2], c[3])
			if at < 0 {
				return fmt.Errorf("mention %q is not in the sentence", c[3])
			}
			ok := actorMeant(read(r, c[2], date), readout.Span{at, at + len(c[3])}, c[4])
			for _, k := range []string{c[0], "all"} {
				all[k]++
				right[k] += one(ok)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		for _, k := range actorKinds {
			rows = append(rows, Row{"own actors", set, k + " right", percent(right[k], all[k]), all[k]})
		}
	}
	return rows, nil
}

// actorMeant reports whether the record has at a span what is wanted: "place",
// or an actor by parts of its name and by its code.
func actorMeant(rec *readout.Record, at readout.Span, want string) bool {
	a := actorOver(rec, at)
	if want == "place" {
		for _, p := range rec.Places {
			for _, m := range p.Mentions {
				if a == nil && m[0] < at[1] && at[0] < m[1] {
					return true
				}
			}
		}
		return false
	}
	if a == nil {
		return false
	}
	var name []string
	for _, w := range strings.Fields(want) {
		not, negative := strings.CutPrefix(w, "not:")
		switch {
		case negative:
			if a.Code == not {
				return false
			}
		case strings.ToUpper(w) == w && len(w) >= 3:
			// A role may stand without its country and the other way round.
			if !strings.HasPrefix(a.Code, w) && !strings.HasSuffix(a.Code, w) {
				return false
			}
		default:
			name = append(name, w)
		}
	}
	return strings.Contains(strings.ToLower(a.Name), strings.ToLower(strings.Join(name, " ")))
}

// actorOver returns the actor whose mention shares most with a span, or nil.
func actorOver(rec *readout.Record, at readout.Span) *readout.Actor {
	var best *readout.Actor
	most := 0
	for i := range rec.Actors {
		for _, m := range rec.Actors[i].Mentions {
			if n := min(m.Span[1], at[1]) - max(m.Span[0], at[0]); n > most {
				best, most = &rec.Actors[i], n
			}
		}
	}
	return best
}
