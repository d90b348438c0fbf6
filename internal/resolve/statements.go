package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// statements writes one statement for each speaker of what the stage found: of
// "the United States and Kyiv have said" each is a speaker of its own.
func (j *joiner) statements() {
	j.said = make([][]string, len(j.Statements))
	for i, st := range j.Statements {
		if !j.saysSomething(st) {
			continue
		}
		for _, speaker := range j.speakersOn(i, st, j.speakers(st)) {
			out := readout.Statement{
				Wires: j.credited[st.Sentence],
				ID:    fmt.Sprintf("S%d", len(j.rec.Statements)+1), Speaker: speaker, SpeakerKind: j.speakerKind(st, speaker),
				Cue: readout.Span(st.Cue), Content: []readout.Span{}, Kind: st.Kind, Act: st.Act, Venue: st.Venue,
				Retracts: st.Act == "deny" && j.retracting(st),
				To:       nonNil(j.actorsAt(st.Sentence, st.To)), Events: []string{}, Sentence: st.Sentence, Why: nonNil(st.Why),
			}
			for _, c := range st.Content {
				out.Content = append(out.Content, j.afterDateline(readout.Span(c)))
			}
			if t := j.timeOf(st.Sentence, st.CueWord); t >= 0 {
				out.Time = j.recordTime(t, "")
			}
			if out.Act == "threaten" && j.onlyForesees(&out, st) {
				out.Act = "assert"
			}
			j.said[i] = append(j.said[i], out.ID)
			j.rec.Statements = append(j.rec.Statements, out)
			j.stage = append(j.stage, i)
		}
	}
	j.nest()
}

// nest tells which statement each one is part of: the nearest around it that is
// in the record.
func (j *joiner) nest() {
	for i, st := range j.Statements {
		outer := st.Parent
		for steps := 0; outer >= 0 && len(j.said[outer]) == 0 && steps < len(j.Statements); steps++ {
			outer = j.Statements[outer].Parent
		}
		if outer < 0 || outer == i || len(j.said[outer]) == 0 {
			continue
		}
		for _, id := range j.said[i] {
			j.statement(id).Within = j.said[outer][0]
		}
	}
}

// afterDateline cuts the dateline off what somebody says, or off who says it.
func (j *joiner) afterDateline(c readout.Span) readout.Span {
	i, _ := slices.BinarySearchFunc(j.Sentences, c[0], func(s syntax.Sentence, at int) int { return cmp.Compare(s.End, at+1) })
	if i == len(j.Sentences) {
		return c
	}
	if s := &j.Sentences[i]; s.Dateline > 0 && s.Dateline < len(s.Words) {
		if start := s.Words[s.Dateline].Start; s.Start <= c[0] && c[0] < start && start < c[1] {
			c[0] = start
		}
	}
	return c
}

// saysSomething leaves out what no one says, what only tells of a wish or a stand toward a thing
// ("supports the president", "discussed the dam") or of what is expected by
// nobody in particular: events and relations carry these.
func (j *joiner) saysSomething(st statement.Statement) bool {
	if st.SpeakerKind == "nobody" && len(j.actorsAt(st.SourceSentence, []int{st.SourceWord})) == 0 {
		return false // "the issue says a lot about …"
	}
	if st.Act == "assert" && st.Kind == "indirect" && !st.Trails && !j.hasWord(st, "NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADV", "NUM", "INTJ", "X", "SYM") ||
		st.Class == "believe" && st.SourceWord < 0 && !j.hasWord(st, "VERB", "AUX") {
		return false // a bare "that"; "also known as Lake Law"
	}
	if j.onlyWhom(st) || j.whatItDid(st) || j.saidByNone(st) || j.onlyCharged(st) || j.onlyAppoints(st) {
		return false
	}
	if (st.Act == "demand" || st.Act == "decline") && len(st.ContentWords) == 1 {
		c := st.ContentWords[0]
		if j.hidesName(j.Sentences[c.Sentence].Words[c.First:c.Last], st.Act == "decline") {
			return false
		}
	}
	if st.Reports || st.Gap || st.Act != "assert" || st.Kind != "indirect" {
		return true
	}
	if st.SourceWord < 0 {
		return false
	}
	return j.hasWord(st, "VERB", "AUX")
}

// speakers returns the actor ids of a statement's source; [""] when it has
// none, as with "it was not reported if".
func (j *joiner) speakers(st statement.Statement) []string {
	if st.SourceWord < 0 {
		return []string{""}
	}
	ids := j.actorsAt(st.SourceSentence, append([]int{j.whose(st)}, st.Speakers...))
	if at := j.whose(st); len(ids) == 0 && at != st.SourceWord && j.Lexicon.Relatives[j.Sentences[st.SourceSentence].Words[at].Lemma] {
		st.SourceWord = at // "her husband said": nobody of whom the text knows
	}
	if len(ids) == 0 {
		ids = j.bothSides(st)
	}
	if len(ids) == 0 {
		ids = []string{j.unnamed(st)}
	}
	return ids
}

// whose returns the word of a source that stands for who speaks: not the "Omani" of
// "the Omani minister" where the minister is the subject of what is said.
func (j *joiner) whose(st statement.Statement) int {
	s, at := &j.Sentences[st.SourceSentence], st.SourceWord
	switch head := s.Words[at].Head; {
	case st.SourceSentence != st.Sentence || head < 0 || s.Words[head].Head != st.CueWord || !syntax.IsRel(s.Words[head].Rel, "nsubj"):
		return at
	case syntax.IsRel(s.Words[at].Rel, "compound"), s.Words[at].Rel == "amod":
		return head
	case s.Words[at].Rel == "nmod:poss" && s.Words[at].UPOS == "PRON" && len(j.actorsAt(st.SourceSentence, []int{head})) > 0:
		return head // "his counterpart, Ivo Maric, said"
	case s.Words[at].Rel == "nmod:poss" && j.Lexicon.Relatives[s.Words[head].Lemma]:
		return head // "her husband said"
	}
	return at
}

// unnamed makes an actor of a source that no mention covers ("two people
// briefed on the talks"), named in the text's words; the same words are the
// same actor, and a surname in the capitals of a transcript is the person whose name
// ends so. A pronoun that stands for nobody known makes none.
func (j *joiner) unnamed(st statement.Statement) string {
	s := &j.Sentences[st.SourceSentence]
	at := j.afterDateline(readout.Span(st.Source))
	if w := s.Words[st.SourceWord]; st.SourceSentence != st.Sentence || w.Start < at[0] || w.End > at[1] {
		first, _ := s.Subtree(st.SourceWord) // a pronoun stands for it
		at = j.span(st.SourceSentence, first, st.SourceWord+1)
	}
	if first := slices.IndexFunc(s.Words, func(w syntax.Word) bool { return w.Start == at[0] }); first >= 0 && s.Words[first].Text == "of" {
		return "" // "her support of the raid" is nobody's word
	}
	if at[1] <= at[0] || s.Words[st.SourceWord].UPOS == "PRON" && !strings.Contains(j.Text[at[0]:at[1]], " ") {
		return ""
	}
	name := strings.Join(strings.Fields(j.Text[at[0]:at[1]]), " ")
	mention := readout.ActorMention{Span: at, Kind: "nominal"}
	for i := range j.rec.Actors {
		if a := &j.rec.Actors[i]; a.Name == name || a.Type == "person" && shouted(name, a.Name) {
			a.Mentions = append(a.Mentions, mention)
			return a.ID
		}
	}
	kind := "group"
	switch {
	case st.SpeakerKind == "document":
		kind = "organization"
	case shouted(name, name):
		kind = "person"
	}
	a := readout.Actor{ID: fmt.Sprintf("A%d", len(j.rec.Actors)+1), Name: name, Type: kind, Mentions: []readout.ActorMention{mention}}
	if w := s.Words[st.SourceWord]; w.UPOS == "NOUN" && (w.Text == w.Lower() || w.XPOS == "NNS") {
		a.Role = w.LowerLemma()
	}
	j.belongs(&a, s, st.SourceWord)
	j.rec.Actors = append(j.rec.Actors, a)
	return a.ID
}

// shouted reports whether the last word of a label in capitals ("SEN. HOLM") is the
// last of a name ("Sara Holm").
func shouted(label, name string) bool {
	words, names := strings.Fields(label), strings.Fields(name)
	last := words[len(words)-1]
	return len(last) > 2 && label == strings.ToUpper(label) && label != strings.ToLower(label) && len(names) > 0 && strings.EqualFold(last, names[len(names)-1])
}

// belongs tells whose people an unnamed speaker is, where the words behind the
// noun say so: "a source in the Finnish ministry" is of the ministry and has its
// code, "sources close to the palace" and "the minister's allies" are of it without
// being it.
func (j *joiner) belongs(a *readout.Actor, s *syntax.Sentence, head int) {
	at, words := a.Mentions[0].Span, 0
	for i := range s.Words {
		w := &s.Words[i]
		if i == head || w.Start < at[0] || w.End > at[1] {
			continue
		}
		m := j.Mentions.At(s.Index, i)
		if m == nil || m.Last-m.First <= words || len(j.actorOf[m.Entity]) != 1 {
			continue
		}
		of := j.actor(j.actorOf[m.Entity][0])
		words, a.Of, a.Code = m.Last-m.First, of.ID, ""
		before := m.First - 1
		for before > head && s.Words[before].UPOS == "DET" {
			before--
		}
		if m.Last <= head && s.Words[m.Head].Rel != "nmod:poss" || before == head+1 && j.Lexicon.Inside[s.Words[before].Lower()] {
			a.Code = of.Code
		}
	}
}

func (j *joiner) speakerKind(st statement.Statement, id string) string {
	a := j.actor(id)
	if a == nil || st.SpeakerKind == "document" || st.SpeakerKind == "anonymous" || st.SpeakerKind == "institution" && st.Carrier != "" {
		return st.SpeakerKind
	}
	switch a.Type {
	case "person":
		return "named"
	case "office":
		return "office"
	case "state", "government", "organization", "military":
		return "institution"
	case "group", "population":
		for _, m := range a.Mentions {
			if m.Kind == "name" {
				return "institution"
			}
		}
		return "anonymous"
	}
	return st.SpeakerKind
}
