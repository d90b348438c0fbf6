package syntax

// strongPast makes the verb of the sentence of a past form that is no participle where what stands behind its
// subject came out as that: "Men accused of treason stole a boat", "Hackers linked to Peru stole data."
func (l verbLists) strongPast(words []Word) {
	for v := 3; v+1 < len(words); v++ {
		w := &words[v]
		if !l["strong"][w.Lower()] || w.UPOS != "VERB" || w.Rel != "amod" || w.Head <= v || hasChild(words, v, "aux") {
			continue
		}
		r, what := -1, w.Head
		for i := range words[:v] {
			if words[i].Head < 0 && words[i].UPOS == "VERB" && words[i].XPOS == "VBN" && !hasChild(words, i, "aux") && !hasChild(words, i, "aux:pass") {
				r = i
			}
		}
		if r < 1 || !under(words, what, r) {
			continue
		}
		doer := r - 1
		if words[doer].Head != r || !IsRel(words[doer].Rel, "nsubj") {
			continue
		}
		words[r].Head, words[r].Rel = doer, "acl"
		words[doer].Head, words[doer].Rel = v, "nsubj"
		w.Head, w.Rel, w.XPOS = -1, "root", "VBD"
		l.between(words, r, v, what)
	}
}

// between hangs what stood on the verb r that was none: what is before verb v stays with r, what is behind goes
// to v, and the noun behind v is its object; the preposition that it had is that of the word before v.
func (l verbLists) between(words []Word, r, v, what int) {
	for i := range words {
		switch {
		case words[i].Head == what && words[i].Rel == "case" && i < v && words[v-1].Rel == "compound" && words[v-1].Head == what:
			words[i].Head = v - 1
			words[v-1].Head, words[v-1].Rel = r, "obl"
		case i > v && words[i].Head == r:
			words[i].Head = v
		}
	}
	words[what].Head, words[what].Rel = v, "obj"
}

// headlineTwo gives a headline its first verb, which came out as the subject of the second: "Honduras breaks
// with Taipei, turns to Beijing".
func headlineTwo(words []Word) {
	if n := len(words); n < 4 || words[n-1].UPOS == "PUNCT" {
		return
	}
	for v := 1; v < len(words); v++ {
		w, who, second := &words[v], v-1, words[v].Head
		if w.XPOS != "VBZ" || w.UPOS != "VERB" || !IsRel(w.Rel, "nsubj") || second <= v || words[second].Head >= 0 || words[second-1].Text != "," {
			continue
		}
		if words[who].Head != v || words[who].Rel != "compound" || !nominal(words[who]) {
			continue
		}
		words[who].Rel = "nsubj"
		w.Head, w.Rel = -1, "root"
		words[second].Head, words[second].Rel = v, "conj"
		for i := v + 1; i < second; i++ {
			if words[i].Head == v && words[i].Rel == "nmod" {
				words[i].Rel = "obl"
			}
		}
	}
}

// nameActs makes the subject of a name that came out as an adverb of a verb without one: "Togo said no."
func nameActs(words []Word) {
	for i := range words {
		w := &words[i]
		v := w.Head
		if w.UPOS != "PROPN" || w.Rel != "advmod" || v <= i || words[v].UPOS != "VERB" || !finite(words[v]) || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") || hasChild(words, i, "case") {
			continue
		}
		w.Rel = "nsubj"
	}
}

// afterTheirClause makes the verb of the sentence of a past form right behind a clause on its subject, which took it
// for its own: "Journalists whose paper was shut protested in Oslo."
func afterTheirClause(words []Word) {
	if n := len(words); n < 4 || words[n-1].Text != "." {
		return
	}
	for v := 3; v+1 < len(words); v++ {
		w, r := &words[v], words[v].Head
		if w.Rel != "xcomp" || w.XPOS != "VBN" || r != v-1 || words[r].Rel != "acl:relcl" || !hasChild(words, r, "aux:pass") || hasChild(words, v, "mark") {
			continue
		}
		doer := words[r].Head
		if doer < 0 || words[doer].Head >= 0 || !nominal(words[doer]) || hasChild(words, doer, "cop") {
			continue
		}
		w.Head, w.Rel, w.XPOS = -1, "root", "VBD"
		words[doer].Head, words[doer].Rel = v, "nsubj"
		words[len(words)-1].Head = v
		return
	}
}
