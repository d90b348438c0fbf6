package resolve

import (
	"slices"
	"strings"

	"readout/internal/event"
	"readout/internal/syntax"
	"readout/readout"
)

// amongPrivate reports whether what is done with words or goods stays among those who hold
// no power and act for nobody who does: a firm that offers its workers more pay, a player who agrees
// with his coach. Violence, arrests and protests are told of whomever they come from, and so is
// what a crowd demands, refuses or gives up, and what one country's people do for another's.
func (j *joiner) amongPrivate(e *event.Event, source, target []string) bool {
	if (e.Plover == "MOBILIZE" || e.Plover == "SANCTION") && len(source) > 0 && j.every(source, j.firm) {
		return true // "the company is sending a repair ship"
	}
	all := append(slices.Clone(source), target...)
	if (e.Plover == "SUPPORT" || e.Plover == "REQUEST") && len(source) > 0 && len(target) > 0 && j.every(target, j.holdsNothing) && !slices.ContainsFunc(all, func(id string) bool { return j.isCountry(j.actor(id).Code) }) && j.every(source, j.ownAffairs) {
		return true
	}
	is := j.holdsNothing
	switch e.Plover {
	case "AGREE", "AID", "COOPERATE", "CONSULT":
		is = func(id string) bool { return j.holdsNothing(id) || j.firm(id) }
	}
	if len(source) == 0 || !j.every(all, is) || j.acrossBorders(all) {
		return false
	}
	switch e.Plover {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		return true
	case "ASSAULT":
		return j.crime(e, source)
	case "AGREE":
		return len(target) > 0 || !j.every(source, j.organised)
	case "RETREAT":
		return j.every(source, func(id string) bool {
			return j.actor(id).Code != "" && j.actor(id).Type == "person" || j.inSector(id, "BUS")
		})
	case "REQUEST", "ACCUSE", "REJECT", "CONCEDE":
		return j.every(source, func(id string) bool { return j.actor(id).Type == "person" || j.inSector(id, "BUS") })
	}
	return false
}

// ownAffairs reports whether an actor is a school, a charity or a church of which the text names no country:
// what it asks of private people, or does for them in words, is no politics.
func (j *joiner) ownAffairs(id string) bool {
	return j.inSector(id, "EDU") || j.inSector(id, "NGO") || j.inSector(id, "REL")
}

// crime reports whether violence among private people is a matter of the police: no bomb, no crowd and
// no armed band, and no word of terror or politics in the sentence.
func (j *joiner) crime(e *event.Event, source []string) bool {
	if e.Mode == "explosives" || !j.every(source, func(id string) bool { return j.actor(id).Type == "person" || j.inSector(id, "CRM") }) {
		return false
	}
	return !slices.ContainsFunc(j.Sentences[e.Sentence].Words, func(w syntax.Word) bool { return j.Lexicon.Political[w.LowerLemma()] })
}

func (j *joiner) every(ids []string, is func(string) bool) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return !is(id) })
}

// organised reports whether an actor is many of one trade, who may act together.
func (j *joiner) organised(id string) bool {
	return j.actor(id).Type != "person" && !j.firm(id) && !j.inSector(id, "BUS") && !j.inSector(id, "CVL")
}

func (j *joiner) inSector(id, sector string) bool {
	code := j.actor(id).Code
	return len(code) >= 3 && code[len(code)-3:] == sector
}

// acrossBorders reports whether actors are of two countries.
func (j *joiner) acrossBorders(ids []string) bool {
	first := ""
	for _, id := range ids {
		code := j.actor(id).Code
		if !j.isCountry(code) {
			continue
		}
		if first != "" && code[:3] != first {
			return true
		}
		first = code[:3]
	}
	return false
}

// holdsNothing reports whether an actor is a private one by its code, or a person of whom the
// text says nothing that gives a code.
func (j *joiner) holdsNothing(id string) bool {
	a := j.actor(id)
	if j.ofTown(a) {
		return true
	}
	switch a.Type {
	case "person", "population", "organization", "group":
	default:
		return false
	}
	private := false
	for i := 0; i+3 <= len(a.Code); i += 3 {
		sector := a.Code[i : i+3]
		if i > 0 || j.Lexicon.Private[sector] {
			if !j.Lexicon.Private[sector] {
				return false
			}
			private = true
		}
	}
	return private || a.Type == "person" && a.Role == "" && (a.Code == "" || len(a.Code) == 3 && j.isCountry(a.Code))
}

// firm reports whether an actor is a firm, or a body of which the text tells nothing.
func (j *joiner) firm(id string) bool {
	a := j.actor(id)
	return a.Type == "organization" && (j.inSector(id, "BUS") || a.Code == "")
}

// ofTown reports whether an actor is one of a town's own bodies, of no country that the text tells:
// "the city council", "the school board".
func (j *joiner) ofTown(a *readout.Actor) bool {
	return len(a.Code) <= 3 && slices.ContainsFunc(j.Lexicon.TownBodies, func(w string) bool {
		return strings.Contains(strings.ToLower(a.Name+" "+a.Role), w)
	})
}

// toOwnState reports whether a demand goes to nobody but the state, or the government, of whose
// officials all are who make it: "the minister said her country must do more".
func (j *joiner) toOwnState(source, target []string) bool {
	return len(source) > 0 && len(target) > 0 && j.every(target, func(t string) bool {
		own := func(id string) bool {
			a := j.actor(id)
			return a.Code == j.actor(t).Code && (a.Type == "person" || a.Type == "office")
		}
		return j.ownState(source, t) || j.actor(t).Type == "government" && len(j.actor(t).Code) == 6 && j.inSector(t, "GOV") && j.every(source, own)
	})
}
