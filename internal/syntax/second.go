package syntax

import "slices"

// secondVerb hangs a finite verb that came out as joined to an infinitive or a
// gerund on the verb above, whose subject it shares: "urged the embassy to think
// again and spoke with the envoy", "ruled out leaving and blamed the mayor".
func secondVerb(words []Word) {
	for v := range words {
		w := &words[v]
		if w.Rel != "conj" || w.Head < 0 || w.Head > v {
			continue
		}
		inf := w.Head
		past := words[inf].XPOS == "VBG" && w.XPOS == "VBN" && hasChild(words, v, "obj") && !hasChild(words, v, "aux") && !hasChild(words, v, "aux:pass")
		if !finite(*w) && !past {
			continue
		}
		above := words[inf].Head
		if words[inf].XPOS != "VB" && words[inf].XPOS != "VBG" || words[inf].Rel != "xcomp" && words[inf].Rel != "advcl" || above < 0 || above > inf || !finite(words[above]) {
			continue
		}
		if words[inf].XPOS == "VB" && !hasChild(words, inf, "mark") {
			continue
		}
		if slices.ContainsFunc(words, func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") }) {
			continue
		}
		w.Head = above
		if past {
			w.XPOS = "VBD"
		}
	}
}

// secondPast makes a verb of a participle behind "and" that came out as describing a
// noun joined to a name: "sealed the border with Peru and deployed soldiers".
func (l verbLists) secondPast(words []Word) {
	for i := 2; i+1 < len(words); i++ {
		w := &words[i]
		n := w.Head
		if w.XPOS != "VBN" || w.Rel != "amod" || n <= i || words[i-1].Rel != "cc" || words[n].Rel != "conj" || !l["second"][w.Lemma] {
			continue
		}
		h := words[n].Head
		if h < 0 || h > i || words[h].UPOS != "PROPN" && !hasChild(words, h, "case") {
			continue
		}
		over := words[h].Head
		for over >= 0 && !finite(words[over]) {
			over = words[over].Head
		}
		if over < 0 || over > h {
			continue
		}
		w.Head, w.Rel, w.XPOS = over, "conj", "VBD"
		words[n].Head, words[n].Rel = i, "obj"
		words[i-1].Head = i
		for k := n + 1; k < len(words); k++ {
			if words[k].Head == over && IsRel(words[k].Rel, "obl") {
				words[k].Head = i
			}
		}
	}
}

// secondSubject makes an object of a subject behind a verb that has one before it, and
// hangs a participle between its article and it on it: "told the visiting envoy that
// Peru must pay".
func secondSubject(words []Word) {
	for n := 2; n < len(words); n++ {
		v := words[n].Head
		if words[n].Rel != "nsubj" || words[n].UPOS == "PRON" || v < 0 || v > n || !finite(words[v]) || hasChild(words, v, "obj") || hasChild(words, v, "cop") {
			continue
		}
		if !slices.ContainsFunc(words[:v], func(x Word) bool { return x.Head == v && x.Rel == "nsubj" }) {
			continue
		}
		words[n].Rel = "obj"
		for k := v + 1; k < n; k++ {
			if words[k].XPOS == "VBG" && words[k].Head == v && words[k-1].Rel == "det" && words[k-1].Head == n {
				words[k].Head, words[k].Rel = n, "amod"
			}
		}
	}
}
