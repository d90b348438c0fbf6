package syntax

import "slices"

// describedObject makes the verb of a full sentence of a participle between a name and what
// came out as the name's object: "Belize established relations with Togo".
func describedObject(words []Word) {
	last := len(words) - 1
	for v := 1; v < last; v++ {
		n, o := v-1, words[v].Head
		if words[v].XPOS != "VBN" || words[v].Rel != "amod" || o <= v || words[o].Rel != "obj" || words[o].Head != n || words[n].UPOS != "PROPN" || words[n].Head >= 0 || words[last].Text != "." {
			continue
		}
		words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
		words[o].Head = v
		for i := v + 1; i < len(words); i++ {
			if words[i].Head == n {
				words[i].Head = v
			}
		}
		return
	}
}

// pastBeforeObject makes the verb of a full sentence of a past form that came out as describing the
// noun behind it, though that noun has a subject and nothing else to do with it: "Ministers from
// Peru, Chile and Laos resumed talks".
func pastBeforeObject(words []Word) {
	last := len(words) - 1
	for v := 1; v < last; v++ {
		o := words[v].Head
		if words[v].XPOS != "VBD" || words[v].Rel != "amod" || o <= v || words[o].UPOS != "NOUN" || words[o].Head >= 0 || hasChild(words, o, "cop") {
			continue
		}
		s := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == o && IsRel(x.Rel, "nsubj") })
		if s < 0 {
			continue
		}
		words[v].Head, words[v].Rel = -1, "root"
		words[o].Head, words[o].Rel = v, "obj"
		for i := range words {
			if x := &words[i]; i != v && x.Head == o && (i < v || x.Rel == "punct" || !IsRel(x.Rel, "nmod") && i > o) {
				x.Head = v
			}
		}
		straySubjects(words, v)
		return
	}
}

// straySubjects joins to the name before it what came out as a subject of its own beside the one that it
// is listed with: "ministers from Peru, | Chile and Laos resumed talks".
func straySubjects(words []Word, v int) {
	for b := 2; b < v; b++ {
		a := b - 2
		if words[b-1].Text != "," || words[b].UPOS != "PROPN" || words[b].Head != v || !IsRel(words[b].Rel, "nsubj") || words[a].UPOS != "PROPN" || words[a].Head >= a || words[a].Head < 0 || words[words[a].Head].Head != v || !hasChild(words, b, "conj") {
			continue
		}
		words[b].Head, words[b].Rel = a, "conj"
		words[b-1].Head = b
		for i := range words { // the last of the list hangs on the first
			if words[i].Head == b && words[i].Rel == "conj" {
				words[i].Head = a
			}
		}
	}
}

// objectOfLet gives the bare verb behind who is let do it what came out as a second object of the first:
// "let the monitors visit camps".
func (l verbLists) objectOfLet(words []Word) {
	for v := range words {
		if words[v].UPOS != "VERB" || words[v].Lemma != "let" {
			continue
		}
		l.letDo(words, v)
		x := slices.IndexFunc(words, func(w Word) bool { return w.Head == v && w.XPOS == "VB" && (w.Rel == "xcomp" || w.Rel == "ccomp") })
		if x < v+2 || hasChild(words, x, "obj") || !slices.ContainsFunc(words[v:x], func(w Word) bool { return w.Head == v && w.Rel == "obj" }) {
			continue
		}
		for o := x + 1; o < len(words); o++ {
			if words[o].Head == v && words[o].Rel == "obj" {
				words[o].Head = x
			}
		}
	}
}

// pastBesideAnother makes the verb of a full sentence of a past form that came out as describing its object
// though another verb is joined to it: "Chad's junta lifted martial law but kept a ban".
func pastBesideAnother(words []Word) {
	last := len(words) - 1
	for v := 1; v < last; v++ {
		w, n, o := words[v], v-1, words[v].Head
		if words[last].Text != "." || w.Rel != "amod" || w.XPOS != "VBN" && w.XPOS != "VBD" || o <= v || words[o].Head >= 0 || !partOf(words, n, o) || hasChild(words, o, "cop") || hasChild(words, o, "nsubj") {
			continue
		}
		if !slices.ContainsFunc(words[o:], func(x Word) bool { return x.Head == v && x.Rel == "conj" && finite(x) }) {
			continue
		}
		takeOut(words, n, o, "nsubj")
		words[n].Head = v
		words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
		words[o].Head, words[o].Rel = v, "obj"
		words[last].Head = v
		return
	}
}

// offerTo hangs an infinitive on what it tells of, where it came out as one of who made it: "an offer by the
// president to mediate".
func (l verbLists) offerTo(words []Word) {
	for x := 4; x < len(words); x++ {
		n := words[x].Head
		if words[x].XPOS != "VB" || words[x].Rel != "acl" || n < 2 || n > x || words[x-1].Text != "to" {
			continue
		}
		if m := words[n].Head; m >= 0 && m < n && IsRel(words[n].Rel, "nmod") && (caseOf(words, n) == "by" || caseOf(words, n) == "from") && l["aims"][words[m].Lemma] {
			words[x].Head = m
		}
	}
}

// letDo makes the bare verb of what came out as the object of "let" with whom one lets do it as a part of it:
// "lets refugees cross into Peru".
func (l verbLists) letDo(words []Word, v int) {
	for x := v + 2; x < len(words); x++ {
		n := x - 1
		if words[x].Head != v || words[x].Rel != "obj" || words[x].XPOS != "NN" || words[n].XPOS != "NNS" || !partOf(words, n, x) || !l["letdo"][words[x].Text] {
			continue
		}
		takeOut(words, n, x, "obj")
		words[x].Rel, words[x].UPOS, words[x].XPOS = "xcomp", "VERB", "VB"
		return
	}
}

// pastBehindTwo makes the verb of a full sentence without any of a participle behind two who are its subject,
// where its object came out joined to them: "The board and the union held talks".
func pastBehindTwo(words []Word) {
	last := len(words) - 1
	for v := 3; v+1 < last; v++ {
		n, o := words[v].Head, -1
		if words[last].Text != "." || words[v].XPOS != "VBN" || words[v].Rel != "amod" || n < 0 || n > v || words[n].Head >= 0 || !hasChild(words, n, "conj") || slices.ContainsFunc(words, finite) {
			continue
		}
		two := false
		for i := n + 1; i < len(words); i++ {
			switch x := words[i]; {
			case x.Head != n || x.Rel != "conj":
			case i < v:
				two = true
			case o < 0 && x.UPOS == "NOUN" && !hasChild(words, i, "cc"):
				o = i
			}
		}
		if !two || o < v {
			continue
		}
		words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
		words[o].Head, words[o].Rel = v, "obj"
		words[last].Head = v
		return
	}
}
