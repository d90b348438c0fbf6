package resolve

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"readout/internal/event"
	"readout/internal/syntax"
	"readout/internal/table"
)

// agenda is what lexicon/en/agenda.tsv says of what the news puts on the
// calendar beside the events that rules code: elections, verdicts, treaties
// that enter into force.
type agenda struct {
	things map[string]string // noun → context
	held   map[string]bool   // verb → whether only its passive counts
	acts   map[string]string // verb → context
}

func loadAgenda(fsys fs.FS) (agenda, error) {
	a := agenda{map[string]string{}, map[string]bool{}, map[string]string{}}
	return a, table.Read(fsys, "lexicon/en/agenda.tsv", 3, func(c []string) error {
		switch c[0] {
		case "thing":
			a.things[c[1]] = c[2]
		case "held":
			if c[2] != "" && c[2] != "passive" {
				return fmt.Errorf("held %q: passive or nothing, not %q", c[1], c[2])
			}
			a.held[c[1]] = c[2] == "passive"
		case "acts":
			a.acts[c[1]] = c[2]
		default:
			return fmt.Errorf("class %q: thing, held or acts", c[0])
		}
		return nil
	})
}

const (
	day        = 24 * time.Hour
	longestDay = 184 * day // half a year
)

// agenda adds what the text says will happen on a day ahead and no rule coded:
// entries of the calendar without a PLOVER type. A day that a coded event of
// the same clause has is left to that event.
func (j *joiner) agenda() {
	coded := j.Events
	for i, t := range j.Times {
		if t.First >= t.Last || t.Type == "DURATION" || t.Type == "SET" || !j.ahead(i) || !t.Until && t.Begin.Before(j.Published.Truncate(day)) || t.EndTime.Sub(t.Begin) > longestDay {
			continue // a year or decade is no day to wait for
		}
		s := &j.Sentences[t.Sentence]
		at := top(s, t.First, t.Last)
		if slices.ContainsFunc(coded, func(e event.Event) bool {
			return e.Sentence == t.Sentence && (j.timeOf(e.Sentence, e.Head) == i || slices.ContainsFunc(j.planned(s, e.Head), func(w int) bool { return j.timeOf(e.Sentence, w) == i }))
		}) {
			continue
		}
		if e, ok := j.appointment(s, at); ok && !slices.ContainsFunc(j.Events, func(x event.Event) bool { return x.Sentence == e.Sentence && x.Head == e.Head }) {
			j.Events = append(j.Events, e)
		}
	}
	slices.SortStableFunc(j.Events, func(a, b event.Event) int {
		return (a.Sentence-b.Sentence)*1e6 + a.Head - b.Head
	})
}

// appointment climbs from a time expression to the first word that can stand on
// the calendar.
func (j *joiner) appointment(s *syntax.Sentence, at int) (event.Event, bool) {
	for w, steps := s.Words[at].Head, 0; w >= 0 && steps < 4; w, steps = s.Words[w].Head, steps+1 {
		if s.Child(w, "mark") >= 0 && s.Words[s.Child(w, "mark")].Lemma == "if" {
			return event.Event{}, false
		}
		switch s.Words[w].UPOS {
		case "VERB", "AUX", "ADJ":
			if e, ok := j.act(s, w); ok {
				return e, true
			}
			if rel := s.Words[w].Rel; rel != "xcomp" && rel != "conj" {
				return event.Event{}, false
			}
		case "NOUN", "PROPN":
			// "Sunday's election" stands for itself, the date in "the report of
			// May 3" may be any.
			context, ok := j.Lexicon.Agenda.things[s.Words[w].Lemma]
			if ok && s.Words[at].Head == w && !j.pastOver(s, w) {
				return j.entry(s, w, -1, nil, context, "named with its day"), true
			}
			if s.Words[w].UPOS == "PROPN" {
				return event.Event{}, false
			}
		default:
			return event.Event{}, false
		}
	}
	return event.Event{}, false
}

// pastOver reports whether the verb over a noun is in the past tense: what
// happened at an election is no entry for one ahead.
func (j *joiner) pastOver(s *syntax.Sentence, w int) bool {
	for h := s.Words[w].Head; h >= 0; h = s.Words[h].Head {
		if s.Words[h].UPOS == "VERB" {
			return s.Words[h].XPOS == "VBD" && s.Words[w].Rel == "nsubj"
		}
	}
	return false
}

// act reads a verb with its subject: a thing that is held or an actor that
// acts.
func (j *joiner) act(s *syntax.Sentence, w int) (event.Event, bool) {
	passive := s.Child(w, "nsubj:pass") >= 0 || s.Child(w, "aux:pass") >= 0 || s.Words[w].Rel == "acl" && s.Words[w].XPOS == "VBN"
	if s.Words[w].XPOS == "VBD" && !passive {
		return event.Event{}, false
	}
	subject := j.subjectOf(s, w)
	if subject < 0 {
		return event.Event{}, false
	}
	a := &j.Lexicon.Agenda
	for _, key := range keys(s, w) {
		only, held := a.held[key]
		if context, thing := a.things[s.Words[subject].Lemma]; held && thing && (!only || passive) {
			return j.entry(s, w, subject, nil, context, "“"+key+"” of a thing that is set for a day"), true
		}
		m := j.Mentions.At(s.Index, subject)
		context, acts := a.acts[key]
		actor := m != nil && !m.Place && j.Mentions.Entities[m.Entity].Actor()
		if acts && !passive && (actor || j.doesThing(s, w)) {
			return j.entry(s, w, subject, s.Children(w), context, "“"+key+"” of an actor"), true
		}
	}
	return event.Event{}, false
}

// doesThing reports whether what a verb does is a thing that stands on calendars:
// "the two will sign the accord", whoever they are.
func (j *joiner) doesThing(s *syntax.Sentence, w int) bool {
	o := s.Child(w, "obj")
	if o < 0 {
		return false
	}
	_, thing := j.Lexicon.Agenda.things[s.Words[o].Lemma]
	return thing
}

// keys returns a verb as the lexicon may have it, the longer first: with its
// object, particle or phrase, and alone.
func keys(s *syntax.Sentence, w int) []string {
	lemma := s.Words[w].Lemma
	var out []string
	for _, c := range s.Children(w) {
		k := &s.Words[c]
		switch {
		case syntax.IsRel(k.Rel, "obl"), syntax.IsRel(k.Rel, "advmod"):
			if p := s.Child(c, "case"); p >= 0 {
				out = append(out, lemma+" "+s.Words[p].Lemma+" "+strings.ToLower(k.Text), lemma+" "+s.Words[p].Lemma+" "+k.Lemma)
			} else {
				out = append(out, lemma+" "+strings.ToLower(k.Text))
			}
		case syntax.IsRel(k.Rel, "obj"), syntax.IsRel(k.Rel, "compound"), syntax.IsRel(k.Rel, "xcomp"):
			out = append(out, lemma+" "+k.Lemma)
		}
	}
	return append(out, lemma)
}

// subjectOf returns the subject of a verb, also one that it shares with the
// verb over it ("is expected to rule"), or the noun that it modifies ("talks
// planned for Friday"); -1 without one.
func (j *joiner) subjectOf(s *syntax.Sentence, w int) int {
	for steps := 0; w >= 0 && steps < 4; steps++ {
		if c := s.Child(w, "nsubj", "nsubj:pass"); c >= 0 {
			return c
		}
		switch rel := s.Words[w].Rel; {
		case syntax.IsRel(rel, "acl") && s.Words[w].Head >= 0 && s.Words[s.Words[w].Head].UPOS != "VERB":
			return s.Words[w].Head
		case rel == "xcomp", rel == "conj", rel == "advcl":
			w = s.Words[w].Head
		default:
			return -1
		}
	}
	return -1
}

// entry makes the event of a calendar entry. A subject that is no actor is what
// it is about; actors named in its phrase are its source.
func (j *joiner) entry(s *syntax.Sentence, head, subject int, children []int, context, why string) event.Event {
	e := event.Event{
		Sentence: s.Index, Head: head, Trigger: []int{head}, Polarity: "positive", Modality: "scheduled", FixedModality: true,
		Rule: "agenda", Why: []string{"agenda: " + s.Words[head].Text + ", " + why}, Confidence: 0.6,
	}
	if context != "" {
		e.Contexts = []string{context}
	}
	if c := s.Child(head, "advmod"); c >= 0 && (s.Words[c].Lemma == "not" || s.Words[c].Lemma == "never") {
		e.Polarity = "negative"
	}
	phrase := subject
	if subject < 0 {
		phrase = head
	} else if j.Mentions.At(s.Index, subject) == nil || children == nil {
		e.About = []int{subject}
	}
	for i := range s.Words {
		if m := j.Mentions.At(s.Index, i); m != nil && s.Under(i, phrase) && !m.Place && i == m.Head && j.Mentions.Entities[m.Entity].Actor() {
			e.Source = append(e.Source, i)
			if i == subject {
				e.Source = []int{i}
				break
			}
		}
	}
	for _, c := range children {
		if m := j.Mentions.At(s.Index, c); m != nil && syntax.IsRel(s.Words[c].Rel, "obj") && j.Mentions.Entities[m.Entity].Actor() {
			e.Target = append(e.Target, c)
		} else if m == nil && syntax.IsRel(s.Words[c].Rel, "obj") {
			e.About = append(e.About, c)
		}
	}
	return e
}
