// Package resolve joins what the stages found in one document into its record:
// events with their actors, times, places and the statements that carry them;
// mentions of the same event; claims with their denials; figures with their
// events.
package resolve

import (
	"fmt"
	"slices"
	"time"

	"readout/internal/event"
	"readout/internal/figure"
	"readout/internal/knowledge"
	"readout/internal/mention"
	"readout/internal/ontology"
	"readout/internal/place"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/timex"
	"readout/readout"
)

// Input is everything the stages found in one document.
type Input struct {
	Text       string
	Sentences  []syntax.Sentence
	Mentions   *mention.Set
	Events     []event.Event
	Relations  []event.Relation
	Statements []statement.Statement
	Times      []timex.Timex
	Places     []place.Place
	Figures    []figure.Figure
	Published  time.Time // zero: unknown
	Knowledge  *knowledge.Base
	Ontology   *ontology.Ontology
	Lexicon    *Lexicon
}

// joiner carries one document through the joins; each file of the package
// fills one part of the record.
type joiner struct {
	Input
	rec *readout.Record
	// actorOf maps an entity to its actors' ids: one, several for a plural
	// ("the two"), none for what cannot act.
	actorOf map[int][]string
	// placeAt maps a word to the place whose mention it belongs to.
	placeAt map[wordAt]int
	// said maps a statement of the stage to its ids in the record.
	said   [][]string
	stage  []int // for each statement of the record, which of the stage it is
	drafts []draft
	// credited lists for each sentence the agencies that it credits.
	credited [][]string
	// dayOf maps the trigger of an entry of the calendar to the time expression that
	// put it there.
	dayOf  map[wordAt]int
	setDay map[wordAt]int // for what a rule coded: the day for which a clause elsewhere in the sentence sets it
	// onlyDay maps events of a verb that has several days, by their index, to their
	// own.
	onlyDay map[int]dayPart
	// told is the number of events that the text tells, in its order; those that
	// only a denial shows to have been alleged stand behind them.
	told int
	// clients maps a lawyer to who it is for whom he speaks.
	clients map[string]string
}

type wordAt struct{ sentence, word int }

// Into fills the record's parts from the stages' findings.
func Into(rec *readout.Record, in Input) {
	j := &joiner{Input: in, rec: rec}
	j.agenda()
	j.otherDays()
	j.wires()
	j.actors()
	j.places()
	j.statements()
	j.events()
	j.acts()
	j.owned()
	j.deeds()
	j.merge()
	j.lands()
	j.protests()
	j.homes()
	j.again()
	j.numberEvents()
	j.claims()
	j.relations()
	j.positions()
	j.setDenials()
	j.figures()
	j.lendCountry()
}

// span returns the byte range of words [first, last) of a sentence.
func (j *joiner) span(sentence, first, last int) readout.Span {
	w := j.Sentences[sentence].Words
	return readout.Span{w[first].Start, w[last-1].End}
}

// cover returns the smallest byte range over the given words, or nil.
func (j *joiner) cover(sentence int, words []int) *readout.Span {
	if len(words) == 0 {
		return nil
	}
	s := j.span(sentence, slices.Min(words), slices.Max(words)+1)
	return &s
}

// actors writes every entity that can act, in order of first mention.
func (j *joiner) actors() {
	j.actorOf = map[int][]string{}
	set := j.Mentions
	visited := j.visited()
	for i := range set.Mentions {
		m := &set.Mentions[i]
		e := &set.Entities[m.Entity]
		if _, done := j.actorOf[m.Entity]; done || m.Place && !visited[m] || !e.Actor() || len(e.Members) > 0 {
			continue
		}
		id := fmt.Sprintf("A%d", len(j.rec.Actors)+1)
		j.actorOf[m.Entity] = []string{id}
		a := readout.Actor{ID: id, Name: e.Name, Type: e.Type, Role: e.Role, Code: e.Code}
		if e.Known != nil {
			a.Wikidata = e.Known.Wikidata
		}
		for _, k := range e.Mentions {
			if x := &set.Mentions[k]; !x.Place || visited[x] {
				a.Mentions = append(a.Mentions, readout.ActorMention{Span: j.span(x.Sentence, x.First, x.Last), Kind: x.Kind})
			}
		}
		j.rec.Actors = append(j.rec.Actors, a)
	}
	for i := range set.Entities {
		e := &set.Entities[i]
		if own, ok := j.actorOf[i]; ok && e.Of >= 0 && len(j.actorOf[e.Of]) == 1 {
			j.actor(own[0]).Of = j.actorOf[e.Of][0]
		}
	}
	for i := range set.Entities {
		for _, member := range set.Entities[i].Members {
			j.actorOf[i] = appendNew(j.actorOf[i], j.actorOf[member]...)
		}
	}
}

// visited returns the mentions of states as places that are an end of an event:
// who travels to a country calls on that state, who is jailed in a country is jailed
// by it. So are those in which an entry of the calendar without other actors is to be.
func (j *joiner) visited() map[*mention.Mention]bool {
	out := map[*mention.Mention]bool{}
	for _, e := range j.Events {
		for _, w := range slices.Concat(e.Target, e.Source) {
			if m := j.Mentions.At(e.Sentence, w); m != nil && m.Place && j.Mentions.Entities[m.Entity].Type == "state" {
				out[m] = true
			}
		}
	}
	return out
}

func (j *joiner) actor(id string) *readout.Actor {
	if i := number(id); i >= 0 && i < len(j.rec.Actors) {
		return &j.rec.Actors[i]
	}
	return nil
}

// number returns the place in its list of the item with an id such as "A3", -1
// for an empty one.
func number(id string) int {
	n := 0
	for i := 1; i < len(id); i++ {
		n = 10*n + int(id[i]-'0')
	}
	return n - 1
}

// actorsAt returns the ids of the actors that the words of a sentence denote.
func (j *joiner) actorsAt(sentence int, words []int) []string {
	var ids []string
	for _, w := range words {
		if m := j.Mentions.At(sentence, w); m != nil {
			ids = appendNew(ids, j.actorOf[m.Entity]...)
			if several := j.ofSeveral(sentence, m); len(several) > 1 {
				ids = appendNew(slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(j.actorOf[m.Entity], id) }), several...)
			}
		}
	}
	return ids
}

func appendNew(list []string, more ...string) []string {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// places writes the places found and remembers which words name them.
func (j *joiner) places() {
	j.placeAt = map[wordAt]int{}
	for i, p := range j.Places {
		out := readout.Place{
			ID: fmt.Sprintf("P%d", i+1), Name: p.Name, GeoNames: p.GeoNames, Country: p.Country,
			Lat: p.Lat, Lon: p.Lon, Timezone: p.Timezone, Precision: p.Precision,
		}
		for _, m := range p.Mentions {
			out.Mentions = append(out.Mentions, readout.Span{m.Start, m.End})
			for w := m.First; w < m.Last; w++ {
				j.placeAt[wordAt{m.Sentence, w}] = i
			}
		}
		j.rec.Places = append(j.rec.Places, out)
	}
}
