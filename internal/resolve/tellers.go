package resolve

import (
	"readout/internal/statement"
	"readout/readout"
)

// speakersOn returns who a pronoun that speaks stands for: those found, unless they cannot be meant or
// somebody else has just spoken who is more likely to go on.
func (j *joiner) speakersOn(i int, st statement.Statement, found []string) []string {
	if st.SourceWord < 0 || st.SourceSentence != st.Sentence || len(found) != 1 || found[0] == "" {
		return found
	}
	w := j.Sentences[st.Sentence].Words[st.SourceWord]
	if w.XPOS != "PRP" || w.Head != st.CueWord || j.mentionedBefore(st.Sentence, w.Start, found[0]) {
		return found
	}
	switch w.Lower() {
	case "he", "she":
		if before := j.toldBefore(i, st, found[0]); before != "" && j.actor(before).Type == "person" && j.namesOf(st, w.Start, found[0]) {
			return []string{before} // "Holm welcomed Papp. She said Papp was a friend": not Papp
		}
	case "they":
		before := j.toldBefore(i, st, found[0])
		if before != "" && j.actor(before).Type != "person" && (j.namesOf(st, w.Start, found[0]) || j.many(i, st)) {
			return []string{before} // "police said 16 people died. They said …"
		}
	}
	return found
}

// mentionedBefore reports whether a sentence tells of an actor before an offset, other than by a pronoun.
func (j *joiner) mentionedBefore(sentence, offset int, id string) bool {
	for _, m := range j.actor(id).Mentions {
		if m.Kind != "pronoun" && j.Sentences[sentence].Start <= m.Span[0] && m.Span[1] <= offset {
			return true
		}
	}
	return false
}

// toldBefore returns who alone spoke in the sentence before, by its main verb; "" for none, and where
// whoever was found did.
func (j *joiner) toldBefore(i int, st statement.Statement, found string) string {
	who := ""
	for k := i - 1; k >= 0 && j.Statements[k].Sentence >= st.Sentence-1; k-- {
		said := &j.Statements[k]
		if said.Sentence != st.Sentence-1 || len(j.said[k]) != 1 {
			continue
		}
		speaker := j.statement(j.said[k][0]).Speaker
		if speaker == found {
			return ""
		}
		if j.Sentences[said.Sentence].Words[said.CueWord].Head < 0 {
			who = speaker
		}
	}
	return who
}

// many reports whether those who spoke by the main verb of the sentence before are several, and a pronoun
// goes on with theirs in a main verb of its own: "officials said … They said".
func (j *joiner) many(i int, st statement.Statement) bool {
	if j.Sentences[st.Sentence].Words[st.CueWord].Head >= 0 {
		return false
	}
	for k := i - 1; k >= 0 && j.Statements[k].Sentence >= st.Sentence-1; k-- {
		said := &j.Statements[k]
		s := &j.Sentences[said.Sentence]
		if said.Sentence == st.Sentence-1 && s.Words[said.CueWord].Head < 0 && said.SourceWord >= 0 && said.SourceSentence == said.Sentence {
			w := s.Words[said.SourceWord]
			return w.XPOS == "NNS" || w.Lemma == "police"
		}
	}
	return false
}

// ofName reports whether a name only tells what kind of thing another word is: "the Papp name".
func (j *joiner) ofName(sentence int, span readout.Span) bool {
	for _, w := range j.Sentences[sentence].Words {
		if w.End == span[1] {
			return w.Rel == "compound"
		}
	}
	return false
}

// namesOf reports whether what is said behind an offset of its sentence has the name of an actor: nobody
// calls himself by it.
func (j *joiner) namesOf(st statement.Statement, after int, id string) bool {
	end := j.Sentences[st.Sentence].End
	for _, m := range j.actor(id).Mentions {
		for _, c := range st.Content {
			if m.Kind == "name" && m.Span[0] > after && m.Span[1] <= end && !j.ofName(st.Sentence, m.Span) && (readout.Span(c)[0] <= m.Span[0] && m.Span[1] <= c[1]) {
				return true
			}
		}
	}
	return false
}
