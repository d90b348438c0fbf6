package syntax

import (
	"slices"
	"strings"
)

// ownersOwner hangs the first of two owners before a noun on the second, whose it is: "declined
// the Chadian minister's …" has one owner, "Chad's minister's offer" one in the other.
func ownersOwner(words []Word) {
	for a := range words {
		z := words[a].Head
		if words[a].Rel != "nmod:poss" || z < a+3 || words[a].XPOS == "PRP$" {
			continue
		}
		b := slices.IndexFunc(words[a+1:z], func(w Word) bool { return w.Rel == "nmod:poss" && w.Head == z })
		if b < 0 || words[a+1+b].XPOS == "PRP$" {
			continue
		}
		b += a + 1
		words[a].Head = b
		if b+1 < z && words[b+1].XPOS == "POS" {
			words[b+1].Head = b
		}
	}
}

// adjectivePair makes the noun the head of what two adjectives describe, where the first came
// out as a noun joined to it: "the Indian and Pakistani armies". Both may have come out as
// a subject beside the noun: "the Kyrgyz and Tajik deputy premiers met".
func adjectivePair(words []Word) {
	for and := 1; and+2 < len(words); and++ {
		a, b := and-1, and+1
		subjectPair(words, a, b)
		n := words[b].Head
		if words[and].Text != "and" || words[b].Rel != "amod" || words[a].Text == words[a].Lower() || words[b].Text == words[b].Lower() {
			continue
		}
		if words[a].UPOS != "ADJ" && (words[a].UPOS != "PROPN" || a == 0 || words[a-1].Lower() != "the") {
			continue // "Peru and Chilean ministers"
		}
		if n <= b || words[n].XPOS != "NNS" || words[n].Rel != "conj" || words[n].Head != a || IsRel(words[a].Rel, "amod") {
			continue
		}
		words[n].Head, words[n].Rel = words[a].Head, words[a].Rel
		for i := range words {
			if words[i].Head == a && i != n {
				words[i].Head = n
			}
		}
		words[a].Head, words[a].Rel = n, "amod"
		words[b].Head, words[b].Rel, words[and].Head = a, "conj", b
	}
}

// subjectPair hangs the names of two peoples, a with b joined to it, that came out as a
// subject of their own on the plural noun right behind them, which is one of the same verb.
func subjectPair(words []Word, a, b int) {
	v := words[a].Head
	if v < b || words[a].UPOS != "PROPN" || !IsRel(words[a].Rel, "nsubj") || words[b].Head != a || words[b].Rel != "conj" || words[b].UPOS != "PROPN" && words[b].UPOS != "ADJ" {
		return
	}
	the := a > 0 && words[a-1].Lower() == "the"
	if a > 0 && !the {
		return
	}
	n := b + 1
	for n < len(words) && n < b+longestPhrase && (words[n].UPOS == "ADJ" || words[n].XPOS == "NN") {
		n++
	}
	if n >= v || words[n].XPOS != "NNS" || words[n].Head != v || !IsRel(words[n].Rel, "nsubj") {
		return
	}
	words[a].Head, words[a].Rel = n, "amod"
	if the {
		words[a-1].Head = n
	}
}

// deedBy hangs whom a deed is done to on the noun for the deed, where who did it stands between
// and got it: "the arrest by police in Chad of a lawyer". It is done only behind nouns for
// doers that nothing "of" belongs to.
func (l verbLists) deedBy(words []Word) {
	for by := range words {
		n := words[by].Head
		if words[by].Rel != "nmod" || n < 0 || n > by || !l["deed"][words[n].Lemma] || caseOf(words, by) != "by" || words[by].UPOS != "PROPN" && !l["agent"][words[by].Lemma] {
			continue
		}
		if slices.ContainsFunc(words[n:by], func(w Word) bool { return w.Text == "of" || w.XPOS == "POS" }) {
			continue
		}
		of := by + 1
		for of < len(words) && of < by+longestPhrase && words[of].Text != "of" && words[of].UPOS != "VERB" && words[of].UPOS != "PUNCT" && words[of].UPOS != "AUX" {
			of++
		}
		if of >= len(words) || words[of].Text != "of" || words[of].Rel != "case" {
			continue
		}
		if y := words[of].Head; y > of && nominal(words[y]) {
			words[y].Head, words[y].Rel = n, "nmod"
		}
	}
}

// actsOnTime makes a clause of a time whose noun came out as described by the verb that acts on
// it: "fell after the army massacred nine villagers".
func actsOnTime(words []Word) {
	for v := 3; v+1 < len(words); v++ {
		objectOverTime(words, v)
		o, s := words[v].Head, v-1
		if words[v].XPOS != "VBD" || words[v].Rel != "amod" || o <= v || !IsRel(words[o].Rel, "obl") || words[o].Head < 0 || !startsClause(caseOf(words, o)) || !nominal(words[s]) || words[s].Head != o {
			continue
		}
		m := slices.IndexFunc(words[:v], func(w Word) bool { return w.Head == o && w.Rel == "case" })
		if m < 0 || words[o].Head > m {
			continue
		}
		for i := m + 1; i < s; i++ {
			if words[i].Head == o {
				words[i].Head = s
			}
		}
		words[v].Head, words[v].Rel = words[o].Head, "advcl"
		words[m].Head, words[m].Rel, words[m].UPOS = v, "mark", "SCONJ"
		words[s].Head, words[s].Rel, words[o].Head, words[o].Rel = v, "nsubj", v, "obj"
	}
}

// objectOverTime gives verb v of a clause of time its object, where that came out as the time,
// with the "after" that stands before the subject.
func objectOverTime(words []Word, v int) {
	if words[v].XPOS != "VBD" || !IsRel(words[v].Rel, "advcl") || hasChild(words, v, "obj") || hasChild(words, v, "mark") {
		return
	}
	s := slices.IndexFunc(words[:v], func(w Word) bool { return w.Head == v && w.Rel == "nsubj" })
	o := slices.IndexFunc(words[v:], func(w Word) bool { return IsRel(w.Rel, "obl") && w.Head == words[v].Head && nominal(w) })
	if s < 1 || o < 0 {
		return
	}
	o += v
	m := slices.IndexFunc(words[:s], func(w Word) bool { return w.Head == o && w.Rel == "case" && startsClause(w.Text) })
	if m < 0 {
		return
	}
	for i := m + 1; i < s; i++ {
		if words[i].Head == o {
			words[i].Head = s
		}
	}
	words[o].Head, words[o].Rel = v, "obj"
	words[m].Head, words[m].Rel, words[m].UPOS = v, "mark", "SCONJ"
}

// namesJoined joins two names with "and" between of which the first came out as describing the
// second: "Bahrain and Oman swap prisoners".
func namesJoined(words []Word) {
	for a := 0; a+2 < len(words); a++ {
		b := a + 2
		if words[a].UPOS != "PROPN" || words[a].Rel != "compound" || words[a].Head != b || words[b].UPOS != "PROPN" || words[a+1].Rel != "cc" || words[a+1].Head != b || hasChild(words, b, "flat") {
			continue
		}
		words[a].Head, words[a].Rel = words[b].Head, words[b].Rel
		for i := range a {
			if words[i].Head == b {
				words[i].Head = a
			}
		}
		words[b].Head, words[b].Rel = a, "conj"
	}
}

// yearFirst frees the year that a sentence begins with from the subject behind it, which got
// its preposition too: "In 1811 Prussian troops crossed the river".
func yearFirst(words []Word) {
	if len(words) < 4 || words[0].Text != "In" || words[0].Rel != "case" || words[1].Rel != "nummod" || len(words[1].Text) != 4 || strings.Trim(words[1].Text, "0123456789") != "" {
		return
	}
	n := words[1].Head
	if n < 2 || words[0].Head != n || !IsRel(words[n].Rel, "nsubj") {
		return
	}
	words[1].Head, words[1].Rel, words[0].Head = words[n].Head, "obl", 1
}

// objectNoun makes a noun of what came out as a verb in -s though it is an object: "held crisis
// talks with Peru".
func objectNoun(words []Word) {
	for o := 1; o < len(words); o++ {
		w := &words[o]
		if w.XPOS != "VBZ" || w.Rel != "obj" || w.Head < 0 || w.Head >= o || words[w.Head].UPOS != "VERB" || hasChild(words, o, "aux") {
			continue
		}
		w.UPOS, w.XPOS = "NOUN", "NNS"
		for i := range words {
			switch c := &words[i]; {
			case c.Head != o:
			case IsRel(c.Rel, "nsubj") && i == o-1 && c.UPOS == "NOUN":
				c.Rel = "compound"
			case IsRel(c.Rel, "obl"):
				c.Rel = "nmod"
			}
		}
	}
}

// nameBeforeTime frees a name with its preposition from the time behind it: "began talks with
// Chad last week" tells of no week of Chad's.
func nameBeforeTime(words []Word) {
	for a := 2; a+2 < len(words); a++ {
		b := words[a].Head
		if words[a].UPOS != "PROPN" || words[a].Rel != "compound" || b != a+2 || words[b].Rel != "obl:unmarked" || words[a+1].Head != b || words[a+1].Rel != "amod" || caseOf(words, a) == "" {
			continue
		}
		if h := words[b].Head; h >= 0 && h < a {
			words[a].Head, words[a].Rel = h, "obl"
		}
	}
}

// nounAndPeople makes two of a noun and a noun with a people's or a band's name, where both came
// out as parts of the second: "Peru's army and Shining Path rebels" are no rebels of the army.
func nounAndPeople(words []Word) {
	for b := 2; b+1 < len(words); b++ {
		a := words[b].Head
		if words[b].Rel != "conj" || words[b].UPOS != "ADJ" && !noun(words[b]) || !capital(words[b].Text) || words[b-1].Rel != "cc" || a != b-2 ||
			words[a].UPOS != "NOUN" || capital(words[a].Text) {
			continue
		}
		n := b + 1
		for n+1 < len(words) && n < b+longestName && words[n].Head == n+1 && IsRel(words[n].Rel, "compound") {
			n++
		}
		if words[n].UPOS != "NOUN" || !(words[a].Rel == "compound" && words[a].Head == n) && (words[a].Head != words[n].Head || words[a].Rel != words[n].Rel) {
			continue // nor one of two subjects
		}
		words[a].Head, words[a].Rel = words[n].Head, words[n].Rel
		words[n].Head, words[n].Rel = a, "conj"
		words[b].Head, words[b-1].Head = n, n
		if words[b].Rel = "amod"; words[b].UPOS != "ADJ" {
			words[b].Rel = "compound"
		}
		for i := range a {
			if words[i].Head == n {
				words[i].Head = a
			}
		}
	}
}

// longestName bounds the words between a name and the noun that it stands before.
const longestName = 3
