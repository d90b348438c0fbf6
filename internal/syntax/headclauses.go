package syntax

// Clauses and deeds of headlines, which leave out articles.

// headlineAs gives a headline the clause behind "as" whose verb came out as a part of its object:
// "Minister quits as steelworkers storm parliament".
func (l verbLists) headlineAs(words []Word) {
	if n := len(words); n < 5 || words[n-1].UPOS == "PUNCT" {
		return
	}
	for v := 2; v+1 < len(words); v++ {
		w, who, o := &words[v], v-1, words[v].Head
		if w.UPOS != "NOUN" || w.XPOS != "NN" || w.Rel != "compound" || !l["headline"][w.Text] || o <= v || words[who].XPOS != "NNS" || words[who].Head != o && words[who].Rel != "nmod" || words[o].Head < 0 {
			continue
		}
		as := -1
		for k := range words[:who] {
			if words[k].Head == o && words[k].Rel == "case" && words[k].Lower() == "as" {
				as = k
			}
		}
		if as < 0 {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma, w.Head, w.Rel = "VERB", "VBP", w.Lower(), words[o].Head, "advcl"
		words[as].Head, words[as].Rel, words[as].UPOS = v, "mark", "SCONJ"
		words[o].Head, words[o].Rel = v, "obj"
		words[who].Head, words[who].Rel = v, "nsubj"
		for k := as + 1; k < who; k++ {
			if words[k].Head == o {
				words[k].Head = who
			}
		}
	}
}

// besideVerb makes the subject of a noun that came out as a part of the finite verb right behind it:
// "Governor quits".
func besideVerb(words []Word) {
	for i := 0; i+1 < len(words); i++ {
		if w := &words[i]; w.Rel == "compound" && w.Head == i+1 && nominal(*w) && finite(words[i+1]) && !hasChild(words, i+1, "nsubj") && !hasChild(words, i+1, "nsubj:pass") {
			w.Rel = "nsubj"
		}
	}
}

// deedObject makes a noun of a deed with an "of" behind a verb that took it for what its subject does:
// "UN condemns killing of prisoners by rebels". Who did it hangs on the deed.
func (l verbLists) deedObject(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		w := &words[i]
		if w.XPOS != "VBG" || w.Rel != "xcomp" || w.Head != i-1 || words[i+1].Lower() != "of" || hasChild(words, i, "obj") || !l["deed"][w.Lower()] {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma, w.Rel = "NOUN", "NN", w.Lower(), "obj"
		for k := i + 1; k < len(words); k++ {
			x := &words[k]
			switch {
			case x.Head == i && IsRel(x.Rel, "obl"):
				x.Rel = "nmod"
			case x.Rel == "nmod" && x.Head > i && words[x.Head].Head == i && caseOf(words, k) == "by":
				x.Head = i
			}
		}
	}
}
