package resolve

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/event"
	"readout/readout"
)

// lands gives events whose target is but a town or a region the state in which it
// lies: who calls on a town calls on the country, who shells a village shells its
// state. It comes after merging: who flew to a town to meet somebody called on
// nobody else. At home only violence has one's own state at its other end.
func (j *joiner) lands() {
	for i := range j.drafts {
		d := &j.drafts[i]
		if d.into >= 0 || len(d.out.Target) > 0 || d.found == nil {
			continue
		}
		aim := d.found
		if d.aim != nil {
			aim = d.aim
		}
		if n := number(d.out.Place); len(aim.Target) == 0 && d.out.Plover == "ASSAULT" && d.out.Polarity == "positive" && n >= 0 && n < len(j.rec.Places) && j.Sentences[aim.Sentence].Child(aim.Head, "obj") >= 0 {
			if state := j.stateOf(n); state != "" && !slices.Contains(d.out.Source, state) {
				d.out.Target = appendNew(d.out.Target, state)
				d.out.Why = append(d.out.Why, "target: the state in which it happened")
			}
			continue
		}
		for _, w := range aim.Target {
			p := j.landOf(aim.Sentence, w)
			if p < 0 && d.out.Plover != "ASSAULT" {
				p = j.keptIn(aim.Sentence, w)
			}
			if p < 0 || j.athome(d, j.rec.Places[p].Country) && d.out.Plover != "ASSAULT" {
				continue
			}
			if state := j.stateOf(p); state != "" && !slices.Contains(d.out.Source, state) {
				d.out.Target = appendNew(d.out.Target, state)
				d.out.Why = append(d.out.Why, "target: the state in which "+j.rec.Places[p].Name+" lies")
			}
		}
	}
}

// homes gives entries of the calendar that name nobody the state that the text is
// about, where it names but one: "The Dutch government fell. An election is
// expected on May 3." Who meets need not be of it.
func (j *joiner) homes() {
	state := ""
	for i := range j.rec.Actors {
		if a := &j.rec.Actors[i]; a.Type == "state" {
			if state != "" {
				return
			}
			state = a.ID
		}
	}
	for i := range j.drafts {
		d := &j.drafts[i]
		if state != "" && d.into < 0 && d.found != nil && d.found.Rule == "agenda" && len(d.out.Source)+len(d.out.Target) == 0 && slices.ContainsFunc(d.out.Contexts, func(c string) bool {
			return c == "election" || c == "legislative" || c == "executive" || c == "military"
		}) {
			d.out.Source = appendNew(d.out.Source, state)
			d.out.Why = append(d.out.Why, "source: the only state in the text")
		}
	}
}

// aimsAtLand reports whether what happens is aimed at a town or a region.
func (j *joiner) aimsAtLand(e *event.Event) bool {
	return slices.ContainsFunc(e.Target, func(w int) bool { return j.landOf(e.Sentence, w) >= 0 })
}

// athome reports whether who acts is of the country.
func (j *joiner) athome(d *draft, country string) bool {
	return slices.ContainsFunc(d.out.Source, func(id string) bool {
		a := j.actor(id)
		return a != nil && country != "" && strings.HasPrefix(a.Code, country)
	})
}

// landOf returns the place that word w names, itself or behind a noun of place
// ("the town of Shire"), as its index; -1 for none.
func (j *joiner) landOf(sentence, w int) int {
	if p, ok := j.placeAt[wordAt{sentence, w}]; ok {
		return p
	}
	s := &j.Sentences[sentence]
	if h := s.Words[w].Head; s.Words[w].Rel == "amod" && h >= 0 {
		w = h // "the Tigrayan town of Shire"
	}
	if !j.Lexicon.PlaceNouns[s.Words[w].Lemma] {
		return -1
	}
	for _, c := range s.Children(w) {
		if p, ok := j.placeAt[wordAt{sentence, c}]; ok {
			return p
		}
	}
	return -1
}

// keptIn returns the country in which an army or a mission stands ("extended the mandate
// of the force in Lebanon"), as a place's index; -1 for none. It is asked only where those
// who act are whose it is.
func (j *joiner) keptIn(sentence, w int) int {
	m := j.Mentions.At(sentence, w)
	if m == nil || j.Mentions.Entities[m.Entity].Type != "military" {
		return -1
	}
	s := &j.Sentences[sentence]
	for _, c := range s.Children(w) {
		if p, ok := j.placeAt[wordAt{sentence, c}]; ok && s.Child(c, "case") >= 0 && j.rec.Places[p].Precision == "country" {
			return p
		}
	}
	return -1
}

// stateOf returns the actor for the state in which a place lies: the one that
// the text names, else one that has no mention: the words name the place.
func (j *joiner) stateOf(place int) string {
	p := &j.rec.Places[place]
	state := j.Knowledge.State(p.Country)
	if p.Country == "" || state == nil {
		return ""
	}
	for i := range j.rec.Actors {
		if a := &j.rec.Actors[i]; a.Type == "state" && a.Code == state.Code {
			return a.ID
		}
	}
	a := readout.Actor{ID: fmt.Sprintf("A%d", len(j.rec.Actors)+1), Name: state.Name, Type: state.Type, Code: state.Code, Wikidata: state.Wikidata, Mentions: []readout.ActorMention{}}
	j.rec.Actors = append(j.rec.Actors, a)
	return a.ID
}

// ownForces reports whether an actor is the army, police or the like of one of
// those who act: whoever puts his army on alert threatens somebody else. Unions, rebels
// and parties have no government of their own.
func (j *joiner) ownForces(source []string, target string) bool {
	t := j.actor(target)
	return t != nil && slices.ContainsFunc(source, func(id string) bool {
		a := j.actor(id)
		if a != nil && (a.Type == "organization" && !strings.HasPrefix(a.Code, "IGO") || a.Type == "group" || a.Type == "population") {
			return false
		}
		return a != nil && len(a.Code) >= 3 && len(t.Code) > 3 && (t.Of == id || strings.HasPrefix(t.Code, a.Code[:3])) && (t.Type == "military" || t.Type == "government")
	})
}
