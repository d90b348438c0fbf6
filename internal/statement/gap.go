package statement

import (
	"strings"

	"readout/internal/syntax"
)

// leavesOpen reports whether word c says by the frame "gap" or "open" that
// something is not known.
func (a *article) leavesOpen(s *syntax.Sentence, c int, frame string) bool {
	return frame == "gap" && a.isGap(s, c) || frame == "open" && a.isOpen(s, c)
}

// unsure reports whether word c is negated, an un- word, or what "remains to be"
// done.
func (a *article) unsure(s *syntax.Sentence, c int) bool {
	if a.negated(s, c) || strings.HasPrefix(lower(s, c), "un") {
		return true
	}
	h := s.Words[c].Head
	return h >= 0 && h < c && syntax.IsRel(s.Words[c].Rel, "xcomp") && a.lex.in(unsettled, lower(s, h))
}

// isGap recognises "it is not clear whether", "it was not reported if",
// "it remains to be seen whether": a negated or un- word with an indirect question after it. It looks at the
// words, not the clause relations, which parsers often get wrong here.
func (a *article) isGap(s *syntax.Sentence, c int) bool {
	if !a.unsure(s, c) {
		return false
	}
	if it := s.Child(c, "expl", "nsubj", "csubj"); it >= 0 && it < c && lower(s, it) != "it" {
		return false
	}
	for i := c + 1; i <= c+2 && i < len(s.Words); i++ {
		if isQuestionWord(s.Words[i].Text) {
			return true
		}
	}
	return false
}

// isQuestionWord recognises if, whether and the wh-words.
func isQuestionWord(w string) bool {
	switch strings.ToLower(w) {
	case "if", "whether", "what", "who", "whom", "when", "where", "why", "how", "which", "whose":
		return true
	}
	return false
}

// isOpen recognises "the cause was not immediately known", "the motive remains
// unclear", "whether it holds is unclear": a thing, not a person, or a question of
// which the text says that it is not known.
func (a *article) isOpen(s *syntax.Sentence, c int) bool {
	thing := a.openThing(s, c)
	if thing < 0 || thing > c || !a.unsure(s, c) {
		return false
	}
	if rel := s.Words[thing].Rel; syntax.IsRel(rel, "csubj") || rel == "advcl" {
		return questionWord(s, thing)
	}
	if s.Words[thing].UPOS != "NOUN" || isVerb(&s.Words[c]) && (!passive(s, c) || agent(s, c) >= 0) {
		return false
	}
	kind := a.lex.speakerKind(&s.Words[thing])
	return kind == "" || kind == "nobody" || kind == "document"
}

// openThing is the subject of a word that says that something is not known, or
// of what "remains" so; -1 for none.
func (a *article) openThing(s *syntax.Sentence, c int) int {
	if i := s.Child(c, "nsubj", "nsubj:pass", "csubj", "csubj:pass"); i >= 0 {
		return i
	}
	if h := s.Words[c].Head; h >= 0 && s.Words[c].Rel == "xcomp" && a.lex.in(unsettled, lower(s, h)) {
		return s.Child(h, "nsubj", "csubj")
	}
	return s.Child(c, "advcl") // what the parser takes a question before it for
}

// asksAfter reports whether a verb is negated and a question word follows it: "did
// not say when".
func (a *article) asksAfter(s *syntax.Sentence, c int) bool {
	return a.negated(s, c) && c+1 < len(s.Words) && isQuestionWord(s.Words[c+1].Text)
}

// noWord recognises "there was no immediate word on casualties".
func (a *article) noWord(s *syntax.Sentence, c int) bool {
	return a.negated(s, c) && c+2 < len(s.Words) && a.lex.in(complement, lower(s, c+1)) && s.Words[c+1].UPOS == "ADP"
}

// markGap makes everything from the question word to the end of the sentence
// the content of a gap, or the subject of "the cause was not known".
func (a *article) markGap(s *syntax.Sentence, r *reading) {
	i := r.cue + 1
	switch {
	case r.sense.frame == "open":
		r.mark(s, a.openThing(s, r.cue), roleContent)
		r.found, r.why = true, "a thing the text leaves open"
		return
	case isNounCue(s, r.cue):
		i += 1 // what "no word on" is about
	default:
		for i < len(s.Words) && !isQuestionWord(s.Words[i].Text) {
			i++
		}
	}
	for ; i < len(s.Words) && !endsSentence(&s.Words[i]); i++ {
		r.roles[i] = roleContent
		r.found = true
	}
	r.why = "a question the text leaves open"
}

// saidByNobody recognises "no group has claimed responsibility".
func (w *worker) saidByNobody(st *Statement) bool {
	if st.SourceWord < 0 {
		return false
	}
	s := &w.a.sents[st.SourceSentence]
	return w.a.negated(s, st.SourceWord) || w.a.lex.in(nobody, lower(s, st.SourceWord))
}
