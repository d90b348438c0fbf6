package syntax

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"readout/internal/table"
)

// verbLists are lemmas of verbs by the construction in which parsers take them for
// something else; see lexicon/en/verbs.tsv.
type verbLists map[string]map[string]bool

// loadVerbs reads lexicon/en/verbs.tsv.
func loadVerbs(fsys fs.FS) (verbLists, error) {
	l := verbLists{"gives": {}, "admits": {}, "blames": {}, "orders": {}, "intends": {}, "second": {}, "headline": {}, "done": {}, "deems": {}, "sentence": {}, "aims": {}, "resulting": {},
		"besides": {}, "related": {}, "leading": {}, "together": {}, "alike": {}, "particle": {}, "tells": {}, "of": {}, "deed": {}, "agent": {}, "takes": {}, "takenas": {}, "granted": {}, "minded": {}, "half": {}, "strong": {}, "harming": {}, "sufferer": {},
		"compass": {}, "alone": {}, "letdo": {}, "cuts": {}, "objections": {}, "hosts": {}, "appeals": {}, "away": {},
		"sends": {}, "sentto": {}, "havedone": {}, "actson": {}, "planted": {}, "samepast": {}}
	return l, table.Read(fsys, "lexicon/en/verbs.tsv", 2, func(c []string) error {
		if l[c[0]] == nil {
			return fmt.Errorf("unknown class %q: want one of %s", c[0], strings.Join(slices.Sorted(maps.Keys(l)), ", "))
		}
		l[c[0]][c[1]] = true
		return nil
	})
}
