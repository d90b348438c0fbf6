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
