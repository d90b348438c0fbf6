package resolve

import (
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// ofAll reports whether what is denied is more than one charge: "both accusations", "all the
// claims", "the allegations".
func (j *joiner) ofAll(st statement.Statement) bool {
	return st.Act == "deny" && !st.Trails && j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		return s.Words[i].XPOS == "NNS" && j.pointsBack(s.Words[i]) && !j.Lexicon.Shares[s.Words[i].Lemma] && s.Child(i, "acl", "acl:relcl", "nmod") < 0
	})
}

// denyAll adds who denies more than one charge to what else he who made the claim with an id said
// of the same people right before.
func (j *joiner) denyAll(own *readout.Statement, claim string) {
	n := slices.IndexFunc(j.rec.Claims, func(c readout.Claim) bool { return c.ID == claim })
	if n < 0 || j.rec.Claims[n].Sides[0].Stance != "claims" {
		return
	}
	first := j.statement(j.rec.Claims[n].Sides[0].Statement)
	if first.Sentence >= own.Sentence {
		return
	}
	for k := range j.rec.Statements {
		said := &j.rec.Statements[k]
		if said.ID == first.ID || said.Within != "" || said.Sentence >= own.Sentence || own.Sentence-said.Sentence > nearReach || said.Act != "assert" && said.Act != "accuse" ||
			!j.oneVoice(said.Speaker, first.Speaker) || said.Speaker == "" || j.foretells(own, said) || !j.tellsPast(said) && said.Act != "accuse" {
			continue
		}
		target := j.namedIn(said.Content, own.Speaker)
		if target == "" || privateActor(j.actor(target).Code) && target != own.Speaker {
			continue
		}
		if side := (readout.ClaimSide{Actor: own.Speaker, Stance: "denies", Statement: own.ID}); !j.deniedIn(own, said) {
			takeSide(j.claimIn(own, said), side, "contested")
		}
	}
}

// deniedIn reports whether a statement is denied by another already.
func (j *joiner) deniedIn(own, said *readout.Statement) bool {
	return j.standsIn(own.ID, func(c readout.Claim, s readout.ClaimSide) bool {
		return s.Stance == "denies" && slices.ContainsFunc(c.Sides, func(x readout.ClaimSide) bool { return x.Statement == said.ID })
	})
}

// restDenied returns the claim of which somebody owns up to a part in the same breath: "confirmed
// the strike but denied that civilians were hit". Nil for none.
func (j *joiner) restDenied(own *readout.Statement, st statement.Statement) *readout.Claim {
	s := &j.Sentences[st.Sentence]
	verb := s.Words[st.CueWord].Head
	if st.Act != "deny" || s.Words[st.CueWord].Rel != "conj" || verb < 0 || !j.Lexicon.Owns[s.Words[verb].Lemma] {
		return nil
	}
	for k := len(j.rec.Statements) - 1; k >= 0; k-- {
		said := &j.rec.Statements[k]
		if said.Sentence >= own.Sentence || said.Act != "assert" && said.Act != "accuse" || !j.otherJustSaid(own, said) || j.answers(said) || j.denies(said.ID) && !j.claimsToo(said.ID) {
			continue
		}
		if j.deedOf(own, st, said) || j.namedIn(said.Content, own.Speaker) != "" || j.bareNamed(own, said) {
			return j.claimIn(own, said)
		}
	}
	return nil
}

// bareNamed reports whether what was said is of an official without a state, "the foreign minister", and
// the speaker is one whose state the text does not tell either.
func (j *joiner) bareNamed(own, said *readout.Statement) bool {
	a := j.actor(own.Speaker)
	return a != nil && bareForce(a.Code) && slices.ContainsFunc(j.actorsIn(said.Sentence), func(id string) bool { return j.bareSpeaks(own.Speaker, id) || j.actor(id).Code == a.Code })
}

// afterWords returns the claim after which, by its own sentence, a denial came: "denied that it was
// short of money, after a paper reported that …". Nil for none.
func (j *joiner) afterWords(own *readout.Statement, st statement.Statement) *readout.Claim {
	if st.Act != "deny" && !j.deniesPart(own, st, st.Sentence) {
		return nil
	}
	for k := range j.rec.Statements {
		said := &j.rec.Statements[k]
		if said.Sentence == own.Sentence && said.ID != own.ID && said.Speaker != "" && (said.Act == "assert" || said.Act == "accuse") && !j.oneVoice(said.Speaker, own.Speaker) && j.saidBefore(st, said) &&
			(j.namedIn(said.Content, own.Speaker) != "" || j.sharesWords(st, said) || strings.HasSuffix(j.actor(said.Speaker).Code, "JRN")) {
			return j.claimIn(own, said)
		}
	}
	return nil
}

// sharesWords reports whether what is denied has a noun or verb of what another says in the same
// sentence.
func (j *joiner) sharesWords(st statement.Statement, said *readout.Statement) bool {
	told := map[string]bool{}
	for _, w := range j.wordsIn(said) {
		told[j.kin(w.Lemma)] = told[j.kin(w.Lemma)] || (w.UPOS == "NOUN" || w.UPOS == "VERB") && !j.Lexicon.Empty[w.Lemma]
	}
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool { return told[j.kin(w.Lemma)] && !inside(w, said.Content) })
	})
}
