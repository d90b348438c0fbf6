package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"readout/internal/statement"
	"readout/readout"
)

// denialReach is how many sentences back a denial may look for what it
// answers.
const denialReach = 6

// farthest is how many sentences back a statement may look: one that answers what
// its own sentence says nowhere else.
func (j *joiner) farthest(st statement.Statement) int {
	if st.Trails {
		return 0
	}
	if st.Act == "assert" && !j.namesClaim(st) {
		return nearReach // of "it was not so" one remembers less long than of "denied the charge"
	}
	return denialReach
}

// claims makes a claim of every event that only statements carry, and pairs
// denials, confirmations and retractions with the claim they answer.
func (j *joiner) claims() {
	j.findClients()
	j.refusals()
	j.turnDenials()
	for i := range j.rec.Events {
		e := &j.rec.Events[i]
		if !claimable(e) || ownVoice(e) || verbal(e.Plover) && j.ownWord(e) {
			continue
		}
		c := readout.Claim{ID: fmt.Sprintf("C%d", len(j.rec.Claims)+1), Event: e.ID, Status: "claimed"}
		for _, id := range e.ReportedBy {
			st := j.statement(id)
			stance, status := "claims", ""
			switch st.Act {
			case "deny":
				stance, status = "denies", "contested"
				if st.Retracts {
					stance, status = "retracts", "retracted"
				}
			case "confirm":
				stance, status = "confirms", ""
			}
			if st.Speaker == "" || j.passesOn(st, e) || j.putsDown(st, e) {
				continue
			}
			c.Sides = append(c.Sides, readout.ClaimSide{Actor: st.Speaker, Stance: stance, Statement: id})
			if status != "" {
				c.Status = status
			}
		}
		if len(c.Sides) > 0 && !j.besideDenied(e, c) && (e.Modality != "scheduled" || twoSided(c)) {
			j.rec.Claims = append(j.rec.Claims, c)
		}
	}
	for i, st := range j.Statements {
		j.mutual(i, st)
	}
	for i, st := range j.Statements {
		j.answer(i, st)
	}
	for i, st := range j.Statements {
		j.answerAhead(i, st)
		j.counter(i, st)
		j.shift(i, st)
		j.otherwise(i, st)
	}
	j.dropAnswers()
}

// twoSided reports whether one side denies what another claims: what is only planned is a
// claim where it is, "denied a report by the Daily Star that it would free them".
func twoSided(c readout.Claim) bool {
	has := func(stance string) bool {
		return slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Stance == stance })
	}
	return has("claims") && has("denies")
}

// besideDenied reports whether all that is said of an event is a denial that only tells
// by it of whom it speaks: "denied having hurt women freed from the rebels".
func (j *joiner) besideDenied(e *readout.Event, c readout.Claim) bool {
	if slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Stance != "denies" }) {
		return false
	}
	s, at := j.triggerWord(e)
	if at < 0 {
		return false
	}
	w := &s.Words[at]
	return w.Rel == "acl" && w.XPOS == "VBN" || w.Rel == "acl:relcl" && w.Head >= 0 && !j.pointsBack(s.Words[w.Head])
}

// passesOn reports whether a statement only tells that somebody else says so:
// what an agency reports that officials said is the officials' claim; what
// somebody "retracted its claim that" is not claimed once more.
func (j *joiner) passesOn(st *readout.Statement, e *readout.Event) bool {
	if st.Act == "deny" {
		return false // "denied a claim by Oslo that …"
	}
	return slices.ContainsFunc(e.ReportedBy, func(id string) bool {
		inner := j.statement(id)
		if inner.Retracts && inner.ID != st.ID && inner.Speaker == st.Speaker && inner.Sentence == st.Sentence {
			return true
		}
		if inner.Within == st.ID && inner.Speaker == st.Speaker && inner.Act == "deny" {
			return true // "said it rejected the claim that …"
		}
		return inner.Within == st.ID && inner.Speaker != "" && inner.Speaker != st.Speaker
	})
}

// verbal tells the types that consist in saying something: that an actor says so
// of itself is no claim but the event.
func verbal(plover string) bool {
	switch plover {
	case "AGREE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CONCEDE":
		return true
	}
	return false
}

// ownWord reports whether only those who act say so.
func (j *joiner) ownWord(e *readout.Event) bool {
	return !slices.ContainsFunc(e.ReportedBy, func(id string) bool { return !slices.Contains(e.Source, j.statement(id).Speaker) })
}

// ownVoice reports whether the article itself asserts the event somewhere.
func ownVoice(e *readout.Event) bool {
	return slices.ContainsFunc(e.Evidence, func(v readout.Evidence) bool { return len(v.Statements) == 0 })
}

func (j *joiner) statement(id string) *readout.Statement {
	if i := number(id); i < len(j.rec.Statements) && i >= 0 {
		return &j.rec.Statements[i]
	}
	return &readout.Statement{}
}

// answer adds statement i to the claim it denies, confirms or takes back.
func (j *joiner) answer(i int, st statement.Statement) {
	stance, status := "", ""
	switch {
	case st.Act == "deny", j.callsUntrue(st), j.saysNot(st), j.spares(st), j.saysLiar(st), j.beganIt(st), j.turns(st), j.keepsRules(st), j.innocent(st), len(j.fakes(st)) > 0:
		stance, status = "denies", "contested"
	case st.Act == "confirm":
		stance, status = "confirms", "confirmed"
	default:
		return
	}
	if j.onlyHe(i, st) || j.refusesOffer(st) || j.nounAside(st) || j.onlyDescribes(st) || j.commitsToNone(st) || j.takesThing(st) || st.Modal != "" || st.Act == "assert" && !st.Reports && !j.differs(st) {
		return
	}
	for _, id := range j.said[i] {
		own := j.statement(id)
		if j.takesBack(own, st) || own.Retracts {
			continue // who withdraws his words denies nobody else's
		}
		if own.Speaker == "" || j.passesOnDenial(own) {
			continue
		}
		if c := j.retold(own, st); c != nil && (st.Act == "deny" || st.Act == "confirm") {
			takeSide(c, readout.ClaimSide{Actor: own.Speaker, Stance: stance, Statement: id}, j.settled(c, own, status))
			continue
		}
		if stance == "confirms" && len(own.Events) > 0 && !j.anaphoric(st) {
			continue
		}
		c := j.answered(own, st)
		if c == nil && stance == "denies" {
			if c = j.accused(own, st); c == nil {
				c = j.alsoDenied(own, st)
			}
			if c == nil {
				c = j.restDenied(own, st)
			}
			if c == nil {
				c = j.afterWords(own, st)
			}
		}
		if c == nil && stance == "confirms" {
			if c = j.seconded(own, st); c == nil {
				c = j.admitted(own, st)
			}
			if c != nil {
				status = j.settled(c, own, status)
			}
		}
		if c == nil {
			continue
		}
		at := c.ID
		takeSide(c, readout.ClaimSide{Actor: own.Speaker, Stance: stance, Statement: id}, status)
		if stance == "denies" && j.ofAll(st) {
			j.denyAll(own, at)
		}
	}
}

// passesOnDenial reports whether a statement only tells that somebody else says so: "did not hit
// her, according to the report of what he told police".
func (j *joiner) passesOnDenial(own *readout.Statement) bool {
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
		return s.Within == own.ID && s.Speaker != "" && s.Speaker != own.Speaker && own.Act != "deny"
	})
}

// settled is what an answer makes of a claim: a third party that confirms it ends no dispute.
func (j *joiner) settled(c *readout.Claim, own *readout.Statement, status string) string {
	if status == "confirmed" && c.Status == "contested" && !j.answersFor(own.Speaker, j.event(c.Event)) {
		return c.Status
	}
	return status
}

// takeSide adds to a claim who denies or confirms it, and what that makes of it.
func takeSide(c *readout.Claim, side readout.ClaimSide, status string) {
	if slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Actor == side.Actor && s.Stance == side.Stance }) {
		return
	}
	c.Sides = append(c.Sides, side)
	if c.Status != "retracted" { // what was taken back stays so, whoever denies it besides
		c.Status = status
	}
}

// answered finds the claim that a denial or confirmation answers: the nearest
// earlier one whose doer is the one who answers (a state answers for its
// government and armed forces), or that is said of them.
func (j *joiner) answered(own *readout.Statement, st statement.Statement) *readout.Claim {
	var best *readout.Claim
	bestAt := -1
	for k := len(j.rec.Claims) - 1; k >= 0; k-- {
		c := &j.rec.Claims[k]
		e := j.event(c.Event)
		if e.Polarity == "negative" && j.saysNot(st) && !j.callsUntrue(st) {
			continue // "had sold none", "had no word of it": no two sides
		}
		if slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Stance == "claims" && s.Actor == own.Speaker }) {
			continue // who says so does not deny it
		}
		if j.sharedVoice(c, own.Speaker) {
			continue // "officials of both sides said"
		}
		for _, side := range c.Sides {
			claim := j.statement(side.Statement)
			if side.Stance == "denies" || side.Stance == "confirms" || claim.Cue == own.Cue || own.Within == side.Statement && e.Plover == "REJECT" || claim.Sentence > own.Sentence || own.Sentence-claim.Sentence > j.farthest(st) ||
				claim.Sentence < bestAt || j.oneVoice(side.Actor, own.Speaker) && !j.himselfIn(own.Speaker, e.Source, side.Actor) {
				continue
			}
			if j.ownSentenceOnly(st) && claim.Sentence != own.Sentence || j.inventedBy(own, st, side.Actor) || (j.pointsAlone(st) || j.ofRemarks(st)) && j.othersBetween(claim, own) || j.accountOfOther(own, st, side.Actor) {
				continue // "rejected this", "rejected the remarks" is said of what was said last
			}
			if (j.answersFor(own.Speaker, e) || j.denyReceived(own, st, e, side.Actor) || j.lostNothing(own, st, e) || len(e.Source) == 0 && (j.doerNamed(own, st, claim) || j.holds(own.Speaker, e)) || j.ownPeople(own.Speaker, e) || j.ownHelpers(own, st, e, claim) || j.disowns(st) && j.placedIn(claim, own.Speaker) || j.accountOf(st, side.Actor) || j.deniesThing(st, claim.Sentence) && j.namedIn(claim.Content, own.Speaker) != "") && (j.isOf(st, e) || j.lostNothing(own, st, e) || j.deniesSame(own, st, e) || j.contradicts(own, e) || j.repliesNot(own, st, claim.Sentence) || j.disownsNear(own, st, claim.Sentence) || j.asksProof(st, side.Actor) || j.turnsBack(own, st, side.Actor) || own.Sentence-claim.Sentence <= nearReach && j.fakeThing(st, claim.Sentence)) {
				best, bestAt = c, claim.Sentence
			}
		}
	}
	return best
}

// doerNamed reports whether a claim whose doer is no known actor names those who answer it.
func (j *joiner) doerNamed(own *readout.Statement, st statement.Statement, claim *readout.Statement) bool {
	return j.namedIn(claim.Content, own.Speaker) != "" || j.speaksForThem(st, claim)
}

// accused makes a claim of the nearest earlier accusation against the speaker,
// for one whose content was not coded as an event of its own.
func (j *joiner) accused(own *readout.Statement, st statement.Statement) *readout.Claim {
	var noun *readout.Event
	for i := j.told - 1; i >= 0; i-- {
		e := &j.rec.Events[i]
		at := e.Evidence[0].Sentence
		if own.Sentence-at > j.farthest(st) {
			break // events stand in the order in which they are told first
		}
		if e.Plover != "ACCUSE" || e.Modality != "actual" || e.Polarity == "negative" || len(e.Source) == 0 || at > own.Sentence || j.ownSentenceOnly(st) && at != own.Sentence || j.inventedBy(own, st, e.Source[0]) || j.accountOfOther(own, st, e.Source[0]) ||
			!slices.ContainsFunc(e.Target, func(id string) bool { return j.speaksFor(own.Speaker, id) }) && !j.accusedIn(own, st, e) || j.pointsAlone(st) && j.othersBetween(j.statement(j.accusation(e)), own) ||
			j.oneVoice(own.Speaker, e.Source[0]) && !j.himselfIn(own.Speaker, e.Target, e.Source[0]) || !j.isOf(st, e) && !j.repliesNot(own, st, at) && !j.disownsNear(own, st, at) && !j.asksProof(st, e.Source[0]) && !j.turnsBack(own, st, e.Source[0]) && !j.deniesAtOnce(own, st, e) && !j.innocentOf(own, st, e) {
			continue
		}
		if e.Mode == "disapprove" && st.Act == "assert" && !j.callsUntrue(st) {
			continue // any "not" answers a charge, not what one thinks of somebody
		}
		if own.Sentence-at > 1 && j.ofOtherMatter(st, at) || st.Act == "deny" && own.Sentence > at && j.ofStranger(own, st, j.statement(j.accusation(e))) {
			continue // "accused the mayor of sloth", "no evidence for claims of fraud"
		}
		if j.nearerCharge(own, st, at) {
			break // "Prosecutors said he took bribes. He denied the charge"
		}
		if at == own.Sentence && !st.Trails && noun == nil && j.callsClaim(st) {
			noun = e // "dismissed the Omani accusations": those told before, if they were
			continue
		}
		return j.claimOf(e)
	}
	c := j.alleged(own, st)
	if c == nil && noun != nil {
		c = j.claimOf(noun)
	}
	return c
}

// claimOf returns the claim that an accusing event is: a second denial of it is a
// side of the same claim.
func (j *joiner) claimOf(e *readout.Event) *readout.Claim {
	for i := range j.rec.Claims {
		if c := &j.rec.Claims[i]; c.Event == e.ID {
			return c
		}
	}
	said := j.accusation(e)
	c := readout.Claim{ID: fmt.Sprintf("C%d", len(j.rec.Claims)+1), Event: e.ID, Sides: []readout.ClaimSide{{Actor: e.Source[0], Stance: "claims", Statement: said}}}
	for _, with := range e.Source[1:] { // "Chad and Mali … accusing it": a claim of both
		if id := j.saidBy(e, []string{with}); id != "" {
			c.Sides = append(c.Sides, readout.ClaimSide{Actor: with, Stance: "claims", Statement: id})
		}
	}
	if j.statement(said).Retracts { // "withdrew a report that blamed Chad", which Chad had rejected
		c.Sides, c.Status = append(c.Sides, readout.ClaimSide{Actor: e.Source[0], Stance: "retracts", Statement: said}), "retracted"
	}
	j.rec.Claims = append(j.rec.Claims, c)
	return &j.rec.Claims[len(j.rec.Claims)-1]
}

// namedIn returns the actor of a camp that is named in words, a person who is asked for before
// others of it; "" when none is.
func (j *joiner) namedIn(words []readout.Span, camp string) string {
	first := ""
	for i := range j.rec.Actors {
		a := &j.rec.Actors[i]
		if !j.speaksFor(camp, a.ID) && !j.bearsName(a, camp) || !slices.ContainsFunc(a.Mentions, func(m readout.ActorMention) bool {
			return slices.ContainsFunc(words, func(w readout.Span) bool { return w[0] <= m.Span[0] && m.Span[1] <= w[1] })
		}) {
			continue
		}
		if a.ID == camp && (a.Type == "person" || privateActor(a.Code) || len(a.Code) == 6) {
			return camp
		}
		first = cmp.Or(first, a.ID)
	}
	return first
}

// accusation returns the statement that an accusing event is.
func (j *joiner) accusation(e *readout.Event) string { return j.saidBy(e, e.Source) }

// saidBy returns the statement of some speakers where an event is told, rather the one whose
// words tell it than another of the sentence ("expelled two envoys, accusing them of spying");
// "" without one.
func (j *joiner) saidBy(e *readout.Event, speakers []string) string {
	first, trigger := "", e.Evidence[0].Trigger
	for _, st := range j.rec.Statements {
		if st.Sentence != e.Evidence[0].Sentence || !slices.Contains(speakers, st.Speaker) {
			continue
		}
		if st.Cue[0] < trigger[1] && trigger[0] < st.Cue[1] {
			return st.ID
		}
		if first == "" {
			first = st.ID
		}
	}
	return first
}

func (j *joiner) event(id string) *readout.Event {
	if i := number(id); i < len(j.rec.Events) && i >= 0 {
		return &j.rec.Events[i]
	}
	return &readout.Event{}
}
