package syntax

import "slices"

// straySubject gives a verb the noun right before it as its subject where that came out
// as a part of the verb's own object, which cannot stand on both sides of it: "Chad eased
// export rules".
func straySubject(words []Word) {
	for v := 1; v < len(words); v++ {
		n := v - 1
		w, o := &words[v], words[n].Head
		named := nominal(words[n]) || words[n].UPOS == "ADJ" && words[n].Rel == "amod" && n > 0 && (words[n-1].Head == o || ownerHead(words, n-1) == o) // "a Peruvian official offered", "Peru's military struck"
		if w.UPOS != "VERB" || w.XPOS != "VBN" && w.XPOS != "VBD" || !named || o <= v || words[o].Head != v || words[o].Rel != "obj" && words[o].Rel != "nsubj" {
			continue
		}
		if words[o].Rel == "obj" && hasChild(words, v, "nsubj") || hasChild(words, v, "aux") || hasChild(words, v, "aux:pass") {
			continue
		}
		w.XPOS, words[o].Rel = "VBD", "obj"
		words[n].Head, words[n].Rel = v, "nsubj"
		if words[n].UPOS == "ADJ" {
			words[n].UPOS, words[n].XPOS = "NOUN", "NN"
		}
		for i := range words[:n] { // "the Chadian ministry"
			if words[i].Head == o {
				words[i].Head = n
			}
		}
	}
}

// ownerHead is what the owner belongs to behind whom word i is an "'s", -2 for none.
func ownerHead(words []Word, i int) int {
	if owner := words[i].Head; words[i].Text == "'s" && owner >= 0 {
		return words[owner].Head
	}
	return -2
}

// twoPassiveSubjects makes the second of two subjects of a passive without an auxiliary the
// object of the active verb that it is: "The king shortened by a week the truce".
func twoPassiveSubjects(words []Word) {
	for v, w := range words {
		if w.XPOS != "VBN" || hasChild(words, v, "aux:pass") || hasChild(words, v, "aux") || hasChild(words, v, "obj") {
			continue
		}
		first, second := -1, -1
		for i, x := range words {
			switch {
			case x.Head != v || !IsRel(x.Rel, "nsubj"):
			case i < v:
				first = i
			case second < 0 && nominal(x):
				second = i
			}
		}
		if first >= 0 && second >= 0 && words[second].Rel == "nsubj:pass" {
			words[v].XPOS = "VBD"
			words[first].Rel, words[second].Rel = "nsubj", "obj"
		}
	}
}

// countedObject makes what "more than" counts, right behind a day, the object of the verb:
// "expelled on Monday more than 500 migrants".
func countedObject(words []Word) {
	for more := 1; more+2 < len(words); more++ {
		if words[more+1].Text != "than" || words[more+1].Rel != "fixed" || words[more+1].Head != more {
			continue
		}
		num := words[more].Head
		if num <= more || words[num].UPOS != "NUM" {
			continue
		}
		n := words[num].Head
		if words[num].Rel == "obl" && num+1 < len(words) && words[num+1].Text == "of" {
			n = num // "arrested more than 40 of them"
		}
		if n < num || words[n].Rel != "obl" || hasChild(words, n, "case") {
			continue
		}
		if v := words[n].Head; v >= 0 && v < more && words[v].UPOS == "VERB" && !hasChild(words, v, "obj") && !hasChild(words, v, "aux:pass") && !unitOfTime(words[n]) {
			words[n].Rel = "obj"
		}
	}
}

// splitObject joins the two halves of an object of which the second came out as what the
// first is made: "opened a landmark hearing into".
func splitObject(words []Word) {
	for i := 1; i < len(words); i++ {
		a, b := &words[i-1], &words[i]
		if b.UPOS != "NOUN" || b.Rel != "xcomp" || a.UPOS != "NOUN" || a.Rel != "obj" || a.Head != b.Head || a.Head >= i-1 {
			continue
		}
		for k := range words {
			if words[k].Head == i-1 {
				words[k].Head = i
			}
		}
		b.Rel = "obj"
		a.Head, a.Rel = i, "compound"
	}
}

// blockedFor hangs what something is blocked for on the verb of blocking, not on what only
// says which way it leads: "blocked a road leading to the port to demand jobs".
func (l verbLists) blockedFor(words []Word) {
	for v := range words {
		p := words[v].Head
		if words[v].Rel != "advcl" || words[v].XPOS != "VB" || p < 0 || p > v || words[p].Rel != "acl" || words[p].XPOS != "VBG" || !l["leading"][words[p].Lemma] {
			continue
		}
		n := words[p].Head
		if n >= 0 && n < p && words[n].Rel == "obj" && caseOf(words, v) == "" {
			words[v].Head = words[n].Head
		}
	}
}

// clauseBehindObject gives a second clause its own subject, where that came out as a second
// object of the first: "Peru sent ten, Chile has sent two".
func clauseBehindObject(words []Word) {
	for v := range words {
		if words[v].UPOS != "VERB" || words[v].Rel != "conj" || words[v].Head < 0 || words[v].Head > v || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") {
			continue
		}
		first := v
		for first > 0 && words[first-1].Head == v && (IsRel(words[first-1].Rel, "aux") || words[first-1].Rel == "advmod") {
			first--
		}
		n := first - 1
		if n < 2 || words[n].UPOS != "PROPN" || words[n].Rel != "conj" && words[n].Rel != "appos" || words[n-1].Text != "," || words[n].Head < 0 {
			continue
		}
		if o := words[n].Head; words[o].Head == words[v].Head && words[o].Rel == "obj" && o < n-1 {
			words[n].Head, words[n].Rel = v, subjectOf(words, v)
			words[n-1].Head = v
		}
	}
}

// nameBeforeNoun makes a name the modifier of the noun right behind it where both came out
// as what is behind one preposition: "a group of Rohingya refugees".
func nameBeforeNoun(words []Word) {
	for i := 0; i+1 < len(words); i++ {
		a, b := &words[i], &words[i+1]
		if a.UPOS != "PROPN" || b.UPOS != "NOUN" || a.Head != b.Head || a.Head < 0 || a.Head > i || a.Rel != b.Rel || !IsRel(a.Rel, "nmod") && !IsRel(a.Rel, "obl") || caseOf(words, i) == "" || caseOf(words, i+1) != "" {
			continue
		}
		for k := range words {
			if words[k].Head == i {
				words[k].Head = i + 1
			}
		}
		a.Head, a.Rel = i+1, "compound"
	}
}

// objectBehindParticle makes a noun behind a verb's particle, or behind a day, its object where it
// came out as a time or, a name, as an adverb: "break up a march", "moved to Sunday a vote",
// "bailed out Togo".
func objectBehindParticle(words []Word) {
	for n := range words {
		v := words[n].Head
		if words[n].Rel == "advmod" && words[n].UPOS == "PROPN" && v >= 0 && v < n-1 && words[n-1].Head == v && words[n-1].Rel == "compound:prt" && !hasChild(words, v, "obj") && !day(words[n].Text) {
			words[n].Rel = "obj"
		}
		if words[n].Rel != "obl:unmarked" || words[n].UPOS != "NOUN" && words[n].UPOS != "PROPN" || v < 0 || v > n || hasChild(words, v, "obj") || unitOfTime(words[n]) || day(words[n].Text) {
			continue
		}
		first, _ := extent(words, n)
		if first-1 > v && words[first-1].Head == v && words[first].UPOS == "DET" && (words[first-1].Rel == "compound:prt" || IsRel(words[first-1].Rel, "obl") && (day(words[first-1].Text) || unitOfTime(words[first-1])) && words[first].Lemma == "a") {
			words[n].Rel = "obj"
		}
	}
}

// sayingBesides makes what the speaker does besides no part of what is said: "…, the army
// said, blaming rebels".
func (l verbLists) sayingBesides(words []Word) {
	for v := 2; v < len(words); v++ {
		h := words[v].Head
		if words[v].XPOS == "VBG" && words[v].Rel == "ccomp" && words[v-1].Text == "," && h == v-2 && words[h].Lemma == "say" && l["besides"][words[v].Lemma] && !hasChild(words, v, "nsubj") {
			words[v].Rel = "advcl"
		}
	}
}

// participleBeforeObject hangs a participle between a verb and its object on the object, not
// on the subject: "Chad extradited suspected rebels to Niger".
func participleBeforeObject(words []Word) {
	for p := 2; p < len(words); p++ {
		v, n := p-1, words[p].Head
		if words[p].Rel != "acl" || words[p].XPOS != "VBN" || n < 0 || n >= v || words[v].UPOS != "VERB" || words[n].Head != v || !IsRel(words[n].Rel, "nsubj") {
			continue
		}
		for o := p + 1; o < len(words); o++ {
			if words[o].Head != v || words[o].Rel != "obj" {
				continue
			}
			for k := range words {
				if words[k].Head == p {
					words[k].Head = v
				}
			}
			words[p].Head, words[p].Rel = o, "amod"
			break
		}
	}
}

// sayersSubject gives a verb of saying behind a clause and a comma the subject that stands
// right before it, where that came out as a second one of the clause: "Troops have arrived
// in Chad, Foreign Minister Ana Diaz said".
func sayersSubject(words []Word) {
	for h := 2; h < len(words); h++ {
		if words[h].XPOS != "VBD" && words[h].XPOS != "VBZ" || hasChild(words, h, "nsubj") {
			continue
		}
		v := slices.IndexFunc(words[:h], func(x Word) bool { return x.Head == h && x.Rel == "ccomp" })
		if words[h].Rel == "parataxis" && words[h].Head < h {
			v = words[h].Head // the clause came out as the main one
		}
		if v < 0 {
			continue
		}
		own, second := false, -1
		for i := range words[:h] {
			if words[i].Head == v && IsRel(words[i].Rel, "nsubj") {
				own, second = own || i < v, i
			}
		}
		if !own || second < v {
			continue
		}
		if first, last := extent(words, second); first > v && words[first-1].Text == "," && last == h-1 {
			words[second].Head, words[second].Rel = h, "nsubj"
		}
	}
}

// upToSubject makes the counted noun right before a verb without a subject that: "Up to
// 1,000 miners began a march" is told of no place.
func upToSubject(words []Word) {
	for v := 2; v < len(words); v++ {
		n := v - 1
		if words[n].Head == v && words[n].Rel == "obl" && words[n].XPOS == "NNS" && finite(words[v]) && hasChild(words, n, "nummod") &&
			!hasChild(words, n, "case") && !hasChild(words, v, "nsubj") && !hasChild(words, v, "nsubj:pass") {
			words[n].Rel = "nsubj"
		}
	}
}
