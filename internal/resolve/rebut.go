package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// keepsRules reports whether somebody says, without a "not", to have kept to what he is accused of
// breaking: "was strictly observing the truce", "the range was within the limits".
func (j *joiner) keepsRules(st statement.Statement) bool {
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	top := j.topOf(c)
	if top < 0 || j.negatedBy(&j.Sentences[c.Sentence], top) || j.Sentences[c.Sentence].Child(top, "nsubj", "nsubj:pass") < 0 {
		return false
	}
	return st.Act == "assert" && !st.Negative && !j.hasModal(st) && j.hasPhrase(st, j.Lexicon.Keeping) &&
		j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
			return j.Lexicon.Norms[s.Words[i].Lemma] && s.Words[i].Rel != "conj" && s.Child(i, "nmod:poss") < 0
		})
}

// deniesLink reports whether all that is denied is to have anything to do with somebody or something:
// "denied any link to the man".
func (j *joiner) deniesLink(st statement.Statement) bool {
	if st.Act != "deny" || len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	words := j.Sentences[c.Sentence].Words[c.First:c.Last]
	return len(words) > 1 && j.Lexicon.AnyDets[words[0].Lower()] && slices.ContainsFunc(words[1:min(len(words), linkWithin)], func(w syntax.Word) bool {
		return w.UPOS == "NOUN" && j.Lexicon.Links[w.Lemma]
	}) && !slices.ContainsFunc(words[:min(len(words), linkWithin)], func(w syntax.Word) bool { return w.Lemma == "between" }) // of others
}

// linkWithin is how many words into what is denied the link stands.
const linkWithin = 5

// ofTheirs reports whether all deeds that a statement tells are of who says so: what others deny is none of them.
func (j *joiner) ofTheirs(said *readout.Statement) bool {
	return !slices.ContainsFunc(said.Events, func(id string) bool {
		e := j.event(id)
		return claimable(e) && (len(e.Source) == 0 || !j.anyCamp(said.Speaker, e.Source))
	})
}

// madeTheirs reports whether what is said is that a thing is of the speaker's people: "the
// planes were Russian", "were believed to be Omani drones".
func (j *joiner) madeTheirs(own, said *readout.Statement) bool {
	s := &j.Sentences[said.Sentence]
	for i := range s.Words {
		w := &s.Words[i]
		if !inside(*w, said.Content) || !j.anyCamp(own.Speaker, j.actorsAt(said.Sentence, []int{i})) {
			continue
		}
		for top := i; top >= 0 && inside(s.Words[top], said.Content); top = s.Words[top].Head {
			if s.Child(top, "cop") >= 0 {
				return true
			}
			if r := s.Words[top].Rel; r != "amod" && r != "compound" && r != "xcomp" {
				break
			}
		}
	}
	return false
}

// setDenials gives the act of denying to those who deny in words that only assert something:
// "called the report a fake", "said none of its planes was there".
func (j *joiner) setDenials() {
	for i, st := range j.Statements {
		if st.Act != "assert" || st.Negative {
			continue
		}
		untrue := j.callsUntrue(st) && !j.differs(st)
		says := j.saysNot(st) || j.saysLiar(st) || j.disowns(st) || j.keepsRules(st) || len(j.fakes(st)) > 0
		for _, id := range j.said[i] {
			if own := j.statement(id); own.Speaker != "" && (untrue || says && (j.denies(id) && !j.claimsToo(id) || j.goesOnDenying(own))) {
				own.Act = "deny"
				own.Why = append(own.Why, "denies what was claimed before")
			}
		}
	}
}

// bareSpeaks reports whether an official or force named without a state speaks for those of the
// only state whose government or forces the text tells of: "a provincial official".
func (j *joiner) bareSpeaks(speaker, id string) bool {
	a, of := j.actor(speaker), j.actor(id)
	if a == nil || of == nil || !bareForce(a.Code) || len(of.Code) != 6 || !bareForce(of.Code[3:]) {
		return false
	}
	return !slices.ContainsFunc(j.rec.Actors, func(x readout.Actor) bool {
		return j.isCountry(x.Code) && x.Code[:3] != of.Code[:3] && (len(x.Code) == 3 || bareForce(x.Code[3:min(6, len(x.Code))]))
	})
}

// shiftOf makes a claim of what another has just said of those who now blame third parties for the
// same thing: "said Omani soldiers had dug the grave", "Oman blamed the grave on hired guns".
func (j *joiner) shiftOf(own *readout.Statement, st statement.Statement) *readout.Claim {
	others := j.othersDid(own, st)
	if !others && (own.Act != "accuse" || !j.Lexicon.Shifts[j.Sentences[st.Sentence].Words[st.CueWord].Lemma]) {
		return nil
	}
	for i := len(j.rec.Statements) - 1; i >= 0; i-- {
		said := &j.rec.Statements[i]
		if said.Act != "assert" && said.Act != "accuse" || !j.shifts(own, st, said) || j.answers(said) {
			continue
		}
		target := j.namedIn(said.Content, own.Speaker)
		if target == "" || j.tellsActs(said, own.Speaker) || len(j.doers(own, said.Sentence, said.Content)) == 0 && said.Act != "accuse" || !j.tellsPast(said) && said.Act != "accuse" || !others && !j.shares(st, said.Sentence) && !j.hasPhrase(st, j.Lexicon.Instead) && !j.blamesForAll(st) {
			continue
		}
		return j.claimOf(j.event(j.charge(said, target, "accusation: what was said of an actor, which it blames on others")))
	}
	return nil
}

// blamesForAll reports whether somebody "pins the blame" on others and does not say for what: for what was
// told before.
func (j *joiner) blamesForAll(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	o := s.Child(st.CueWord, "obj")
	return o >= 0 && s.Words[o].Lemma == "blame" && !slices.ContainsFunc(append(slices.Clone(s.Children(o)), s.Children(st.CueWord)...), func(c int) bool {
		k := s.Child(c, "case")
		return k >= 0 && s.Words[k].Lower() == "for"
	})
}

// goesOnDenying reports whether the speaker has denied something in the sentence before.
func (j *joiner) goesOnDenying(own *readout.Statement) bool {
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
		return s.Speaker == own.Speaker && s.Act == "deny" && own.Sentence-s.Sentence == 1 && j.denies(s.ID)
	})
}

// tellsActs reports whether a statement tells of deeds that were coded and are not those of the speaker's
// own side alone, so that more than these may be blamed on others.
func (j *joiner) tellsActs(said *readout.Statement, speaker string) bool {
	return slices.ContainsFunc(said.Events, func(id string) bool { return claimable(j.event(id)) && !j.answersFor(speaker, j.event(id)) })
}

// fromOwn reports whether what is told came "from" the speaker's own people: "not a shot came from the troops".
func (j *joiner) fromOwn(own *readout.Statement, s *syntax.Sentence, verb int) bool {
	return slices.ContainsFunc(s.Children(verb), func(c int) bool {
		k := s.Child(c, "case")
		if k < 0 || s.Words[k].Lemma != "from" || s.Words[c].Rel != "obl" {
			return false
		}
		who := j.actorsAt(s.Index, []int{c})
		return slices.ContainsFunc(who, func(id string) bool {
			code := j.actor(id).Code
			return len(code) == 6 && bareForce(code[3:]) && j.speaksFor(own.Speaker, id) || j.bareOf(own.Speaker, id)
		})
	})
}

// fakeShown reports whether a thing that is called untrue is what the claimant shows in a sentence
// after the claim: "published the sheets", "said the sheets were forged".
func (j *joiner) fakeShown(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	for t := said.Sentence; t < own.Sentence; t++ {
		if j.fakeThing(st, t) && (t == said.Sentence || slices.Contains(j.actorsIn(t), said.Speaker)) {
			return true
		}
	}
	return false
}

// sharedVoice reports whether several claim a thing, the speaker's own side among them.
func (j *joiner) sharedVoice(c *readout.Claim, speaker string) bool {
	claimants, own := 0, false
	for _, s := range c.Sides {
		if s.Stance == "claims" {
			claimants++
			own = own || j.sameSide(s.Actor, speaker)
		}
	}
	return claimants > 1 && own
}

// holds reports whether an arrest of which nobody is said to have made it is the doing of
// those who speak: only a state's own people arrest.
func (j *joiner) holds(speaker string, e *readout.Event) bool {
	a := j.actor(speaker)
	return a != nil && e.Plover == "COERCE" && e.Mode == "arrest" && (bareForce(a.Code) || len(a.Code) == 6 && bareForce(a.Code[3:]))
}

// apart is how many sentences a statement stands behind those who tell of an event; what
// their own side adds between counts for nothing.
func (j *joiner) apart(own *readout.Statement, e *readout.Event) int {
	from := e.Evidence[0].Sentence
	n := own.Sentence - from
	for s := from + 1; s < own.Sentence; s++ {
		spoken, theirs := false, true
		for _, x := range j.rec.Statements {
			if x.Sentence == s {
				spoken = true
				theirs = theirs && slices.ContainsFunc(e.ReportedBy, func(id string) bool {
					by := j.statement(id).Speaker
					return by != "" && x.Speaker != "" && j.oneVoice(by, x.Speaker)
				})
			}
		}
		if spoken && theirs {
			n--
		}
	}
	return n
}
