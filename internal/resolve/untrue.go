package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// differs reports whether somebody only says to see it otherwise: "Togo disagreed, saying
// …", "disagreed with that version".
func (j *joiner) differs(st statement.Statement) bool {
	w := j.Sentences[st.Sentence].Words
	cue := w[st.CueWord]
	if j.Lexicon.Differ[cue.Lemma] {
		return !st.Negative && !j.differsOn(st)
	}
	return cue.XPOS == "VBG" && cue.Rel == "advcl" && cue.Head >= 0 && j.Lexicon.Differ[w[cue.Head].Lemma]
}

// differsOn reports whether what one does not see alike is a thing of its own: "disagree on taxes".
func (j *joiner) differsOn(st statement.Statement) bool {
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	return top >= 0 && s.Words[top].UPOS == "NOUN" && s.Words[top].Head == st.CueWord && !j.pointsBack(s.Words[top]) && !j.Lexicon.Claims[s.Words[top].Lemma]
}

// namesClaim reports whether an answer names what it answers as a claim: "the report".
func (j *joiner) namesClaim(st statement.Statement) bool {
	return j.hasNoun(st, func(s *syntax.Sentence, i int) bool {
		return j.pointsBack(s.Words[i]) && !j.spelt(s, i) || j.Lexicon.Tallies[s.Words[i].Lemma] && j.known(s, i)
	})
}

// ofRemarks reports whether an answer is of somebody's words: "rejected the remarks".
func (j *joiner) ofRemarks(st statement.Statement) bool {
	return j.hasNoun(st, func(s *syntax.Sentence, i int) bool { return j.Lexicon.Remarks[s.Words[i].Lemma] && j.known(s, i) })
}

// onlyCase reports whether an answer is of what courts or parliaments bring against somebody, not of a
// claim: "called the trial a farce".
func (j *joiner) onlyCase(st statement.Statement) bool {
	return !j.namesClaim(st) && j.hasNoun(st, func(s *syntax.Sentence, i int) bool { return j.Lexicon.Cases[s.Words[i].Lemma] })
}

// callsLiar reports whether somebody calls the one who said something a liar.
func (j *joiner) callsLiar(own *readout.Statement, st statement.Statement, who string) bool {
	named := j.namedIn(own.Content, who)
	return j.saysLiar(st) && (named == who || named != "" && j.actor(who).Type != "person" && j.actor(named).Type != "person" && j.actor(who).Type != "state")
}

// saysLiar reports whether a statement calls somebody a liar, or says that he lies.
func (j *joiner) saysLiar(st statement.Statement) bool {
	return st.Act == "assert" && !st.Negative && slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		s := &j.Sentences[c.Sentence]
		words, liar := s.Words[c.First:c.Last], false
		for i, w := range words {
			liar = liar || j.Lexicon.Liars[w.Lemma] && (w.UPOS == "NOUN" || w.XPOS == "VBG" || w.XPOS == "VBN") && !asideRel(w.Rel) && !j.insulting(s, c.First+i)
		}
		return liar && !slices.ContainsFunc(words, func(w syntax.Word) bool { return j.Lexicon.Negations[w.Lower()] })
	})
}

// innocent reports whether somebody says to be innocent or persecuted, in whatever words.
func (j *joiner) innocent(st statement.Statement) bool {
	return st.Act == "assert" && st.Reports && !st.Negative && j.brief(st) && !j.onlyCase(st) && j.hasPhrase(st, j.Lexicon.Innocent)
}

// innocentOf reports whether those whom a charge names, or who speak for them, say at once to be innocent.
func (j *joiner) innocentOf(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	return j.innocent(st) && own.Sentence-e.Evidence[0].Sentence <= nearReach && slices.ContainsFunc(e.Target, func(id string) bool { return id == own.Speaker || id == j.clients[own.Speaker] })
}

// asideRel tells the relations of words that only describe another: "a charge of lying under oath".
func asideRel(rel string) bool {
	return syntax.IsRel(rel, "acl") || syntax.IsRel(rel, "nmod") || syntax.IsRel(rel, "obl") || rel == "advcl" || rel == "amod" || rel == "compound"
}

// renames reports whether somebody says what a charge is, "described the accusation as an
// affair of courts", or puts down what was said: "called the statement an insult". Whoever takes it in earnest ("called the allegations serious") denies nothing.
func (j *joiner) renames(st statement.Statement) bool {
	if !j.Lexicon.Naming[j.Sentences[st.Sentence].Words[st.CueWord].Lemma] || st.Negative {
		return false
	}
	named, pointed, slighted := false, false, false
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		for i := c.First; i < c.Last; i++ {
			w := s.Words[i]
			if j.Lexicon.Earnest[w.Lemma] || w.XPOS == "MD" {
				return false
			}
			thing := w.UPOS == "NOUN" && i < c.First+namedWithin && i+1 < c.Last
			named = named || thing && j.Lexicon.Charges[w.Lemma]
			pointed = pointed || thing && j.pointsBack(w) && !j.Lexicon.Shares[w.Lemma]
			slighted = slighted || j.Lexicon.Slights[w.LowerLemma()] || j.Lexicon.Slights[w.Lower()]
		}
	}
	return named || pointed && slighted
}

// slights reports whether somebody only puts down what was said, "said the charge was cynical".
func (j *joiner) slights(st statement.Statement) bool {
	if st.Negative || len(st.ContentWords) != 1 {
		return false
	}
	c := st.ContentWords[0]
	s := &j.Sentences[c.Sentence]
	top := j.topOf(c)
	if top < 0 || s.Child(top, "cop", "aux:pass") < 0 || j.negatedBy(s, top) || !j.Lexicon.Slights[s.Words[top].LowerLemma()] && !j.Lexicon.Slights[s.Words[top].Lower()] {
		return false
	}
	n := s.Child(top, "nsubj", "nsubj:pass")
	return n >= 0 && s.Words[n].UPOS == "NOUN" && j.pointsBack(s.Words[n]) && !j.Lexicon.Shares[s.Words[n].Lemma]
}

// namedWithin is how many words into what is said stands what is named.
const namedWithin = 4

// asksProof reports whether those of whom something was claimed say that who claimed it
// has shown nothing to prove it: "said Togo had given no evidence".
func (j *joiner) asksProof(st statement.Statement, claimant string) bool {
	return st.Act == "assert" && slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		s := &j.Sentences[c.Sentence]
		verb := j.topOf(c)
		if verb < 0 || s.Words[verb].UPOS != "VERB" {
			return false
		}
		o, n := s.Child(verb, "obj"), s.Child(verb, "nsubj")
		if o < 0 || n < 0 || !j.Lexicon.Proof[s.Words[o].Lemma] || !j.anyCamp(claimant, j.actorsAt(c.Sentence, []int{n})) {
			return false
		}
		return j.negatedBy(s, verb) || j.negatedBy(s, o)
	})
}

// bareForce tells codes of forces, and of officials, that may be named without their state.
func bareForce(code string) bool {
	return code == "MIL" || code == "COP" || code == "SPY" || code == "GOV"
}

// bareOf reports whether a force named without its state may be the speaker's: "soldiers
// burned homes", which that country's army or government denies.
func (j *joiner) bareOf(speaker, force string) bool {
	a, f := j.actor(speaker), j.actor(force)
	if a == nil || f == nil || !bareForce(f.Code) || len(a.Code) < 3 || opposed(a.Code) || privateActor(a.Code) {
		return false
	}
	return len(a.Code) == 3 && a.Type == "state" || len(a.Code) >= 6 && (a.Code[3:6] == "GOV" || a.Code[3:6] == f.Code)
}

// bareDoer returns the speaker where a force named without its state does what is said,
// and may be theirs; else "".
func (j *joiner) bareDoer(own, told *readout.Statement) string {
	for i, w := range j.Sentences[told.Sentence].Words {
		if !syntax.IsRel(w.Rel, "nsubj") || !inside(w, told.Content) {
			continue
		}
		if slices.ContainsFunc(j.actorsAt(told.Sentence, []int{i}), func(id string) bool { return j.bareOf(own.Speaker, id) }) {
			return own.Speaker
		}
	}
	return ""
}

// refusals makes a denial of what somebody is quoted to reject in words of their own:
// "'We reject it,' the spokesman said".
func (j *joiner) refusals() {
	for i := range j.Statements {
		st := &j.Statements[i]
		if st.Act != "assert" || st.Kind == statement.Indirect || !j.anaphoric(*st) {
			continue
		}
		for _, id := range j.said[i] {
			own := j.statement(id)
			if slices.ContainsFunc(own.Events, func(e string) bool { return j.refuses(own, j.event(e)) }) {
				st.Act, own.Act = "deny", "deny"
			}
		}
	}
}

// refuses reports whether an event is that a speaker rejects something of nobody.
func (j *joiner) refuses(own *readout.Statement, e *readout.Event) bool {
	if e.Plover != "REJECT" || e.Polarity != "positive" || e.Modality != "actual" || len(e.Source) == 0 || len(e.Target) > 0 || !j.anyCamp(own.Speaker, e.Source) {
		return false
	}
	s, at := j.triggerWord(e)
	if at < 0 || !j.Lexicon.Rejects[s.Words[at].Lemma] || s.Words[at].XPOS == "VBD" { // "I rejected it" is told of another time
		return false // "we reject it", not "I went back"
	}
	n := s.Child(at, "nsubj")
	return n >= 0 && s.Words[n].XPOS == "PRP" && j.isHim(own.Speaker, e.Source) // not "he refuses", of another
}

// spares reports whether somebody says to attack nobody but soldiers: "strikes only
// military targets".
func (j *joiner) spares(st statement.Statement) bool {
	return st.Act == "assert" && j.hasPhrase(st, j.Lexicon.Sparing)
}
