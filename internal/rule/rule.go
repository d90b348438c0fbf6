// Package rule is the language in which events and relations are written as
// data: loading rule files, matching them over Universal Dependencies trees,
// and saying why a rule did or did not match. It knows no ontology: codes are
// strings that the caller checks.
package rule

// Rule is one entry of a rule file under data/rules.
type Rule struct {
	ID       string
	Code     Code
	Relation string // type of relation stated, instead of an event's code
	Position string // stand taken, instead of an event's code
	Contexts []string
	Verb     []Phrase // verbal triggers; the first word is the verb
	Noun     []Phrase // nominal triggers; the last word is the head noun
	Source   *Role
	Target   *Role
	// Symmetric: both sides act ("met", "talks between"). A single plural
	// source may then fill both ends.
	Symmetric bool
	With      []Condition
	// Said: the words are the source's own word that it did it ("claimed responsibility").
	Said     bool
	About    []string // arguments that name the topic, beside the usual "on", "about", "over"
	Without  []Condition
	Modality string // set by the rule itself ("is due to"); empty: read from the tree
	Polarity string // likewise ("boycott" of a meeting)
	Examples []Example
	Place    string // path:line:column of the rule
}

// Code is what an event is coded as: PLOVER type and mode, CAMEO code.
type Code struct{ Plover, Mode, Cameo string }

// Phrase is a trigger as lower-case words. A word stands for a lemma or for a
// form.
type Phrase []string

// Role says where one end of an event is found.
type Role struct {
	Deps     []string // argument names of Frame, in order of preference; "a/b" is b of a
	Kinds    []string // what the word must denote, asked of Senses; empty: anything
	Lemma    []string // the head word, when restricted
	lemmas   lemmas
	Optional bool
	// Owner: where the argument denotes nothing of the right kind, whoever
	// owns it may stand for it ("rejected Iran's offer" → Iran).
	Owner bool
}

// Condition is a further requirement on the trigger's arguments.
type Condition struct {
	Deps   []string
	Lemma  []string
	lemmas lemmas
	Kinds  []string
}

// lemmas are the numbers of the words of a list in rising order: a list may have hundreds,
// and is asked for nearly every word of a text.
type lemmas []int32

// Example is a sentence that carries its own expectation.
type Example struct {
	Text  string // without the marks
	Fires bool
	Marks map[string][][2]int // "source", "target", "event" → byte ranges in Text
	Why   string
	Place string
}

// Set is every rule, in file order.
type Set struct {
	Rules    []Rule
	words    map[string]int32 // the words of all phrases, numbered from 1
	triggers [][]*trigger     // by the number of the phrase's key word: the rules to try
	classes  map[string]map[string]bool
}

type trigger struct {
	rule   int
	phrase Phrase
	rest   []int32 // the numbers of the phrase's words but the key word
	noun   bool
}

// specificity orders rules that match at the same trigger: the longer phrase
// and the more conditions win.
func (r *Rule) specificity(p Phrase) int {
	n := 4*len(p) + 2*len(r.With)
	for _, role := range []*Role{r.Source, r.Target} {
		if role == nil {
			continue
		}
		n += min(1, len(role.Kinds))
		if !role.Optional {
			n++
		}
		if len(role.Lemma) > 0 {
			n += 2
		}
	}
	return n
}

// VerbSenses counts the verbs that the rules know, each once for every code or
// relation that it has: "strike" as an attack and in "strike a deal" are two.
func (s *Set) VerbSenses() int {
	seen := map[[2]string]bool{}
	for _, r := range s.Rules {
		for _, p := range r.Verb {
			seen[[2]string{p[0], r.Code.Plover + r.Relation}] = true
		}
	}
	return len(seen)
}
