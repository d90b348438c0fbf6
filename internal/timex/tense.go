package timex

import (
	"strings"

	"readout/internal/syntax"
)

// tense is where the verb over an expression lies: -1 past, 1 future, 0 when
// it does not tell.
type tense int

const (
	past    tense = -1
	unknown tense = 0
	future  tense = 1
)

// tense reads on which side of the present a match lies: ahead after "until",
// else as the verb says.
func (r *reader) tense(s *syntax.Sentence, c candidate) tense {
	at := r.toks[c.to-1].word
	if aheadOf(s, r.toks[c.from].word) {
		return future
	}
	if at < len(s.Words) && syntax.IsRel(s.Words[at].Rel, "nmod:poss") && s.Words[at].Head >= 0 {
		// "Wednesday's ruling" has been, unless it is what will do something or is put off.
		if r.putOff(s, s.Words[at].Head) {
			return future
		}
		if r.before(c) == "by" && r.tagger.lex.tenseOver(s, s.Words[at].Head) == future {
			return future // "will leave by Sunday's deadline"
		}
		if at = s.Words[at].Head; !syntax.IsRel(s.Words[at].Rel, "nsubj") {
			return unknown
		}
	}
	if r.moved(s, at) {
		return future
	}
	t := r.tagger.lex.tenseOver(s, at)
	switch r.before(c) {
	case "until":
		return future
	case "by":
		if at < len(s.Words) && s.Words[at].Head >= 0 && perfect(s, s.Words[at].Head) && s.Child(s.Words[at].Head, "xcomp") >= 0 {
			return future // "has promised to leave by Friday"
		}
		if t == past {
			return unknown // "was told to leave by May 5": a past verb says little
		}
		return future
	case "since":
		return past
	case "from":
		if r.called(s, at) {
			return future // "announced drills from noon on Thursday"
		}
	}
	return t
}

// putOff reports whether a noun names what is put off or called off: "postponed Tuesday's
// visit", "called off Friday's march".
func (r *reader) putOff(s *syntax.Sentence, noun int) bool {
	w := s.Words[noun]
	if w.Head < 0 || !syntax.IsRel(w.Rel, "obj") && w.Rel != "nsubj:pass" {
		return false
	}
	lex, verb := r.tagger.lex, s.Words[w.Head].Lemma
	if p := s.Child(w.Head, "compound:prt"); p < 0 && lex.is("CALL", verb) || p >= 0 && lex.is("OFF", verb) && s.Words[p].Lemma != "off" {
		return false // "called Friday's strike"
	}
	return lex.is("MOVE", verb) || lex.is("OFF", verb)
}

// aheadOf reports whether a time is that of what something comes ahead of: "ahead of
// Sunday's vote", "ahead of talks on Friday".
func aheadOf(s *syntax.Sentence, first int) bool {
	for w := min(first, len(s.Words)) - 1; w > 0 && w >= first-maxClimb; w-- {
		switch x := &s.Words[w]; {
		case x.Text == "," || x.UPOS == "VERB" || x.UPOS == "AUX":
			return false
		case x.Lemma == "of" && strings.EqualFold(s.Words[w-1].Text, "ahead"):
			return true
		}
	}
	return false
}

// moved reports whether word w is the day for which something is set or to
// which it is put off: "moved to Sunday", "delayed until June", "called a strike
// for Friday".
func (r *reader) moved(s *syntax.Sentence, w int) bool {
	if w >= len(s.Words) || s.Words[w].Head < 0 {
		return false
	}
	c := s.Child(w, "case")
	if c < 0 {
		return false
	}
	lex := r.tagger.lex
	over := s.Words[w].Head
	for s.Words[over].UPOS == "NOUN" && s.Words[over].Head >= 0 && s.Words[over].Lemma != "set" {
		over = s.Words[over].Head
	}
	if mark := s.Child(over, "mark"); s.Words[over].XPOS == "VBG" && mark >= 0 && s.Words[mark].Lemma == "for" && s.Words[over].Head >= 0 {
		over = s.Words[over].Head // "have summoned him for questioning on Monday"
		return s.Words[c].Lemma == "on" && lex.is("CALL", s.Words[over].Lemma) && perfect(s, over)
	}
	verb := s.Words[over].Lemma
	switch s.Words[c].Lemma {
	case "to", "until", "till":
		return lex.is("MOVE", verb)
	case "on":
		return w > over && (verb == "call" && calledFor(s, over) || lex.is("CALL", verb) && (s.Words[w].Head == over || calledTo(s, s.Words[w].Head, over)) && perfect(s, over))
	case "for":
		return lex.is("PLAN", verb) || lex.is("MOVE", verb) || lex.is("CALL", verb)
	}
	return false
}

// called reports whether the verb over a word gives what it acts on its day: "called a
// strike", "imposed a curfew".
func (r *reader) called(s *syntax.Sentence, w int) bool {
	for range maxClimb {
		if w < 0 || w >= len(s.Words) {
			return false
		}
		if s.Words[w].UPOS == "VERB" {
			return r.tagger.lex.is("CALL", s.Words[w].Lemma) && s.Child(w, "obj") >= 0
		}
		w = s.Words[w].Head
	}
	return false
}

// wasDue reports whether a weekday is that for which a thing was planned of which the
// past tense tells what came, told within two days of it: "the test set for Thursday was
// put off"; what did not come is always told later: "the talks due on Monday did not begin".
func (r *reader) wasDue(s *syntax.Sentence, w, weekday int) bool {
	if w >= len(s.Words) || s.Words[w].Head < 0 || weekday == 0 || r.dct.IsZero() {
		return false
	}
	since := (isoWeekday(r.dct) - weekday + 7) % 7
	if syntax.IsRel(s.Words[w].Rel, "nmod:poss") && r.putOff(s, s.Words[w].Head) {
		return since > 0 && since < 3 // "put off Thursday's vote", told on Friday
	}
	if r.wasPlanning(s, w) {
		return since > 0 && since < 4
	}
	if hadMet(s, w) {
		return since > 0 && since < 3
	}
	if since == 1 && decided(s, w) || since > 0 && since < 3 && wasToBe(s, w) {
		return true
	}
	if butDid(s, s.Words[w].Head) >= 0 { // "was to meet on Friday but put it off"
		return since > 0 && since < 4
	}
	set := s.Words[w].Head
	thing := s.Words[set].Head
	for thing >= 0 && syntax.IsRel(s.Words[thing].Rel, "nmod") {
		thing = s.Words[thing].Head
	}
	if !r.tagger.lex.plans(s.Words[set].Lemma) || !syntax.IsRel(s.Words[set].Rel, "acl") || thing < 0 || !syntax.IsRel(s.Words[thing].Rel, "nsubj") {
		return false
	}
	verb := s.Words[thing].Head
	be := s.Child(verb, "aux:pass", "aux")
	if be >= 0 && s.Words[be].Lemma == "do" {
		return s.Words[be].XPOS == "VBD"
	}
	return since > 0 && since < 3 && (s.Words[verb].XPOS == "VBD" && be < 0 || be >= 0 && s.Words[be].XPOS == "VBD")
}

// hadMet reports whether a day is that of something after or at which somebody, in the past
// tense, agreed or said what will be: "agreed to build a port after a meeting on Thursday".
func hadMet(s *syntax.Sentence, w int) bool {
	noun := s.Words[w].Head
	if noun >= 0 && s.Words[noun].UPOS == "VERB" && w > 1 { // the noun before "on Tuesday", wherever that hangs
		noun = w - 2
	}
	for steps := 0; noun >= 0 && steps < 4 && (s.Words[noun].UPOS == "NOUN" || s.Words[noun].UPOS == "PROPN") && (syntax.IsRel(s.Words[noun].Rel, "nmod") || s.Words[noun].Rel == "flat"); steps++ {
		noun = s.Words[noun].Head // "after talks with Ana Ruiz on Thursday"
	}
	if noun < 0 || s.Words[noun].UPOS != "NOUN" || !syntax.IsRel(s.Words[noun].Rel, "obl") {
		return false
	}
	c := s.Child(noun, "case")
	if c < 0 || s.Words[c].Lemma != "after" && s.Words[c].Lemma != "following" && s.Words[c].Lemma != "during" {
		return false
	}
	root := s.Words[noun].Head
	for steps := 0; root >= 0 && s.Words[root].Head >= 0 && steps < maxClimb; steps++ {
		root = s.Words[root].Head
	}
	return root >= 0 && s.Words[root].XPOS == "VBD"
}

// wasPlanning reports whether a day is that of what a clause on somebody says was planned,
// of whom the past tense tells what he did: "Peru, which was planning to vote on Tuesday,
// put it off".
func (r *reader) wasPlanning(s *syntax.Sentence, w int) bool {
	verb := s.Words[w].Head
	for steps := 0; verb >= 0 && steps < 3 && s.Words[verb].Rel == "xcomp"; steps++ {
		verb = s.Words[verb].Head
	}
	if verb < 0 || !syntax.IsRel(s.Words[verb].Rel, "acl:relcl") || !r.tagger.lex.plans(s.Words[verb].Lemma) {
		return false
	}
	be := s.Child(verb, "aux", "aux:pass", "cop")
	if be < 0 || s.Words[be].XPOS != "VBD" {
		return false
	}
	for at := s.Words[verb].Head; at >= 0; at = s.Words[at].Head {
		if s.Words[at].UPOS == "VERB" {
			return s.Words[at].XPOS == "VBD"
		}
	}
	return false
}

// decided reports whether a day ends a sentence in which somebody decided on something to do:
// "parliament approved a plan to buy ships on Thursday", told on Friday.
func decided(s *syntax.Sentence, w int) bool {
	if w+2 != len(s.Words) && w+1 != len(s.Words) {
		return false
	}
	verb := s.Words[w].Head
	for verb >= 0 && s.Words[verb].UPOS == "NOUN" {
		verb = s.Words[verb].Head
	}
	if verb < 0 || s.Words[verb].XPOS != "VB" || s.Words[verb].Rel != "acl" {
		return false
	}
	thing := s.Words[verb].Head
	return s.Words[thing].Rel == "obj" && s.Words[s.Words[thing].Head].XPOS == "VBD" && s.Words[s.Words[thing].Head].Head < 0
}

// perfect reports whether a verb stands in the present perfect, which goes with no day
// that has been: "has called its members onto the streets on Sunday".
func perfect(s *syntax.Sentence, verb int) bool {
	c := s.Child(verb, "aux")
	return c >= 0 && s.Words[c].Lemma == "have" && (s.Words[c].XPOS == "VBZ" || s.Words[c].XPOS == "VBP")
}

// calledTo reports whether a noun is what a verb calls somebody to: "to a meeting", "for
// questioning".
func calledTo(s *syntax.Sentence, noun, verb int) bool {
	c := s.Child(noun, "case")
	return c >= 0 && (s.Words[c].Lemma == "to" || s.Words[c].Lemma == "for") && s.Words[noun].Head == verb && syntax.IsRel(s.Words[noun].Rel, "obl")
}

// calledFor reports whether a verb has something that is called for: the Friday of
// "called for a strike on Friday" lies ahead.
func calledFor(s *syntax.Sentence, verb int) bool {
	for _, c := range s.Children(verb) {
		if k := s.Child(c, "case"); k >= 0 && syntax.IsRel(s.Words[c].Rel, "obl") && s.Words[k].Lemma == "for" && s.Words[c].UPOS == "NOUN" {
			return true
		}
	}
	return false
}

// maxClimb bounds the way up a tree.
const maxClimb = 8

// tenseOver reads the tense of the verb that governs word w.
func (l *lexicon) tenseOver(s *syntax.Sentence, w int) tense {
	for range maxClimb {
		if w < 0 || w >= len(s.Words) {
			return unknown
		}
		if t, ok := l.tenseOf(s, w); ok {
			return t
		}
		w = s.Words[w].Head
	}
	return unknown
}

// tenseOf reads the tense of the predicate at word w; ok is false when w is
// none or has no tense of its own ("to meet", "meeting").
func (l *lexicon) tenseOf(s *syntax.Sentence, w int) (t tense, ok bool) {
	x := s.Words[w].XPOS
	had, be := false, unknown
	aux := false
	for _, c := range s.Children(w) {
		k := &s.Words[c]
		if k.XPOS == "JJ" && c < w && l.plans(k.Lemma) && c+2 < len(s.Words) && s.Words[c+1].Lemma == "to" && s.Words[c+2].XPOS == "VB" {
			return future, true // "were due to hold talks", with the talks as predicate
		}
		if !syntax.IsRel(k.Rel, "aux") && !syntax.IsRel(k.Rel, "cop") {
			continue
		}
		aux = true
		lemma := k.LowerLemma()
		switch {
		case k.XPOS == "MD":
			if t := k.Lower(); t == "could" {
				had = true
				continue
			}
			return future, true
		case lemma == "have":
			had = true
		case c+1 < w && lemma == "be" && strings.EqualFold(s.Words[c+1].Text, "to") && (x == "VB" || x == "VBN"):
			if did := butDid(s, w); did >= 0 && !l.is("MOVE", s.Words[did].Lemma) && !l.is("OFF", s.Words[did].Lemma) {
				return past, true // "was to end on Friday but went on"
			}
			return future, true // "were to resume", "is to be sworn in"
		case k.XPOS == "VB" && lemma == "be" && c > 0 && s.Words[c-1].XPOS == "TO" && s.Words[w].Head < 0:
			return future, true // "Togo to be visited on Monday"
		case k.XPOS == "VBD":
			be = past
		case k.XPOS == "VBZ" || k.XPOS == "VBP":
			be = future
		}
	}
	plan := l.plans(s.Words[w].Lemma)
	switch {
	case plan && (x == "VBN" || x == "VBD" && aux || x == "JJ"):
		return future, true // "was scheduled to", "is due"
	case had:
		return past, true
	case be == past:
		return past, true
	case be == future && x == "VBN":
		return past, true // "is held Monday" is rare; "the man is accused of Monday's attack"
	case be == future:
		return future, true
	case aux:
		return unknown, false
	case x == "VBD":
		return past, true
	case x == "VBZ" || x == "VBP":
		return future, true
	case x == "VB" && s.Words[w].Head < 0 && w > 0 && s.Words[w-1].XPOS == "TO":
		return future, true // "Togo to vote on Monday", says a headline
	case x == "VB" && s.Words[w].Rel == "xcomp" && l.is("BEGIN", s.Words[s.Words[w].Head].Lemma):
		return unknown, false // "began to leave on Monday" is as past as "began"
	case x == "VB" && s.Words[w].Rel == "xcomp" && !l.plans(s.Words[s.Words[w].Head].Lemma) && hadSaid(s, s.Words[w].Head):
		return past, true // "the men whom it had promised to free on Monday walked out"
	case x == "VB" && (s.Words[w].Rel == "xcomp" || s.Words[w].Rel == "ccomp" || s.Words[w].Rel == "acl"):
		return future, true // "plans to meet on Monday"
	case x == "VBN" && s.Words[w].UPOS == "VERB":
		return past, true // "the bomb found Monday"
	}
	return unknown, false
}

// hadSaid reports whether a verb in the past perfect tells, in a clause on what the past
// tense is said of, what was to be before that.
func hadSaid(s *syntax.Sentence, verb int) bool {
	w := s.Words[verb]
	have := s.Child(verb, "aux")
	if !syntax.IsRel(w.Rel, "acl:relcl") || have < 0 || s.Words[have].Lemma != "have" || s.Words[have].XPOS != "VBD" {
		return false
	}
	for at := w.Head; at >= 0; at = s.Words[at].Head {
		if s.Words[at].UPOS == "VERB" {
			return s.Words[at].XPOS == "VBD"
		}
	}
	return false
}

// butDid is the verb of what came instead of what a clause tells was to be: "was to end on Friday
// but went on"; -1 for none.
func butDid(s *syntax.Sentence, verb int) int {
	be := s.Child(verb, "aux", "cop", "aux:pass")
	if be < 0 || s.Words[be].XPOS != "VBD" {
		return -1
	}
	for _, c := range s.Children(verb) {
		if k := s.Child(c, "cc"); k >= 0 && s.Words[k].Lemma == "but" && syntax.IsRel(s.Words[c].Rel, "conj") && s.Words[c].XPOS == "VBD" {
			return c
		}
	}
	return -1
}

// plans reports whether a verb speaks of what lies ahead.
func (l *lexicon) plans(lemma string) bool { return l.is("PLAN", lemma) }

// is reports whether a word is of a class.
func (l *lexicon) is(class, word string) bool {
	e := l.words[word]
	if e == nil {
		return false
	}
	for _, x := range e.lex {
		if x.class == class {
			return true
		}
	}
	return false
}
