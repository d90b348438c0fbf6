package resolve

import (
	"strings"

	"readout/internal/syntax"
)

// datelineWords is how far into a paragraph an agency in brackets is still its
// dateline.
const datelineWords = 12

// credits reports whether a sentence may credit agencies, and returns the
// words among which it does so.
func (j *joiner) credits(s *syntax.Sentence) (first, last int) {
	line := strings.ToLower(strings.TrimLeft(j.Text[s.Start:s.End], " (*—–-[\""))
	for _, phrase := range j.Lexicon.Credits {
		if strings.HasPrefix(line, phrase) {
			return 0, len(s.Words)
		}
	}
	if s.Index > 0 && j.Sentences[s.Index-1].Paragraph == s.Paragraph {
		return 0, 0
	}
	open := -1
	for i := 0; i < min(datelineWords, len(s.Words)); i++ {
		switch s.Words[i].Text {
		case "(", "-LRB-":
			open = i + 1
		case ")", "-RRB-":
			if open >= 0 && upperBefore(s, open-1) {
				return open, i
			}
		}
	}
	return 0, 0
}

// upperBefore reports whether what stands before the bracket looks like the
// place of a dateline ("KYIV, Ukraine (Reuters)").
func upperBefore(s *syntax.Sentence, end int) bool {
	if end == 0 {
		return false
	}
	w := s.Words[0].Text
	return w == strings.ToUpper(w) && len(w) > 1
}

// toldAgency reports whether word w, an agency, is credited by its own clause:
// it reports, or somebody told it.
func (j *joiner) toldAgency(s *syntax.Sentence, w int) bool {
	x := s.Words[w]
	if x.Head < 0 {
		return false
	}
	verb := s.Words[x.Head].Lemma
	switch {
	case x.Rel == "nsubj", x.Rel == "obj", x.Rel == "iobj", syntax.IsRel(x.Rel, "obl"):
		return j.Lexicon.CreditVerbs[verb]
	}
	return false
}
