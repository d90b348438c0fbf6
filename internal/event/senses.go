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
	"military": true, "population": true, "office": true, "armed": true, "place": true, "plural": true, "country": true, "money": true, "thing": true, "politician": true, "told": true, "fact": true, "private": true,
}

// senses answers the rule engine's questions about a sentence's words from the
// document's mentions.
func (c *Coder) senses(s *syntax.Sentence, set *mention.Set) rule.Senses {
	deeds := c.rules.Class("deed")
	return func(word int, kind string) bool {
		switch kind {
		case "money":
			return money(s, word)
		case "told": // a clause that says how things are, not how they ought to be: "insist they are ready"
			return stated(s, word, true)
		case "fact": // and not how they will be: "agree that it is wrong"
			return stated(s, word, false)
		case "thing":
			// "a bridge collapsed, killing 40": nobody did it
			w := &s.Words[word]
			return w.UPOS == "NOUN" && set.At(s.Index, word) == nil && !deeds[w.Lemma] && !c.weapons[w.Lemma]
		}
		m := set.At(s.Index, word)
		if m == nil {
			return false
		}
		e := &set.Entities[m.Entity]
		switch kind {
		case "place":
			return m.Place || e.Type == "place" || e.Type == "state"
		case "country": // also as a place: "the arrests in Peru"
			return e.Type == "state"
		case "plural":
			return len(e.Members) > 1
		}
		if m.Place {
			return false
		}
		switch kind {
		case "actor":
			return e.Actor() || len(e.Members) > 0
		case "politician": // who fights with words and votes: "the senator attacked the minister"
			return politician(e) && marker(s, word) != "of" // not "supporters of Castillo"
		case "private": // a person of no office, force or party: "the mother"
			return e.Type == "person" && privatePerson(e.Code)
		case "armed":
			return e.Type == "military" || e.Type == "group" && !hasRole(e.Code, "OPP", "PTY", "LAB", "NGO", "SOC", "JRN", "MED", "EDU") || hasRole(e.Code, "MIL", "REB", "UAF", "COP", "PRM", "SPY", "SEP", "INS")
		}
		if kind == "person" && e.Type == "government" && c.persons(s, word) {
			return true // "three policemen", "several MPs"
		}
		return e.Type == kind || slices.ContainsFunc(e.Members, func(m int) bool { return set.Entities[m].Type == kind })
	}
}

// persons reports whether a plural noun for servants of the state means people, not bodies: "judges", not "courts".
func (c *Coder) persons(s *syntax.Sentence, word int) bool {
	w := &s.Words[word]
	return w.XPOS == "NNS" && w.UPOS == "NOUN" && !c.rules.Class("bodies")[w.Lemma]
}

// stated reports whether the verb of a clause stands in the indicative: who insists that it is so
// demands nothing. What will be counts if so wished: who pledges that it will be promises it.
func stated(s *syntax.Sentence, verb int, future bool) bool {
	w := s.Words[verb]
	finite := w.XPOS == "VBZ" || w.XPOS == "VBD"
	for _, k := range s.Children(verb) {
		if c := s.Words[k]; syntax.IsRel(c.Rel, "aux") || c.Rel == "cop" {
			switch c.Lower() {
			case "must", "should", "ought", "shall":
				return false
			case "will", "would", "'ll", "’ll":
				if !future {
					return false
				}
			}
			finite = finite || c.XPOS != "VB" // "that it be lifted"
		}
	}
	return finite
}

// politician reports whether an entity is a person or an office of government, parliament, party or bench.
func politician(e *mention.Entity) bool {
	return (e.Type == "person" || e.Type == "office") && hasRole(e.Code, "GOV", "LEG", "PTY", "ELI", "JUD") && !hasRole(e.Code, "MIL", "REB", "UAF", "COP", "PRM", "SPY", "SEP", "INS")
}

// privatePerson reports whether a person's code names no sector or one of those who hold no power.
func privatePerson(code string) bool {
	return len(code) < 6 && !hasRole(code, "GOV", "LEG", "PTY", "ELI", "JUD", "MIL", "REB", "COP", "IGO", "NGO") || hasRole(code[min(3, len(code)):], "CVL", "BUS", "EDU", "MED", "LAB", "JRN", "AGR", "CRM")
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

// currencies are the nouns and signs that tell a sum of money. Tokens may hold
// the sign and the number ("€45m").
var currencies = []string{"$", "€", "£", "¥", "dollar", "euro", "pound", "yen", "yuan", "ruble", "rouble", "rupee", "franc", "crore", "krona", "krone", "usd", "eur"}

// money reports whether a noun phrase is a sum of money: the sign or the
// currency may be its head or hang below it ("a grant of $3 million").
func money(s *syntax.Sentence, word int) bool {
	first, last := s.Subtree(word)
	for i := first; i < last && i < first+12; i++ {
		if !s.Under(i, word) || s.Words[i].Rel == "acl:relcl" {
			continue
		}
		lower := s.Words[i].Lower()
		for _, c := range currencies {
			if s.Words[i].Lemma == c || strings.HasPrefix(lower, c) && len(lower) > len(c) && strings.IndexByte("0123456789", lower[len(c)]) >= 0 || strings.HasSuffix(lower, c) && len(c) < 4 && c > "z" {
				return true
			}
		}
	}
	return false
}
