package resolve

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// nearReach is how many sentences back a denial in words of its own may look for what
// was said of those who deny.
const nearReach = 3

// alleged makes an accusation, and a claim, of the nearest earlier statement of
// another camp that the denial answers: what was said was not coded, but the denial
// shows that it was held against them.
func (j *joiner) alleged(own *readout.Statement, st statement.Statement) *readout.Claim {
	if st.Act != "deny" && !j.calledUntrue(st) && !j.disowns(st) && !j.saysNot(st) && len(j.fakes(st)) == 0 && !j.saysLiar(st) && !j.turns(st) && !j.beganIt(st) && !j.keepsRules(st) && !j.innocent(st) {
		return nil
	}
	for i := len(j.rec.Statements) - 1; i >= 0; i-- {
		said := &j.rec.Statements[i]
		if !j.mayAllege(said, own, st) {
			continue
		}
		target, ok := j.heldAgainst(own, st, said)
		if !ok || j.othersWordsNearer(own, st, said, target) || j.nobodysCharge(st, said) {
			continue
		}
		for k := range j.rec.Claims {
			if c := &j.rec.Claims[k]; slices.Contains(said.Events, c.Event) {
				if j.event(c.Event).Polarity == "negative" && j.saysNot(st) {
					return nil
				}
				return c
			}
		}
		return j.claimOf(j.event(j.charge(said, target, "accusation: what was said of an actor, which it denies")))
	}
	return nil
}

// othersWordsNearer reports whether a charge is denied by a person of whom a statement right before
// it tells nothing, though the one before that names him: it answers that one.
func (j *joiner) othersWordsNearer(own *readout.Statement, st statement.Statement, said *readout.Statement, target string) bool {
	if target != own.Speaker || said.Within == own.ID || j.namedIn(said.Content, own.Speaker) != "" || j.actor(own.Speaker).Type != "person" {
		return false
	}
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
		return s.Sentence < said.Sentence && own.Sentence-s.Sentence <= nearReach && s.Speaker != said.Speaker && j.namedIn(s.Content, own.Speaker) == own.Speaker && j.mayAllege(&s, own, st)
	})
}

// nearerCharge reports whether something that was said of the speaker himself, after a
// sentence, is what he denies.
func (j *joiner) nearerCharge(own *readout.Statement, st statement.Statement, sentence int) bool {
	if j.Lexicon.Pleads[j.Sentences[st.Sentence].Words[st.CueWord].Lemma] {
		return false // "pleaded not guilty" to what the court brings
	}
	return slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
		if s.Sentence <= sentence || !j.mayAllege(&s, own, st) {
			return false
		}
		target, ok := j.heldAgainst(own, st, &s)
		return ok && target == own.Speaker && j.namedIn(s.Content, own.Speaker) == own.Speaker
	})
}

// mayAllege reports whether a statement may be what a denial answers: another said it,
// no later than the denial, and no event of it is told otherwise.
func (j *joiner) mayAllege(said, own *readout.Statement, st statement.Statement) bool {
	if said.Sentence > own.Sentence || own.Sentence-said.Sentence > j.farthest(st) || said.ID == own.ID || said.Cue == own.Cue || own.Within == said.ID ||
		said.Speaker == "" || said.Speaker == own.Speaker || said.Act != "assert" && said.Act != "accuse" || j.denies(said.ID) && !j.claimsToo(said.ID) || j.answers(said) {
		return false
	}
	if said.Act == "assert" && j.bothNot(st, said) {
		return false
	}
	if j.ownSentenceOnly(st) && said.Sentence != own.Sentence || j.inventedBy(own, st, said.Speaker) || j.onlyAdds(own, said) {
		return false
	}
	if !j.putsForward(said) && !st.Trails || j.onlyBelieved(said) && !st.Trails && !j.namesClaim(st) || said.Sentence == own.Sentence && said.Cue[0] > own.Cue[0] && !st.Trails && said.Within != own.ID && !j.saidBefore(st, said) {
		return false
	}
	if j.deniesLink(st) && own.Sentence-said.Sentence <= nearReach && j.ofTheirs(said) {
		return true
	}
	return !j.tellsDeed(said) || j.butDenied(own, st, said) || (j.innocent(st) || j.callsClaim(st) || j.pointsAlone(st) || j.saysLiar(st)) && own.Sentence-said.Sentence <= 1
}

// tellsDeed reports whether an event that may be a claim is told in a statement: not where one is
// only suspected, or was planned.
func (j *joiner) tellsDeed(said *readout.Statement) bool {
	return slices.ContainsFunc(said.Events, func(id string) bool { e := j.event(id); return claimable(e) && e.Modality != "scheduled" })
}

// claimable reports whether an event is told as one that took or takes place, or is due.
func claimable(e *readout.Event) bool {
	return e.Modality == "actual" || e.Modality == "habitual" || e.Modality == "scheduled"
}

// answers reports whether a statement itself says that something is not so: "said there was
// no truth in this".
func (j *joiner) answers(said *readout.Statement) bool {
	st, ok := j.stageOf(said)
	return ok && (j.calledUntrue(st) || j.disowns(st))
}

// heldAgainst reports whether a denial answers a statement, and whom the statement is
// held against.
func (j *joiner) heldAgainst(own *readout.Statement, st statement.Statement, said *readout.Statement) (string, bool) {
	target := j.namedIn(said.Content, own.Speaker)
	if said.Within == own.ID { // "denied claims by the minister that …"
		return cmp.Or(target, own.Speaker), st.Act == "deny" && j.answersNear(own, st, said)
	}
	switch {
	case target != "" && j.deniesLink(st):
		target = own.Speaker // "an Omani teacher had spied", "Oman denied any link"
	case target != "" && target != own.Speaker && privateActor(j.actor(target).Code):
		target = "" // a country's police deny nothing on behalf of its people
	}
	if target != own.Speaker && j.sittingApart(own.Speaker, said.Speaker) {
		target = "" // a senator answers for no government of his own state
	}
	if target == "" {
		target = j.bareDoer(own, said)
	}
	if target == "" && (j.speaksForThem(st, said) || (j.disowns(st) || j.deniesLink(st)) && j.placedIn(said, own.Speaker)) {
		target = own.Speaker
	}
	back := j.back(own, said)
	if target == "" && back <= nearReach {
		target = j.atHome(own, said, st)
	}
	if j.oneVoice(said.Speaker, own.Speaker) && !j.himselfIn(own.Speaker, []string{target}, said.Speaker) && !(st.Trails && back == 0 && own.Speaker != said.Speaker && j.actor(said.Speaker).Type != "state") {
		return "", false
	}
	switch {
	case j.foretells(own, said) && !j.accountOf(st, said.Speaker), j.accountOfOther(own, st, said.Speaker), target != "" && target == j.clients[own.Speaker] && j.mightBe(said):
		return "", false
	case j.callsLiar(own, st, said.Speaker):
		return cmp.Or(target, own.Speaker), (target != "" || j.hisAccount(st, said.Speaker)) && back <= nearReach && (!j.liarFor(st) || j.shares(st, said.Sentence))
	case j.butDenied(own, st, said):
		return target, true
	case j.innocent(st):
		return target, (target == own.Speaker || target != "" && target == j.clients[own.Speaker]) && back <= 1
	case j.turnsBack(own, st, said.Speaker):
		return cmp.Or(target, own.Speaker), back <= 1 && j.tellsPast(said)
	case target == own.Speaker && own.Sentence == said.Sentence && st.Act == "deny" && j.saidBefore(st, said):
		return target, true
	case st.Trails:
		return target, back == 0 // "…, which officials deny"
	case target == "":
		return j.charged(own, st), own.Sentence-said.Sentence <= 1 && (j.callsClaim(st) || j.pointsAlone(st) || j.noTruthIn(st)) && (j.tellsPast(said) || said.Act == "accuse" && target != "" || st.Act == "deny" && j.pointsAlone(st) && !j.foretells(own, said)) || back <= nearReach && j.fakeShown(own, st, said)
	case target != "" && back <= nearReach && j.fakeCase(st, said):
		return target, true
	case back <= nearReach && (j.deniesLink(st) || j.madeTheirs(own, said) && j.repliesNot(own, st, said.Sentence)):
		return target, true
	case j.asksProof(st, said.Speaker), j.pointsAtDeed(st) && (back <= 1 || !j.ofOtherMatter(st, said.Sentence)), back <= nearReach && j.fakeShown(own, st, said):
		return target, true
	case back <= 1 && (j.answersNear(own, st, said) || j.deniesMisdeed(st)), len(j.doers(own, said.Sentence, said.Content)) > 0 && j.repliesNot(own, st, said.Sentence) && !j.mightBe(said):
		return target, true
	}
	return target, back <= nearReach && own.Sentence-said.Sentence <= nearReach+1 && (st.Act == "deny" && j.shares(st, said.Sentence) && !j.ofStranger(own, st, said) || j.negatesVerb(own, st, said.Sentence) || j.deniesKind(st, said))
}

// back is how many sentences back a statement stands, those left out in which the same side
// goes on speaking, or he who answers.
func (j *joiner) back(own, said *readout.Statement) int {
	back := own.Sentence - said.Sentence
	for t := said.Sentence + 1; t < own.Sentence; t++ {
		if slices.ContainsFunc(j.rec.Statements, func(s readout.Statement) bool {
			return s.Sentence == t && s.Speaker != "" && (j.oneVoice(s.Speaker, said.Speaker) || s.Speaker == own.Speaker)
		}) {
			back--
		}
	}
	return back
}

// charged returns the speaker where a denial calls what it answers a charge, which it then
// was against them; "" where it was said of others or of a thing.
func (j *joiner) charged(own *readout.Statement, st statement.Statement) string {
	if j.hasNoun(st, func(s *syntax.Sentence, i int) bool { return j.Lexicon.Charges[s.Words[i].Lemma] }) {
		return own.Speaker
	}
	return ""
}

// noTruthIn reports whether all that is said is that there is nothing in what was said last:
// "there was no truth in that".
func (j *joiner) noTruthIn(st statement.Statement) bool {
	if !j.disowns(st) || len(st.ContentWords) != 1 {
		return false
	}
	c := st.ContentWords[0]
	last := j.Sentences[c.Sentence].Words[c.Last-1]
	return c.Last-c.First <= shortAnswer && last.UPOS == "PRON" && j.pointsBack(last)
}

// answersNear reports whether a denial answers what the sentence before it says.
func (j *joiner) answersNear(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	if j.deniesThing(st, said.Sentence) {
		return true
	}
	if st.Act != "deny" && !j.calledUntrue(st) && !j.disowns(st) {
		return j.negatesVerb(own, st, said.Sentence)
	}
	return j.anaphoric(st) || j.calledUntrue(st) || j.disowns(st) || j.shares(st, said.Sentence) && !j.ofStranger(own, st, said) || j.deniesDoing(own, st, said)
}

// calledUntrue reports whether a speaker calls untrue what was said, in whatever words.
func (j *joiner) calledUntrue(st statement.Statement) bool {
	return j.wasUntrue(st) || st.Act == "assert" && j.brief(st) && j.anaphoric(st) && (j.hasUntrue(st) || j.renames(st) || j.slights(st))
}

// callsClaim reports whether an answer calls what it answers a claim, and does not spell
// out which: "dismissed the charge", "disputes his account".
func (j *joiner) callsClaim(st statement.Statement) bool {
	return j.deniesCritique(st) || (st.Act == "deny" || j.calledUntrue(st)) && j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		spelt := slices.ContainsFunc(s.Children(i), func(c int) bool {
			return c > i && s.Words[c].UPOS != "PUNCT" && !j.asUntrue(s, c) && !j.besideCharge(s, c)
		})
		return (s.Words[i].UPOS == "NOUN" && i > 0 && s.Words[i-1].Lemma == "such" || j.pointsBack(s.Words[i]) && !j.Lexicon.Shares[s.Words[i].Lemma] || (j.Lexicon.Tallies[s.Words[i].Lemma] || st.Act == "deny" && j.Lexicon.Results[s.Words[i].Lemma]) && j.known(s, i)) && !spelt
	})
}

// besideCharge reports whether a word tells where or when something was denied, though it hangs
// on what was: "denied the charges in a letter".
func (j *joiner) besideCharge(s *syntax.Sentence, i int) bool {
	c := s.Child(i, "case")
	return c >= 0 && s.Words[c].Lemma != "of" && (j.Lexicon.Inside[s.Words[c].Lemma] || j.Lexicon.Circumstance[s.Words[c].Lemma])
}

// asUntrue reports whether a word only says what one takes a claim for: "as unfounded".
func (j *joiner) asUntrue(s *syntax.Sentence, i int) bool {
	c := s.Child(i, "case", "mark")
	return c >= 0 && s.Words[c].Lemma == "as" && j.untrue(s.Words[i])
}

// pointsAtDeed reports whether an answer names what it answers, however far back that
// was said, as a claim or as a share in a deed: "denied any role", "denied wrongdoing".
func (j *joiner) pointsAtDeed(st statement.Statement) bool {
	return (st.Act == "deny" || j.calledUntrue(st)) && j.namesClaim(st) || st.Act == "deny" && j.deniesBeing(st)
}

// deniesBeing reports whether what is denied is that somebody is or was one of those who did a
// deed: "denied that his men were responsible".
func (j *joiner) deniesBeing(st statement.Statement) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool {
			return j.Lexicon.Partakers[w.LowerLemma()] || j.Lexicon.Partakers[w.Lower()]
		})
	})
}

// hasNoun reports whether what is said has a noun of a kind.
func (j *joiner) hasNoun(st statement.Statement, kind func(s *syntax.Sentence, i int) bool) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			if w := s.Words[i]; (w.UPOS == "NOUN" || w.XPOS == "VBG") && kind(s, i) { // "wrongdoing" may be read as a verb
				return true
			}
		}
		return false
	})
}

// tellsPast reports whether a statement tells what was done, not what will or may be.
func (j *joiner) tellsPast(said *readout.Statement) bool {
	past := false
	for _, w := range j.Sentences[said.Sentence].Words {
		if !inside(w, said.Content) {
			continue
		}
		if w.XPOS == "MD" {
			return false
		}
		past = past || w.XPOS == "VBD" || w.XPOS == "VBN" && w.UPOS == "VERB"
	}
	return past
}

// placedIn reports whether what is said happened in the speaker's state or leads there:
// "hackers in Togo", "shipped to Togo".
func (j *joiner) placedIn(said *readout.Statement, speaker string) bool {
	a := j.actor(speaker)
	return a != nil && len(a.Code) >= 3 && !privateActor(a.Code) && slices.ContainsFunc(j.rec.Places, func(p readout.Place) bool {
		return p.Country == a.Code[:3] && slices.ContainsFunc(p.Mentions, func(m readout.Span) bool {
			return slices.ContainsFunc(said.Content, func(c readout.Span) bool { return c[0] <= m[0] && m[1] <= c[1] })
		})
	})
}

// foretells reports whether a statement only tells what is to come, and not of those who
// answer it: "said he would go to court".
func (j *joiner) foretells(own, said *readout.Statement) bool {
	for _, w := range j.Sentences[said.Sentence].Words {
		if inside(w, said.Content) && w.XPOS == "MD" {
			return !j.tellsPast(said) && len(j.doers(own, said.Sentence, said.Content)) == 0
		}
	}
	return false
}

// fakeThing reports whether a thing that a sentence tells of is called untrue: "had
// letters from the prison … said the letters were forgeries".
func (j *joiner) fakeThing(st statement.Statement, sentence int) bool {
	return slices.ContainsFunc(j.fakes(st), func(noun string) bool { return j.tells(sentence, noun) || j.Lexicon.Shown[noun] && j.shows(sentence) })
}

// shows reports whether a sentence tells of pictures.
func (j *joiner) shows(sentence int) bool {
	return slices.ContainsFunc(j.Sentences[sentence].Words, func(w syntax.Word) bool { return w.UPOS == "NOUN" && j.Lexicon.Shown[w.Lemma] })
}

// fakeCase reports whether the case that a court or police bring against somebody is called untrue.
func (j *joiner) fakeCase(st statement.Statement, said *readout.Statement) bool {
	code := j.actor(said.Speaker).Code
	return (strings.HasSuffix(code, "JUD") || strings.HasSuffix(code, "COP") || strings.HasSuffix(code, "SPY")) && slices.ContainsFunc(j.fakes(st), func(noun string) bool { return j.Lexicon.Cases[noun] })
}

// fakes lists the things that a statement calls untrue.
func (j *joiner) fakes(st statement.Statement) []string {
	var things []string
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last && st.Act == "assert"; i++ {
			faked := s.Words[i].XPOS == "VBN" && j.Lexicon.Faked[s.Words[i].Lower()] // "the pictures were staged"
			if n := s.Child(i, "nsubj", "nsubj:pass"); (faked || j.untrue(s.Words[i])) && n >= 0 && s.Words[n].UPOS == "NOUN" {
				things = append(things, s.Words[n].Lemma)
			}
		}
	}
	return things
}

// negatesVerb reports whether an assertion says that its own speaker did not do, or
// never did, what a sentence tells: "We did not use such weapons".
func (j *joiner) negatesVerb(own *readout.Statement, st statement.Statement, sentence int) bool {
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last && c.Sentence != sentence; i++ {
			h := s.Words[i].Head
			if !j.negation(s.Words, i) || h < c.First || h >= c.Last || s.Words[h].UPOS != "VERB" || s.Words[h].XPOS == "VBG" || j.Lexicon.Empty[s.Words[h].Lemma] {
				continue
			}
			if !j.ownDoing(own, c.Sentence, h) || j.couldNot(s, h) {
				continue
			}
			if slices.ContainsFunc(j.Sentences[sentence].Words, func(w syntax.Word) bool { return w.UPOS == "VERB" && j.kin(w.Lemma) == j.kin(s.Words[h].Lemma) }) {
				return true
			}
		}
	}
	return false
}

// ownDoing reports whether the subject of a verb is of the speaker's own camp, or "we".
func (j *joiner) ownDoing(own *readout.Statement, sentence, verb int) bool {
	s := &j.Sentences[sentence]
	n := subjectOf(s, verb)
	if n < 0 {
		return false
	}
	who := j.actorsAt(sentence, []int{n})
	return j.ofClient(own, sentence, n) || j.anyCamp(own.Speaker, who) || len(who) == 0 && s.Words[n].UPOS == "PRON" && !impersonal(s.Words[n])
}

// accusedIn reports whether an accusation names those who deny it where it is not them
// whom it is coded against: "hackers who work for the Omani ministry".
func (j *joiner) accusedIn(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	return j.pointsAtDeed(st) && !j.ofOtherMatter(st, e.Evidence[0].Sentence) && j.namedIn(j.statement(j.accusation(e)).Content, own.Speaker) != ""
}
