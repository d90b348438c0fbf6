package resolve

import (
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// onlyForesees reports whether people without power warn of what they themselves will not
// do: "economists warn that prices will rise", not "drivers warn that they will strike".
func (j *joiner) onlyForesees(own *readout.Statement, st statement.Statement) bool {
	a := j.actor(own.Speaker)
	if a == nil || len(st.ContentWords) == 0 || !powerless(a.Code) {
		return false
	}
	c := st.ContentWords[0]
	verb := j.topOf(c)
	return verb >= 0 && j.Sentences[c.Sentence].Words[verb].Rel == "ccomp" && len(j.doers(own, c.Sentence, own.Content)) == 0
}

// powerless tells codes of people and bodies that can threaten nobody with force.
func powerless(code string) bool {
	return code == "" || strings.HasPrefix(code, "NGO") || strings.HasPrefix(code, "IGO") || privateActor("---"+code[max(0, len(code)-3):])
}

// onlyWhom reports whether nothing is said but to or of whom, and how: "a phone call to
// the king", "will appeal to the minister", "congratulated him by phone", "recalled its envoy from Oslo".
func (j *joiner) onlyWhom(st statement.Statement) bool {
	fetches := j.Lexicon.Fetch[j.Sentences[st.Sentence].Words[st.CueWord].Lemma]
	if len(st.ContentWords) != 1 || st.Act != "call" && st.Act != "assert" && !fetches || st.Trails || st.Kind != "indirect" {
		return false
	}
	c := st.ContentWords[0]
	if fetches {
		return j.onlyPerson(c)
	}
	for i := c.First; i < c.Last; i++ {
		m := j.Mentions.At(c.Sentence, i)
		if m != nil && m.First <= c.First+1 && (m.Last == c.Last || j.onlyHow(c.Sentence, m.Last, c.Last)) && len(j.actorOf[m.Entity]) > 0 {
			return true
		}
	}
	return false
}

// onlyPerson reports whether words are of a person, and do not say as what he is taken: "its ambassador
// from Oslo", "the head of the service", not "him as a liar".
func (j *joiner) onlyPerson(c statement.Range) bool {
	top := j.topOf(c)
	if top < 0 || slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool { return w.Lemma == "as" }) {
		return false
	}
	m := j.Mentions.At(c.Sentence, top)
	if m == nil || len(j.actorOf[m.Entity]) == 0 {
		return j.Lexicon.Posts[j.Sentences[c.Sentence].Words[top].Lemma]
	}
	a := j.actor(j.actorOf[m.Entity][0])
	return a.Type == "person" || a.Type == "office" || j.Lexicon.Posts[a.Role]
}

// saidByNone reports whether nobody says it: "No group said it was behind the attack".
func (j *joiner) saidByNone(st statement.Statement) bool {
	if st.SourceWord < 0 || st.Gap || st.Act != "assert" {
		return false
	}
	s := &j.Sentences[st.SourceSentence]
	det := s.Child(st.SourceWord, "det")
	return det >= 0 && s.Words[det].Lower() == "no"
}

// onlyHow reports whether words are a preposition with its noun: "by phone".
func (j *joiner) onlyHow(sentence, first, last int) bool {
	w := j.Sentences[sentence].Words
	return last-first == 2 && w[first].UPOS == "ADP" && w[first+1].UPOS == "NOUN"
}

// whatItDid reports whether what a noun of saying is said to have done is taken for what
// was said: "the minister's proposal | angered the farmers".
func (j *joiner) whatItDid(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	w := s.Words[st.CueWord]
	if w.UPOS != "NOUN" || !syntax.IsRel(w.Rel, "nsubj") || w.Head < 0 || s.Words[w.Head].UPOS != "VERB" || s.Child(w.Head, "cop") >= 0 {
		return false
	}
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return c.Sentence == st.Sentence && c.First <= w.Head && w.Head < c.Last && !(c.First <= st.CueWord && st.CueWord < c.Last)
	})
}

// hasWord reports whether what is said has a word of one of the parts of speech, a
// relative "that" apart.
func (j *joiner) hasWord(st statement.Statement, upos ...string) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		return slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool { return slices.Contains(upos, w.UPOS) && w.XPOS != "WDT" })
	})
}

// hidesName reports whether somebody only asks, or is said, not to be named: "who asked not
// to be named", "declined to be identified".
func (j *joiner) hidesName(words []syntax.Word, declines bool) bool {
	if declines && len(words) > 2 && words[0].XPOS == "TO" && words[1].Lemma == "be" {
		return phraseIn(words[1:3], j.Lexicon.Unnamed)
	}
	return len(words) > 0 && (phraseIn(words[:1], j.Lexicon.Unnamed) || len(words) > 3 && words[0].Lemma == "not" && phraseIn(words[2:4], j.Lexicon.Unnamed))
}

// onlyCharged reports whether somebody is charged, by a court that is not named: an event, of
// which nobody says anything.
func (j *joiner) onlyCharged(st statement.Statement) bool {
	w := j.Sentences[st.Sentence].Words[st.CueWord]
	return st.SourceWord < 0 && st.Act == "accuse" && w.XPOS == "VBN" && j.Lexicon.Courts[w.Lemma]
}

// onlyAppoints reports whether somebody is given a post, "named Ana Soto as ambassador", not told
// apart: "named a baker as the gunman".
func (j *joiner) onlyAppoints(st statement.Statement) bool {
	if !j.Lexicon.Appoints[j.Sentences[st.Sentence].Words[st.CueWord].Lemma] || st.Act != "assert" {
		return false
	}
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool {
		words := j.Sentences[c.Sentence].Words
		for i := c.First + 1; i < c.Last; i++ {
			if words[i].Lemma == "as" && words[i-1].UPOS == "PROPN" {
				return slices.ContainsFunc(words[i+1:c.Last], func(w syntax.Word) bool { return j.Lexicon.Posts[w.Lemma] })
			}
		}
		return false
	})
}
