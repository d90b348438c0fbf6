package resolve

import (
	"slices"
	"strings"

	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/syntax"
)

// where finds the literal place in the event's clause, outside the phrases
// that name its actors.
func (j *joiner) where(d *draft) {
	e := d.found
	s := &j.Sentences[e.Sentence]
	best, bestSteps := -1, 1<<30
	for i, p := range j.Places {
		for _, m := range p.Mentions {
			if m.Sentence != e.Sentence || !m.Literal || j.otherClock(m.Sentence, m.First) {
				continue
			}
			if d.to > 0 && (m.First < d.from || m.First >= d.to) {
				continue // of another day
			}
			at := top(s, m.First, m.Last)
			if p.Precision == "country" && s.Words[at].Rel == "compound" && s.Words[at].Head > at && !j.Lexicon.PlaceNouns[s.Words[at].Lemma] && j.Lexicon.PlaceNouns[s.Words[s.Words[at].Head].Lemma] {
				continue // "the US embassy", "a US base": whose, not where
			}
			if !j.meetsIn(e, at) && (j.within(e.Sentence, at, e.Source) || j.within(e.Sentence, at, e.Target)) || j.topicOnly(e, at) {
				continue
			}
			if j.insideNoun(e, at) || actedOn(s, at, e.Head) {
				continue
			}
			steps, meet := path(s, e.Head, at)
			if meet < 0 || crosses(s, at, meet) || crosses(s, e.Head, meet) || joinedAfter(s, e.Head, at, meet) || meet != e.Head && clauseTop(s, e.Head) != clauseTop(s, meet) {
				continue
			}
			if p.Precision == "country" {
				steps += 2 // a city in the same clause says more
			}
			if steps < bestSteps {
				best, bestSteps = i, steps
			}
		}
	}
	for _, w := range e.Target {
		// A place that the event aims at ("travelled to Oslo") is where it happens.
		p, ok := j.placeAt[wordAt{e.Sentence, w}]
		if m := j.Mentions.At(e.Sentence, w); ok && (best < 0 || e.Mode == "visit" && j.Places[p].Precision == "city") && (m == nil || m.Place) {
			best = p
		}
	}
	if best >= 0 {
		d.out.Place = j.rec.Places[best].ID
		d.out.Why = append(d.out.Why, "place: "+j.rec.Places[best].Name+" in the same clause")
	}
}

// actedOn reports whether a place is what a verb other than the event's acts on: in "they
// discussed Syria at a meeting" nobody met in Syria.
func actedOn(s *syntax.Sentence, at, event int) bool {
	if s.Child(at, "case") >= 0 {
		return false
	}
	for rel := s.Words[at].Rel; (rel == "conj" || rel == "appos") && s.Words[at].Head >= 0; rel = s.Words[at].Rel {
		at = s.Words[at].Head // a list: "discussed Ukraine, Syria"
	}
	return s.Words[at].Rel == "obj" && s.Words[at].Head != event
}

// insideNoun reports whether a place belongs to some other thing ("the conflict
// in the east"): from it to a verb or to the trigger only nouns of place may
// stand.
func (j *joiner) insideNoun(e *event.Event, at int) bool {
	s := &j.Sentences[e.Sentence]
	for i := s.Words[at].Head; i >= 0 && i != e.Head; i = s.Words[i].Head {
		if u := s.Words[i].UPOS; u == "VERB" || u == "AUX" || slices.Contains(e.Trigger, i) {
			return false
		}
		if e.Plover == "ASSAULT" && j.subjectIn(s, i, e.Head) && i == s.Words[at].Head && j.fallsIn(s, at) && j.Lexicon.Deeds[s.Words[i].Lemma] {
			return false // "the blast in Herat killed six"
		}
		if !j.Lexicon.PlaceNouns[s.Words[i].Lemma] && !j.meetsIn(e, at) && (s.Words[i].UPOS == "NOUN" || s.Words[i].UPOS == "PROPN") {
			_, isPlace := j.placeAt[wordAt{e.Sentence, i}]
			if !isPlace {
				return true
			}
		}
	}
	return false
}

// subjectIn reports whether a word is the subject of a verb, its own or that of the
// clause to which the verb is joined.
func (j *joiner) subjectIn(s *syntax.Sentence, word, verb int) bool {
	over := s.Words[word].Head
	return syntax.IsRel(s.Words[word].Rel, "nsubj") && (over == verb || s.Words[verb].Rel == "conj" && s.Words[verb].Head == over && s.Child(verb, "nsubj", "nsubj:pass") < 0)
}

// meetsIn reports whether a place that the tree hangs on a body is where the
// body meets: "a session of the council in Rome" is held there, while "the
// rebels in the north" are merely from there.
func (j *joiner) meetsIn(e *event.Event, at int) bool {
	s := &j.Sentences[e.Sentence]
	h := s.Words[at].Head
	if e.Plover == "ASSAULT" && h >= 0 && slices.Contains(e.Target, h) && syntax.IsRel(s.Words[at].Rel, "nmod") && s.Child(at, "case") >= 0 {
		m := j.Mentions.At(e.Sentence, h) // "killed 12 people in Lviv": there
		return m != nil && m.Kind == mention.Nominal && j.fallsIn(s, at)
	}
	if e.Plover != "CONSULT" || h < 0 || !syntax.IsRel(s.Words[at].Rel, "nmod") || s.Child(at, "case") < 0 {
		return false
	}
	m := j.Mentions.At(e.Sentence, h)
	return m != nil && j.Mentions.Entities[m.Entity].Type == "organization"
}

// fallsIn reports whether a place is told as that in which something is.
func (j *joiner) fallsIn(s *syntax.Sentence, at int) bool {
	c := s.Child(at, "case")
	return c >= 0 && slices.Contains([]string{"in", "at", "near", "outside"}, s.Words[c].Lemma)
}

// within reports whether word at belongs to the phrase of one of the words.
func (j *joiner) within(sentence, at int, words []int) bool {
	s := &j.Sentences[sentence]
	return slices.ContainsFunc(words, func(w int) bool { return s.Under(at, w) && at != w || at == w })
}

// topicOnly reports whether word at stands in what the event is about.
func (j *joiner) topicOnly(e *event.Event, at int) bool { return j.within(e.Sentence, at, e.About) }

// phrase returns the text of a topic without the preposition or article it
// begins with.
func (j *joiner) phrase(s *syntax.Sentence, head, first, last int) string {
	leading := []string{"case", "mark", "punct", "det", "cc"}
	for first < head && slices.Contains(leading, s.Words[first].Rel) {
		first++
	}
	return strings.TrimRight(j.Text[s.Words[first].Start:s.Words[last-1].End], " ,.;:")
}
