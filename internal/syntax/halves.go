package syntax

// halvesOfLand joins the first word of a land's name to the name of its other half, of which it came out as
// a part: "North and South Kivu", "East and West Timor".
func (l verbLists) halvesOfLand(words []Word) {
	for b := 2; b+1 < len(words); b++ {
		a, k := b-2, b+1
		if !l["compass"][words[a].Text] || !l["compass"][words[b].Text] || words[b-1].Rel != "cc" || words[k].UPOS != "PROPN" || words[a].Head != k || words[b].Head != a {
			continue
		}
		words[a].Head, words[a].Rel, words[a].UPOS = words[k].Head, words[k].Rel, "PROPN"
		words[b].Head, words[b].Rel = k, "compound"
		words[b-1].Head = k
		for i := range words {
			if words[i].Head == k && i != b && i != b-1 {
				words[i].Head = a
			}
		}
		words[k].Head, words[k].Rel = a, "conj"
	}
}

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
