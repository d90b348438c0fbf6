package event

import "readout/internal/syntax"

// imperative reports whether a verb stands in the imperative behind an opening quotation mark: chanted
// "Lock them up!". Headlines and the like have verbs without a subject, too.
func imperative(s *syntax.Sentence, verb int) bool {
	w := s.Words[verb]
	if w.XPOS != "VB" && w.XPOS != "VBP" || verb == 0 || s.Child(verb, "nsubj", "nsubj:pass", "aux", "mark", "cop") >= 0 {
		return false
	}
	switch s.Words[verb-1].Text {
	case "\"", "“", "‘", "''", "``":
		return startsUpper(w.Text)
	}
	return false
}

func startsUpper(text string) bool { return text != "" && text[0] >= 'A' && text[0] <= 'Z' }

// onlyNot reports whether a "not" takes nothing back: "not only", "not before".
func onlyNot(s *syntax.Sentence, k int) bool {
	if s.Words[k].Lower() != "not" || k+1 >= len(s.Words) {
		return false
	}
	switch s.Words[k+1].Lower() {
	case "only", "just", "merely", "before":
		return true
	}
	return false
}
