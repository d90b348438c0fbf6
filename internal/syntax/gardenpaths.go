package syntax

import "slices"

// Sentences in which the parser took a noun for the subject or the object of the wrong verb.

// conditionFirst hangs the "Had" that begins a sentence on the verb of the condition it
// opens: "Had the army fired, the revolt would have spread".
func conditionFirst(words []Word) {
	if len(words) < 5 || words[0].UPOS != "AUX" || words[0].Text != "Had" && words[0].Text != "Were" && words[0].Text != "Should" {
		return
	}
	comma := slices.IndexFunc(words, func(x Word) bool { return x.Text == "," })
	v := words[0].Head
	if comma < 0 || v < comma {
		return
	}
	for k := 2; k < comma; k++ {
		if words[k].UPOS == "VERB" && (hasChild(words, k, "nsubj") || hasChild(words, k, "nsubj:pass")) {
			words[0].Head = k
			return
		}
	}
}

// actedOnFirst makes the object of the noun behind a verb that came out as the subject of the participle
// behind it: "sank two boats caught fishing".
func (l verbLists) actedOnFirst(words []Word) {
	for v := 2; v < len(words); v++ {
		h := words[v].Head
		if words[v].UPOS != "VERB" || words[v].Rel != "advcl" && words[v].Rel != "ccomp" || !pastForm(words[v]) || h < 0 || h > v || !finite(words[h]) || hasChild(words, h, "obj") || hasChild(words, h, "cop") {
			continue
		}
		if words[v].Rel == "ccomp" && !l["done"][words[h].Lemma] && !l["actson"][words[h].Lemma] {
			continue
		}
		n := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") })
		if n < h || n > v || words[n].UPOS != "NOUN" || hasChild(words, v, "mark") || hasChild(words, v, "aux") || hasChild(words, v, "aux:pass") {
			continue
		}
		if first, last := extent(words, n); first != h+1 || last != v-1 {
			continue
		}
		words[n].Head, words[n].Rel = h, "obj"
		words[v].Head, words[v].Rel, words[v].XPOS = n, "acl", "VBN"
	}
}

func pastForm(w Word) bool { return w.XPOS == "VBD" || w.XPOS == "VBN" }

// actsInMarked gives the verb of a clause its subject, which came out as a circumstance of the verb above:
// "sirens sounded as Iraqi missiles struck".
func actsInMarked(words []Word) {
	for v := 2; v < len(words); v++ {
		if words[v].UPOS != "VERB" || words[v].Rel != "advcl" || !pastForm(words[v]) || hasChild(words, v, "aux:pass") || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") {
			continue
		}
		mark := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == v && x.Rel == "mark" })
		n := v - 1
		if mark < 0 || words[n].Head != words[v].Head || words[n].UPOS != "NOUN" && words[n].UPOS != "PROPN" || words[n].Rel != "obl" && words[n].Rel != "obj" || hasChild(words, n, "case") {
			continue
		}
		if first, _ := extent(words, n); first == mark+1 {
			words[n].Head, words[n].Rel, words[v].XPOS = v, "nsubj", "VBD"
		}
	}
}

// titleOfTwo makes one subject of the two halves of an office: "Peru's attorney general moved".
func titleOfTwo(words []Word) {
	for i := 0; i+1 < len(words); i++ {
		a, b := &words[i], &words[i+1]
		if a.UPOS != "NOUN" || b.UPOS != "NOUN" || a.XPOS != "NN" || !IsRel(a.Rel, "nsubj") || a.Rel != b.Rel || a.Head != b.Head || a.Head < i {
			continue
		}
		for k := range words {
			if words[k].Head == i && k < i {
				words[k].Head = i + 1
			}
		}
		a.Head, a.Rel = i+1, "compound"
	}
}

// deedKills makes the subject of a deed at the head of a sentence that came out as a clause beside its verb:
// "Shelling by rebels killed two".
func deedKills(words []Word) {
	if len(words) < 4 {
		return
	}
	v := words[0].Head
	if words[0].XPOS != "VBG" || words[0].Rel != "advcl" || v < 3 || !finite(words[v]) || hasChild(words, v, "nsubj") || hasChild(words, 0, "obj") {
		return
	}
	_, last := extent(words, 0)
	by := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == 0 && x.Rel == "obl:agent" })
	if by < 0 || last != v-1 {
		return
	}
	words[0].UPOS, words[0].XPOS, words[0].Rel, words[0].Lemma = "NOUN", "NN", "nsubj", words[0].Lower()
	words[by].Rel = "nmod"
}

// plantedFirst makes the verb of the sentence of the second past form where the first only tells which bomb
// it was, and gave half of its place to the second for a subject: "A bomb planted in a rubbish bin killed two".
func (l verbLists) plantedFirst(words []Word) {
	for v := 4; v < len(words); v++ {
		h, n := words[v].Head, v-1
		if words[v].XPOS != "VBD" || words[v].Rel != "advcl" && words[v].Rel != "ccomp" || h < 0 || h > n || words[h].Head >= 0 || !l["planted"][words[h].Lemma] || hasChild(words, h, "obj") || hasChild(words, h, "aux") || hasChild(words, v, "mark") {
			continue
		}
		s := slices.IndexFunc(words[:h], func(x Word) bool { return x.Head == h && IsRel(x.Rel, "nsubj") })
		if s < 0 || words[n].Head != v || !IsRel(words[n].Rel, "nsubj") || words[n].UPOS != "NOUN" {
			continue
		}
		if p := n - 1; words[p].Head == h && IsRel(words[p].Rel, "obl") && words[p].UPOS == "NOUN" {
			for k := range words {
				if words[k].Head == p {
					words[k].Head = n
				}
			}
			words[n].Head, words[n].Rel = h, words[p].Rel
			words[p].Head, words[p].Rel = n, "compound"
		} else {
			continue
		}
		words[v].Head, words[v].Rel = -1, "root"
		words[s].Head, words[s].Rel = v, "nsubj"
		words[h].Head, words[h].Rel, words[h].XPOS = s, "acl", "VBN"
		for k := range words {
			if words[k].Head == h && words[k].Rel == "punct" && k > v {
				words[k].Head = v
			}
		}
	}
}

// samePast makes a past form of a bare one behind "after" where the sentence tells of the past:
// "After police beat a vendor, crowds rioted".
func (l verbLists) samePast(words []Word) {
	for v := range words {
		w := &words[v]
		if w.XPOS != "VBP" || w.Rel != "advcl" || w.Head < 0 || words[w.Head].XPOS != "VBD" || !l["samepast"][w.Lower()] {
			continue
		}
		if slices.ContainsFunc(words[:v], func(x Word) bool { return x.Head == v && x.Rel == "mark" && x.Lower() == "after" }) {
			w.XPOS = "VBD"
		}
	}
}
