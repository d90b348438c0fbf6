package resolve

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// wires finds the news agencies that each sentence credits, in order of credit:
// in a credit line ("With reporting by …"), in a dateline ("KYIV (Reuters) –")
// or in a clause ("told AFP", "Interfax reported").
func (j *joiner) wires() {
	j.credited = make([][]string, len(j.Sentences))
	all := []string{}
	for i := range j.Sentences {
		s := &j.Sentences[i]
		first, last := j.credits(s)
		for w := 0; w < len(s.Words); {
			a, n := agencyAt(j.Knowledge, s, w)
			if a != nil && a.Kind == "wire" && (first <= w && w < last || j.toldAgency(s, top(s, w, w+n))) {
				j.credited[i] = appendNew(j.credited[i], a.Name)
			}
			w += max(n, 1)
		}
		all = appendNew(all, j.credited[i]...)
	}
	j.rec.Document.Wires = all
}

// agencyNameWords is the longest agency name looked for, in words.
const agencyNameWords = 4

// agencyAt returns the agency whose name begins at word w and its length in
// words.
func agencyAt(kb *knowledge.Base, s *syntax.Sentence, w int) (*knowledge.Agency, int) {
	for n := min(agencyNameWords, len(s.Words)-w); n > 0; n-- {
		parts := make([]string, n)
		for k := range parts {
			parts[k] = s.Words[w+k].Text
		}
		if a := kb.Agency(strings.Join(parts, " ")); a != nil {
			return a, n
		}
	}
	return nil, 0
}
