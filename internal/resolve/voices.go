package resolve

import (
	"slices"
	"strings"

	"readout/readout"
)

// sameSide reports whether two actors speak for the same camp.
func (j *joiner) sameSide(a, b string) bool {
	x, y := j.actor(a), j.actor(b)
	return a == b || x != nil && y != nil && (sameCamp(x.Code, y.Code) || j.onlyRebels(x.Code, y.Code) || j.onlyRebels(y.Code, x.Code))
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
	return j.sameSide(a, b) && j.ownMind(a) == j.ownMind(b)
}

// ownMind reports whether an actor speaks for nobody but himself or a client, or is a body
// that watches over its state, a human rights commission, or of which only the state is known.
func (j *joiner) ownMind(id string) bool {
	a := j.actor(id)
	words := strings.Fields(a.Role)
	for w := range j.Lexicon.Watchdogs {
		if strings.Contains(strings.ToLower(a.Name), w) {
			return true
		}
	}
	return privateActor(a.Code) || a.Type == "organization" && len(a.Code) == 3 || strings.HasSuffix(a.Code, "ELI") || len(words) > 0 && j.Lexicon.Advocates[words[len(words)-1]]
}

func (j *joiner) anyCamp(who string, ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return j.sameSide(who, id) })
}

// himselfIn reports whether the speaker is a person and one of those that another speaks
// of: people of one state may accuse each other.
func (j *joiner) himselfIn(speaker string, of []string, claimant string) bool {
	a := j.actor(speaker)
	return a != nil && a.Type == "person" && claimant != speaker && slices.Contains(of, speaker)
}
