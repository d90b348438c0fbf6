package syntax

// hyphenVerbs gives a verb with a hyphen its subject where the first half came out as that:
// "the navy test-fired a missile", "police court-martialled three soldiers".
func (l verbLists) hyphenVerbs(words []Word) {
	for v := 3; v < len(words); v++ {
		half, who := v-2, v-3
		if words[v-1].Text != "-" || words[v].UPOS != "VERB" || !l["half"][words[half].Lemma] {
			continue
		}
		switch {
		case words[half].Head == v && words[half].Rel == "nsubj" && partOf(words, who, half):
			takeOut(words, who, half, "nsubj")
			words[half].Rel = "compound"
		case partOf(words, half, who) && words[who].Head == v && words[who].Rel == "nsubj": // "rebels petrol-bombed"
			words[half].Head = v
		}
	}
}
