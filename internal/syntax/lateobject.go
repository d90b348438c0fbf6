package syntax

// lateObject makes the object of what a full sentence says behind what it is called, where the verb came out
// as a passive without "was": "Peru dismissed as nonsense a report by Chile".
func lateObject(words []Word) {
	last := len(words) - 1
	if last < 4 || words[last].Text != "." && words[last-1].Text != "." {
		return
	}
	for v := 1; v < last; v++ {
		w := &words[v]
		if w.XPOS != "VBN" || w.Head >= 0 || hasChild(words, v, "aux:pass") || hasChild(words, v, "aux") || hasChild(words, v, "obj") {
			continue
		}
		s, as, o := -1, -1, -1
		for i := range words {
			switch x := words[i]; {
			case x.Head != v:
			case i < v && x.Rel == "nsubj:pass":
				s = i
			case i > v && as < 0 && x.Rel == "obl" && caseOf(words, i) == "as":
				as = i
			case as > 0 && o < 0 && i > as && (x.Rel == "obl" || x.Rel == "obl:unmarked") && caseOf(words, i) == "" && (x.UPOS == "NOUN" || x.UPOS == "PROPN") && !day(x.Text):
				o = i
			}
		}
		if s >= 0 && o > 0 {
			w.XPOS, words[s].Rel, words[o].Rel = "VBD", "nsubj", "obj"
		}
		return
	}
}
