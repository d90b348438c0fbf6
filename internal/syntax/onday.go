package syntax

import (
	"slices"
	"strings"
)

// onDay gives a full sentence that puts something on a day its verb, where the parser
// saw none: the present tense of what lies ahead is mostly also a noun. "Senegal votes
// on Sunday", "The houses of parliament debate the bill on Monday", "The pact between
// Peru and Chile lapses on May 5".
func (l verbLists) onDay(words []Word) {
	end := slices.IndexFunc(words, func(w Word) bool { return w.UPOS == "PUNCT" && w.Rel == "punct" })
	if end < 4 || !strings.ContainsAny(words[len(words)-1].Text, ".”\"") {
		return
	}
	h := topOf(words, end)
	if h < 0 || words[h].UPOS == "VERB" || words[h].UPOS == "AUX" || hasChild(words, h, "cop") || hasChild(words, h, "nsubj") && words[h].UPOS != "NOUN" {
		return
	}
	over := words[h].Head
	if over >= 0 && over == len(words)-2 && words[over].Head < 0 && words[over].XPOS == "NNS" && words[over-1].Head == over && words[over-1].Rel == "compound" && (words[over].Lemma == "show" || words[over].Lemma == "report") {
		words[over].UPOS, words[over].XPOS, words[over-1].Rel = "VERB", "VBZ", "nsubj" // "…, the programme shows"
		for i := range words[end : over-1] {
			if words[end+i].Head == over && words[end+i].UPOS != "PUNCT" {
				words[end+i].Head = over - 1
			}
		}
	}
	if over >= 0 && !(finite(words[over]) && speaks(words, h, over)) {
		return // "…, the minister said"
	}
	if v := l.verbOnDay(words[:end]); v > 0 {
		makeClause(words, h, v)
	}
}

// topOf returns the only one of the first words that hangs on none of them; -1 where
// there are several.
func topOf(words []Word, end int) int {
	top := -1
	for i, w := range words[:end] {
		if w.Head >= 0 && w.Head < end {
			continue
		}
		if top >= 0 {
			return -1
		}
		top = i
	}
	return top
}

// verbOnDay returns the word of a clause without a finite verb that can be one, with a
// day behind it; -1 for none.
func (l verbLists) verbOnDay(words []Word) int {
	for v := 1; v+1 < len(words); v++ {
		w := words[v]
		switch {
		case w.UPOS == "AUX", w.UPOS == "SCONJ", w.UPOS == "VERB" && !finite(w), w.UPOS == "PRON" && strings.HasPrefix(w.XPOS, "W"):
			return -1
		case finite(w) && (w.Rel == "conj" || w.Rel == "appos") && words[v-1].UPOS != "CCONJ" && w.XPOS != "VBD",
			w.Text == w.Lower() && (w.UPOS == "NOUN" || w.UPOS == "PROPN") && l["sentence"][lemmaAs(w)] && canAct(words, v):
			if dayBehind(words[v+1:]) {
				return v
			}
		}
		if finite(w) {
			return -1
		}
	}
	return -1
}

// lemmaAs is the lemma of a noun as a verb would have it.
func lemmaAs(w Word) string {
	if w.XPOS == "NNS" && strings.HasSuffix(w.Text, "ies") {
		return strings.TrimSuffix(w.Text, "ies") + "y"
	}
	return w.Lemma
}

// canAct reports whether what stands before word v can be its subject: one for a form
// in -s, several for another, a name or with an article or owner.
func canAct(words []Word, v int) bool {
	before, first := words[v-1], words[0]
	if before.UPOS != "NOUN" && before.UPOS != "PROPN" && before.UPOS != "NUM" && (before.UPOS != "ADJ" || v > 2 || !capital(before.Text) && first.UPOS != "DET") {
		return false
	}
	switch words[v+1].UPOS {
	case "ADP", "ADV", "DET", "PROPN", "PRON":
	default:
		return false
	}
	several := false
	for _, w := range words[:v] {
		several = several || w.XPOS == "NNS" || w.XPOS == "NNPS" || w.Text == "and" || w.Text == "police"
	}
	if words[v].XPOS == "NNS" && !strings.EqualFold(words[v].Text, words[v].Lemma) {
		named := first.UPOS == "PROPN" || v == 1 && before.UPOS == "ADJ" && capital(before.Text)
		return before.XPOS != "NNS" && !(several && before.XPOS == "NN") && (named || first.UPOS == "DET" || first.XPOS == "PRP$")
	}
	return several
}

// OnDay reports whether a verb has a day of the week or a date of its own: "meet on
// Friday", "meet on May 5".
func OnDay(s *Sentence, verb int) bool {
	for _, c := range s.Children(verb) {
		if !IsRel(s.Words[c].Rel, "obl") {
			continue
		}
		if NamesDay(s, c) {
			return true
		}
	}
	return false
}

// NamesDay reports whether a word is a day of the week or heads a date.
func NamesDay(s *Sentence, i int) bool {
	w := s.Words[i]
	month := func(k int) bool { return k >= 0 && k < len(s.Words) && slices.Contains(monthNames, s.Words[k].Text) }
	return day(w.Text) || w.UPOS == "NUM" && (month(i-1) || month(i+1)) || w.UPOS == "PROPN" && month(i) && s.Child(i, "nummod") >= 0
}

// dayBehind reports whether a day or a month is among words, before any clause in them.
func dayBehind(words []Word) bool {
	for i, w := range words {
		if day(w.Text) || w.UPOS == "PROPN" && i > 0 && slices.Contains(monthNames, w.Text) {
			return i > 0 && (words[i-1].UPOS == "ADP" || words[i-1].UPOS == "NUM") || i == 0
		}
		if w.UPOS == "SCONJ" && i > 0 {
			return false
		}
	}
	return false
}

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// makeClause makes v the verb of the clause that came out as the noun h with what hangs
// on it.
func makeClause(words []Word, h, v int) {
	s := h
	if h == v {
		for s = v - 1; words[s].Head != v && words[s].Head >= 0 && words[s].Head < v; s = words[s].Head {
		}
	}
	over, rel := words[h].Head, words[h].Rel
	if over >= 0 {
		rel = "ccomp"
	}
	for i := range words[:v] { // what stood before the noun is the subject's
		if words[i].Head != v || i == s {
			continue
		}
		words[i].Head = s
		if h != v {
			words[i].Head = v - 1
		}
	}
	if h != v && words[v-1].Head == v-1 {
		words[v-1].Head, words[v-1].Rel = words[v].Head, words[v].Rel
	}
	w := &words[v]
	w.Lemma = lemmaAs(*w)
	w.UPOS, w.Head, w.Rel = "VERB", over, rel
	if w.XPOS = "VBP"; strings.HasSuffix(w.Text, "s") && w.Text != w.Lemma {
		w.XPOS = "VBZ"
	}
	words[s].Head, words[s].Rel = v, "nsubj"
	if words[s].UPOS == "ADJ" {
		if words[s].UPOS, words[s].XPOS = "NOUN", "NN"; capital(words[s].Text) {
			words[s].UPOS, words[s].XPOS, words[s].Lemma = "PROPN", "NNP", words[s].Text
		}
	}
	o := -1
	if words[v+1].UPOS == "DET" || words[v+1].XPOS == "PRP$" {
		o = nextHead(words, v)
	}
	for i := v + 1; i < len(words); i++ {
		x := &words[i]
		switch {
		case i == o:
			x.Head, x.Rel = v, "obj"
		case x.Head == h || x.Head == v || x.Head >= 0 && x.Head < v:
			x.Head = v
			if IsRel(x.Rel, "nmod") || x.Rel == "appos" || x.Rel == "flat" {
				x.Rel = "obl"
			} else if IsRel(x.Rel, "acl") {
				x.Rel = "advcl"
			}
		case IsRel(x.Rel, "nmod") && (day(x.Text) || x.UPOS == "NUM" && i > 0 && slices.Contains(monthNames, words[i-1].Text)) && caseOf(words, i) == "on" && x.Head < i:
			x.Head, x.Rel = v, "obl" // "on the appeal on Monday" is when
		}
	}
}
