package pipeline

import "readout/internal/syntax"

// Between says which PLOVER type stands between two phrases of a text, byte
// ranges of one sentence, as a coder without modalities has it, and which rule
// decided, or "learned". "" when the phrases are in no one sentence.
func (r *Reader) Between(doc string, source, target [2]int) (plover, by string) {
	sents, set := r.Analyse(doc)
	for i := range sents {
		s := &sents[i]
		from, to := headOf(s, source), headOf(s, target)
		if from >= 0 && to >= 0 {
			return r.Coder.Between(s, set, from, to, r.Ontology.Intent)
		}
		if from >= 0 {
			return r.Coder.Between(s, set, from, from, r.Ontology.Intent)
		}
	}
	return "", ""
}

// headOf returns the word of a byte range that the others hang on, or -1.
func headOf(s *syntax.Sentence, span [2]int) int {
	for i, w := range s.Words {
		if w.Start < span[1] && span[0] < w.End && w.UPOS != "PUNCT" && w.UPOS != "DET" && w.UPOS != "ADP" {
			if w.Head < 0 || s.Words[w.Head].Start >= span[1] || s.Words[w.Head].End <= span[0] {
				return i
			}
		}
	}
	return -1
}
