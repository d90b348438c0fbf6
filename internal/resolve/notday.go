package resolve

import (
	"slices"

	"readout/internal/event"
	"readout/internal/syntax"
)

// notItsDay reports whether a time is not that of the entry above it: the day of what it stands
// before ("plans to campaign in the May states"), or that till which something goes on anyway
// ("faces questions through May").
func (j *joiner) notItsDay(s *syntax.Sentence, at, head int) bool {
	w := s.Words[at].Head
	c := s.Child(at, "case")
	switch rel := s.Words[at].Rel; {
	case syntax.IsRel(rel, "nsubj") && w == head && s.Words[w].UPOS == "VERB" && !j.doesThing(s, w): // "Thursday will begin sunny"
		return true
	case c >= 0 && (s.Words[c].Lemma == "before" || s.Words[c].Lemma == "after") && w >= 0 && nominal(s, w) && !j.isThing(s, w): // "the Saturday before Easter"
		return true
	case c < 0 && s.Words[at].Text == "March" && at+1 < len(s.Words) && s.Words[at+1].UPOS == "ADP": // "March for Justice"
		return true
	case w >= 0 && w != head && syntax.IsRel(s.Words[w].Rel, "nsubj") && s.Words[w].Head == head && s.Words[w].UPOS == "NOUN" && !j.acting(s, w) && !j.isThing(s, w) && s.Words[w].XPOS == "NN": // "her success in November will hang on it"
		return true
	case w > at && w != head && s.Words[w].UPOS == "NOUN" && (syntax.IsRel(rel, "compound") || rel == "amod" || rel == "nmod:unmarked") && !j.isThing(s, w):
		return true
	case s.Words[head].XPOS == "VBG" && w != head && s.Words[head].UPOS == "VERB" && s.Child(head, "aux") >= 0: // "are struggling to find a plan by Friday"
		return true
	case j.saidAhead(s, head):
		return false
	case beside(s, head): // "as he turns to the contests of May 3"
		return true
	case c >= 0 && s.Words[c].Lemma == "after" && s.Words[head].UPOS == "VERB": // "it caps a comeback after a rocky summer"
		return true
	}
	return c >= 0 && s.Words[head].UPOS != "NOUN" && (s.Words[c].Lemma == "through" || s.Words[c].Lemma == "throughout" || s.Words[c].Lemma == "during") && !slices.ContainsFunc(keys(s, head), func(k string) bool {
		_, held := j.Lexicon.Agenda.held[k]
		return held
	})
}

// beside reports whether a verb tells in the present what goes on while the rest of the sentence is
// told: "as he turns to the contests of May 3".
func beside(s *syntax.Sentence, verb int) bool {
	if s.Words[verb].UPOS != "VERB" || !present(s, verb) {
		return false
	}
	c := s.Child(verb, "mark")
	return c >= 0 && (s.Words[c].Lemma == "as" || s.Words[c].Lemma == "while")
}

// isOpen reports whether a verb or an adjective only tells when doors are open.
func isOpen(s *syntax.Sentence, w int) bool {
	return s.Words[w].UPOS == "ADJ" && s.Words[w].Lemma == "open" && s.Child(w, "cop") >= 0 && s.Child(w, "mark") < 0
}

// privately reports whether a subject is but one of whom the text tells no part in public life: what
// such people do on a Friday, captions tell in the present.
func (j *joiner) privately(s *syntax.Sentence, subject int) bool {
	m := j.Mentions.At(s.Index, subject)
	if m == nil {
		return false
	}
	e := &j.Mentions.Entities[m.Entity]
	return e.Type == "person" && (e.Code == "" || privateActor(e.Code))
}

// memorial reports whether an event stands below a word for the day on which it is remembered:
// "on Monday, the anniversary of the bombing".
func (j *joiner) memorial(sentence, head int) bool {
	s := &j.Sentences[sentence]
	for w, steps := head, 0; w >= 0 && steps < 6; w, steps = s.Words[w].Head, steps+1 {
		if w != head && j.Lexicon.Agenda.memorials[s.Words[w].Lemma] {
			return true
		}
		if s.Words[w].UPOS == "VERB" && w != head {
			return false
		}
	}
	return false
}

// wasDone reports whether a passive tells what was done, which no day ahead is the day of: "was
// invited to Lima on May 27".
func wasDone(s *syntax.Sentence, verb int) bool {
	c := s.Child(verb, "aux:pass")
	return c >= 0 && s.Words[c].XPOS == "VBD" && s.Words[verb].XPOS == "VBN" && !slices.ContainsFunc(s.Children(verb), func(k int) bool { return s.Words[k].Rel == "aux" })
}

// thought reports whether somebody only thinks, or doubts, what a verb tells of the days ahead.
func (j *joiner) thought(s *syntax.Sentence, verb int) bool {
	h := s.Words[verb].Head
	return h >= 0 && s.Words[verb].Rel == "ccomp" && j.Lexicon.Agenda.thinks[s.Words[h].Lemma]
}

// wouldHave reports whether a verb tells what would have been, and was not.
func wouldHave(s *syntax.Sentence, verb int) bool {
	return s.Words[verb].XPOS == "VBN" && slices.ContainsFunc(s.Children(verb), func(c int) bool {
		return s.Words[c].Rel == "aux" && s.Words[c].Lemma == "have"
	}) && slices.ContainsFunc(s.Children(verb), func(c int) bool { return s.Words[c].Rel == "aux" && s.Words[c].Lemma == "would" })
}

// overThen reports whether a passive tells what was done to a thing, and not to which day it was
// put: "was held the Saturday before Easter".
func (j *joiner) overThen(s *syntax.Sentence, verb int) bool {
	if _, known := j.Lexicon.Status[s.Words[verb].Lemma]; known || !wasDone(s, verb) {
		return false
	}
	return !slices.ContainsFunc(s.Children(verb), func(c int) bool {
		to := s.Child(c, "case")
		return to >= 0 && (s.Words[to].Lemma == "to" || s.Words[to].Lemma == "until" || s.Words[to].Lemma == "till" || s.Words[to].Lemma == "for")
	})
}

// dateOf reports whether a noun is for the day of what stands before it: "the court date", "the start date".
func (j *joiner) dateOf(s *syntax.Sentence, noun int) bool {
	return j.Lexicon.Agenda.dates[s.Words[noun].Lemma] && s.Child(noun, "compound") >= 0
}

// dueBack reads who is due back somewhere: "the suspect is due back in court on May 3".
func (j *joiner) dueBack(s *syntax.Sentence, w int) (event.Event, bool) {
	subject, due := s.Child(w, "nsubj"), s.Child(w, "advmod")
	if subject < 0 || due < 0 || !j.Lexicon.Status[s.Words[due].Lemma].plan || s.Child(w, "cop") < 0 || !j.acting(s, subject) && !personal(s, subject) {
		return event.Event{}, false
	}
	return j.entry(s, w, subject, "", "due somewhere"), true
}

// aboutIt returns the hearing, vote or ruling that is on a thing, else the thing: "a hearing on the
// application on Friday".
func (j *joiner) aboutIt(s *syntax.Sentence, thing int) int {
	h, on := s.Words[thing].Head, s.Child(thing, "case")
	if h < 0 || h > thing || on < 0 || s.Words[on].Lemma != "on" || !syntax.IsRel(s.Words[thing].Rel, "nmod") || s.Words[h].UPOS != "NOUN" || !j.calendarNoun(s, h) || j.pastOver(s, h) {
		return thing
	}
	return h
}
