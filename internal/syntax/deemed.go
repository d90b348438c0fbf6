package syntax

// deemed makes an adjective behind the object of such a verb what the object is said
// to be: "called the vote unlawful".
func (l verbLists) deemed(words []Word) {
	for a := 2; a < len(words); a++ {
		o := a - 1
		if words[a].UPOS != "ADJ" || words[a].Rel != "amod" || words[a].Head != o || words[o].Rel != "obj" {
			continue
		}
		v := words[o].Head
		if v < o && v >= 0 && words[v].UPOS == "VERB" && l["deems"][words[v].Lemma] && (a+1 == len(words) || words[a+1].UPOS == "PUNCT" || words[a+1].UPOS == "CCONJ") {
			words[a].Head, words[a].Rel = v, "xcomp"
		}
	}
}

// subjunctive makes a verb of the noun that a clause of demand ends in: in "demanded
// that the king resign" nobody calls the king a resign.
func subjunctive(words []Word) {
	for m := range words {
		v := words[m].Head
		if words[m].Rel != "mark" || words[m].Text != "that" || v <= m+1 || words[v].XPOS != "NN" || hasChild(words, v, "cop") || words[v].Rel != "obj" && words[v].Rel != "ccomp" {
			continue
		}
		n := v - 1
		if words[n].Head != v || words[n].UPOS != "NOUN" && words[n].UPOS != "PROPN" || v+1 < len(words) && (words[v+1].UPOS == "NOUN" || words[v+1].UPOS == "VERB" || words[v+1].UPOS == "AUX") {
			continue
		}
		words[v].UPOS, words[v].XPOS, words[v].Rel = "VERB", "VB", "ccomp"
		words[n].Rel = "nsubj"
		for i := m + 1; i < n; i++ {
			if words[i].Head == v {
				words[i].Head = n
			}
		}
	}
}
