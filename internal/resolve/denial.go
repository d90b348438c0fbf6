package resolve

import (
	"slices"

	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// callsUntrue reports whether a statement says that something is not so without
// a word of denying: "called the report a lie", "that is nonsense", "disagreed".
func (j *joiner) callsUntrue(st statement.Statement) bool {
	return st.Act == "assert" && j.calledUntrue(st)
}

// hasUntrue reports whether a word that calls something untrue is of the statement's own
// clause: not of "but later rejected it as baseless" beside it.
func (j *joiner) hasUntrue(st statement.Statement) bool {
	s := &j.Sentences[st.Sentence]
	for i := range s.Words {
		if j.untrue(s.Words[i]) && !j.inPassing(st, s, i) && (said(st, i) && j.ofPointed(st, i) || !said(st, i) && ownClause(s, i, st.CueWord)) {
			return true
		}
	}
	return false
}

// inPassing reports whether a word calls untrue only what it describes, "repeating a false claim", and is not
// what the speaker says of a thing: "said it was a false claim", "called it a false claim".
func (j *joiner) inPassing(st statement.Statement, s *syntax.Sentence, i int) bool {
	w := s.Words[i]
	if syntax.IsRel(w.Rel, "acl") && w.Rel != "acl:relcl" {
		return true // "a charge of lying"
	}
	if w.Rel == "obj" && w.Head == st.CueWord && !j.Lexicon.Naming[s.Words[st.CueWord].Lemma] {
		return true // "tells lies"
	}
	if w.Rel != "amod" || w.Head < 0 || j.Lexicon.Naming[s.Words[st.CueWord].Lemma] {
		return false
	}
	above := s.Words[w.Head].Head
	return s.Child(w.Head, "cop") < 0 && (above < 0 || !j.Lexicon.Naming[s.Words[above].Lemma])
}

// shortAnswer is how many words what is said may have of which any may be called untrue.
const shortAnswer = 12

// ofPointed reports whether word i of what is said calls untrue what points back, not some
// other thing of which a longer answer tells: "some of what they ask you to do is ridiculous".
func (j *joiner) ofPointed(st statement.Statement, i int) bool {
	s := &j.Sentences[st.Sentence]
	for _, c := range st.ContentWords {
		if c.Sentence == st.Sentence && c.First <= i && i < c.Last && c.Last-c.First <= shortAnswer {
			return true
		}
	}
	for k := i; k >= 0; k = s.Words[k].Head {
		if n := s.Child(k, "nsubj", "nsubj:pass"); n >= 0 {
			return j.pointsBack(s.Words[n])
		}
		if k == st.CueWord {
			return true
		}
	}
	return true
}

// said reports whether word i of a statement's sentence is of what is said.
func said(st statement.Statement, i int) bool {
	return slices.ContainsFunc(st.ContentWords, func(c statement.Range) bool { return c.Sentence == st.Sentence && c.First <= i && i < c.Last })
}

// ownClause reports whether a word hangs on a verb without a clause joined to it between.
func ownClause(s *syntax.Sentence, i, verb int) bool {
	for ; i >= 0; i = s.Words[i].Head {
		if i == verb {
			return true
		}
		if s.Words[i].Rel == "conj" && s.Words[i].UPOS == "VERB" || s.Words[i].Rel == "ccomp" {
			return false
		}
	}
	return false
}

// untrue tells a word that calls something untrue; the lemma of one that looks like a
// participle ("unfounded") is no such word.
func (j *joiner) untrue(w syntax.Word) bool {
	return j.Lexicon.Untrue[w.LowerLemma()] || j.Lexicon.Untrue[w.Lower()]
}

// disowns reports whether a speaker says to have no part in what was told: "he has
// nothing to do with it".
func (j *joiner) disowns(st statement.Statement) bool {
	return st.Act == "assert" && j.hasPhrase(st, j.Lexicon.Unrelated)
}

// disownsNear reports whether a speaker says to have no part in what was told shortly before.
func (j *joiner) disownsNear(own *readout.Statement, st statement.Statement, sentence int) bool {
	return own.Sentence > sentence && own.Sentence-sentence <= nearReach && j.disowns(st)
}

// notSoWords is how many words at the head of what is said may say that it is not so.
const notSoWords = 6

// wasUntrue reports whether what is said is no more than that something named by a
// pronoun is untrue, "said they were false", opens with words that say it is not so, or
// calls a charge or a case made up; or whether one only disagrees.
func (j *joiner) wasUntrue(st statement.Statement) bool {
	if j.differs(st) {
		return true
	}
	if len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	words := j.Sentences[c.Sentence].Words[c.First:c.Last]
	if phraseIn(words, j.Lexicon.Untruths) && (j.onlyCase(st) || j.namesClaim(st)) {
		return true
	}
	if len(st.ContentWords) != 1 {
		return false
	}
	if phraseIn(j.withoutAdverbs(words), j.Lexicon.NotSo) {
		return true
	}
	untrue, pointed := false, false
	for _, w := range words {
		switch {
		case j.untrue(w):
			untrue = true
		case w.UPOS == "PRON" && w.XPOS != "WDT":
			pointed = true
		case w.UPOS != "AUX" && w.UPOS != "ADV" && w.UPOS != "PUNCT" && w.UPOS != "SCONJ" && w.UPOS != "DET":
			return false
		}
	}
	return untrue && pointed
}

// withoutAdverbs returns the words at the head of what is said without those that only stress
// it: "that is simply not true".
func (j *joiner) withoutAdverbs(words []syntax.Word) []syntax.Word {
	var out []syntax.Word
	for i, w := range words {
		if w.UPOS != "ADV" || j.negation(words, i) {
			out = append(out, w)
		}
		if len(out) == notSoWords {
			break
		}
	}
	return out
}

// isOf reports whether a denial or confirmation is of an event: it points back or
// repeats its words; an assertion with a "not" in it must be of the event itself.
func (j *joiner) isOf(st statement.Statement, e *readout.Event) bool {
	if st.Act == "assert" && !j.callsUntrue(st) && !j.negates(st, e) && !j.spares(st) && !j.harmsNobody(st) {
		return false
	}
	return j.anaphoric(st) || j.wasUntrue(st) && (e.Plover == "ACCUSE" || !j.onlyCase(st)) || j.echoes(st, e) || j.deniesThing(st, e.Evidence[0].Sentence) || j.quotes(st, e) || j.deniesHarm(st, e)
}

// deniesDoing reports whether somebody denies having done a thing right after another
// told what they did: "said the council had altered the lists. The council denied
// tampering with them"; "said its troops had dug trenches. It denied that its soldiers
// crossed the line".
func (j *joiner) deniesDoing(own *readout.Statement, st statement.Statement, said *readout.Statement) bool {
	if st.Act != "deny" || len(st.ContentWords) == 0 {
		return false
	}
	c := st.ContentWords[0]
	if c.First >= c.Last || c.Sentence == said.Sentence {
		return false
	}
	doers := j.doers(own, said.Sentence, said.Content)
	if j.Sentences[c.Sentence].Words[c.First].XPOS == "VBG" {
		return len(doers) > 0
	}
	return slices.ContainsFunc(j.doers(own, c.Sentence, own.Content), func(code string) bool { return code != "" && slices.Contains(doers, code) })
}

// deniesSame reports whether somebody denies a thing of the very troops of whom the
// sentence before tells: "its aircraft bombed the camp", "its aircraft were not there".
func (j *joiner) deniesSame(own *readout.Statement, st statement.Statement, e *readout.Event) bool {
	if st.Act != "deny" || len(st.ContentWords) == 0 || j.apart(own, e) > 1 || j.hasModal(st) {
		return false // "denied he would resign"
	}
	doers := j.doers(own, st.ContentWords[0].Sentence, own.Content)
	return slices.ContainsFunc(e.Source, func(id string) bool { return slices.Contains(doers, j.actor(id).Code) })
}

// doers lists the codes of those of the speaker's camp who are subjects in what is said.
func (j *joiner) doers(own *readout.Statement, sentence int, said []readout.Span) []string {
	var codes []string
	for i, w := range j.Sentences[sentence].Words {
		if !syntax.IsRel(w.Rel, "nsubj") || !inside(w, said) || w.Head >= 0 && j.Lexicon.Naming[j.Sentences[sentence].Words[w.Head].Lemma] {
			continue // who calls something a mess has done nothing
		}
		for _, id := range j.actorsAt(sentence, append([]int{i}, apposed(&j.Sentences[sentence], i)...)) {
			if j.sameSide(own.Speaker, id) || j.clients[own.Speaker] == id {
				codes = append(codes, j.actor(id).Code)
			}
		}
	}
	return codes
}

// apposed lists the words that call what a word stands for by another name: "a biathlete, Ana Soto".
func apposed(s *syntax.Sentence, i int) []int {
	return slices.DeleteFunc(slices.Clone(s.Children(i)), func(c int) bool { return s.Words[c].Rel != "appos" })
}

// inside reports whether a word stands in one of the spans.
func inside(w syntax.Word, spans []readout.Span) bool {
	return slices.ContainsFunc(spans, func(s readout.Span) bool { return s[0] <= w.Start && w.End <= s[1] })
}

// quotes reports whether what is denied is the very clause that tells of the event:
// "…, a charge Malta rejects".
func (j *joiner) quotes(st statement.Statement, e *readout.Event) bool {
	return slices.ContainsFunc(st.Content, func(c [2]int) bool {
		t := e.Evidence[0].Trigger
		return c[0] <= t[0] && t[1] <= c[1]
	})
}

// saysNot reports whether somebody asserts that something is not so.
func (j *joiner) saysNot(st statement.Statement) bool {
	if st.Act != "assert" {
		return false
	}
	for _, c := range st.ContentWords {
		for i := c.First; i < c.Last; i++ {
			if j.negation(j.Sentences[c.Sentence].Words, i) {
				return true
			}
		}
	}
	return false
}

// negation reports whether word i says that something is not so; the "no" of
// "no-deal" and "no-fly" is part of a name for a thing, and "not only" says it and more.
func (j *joiner) negation(words []syntax.Word, i int) bool {
	return j.Lexicon.Negations[words[i].Lower()] && words[i].Rel != "discourse" && (i+1 == len(words) || words[i+1].Text != "-" && !j.Lexicon.AndMore[words[i+1].Lower()])
}

// negatedBy reports whether a negation hangs on a word.
func (j *joiner) negatedBy(s *syntax.Sentence, word int) bool {
	return slices.ContainsFunc(s.Children(word), func(k int) bool { return j.negation(s.Words, k) })
}

// negates reports whether an assertion with a "not" in it is about the event: it
// repeats one of its verbs ("did not meddle"), or has nothing to do with it.
func (j *joiner) negates(st statement.Statement, e *readout.Event) bool {
	if j.deniesThing(st, e.Evidence[0].Sentence) {
		return true
	}
	verbs := map[string]bool{}
	for _, v := range e.Evidence {
		for _, w := range j.Sentences[v.Sentence].Words {
			if w.UPOS == "VERB" && w.XPOS != "VBD" || w.UPOS == "VERB" && w.Start == v.Trigger[0] {
				verbs[j.kin(w.Lemma)] = true
			}
		}
	}
	for _, c := range st.ContentWords {
		s := &j.Sentences[c.Sentence]
		if phraseIn(s.Words[c.First:c.Last], j.Lexicon.Unrelated) {
			return true
		}
		for i := c.First; i < c.Last; i++ {
			w := s.Words[i]
			if w.UPOS == "VERB" && verbs[j.kin(w.Lemma)] && !j.Lexicon.Opines[w.Lemma] && !j.couldNot(s, i) && c.Sentence != e.Evidence[0].Sentence && j.negatedHere(s, c, i) {
				return true
			}
		}
	}
	return false
}

// negatedHere reports whether a "not" of what is said is of the clause of a verb or of one
// that the clause hangs on: not the "not" of the sentence before.
func (j *joiner) negatedHere(s *syntax.Sentence, c statement.Range, verb int) bool {
	for v := verb; v >= c.First && v < c.Last; v = s.Words[v].Head {
		if j.negation(s.Words, v) || j.negatedBy(s, v) || slices.ContainsFunc(s.Children(v), func(k int) bool {
			return (syntax.IsRel(s.Words[k].Rel, "obj") || syntax.IsRel(s.Words[k].Rel, "nsubj")) && j.negatedBy(s, k)
		}) {
			return true
		}
		if r := s.Words[v].Rel; r == "conj" || r == "advcl" || syntax.IsRel(r, "acl") {
			break // a clause of its own, "the refusal to answer did not please them"
		}
	}
	return false
}

// ofTheClause tells a word that points at nothing outside the clause it stands in:
// the "that" that opens it and a subject that is an actor ("denied that it …").
func (j *joiner) ofTheClause(st statement.Statement, sentence, word int) bool {
	words := j.Sentences[sentence].Words
	w := words[word]
	if w.UPOS == "PRON" && w.Head >= 0 && j.Lexicon.Befalls[words[w.Head].Lemma] && w.XPOS != "WDT" {
		return false // "denied it happened"
	}
	opens := w.Rel == "mark" && word+1 < len(words) && words[word+1].UPOS != "PUNCT" && words[word+1].UPOS != "CCONJ" && !j.marksNone(sentence, w.Head) && w.Head > word // not "denied that and said"
	return opens || w.UPOS == "PRON" && syntax.IsRel(w.Rel, "nsubj") && (st.Act == "deny" || j.Mentions.At(sentence, word) != nil)
}

// marksNone reports whether the noun that a "that" hangs on is no clause: "called that a lie".
func (j *joiner) marksNone(sentence, noun int) bool {
	s := &j.Sentences[sentence]
	return noun >= 0 && s.Words[noun].UPOS == "NOUN" && s.Child(noun, "cop", "nsubj", "nsubj:pass", "acl:relcl") < 0
}

// echoes reports whether what is denied repeats a word of the sentence that
// tells of the event: "denied having attacked the convoy".
func (j *joiner) echoes(st statement.Statement, e *readout.Event) bool {
	return slices.ContainsFunc(e.Evidence, func(v readout.Evidence) bool { return j.shares(st, v.Sentence) })
}

// shares reports whether the content of a statement has a noun or verb of a
// sentence, other than names and nouns for who acts: two sentences may tell of the same
// soldiers and not of the same thing.
func (j *joiner) shares(st statement.Statement, sentence int) bool {
	said := map[string]bool{}
	for i, w := range j.Sentences[sentence].Words {
		if w.UPOS == "VERB" || w.UPOS == "NOUN" && len(j.actorsAt(sentence, []int{i})) == 0 {
			said[j.kin(w.Lemma)] = true
		}
	}
	for _, c := range st.ContentWords {
		if c.Sentence == sentence {
			continue // "which X denies": its content is the sentence itself
		}
		for i := c.First; i < c.Last; i++ {
			w := j.Sentences[c.Sentence].Words[i]
			if (w.UPOS == "NOUN" || w.UPOS == "VERB") && !j.Lexicon.Empty[w.Lemma] && said[j.kin(w.Lemma)] && !j.besideRumour(c, i) && !byDoing(&j.Sentences[c.Sentence], i) {
				return true
			}
			if w.UPOS == "NOUN" && i > c.First && j.Sentences[c.Sentence].Words[i-1].Lemma == "any" && j.tells(sentence, w.Lemma) {
				return true // "denied that any activists were held"
			}
		}
	}
	return false
}

// anaphoric reports whether what is denied is named only by pointing back:
// "the allegations", "that", "any involvement", or nothing at all.
func (j *joiner) anaphoric(st statement.Statement) bool {
	if st.Trails || j.doesSo(st) || j.deniesCritique(st) {
		return true
	}
	words := 0
	for _, c := range st.ContentWords {
		words += c.Last - c.First
		for i := c.First; i < c.Last; i++ {
			if j.pointsBack(j.Sentences[c.Sentence].Words[i]) && !j.ofTheClause(st, c.Sentence, i) && !j.spelt(&j.Sentences[c.Sentence], i) {
				return true
			}
		}
	}
	return words == 0
}

// spelt reports whether a rumour or report of nobody is spelt out in a clause, so that it is no
// other: "rumours that he would resign".
func (j *joiner) spelt(s *syntax.Sentence, i int) bool {
	k := s.Child(i, "acl")
	return k > i && s.Words[i].UPOS == "NOUN" && j.Lexicon.PointsBack[s.Words[i].LowerLemma()] && s.Child(k, "mark") > i && s.Child(i, "nmod:poss", "nmod", "compound") < 0 &&
		!slices.ContainsFunc(s.Children(i), func(a int) bool { return s.Words[a].Rel == "amod" && len(j.actorsAt(s.Index, []int{a})) > 0 })
}

// pointsBack tells a word that stands for what was said or done before; the lemma of
// one that looks like a participle ("wrongdoing") is no such word.
func (j *joiner) pointsBack(w syntax.Word) bool {
	return j.Lexicon.PointsBack[w.LowerLemma()] || j.Lexicon.PointsBack[w.Lower()]
}
