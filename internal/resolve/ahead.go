package resolve

import (
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// aheadReach is how many sentences on the claim may stand that a denial answers.
const aheadReach = 2

// answerAhead adds a denial that answers nothing told before it to the claim that is told
// after it as one made earlier: "Chad denied the charge. Niger had said on Monday that …".
func (j *joiner) answerAhead(i int, st statement.Statement) {
	if st.Trails || st.Act != "deny" && !j.calledUntrue(st) || j.refusesOffer(st) || st.Modal != "" {
		return
	}
	for _, id := range j.said[i] {
		own := j.statement(id)
		if own.Speaker == "" || own.Retracts || j.hasAnswered(id) {
			continue
		}
		for k := range j.rec.Statements {
			claim := &j.rec.Statements[k]
			ahead := claim.Sentence - own.Sentence
			if ahead > aheadReach {
				break
			}
			if ahead < 1 || claim.Speaker == "" || j.oneVoice(claim.Speaker, own.Speaker) || claim.Act != "assert" && claim.Act != "accuse" || !j.putsForward(claim) || !j.madeEarlier(claim) && !j.spellsDenied(own, st, claim) {
				continue
			}
			if c := j.heldAhead(own, st, claim); c != nil {
				takeSide(c, readout.ClaimSide{Actor: own.Speaker, Stance: "denies", Statement: id}, "contested")
				break
			}
		}
	}
}

// hasAnswered reports whether a statement stands against what another claims.
func (j *joiner) hasAnswered(id string) bool {
	return j.standsIn(id, func(c readout.Claim, _ readout.ClaimSide) bool {
		return slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Stance == "claims" })
	})
}

// standsIn reports whether a statement takes a side in a claim in the way that is asked.
func (j *joiner) standsIn(id string, so func(c readout.Claim, own readout.ClaimSide) bool) bool {
	return slices.ContainsFunc(j.rec.Claims, func(c readout.Claim) bool {
		return slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Statement == id && so(c, s) })
	})
}

// spellsDenied reports whether a statement tells at length, of those who have just denied it,
// what they denied: "denied that it had fired at a boat. A charity said it had rammed the boat".
func (j *joiner) spellsDenied(own *readout.Statement, st statement.Statement, claim *readout.Statement) bool {
	if st.Act != "deny" {
		return false
	}
	if len(j.doers(own, claim.Sentence, claim.Content)) == 0 {
		return j.toldBack(st, claim)
	}
	return j.shares(st, claim.Sentence) || (j.madeEarlier(claim) || j.madeLately(claim)) && j.tellsPast(claim) && j.deniesDoing(own, st, claim)
}

// toldBack reports whether the very next sentence tells in the words of a denial what somebody had said
// before it, though not of whom: "denied that a patrol had fired. A charity had said that shots were fired".
func (j *joiner) toldBack(st statement.Statement, claim *readout.Statement) bool {
	said, ok := j.stageOf(claim)
	return ok && !j.saysNot(said) && claim.Sentence-st.Sentence == 1 && j.madeEarlier(claim) && j.tellsPast(claim) && j.shares(st, claim.Sentence) && j.hasWord(st, "VERB")
}

// madeLately reports whether a statement is told as made in the week or month of the text.
func (j *joiner) madeLately(claim *readout.Statement) bool {
	words := j.Sentences[claim.Sentence].Words
	for i := 1; i < len(words); i++ {
		if words[i-1].Lower() == "this" && (words[i].Lemma == "week" || words[i].Lemma == "month") && !inside(words[i], claim.Content) {
			return true
		}
	}
	return false
}

// madeEarlier reports whether a statement is told as made before what the text told last.
func (j *joiner) madeEarlier(claim *readout.Statement) bool {
	for _, w := range j.Sentences[claim.Sentence].Words {
		inCue := claim.Cue[0] <= w.Start && w.End <= claim.Cue[1]
		if inCue && w.XPOS == "VBD" && w.Lemma == "have" || j.Lexicon.Earlier[w.Lower()] {
			return true
		}
	}
	return false
}

// reportsOf reports whether a denial calls what others said of what goes on in its own state by the
// name of reports, "reports of a hunger strike were untrue", and the next sentence tells of what
// those there did or suffered, as said before.
func (j *joiner) reportsOf(own *readout.Statement, st statement.Statement, claim *readout.Statement, e *readout.Event) bool {
	a := j.actor(own.Speaker)
	if claim.Sentence-own.Sentence > 1 || a == nil || privateActor(a.Code) || !j.namesClaim(st) || !j.madeEarlier(claim) {
		return false
	}
	return slices.ContainsFunc(append(slices.Clone(e.Source), e.Target...), func(id string) bool {
		code := j.actor(id).Code
		return sameState(code, a.Code) || privateActor("---"+code) // "inmates" of no state told are its own
	})
}

// pressReport reports whether what is denied is a report, of which the next sentence tells what paper
// had it: "denied a report that it would close the plant. The Times had said …".
func (j *joiner) pressReport(st statement.Statement, claim *readout.Statement) bool {
	return strings.HasSuffix(j.actor(claim.Speaker).Code, "JRN") && j.madeEarlier(claim) && j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		return j.pointsBack(s.Words[i]) && !j.Lexicon.Shares[s.Words[i].Lemma]
	})
}

// heldAhead returns the claim of a later sentence that a denial answers, or nil.
func (j *joiner) heldAhead(own *readout.Statement, st statement.Statement, claim *readout.Statement) *readout.Claim {
	for i := range j.rec.Claims {
		c := &j.rec.Claims[i]
		e := j.event(c.Event)
		if c.Sides[0].Stance == "claims" && c.Sides[0].Statement == claim.ID && (j.answersFor(own.Speaker, e) && (j.isOf(st, e) || j.answersNear(own, st, claim)) || j.reportsOf(own, st, claim, e) || j.shotBefore(own, claim, e)) {
			return c
		}
	}
	for i := range j.rec.Events[:j.told] {
		e := &j.rec.Events[i]
		if e.Plover == "ACCUSE" && e.Evidence[0].Sentence == claim.Sentence && slices.Contains(e.Source, claim.Speaker) && j.anyCamp(own.Speaker, e.Target) && j.isOf(st, e) {
			return j.claimOf(e)
		}
	}
	target := j.namedIn(claim.Content, own.Speaker)
	if target == "" && claim.Sentence-own.Sentence == 1 && j.pressReport(st, claim) {
		return j.claimOf(j.event(j.charge(claim, own.Speaker, "accusation: what a paper had reported of an actor, which it denies")))
	}
	if unnamed := target == "" || target != own.Speaker && privateActor(j.actor(target).Code); unnamed && len(claim.Events) == 0 && j.toldBack(st, claim) {
		return j.claimOf(j.event(j.charge(claim, own.Speaker, "accusation: what had been said, which an actor denies")))
	}
	if len(claim.Events) > 0 || target == "" || target != own.Speaker && privateActor(j.actor(target).Code) || !j.answersNear(own, st, claim) {
		return nil
	}
	return j.claimOf(j.event(j.charge(claim, target, "accusation: what was said of an actor, which it denies")))
}

// saidBefore reports whether the sentence of a denial tells, behind it, after whose words it came:
// "denied taking a drug after the agency said that he had tested positive".
func (j *joiner) saidBefore(st statement.Statement, said *readout.Statement) bool {
	s := &j.Sentences[st.Sentence]
	cue := slices.IndexFunc(s.Words, func(w syntax.Word) bool { return w.Start == said.Cue[0] })
	if cue <= st.CueWord {
		return false
	}
	mark := s.Child(cue, "mark")
	return mark > st.CueWord && s.Words[mark].Lower() == "after"
}

// shotBefore reports whether somebody denies an attack by his own people, and the next sentence tells as said
// before that people were hurt, though not by whom: "denied that officers had fired shots. A union had said two were shot".
func (j *joiner) shotBefore(own, claim *readout.Statement, e *readout.Event) bool {
	return e.Plover == "ASSAULT" && len(e.Source) == 0 && claim.Sentence-own.Sentence == 1 && j.madeEarlier(claim) && slices.ContainsFunc(own.Events, func(id string) bool {
		not := j.event(id)
		return not.Plover == "ASSAULT" && j.answersFor(own.Speaker, not)
	})
}
