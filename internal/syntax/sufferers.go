package syntax

// sufferers makes one noun of a deed and of who suffered or survived it, where the deed came out as
// what somebody does: "met shooting victims", "paid tribute to kidnapping survivors".
func (l verbLists) sufferers(words []Word) {
	for v := 1; v+1 < len(words); v++ {
		d, n := &words[v], &words[v+1]
		if d.UPOS != "VERB" || !l["harming"][d.Lower()] || n.Head != v || n.Rel != "obj" || !l["sufferer"][n.Lemma] || d.Head < 0 || d.Rel == "conj" {
			continue
		}
		before := &words[v-1]
		rel := "obj"
		if before.Head == v && (before.UPOS == "PART" || before.UPOS == "ADP" || before.UPOS == "SCONJ") {
			before.UPOS, before.XPOS, before.Rel = "ADP", "IN", "case"
			if rel = "nmod"; words[d.Head].UPOS == "VERB" {
				rel = "obl"
			}
		} else if words[d.Head].UPOS != "VERB" || hasChild(words, v, "aux") || hasChild(words, v, "nsubj") {
			continue // "is bombing survivors"
		}
		n.Head, n.Rel = d.Head, rel
		d.UPOS, d.XPOS, d.Head, d.Rel = "NOUN", "NN", v+1, "compound"
		d.Lemma = d.Lower()
		for i := range words {
			if words[i].Head == v {
				words[i].Head = v + 1
				if words[i].Rel == "obl" {
					words[i].Rel = "nmod"
				}
			}
		}
	}
}
