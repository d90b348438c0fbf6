package syntax

import (
	"slices"
	"strings"
)

// listedDoing puts the gerund that ends a list of nouns behind the first of them, when
// it came out as joined to the verb: "spoke about schools, clinics and raising
// wages" tells of no raise.
func listedDoing(words []Word) {
	for v := range words {
		w := &words[v]
		h := w.Head
		if w.Rel != "conj" || w.XPOS != "VBG" || h < 0 || h > v || !finite(words[h]) || !hasChild(words, v, "cc") || hasChild(words, v, "nsubj") {
			continue
		}
		for n := h + 1; n < v; n++ {
			if words[n].Head == h && IsRel(words[n].Rel, "obl") && hasChild(words, n, "conj") {
				w.Head = n
				break
			}
		}
	}
}

// perfectBefore joins "had" and a participle behind an adverb of time that came
// out as an adjective: "had previously opposed proceedings".
func perfectBefore(words []Word) {
	for v := 2; v < len(words); v++ {
		h, o := v-2, words[v].Head
		if words[v].Rel != "amod" || words[v].XPOS != "VBN" || o <= v || words[h].Lemma != "have" || words[v-1].UPOS != "ADV" || words[o].Head != h || words[o].Rel != "obj" {
			continue
		}
		joinPerfect(words, h, v)
	}
}

// dayBetween frees a passive whose day stands between its two words: "was on
// Monday rammed into a gate" tells of no Monday.
func dayBetween(words []Word) {
	for d := range words {
		if !day(words[d].Text) || caseOf(words, d) == "" {
			continue
		}
		v := d + 1
		if v >= len(words) || words[v].XPOS != "VBN" || words[v].Head != d || words[v].Rel != "acl" {
			continue
		}
		be := slices.IndexFunc(words[:d], func(x Word) bool { return x.Head == d && x.Rel == "cop" })
		if be < 0 {
			continue
		}
		words[v].Head, words[v].Rel = words[d].Head, words[d].Rel
		for i := range words {
			x := &words[i]
			switch {
			case x.Head != d || i == v || x.Rel == "case":
			case i == be:
				x.Head, x.Rel = v, "aux:pass"
			case IsRel(x.Rel, "nsubj"):
				x.Head, x.Rel = v, "nsubj:pass"
			default:
				x.Head = v
			}
		}
		for i := range words { // the subject that the participle had taken
			if x := &words[i]; x.Head == v && x.Rel == "nsubj" && i < be {
				x.Rel = "nsubj:pass"
			}
		}
		words[d].Head, words[d].Rel = v, "obl"
	}
}

// firedAt makes a verb of a participle that came out as an adjective though it has
// a subject of its own: "police in turn fired tear gas at them".
func firedAt(words []Word) {
	for v, w := range words {
		n := w.Head
		if w.Rel != "amod" || w.XPOS != "VBN" && w.XPOS != "VBD" || n <= v || !slices.ContainsFunc(words[:v], func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") }) {
			continue
		}
		words[v].Head, words[v].Rel = words[n].Head, words[n].Rel
		words[n].Head, words[n].Rel = v, "obj"
		for i := range words {
			x := &words[i]
			if x.Head != n {
				continue
			}
			switch {
			case i < v && (x.Rel == "acl" || x.Rel == "advcl"):
				x.Head, x.Rel = v, "advcl"
			case i < v && x.UPOS == "NOUN" && hasChild(words, i, "case"):
				x.Head, x.Rel = v, "obl"
			case i < v, x.Rel == "punct", x.Rel == "conj" && finite(*x), x.Rel == "cc":
				x.Head = v
			}
		}
	}
}

// objectBefore makes the subject of what came out as the object of a verb behind
// it: "alleged the ministry are hiding figures".
func objectBefore(words []Word) {
	for i := range words {
		w := &words[i]
		v := w.Head
		if w.Rel != "obj" || v <= i || words[v].Rel != "ccomp" || w.XPOS == "WP" || w.XPOS == "WDT" || words[v].Head < 0 || words[v].Head > i {
			continue
		}
		aux := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && (IsRel(x.Rel, "aux") || x.Rel == "cop") })
		if aux <= i || aux >= v || slices.ContainsFunc(words, func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") }) {
			continue
		}
		w.Rel = subjectOf(words, v)
	}
}

// named hangs a noun between a name and its verb on the verb as what the subject is
// called: "called the move a \"grab for power\"" calls it so.
func named(words []Word) {
	for i := range words {
		w := &words[i]
		o := w.Head
		if w.Rel == "obj" && w.Head < i { // two objects: who is called, and what
			o = slices.IndexFunc(words[:i], func(x Word) bool { return x.Head == w.Head && (x.Rel == "obj" || x.Rel == "iobj") })
		} else if w.Rel != "appos" && !(w.Rel == "amod" && w.Head == i-2 && words[i-1].Rel == "punct") {
			continue
		}
		if o < 0 || o > i || words[o].Rel != "obj" && words[o].Rel != "iobj" {
			continue
		}
		v := words[o].Head
		if v < 0 || v > w.Head || words[v].Lemma != "call" && words[v].Lemma != "label" && words[v].Lemma != "dub" {
			continue
		}
		between := words[o+1 : i]
		if slices.ContainsFunc(between, func(x Word) bool { return x.Text == "," }) || w.Rel != "amod" && !slices.ContainsFunc(between, func(x Word) bool {
			l := x.Lower()
			return l == "a" || l == "an" || l == "the"
		}) {
			continue
		}
		words[o].Rel = "obj"
		w.Head, w.Rel = v, "xcomp"
	}
}

// hasChild reports whether a word has a child of the relation.
func hasChild(words []Word, head int, rel string) bool {
	return slices.ContainsFunc(words, func(x Word) bool { return x.Head == head && x.Rel == rel })
}

// admitted makes a verb of a participle between such verbs and an object: "admits
// downing a jet", "denied bombing the town".
func (l verbLists) admitted(words []Word) {
	for v := 1; v < len(words); v++ {
		n, above := words[v].Head, v-1
		if words[v].XPOS != "VBG" || words[v].Rel != "amod" || n <= v+1 || words[n].Head != above || words[n].Rel != "obj" || !l["admits"][words[above].Lemma] {
			continue
		}
		words[v].Head, words[v].Rel = above, "xcomp"
		words[n].Head = v
	}
}

// headlinePassive makes a passive of a headline's bare participle before who acts:
// "network shut down by government".
func headlinePassive(words []Word) {
	last := len(words) - 1
	if last < 0 || words[last].Text == "." {
		return
	}
	for v := range words {
		w := &words[v]
		if w.Head >= 0 || w.XPOS != "VBD" || hasChild(words, v, "obj") {
			continue
		}
		s := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == v && x.Rel == "nsubj" })
		for i := v + 1; s >= 0 && i < len(words); i++ {
			x := &words[i]
			if x.Head == v && x.Rel == "obl" && caseOf(words, i) == "by" && (x.UPOS == "NOUN" || x.UPOS == "PROPN") && !day(x.Text) && !hasChild(words, i, "nummod") {
				w.XPOS = "VBN"
				words[s].Rel, x.Rel = "nsubj:pass", "obl:agent"
				return
			}
		}
	}
}

// byDoing makes a verb of a participle between "by" and its object: "retaliated by
// imposing tariffs".
func byDoing(words []Word) {
	for v := 1; v+1 < len(words); v++ {
		n, by := words[v].Head, v-1
		if words[v].XPOS != "VBG" || words[v].Rel != "amod" || n <= v || words[by].Lemma != "by" || words[by].Head != n || words[n].UPOS != "NOUN" {
			continue
		}
		above := words[n].Head
		if above < 0 || !IsRel(words[n].Rel, "obl") || hasChild(words, above, "aux:pass") || words[above].XPOS == "VBN" && !hasChild(words, above, "aux") {
			continue
		}
		words[v].Head, words[v].Rel = above, "advcl"
		words[n].Head, words[n].Rel = v, "obj"
		words[by].Head, words[by].Rel = v, "mark"
		for i := n + 1; i < len(words); i++ {
			if x := &words[i]; x.Head == above && (x.Rel == "obl" || x.Rel == "obj") && caseOf(words, i) != "" && !day(x.Text) {
				x.Head, x.Rel = v, "obl"
			}
		}
	}
}

// releases gives a finite verb the object that a participle before it had taken:
// "Peru releases captured Chilean pilot".
func releases(words []Word) {
	for v := 1; v < len(words); v++ {
		w := &words[v]
		above := v - 1
		if w.XPOS != "VBN" || w.Rel != "acl" || w.Head != above || !finite(words[above]) || hasChild(words, above, "obj") {
			continue
		}
		n := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && x.Rel == "obj" })
		if n <= v {
			continue
		}
		for i := range words {
			if words[i].Head == v && i != n {
				words[i].Head = above
			}
		}
		words[n].Head = above
		w.Head, w.Rel = n, "amod"
		if above > 0 && words[above-1].Head == above && words[above-1].Rel == "compound" {
			words[above-1].Rel = "nsubj"
		}
	}
}

// activeParticiple makes the verb of a full sentence of a participle on the noun or name
// before it that has an object: "Rights Watch accused the army", "Chad's ruling party
// praised Togo". What is called or given something has that behind it in the passive too.
func activeParticiple(words []Word) {
	last := len(words) - 1
	for v := 1; v < last; v++ {
		n := words[v].Head
		if words[v].XPOS != "VBN" || words[v].Rel != "acl" || n < 0 || n >= v || words[n].Head >= 0 || words[last].Text != "." || !hasChild(words, v, "obj") {
			continue
		}
		if !capital(words[n].Text) && slices.Contains([]string{"call", "name", "dub", "give", "award", "grant", "title", "entitle", "pay", "offer", "teach"}, words[v].Lemma) {
			continue
		}
		if words[v-1].Head != n && n != v-1 || n != v-1 && words[v-1].Rel != "flat" {
			continue // something stands between
		}
		if slices.ContainsFunc(words, func(x Word) bool {
			return (x.Head == n || x.Head == v) && finite(x) && x.Rel != "acl:relcl" || x.Head == n && (x.Rel == "cop" || IsRel(x.Rel, "nsubj"))
		}) {
			continue
		}
		words[v].Head, words[v].Rel, words[v].XPOS = -1, "root", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
		for i := v + 1; i < len(words); i++ {
			if words[i].Head == n {
				words[i].Head = v
			}
		}
		return
	}
}

// actsInClause makes the subject of a participle without an auxiliary who does it where a
// conjunction begins the clause and something is promised or done in it: "returned to work
// after the government promised to pay".
func actsInClause(words []Word) {
	for s := range words {
		v := words[s].Head
		if words[s].Rel != "nsubj:pass" || v < s || words[v].XPOS != "VBN" || words[v].Rel != "advcl" || !hasChild(words, v, "mark") || !hasChild(words, v, "xcomp") && !hasChild(words, v, "obj") && !hasChild(words, v, "ccomp") {
			continue
		}
		if hasChild(words, v, "aux:pass") || hasChild(words, v, "aux") || hasChild(words, v, "obl:agent") {
			continue
		}
		words[s].Rel, words[v].XPOS = "nsubj", "VBD"
	}
}

// struckAfter makes a clause of a noun of time with a verb behind it: in "fled after
// a raid killed four" the raid did it, whether the verb came out as a participle with
// an object or as one without a subject.
func struckAfter(words []Word) {
	for v := 2; v < len(words); v++ {
		w, n := &words[v], v-1
		over := words[n].Head
		participle := w.XPOS == "VBN" && w.Rel == "acl" && w.Head == n
		if !participle && !(finite(*w) && over == v && IsRel(w.Rel, "advcl")) || over < 0 || !IsRel(words[n].Rel, "obl") && !IsRel(words[n].Rel, "nmod") {
			continue
		}
		mark := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == n && x.Rel == "case" })
		object := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && x.Rel == "obj" })
		if mark < 0 || object < v || !startsClause(words[mark].Text) || hasChild(words, v, "nsubj") {
			continue
		}
		if participle {
			w.Head, w.Rel, w.XPOS = over, "advcl", "VBD"
		}
		words[n].Head, words[n].Rel = v, "nsubj"
		words[mark].Head, words[mark].Rel = v, "mark"
	}
}

// ordered hangs what somebody is ordered to do, or to have done to them, on the verb:
// "ordered a paper to close", "ordered two reporters jailed".
func (l verbLists) ordered(words []Word) {
	for v := 2; v < len(words); v++ {
		w := &words[v]
		n := w.Head
		if n >= 0 && n < v && w.Rel == "advcl" && w.XPOS == "VB" && words[v-1].Text == "to" && l["orders"][words[n].Lemma] &&
			slices.ContainsFunc(words[n:v], func(x Word) bool { return x.Head == n && x.Rel == "obj" }) {
			w.Rel = "xcomp" // "begged the fund to release a loan" is what it is begged for, no purpose
			continue
		}
		if n >= 0 && n < v && w.Rel == "advcl" && w.XPOS == "VB" && words[v-1].Text == "to" && l["intends"][words[n].Lemma] && !hasChild(words, n, "obj") && !hasChild(words, n, "xcomp") {
			w.Rel = "xcomp" // "agreed on Friday to link": what they agreed to, not why
			continue
		}
		if w.Rel != "acl" || n < 0 || n > v || words[n].Rel != "obj" || words[n].Head < 0 || words[n].Head > n {
			continue
		}
		over := words[n].Head
		to := w.XPOS == "VB" && words[v-1].Text == "to"
		done := w.XPOS == "VBN" && n == v-1 && l["havedone"][words[over].Lemma]
		if l["orders"][words[over].Lemma] && to || done {
			w.Head, w.Rel = over, "xcomp"
		}
	}
}

// meetingIn makes a verb of what came out as a noun beside a noun and a comma: "the
// ministers, meeting in Lima, agreed".
func meetingIn(words []Word) {
	for v := 1; v < len(words); v++ {
		w := &words[v]
		if w.UPOS == "NOUN" && w.Rel == "acl" && words[v-1].Text == "," && strings.HasSuffix(w.Text, "ing") {
			w.UPOS, w.XPOS, w.Lemma = "VERB", "VBG", strings.TrimSuffix(w.Text, "ing")
		}
	}
}

// shotAndKilled makes a verb of a noun that a finite verb is joined to: "police shot
// and killed a man".
func shotAndKilled(words []Word) {
	for v := 1; v < len(words); v++ {
		w := &words[v]
		past := w.Text == "shot" || strings.HasSuffix(w.Text, "ed")
		if w.UPOS != "NOUN" || !past || w.Head >= 0 || !slices.ContainsFunc(words, func(x Word) bool { return x.Head == v && x.Rel == "conj" && x.XPOS == "VBD" }) {
			continue
		}
		s := v - 1
		if words[s].Head != v || words[s].UPOS != "NOUN" && words[s].UPOS != "PROPN" {
			continue
		}
		w.UPOS, w.XPOS, words[s].Rel = "VERB", "VBD", "nsubj"
		if w.Text == "shot" {
			w.Lemma = "shoot"
		}
		for i := range words[:s] {
			if words[i].Head == v {
				words[i].Head = s
			}
		}
	}
}

// steppedDown makes a verb of what came out as a noun with a particle: "demanded that
// the president step down".
func steppedDown(words []Word) {
	for v := 1; v < len(words); v++ {
		w := &words[v]
		if w.UPOS != "NOUN" || w.Rel != "ccomp" && w.Rel != "root" || !hasChild(words, v, "compound:prt") || hasChild(words, v, "obj") {
			continue
		}
		s := v - 1
		if words[s].Head != v || words[s].Rel != "compound" {
			continue
		}
		w.UPOS, w.XPOS, words[s].Rel = "VERB", "VBP", "nsubj"
		w.Lemma = w.Lower()
		for i := range words[:s] {
			if words[i].Head == v && (words[i].Rel == "det" || words[i].Rel == "amod" || words[i].Rel == "compound") {
				words[i].Head = s
			}
		}
	}
}
