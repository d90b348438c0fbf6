package syntax

import "slices"

// afterWhom makes a clause of a time with a verb behind it whose subject came out as the
// time: "fled after officials in Mali closed the road", and of what came out as a noun with
// a participle before it: "after officials in Mali severed ties".
func afterWhom(words []Word) {
	for v := 2; v < len(words); v++ {
		w := &words[v]
		if !finite(*w) || hasSubject(words, v) || hasChild(words, v, "mark") || hasChild(words, v, "aux:pass") {
			continue
		}
		n, over := timeBefore(words, v), w.Head
		switch {
		case n < 0:
			continue
		case words[n].Head == v && IsRel(w.Rel, "advcl"):
		case w.Rel == "amod" && over > v && words[n].Head >= 0 && words[n].Head < n && IsRel(words[over].Rel, "obl") && words[over].Head == words[n].Head:
			w.Head, w.Rel = words[n].Head, "advcl"
			for i := n + 1; i < v; i++ {
				if words[i].Head == over {
					words[i].Head = n // "in Mali"
				}
			}
			words[over].Head, words[over].Rel = v, "obj"
		default:
			continue
		}
		mark := slices.IndexFunc(words[:n], func(x Word) bool { return x.Head == n && x.Rel == "case" })
		words[n].Head, words[n].Rel = v, "nsubj"
		words[mark].Head, words[mark].Rel, words[mark].UPOS = v, "mark", "SCONJ"
	}
}

// timeBefore returns the noun before verb v that stands behind "after" or the like, with
// nothing but its own words and those of the verb's object between; -1 without one.
func timeBefore(words []Word, v int) int {
	for n := v - 1; n >= 0 && n > v-longestPhrase; n-- {
		if words[n].UPOS == "PUNCT" || words[n].UPOS == "VERB" {
			return -1
		}
		if nominal(words[n]) && IsRel(words[n].Rel, "obl") && startsClause(caseOf(words, n)) {
			return n
		}
	}
	return -1
}

// bothAfter makes one subject of two names of which the first came out as a time and the
// second alone as who acts: "fell after Peru and Chile pulled out".
func bothAfter(words []Word) {
	for b := 3; b+1 < len(words); b++ {
		v, and, a := words[b].Head, b-1, b-2
		if words[b].UPOS != "PROPN" || words[b].Rel != "nsubj" || v <= b || words[v].Rel != "conj" || words[and].Rel != "cc" || words[and].Head != v {
			continue
		}
		if words[a].Rel == "flat" {
			a = words[a].Head
		}
		if words[a].UPOS != "PROPN" || !IsRel(words[a].Rel, "obl") || words[a].Head != words[v].Head || !startsClause(caseOf(words, a)) {
			continue
		}
		mark := slices.IndexFunc(words[:a], func(x Word) bool { return x.Head == a && x.Rel == "case" })
		words[v].Rel = "advcl"
		words[mark].Head, words[mark].Rel, words[mark].UPOS = v, "mark", "SCONJ"
		words[a].Head, words[a].Rel = v, "nsubj"
		words[b].Head, words[b].Rel, words[and].Head = a, "conj", b
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
		if words[h].UPOS != "VERB" || words[h].XPOS != "VBG" || words[h].Lemma != "have" || words[v].XPOS != "VBN" || words[v].Head != h || words[v].Rel == "acl" {
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
