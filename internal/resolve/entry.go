package resolve

import (
	"slices"

	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// subjectOf returns the subject of a verb, also one that it shares with the
// verb over it ("is expected to rule"), has from the noun that it explains
// ("announced a plan to leave"), or the noun that it modifies ("talks planned for
// Friday"); -1 without one.
func (j *joiner) subjectOf(s *syntax.Sentence, w int) int {
	for steps := 0; w >= 0 && steps < 4; steps++ {
		if c := s.Child(w, "nsubj", "nsubj:pass"); c >= 0 {
			if h := s.Words[w].Head; syntax.IsRel(s.Words[w].Rel, "acl") && s.Words[c].UPOS == "PRON" && h >= 0 {
				if s.Words[c].Lemma == "which" {
					n := j.aboutIt(s, j.thingBefore(s, h))
					for j.Lexicon.Agenda.wide[s.Words[w].Lemma] && j.acting(s, n) && syntax.IsRel(s.Words[n].Rel, "nmod") {
						n = s.Words[n].Head // "the licence of the firm, which expires"
					}
					return n
				}
				if n := j.begins(s, w, h); n >= 0 {
					return n
				}
				return j.apposed(s, h, w) // "a truce that starts on Friday"
			}
			return c
		}
		switch rel, h := s.Words[w].Rel, s.Words[w].Head; {
		case syntax.IsRel(rel, "acl") && h >= 0 && s.Words[h].UPOS != "VERB":
			if s.Words[w].XPOS != "VB" {
				if j.Lexicon.Status[s.Words[w].Lemma].plan {
					return j.wholeThing(s, h)
				}
				return h
			}
			if c := s.Child(h, "nmod:poss"); c >= 0 {
				return c
			}
			for w = h; w >= 0 && s.Words[w].UPOS != "VERB"; {
				w = s.Words[w].Head
			}
		case (rel == "xcomp" || rel == "ccomp") && s.Words[w].XPOS == "VB" && j.toldTo(s, h) >= 0:
			return j.toldTo(s, h)
		case rel == "xcomp", rel == "conj", rel == "ccomp" && s.Words[w].XPOS == "VB", syntax.IsRel(rel, "advcl"):
			w = h
		default:
			return -1
		}
	}
	return -1
}

// begins returns the thing of which a clause with "that" tells when it begins or ends,
// where the tree hangs the clause on those whose thing it is: "a strike of pilots that is
// due to start on Monday"; -1 for none.
func (j *joiner) begins(s *syntax.Sentence, verb, noun int) int {
	for _, w := range []int{verb, s.Child(verb, "xcomp")} {
		if w < 0 {
			continue
		}
		only, held := j.Lexicon.Agenda.held[s.Words[w].Lemma]
		if n := j.thingBefore(s, noun); held && !only && j.acting(s, noun) && n != noun && j.calendarNoun(s, n) {
			return n
		}
	}
	return -1
}

// toldTo returns whom a verb tells to do something: "told him to appear"; -1 for none.
func (j *joiner) toldTo(s *syntax.Sentence, verb int) int {
	o := s.Child(verb, "obj", "iobj")
	if o < 0 || s.Words[verb].Lemma == "promise" || s.Words[o].UPOS != "PRON" && !j.acting(s, o) {
		return -1
	}
	return o
}

// wholeThing returns the thing of which another is a part, where both stand on calendars:
// the vote of "the vote in parliament on the reform planned for Friday".
func (j *joiner) wholeThing(s *syntax.Sentence, w int) int {
	whole := w
	for at := w; at >= 0 && s.Words[at].UPOS == "NOUN"; at = s.Words[at].Head {
		if j.calendarNoun(s, at) {
			whole = at
		}
		if !syntax.IsRel(s.Words[at].Rel, "nmod") {
			break
		}
	}
	return whole
}

// thingBefore returns what "which" takes up where the tree hangs its clause on a
// person or a quantity: "the trial of the general, a former minister, which opens on
// Monday", "tariffs of 5 percent on steel, which start on Monday".
func (j *joiner) thingBefore(s *syntax.Sentence, w int) int {
	for at := w; at >= 0 && s.Words[at].UPOS == "NOUN"; at = s.Words[at].Head {
		if j.calendarNoun(s, at) {
			return at
		}
	}
	for at := w; at >= 0 && (s.Words[at].UPOS == "NOUN" || s.Words[at].UPOS == "PROPN"); at = s.Words[at].Head {
		if m := j.Mentions.At(s.Index, at); m == nil || j.Mentions.Entities[m.Entity].Type != "person" && j.Mentions.Entities[m.Entity].Type != "office" {
			return at
		}
	}
	return w
}

// entry makes the event of a calendar entry told by a verb. A subject that is no
// actor is what it is about; actors named in its phrase are its source.
func (j *joiner) entry(s *syntax.Sentence, head, subject int, context, why string) event.Event {
	e := j.bare(s, head, context, why)
	switch {
	case j.acting(s, subject) && !j.itBegins(s, head, subject):
		e.Source = []int{subject}
		for _, c := range s.Children(subject) {
			if s.Words[c].Rel == "conj" && j.acting(s, c) {
				e.Source = append(e.Source, c)
			}
		}
	default:
		e.About = []int{subject}
		if !j.itBegins(s, head, subject) {
			j.party(&e, s, subject)
		}
		if h := s.Words[subject].Head; len(e.Source) == 0 && h >= 0 && h != head && s.Words[h].UPOS == "VERB" && j.subjectOf(s, h) >= 0 {
			j.party(&e, s, j.subjectOf(s, h)) // "they agreed to a truce that starts on Friday"
		}
	}
	j.rest(&e, s, head)
	j.home(&e, s, head)
	return e
}

// thing makes the event of a thing that the words put on a day themselves, or
// that somebody (subject, -1: nobody told of) puts on it.
func (j *joiner) thing(s *syntax.Sentence, head, subject int, why string) event.Event {
	e := j.bare(s, head, j.Lexicon.Agenda.things[lastOf(s, head)], why)
	e.About = []int{head}
	j.party(&e, s, head)
	if subject >= 0 {
		j.party(&e, s, subject)
	}
	j.home(&e, s, head)
	return e
}

// bare makes an entry without anybody in it.
func (j *joiner) bare(s *syntax.Sentence, head int, context, why string) event.Event {
	e := event.Event{
		Sentence: s.Index, Head: head, Trigger: []int{head}, Polarity: "positive", Modality: "scheduled", FixedModality: true,
		Rule: "agenda", Why: []string{"agenda: " + s.Words[head].Text + ", " + why}, Confidence: 0.6,
	}
	if context != "" {
		e.Contexts = []string{context}
	}
	if negated(s, head) {
		e.Polarity = "negative"
	}
	return e
}

// negated reports whether an entry is told as what will not be: "will not vote", "are not
// going to vote", "no vote".
func negated(s *syntax.Sentence, head int) bool {
	if d := s.Child(head, "det"); d >= 0 && s.Words[d].Lemma == "no" {
		return true
	}
	for steps := 0; head >= 0 && steps < 3; steps++ {
		for _, c := range s.Children(head) {
			if syntax.IsRel(s.Words[c].Rel, "advmod") && (s.Words[c].Lemma == "not" || s.Words[c].Lemma == "never") {
				return true
			}
			if d := s.Child(c, "det"); syntax.IsRel(s.Words[c].Rel, "nsubj") && d >= 0 && s.Words[d].Lemma == "no" {
				return true
			}
		}
		if s.Words[head].Rel != "xcomp" {
			break
		}
		head = s.Words[head].Head
	}
	return false
}

// party adds the actors that a phrase names: those that a thing is for or against
// to the target, others to the source.
func (j *joiner) party(e *event.Event, s *syntax.Sentence, phrase int) {
	if j.acting(s, phrase) {
		e.Source = append(e.Source, phrase)
		for _, c := range s.Children(phrase) {
			if s.Words[c].Rel == "conj" && j.acting(s, c) {
				e.Source = append(e.Source, c)
			}
		}
		return
	}
	for i := range s.Words {
		if m := j.Mentions.At(s.Index, i); m == nil || !s.Under(i, phrase) || i != m.Head || !j.acting(s, i) {
			continue
		}
		below, inside := i, false
		for s.Words[below].Head != phrase && s.Words[below].Head >= 0 {
			list := s.Words[below].Rel == "conj"
			inside = inside || syntax.IsRel(s.Words[below].Rel, "advcl") // "a strike due to begin after Peru …"
			below = s.Words[below].Head
			inside = inside || !list && j.acting(s, below)
		}
		if inside {
			continue // whose minister it is
		}
		if c := s.Child(below, "case"); c >= 0 && (s.Words[c].Lemma == "on" || j.reaches(s, c) && s.Words[c].Lemma != "with") {
			e.Target = append(e.Target, i)
		} else {
			e.Source = append(e.Source, i)
		}
	}
}

// rest adds what a verb acts on, to whom, and about what.
func (j *joiner) rest(e *event.Event, s *syntax.Sentence, head int) {
	for _, c := range s.Children(head) {
		k := &s.Words[c]
		switch m := j.Mentions.At(s.Index, c); {
		case j.timeAt(s.Index, c) || (k.UPOS == "PRON" || k.UPOS == "DET") && m == nil:
		case syntax.IsRel(k.Rel, "obj"), syntax.IsRel(k.Rel, "iobj"):
			if m != nil && j.Mentions.Entities[m.Entity].Actor() && !someone(s, c) {
				e.Target = append(e.Target, c)
			} else {
				e.About = append(e.About, c)
				j.recipients(e, s, c)
			}
		case syntax.IsRel(k.Rel, "obl"):
			p := s.Child(c, "case")
			switch {
			case p < 0:
			case m != nil && j.Mentions.Entities[m.Entity].Actor() && j.reaches(s, p):
				e.Target = append(e.Target, c)
			case m == nil && j.calendarNoun(s, c):
				e.About = append(e.About, c)
			case m == nil:
				j.recipients(e, s, c)
			}
		}
	}
}

// someone reports whether a noun stands for whoever it will be: "will choose a
// new president".
func someone(s *syntax.Sentence, w int) bool {
	d := s.Child(w, "det")
	return d >= 0 && s.Words[d].Lemma == "a" && s.Words[w].UPOS == "NOUN"
}

// recipients adds whom a thing goes to, or is against, where the tree hangs them on
// the thing: "hand over tanks to Ukraine", "rule on the case against Peru".
func (j *joiner) recipients(e *event.Event, s *syntax.Sentence, thing int) {
	for _, c := range s.Children(thing) {
		m := j.Mentions.At(s.Index, c)
		if p := s.Child(c, "case"); p >= 0 && (s.Words[p].Lemma == "to" || s.Words[p].Lemma == "against") && m != nil && j.Mentions.Entities[m.Entity].Actor() {
			e.Target = append(e.Target, c)
		}
	}
}

// reaches reports whether a preposition leads to whom an act reaches.
func (j *joiner) reaches(s *syntax.Sentence, prep int) bool {
	switch s.Words[prep].Lemma {
	case "to", "with", "against":
		return true
	}
	return false
}

// apposed is the name behind a noun that tells who it is, where the noun alone is nobody
// that is known: "his successor, Juan Diaz, who takes office on Friday".
func (j *joiner) apposed(s *syntax.Sentence, noun, verb int) int {
	if j.acting(s, noun) {
		return noun
	}
	for _, c := range s.Children(noun) {
		if s.Words[c].Rel == "appos" && c < verb && j.acting(s, c) {
			return c
		}
	}
	return noun
}

// calendarNoun reports whether a noun is one that stands on calendars.
func (j *joiner) calendarNoun(s *syntax.Sentence, noun int) bool {
	_, ok := j.Lexicon.Agenda.things[lastOf(s, noun)]
	return ok
}

// lastOf is a noun's lemma, with what a hyphen joins to it: "run-off".
func lastOf(s *syntax.Sentence, noun int) string {
	if noun > 1 && s.Words[noun-1].Text == "-" {
		return s.Words[noun-2].Lemma + "-" + s.Words[noun].Lemma
	}
	if s.Words[noun].XPOS == "VBG" {
		return s.Words[noun].Lower() // "Sentencing is set for May 3"
	}
	return s.Words[noun].Lemma
}

// home adds the state in whose country an entry without actors is to be: "an
// election is planned in Bolivia". Who meets in a country need not be of it.
func (j *joiner) home(e *event.Event, s *syntax.Sentence, head int) {
	if len(e.Source)+len(e.Target) > 0 || slices.Contains(e.Contexts, "diplomatic") {
		return
	}
	for i := range s.Words {
		m := j.Mentions.At(s.Index, i)
		if m == nil || m.Head != i || m.Kind == mention.Pronoun && slices.Contains(e.About, i) || j.Mentions.Entities[m.Entity].Type != "state" {
			continue
		}
		if _, meet := path(s, head, i); meet >= 0 && !crosses(s, i, meet) && !crosses(s, head, meet) {
			e.Source = []int{i}
			return
		}
	}
	if i := j.governmentSaying(s, head); i >= 0 {
		e.Source = []int{i}
	}
}

// governmentSaying returns the word for the government that says what stands at
// head, -1 when none does: what it announces is its own, "the vote will be held
// on May 3, the government said".
func (j *joiner) governmentSaying(s *syntax.Sentence, head int) int {
	for _, st := range j.Statements {
		if st.SourceWord < 0 || st.SourceSentence != s.Index {
			continue
		}
		m := j.Mentions.At(s.Index, st.SourceWord)
		for _, c := range st.ContentWords {
			if m != nil && c.Sentence == s.Index && c.First <= head && head < c.Last && j.Mentions.Entities[m.Entity].Type == "government" {
				return st.SourceWord
			}
		}
	}
	return -1
}
