package resolve

// wires finds the news agencies that each sentence credits, in order of credit:
// in a credit line ("With reporting by …"), in a dateline ("KYIV (Reuters) –")
// or in a clause ("told AFP", "Interfax reported").
func (j *joiner) wires() {
	j.credited = make([][]string, len(j.Sentences))
	all := []string{}
	for i := range j.Sentences {
		s := &j.Sentences[i]
		first, last := j.credits(s)
		words := s.Texts()
		for w := 0; w < len(s.Words); {
			a, n := j.Knowledge.AgencyAt(words[w:], agencyNameWords)
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
