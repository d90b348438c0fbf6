package syntax

import "slices"

// whichDid makes a relative clause of a past form right behind its "which" or "who": "Togo,
// which imposed tariffs on Chad, …" imposed them, whatever the pronoun came out as.
func whichDid(words []Word) {
	for v := 3; v < len(words); v++ {
		w, which, of := &words[v], v-1, v-2
		if x := words[which].XPOS; x != "WDT" && x != "WP" || words[which].Lower() == "that" || w.UPOS != "VERB" || w.XPOS != "VBN" && w.XPOS != "VBD" {
			continue
		}
		if words[of].Text == "," {
			of--
		}
		if w.Rel != "amod" && w.Rel != "acl" || w.Head > v || w.Head < 0 || !nominal(words[w.Head]) || words[w.Head].Head == v {
			continue
		}
		if _, last := extent(words, w.Head); last < of || w.Head > of {
			continue
		}
		w.Rel, w.XPOS = "acl:relcl", "VBD"
		words[which].Head, words[which].Rel = v, "nsubj"
	}
}

// saidOfDoer makes a clause of what somebody says at the end where it came out as describing a
// second one who says it: "Tanks crossed into Chad, the army said".
func saidOfDoer(words []Word) {
	if len(words) == 0 || words[len(words)-1].Text != "." {
		return
	}
	for said := 4; said < len(words); said++ {
		if words[said].Lemma != "say" || !finite(words[said]) {
			continue
		}
		doer, who := -1, -1
		for i := range words[:said] {
			if words[i].Head == said && words[i].Rel == "nsubj" {
				doer, who = who, i
			}
		}
		if doer < 0 {
			continue
		}
		first, _ := extent(words, who)
		if first < 2 || words[first-1].Text != "," {
			continue
		}
		for v := doer + 1; v < first; v++ {
			w := &words[v]
			if w.Head != doer || w.Rel != "acl" || w.XPOS != "VBN" || words[v-1].Text == "," || !hasChild(words, v, "obj") && !goesSomewhere(words, v) {
				continue
			}
			w.Head, w.Rel, w.XPOS = said, "ccomp", "VBD"
			words[doer].Head = v
			break
		}
	}
}

// goesSomewhere reports whether verb v says whither or through what somebody moved.
func goesSomewhere(words []Word, v int) bool {
	for i := v + 1; i < len(words); i++ {
		if over := words[i].Head; words[i].Rel == "case" && over > v && words[over].Head == v {
			switch words[i].Lower() {
			case "into", "through", "across", "towards", "toward", "along", "over", "onto":
				return true
			}
		}
	}
	return false
}

// onlyDoing makes the only verb of a sentence that, with its subject, where it came out as
// describing the word the sentence hangs on though it has an object: "Togo opposed a plan by
// Chad.", "The premier, Ana Diaz, threatened judges."
func (l verbLists) onlyDoing(words []Word) {
	if len(words) == 0 || words[len(words)-1].Text != "." {
		return
	}
	for v := 1; v < len(words); v++ {
		w, doer := &words[v], words[v].Head
		described := (w.Rel == "acl" || w.Rel == "case") && w.XPOS == "VBN" || w.Rel == "amod" && w.XPOS == "VBD"
		if !described || doer < 0 || doer > v || words[doer].Head >= 0 || !nominal(words[doer]) || l["gives"][w.Lemma] {
			continue
		}
		what := doneTo(words, doer, v)
		if _, last := extentBefore(words, doer, v); last != v-1 || what < 0 || hasChild(words, v, "obl:agent") || hasChild(words, doer, "cop") {
			continue
		}
		words[what].Head, words[what].Rel = v, "obj"
		w.Head, w.Rel, w.XPOS = -1, "root", "VBD"
		words[doer].Head, words[doer].Rel = v, "nsubj"
		words[len(words)-1].Head = v
	}
}

// doneTo returns the object of verb v that has come out as describing noun doer, -1 without one.
func doneTo(words []Word, doer, v int) int {
	for i := v + 1; i < len(words); i++ {
		x := &words[i]
		object := x.Head == v && (x.Rel == "obj" || x.Rel == "obl") || x.Head == doer && x.Rel == "appos" && words[v].XPOS == "VBD"
		if object && nominal(*x) {
			if hasChild(words, i, "case") {
				return -1
			}
			return i
		}
	}
	return -1
}

// extentBefore returns the first and last word of what hangs on word n before word v.
func extentBefore(words []Word, n, v int) (first, last int) {
	first, last = n, n
	for i := range words[:v] {
		if under(words, i, n) {
			first, last = min(first, i), max(last, i)
		}
	}
	return first, last
}

// ownedNoun makes a noun of what is somebody's and came out as an adjective: "Russia's refusal
// to leave angered Togo".
func ownedNoun(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.UPOS != "ADJ" || w.XPOS != "JJ" || words[i-1].XPOS != "POS" || !hasChild(words, i, "nmod:poss") {
			continue
		}
		if rel := w.Rel; IsRel(rel, "nsubj") || rel == "obj" || rel == "root" || IsRel(rel, "obl") {
			w.UPOS, w.XPOS = "NOUN", "NN"
		}
	}
}

// subjunctiveNoun makes a verb of what somebody is to do where it came out as a noun though it has a
// subject and an object: "demanded that the court cancel licences".
func subjunctiveNoun(words []Word) {
	for v := 3; v < len(words); v++ {
		if w := &words[v]; w.UPOS == "NOUN" && w.Rel == "ccomp" && hasChild(words, v, "mark") && hasChild(words, v, "nsubj") && hasChild(words, v, "obj") {
			w.UPOS, w.XPOS, w.Lemma = "VERB", "VB", w.Lower()
		}
	}
}

// saidLast makes what is said of a clause that ends with who says it where the saying came out as describing a
// noun of it: "Saboteurs blew up a bridge, Moscow alleged."
func saidLast(words []Word) {
	v := len(words) - 2
	if v < 5 || words[v+1].Text != "." || words[v].Rel != "acl" || words[v].XPOS != "VBN" {
		return
	}
	switch words[v].Lemma {
	case "allege", "say", "claim", "insist", "report", "warn":
	default:
		return
	}
	who := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") })
	root := slices.IndexFunc(words, func(x Word) bool { return x.Head < 0 })
	if who < 0 || root > who || words[root].UPOS != "VERB" {
		return
	}
	if first, last := extent(words, who); last != v-1 || first < 2 || words[first-1].Text != "," {
		return
	}
	words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
	words[root].Head, words[root].Rel = v, "ccomp"
	words[who].Rel, words[v+1].Head = "nsubj", v
}
