// Package event codes who does what to whom. It reads parsed sentences and
// mentions, matches the rules under data/rules over them and reads from the
// tree whether the event happened, is planned, possible, demanded or denied.
package event

import (
	"errors"
	"fmt"
	"io/fs"

	"readout/internal/mention"
	"readout/internal/ontology"
	"readout/internal/rule"
	"readout/internal/syntax"
)

// Event is one match of an event rule, coded. Words are indexes into the
// sentence.
type Event struct {
	Sentence            int
	Head                int   // head word of the trigger
	Trigger             []int // all trigger words, in text order
	Source, Target      []int
	Symmetric           bool
	Plover, Mode, Cameo string
	Contexts            []string
	Polarity, Modality  string
	FixedModality       bool // the modality was said outright, not taken from the bare tense
	About               []int
	Reason              [2]int // byte range in the text; empty when none is given
	Purpose             [2]int // likewise: what it is done for
	Instrument          [2]int // likewise: what it is done with
	Harm                []string
	Rule                string
	Said                bool // the trigger is the source's own word that it did it
	Why                 []string
	Confidence          float64
}

// Relation is one match of a relation rule or, with a Stance, of a position
// rule.
type Relation struct {
	Sentence       int
	Head           int
	Trigger        []int
	Source, Target []int
	Type           string
	Stance         string // supports|opposes|demands|rejects|wants|does-not-want; "" for a relation
	Negative       bool
	Rule           string
	Why            []string
}

// Coder holds the rules and word lists. It is safe for concurrent use.
type Coder struct {
	ontology *ontology.Ontology
	rules    *rule.Set
	modality map[string][]governor
	contexts map[string]string
	reasons  map[string]reasonMarker
	// timeNouns: "sanctioned for two years" gives no reason.
	timeNouns map[string]bool
	// notTopics: "on the sidelines" names no topic.
	notTopics map[string]bool
	// fiction: films, plays and games, whose wars are none.
	fiction map[string]bool
	// centuries: "sixteenth" and the like, which are history.
	centuries map[string]bool
	// sport: words of matches, in which nobody is attacked.
	sport map[string]bool
	// harms: lemmas and the harm they tell of; weapons: what acts are done with.
	harms   map[string]string
	weapons map[string]bool
	// occasions: "when", "after": the clause behind them tells what brought it about.
	occasions map[string]bool
	// learned decides where rules are silent or disagree; nil: rules alone.
	learned *Classifier
}

// New loads the rules, checking every code against the ontology.
func New(fsys fs.FS, o *ontology.Ontology) (*Coder, error) {
	set, err := rule.Load(fsys, "rules/en", "lexicon/en/classes.yaml", func(r *rule.Rule) error { return check(o, r) })
	if err != nil {
		return nil, err
	}
	modality, err := loadGovernors(fsys)
	if err != nil {
		return nil, err
	}
	contexts, err := loadContexts(fsys, o)
	if err != nil {
		return nil, err
	}
	reasons, err := loadReasons(fsys)
	if err != nil {
		return nil, err
	}
	learned, err := LoadClassifier(fsys)
	if errors.Is(err, fs.ErrNotExist) {
		learned = nil // while it is being made
	} else if err != nil {
		return nil, err
	}
	return &Coder{ontology: o, learned: learned, harms: harmWords(set), weapons: set.Class("weapon"), rules: set, modality: modality, contexts: contexts, reasons: reasons, timeNouns: set.Class("timenoun"), notTopics: set.Class("nottopic"), occasions: set.Class("occasion"), fiction: set.Class("fiction"), centuries: set.Class("oldcentury"), sport: set.Class("sport")}, nil
}

// Rules returns the loaded rules, for checking and explaining.
func (c *Coder) Rules() *rule.Set { return c.rules }

// relationTypes are those of the record's contract.
var relationTypes = map[string]bool{"supports": true, "opposes": true, "member-of": true, "leads": true,
	"represents": true, "part-of": true, "sanctions": true, "at-war-with": true}

// stances are what a position can be, with what it becomes under a "not"; "" where
// that says nothing ("does not demand").
var stances = map[string]string{"supports": "opposes", "wants": "does-not-want", "opposes": "", "demands": "", "rejects": "", "does-not-want": ""}

var modalities = map[string]bool{"": true, "actual": true, "scheduled": true, "possible": true, "demanded": true,
	"conditional": true, "habitual": true}

func check(o *ontology.Ontology, r *rule.Rule) error {
	if r.Relation != "" && !relationTypes[r.Relation] {
		return fmt.Errorf("unknown relation %q; see docs/RULES.md", r.Relation)
	}
	if _, ok := stances[r.Position]; r.Position != "" && !ok {
		return fmt.Errorf("unknown position %q; see docs/RULES.md", r.Position)
	}
	if !modalities[r.Modality] {
		return fmt.Errorf("unknown modality %q", r.Modality)
	}
	if r.Polarity != "" && r.Polarity != "negative" && r.Polarity != "positive" {
		return fmt.Errorf("unknown polarity %q: positive or negative", r.Polarity)
	}
	for _, kind := range roleKinds(r) {
		if !knownKinds[kind] {
			return fmt.Errorf("unknown role %q; see docs/RULES.md", kind)
		}
	}
	for _, c := range r.Contexts {
		if err := o.CheckContext(c); err != nil {
			return err
		}
	}
	if r.Relation != "" || r.Position != "" {
		return nil
	}
	return o.CheckCode(r.Code.Plover, r.Code.Mode, r.Code.Cameo)
}

func roleKinds(r *rule.Rule) []string {
	var kinds []string
	for _, role := range []*rule.Role{r.Source, r.Target} {
		if role != nil {
			kinds = append(kinds, role.Kinds...)
		}
	}
	for _, c := range append(r.With, r.Without...) {
		kinds = append(kinds, c.Kinds...)
	}
	return kinds
}

// Code finds the events and relations of a document.
func (c *Coder) Code(sents []syntax.Sentence, set *mention.Set) (events []Event, relations []Relation) {
	calamity := c.calamity(sents)
	for i := range sents {
		s := &sents[i]
		denotes := c.senses(s, set)
		m := c.rules.Matcher(s, denotes)
		m.Decide = c.decide(s)
		matches, first := m.Match(), len(events)
		for _, found := range matches {
			if calamity && c.byNobody(s, &found) || c.unreal(s, &found, denotes) != "" || found.Mutual && c.ontology.Quad(found.Rule.Code.Plover) > 2 {
				continue // who charges whom with what is told by their claims
			}
			if found.Rule.Relation != "" {
				relations = append(relations, c.relation(s, m.Frames(), found))
				continue
			}
			if found.Rule.Position != "" {
				if p := c.position(s, m.Frames(), found); p.Stance != "" {
					relations = append(relations, p)
				}
				continue
			}
			events = append(events, c.event(s, m.Frames(), found, denotes))
		}
		events = append(events, c.guessed(s, set, m.Frames(), matches, denotes)...)
		events = append(events[:first], oneNoun(s, events[first:])...)
		c.attackers(s, events[first:])
		agreedWith(s, events[first:])
	}
	return events, relations
}

// Matcher gives the rule matcher of one sentence, for `readout explain` and
// `readout check`.
func (c *Coder) Matcher(s *syntax.Sentence, set *mention.Set) *rule.Matcher {
	return c.rules.Matcher(s, c.senses(s, set))
}

func (c *Coder) event(s *syntax.Sentence, frames *rule.Frames, f rule.Match, senses rule.Senses) Event {
	r := f.Rule
	fact := c.factuality(s, frames, f.Head)
	e := Event{
		Sentence: s.Index, Head: f.Head, Trigger: f.Trigger, Source: f.Source, Target: f.Target, Symmetric: r.Symmetric || f.Mutual,
		Plover: r.Code.Plover, Mode: r.Code.Mode, Cameo: r.Code.Cameo,
		Polarity: fact.polarity, Modality: fact.modality, FixedModality: fact.fixed, Rule: r.ID, Said: r.Said,
	}
	e.Why = append([]string{"rule " + r.ID}, f.Steps...)
	e.Why = append(e.Why, fact.steps...)
	if r.Modality != "" {
		e.Modality, e.FixedModality = r.Modality, true
		e.Why = append(e.Why, r.Modality+": said by the rule")
	}
	if r.Polarity != "" {
		e.Polarity = r.Polarity
		e.Why = append(e.Why, r.Polarity+": said by the rule")
	}
	e.About = c.about(s, frames, f, senses)
	e.Reason = c.reason(s, &e)
	e.Purpose = c.purpose(s, &e, c.ontology.Quad(e.Plover))
	e.Instrument = c.instrument(s, &e)
	e.Harm = c.harm(s, &e)
	e.Contexts = c.contextsOf(s, r, f.Head)
	e.Confidence = confidence(&e, r)
	return e
}

// confidence is a plain score until a calibrated one is trained: complete,
// certain events near 1; each thing left open takes some away.
func confidence(e *Event, r *rule.Rule) float64 {
	v := 0.95
	if r.Source != nil && len(e.Source) == 0 {
		v -= 0.15
	}
	if r.Target != nil && len(e.Target) == 0 {
		v -= 0.1
	}
	if e.Modality == "possible" || e.Modality == "conditional" {
		v -= 0.1
	}
	if len(r.Noun) > 0 && len(r.Verb) == 0 {
		v -= 0.05
	}
	return float64(int(v*100+0.5)) / 100
}

// Denied is what a stance becomes under a "not" or a denial; "" where that says
// nothing.
func Denied(stance string) string { return stances[stance] }

// position is the stand that a match states; a "not" turns it round.
func (c *Coder) position(s *syntax.Sentence, frames *rule.Frames, f rule.Match) Relation {
	fact := c.factuality(s, frames, f.Head)
	r := Relation{Sentence: s.Index, Head: f.Head, Trigger: f.Trigger, Source: f.Source, Target: f.Target,
		Stance: f.Rule.Position, Rule: f.Rule.ID, Why: append([]string{"rule " + f.Rule.ID}, f.Steps...)}
	if fact.polarity == "negative" {
		r.Stance = Denied(r.Stance)
		r.Why = append(r.Why, "turned round by a negation")
	}
	switch fact.modality {
	case "possible", "conditional", "demanded":
		r.Stance = "" // who may, would or has to support it does not yet
	}
	return r
}

func (c *Coder) relation(s *syntax.Sentence, frames *rule.Frames, f rule.Match) Relation {
	fact := c.factuality(s, frames, f.Head)
	return Relation{
		Sentence: s.Index, Head: f.Head, Trigger: f.Trigger, Source: f.Source, Target: f.Target,
		Type: f.Rule.Relation, Rule: f.Rule.ID,
		Negative: fact.polarity == "negative" || fact.modality == "possible" || fact.modality == "conditional" || fact.modality == "demanded",
		Why:      append([]string{"rule " + f.Rule.ID}, f.Steps...),
	}
}
