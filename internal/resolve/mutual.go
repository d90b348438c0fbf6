package resolve

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/readout"
)

// mutual makes the claims of those who accuse each other: each side's charge is a
// claim of its own, which the other side's charge answers.
func (j *joiner) mutual(i int, st statement.Statement) {
	if len(j.said[i]) != 2 || (st.Act != "accuse" || !st.Mutual && !j.bothWays(st)) && !j.saysOther(st) {
		return
	}
	for k, id := range j.said[i] {
		own, other := j.statement(id), j.statement(j.said[i][1-k])
		if own.Speaker == "" || other.Speaker == "" || own.Speaker == other.Speaker {
			return
		}
		j.rec.Claims = append(j.rec.Claims, readout.Claim{
			ID: fmt.Sprintf("C%d", len(j.rec.Claims)+1), Event: j.charge(own, other.Speaker, "accusation: each accuses the other"), Status: "contested",
			Sides: []readout.ClaimSide{
				{Actor: own.Speaker, Stance: "claims", Statement: own.ID},
				{Actor: other.Speaker, Stance: "denies", Statement: other.ID},
			},
		})
	}
}

// bothWays reports whether what is said is said of each other; a day behind the words may
// part them: "each | other on Monday | of lying".
func (j *joiner) bothWays(st statement.Statement) bool {
	return slices.ContainsFunc(st.ContentWords, func(r statement.Range) bool {
		words := j.Sentences[r.Sentence].Words
		return phraseIn(words[r.First:min(len(words), r.Last+1)], j.Lexicon.Mutual)
	})
}

// saysOther reports whether each of two says that the other did something: "each claim the other
// opened fire".
func (j *joiner) saysOther(st statement.Statement) bool {
	if st.Act != "assert" || st.Negative || len(st.ContentWords) == 0 || j.saysNot(st) || j.hasModal(st) {
		return false
	}
	c := st.ContentWords[0]
	top := j.topOf(c)
	if top < 0 {
		return false
	}
	s := &j.Sentences[c.Sentence]
	n := s.Child(top, "nsubj")
	if n <= c.First || s.Words[n].Lower() != "other" {
		return false
	}
	harmed := (s.Words[top].XPOS == "VBD" || s.Words[top].XPOS == "VBN") && j.Lexicon.Harm[s.Words[top].Lemma]
	return s.Words[n-1].Lower() == "the" && harmed || j.hasPhrase(st, j.Lexicon.FirstBlow)
}

// charge writes the accusation that a statement is into the record and returns its
// id; the one that the text's own words gave already is taken.
func (j *joiner) charge(said *readout.Statement, target, why string) string {
	against := []string{}
	if target != "" {
		against = append(against, target)
	}
	for i := range j.rec.Events {
		e := &j.rec.Events[i]
		if e.Plover == "ACCUSE" && e.Evidence[0].Sentence == said.Sentence && slices.Equal(e.Source, []string{said.Speaker}) && slices.Equal(e.Target, against) {
			return e.ID
		}
	}
	cue := said.Cue
	id := fmt.Sprintf("E%d", len(j.rec.Events)+1)
	j.rec.Events = append(j.rec.Events, readout.Event{
		ID: id, Plover: "ACCUSE", Mode: "allege", Cameo: "112", Contexts: []string{}, Quad: j.Ontology.Quad("ACCUSE"),
		Goldstein: j.Ontology.Goldstein("ACCUSE", "allege", "112"), Source: []string{said.Speaker}, Target: against, Polarity: "positive", Modality: "actual",
		About: []string{}, ReportedBy: []string{}, Confidence: 0.5, Evidence: []readout.Evidence{{Sentence: said.Sentence, Trigger: cue, Source: &cue}},
		Why: []string{why},
	})
	return id
}

// sidesReach is how many sentences back "both sides" may point.
const sidesReach = 3

// bothSides returns the two actors that "both sides" or "the two countries" means:
// those of the nearest sentence before that names two camps and no third.
func (j *joiner) bothSides(st statement.Statement) []string {
	s := &j.Sentences[st.SourceSentence]
	first, last := s.Subtree(st.SourceWord)
	if !phraseIn(s.Words[first:last], j.Lexicon.Pair) {
		return nil
	}
	for t := st.Sentence - 1; t >= max(0, st.Sentence-sidesReach); t-- {
		var camps []string
		for i := range j.Sentences[t].Words {
			for _, id := range j.actorsAt(t, []int{i}) {
				a := j.actor(id)
				if a.Type == "population" || a.Type == "person" && a.Code == "" || j.anyCamp(id, camps) {
					continue
				}
				camps = append(camps, id)
			}
		}
		if len(camps) == 2 {
			return camps
		}
		if len(camps) > 2 {
			return nil
		}
	}
	return nil
}

// takesBack records that who made a claim retracts it.
func (j *joiner) takesBack(own *readout.Statement, st statement.Statement) bool {
	if own.Speaker == "" || !own.Retracts {
		return false
	}
	for k := len(j.rec.Claims) - 1; k >= 0; k-- {
		c := &j.rec.Claims[k]
		if j.retracts(c, own, st) {
			return true
		}
	}
	// an accusation in the article's own voice has no claim yet
	for i := j.told - 1; i >= 0; i-- {
		e := &j.rec.Events[i]
		at := e.Evidence[0].Sentence
		if e.Plover != "ACCUSE" || at > own.Sentence || own.Sentence-at > denialReach || !j.anyCamp(own.Speaker, e.Source) || !j.isOf(st, e) || j.quotes(st, e) {
			continue // "retracted its accusation against Chad" accuses nobody anew
		}
		j.rec.Claims = append(j.rec.Claims, readout.Claim{ID: fmt.Sprintf("C%d", len(j.rec.Claims)+1), Event: e.ID,
			Sides: []readout.ClaimSide{{Actor: e.Source[0], Stance: "claims", Statement: j.accusation(e)}}})
		return j.retracts(&j.rec.Claims[len(j.rec.Claims)-1], own, st)
	}
	return false
}

// retracting reports whether the verb of a statement, or it and a word behind it, takes back what one
// said: "retracted", "took back".
func (j *joiner) retracting(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	verb := s.Words[st.CueWord].Lemma
	if j.Lexicon.Retractions[verb] {
		return true
	}
	return j.putsBack(st) && !j.takesThing(st) // "took back his words", not "took back the town"
}

// putsBack reports whether the verb of a statement is one that retracts only with a word behind it: "took back".
func (j *joiner) putsBack(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	return slices.ContainsFunc(s.Children(st.CueWord), func(c int) bool { return j.Lexicon.Retractions[s.Words[st.CueWord].Lemma+" "+s.Words[c].Lower()] })
}

// takesThing reports whether what is taken back is nothing that one says: "takes a step back", which is
// no denial either.
func (j *joiner) takesThing(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	o := s.Child(st.CueWord, "obj")
	return o >= 0 && !j.pointsBack(s.Words[o]) && !j.Lexicon.Claims[s.Words[o].Lemma] && j.putsBack(st)
}

// retracts adds the speaker's retraction to a claim that its own side made.
func (j *joiner) retracts(c *readout.Claim, own *readout.Statement, st statement.Statement) bool {
	e := j.event(c.Event)
	if !j.isOf(st, e) || j.spellsOut(own) && !j.quotes(st, e) && !j.echoes(st, e) {
		return false
	}
	mine := slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool {
		at := j.event(c.Event).Evidence[0].Sentence
		return s.Stance == "claims" && j.sameMouth(s.Actor, own.Speaker) && at <= own.Sentence && own.Sentence-at <= denialReach && s.Statement != own.ID
	})
	if mine {
		c.Sides = append(c.Sides, readout.ClaimSide{Actor: own.Speaker, Stance: "retracts", Statement: own.ID})
		c.Status = "retracted"
	}
	return mine
}

// sameMouth reports whether one may take back what the other said: a minister not what a
// policeman said.
func (j *joiner) sameMouth(a, b string) bool {
	x, y := j.actor(a), j.actor(b)
	return a == b || j.sameSide(a, b) && (x == nil || y == nil || strings.HasPrefix(x.Code, y.Code) || strings.HasPrefix(y.Code, x.Code))
}

// spellsOut reports whether a retraction tells what is taken back ("his statement that
// …"), so that it takes back nothing else.
func (j *joiner) spellsOut(own *readout.Statement) bool {
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool { return s.Within == own.ID })
}

// accountOf reports whether a denial names the one whose words it answers: "rejected the
// Chilean version" answers Chile, whoever did what Chile tells.
func (j *joiner) accountOf(st statement.Statement, claimant string) bool {
	return st.Act == "deny" && j.hisAccount(st, claimant)
}

// hisAccount reports whether what is said is of the account of one who claims something.
func (j *joiner) hisAccount(st statement.Statement, claimant string) bool {
	return j.accountIn(st, func(sentence, i, noun int) bool {
		return j.Lexicon.PointsBack[j.Sentences[sentence].Words[noun].LowerLemma()] && j.isHim(claimant, j.actorsAt(sentence, []int{i}))
	})
}

// accountIn reports whether in what is said a word that hangs on a noun behind it, as in
// "the Chilean version", is one that is looked for.
func (j *joiner) accountIn(st statement.Statement, wanted func(sentence, i, noun int) bool) bool {
	for _, c := range st.ContentWords {
		words := j.Sentences[c.Sentence].Words
		for i := c.First; i < c.Last; i++ {
			if h := words[i].Head; h > i && h < c.Last && words[h].UPOS == "NOUN" && wanted(c.Sentence, i, h) {
				return true
			}
		}
	}
	return false
}

// dropAnswers drops the claims that consist in denials only, where these answer a claim of
// another: "denied mistreating the mayor" answers "police had beaten him".
func (j *joiner) dropAnswers() {
	answers := map[string]bool{}
	for _, c := range j.rec.Claims {
		if len(c.Sides) > 0 && c.Sides[0].Stance != "denies" {
			for _, s := range c.Sides {
				answers[s.Statement] = true
			}
		}
	}
	j.rec.Claims = slices.DeleteFunc(j.rec.Claims, func(c readout.Claim) bool {
		return !slices.ContainsFunc(c.Sides, func(s readout.ClaimSide) bool { return s.Stance != "denies" || !answers[s.Statement] })
	})
	for i := range j.rec.Claims {
		j.rec.Claims[i].ID = fmt.Sprintf("C%d", i+1)
	}
}
