// Package mention finds who and what a document talks about: names, titles,
// nominal and pronominal mentions, and which of them are the same (coreference
// within the document), linked to knowledge at the document's date.
package mention

import (
	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// Kinds of mention, as they stand in the record.
const (
	Name    = "name"
	Nominal = "nominal"
	Pronoun = "pronoun"
	Metonym = "metonym"
)

// Span is a run of words that names something: a named entity as the tagger
// sees it, before any linking.
type NameSpan struct {
	Sentence    int    // sentence index
	First, Last int    // half-open range of word indexes
	Type        string // PER|ORG|LOC|NORP|EVENT|MISC
}

// Mention is one reference to an entity in the text.
type Mention struct {
	Sentence    int
	First, Last int    // half-open range of word indexes: the name or noun phrase as shown
	Head        int    // index of its syntactic head word
	Kind        string // name|nominal|pronoun|metonym
	Entity      int    // index into Set.Entities
	// Place is true where the mention is used literally as a location ("in
	// Moscow") and so does not stand for an actor here.
	Place bool
}

// Entity is what several mentions refer to.
type Entity struct {
	Name     string
	Type     string           // actor types of the record, or place|event|thing|time
	Role     string           // office held at the document's date, or the noun that types it ("rebels")
	Of       int              // entity for which the office is held or that it belongs to; -1 none
	Code     string           // CAMEO/PLOVER actor code; "" when it is no actor
	Known    *knowledge.Actor // nil when knowledge has no entry
	Members  []int            // entities a plural mention stands for ("the two", "Washington and Moscow"); nil otherwise
	Mentions []int            // indexes into Set.Mentions, in text order
}

// Actor reports whether the entity can act in an event.
func (e *Entity) Actor() bool {
	switch e.Type {
	case "person", "state", "government", "organization", "group", "military", "population", "office":
		return true
	}
	return false
}

// Title is a title or an office as the text writes it, a span of its own beside
// the name that bears it ("Foreign Minister" Ana Rojas).
type Title struct {
	Sentence    int
	First, Last int // half-open range of word indexes
	// Office is true for an office that one holds ("prime minister", "party
	// leader"), false for a form of address or a trade ("Mr.", "Professor").
	Office bool
	Entity int // who bears it
}

// Set is all the mentions of one document.
type Set struct {
	Mentions []Mention
	Entities []Entity
	Titles   []Title // in text order
	byWord   map[[2]int]int
}

// At returns the mention whose head is the given word, or nil. When several
// mentions share the head the longest is returned. Any word of a person's
// title and name finds the person, whichever the parser made the head.
func (s *Set) At(sentence, word int) *Mention {
	if i, ok := s.byWord[[2]int{sentence, word}]; ok {
		return &s.Mentions[i]
	}
	return nil
}

// Index prepares At; it is called once the mentions are complete.
func (s *Set) Index() {
	s.byWord = make(map[[2]int]int, len(s.Mentions))
	for i, m := range s.Mentions {
		k := [2]int{m.Sentence, m.Head}
		if j, ok := s.byWord[k]; ok && s.Mentions[j].Last-s.Mentions[j].First >= m.Last-m.First {
			continue
		}
		s.byWord[k] = i
	}
}

// cover lets mention m answer for the words [first, last) of its sentence: a
// name with its title is one phrase, and the parser may make any word of it
// the head. Words with a mention of their own keep it, unless one of them heads
// the whole phrase.
func (s *Set) cover(sentence *syntax.Sentence, m, first, last int) {
	top := headOf(sentence, first, last)
	for i := first; i < last; i++ {
		k := [2]int{sentence.Index, i}
		if _, taken := s.byWord[k]; !taken || i == top {
			s.byWord[k] = m
		}
	}
}
