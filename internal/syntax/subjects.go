package syntax

import (
	"slices"
	"strings"
)

// lostSubjects finds the subject of finite verbs that came out without one: what
// stands right before them hangs elsewhere. News has long subjects with asides
// that the treebanks hardly show.
func lostSubjects(words []Word) {
	splitNames(words)
	nounsForVerbs(words)
	for v := range words {
		first, ok := bareVerb(words, v)
		if !ok {
			continue
		}
		switch n := phraseBefore(words, first, v); {
		case n < 0:
		case words[n].Head == v && (words[n].Rel == "nmod:desc" || words[n].Rel == "compound"):
			words[n].Rel = subjectOf(words, v) // "Prime Minister | signs a decree", "Parliament | meets on Tuesday"
		case words[n].Head >= 0 && words[words[n].Head].Head == v && words[words[n].Head].Rel == "obj" && IsRel(words[n].Rel, "nsubj") && words[n].Head > v:
			words[n].Head = v // "Kurds announce deal": nobody's deal
		case words[n].Rel == "obj" && words[n].Head == v && words[v].Rel == "ccomp":
			words[n].Rel = subjectOf(words, v) // "announced the tests by a laboratory found lead"
		case words[n].Rel == "obj" && words[n].Head == words[v].Head && (words[v].Rel == "ccomp" || words[v].Rel == "parataxis" && words[first-1].Rel == "punct"):
			words[n].Head, words[n].Rel, words[v].Rel = v, subjectOf(words, v), "ccomp" // "announced the debate, set for May, has been moved"
		default:
			subordinate(words, n, v)
		}
	}
}

// bareVerb returns the first word of a finite verb with its auxiliaries and
// adverbs; false when v is none, or has a subject, its own or a shared one.
func bareVerb(words []Word, v int) (first int, ok bool) {
	w := &words[v]
	if w.UPOS != "VERB" || w.Rel == "conj" || w.Rel == "xcomp" || IsRel(w.Rel, "acl") && words[v].Rel == "acl:relcl" {
		return 0, false
	}
	tensed := finite(*w)
	for i, x := range words {
		if x.Head != v {
			continue
		}
		if IsRel(x.Rel, "nsubj") || IsRel(x.Rel, "csubj") || x.Rel == "expl" || i < v && x.Rel == "mark" {
			return 0, false
		}
		tensed = tensed || i < v && IsRel(x.Rel, "aux") && (x.XPOS == "VBD" || x.XPOS == "VBZ" || x.XPOS == "VBP" || x.XPOS == "MD")
	}
	for first = v; first > 0 && words[first-1].Head == v && (IsRel(words[first-1].Rel, "aux") || words[first-1].Rel == "advmod"); first-- {
	}
	return first, tensed && first > 0
}

// phraseBefore returns the head of the longest nominal phrase that ends right
// before word first, or behind whose aside a comma stands there; -1 without one.
func phraseBefore(words []Word, first, v int) int {
	last := first - 1
	closes := words[last].Text == "," || words[last].Text == "—"
	if closes {
		last--
	}
	best := -1
	for n := last; n >= 0 && n != v; n = words[n].Head {
		begin, end := extent(words, n)
		if end != last && !(closes && end == first-1) || begin > n {
			break
		}
		aside := slices.ContainsFunc(words[begin:last], func(x Word) bool { return x.Text == words[first-1].Text })
		if nominal(words[n]) && (!closes || aside) {
			best = n
		}
	}
	return best
}

func nominal(w Word) bool { return w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "PRON" }

// extent returns the first and the last word under word n, itself included.
func extent(words []Word, n int) (first, last int) {
	first, last = n, n
	for i := range words {
		for a, steps := i, 0; a >= 0 && steps <= len(words); a, steps = words[a].Head, steps+1 {
			if a == n {
				first, last = min(first, i), max(last, i)
				break
			}
		}
	}
	return first, last
}

// subjectOf names the relation of a subject to verb v.
func subjectOf(words []Word, v int) string {
	if hasChild(words, v, "aux:pass") {
		return "nsubj:pass"
	}
	return "nsubj"
}

// startsClause reports whether a preposition of time also begins clauses.
func startsClause(word string) bool {
	switch strings.ToLower(word) {
	case "after", "before", "since", "until", "till":
		return true
	}
	return false
}

// subordinate makes a clause of what came out as a phrase of time with a verb
// behind it: "after Ann Lee, the mayor, | was stabbed".
func subordinate(words []Word, n, v int) {
	mark := slices.IndexFunc(words[:n], func(x Word) bool { return x.Head == n && x.Rel == "case" })
	if mark < 0 || !IsRel(words[n].Rel, "obl") && !IsRel(words[n].Rel, "nmod") || words[n].Head < 0 {
		return
	}
	if !startsClause(words[mark].Text) {
		return
	}
	over := words[n].Head
	if over == v && words[v].Rel == "parataxis" && words[v].Head < mark {
		over = words[v].Head
	}
	for h := over; h >= 0; h = words[h].Head {
		if h == v {
			return // the phrase is the verb's own
		}
	}
	words[v].Head, words[v].Rel = over, "advcl"
	words[n].Head, words[n].Rel = v, subjectOf(words, v)
	words[mark].Head, words[mark].Rel, words[mark].UPOS = v, "mark", "SCONJ"
}

// splitNames joins the two halves of a name that hang on the same word alike.
func splitNames(words []Word) {
	for i := 0; i+1 < len(words); i++ {
		a, b := &words[i], &words[i+1]
		if a.UPOS != "PROPN" || b.UPOS != "PROPN" || a.Head != b.Head || a.Head < 0 || a.Rel != b.Rel || !IsRel(a.Rel, "obl") && !IsRel(a.Rel, "nmod") && a.Rel != "obj" {
			continue
		}
		for k := range words {
			if words[k].Head == i+1 {
				words[k].Head = i
			}
		}
		b.Head, b.Rel = i, "flat"
	}
}

// nounsForVerbs makes a verb of a noun that has an object, in headlines without
// articles: "House issues subpoena".
func nounsForVerbs(words []Word) {
	for v := range words {
		w := &words[v]
		if w.UPOS != "NOUN" || w.XPOS != "NNS" || w.Rel != "root" || !slices.ContainsFunc(words[v:], func(x Word) bool { return x.Head == v && x.Rel == "obj" }) {
			continue
		}
		if v == 0 || words[v-1].Head != v || words[v-1].Rel != "compound" {
			continue
		}
		w.UPOS, w.XPOS = "VERB", "VBZ"
		words[v-1].Rel = "nsubj"
	}
}

// reportedFirst makes a clause of a nominal with a participle that has an object of
// its own, before the one who says so: "Peruvian jets bombed a bridge, officials said,
// killing two". What it led to goes with it.
func reportedFirst(words []Word) {
	for v := range words {
		n := words[v].Head
		if words[v].Rel != "acl" || words[v].XPOS != "VBN" && words[v].XPOS != "VBD" || n < 0 || n > v || !IsRel(words[n].Rel, "nsubj") {
			continue
		}
		h := words[n].Head
		if h < v || !slices.ContainsFunc(words[v:h], func(x Word) bool { return x.Head == v && x.Rel == "obj" }) ||
			!speaks(words, v, h) {
			continue
		}
		words[v].Head, words[v].Rel, words[v].XPOS = h, "ccomp", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
		for i := h + 2; i < len(words); i++ {
			if words[i].Head == h && words[i].Rel == "advcl" && words[i].XPOS == "VBG" && words[i-1].Text == "," {
				words[i].Head = v
			}
		}
	}
}

// speaks reports whether verb h, after word v and a comma, has a subject of its own.
func speaks(words []Word, v, h int) bool {
	for m := v + 1; m < h; m++ {
		if words[m].Head == h && IsRel(words[m].Rel, "nsubj") {
			first, _ := extent(words, m)
			return first > v && words[first-1].Text == ","
		}
	}
	return false
}

// subjectBefore gives a clause before the one who says so its own subject, where the
// verb of saying has two: "a meeting that was due in May was put off, officials said".
func subjectBefore(words []Word) {
	for h := range words {
		if !finite(words[h]) {
			continue
		}
		n, v := -1, -1
		for i := range words[:h] {
			switch w := words[i]; {
			case w.Head != h:
			case IsRel(w.Rel, "nsubj") && n < 0:
				n = i
			case n >= 0 && (w.Rel == "ccomp" || w.Rel == "advcl" && w.XPOS == "VB" && words[i-1].XPOS == "TO"):
				v = i
			}
		}
		if v < 0 || hasChild(words, v, "nsubj") || hasChild(words, v, "nsubj:pass") || !speaks(words, v, h) {
			continue
		}
		words[v].Rel = "ccomp"
		words[n].Head, words[n].Rel = v, "nsubj"
		if hasChild(words, v, "aux:pass") {
			words[n].Rel = "nsubj:pass"
		}
	}
}

// itIsMinded makes a subject of the "it" of what somebody is ready or willing to do, which came out as
// standing for nothing: "Peru said it was willing to leave".
func (l verbLists) itIsMinded(words []Word) {
	for i := range words {
		h := words[i].Head
		if words[i].Rel != "expl" || words[i].Lower() != "it" || h < i || !l["minded"][words[h].Lower()] {
			continue
		}
		for k := h + 1; k < len(words); k++ {
			if words[k].Head == h && words[k].Rel == "xcomp" && words[k].XPOS == "VB" {
				words[i].Rel = "nsubj"
			}
		}
	}
}
