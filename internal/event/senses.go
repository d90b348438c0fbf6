package event

import (
	"slices"
	"strings"

	"readout/internal/mention"
	"readout/internal/rule"
	"readout/internal/syntax"
)

// knownKinds are the values of "role" in rule files.
var knownKinds = map[string]bool{
	"actor": true, "person": true, "state": true, "government": true, "organization": true, "group": true,
	"military": true, "population": true, "office": true, "armed": true, "place": true, "plural": true,
}

// senses answers the rule engine's questions about a sentence's words from the
// document's mentions.
func senses(s *syntax.Sentence, set *mention.Set) rule.Senses {
	return func(word int, kind string) bool {
		m := set.At(s.Index, word)
		if m == nil {
			return false
		}
		e := &set.Entities[m.Entity]
		switch kind {
		case "place":
			return m.Place || e.Type == "place" || e.Type == "state"
		case "plural":
			return len(e.Members) > 1
		}
		if m.Place {
			return false
		}
		switch kind {
		case "actor":
			return e.Actor() || len(e.Members) > 0
		case "armed":
			return e.Type == "military" || e.Type == "group" || hasRole(e.Code, "MIL", "REB", "UAF", "COP", "PRM", "SPY", "SEP", "INS")
		}
		return e.Type == kind || slices.ContainsFunc(e.Members, func(m int) bool { return set.Entities[m].Type == kind })
	}
}

// hasRole reports whether a code carries one of the roles, which stand in
// threes.
func hasRole(code string, roles ...string) bool {
	for _, r := range roles {
		if i := strings.Index(code, r); i >= 0 && i%3 == 0 {
			return true
		}
	}
	return false
}
