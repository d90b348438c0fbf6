package syntax

// orderedToBe hangs what somebody is ordered to have done to him on the order where it came out
// as a part of what only tells who is meant: "ordered the men arrested last week to be freed".
func (l verbLists) orderedToBe(words []Word) {
	for y := 3; y < len(words); y++ {
		x := words[y].Head
		if words[y].XPOS != "VBN" || words[y-1].Text != "be" || words[y-2].Text != "to" || x < 1 || x > y || words[x].UPOS != "VERB" {
			continue
		}
		n := x - 1
		if words[x].Rel == "acl" {
			n = words[x].Head
		}
		v := words[n].Head
		if n < 1 || v < 0 || v > n || words[n].Rel != "obj" || !l["orders"][words[v].Lemma] || words[x].Rel != "acl" && (words[x].Rel != "xcomp" || words[x].Head != v) {
			continue
		}
		words[x].Head, words[x].Rel, words[x].XPOS = n, "acl", "VBN"
		words[y].Head, words[y].Rel = v, "xcomp"
	}
}

// toldWhom gives a verb of telling whom something is told where he came out as the title of who
// is told of: "told police Ana Diaz had fled".
func (l verbLists) toldWhom(words []Word) {
	for n := 1; n+1 < len(words); n++ {
		w := &words[n]
		if w.UPOS != "NOUN" || w.Text == "" || w.Text[0] < 'a' || w.XPOS != "NNS" && w.Lemma != "police" || w.Rel != "nmod:desc" && w.Rel != "compound" || w.Head <= n {
			continue
		}
		name, v := w.Head, n-1
		clause := words[name].Head
		if words[name].UPOS != "PROPN" || words[name].Rel != "nsubj" || clause < 0 || words[clause].Rel != "ccomp" || words[clause].Head != v || !l["tells"][words[v].Lemma] {
			continue
		}
		w.Head, w.Rel = v, "obj"
	}
}
