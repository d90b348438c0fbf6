package syntax

// takenAs gives a verb of taking its object where what somebody was taken as came out as the
// object and he as a part of it: "took three soldiers hostage", "were holding the crew captive".
func (l verbLists) takenAs(words []Word) {
	for as := 2; as < len(words); as++ {
		v, who := words[as].Head, as-1
		if !l["takenas"][words[as].Lemma] || v < 0 || v > who || !l["takes"][words[v].Lemma] || words[as].Rel != "obj" {
			continue
		}
		if whole := words[who].XPOS == "NNS" || words[who].XPOS == "NNP" || hasChild(words, as, "det") || hasChild(words, as, "nummod"); whole && partOf(words, who, as) {
			takeOut(words, who, as, "obj")
		} else if words[who].Head != v || words[who].Rel != "obj" {
			continue
		}
		words[as].Rel = "xcomp"
	}
}

// leaveGranted tells whom from what where both came out as one thing: "denied two reporters
// entry", "gave the diplomats 48 hours to leave".
func (l verbLists) leaveGranted(words []Word) {
	for what := 2; what < len(words); what++ {
		w, who := &words[what], what-1
		if !l["granted"][w.Lemma] {
			continue
		}
		if v := w.Head; v >= 0 && v < who && w.Rel == "obj" && l["gives"][words[v].Lemma] && words[who].XPOS == "NNS" && partOf(words, who, what) {
			takeOut(words, who, what, "iobj")
			continue
		}
		who = w.Head
		if w.Rel != "nmod:unmarked" || who < 1 || who > what || words[who].Rel != "obj" || words[who].Head < 0 || !l["gives"][words[words[who].Head].Lemma] {
			continue
		}
		w.Head, w.Rel, words[who].Rel = words[who].Head, "obj", "iobj"
		for i := what + 1; i < len(words); i++ {
			if words[i].Head == who && words[i].Rel == "acl" {
				words[i].Head = what
			}
		}
	}
}

// partOf reports whether a noun came out as a part of the one right behind it.
func partOf(words []Word, noun, behind int) bool {
	return words[noun].Head == behind && words[noun].Rel == "compound"
}

// takeOut makes a noun of its own, with what stands before it, of a part of another noun.
func takeOut(words []Word, noun, of int, rel string) {
	words[noun].Head, words[noun].Rel = words[of].Head, rel
	for i := range words[:noun] {
		if words[i].Head == of {
			words[i].Head = noun
		}
	}
}

// besideWhom parts whom something is told from who is blamed in it, where both came out as one name around the
// verb between them: "wrote to the UN blaming Peru".
func besideWhom(words []Word) {
	for v := 2; v+1 < len(words); v++ {
		told, whom := v-1, v+1
		if words[v].XPOS != "VBG" || !IsRel(words[v].Rel, "advcl") || !partOf(words, told, whom) || words[told].UPOS != "PROPN" || words[whom].Head != words[v].Head {
			continue
		}
		words[told].Head, words[told].Rel = words[whom].Head, words[whom].Rel
		for i := range words[:told] {
			if words[i].Head == whom {
				words[i].Head = told
			}
		}
		words[whom].Head, words[whom].Rel = v, "obj"
	}
}
