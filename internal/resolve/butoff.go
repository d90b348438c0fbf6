package resolve

import "readout/internal/syntax"

// butOff is the status that the clause behind a "but" gives what was to be, and its words: "was to
// leave for Oslo on Sunday, but her office called off the trip"; empty where none does.
func (j *joiner) butOff(s *syntax.Sentence, head int) (status, word string) {
	verb := head
	for steps := 0; steps < 3 && s.Words[verb].Head >= 0 && s.Words[verb].UPOS != "VERB" && s.Words[verb].UPOS != "ADJ"; steps++ {
		verb = s.Words[verb].Head
	}
	c := behindBut(s, verb)
	if c < 0 || negated(s, c) {
		return "", ""
	}
	be := s.Child(verb, "cop", "aux", "aux:pass")
	if be < 0 || s.Words[be].XPOS != "VBD" || !j.Lexicon.Status[s.Words[verb].Lemma].plan && !j.saidAhead(s, verb) {
		return "", ""
	}
	for _, key := range keys(s, c) {
		if w := j.Lexicon.Status[key]; w.off() {
			return w.status, s.Words[c].Text
		}
	}
	return "", ""
}

// behindBut is the verb that is joined by "but" to a verb, or by the parser's mistake to what hangs
// on that; -1 for none.
func behindBut(s *syntax.Sentence, verb int) int {
	joined := func(w int) int {
		for _, c := range s.Children(w) {
			if k := s.Child(c, "cc"); s.Words[c].Rel == "conj" && k >= 0 && s.Words[k].Lemma == "but" && s.Words[c].UPOS == "VERB" {
				return c
			}
		}
		return -1
	}
	if c := joined(verb); c >= 0 {
		return c
	}
	for _, d := range s.Children(verb) {
		if c := joined(d); c >= 0 {
			return c
		}
	}
	return -1
}
