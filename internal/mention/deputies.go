package mention

import (
	"strings"

	"readout/internal/syntax"
)

// patrolling reports whether a word for members of a parliament means police: deputies are a
// sheriff's where the text names one, and where they arrest somebody.
func (d *document) patrolling(s *syntax.Sentence, i int) bool {
	w := &s.Words[i]
	if !d.lex.is("constables", w.LowerLemma()) {
		return false
	}
	if syntax.IsRel(w.Rel, "nsubj") && w.Head >= 0 && d.policed(s, w.Head) {
		return true
	}
	return d.underSheriff()
}

// policed reports whether a verb, or one beside it, is what only police do.
func (d *document) policed(s *syntax.Sentence, verb int) bool {
	if d.lex.is("policework", s.Words[verb].Lemma) {
		return true
	}
	c := s.Child(verb, "conj")
	return c >= 0 && d.lex.is("policework", s.Words[c].Lemma)
}

// underSheriff reports whether the text names a sheriff.
func (d *document) underSheriff() bool {
	if d.sheriffDone {
		return d.sheriff
	}
	d.sheriffDone = true
	for si := range d.sents {
		for k := range d.sents[si].Words {
			if d.lex.is("constable", d.sents[si].Words[k].LowerLemma()) {
				d.sheriff = true
				return true
			}
		}
	}
	return false
}

// rankCode returns the role of a title that soldiers and police share: of the police in a text
// that speaks of these more than of an army, as it does of deputies where it names a sheriff.
func (d *document) rankCode(words, code string) string {
	lower := strings.ToLower(words)
	switch {
	case code == "MIL" && d.lex.is("policerank", lastWord(lower)) && d.policeText():
		return "COP"
	case code == "LEG" && d.lex.is("constables", lower) && d.underSheriff():
		return "COP"
	}
	return code
}

// policeText reports whether the text speaks of police more than of an army.
func (d *document) policeText() bool { return d.words("constabulary") > d.words("soldiery") }

// ofPolice gives people whom only their owner tells from soldiers or spies its role: "FBI
// agents", "NYPD officers".
func (d *document) ofPolice(p *phrase, noun actorNoun) actorNoun {
	s := &d.sents[p.sentence]
	if len(p.owners) == 1 && d.lex.is("ofpolice", s.Words[p.head].LowerLemma()) && strings.HasSuffix(d.set.Entities[p.owners[0]].Code, "COP") {
		noun.code = "COP"
	}
	return noun
}

// bareRank reports whether a title is but a rank that soldiers, police and firefighters share,
// which no word says whose it is.
func (d *document) bareRank(t *title) bool {
	return len(t.kinds) == 0 && t.owner < 0 && t.ownerNoun < 0 && t.ownerPronoun < 0 && d.lex.is("policerank", lastWord(t.text))
}

// onlyOfficer returns the role of a title of n words, but none for an "Officer" of whom a word
// before says that it is another one than the police's: "Chief Veterinary Officer Ana Diaz".
func (d *document) onlyOfficer(si int, t *title, n int) string {
	s := &d.sents[si]
	k := t.last - 2
	if n > 1 || t.code != "COP" || k < 0 || s.Words[t.last-1].Lower() != "officer" || inAtom(d.atoms[si], k) || !modifier(s.Words[k]) || d.lex.is("constabulary", s.Words[k].LowerLemma()) {
		return t.code
	}
	return ""
}

// noAgent reports whether a phrase speaks of somebody's agents of whom it does not say that they are of
// a state or of its police: "her agent".
func (d *document) noAgent(p *phrase, noun actorNoun) bool {
	if noun.code != "SPY" || d.sents[p.sentence].Words[p.head].LowerLemma() != "agent" {
		return false
	}
	return p.pronoun >= 0 || len(p.owners) == 0 || d.set.Entities[p.owners[0]].Code == ""
}
