package syntax

import (
	"slices"
	"strings"
)

// What the tagger takes for another kind of word than it is, and the tree with it.

// smallMonthActed makes the object of a noun with the letters of a month that came out as
// a time: "called a march for Saturday".
func smallMonthActed(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Rel != "obl:unmarked" || w.UPOS != "NOUN" || w.Head < 0 || w.Head > i || words[w.Head].UPOS != "VERB" || !smallMonth(w.Text) || hasChild(words, w.Head, "obj") {
			continue
		}
		w.Rel = "obj"
	}
}

// aRadical makes a noun of an adjective with "a" that acts or is acted on and has no noun behind
// it: "arrested a British militant". "A few" stays what it is.
func aRadical(words []Word) {
	for i := range words {
		w := &words[i]
		if w.UPOS != "ADJ" || w.XPOS != "JJ" || w.Lemma == "few" || w.Lemma == "little" || w.Head < 0 || words[w.Head].UPOS != "VERB" {
			continue
		}
		if w.Rel != "obj" && w.Rel != "iobj" && !IsRel(w.Rel, "nsubj") && w.Rel != "obl:agent" {
			continue
		}
		if slices.ContainsFunc(words[:i], func(x Word) bool { return x.Head == i && x.Rel == "det" && (x.Lemma == "a" || x.Lemma == "an") }) {
			w.UPOS, w.XPOS = "NOUN", "NN"
		}
	}
}

// nameActedOn makes the object of a name right behind a verb that came out as an adverb:
// "criticised Latvia".
func nameActedOn(words []Word) {
	for i := 1; i < len(words); i++ {
		if w := &words[i]; w.Rel == "advmod" && w.UPOS == "PROPN" && w.Head == i-1 && words[i-1].UPOS == "VERB" && !hasChild(words, i-1, "obj") {
			w.Rel = "obj"
		}
	}
}

// acronymActs makes the subject of an acronym right before a verb that came out as an adverb
// or a clause: "UNHCR criticised Latvia".
func acronymActs(words []Word) {
	for i := range words {
		w, v := &words[i], i+1
		if w.Rel != "advmod" && w.Rel != "advcl" || w.Head != v || !acronym(w.Text) {
			continue
		}
		if words[v].UPOS != "VERB" || words[v].XPOS == "VBG" || words[v].Text != words[v].Lower() || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") {
			continue
		}
		w.UPOS, w.XPOS, w.Rel, w.Lemma = "PROPN", "NNP", "nsubj", w.Text
		if words[v].XPOS == "VBN" && !hasChild(words, v, "aux") && !hasChild(words, v, "aux:pass") {
			words[v].XPOS = "VBD"
		}
	}
}

// relativeOfName hangs a relative clause on a name or noun as such that came out as one on a
// clause: "It was Peru that attacked Laos".
func relativeOfName(words []Word) {
	for v := range words {
		h := words[v].Head
		if words[v].Rel != "advcl:relcl" || h < 0 || h > v || words[h].UPOS != "PROPN" && words[h].UPOS != "NOUN" {
			continue
		}
		if s := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") }); s > h && (words[s].Lemma == "that" || words[s].Lemma == "who" || words[s].Lemma == "which") {
			words[v].Rel = "acl:relcl"
			if words[s].XPOS == "DT" {
				words[s].XPOS = "WDT"
			}
		}
	}
}

// passiveAdjective makes a verb of an adjective in the passive: "was armed by Peru".
func passiveAdjective(words []Word) {
	for i := range words {
		if w := &words[i]; w.UPOS == "ADJ" && hasChild(words, i, "aux:pass") && strings.HasSuffix(w.Text, "ed") {
			w.UPOS, w.XPOS = "VERB", "VBN"
		}
	}
}

// gerundActs makes a verb of an -ing form behind a preposition that came out as a noun, with the
// name it acts on as a part of its name: "apologised after bombing Ghana".
func gerundActs(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		w := &words[i]
		if w.UPOS != "NOUN" && w.UPOS != "PROPN" || !strings.HasSuffix(w.Text, "ing") || w.Text != w.Lower() {
			continue
		}
		before, name := &words[i-1], &words[i+1]
		if before.Head != i || before.Rel != "case" && before.Rel != "mark" || name.UPOS != "PROPN" || name.Head != i || name.Rel != "flat" && name.Rel != "appos" {
			continue
		}
		w.UPOS, w.XPOS, name.Rel, before.Rel = "VERB", "VBG", "obj", "mark"
		if IsRel(w.Rel, "obl") {
			w.Rel = "advcl"
		} else if IsRel(w.Rel, "nmod") {
			w.Rel = "acl"
		}
	}
}

// bareOblique makes the subject of a name without a preposition that came out as a circumstance of
// the verb right behind it: "Minister of Defence Ana Diaz criticised the plan".
func bareOblique(words []Word) {
	for i := range words {
		w := &words[i]
		v := w.Head
		if w.UPOS != "PROPN" || w.Rel != "obl" || v <= i || !finite(words[v]) || words[v].UPOS != "VERB" || hasChild(words, i, "case") || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") {
			continue
		}
		if last := v - 1; last == i || words[last].Head == i && words[last].Rel == "flat" {
			w.Rel = "nsubj"
		}
	}
}

// acronym reports whether a word is three capitals or more.
func acronym(s string) bool {
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return len(s) > 2
}

// haveUntil gives a clause its verb that came out as the day until which somebody has time:
// "Chad has until May 31 to repay the loan".
func haveUntil(words []Word) {
	for v := 1; v+2 < len(words); v++ {
		d := words[v+1].Head
		if d < 0 || words[v].Head != d && (words[d].Head != v || words[v].UPOS != "AUX") || words[v].Lemma != "have" || !finite(Word{UPOS: "VERB", XPOS: words[v].XPOS}) || d < v+2 || words[d].UPOS == "VERB" {
			continue
		}
		if p := words[v+1].Lower(); p != "until" && p != "till" {
			continue
		}
		if words[v].UPOS = "VERB"; words[v].Head == d {
			words[v].Head, words[v].Rel = words[d].Head, words[d].Rel
		}
		words[d].Head, words[d].Rel = v, "obl"
		for i := range words {
			if c := &words[i]; c.Head == d && (i < v || c.Rel == "punct" || c.Rel == "parataxis" || IsRel(c.Rel, "advcl") || IsRel(c.Rel, "acl")) {
				if c.Head = v; IsRel(c.Rel, "acl") {
					c.Rel = "advcl"
				}
			}
		}
	}
}

// modalActs makes a verb of what has a modal and a subject and is no verb, be it that a
// day stands between: "will on Thursday hear from him", "will down tools".
func modalActs(words []Word) {
	for i := range words {
		w := &words[i]
		if w.UPOS != "NOUN" && w.UPOS != "ADP" || w.XPOS == "NNS" || w.Text != w.Lower() || hasChild(words, i, "cop") || hasChild(words, i, "det") || !hasChild(words, i, "nsubj") {
			continue
		}
		if !slices.ContainsFunc(words[:i], func(x Word) bool { return x.Head == i && x.XPOS == "MD" && x.Rel == "aux" }) {
			continue
		}
		if i > 1 && day(words[i-1].Text) && words[i-1].Head == i && words[i-2].Head == i && words[i-2].Rel == "case" {
			words[i-2].Head, words[i-1].Rel = i-1, "obl"
		}
		if hasChild(words, i, "case") {
			continue
		}
		w.UPOS, w.XPOS = "VERB", "VB"
		ofVerb(words, i)
	}
}

// ofVerb turns what hangs on a noun that is a verb into what hangs on verbs; the day of
// the thing it acts on is its own.
func ofVerb(words []Word, v int) {
	for k := v + 1; k < len(words); k++ {
		switch x := &words[k]; {
		case x.Head == v && IsRel(x.Rel, "nmod"):
			x.Rel = "obl"
		case x.Head == v && x.Rel == "appos":
			x.Rel = "obj"
		case day(x.Text) && IsRel(x.Rel, "nmod") && words[x.Head].Head == v && words[x.Head].Rel == "obj":
			x.Head, x.Rel = v, "obl"
		}
	}
}

// plansBesideName makes a verb of "plans" that came out as joined to the subject, whose
// name stands between commas: "Chad's president, Idi Deba, plans to visit Peru".
func plansBesideName(words []Word) {
	for i := 3; i+2 < len(words); i++ {
		w, h := &words[i], words[i].Head
		if w.Rel != "conj" || w.XPOS != "NNS" || !slices.Contains(planned, w.Text) || h < 0 || h > i || words[h].Head >= 0 || words[h].UPOS != "NOUN" && words[h].UPOS != "PROPN" || words[i-1].Text != "," || words[i+1].Text != "to" || !hasChild(words, h, "appos") || hasChild(words, i, "cc") {
			continue
		}
		does := words[i+1].Head
		if does < 0 || words[does].XPOS != "VB" || words[does].Head != i {
			continue
		}
		w.UPOS, w.XPOS, w.Head, w.Rel = "VERB", "VBZ", -1, "root"
		words[h].Head, words[h].Rel, words[does].Rel = i, "nsubj", "xcomp"
		for k := i + 1; k < len(words); k++ {
			if words[k].Head == h {
				words[k].Head = i
			}
		}
	}
}
