package syntax

// upTo makes what "kidnapped up to 16 advisers" counts the object of the verb:
// "up to" bounds the number and says nowhere where to.
func upTo(words []Word) {
	for v, w := range words {
		up, to, num := v+1, v+2, v+3
		if w.UPOS != "VERB" || num >= len(words) || words[up].Text != "up" || words[to].Text != "to" || words[num].UPOS != "NUM" {
			continue
		}
		n := words[to].Head
		if words[to].Rel != "case" || n <= num || words[n].Head != v || words[n].Rel != "obl" || words[num].Head != n || hasChild(words, v, "obj") {
			continue
		}
		words[n].Rel = "obj"
		bounds(words, up, num)
	}
	// "Up to 300 miners marched"
	if len(words) > 3 && words[0].Text == "Up" && words[1].Text == "to" && words[2].UPOS == "NUM" {
		n := words[1].Head
		if words[1].Rel != "case" || n < 3 || words[n].Rel != "obl" || words[n].Head < n || hasChild(words, words[n].Head, "nsubj") {
			return
		}
		words[n].Rel = "nsubj"
		bounds(words, 0, 2)
	}
}

// bounds hangs "up to" on the number that it bounds.
func bounds(words []Word, up, num int) {
	words[up].Head, words[up].Rel = num, "advmod"
	words[up+1].Head, words[up+1].Rel = up, "fixed"
}

// sharesOn hangs what a levy is on from the levy in "tariffs of 25 percent on steel",
// where it came out as what the share is of.
func sharesOn(words []Word) {
	for k := range words {
		share := words[k].Head
		if words[k].Rel != "nmod" || share < 0 || share > k || !isShare(words[share].Lemma) || words[share].Rel != "nmod" {
			continue
		}
		thing := words[share].Head
		if thing >= 0 && thing < share && words[thing].UPOS == "NOUN" && caseOf(words, share) == "of" && (caseOf(words, k) == "on" || caseOf(words, k) == "against") {
			words[k].Head = thing
		}
	}
}

func isShare(lemma string) bool { return lemma == "percent" || lemma == "%" || lemma == "cent" }
