package syntax

// describedObject makes the verb of a full sentence of a participle between a name and what
// came out as the name's object: "Belize established relations with Togo".
func describedObject(words []Word) {
	last := len(words) - 1
	for v := 1; v < last; v++ {
		n, o := v-1, words[v].Head
		if words[v].XPOS != "VBN" || words[v].Rel != "amod" || o <= v || words[o].Rel != "obj" || words[o].Head != n || words[n].UPOS != "PROPN" || words[n].Head >= 0 || words[last].Text != "." {
			continue
		}
		words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
		words[o].Head = v
		for i := v + 1; i < len(words); i++ {
			if words[i].Head == n {
				words[i].Head = v
			}
		}
		return
	}
}
