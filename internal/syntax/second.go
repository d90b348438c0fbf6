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
		inf := words[w.Head]
		bare := inf.XPOS == "VB" || inf.XPOS == "VBG"
		past := bare && w.XPOS == "VBN" && (hasChild(words, v, "obj") || hasChild(words, v, "xcomp")) && !hasChild(words, v, "aux") && !hasChild(words, v, "aux:pass")
		if !bare || !finite(*w) && !past || inf.XPOS == "VB" && !hasChild(words, w.Head, "mark") {
			continue
		}
		above := inf.Head
		if past && inf.Rel == "acl" && above >= 0 {
			above = words[above].Head // "foiled a plot to kill him and blamed Peru"
			if above >= 0 && words[above].Rel == "ccomp" && words[above].XPOS == "VBN" {
				above = words[above].Head // "said it had foiled …"
			}
		} else if inf.Rel != "xcomp" && inf.Rel != "advcl" {
			continue
		}
		for above >= 0 && words[above].Rel == "xcomp" && (words[above].XPOS == "VB" || words[above].XPOS == "VBG") {
			above = words[above].Head // "urged Peru to stop harming firms and vowed …"
		}
		if above < 0 || above > w.Head || !finite(words[above]) && !(past && words[above].XPOS == "VBN" && hasChild(words, above, "aux")) {
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
// noun joined to a name: "sealed the border with Peru and deployed soldiers", and one of
// speaking also behind an object: "denied responsibility and blamed army pilots".
func (l verbLists) secondPast(words []Word) {
	for i := 2; i+1 < len(words); i++ {
		w := &words[i]
		n := w.Head
		if w.XPOS != "VBN" || w.Rel != "amod" || n <= i || words[i-1].Rel != "cc" || words[n].Rel != "conj" || !l["second"][w.Lemma] && !l["besides"][w.Lemma] {
			continue
		}
		h := words[n].Head
		if h < 0 || h > i || words[h].UPOS != "PROPN" && !hasChild(words, h, "case") && !(words[h].Rel == "obj" && l["besides"][w.Lemma]) {
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

// spokenToo hangs what a speaker does besides saying something on the verb of saying, where
// it came out as joined to what is said but shares no auxiliary with it: "said he was safe
// and accused Peru of lying".
func (l verbLists) spokenToo(words []Word) {
	for v := 4; v < len(words); v++ {
		w := &words[v]
		c := w.Head
		if w.Rel != "conj" || c < 2 || c > v || words[c].Rel != "ccomp" || !l["besides"][w.Lemma] || w.XPOS != "VBD" && w.XPOS != "VBN" {
			continue
		}
		say := words[c].Head
		if say < 0 || say > c || words[say].XPOS != "VBD" || hasChild(words, v, "nsubj") || hasChild(words, v, "aux") || hasChild(words, v, "aux:pass") {
			continue
		}
		if quoted := words[v-1].Rel == "cc" && isQuote(words[v-2].Text); !quoted && sharesPast(words, c, v) {
			continue
		}
		w.Head, w.XPOS = say, "VBD"
	}
}

func isQuote(text string) bool { return text == "\"" || text == "”" || text == "''" }

// sharesPast reports whether verb v may go on in the tense of verb c: both past, both behind
// "had", or both passive.
func sharesPast(words []Word, c, v int) bool {
	if words[c].XPOS == "VBD" || hasChild(words, c, "aux:pass") && !hasChild(words, v, "obj") {
		return true
	}
	return slices.ContainsFunc(words[:c], func(x Word) bool { return x.Head == c && IsRel(x.Rel, "aux") && x.Lemma == "have" })
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
