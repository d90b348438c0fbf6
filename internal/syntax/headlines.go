package syntax

import (
	"slices"
	"strings"
)

// verblessHeadline gives a headline without a verb the one that came out as a noun
// before its object: "US judge orders release of …".
func (l verbLists) verblessHeadline(words []Word) {
	last := len(words) - 1
	if last < 2 || words[last].Text == "." {
		return
	}
	l.nounBehindVerb(words)
	if slices.ContainsFunc(words, func(w Word) bool {
		return finite(w) || w.XPOS == "VBN" && w.Rel != "amod" && w.Rel != "acl" || w.UPOS == "AUX"
	}) {
		return
	}
	for v := 1; v < last; v++ {
		lemma := l.headlineVerb(words, v)
		if lemma == "" || words[v].Head == v-1 && words[v].Rel != "compound" {
			continue
		}
		s, o := v-1, nextHead(words, v)
		out := l["particle"][lemma+" "+words[v+1].Text] && v+2 < last
		if o < 0 && out {
			o = nextHead(words, v+1) // "rules out talks"
		}
		if o < 0 && l["alone"][lemma] && words[v+1].UPOS == "ADP" && words[v].Rel != "compound" {
			o = v // "Peru, Chile bicker over fish": without an object
		}
		if o < 0 && l["intends"][lemma] && words[v+1].Text == "to" && words[v].Rel != "compound" {
			o = v // "Peru, Chile pledge to talk"
			toDo(words, v)
		}
		if o < 0 || words[s].UPOS != "NOUN" && words[s].UPOS != "PROPN" {
			continue
		}
		for words[s].Rel == "flat" || (IsRel(words[s].Rel, "nmod") || words[s].Rel == "conj") && words[s].Head < s && words[s].Head >= 0 {
			s = words[s].Head // "Juan Diaz", "head of state", "Laos, Peru swap prisoners"
		}
		makeVerb(words, v, s, o, lemma)
		listedSubject(words, v, s)
		if out && o > v+1 {
			p := &words[v+1]
			p.UPOS, p.XPOS, p.Head, p.Rel = "ADP", "RP", v, "compound:prt"
		}
		return
	}
}

// nounBehindVerb makes a noun of the object that came out as a headline's verb, with the verb as its subject:
// "Norway cuts aid to Chad".
func (l verbLists) nounBehindVerb(words []Word) {
	for v := 1; v+1 < len(words); v++ {
		o := v + 1
		w, x := &words[v], &words[o]
		if w.XPOS != "NNS" || w.Rel != "nsubj" || w.Head != o || x.XPOS != "VBP" || x.Head >= 0 || words[v-1].UPOS != "PROPN" || !l["headline"][w.Lemma] && !l["cuts"][w.Lemma] || hasChild(words, o, "obj") {
			continue
		}
		x.UPOS, x.XPOS = "NOUN", "NN"
		makeVerb(words, v, v-1, o, w.Lemma)
		for i := o + 1; i < len(words); i++ {
			if words[i].Head == o && words[i].Rel == "obl" {
				words[i].Head = v
			}
		}
		return
	}
}

// headlineVerb returns the verb that word v can be, "" for none: a form in -s behind
// one actor, the bare form behind several.
func (l verbLists) headlineVerb(words []Word, v int) string {
	w := words[v]
	if w.UPOS == "ADJ" && words[v-1].XPOS == "NNS" && l["alike"][w.Text] && (words[v+1].UPOS == "NUM" || words[v+1].XPOS == "NNS") {
		return w.Text // "rebels free two policemen"
	}
	if w.UPOS != "NOUN" && w.UPOS != "PROPN" || w.Text != w.Lower() {
		return ""
	}
	before := words[v-1]
	several := before.XPOS == "NNS" || before.XPOS == "NNPS" || before.Lemma == "police" || v > 2 && before.UPOS == "PROPN" && (words[v-2].Text == "and" || words[v-2].Text == ",")
	switch {
	case w.XPOS == "NNS" && !several && l["headline"][w.Lemma]:
		return w.Lemma
	case w.Text == w.Lemma && !several && before.UPOS == "PROPN" && l["headline"][strings.TrimSuffix(w.Text, "s")]:
		return strings.TrimSuffix(w.Text, "s") // "thanks"
	case (w.XPOS == "NN" || w.XPOS == "NNP") && several && l["headline"][w.Text]:
		return w.Text
	}
	return ""
}

// nextHead returns the head of the noun phrase that begins behind word v, -1 when
// something else stands there.
func nextHead(words []Word, v int) int {
	switch words[v+1].UPOS {
	case "NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON":
	default:
		return -1
	}
	o := v + 1
	for o+1 < len(words) && (words[o].UPOS == "ADJ" || words[o].UPOS == "NUM" || words[o].UPOS == "DET" || (words[o+1].UPOS == "NOUN" || words[o+1].UPOS == "PROPN") && words[o].Rel != "flat" && words[o+1].Rel != "flat") &&
		(words[o+1].UPOS == "NOUN" || words[o+1].UPOS == "PROPN" || words[o+1].UPOS == "ADJ" || words[o+1].UPOS == "NUM") {
		o++
	}
	if words[o].UPOS != "NOUN" && words[o].UPOS != "PROPN" && words[o].UPOS != "PRON" {
		return -1
	}
	for words[o].Rel == "flat" && words[o].Head > v {
		o = words[o].Head
	}
	return o
}

// makeVerb makes v the verb of the headline, s its subject and o its object.
func makeVerb(words []Word, v, s, o int, lemma string) {
	w := &words[v]
	w.UPOS, w.Lemma = "VERB", lemma
	if w.XPOS = "VBP"; strings.HasSuffix(w.Text, "s") {
		w.XPOS = "VBZ"
	}
	for i := range words {
		x := &words[i]
		switch {
		case i == v || i == s || i == o:
		case i < v && (x.Head >= v || x.Head < 0):
			x.Head = s
			if x.Rel == "root" {
				x.Rel = "compound"
			}
		case i > v && i < o && (x.Head <= v || x.Head > o):
			x.Head = o
			if x.Rel == "flat" || x.Rel == "root" {
				x.Rel = "compound"
			}
		case i > o && x.Head == v && IsRel(x.Rel, "nmod"):
			x.Rel = "obl"
		case i > o && (x.Head < v || x.Head < 0):
			x.Head = v
			if x.Rel == "root" || IsRel(x.Rel, "nmod") {
				x.Rel = "obl"
			}
			if x.Rel == "acl" && o > v {
				x.Head = o // "free two nuns seized in June"
			}
		}
	}
	w.Head, w.Rel = -1, "root"
	words[s].Head, words[s].Rel = v, "nsubj"
	if o != v {
		words[o].Head, words[o].Rel = v, "obj"
	}
}

// toDo makes what somebody intends of the infinitive that came out as describing the word for it.
func toDo(words []Word, v int) {
	for x := v + 2; x < len(words); x++ {
		if words[x].Head == v && words[x].Rel == "acl" && words[x].XPOS == "VB" {
			words[x].Rel = "xcomp"
		}
	}
}

// listedSubject makes a subject of the name before a comma that came out as describing the one behind: "EU,
// Peru seal pact".
func listedSubject(words []Word, v, s int) {
	a := s - 2
	if a < 0 || words[s-1].Text != "," || words[a].UPOS != "PROPN" || words[a].Head != s || words[a].Rel != "compound" {
		return
	}
	words[a].Head, words[a].Rel = v, "nsubj"
	words[s].Head, words[s].Rel = a, "conj"
	words[s-1].Head = s
	for i := range words[:a] {
		if words[i].Head == s {
			words[i].Head = a
		}
	}
}

// headlineDoneTo makes a passive of a headline's past form without an object:
// "ex-minister jailed for fraud" tells what was done to him.
func (l verbLists) headlineDoneTo(words []Word) {
	last := len(words) - 1
	if last < 2 || words[last].Text == "." {
		return
	}
	for v := range words {
		w := &words[v]
		if w.Head >= 0 || !pastForm(*w) || hasChild(words, v, "aux") || !l["done"][w.Lemma] || hasChild(words, v, "obj") || hasChild(words, v, "ccomp") || hasChild(words, v, "xcomp") {
			continue
		}
		if v == last || words[v+1].UPOS != "ADP" && words[v+1].UPOS != "SCONJ" && words[v+1].Text != "," {
			continue
		}
		for i := range words[:v] {
			if words[i].Head == v && words[i].Rel == "nsubj" {
				w.XPOS, words[i].Rel = "VBN", "nsubj:pass"
			}
		}
	}
}

// toBe makes the infinitive of a headline its verb, and who is to do it the subject:
// "Togo to open embassy in Mali".
func (l verbLists) toBe(words []Word) {
	last := len(words) - 1
	if last < 2 || words[last].Text == "." {
		return
	}
	s := slices.IndexFunc(words, func(w Word) bool { return w.Head < 0 })
	if s < 0 || words[s].UPOS != "PROPN" && (words[s].UPOS != "NOUN" || l["aims"][words[s].Lemma]) {
		return
	}
	v := slices.IndexFunc(words, func(w Word) bool { return w.Head == s && w.Rel == "acl" })
	if v < s+2 || words[v].XPOS != "VB" && !hasChild(words, v, "aux:pass") || hasChild(words, s, "cop") {
		return
	}
	to := slices.IndexFunc(words, func(w Word) bool { return w.Head == v && w.XPOS == "TO" })
	if to < 0 && v == s+2 && words[v-1].Text == "to" { // it came out as the preposition of the noun behind
		to = v - 1
		o := words[to].Head
		words[to].Head, words[to].Rel, words[to].UPOS, words[to].XPOS = v, "mark", "PART", "TO"
		if o > v && words[o].Head == s {
			words[o].Rel = "obj"
		}
	}
	if to < s || slices.ContainsFunc(words[:v], finite) {
		return
	}
	for i := range words {
		if i > v && words[i].Head == s && words[i].Rel != "conj" {
			words[i].Head = v
		}
	}
	words[v].Head, words[v].Rel = -1, "root"
	words[s].Head, words[s].Rel = v, "nsubj"
	if hasChild(words, v, "aux:pass") {
		words[s].Rel = "nsubj:pass"
	}
}
