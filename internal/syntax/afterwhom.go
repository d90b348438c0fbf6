package syntax

import "slices"

// afterWhom makes a clause of a time with a verb behind it, whatever the parser made of its
// parts: "fled after officials in Mali severed ties", "fell after Peru and Chile pulled out".
func afterWhom(words []Word) {
	for m := 1; m+2 < len(words); m++ {
		if words[m].Rel != "case" || !startsClause(words[m].Text) {
			continue
		}
		n := words[m].Head
		if n < m || !nominal(words[n]) || words[n].Head < 0 || !IsRel(words[n].Rel, "obl") && !IsRel(words[n].Rel, "nmod") {
			continue
		}
		v := actsBehind(words, m)
		if v <= n {
			continue
		}
		over := words[n].Head
		if over == v {
			over = words[v].Head
		}
		other := slices.IndexFunc(words[n+1:v], func(w Word) bool { return w.Head == v && IsRel(w.Rel, "nsubj") })
		if over < 0 || over > m || other >= 0 && (words[n].UPOS != "PROPN" || words[n+1+other].UPOS != "PROPN") {
			continue // "fell after the raid and troops fled"
		}
		clauseOf(words, m, n, v, over)
	}
}

// actsBehind returns the first verb behind word m, a past form without a subject, when only
// names and nouns with what belongs to them stand between; -1 for none.
func actsBehind(words []Word, m int) int {
	for v := m + 1; v < len(words) && v < m+longestPhrase; v++ {
		w := &words[v]
		switch w.UPOS {
		case "PUNCT", "AUX", "SCONJ", "PRON":
			return -1
		case "VERB":
			past := w.XPOS == "VBD" && w.Rel != "acl:relcl" || w.XPOS == "VBN" && w.Rel == "conj" && !hasChild(words, v, "cc")
			if !past || words[v-1].UPOS == "ADP" || words[v-1].UPOS == "DET" || words[v-1].UPOS == "CCONJ" || hasChild(words, v, "aux:pass") || hasChild(words, v, "mark") {
				return -1
			}
			for i := range words {
				if words[i].Head == v && IsRel(words[i].Rel, "nsubj") && (i < m || i > v) {
					return -1
				}
			}
			return v
		}
	}
	return -1
}

// clauseOf makes v the verb of a clause of time under word over, n its subject with what
// stands between, and what follows v up to a comma a part of the clause.
func clauseOf(words []Word, m, n, v, over int) {
	o := words[v].Head // what v came out as describing
	words[v].Head, words[v].Rel, words[v].XPOS = over, "advcl", "VBD"
	words[n].Head, words[n].Rel = v, "nsubj"
	words[m].Head, words[m].Rel, words[m].UPOS = v, "mark", "SCONJ"
	for i := m + 1; i < v; i++ {
		if h := words[i].Head; i == n || h > m && h < v {
			continue
		}
		switch words[i].Head = n; {
		case words[i].UPOS == "CCONJ" && i+1 < v:
			words[i].Head = i + 1
		case nominal(words[i]) && words[i-1].UPOS == "CCONJ":
			words[i].Rel = "conj"
		case nominal(words[i]) && i > n:
			words[i].Rel = "nmod"
		case words[i].UPOS == "ADV":
			words[i].Head, words[i].Rel = v, "advmod"
		}
	}
	for i := v + 1; i < len(words) && words[i].Text != ","; i++ {
		if h := words[i].Head; i != o && h != over && h != n || words[i].Rel == "punct" {
			continue
		}
		words[i].Head = v
		switch {
		case i == o || words[i].Rel == "obj":
			words[i].Rel = "obj"
		case IsRel(words[i].Rel, "nmod") || IsRel(words[i].Rel, "obl"):
			words[i].Rel = "obl"
			if caseOf(words, i) == "" && !hasChild(words, v, "obj") {
				words[i].Rel = "obj"
			}
		}
	}
}

// havingDone makes an auxiliary of the "having" of a deed done before, where it came out as
// a verb of its own: "Having sworn revenge, the rebels left".
func havingDone(words []Word) {
	for h := 0; h+1 < len(words); h++ {
		v := h + 1
		for v+1 < len(words) && words[v].Rel == "advmod" {
			v++ // "having just signed"
		}
		if words[h].UPOS != "VERB" || words[h].XPOS != "VBG" || words[h].Lemma != "have" || words[v].XPOS != "VBN" || words[v].Rel == "acl" {
			continue
		}
		if o := words[v].Head; o > v && words[v].Rel == "amod" && words[o].Head == h && words[o].Rel == "obj" {
			words[v].Head, words[v].Rel = h, "xcomp" // "sworn revenge"
		}
		if words[v].Head != h {
			continue
		}
		joinPerfect(words, h, v)
		words[h].UPOS = "AUX"
	}
}

// ownersPlan makes a verb of "plans" behind the name of a body and its owner, where the
// sentence has none: "Peru's navy plans to sell two ships."
func ownersPlan(words []Word) {
	for i := 2; i+2 < len(words); i++ {
		w, body := &words[i], i-1
		if w.XPOS != "NNS" || w.Rel != "root" || !slices.Contains(planned, w.Text) || words[body].Head != i || words[body].Rel != "compound" || words[i+1].Text != "to" || words[len(words)-1].Text != "." {
			continue
		}
		does, owner := words[i+1].Head, slices.IndexFunc(words[:i], func(x Word) bool { return x.Head == i && x.Rel == "nmod:poss" })
		if owner < 0 || does <= i || words[does].XPOS != "VB" || words[does].Head != i {
			continue
		}
		w.UPOS, w.XPOS, words[does].Rel = "VERB", "VBZ", "xcomp"
		words[body].Rel = "nsubj"
		for k := range words[:body] {
			if words[k].Head == i {
				words[k].Head = body
			}
		}
	}
}

// ownersName makes an owner of a name with "'s" that came out as one more subject or object
// of the verb: "President Ana Diaz's talks with Peru made news".
func ownersName(words []Word) {
	for p := 1; p+1 < len(words); p++ {
		o := words[p].Head
		if words[p].XPOS != "POS" || words[p].Rel != "case" || o < 0 || o > p || words[o].Rel == "nmod:poss" || words[o].Head < 0 {
			continue
		}
		for n := p + 1; n < len(words) && n < p+longestPhrase && words[n].UPOS != "VERB" && words[n].UPOS != "PUNCT"; n++ {
			if nominal(words[n]) && words[n].Head == words[o].Head && words[n].Rel == words[o].Rel {
				words[o].Head, words[o].Rel = n, "nmod:poss"
				break
			}
		}
	}
}

// warnedOf hangs what somebody is warned, told or deprived of on the verb, where it came out
// as a part of their name: "warned the president of retaliation". What has an article may be
// whose they are ("the head of the army").
func (l verbLists) warnedOf(words []Word) {
	for y := 3; y < len(words); y++ {
		o := words[y].Head
		if words[y].Rel != "nmod" || words[y].UPOS != "NOUN" || o < 0 || o > y || caseOf(words, y) != "of" || words[o].Rel != "obj" && words[o].Rel != "nsubj:pass" {
			continue
		}
		v := words[o].Head
		if v < 0 || !l["of"][words[v].Lemma] || v > o && v < y || slices.ContainsFunc(words[o:y], func(w Word) bool {
			return w.Head == y && (w.Lower() == "the" || w.UPOS == "PROPN" || w.Rel == "nmod:poss")
		}) {
			continue
		}
		words[y].Head, words[y].Rel = v, "obl"
	}
}
