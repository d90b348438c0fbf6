package resolve

import (
	"strings"

	"readout/internal/syntax"
)

// credits reports whether a sentence may credit agencies, and returns the
// words among which it does so.
func (j *joiner) credits(s *syntax.Sentence) (first, last int) {
	line := strings.ToLower(strings.TrimLeft(j.Text[s.Start:s.End], " (*—–-[\""))
	for _, phrase := range j.Lexicon.Credits {
		if strings.HasPrefix(line, phrase) {
			return 0, len(s.Words)
		}
	}
	open := -1
	for i := range s.Dateline {
		switch s.Words[i].Text {
		case "(":
			open = i + 1
		case ")":
			if open >= 0 {
				return open, i
			}
		}
	}
	return 0, 0
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
