package syntax

// sayersJoined gives a "said" at the end both of those who stand joined right before it, where
// one came out as joined to what the clause before them ends with: "raped women near the
// capital, witnesses and aid workers said".
func sayersJoined(words []Word) {
	for v := 4; v < len(words); v++ {
		if words[v].Lemma != "say" || !finite(words[v]) {
			continue
		}
		b := v - 1
		a, comma := joinedBefore(words, b)
		if comma < 1 || subjectFrom(words, v, comma) || !joinedTo(words, a, v, comma) || !joinedTo(words, b, v, comma) && words[b].Head != a {
			continue
		}
		words[a].Head, words[a].Rel = v, "nsubj"
		words[b].Head, words[b].Rel = a, "conj"
		words[a+1].Head = b
		if words[v].Rel == "conj" {
			words[v].Rel = "parataxis"
		}
	}
}

// sayerOfClause gives a verb of saying behind a comma the one who stands right before it and came out as
// a second subject of the clause before: "he denies it and will appeal, lawyer Ana Diaz told reporters".
func (l verbLists) sayerOfClause(words []Word) {
	for v := 4; v < len(words); v++ {
		top := words[v].Head
		if words[v].Rel != "parataxis" || !finite(words[v]) || top < 0 || top > v || words[v].Lemma != "say" && !l["tells"][words[v].Lemma] || hasChild(words, v, "nsubj") {
			continue
		}
		n := v - 1
		for n > top && words[n].Head > top && words[n].Head < v && words[n].Rel != "nsubj" {
			n = words[n].Head // up to "lawyer" from the name
		}
		if n <= top || !noun(words[n]) || words[n].Head != top || !IsRel(words[n].Rel, "nsubj") {
			continue
		}
		words[n].Head = v
		for i := top + 1; i < n; i++ {
			if words[i].Head == n && words[i].Text == "," {
				words[i].Head = top
			}
		}
	}
}

// joinedBefore returns the noun that one before a verb is joined to by an "and", and the comma before
// both; a comma of -1 where there is more than two plain nouns.
func joinedBefore(words []Word, b int) (a, comma int) {
	for i := b; i > 0; i-- {
		switch w := &words[i]; {
		case w.Text == "," && a > 0:
			return a, i
		case w.UPOS == "CCONJ" && a == 0 && nominal(words[i-1]) && nominal(words[b]):
			a = i - 1
		case w.UPOS == "PUNCT" || w.UPOS == "VERB" || w.UPOS == "ADP" || w.UPOS == "CCONJ":
			return 0, -1
		}
	}
	return 0, -1
}

// joinedTo reports whether a noun is the subject of verb v or joined to what stands before a comma.
func joinedTo(words []Word, n, v, comma int) bool {
	return words[n].Head == v && IsRel(words[n].Rel, "nsubj") || words[n].Rel == "conj" && words[n].Head < comma
}

// subjectFrom reports whether verb v has a subject before a comma.
func subjectFrom(words []Word, v, comma int) bool {
	for i := range words[:comma] {
		if words[i].Head == v && IsRel(words[i].Rel, "nsubj") {
			return true
		}
	}
	return false
}

// toldThat makes what somebody is told no clause about him: "told officials that Peru paid for it".
func (l verbLists) toldThat(words []Word) {
	for n := 1; n+2 < len(words); n++ {
		that, v := n+1, words[n].Head
		if words[that].Lower() != "that" || words[n].Rel != "obj" || v < 0 || v > n || !l["tells"][words[v].Lemma] {
			continue
		}
		said := words[that].Head
		if said < that || words[said].Head != n || words[said].Rel != "acl:relcl" || words[said].UPOS != "VERB" || IsRel(words[that].Rel, "nsubj") || !hasSubject(words, said) {
			continue
		}
		words[said].Head, words[said].Rel = v, "ccomp"
		words[that].Rel, words[that].UPOS, words[that].XPOS = "mark", "SCONJ", "IN"
	}
}
