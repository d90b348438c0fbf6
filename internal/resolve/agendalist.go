package resolve

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"readout/internal/table"
)

// agenda is what lexicon/en/agenda.tsv says of what the news puts on the
// calendar beside the events that rules code: elections, verdicts, treaties
// that enter into force.
type agenda struct {
	things    map[string]string // noun → context
	held      map[string]bool   // verb → whether only its passive counts
	acts      map[string]string // verb → context
	never     map[string]bool   // verbs of saying, thinking and being
	sets      map[string]bool   // verbs that give what they act on its day
	will      map[string]bool   // auxiliaries of the future
	moves     map[string]bool   // verbs that put a thing on another day, and do other things
	comes     map[string]bool   // verbs that, negated, call off what was due
	says      map[string]bool   // verbs by which somebody says what he will do
	wide      map[string]bool   // verbs of held that put anything on the calendar
	there     map[string]bool   // words for where one is: "home"
	crowds    map[string]bool   // things that who calls for them holds: "rally"
	dates     map[string]bool   // nouns for a day: "date"
	bids      map[string]bool   // verbs that ask somebody to come
	unplanned map[string]bool   // verbs in the passive of what becomes of things without a plan
	memorials map[string]bool   // words for the day on which something is remembered
	bodies    map[string]bool   // nouns for those who meet on days set before
	thinks    map[string]bool   // verbs of what somebody thinks that others will do
	spoken    map[string]bool   // PLOVER types of what is done by speaking → whether of something else
}

func loadAgenda(fsys fs.FS) (agenda, error) {
	a := agenda{things: map[string]string{}, held: map[string]bool{}, acts: map[string]string{}, wide: map[string]bool{}, spoken: map[string]bool{}, unplanned: map[string]bool{}}
	words := map[string]*map[string]bool{"never": &a.never, "sets": &a.sets, "will": &a.will, "moves": &a.moves, "says": &a.says, "comes": &a.comes, "there": &a.there, "crowd": &a.crowds, "bids": &a.bids, "thinks": &a.thinks, "body": &a.bodies, "memorial": &a.memorials, "date": &a.dates}
	for _, list := range words {
		*list = map[string]bool{}
	}
	return a, table.Read(fsys, "lexicon/en/agenda.tsv", 3, func(c []string) error {
		switch c[0] {
		case "thing":
			a.things[c[1]] = c[2]
		case "held":
			only, wide := strings.Contains(c[2], "passive"), strings.Contains(c[2], "anything")
			if c[2] != "" && !only && !wide {
				return fmt.Errorf("held %q: passive, anything, both or nothing, not %q", c[1], c[2])
			}
			a.held[c[1]], a.wide[c[1]] = only, wide
		case "acts":
			a.acts[c[1]] = c[2]
		case "spoken":
			a.spoken[c[1]] = c[2] != "itself"
		default:
			if c[0] == "never" && c[2] == "passive" {
				a.unplanned[c[1]] = true
				return nil
			}
			list, ok := words[c[0]]
			if !ok {
				return fmt.Errorf("class %q: thing, held, acts, spoken, %s", c[0], strings.Join(slices.Sorted(maps.Keys(words)), ", "))
			}
			(*list)[c[1]] = true
		}
		return nil
	})
}
