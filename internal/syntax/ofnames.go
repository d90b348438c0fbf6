package syntax

import "slices"

// nameAcrossVerb gives the noun before "of" its name, which came out as a part of the verb's
// object: "supporters of Ana Diaz blocked roads".
func nameAcrossVerb(words []Word) {
	for i := 2; i+2 < len(words); i++ {
		o := words[i].Head
		if words[i].UPOS != "PROPN" || words[i].Rel != "compound" || o < i+2 || words[o].Rel != "obj" {
			continue
		}
		v := words[o].Head
		if v < i || v > o {
			continue
		}
		for n := i - 2; n >= 0 && n >= i-longestPhrase; n-- {
			if words[n].Head == v && words[n].Rel == "nsubj" && words[n+1].Text == "of" {
				words[i].Head, words[i].Rel = n, "nmod"
				words[n+1].Head = i
				break
			}
		}
	}
}

// listedAfterOf joins the names of a list behind "of" or "from" to its first, where they came
// out as joined to the noun before it: "the leaders of Italy, the Netherlands and Spain" are
// no Netherlands.
func listedAfterOf(words []Word) {
	for y := 4; y < len(words); y++ {
		h, x := words[y].Head, y-1
		if words[y].UPOS != "PROPN" || words[y].Rel != "conj" && words[y].Rel != "appos" || h < 0 || h > y {
			continue
		}
		for x > 0 && (words[x].Head > x && words[x].Head <= y || words[x].Text == ",") {
			x-- // the article, the comma
		}
		last := x
		for x > 0 && x > h && words[x].UPOS == "PROPN" && words[x].Rel == "flat" {
			x = words[x].Head
		}
		if x <= 1 || x > last || words[x].UPOS != "PROPN" || last+1 >= y || words[last+1].Text != "," || x == h && words[y].Rel == "conj" {
			continue
		}
		n := words[x].Head
		if n < 0 || h != n && h != x || words[n].XPOS != "NNS" || !IsRel(words[x].Rel, "nmod") || caseOf(words, x) != "of" && caseOf(words, x) != "from" {
			continue
		}
		z := y + 1
		for z < len(words) && (words[z].Rel == "cc" || words[z].UPOS == "DET" || words[z].UPOS == "ADJ" || words[z].Text == ",") {
			z++
		}
		if z == y+1 || z >= len(words) || words[z].UPOS != "PROPN" || words[z].Rel != "conj" || words[z].Head != y && words[z].Head != x && words[z].Head != h {
			continue
		}
		words[y].Head, words[y].Rel, words[z].Head = x, "conj", y
	}
}

// behindAgent hangs what a deed is done to on the deed where it came out as a part of the name
// of who did it: "the release by Hamas of a hostage", "sanctions imposed by Peru on generals".
func behindAgent(words []Word) {
	for y := 4; y < len(words); y++ {
		by := words[y].Head
		if words[y].Rel != "nmod" || by < 0 || by > y || !noun(words[by]) || caseOf(words, by) != "by" {
			continue
		}
		n, to := words[by].Head, caseOf(words, y)
		if n < 0 || n > by || to != "on" && to != "against" && (to != "of" || words[by].UPOS != "PROPN") {
			continue
		}
		switch {
		case words[by].Rel == "nmod":
			words[y].Head = n
		case IsRel(words[by].Rel, "obl"):
			words[y].Head, words[y].Rel = n, "obl"
		}
	}
}

// doingBlamed makes a deed of the -ing form behind the "of" or "for" of a blame that came out as
// what describes its object: "accused Peru of massing troops" blames no troops.
func (l verbLists) doingBlamed(words []Word) {
	for d := 3; d+1 < len(words); d++ {
		n, of := words[d].Head, d-1
		if words[d].XPOS != "VBG" || n <= d || n > d+3 || words[of].Head != n || words[of].Rel != "case" || words[of].Text != "of" && words[of].Text != "for" || words[d].Rel != "amod" && words[d].Rel != "acl" {
			continue
		}
		v := of - 1
		for v > 0 && !(words[v].UPOS == "VERB" && l["blames"][words[v].Lemma]) {
			v--
		}
		if v == 0 || !hasChild(words[:of], v, "obj") {
			continue
		}
		words[d].Head, words[d].Rel = v, "advcl"
		words[of].Head, words[of].Rel = d, "mark"
		words[n].Head, words[n].Rel = d, "obj"
	}
}

// secondOwner gives the second of two subjects its owner, which came out as joined to the first:
// "Iraq's minister and Turkey's president agreed".
func secondOwner(words []Word) {
	for p := 3; p+2 < len(words); p++ {
		h, n := words[p].Head, p+2
		if words[p].Rel != "conj" || words[p].UPOS != "PROPN" || words[p+1].XPOS != "POS" || words[p+1].Head != p || h < 0 || h > p || !IsRel(words[h].Rel, "nsubj") {
			continue
		}
		for n+1 < len(words) && words[n].Head == n+1 && words[n+1].UPOS == "NOUN" {
			n++ // "Turkey's foreign minister"
		}
		if words[n].UPOS != "NOUN" || words[n].Rel != words[h].Rel || words[n].Head != words[h].Head {
			continue
		}
		words[p].Head, words[p].Rel = n, "nmod:poss"
		words[n].Head, words[n].Rel = h, "conj"
	}
}

// aDeed makes a noun of what came out as the participle that a sentence is about, though an
// article stands before it: "a raid by police on a bank drew protests".
func aDeed(words []Word) {
	for v := 1; v < len(words); v++ {
		w := &words[v]
		if w.UPOS == "VERB" && w.XPOS == "VBN" && IsRel(w.Rel, "nsubj") && words[v-1].UPOS == "DET" && words[v-1].Head == v && w.Head > v {
			w.UPOS, w.XPOS, w.Lemma = "NOUN", "NN", w.Text
			for i := v + 1; i < w.Head; i++ {
				if words[i].Head == v && IsRel(words[i].Rel, "obl") {
					words[i].Rel = "nmod"
				}
			}
		}
	}
}

// thatOfNames moves a clause without a comma from a name, which needs none to tell which
// is meant, to the noun before: "a note sent by Reuters that opposed the plan",
// "supporters of Ana Diaz who had marched".
func thatOfNames(words []Word) {
	for v := range words {
		n := words[v].Head
		if words[v].Rel != "acl:relcl" || n < 0 || n > v || words[n].UPOS != "PROPN" {
			continue
		}
		that := n + 1
		for that < v && words[that].Head == n && words[that].Rel == "flat" {
			that++
		}
		if words[that].Head != v || !IsRel(words[that].Rel, "nsubj") {
			continue
		}
		noun := -1
		switch over := words[n].Head; {
		case over < 0 || over > n:
		case words[that].Text == "that" && words[over].Rel == "acl" && caseOf(words, n) == "by":
			noun = words[over].Head
		case words[that].Text == "who" && words[over].XPOS == "NNS" && IsRel(words[n].Rel, "nmod") && caseOf(words, n) == "of":
			noun = over
		case words[that].Text != "who" && slices.Contains(setWords, words[v].Text):
			noun = thingOver(words, n)
		}
		if noun >= 0 && noun < n && words[noun].UPOS == "NOUN" {
			words[v].Head = noun
		}
	}
}

// thingOver is the noun on which the last of some names hangs, of which a day is told and not of
// them: "a meeting between Ana Ruiz and Ivo Lema that was planned for Friday"; -1 for none.
func thingOver(words []Word, name int) int {
	for w, steps := name, 0; w >= 0 && steps < 4; w, steps = words[w].Head, steps+1 {
		switch {
		case words[w].UPOS == "NOUN":
			return w
		case words[w].Rel != "conj" && !IsRel(words[w].Rel, "nmod"):
			return -1
		}
	}
	return -1
}
