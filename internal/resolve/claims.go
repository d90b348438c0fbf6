package resolve

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/readout"
)

// denialReach is how many sentences back a denial may look for what it
// answers.
const denialReach = 6

// claims makes a claim of every event that only statements carry, and pairs
// denials, confirmations and retractions with the claim they answer.
func (j *joiner) claims() {
	for i := range j.rec.Events {
		e := &j.rec.Events[i]
		if e.Modality != "actual" || ownVoice(e) {
			continue
		}
		c := readout.Claim{ID: fmt.Sprintf("C%d", len(j.rec.Claims)+1), Event: e.ID, Status: "claimed"}
		for _, id := range e.ReportedBy {
			st := j.statement(id)
			stance, status := "claims", ""
			switch st.Act {
			case "deny":
				stance, status = "denies", "contested"
			case "confirm":
				stance, status = "confirms", ""
			}
			if st.Speaker == "" {
				continue
			}
			c.Sides = append(c.Sides, readout.ClaimSide{Actor: st.Speaker, Stance: stance, Statement: id})
			if status != "" {
				c.Status = status
			}
		}
		if len(c.Sides) > 0 {
			j.rec.Claims = append(j.rec.Claims, c)
		}
	}
	for i, st := range j.Statements {
		j.answer(i, st)
	}
}

// ownVoice reports whether the article itself asserts the event somewhere.
func ownVoice(e *readout.Event) bool {
	return slices.ContainsFunc(e.Evidence, func(v readout.Evidence) bool { return len(v.Statements) == 0 })
}

func (j *joiner) statement(id string) *readout.Statement {
	for i := range j.rec.Statements {
		if j.rec.Statements[i].ID == id {
			return &j.rec.Statements[i]
		}
	}
	return &readout.Statement{}
}

// answer adds statement i to the claim it denies, confirms or takes back.
func (j *joiner) answer(i int, st statement.Statement) {
	stance, status := "", ""
	switch st.Act {
	case "deny":
		stance, status = "denies", "contested"
	case "confirm":
		stance, status = "confirms", "confirmed"
	default:
		return
	}
	for _, id := range j.said[i] {
		own := j.statement(id)
		if own.Speaker == "" || len(own.Events) > 0 && !j.anaphoric(st) {
			continue
		}
		if c := j.answered(own, st); c != nil {
			c.Sides = append(c.Sides, readout.ClaimSide{Actor: own.Speaker, Stance: stance, Statement: id})
			c.Status = status
		}
	}
}

// answered finds the claim that a denial or confirmation answers: the nearest
// earlier one whose doer is the one who answers (a state answers for its
// government and armed forces), or that is said of them.
func (j *joiner) answered(own *readout.Statement, st statement.Statement) *readout.Claim {
	if !j.anaphoric(st) {
		return nil
	}
	var best *readout.Claim
	bestAt := -1
	for k := range j.rec.Claims {
		c := &j.rec.Claims[k]
		e := j.event(c.Event)
		for _, side := range c.Sides {
			claim := j.statement(side.Statement)
			if side.Stance != "claims" || side.Actor == own.Speaker || claim.Sentence > own.Sentence ||
				own.Sentence-claim.Sentence > denialReach || claim.Sentence <= bestAt {
				continue
			}
			if j.answersFor(own.Speaker, e) {
				best, bestAt = c, claim.Sentence
			}
		}
	}
	return best
}

func (j *joiner) event(id string) *readout.Event {
	for i := range j.rec.Events {
		if j.rec.Events[i].ID == id {
			return &j.rec.Events[i]
		}
	}
	return &readout.Event{}
}

// answersFor reports whether the speaker is, or speaks for, who did it.
func (j *joiner) answersFor(speaker string, e *readout.Event) bool {
	who := j.actor(speaker)
	return who != nil && slices.ContainsFunc(e.Source, func(id string) bool {
		doer := j.actor(id)
		return id == speaker || doer != nil && sameCamp(who.Code, doer.Code)
	})
}

// sameCamp compares actor codes: a state answers for its government, its
// armed forces and its services, not for the rebels on its soil.
func sameCamp(a, b string) bool {
	if len(a) < 3 || len(b) < 3 || a[:3] != b[:3] || a[:3] == "IGO" || a[:3] == "NGO" {
		return a != "" && a == b
	}
	return !opposed(a) && !opposed(b) || a == b
}

func opposed(code string) bool {
	for i := 3; i+3 <= len(code); i += 3 {
		switch code[i : i+3] {
		case "REB", "SEP", "OPP", "INS", "UAF", "PRM", "CRM":
			return true
		}
	}
	return false
}

// anaphoric reports whether what is denied is named only by pointing back:
// "the allegations", "that", "any involvement", or nothing at all.
func (j *joiner) anaphoric(st statement.Statement) bool {
	words := 0
	for _, c := range st.ContentWords {
		words += c.Last - c.First
		for i := c.First; i < c.Last; i++ {
			if j.Lexicon.PointsBack[strings.ToLower(j.Sentences[c.Sentence].Words[i].Lemma)] {
				return true
			}
		}
	}
	return words == 0
}
