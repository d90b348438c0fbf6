package syntax

// farParticiple makes the verb of a full sentence without any before of a participle
// with an object that came out hung on the last noun of the subject: "Doctors from two
// aid groups donated goods", "The speaker and a group of deputies held talks".
func farParticiple(words []Word) {
	last := len(words) - 1
	if words[max(last, 0)].Text != "." {
		return
	}
	for v := 2; v < last; v++ {
		w, n := words[v], v-1
		if w.UPOS == "VERB" && (w.XPOS != "VBN" || w.Rel != "acl") || w.UPOS == "AUX" {
			return
		}
		if w.XPOS != "VBN" || w.Rel != "acl" {
			continue
		}
		root := n
		for words[root].Head >= 0 && words[root].Head < root {
			root = words[root].Head
		}
		if w.Head != n || root == n || words[root].Head >= 0 || words[root].UPOS != "NOUN" && words[root].UPOS != "PROPN" || !hasChild(words, v, "obj") {
			return
		}
		for i := range words {
			if x := &words[i]; x.Head == root && (i > v || x.UPOS == "PUNCT" && i == last) || x.Head == n && i > v {
				x.Head = v
			}
		}
		words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
		words[root].Head, words[root].Rel = v, "nsubj"
		return
	}
}

// overNumber makes a preposition of the "over" before the number of an oblique phrase
// that has none: in "complained to Peru over two raids" it does not mean "more than".
func overNumber(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Lemma != "over" || w.Rel != "advmod" || w.Head <= i || words[w.Head].UPOS != "NUM" {
			continue
		}
		n := words[w.Head].Head
		if n > i && words[n].Rel == "obl" && caseOf(words, n) == "" && words[n].Head < i {
			w.Head, w.Rel, w.UPOS, w.XPOS = n, "case", "ADP", "IN"
		}
	}
}

// aimed hangs an infinitive on the object before it that names what somebody is to
// do, when it came out as the purpose of the verb: "rejected a call by Peru to lift
// the ban" lifts nothing.
func (l verbLists) aimed(words []Word) {
	for v := 3; v < len(words); v++ {
		w := &words[v]
		h := w.Head
		if w.XPOS != "VB" || !IsRel(w.Rel, "advcl") || h < 0 || h > v || words[h].UPOS != "VERB" {
			continue
		}
		to := v - 1
		for to > h && (words[to].Head != v || words[to].Lemma != "to") {
			to--
		}
		n := to - 1 // the object whose phrase ends right before "to"
		for n > h && words[n].Head > h {
			n = words[n].Head
		}
		if to > h+1 && n > h && words[n].Rel == "obj" && words[n].Head == h && l["aims"][words[n].Lemma] && !hasChild(words, n, "acl") {
			w.Head, w.Rel = n, "acl"
		}
	}
}

// listedVerbs joins a verb behind a comma that has no subject of its own, and a further
// verb behind "and", to the verb before: "dissolved parliament, suspended the court and
// accused lawmakers".
func listedVerbs(words []Word) {
	for v := 2; v < len(words); v++ {
		w := &words[v]
		h := w.Head
		if w.Rel != "parataxis" || w.XPOS != "VBD" || words[v-1].Text != "," || h < 0 || h > v || !finite(words[h]) || !hasChild(words, v, "obj") || hasSubject(words, v) {
			continue
		}
		for c := v + 1; c < len(words); c++ {
			if x := &words[c]; x.Head == v && x.Rel == "conj" && x.UPOS == "VERB" && hasChild(words, c, "cc") && !hasSubject(words, c) {
				w.Rel = "conj"
				if x.XPOS == "VBN" && !hasChild(words, c, "aux") && !hasChild(words, c, "aux:pass") && hasChild(words, c, "obj") {
					x.XPOS = "VBD"
				}
			}
		}
	}
}

// saidAfterPassive joins a verb with a clause of its own, which came out beside a passive
// below, to the verb of the sentence: "rejected claims that the vote was rigged and said it
// would stand": what was rigged says nothing.
func saidAfterPassive(words []Word) {
	for v := 3; v < len(words); v++ {
		w := &words[v]
		h := w.Head
		if w.Rel != "conj" || w.XPOS != "VBD" || words[v-1].Rel != "cc" || h < 0 || h > v || !hasChild(words, h, "aux:pass") || !hasChild(words, h, "nsubj:pass") || hasSubject(words, v) || !hasChild(words, v, "ccomp") {
			continue
		}
		top := h
		for words[top].Head >= 0 && words[top].Head < top && !(finite(words[top]) && hasChild(words, top, "nsubj")) {
			top = words[top].Head
		}
		if top != h && words[top].XPOS == "VBD" && words[top].UPOS == "VERB" && hasChild(words, top, "nsubj") {
			w.Head = top
		}
	}
}

// secondObject gives a participle behind "and" the object that came out as a second one of
// the verb before: "deployed the army and blocked access to the port".
func secondObject(words []Word) {
	for v := 3; v+1 < len(words); v++ {
		w := &words[v]
		h := w.Head
		if w.Rel != "conj" || w.XPOS != "VBN" || h < 0 || h > v || words[h].XPOS != "VBD" || words[v-1].Rel != "cc" || hasChild(words, v, "obj") || hasChild(words, v, "aux") || hasChild(words, v, "aux:pass") {
			continue
		}
		before, behind := false, -1
		for i := h + 1; i < len(words); i++ {
			if words[i].Head != h || words[i].Rel != "obj" {
				continue
			}
			if i < v {
				before = true
			} else if behind < 0 {
				behind = i
			}
		}
		if before && behind > v {
			w.XPOS, words[behind].Head = "VBD", v
		}
	}
}

// acrossVerb makes the object of what came out as a part of a subject's name though it
// stands behind the verb: "launched artillery, mortar and rocket fire".
func acrossVerb(words []Word) {
	for c := 2; c < len(words); c++ {
		h := words[c].Head
		if words[c].Rel != "compound" || h < 0 || h > c || !IsRel(words[h].Rel, "nsubj") {
			continue
		}
		if v := words[h].Head; v > h && v < c && words[v].UPOS == "VERB" && !hasChild(words, v, "obj") {
			words[c].Head, words[c].Rel = v, "obj"
		}
	}
}

// nameOverVerb makes the subject of a name before a verb without one that came out as a
// part of the object behind: "Burkina Faso severed ties with Kenya".
func nameOverVerb(words []Word) {
	for s := range words {
		o := words[s].Head
		if words[s].Rel != "compound" && words[s].Rel != "nmod" || o <= s+1 || words[o].Rel != "obj" || words[s].UPOS != "PROPN" {
			continue
		}
		v := words[o].Head
		if v <= s || v >= o || words[v].XPOS != "VBD" || hasSubject(words, v) || hasChild(words, s, "case") {
			continue
		}
		words[s].Head, words[s].Rel = v, "nsubj"
	}
}

// toNoun makes a preposition of the "to" of an infinitive that came out before a noun, and of
// the noun, where it is the verb's second object or came out as what the verb does, the end
// of it: "set fire to olive groves", "agreed to talks".
func toNoun(words []Word) {
	for i := 2; i+1 < len(words); i++ {
		t := &words[i]
		n := t.Head
		if t.XPOS != "TO" || t.Rel != "mark" || n <= i {
			continue
		}
		if words[n].UPOS == "ADJ" && words[n].Rel == "amod" && words[n].Head > n {
			n = words[n].Head
		}
		v := words[n].Head
		if words[n].UPOS != "NOUN" || v < 0 || v >= i || words[v].UPOS != "VERB" {
			continue
		}
		if words[n].Rel == "xcomp" && words[n].XPOS == "NNS" && !hasChild(words, n, "obj") && !hasChild(words, n, "cop") {
			t.Rel, t.UPOS, t.XPOS, words[n].Rel = "case", "ADP", "IN", "obl" // "agreed to talks"
			continue
		}
		if words[n].Rel != "obj" {
			continue
		}
		for o := v + 1; o < i; o++ {
			if words[o].Head == v && words[o].Rel == "obj" {
				t.Head, t.Rel, t.UPOS, t.XPOS = n, "case", "ADP", "IN"
				words[n].Rel = "obl"
				break
			}
		}
	}
}

// wouldFree makes a verb of such an adjective behind a modal and before a plural that came
// out as what somebody is: "said it would free 300 rebels".
func (l verbLists) wouldFree(words []Word) {
	for v := 1; v+1 < len(words); v++ {
		m, n := v-1, words[v].Head
		if words[v].Rel != "amod" || !l["alike"][words[v].Text] || words[m].XPOS != "MD" || n < v || words[n].UPOS != "NOUN" {
			continue
		}
		words[v].UPOS, words[v].XPOS, words[v].Head, words[v].Rel = "VERB", "VB", words[n].Head, words[n].Rel
		words[n].Head, words[n].Rel = v, "obj"
		words[m].Head, words[m].Rel = v, "aux"
		for i := range words {
			if words[i].Head == n && (i < m || words[i].Rel == "punct" || IsRel(words[i].Rel, "obl")) {
				words[i].Head = v
			}
		}
	}
}

// hasSubject reports whether a verb has a subject of its own.
func hasSubject(words []Word, v int) bool {
	for _, x := range words {
		if x.Head == v && IsRel(x.Rel, "nsubj") {
			return true
		}
	}
	return false
}

// objectOfNoun makes v the root in the place of the noun b whose object n came out as: a
// noun has none ("Guards tortured detainees in Minsk").
func objectOfNoun(words []Word, v, n, b int) {
	last := len(words) - 1
	if words[last].Text != "." || hasChild(words, b, "cop") {
		return
	}
	for i := range words {
		if words[i].Head == b && i > v || i < v && words[i].UPOS == "VERB" && words[i].Head == b && words[i].Rel != "acl" && words[i].Rel != "amod" {
			words[i].Head = v
		}
	}
	words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
	words[b].Head, words[b].Rel = v, "nsubj"
	words[n].Head, words[n].Rel = v, "obj"
}

// beforeSaying makes v the verb of what is said before a verb of saying b that has a subject
// of its own beside v's object n: "Police tortured suspects, a rights group said".
func beforeSaying(words []Word, v, n, b int) {
	own := false
	for i := n + 1; i < b; i++ {
		own = own || words[i].Head == b && words[i].Rel == "nsubj"
	}
	if !own {
		return
	}
	for i := range words {
		if words[i].Head == n && i < v-1 {
			words[i].Head = v - 1
		}
	}
	words[v].Head, words[v].Rel, words[v].XPOS = b, "ccomp", "VBD"
	words[v-1].Head, words[v-1].Rel = v, "nsubj"
	words[n].Head, words[n].Rel = v, "obj"
}
