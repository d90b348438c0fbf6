package resolve

import (
	"cmp"
	"slices"
	"strings"

	"readout/readout"
)

// sameSide reports whether two actors speak for the same camp.
func (j *joiner) sameSide(a, b string) bool {
	x, y := j.actor(a), j.actor(b)
	if a == b || x == nil || y == nil {
		return a == b
	}
	if j.staffOf(x, y) || j.staffOf(y, x) || samePerson(x, y) || samePerson(y, x) {
		return true
	}
	return !rivals(x, y) && (sameCamp(x.Code, y.Code) || j.onlyRebels(x.Code, y.Code) || j.onlyRebels(y.Code, x.Code))
}

// samePerson reports whether one actor is another under a longer name: "former minister Ana Soto".
func samePerson(x, y *readout.Actor) bool {
	return y.Type == "person" && strings.Contains(y.Name, " ") && strings.HasSuffix(x.Name, " "+y.Name)
}

// rivals reports whether two are different people of one state of whom one has no part in its
// government: a member of parliament answers for no candidate, nor a former leader for a minister.
func rivals(x, y *readout.Actor) bool {
	if x.Type != "person" {
		x, y = y, x
	}
	if x.Type != "person" {
		return false
	}
	return y.Type == "person" && (ownSeat(x.Code) || ownSeat(y.Code)) || (y.Type == "population" || y.Type == "group") && ownSeat(x.Code) && ownSeat(y.Code)
}

// sittingApart reports whether a speaker has a seat of his own in a state of which the claimant is as well.
func (j *joiner) sittingApart(speaker, claimant string) bool {
	a, c := j.actor(speaker), j.actor(claimant)
	return a != nil && c != nil && ownSeat(a.Code) && (sameState(a.Code, c.Code) || len(c.Code) < 6)
}

// ownSeat tells codes of those who speak for nobody but themselves: members of parliament, the
// well-known and former leaders.
func ownSeat(code string) bool {
	return strings.HasSuffix(code, "LEG") || strings.HasSuffix(code, "ELI")
}

// bearsName reports whether a body has the surname of a person in its name, so that what is said of it is
// said of him: "accused Soto University of fraud".
func (j *joiner) bearsName(a *readout.Actor, person string) bool {
	p := j.actor(person)
	if p == nil || p.Type != "person" || a.Type != "organization" {
		return false
	}
	name, words := strings.Fields(p.Name), strings.Fields(a.Name)
	return len(name) > 1 && len(words) > 1 && words[0] == name[len(name)-1]
}

// staffOf reports whether an actor is what speaks for a person, by its name: "the Soto campaign".
func (j *joiner) staffOf(x, person *readout.Actor) bool {
	if person.Type != "person" || x.Type == "person" || x.Type == "population" {
		return false
	}
	words, name := strings.Fields(x.Name), strings.Fields(person.Name)
	if len(words) < 2 || len(name) == 0 || !j.Lexicon.Staff[strings.ToLower(words[len(words)-1])] {
		return false
	}
	last := name[len(name)-1]
	return slices.ContainsFunc(words[:len(words)-1], func(w string) bool {
		return w == last || strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s") == last || strings.TrimRight(w, "'’") == last
	})
}

// onlyRebels reports whether those of no country ("a rebel commander") are of the only
// rebels of a country that the text tells of.
func (j *joiner) onlyRebels(bare, full string) bool {
	if len(bare) != 3 || len(full) != 6 || full[3:] != bare || !opposed("---"+bare) {
		return false
	}
	return !slices.ContainsFunc(j.rec.Actors, func(a readout.Actor) bool {
		return len(a.Code) >= 6 && a.Code[3:6] == bare && a.Code[:3] != full[:3]
	})
}

// oneVoice reports whether two actors say the same: those of one camp, but not a state's
// papers, lawyers, former leaders and people on the one side and its officials on the other.
func (j *joiner) oneVoice(a, b string) bool {
	if a == b {
		return true
	}
	x, y := j.actor(a), j.actor(b)
	return j.sameSide(a, b) && (j.ownMind(a) == j.ownMind(b) || j.staffOf(x, y) || j.staffOf(y, x) || samePerson(x, y) || samePerson(y, x))
}

// ownMind reports whether an actor speaks for nobody but himself or a client, or is a body
// that watches over its state, a human rights commission, or of which only the state is known.
func (j *joiner) ownMind(id string) bool {
	a := j.actor(id)
	words := strings.Fields(cmp.Or(a.Role, a.Name))
	for w := range j.Lexicon.Watchdogs {
		if strings.Contains(strings.ToLower(a.Name), w) {
			return true
		}
	}
	return privateActor(a.Code) || a.Type == "organization" && len(a.Code) == 3 || strings.HasSuffix(a.Code, "ELI") || strings.HasSuffix(a.Code, "REL") || len(words) > 0 && j.Lexicon.Advocates[words[len(words)-1]]
}

func (j *joiner) anyCamp(who string, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return j.sameSide(who, id) })
}

// himselfIn reports whether the speaker is a person and one of those that another speaks
// of: people of one state may accuse each other, and bodies of it that do different work.
func (j *joiner) himselfIn(speaker string, of []string, claimant string) bool {
	a := j.actor(speaker)
	return a != nil && (a.Type == "person" || j.otherBody(a, j.actor(claimant))) && claimant != speaker && slices.Contains(of, speaker) && !j.staffOf(j.actor(claimant), a) && !samePerson(j.actor(claimant), a)
}

// otherBody reports whether two bodies of a state do different work: its parliament and its army.
func (j *joiner) otherBody(a, claimant *readout.Actor) bool {
	return claimant != nil && a.Type != "state" && claimant.Type != "state" && len(a.Code) == 6 && len(claimant.Code) == 6 && sameState(a.Code, claimant.Code) && a.Code[3:] != claimant.Code[3:] &&
		!strings.HasSuffix(a.Code, "GOV")
}
