package syntax

import "slices"

// secondOnDay makes the second verb of a sentence of what came out as a noun joined to
// the one before it: "adjourned after two hours and resume on Tuesday".
func (l verbLists) secondOnDay(words []Word) {
	for v := 3; v+2 < len(words); v++ {
		w, h := words[v], words[v].Head
		if w.UPOS != "NOUN" || w.Rel != "conj" || words[v-1].Text != "and" || words[v-1].Head != v || h < 0 || !l["sentence"][lemmaAs(w)] || words[v+1].UPOS != "ADP" || !dayBehind(words[v+1:min(len(words), v+6)]) {
			continue
		}
		over := words[h].Head
		if over < 0 || over > h || !finite(words[over]) || !IsRel(words[h].Rel, "obl") && words[h].Rel != "obj" {
			continue
		}
		s := slices.IndexFunc(words[:over], func(x Word) bool { return x.Head == over && x.Rel == "nsubj" })
		if s < 0 || (words[s].XPOS == "NNS" || words[s].XPOS == "NNPS") == (w.XPOS == "NNS") || w.XPOS == words[h].XPOS && words[h].Rel == "obj" {
			continue
		}
		words[v].UPOS, words[v].XPOS, words[v].Head = "VERB", "VBP", over
		if words[v].Lemma = lemmaAs(w); w.XPOS == "NNS" {
			words[v].XPOS = "VBZ"
		}
		for i := v + 1; i < len(words); i++ {
			if x := &words[i]; (x.Head == v || x.Head == over && day(x.Text)) && (IsRel(x.Rel, "nmod") || IsRel(x.Rel, "obl")) {
				x.Head, x.Rel = v, "obl"
			}
		}
	}
}

// afterSemicolon makes a clause of its own of what stands behind a semicolon as one more
// subject of the verb before it, with a participle: "the trial began; the judges adjourned
// after an hour".
func afterSemicolon(words []Word) {
	for n := 3; n+1 < len(words); n++ {
		h, v := words[n].Head, -1
		if !IsRel(words[n].Rel, "nsubj") || h < 0 || h > n {
			continue
		}
		first, _ := extent(words, n)
		if first < 1 || words[first-1].Text != ";" && words[first].Text != ";" {
			continue
		}
		for i := n + 1; i < len(words) && i < n+4; i++ {
			if words[i].Head == n && words[i].Rel == "acl" && (words[i].XPOS == "VBN" || words[i].XPOS == "VBD") {
				v = i
				break
			}
		}
		if v < 0 || slices.ContainsFunc(words[v+1:], finite) {
			continue
		}
		top := h
		for words[top].Head >= 0 {
			top = words[top].Head
		}
		words[v].Head, words[v].Rel, words[v].XPOS = top, "parataxis", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
	}
}

// modalVerb makes a verb of the word behind a modal where the clause came out as the
// noun that is its object: "Togo and Benin will each free ten prisoners".
func modalVerb(words []Word) {
	for m := 1; m+2 < len(words); m++ {
		h := words[m].Head
		if words[m].XPOS != "MD" || words[m].Rel != "aux" || h < m+2 || words[h].UPOS != "NOUN" || hasChild(words, h, "cop") {
			continue
		}
		v := m + 1
		for v < h && (words[v].UPOS == "DET" && words[v].Text != "a" && words[v].Text != "the" || words[v].UPOS == "ADV" && words[v].Head != v+1) {
			v++
		}
		if v >= h || words[v].UPOS != "ADJ" && words[v].UPOS != "NOUN" && words[v].XPOS != "VB" || words[v].Text != words[v].Lemma || hangsBetween(words, h, m+1, v+2) {
			continue
		}
		words[v].UPOS, words[v].XPOS = "VERB", "VB"
		words[v].Head, words[v].Rel = words[h].Head, words[h].Rel
		words[h].Head, words[h].Rel = v, "obj"
		takeOver(words, h, v)
		for i := m + 1; i < v; i++ {
			words[i].Head, words[i].Rel = v, "advmod"
		}
		if p := &words[v+1]; p.XPOS == "RP" || p.Text == "over" || p.Text == "up" || p.Text == "out" {
			p.UPOS, p.XPOS, p.Head, p.Rel = "ADP", "RP", v, "compound:prt"
		}
	}
}

// hangsBetween reports whether word i hangs, directly or not, from one of [from, to).
func hangsBetween(words []Word, i, from, to int) bool {
	for i = words[i].Head; i >= 0; i = words[i].Head {
		if i >= from && i < to {
			return true
		}
	}
	return false
}

// ownedParticiple makes a describing word of a participle between an owner and what is
// owned that came out as the verb: "Peru's newly elected senate meets on Monday".
func ownedParticiple(words []Word) {
	for v := 2; v+1 < len(words); v++ {
		if words[v].Head >= 0 || words[v].XPOS != "VBN" || hasChild(words, v, "aux") || hasChild(words, v, "aux:pass") {
			continue
		}
		s := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") })
		o := slices.IndexFunc(words, func(x Word) bool { return x.Head == v && x.Rel == "obj" })
		if s < 0 || o < v || words[s+1].XPOS != "POS" || words[s+1].Head != s {
			continue
		}
		for i := range words {
			if words[i].Head == v && i != o && words[i].Rel != "advmod" {
				words[i].Head = o
			}
		}
		words[o].Head, words[o].Rel = -1, "root"
		words[v].Head, words[v].Rel, words[s].Rel = o, "amod", "nmod:poss"
		words[v].UPOS, words[v].XPOS = "ADJ", "JJ"
		return
	}
}

// inOn makes a particle of the first of two prepositions before a day: "kicks in on May 6".
func inOn(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		h := words[i].Head
		if words[i].Rel != "case" || words[i+1].Rel != "case" || words[i+1].Head != h || h < i || words[i-1].UPOS != "VERB" || words[h].Head != i-1 {
			continue
		}
		switch words[i].Text {
		case "in", "out", "off", "up", "down", "over":
			if t := words[i+1].Text; t == "on" || t == "at" || t == "from" || t == "by" {
				words[i].Head, words[i].Rel, words[i].XPOS = i-1, "compound:prt", "RP"
			}
		}
	}
}

// besideFlat joins to the first word of a name what came out as joined to a later one:
// "Juan Diaz and Ana Ruiz".
func besideFlat(words []Word) {
	for i, w := range words {
		if h := w.Head; w.Rel == "conj" && h >= 0 && h < i && words[h].Rel == "flat" && words[h].Head >= 0 && words[h].Head < h {
			words[i].Head = words[h].Head
		}
	}
}

// besideDay hangs on the verb a phrase that came out as a part of the day before it: "on
// Tuesday in Lima".
func besideDay(words []Word) {
	for i := range words {
		d := words[i].Head
		if d >= 0 && d < i && day(words[i].Text) && IsRel(words[i].Rel, "obl") && words[d].UPOS == "PROPN" && IsRel(words[d].Rel, "obl") && words[words[d].Head].UPOS == "VERB" && !hasChild(words, d, "cop") {
			words[i].Head = words[d].Head // "called them to Lima on Friday"
			continue
		}
		if !IsRel(words[i].Rel, "nmod") || d < 0 || d > i || !day(words[d].Text) || !IsRel(words[d].Rel, "obl") || words[words[d].Head].UPOS != "VERB" {
			continue
		}
		if c := caseOf(words, i); c == "in" || c == "at" {
			words[i].Head, words[i].Rel = words[d].Head, "obl"
		}
	}
}

// downing makes a verb of what came out as a particle behind a modal: "will down tools".
func downing(words []Word) {
	for v := range words {
		if words[v].UPOS != "ADP" || words[v].Head >= 0 || !hasChild(words, v, "aux") || !hasChild(words, v, "nsubj") || !hasChild(words, v, "obj") {
			continue
		}
		words[v].UPOS, words[v].XPOS = "VERB", "VB"
		for i := v + 1; i < len(words); i++ {
			if x := &words[i]; IsRel(x.Rel, "nmod") && day(x.Text) && caseOf(words, i) == "on" {
				x.Head, x.Rel = v, "obl"
			}
		}
	}
}

// dueOn makes a clause of "due" behind the noun that it came out as a part of: "the vote,
// due on May 5, is far away".
func dueOn(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		if h := words[i].Head; words[i].Text == "due" && words[i].UPOS == "ADJ" && IsRel(words[i].Rel, "nmod") && h >= 0 && h < i && words[h].UPOS == "NOUN" && words[i+1].UPOS == "ADP" {
			words[i].Rel = "acl"
		}
	}
}

// behindRelative makes the verb of a sentence of what came out inside a relative clause of
// its subject: "A licence that lets Togo sell oil expires on Friday".
func behindRelative(words []Word) {
	h := slices.IndexFunc(words, func(w Word) bool { return w.Head < 0 })
	if h < 0 || words[h].UPOS != "NOUN" || words[h].XPOS != "NN" || hasChild(words, h, "cop") || hasChild(words, h, "nsubj") || words[len(words)-1].Text != "." {
		return
	}
	r := slices.IndexFunc(words, func(w Word) bool { return w.Head == h && w.Rel == "acl:relcl" })
	if r < h {
		return
	}
	for v := r + 1; v < len(words) && words[v].UPOS != "PUNCT"; v++ {
		w := words[v]
		if w.UPOS != "VERB" || w.XPOS != "VBZ" && w.XPOS != "VBD" || w.Head < h || w.Rel != "obj" && w.Rel != "ccomp" && w.Rel != "xcomp" && w.Rel != "conj" || hasChild(words, v, "nsubj") || hasChild(words, v, "mark") || hasChild(words, v, "cc") || words[v-1].UPOS == "CCONJ" {
			continue
		}
		words[v].Head, words[v].Rel = -1, "root"
		words[h].Head, words[h].Rel = v, "nsubj"
		for i := v + 1; i < len(words); i++ {
			if words[i].Head >= h && words[i].Head < v {
				words[i].Head = v
			}
		}
		return
	}
}

// setForDay makes a participle of "set" between a noun and a day: "a strike set for Monday".
func setForDay(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		n, w := i-1, words[i]
		if w.Text != "set" || w.UPOS != "NOUN" || words[i+1].Text != "for" || words[n].Head != i || !IsRel(words[n].Rel, "compound") || !dayBehind(words[i+1:min(len(words), i+4)]) {
			continue
		}
		for k := range words {
			if words[k].Head == i && k < i {
				words[k].Head = n
			} else if words[k].Head == i && IsRel(words[k].Rel, "nmod") {
				words[k].Rel = "obl"
			}
		}
		words[n].Head, words[n].Rel = w.Head, w.Rel
		words[i].UPOS, words[i].XPOS, words[i].Head, words[i].Rel = "VERB", "VBN", n, "acl"
	}
}

// dueTo makes a clause of "that was due to begin" behind a noun, where "due" came out as
// part of a preposition.
func dueTo(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		v := i + 2
		if words[i].Text != "due" || words[i+1].XPOS != "TO" || words[v].XPOS != "VB" || words[v].Rel != "acl" {
			continue
		}
		switch {
		case words[i].Rel == "case" && words[i].Head == words[v].Head:
			words[i].Head, words[i].Rel = words[v].Head, "acl:relcl"
		case words[i].Rel != "acl:relcl":
			continue
		}
		words[v].Head, words[v].Rel = i, "xcomp"
		for k := range words[:i] {
			if words[k].Head == v {
				words[k].Head = i
			}
		}
	}
}

// backTo hangs "back" on the verb that puts something on another day: "pushed the trial of
// two ministers back to May 5".
func backTo(words []Word) {
	for i := 2; i+2 < len(words); i++ {
		if t := words[i].Text; t != "back" && t != "forward" || words[i].UPOS != "ADV" || words[i].Head < 0 || words[words[i].Head].UPOS == "VERB" {
			continue
		}
		if t := words[i+1].Text; t != "to" && t != "from" && t != "until" && t != "by" {
			continue
		}
		v := words[i].Head
		for v >= 0 && words[v].UPOS != "VERB" {
			v = words[v].Head
		}
		if v < 0 || v > i {
			continue
		}
		switch words[v].Lemma {
		case "push", "put", "bring", "move", "set":
			words[i].Head, words[i].Rel = v, "compound:prt"
		}
	}
}

// talksOpen gives "peace talks with Togo open on Monday" its verb, where "talks" came out
// as one.
func talksOpen(words []Word) {
	for v := 1; v+2 < len(words); v++ {
		s := v - 1
		if words[v].XPOS != "VBZ" || words[v].Lemma != "talk" || words[s].Head != v || words[s].Rel != "nsubj" || words[s].XPOS != "NN" {
			continue
		}
		for w := v + 2; w+1 < len(words) && words[w].UPOS != "PUNCT"; w++ {
			switch words[w].Text {
			case "open", "begin", "start", "resume", "end", "continue", "close":
			default:
				continue
			}
			if words[w].XPOS == "VBP" || words[w+1].UPOS != "ADP" || !dayBehind(words[w+1:]) {
				continue
			}
			words[w].UPOS, words[w].XPOS, words[w].Lemma = "VERB", "VBP", words[w].Text
			words[w].Head, words[w].Rel = words[v].Head, words[v].Rel
			words[v].UPOS, words[v].XPOS, words[v].Head, words[v].Rel = "NOUN", "NNS", w, "nsubj"
			words[s].Rel = "compound"
			for i := range words {
				switch x := &words[i]; {
				case x.Head != v || i == s:
				case i > w || x.UPOS == "PUNCT":
					x.Head = w
				case IsRel(x.Rel, "obl"):
					x.Rel = "nmod"
				}
			}
			return
		}
	}
}

// samePast are verbs whose past is the bare form.
var samePast = []string{"beat", "cut", "hit", "put", "set", "shut", "split", "spread", "let", "quit", "burst", "cast", "hurt"}

// toldOnce reports whether the main verb of a full sentence has an object and nothing that
// says how often: "police beat protesters" tells of what was done, as news does.
func toldOnce(words []Word, v int) bool {
	return words[len(words)-1].Text == "." && hasChild(words, v, "obj") && !hasChild(words, v, "advmod") && (!hasChild(words, v, "advcl") || pastClause(words, v))
}

// pastClause reports whether a clause told besides verb v is in the past: "beat a man as he slept".
func pastClause(words []Word, v int) bool {
	return slices.ContainsFunc(words, func(x Word) bool { return x.Head == v && x.Rel == "advcl" && x.XPOS == "VBD" })
}

// pastForms gives the past to a verb that came out in the plural of the present behind one
// subject, where both are one form: "Diaz beat Ruiz", "the army shut the border", and behind
// several where it is told once; "lit" is nothing else.
func pastForms(words []Word) {
	for v := range words {
		w := &words[v]
		if w.XPOS != "VBP" || w.UPOS != "VERB" {
			continue
		}
		if w.Text == "lit" {
			w.XPOS, w.Lemma = "VBD", "light"
			continue
		}
		if !slices.Contains(samePast, w.Text) || hasChild(words, v, "aux") {
			continue
		}
		s := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == v && x.Rel == "nsubj" })
		if s >= 0 && (words[s].XPOS == "NNP" || words[s].XPOS == "NN" && words[s].Text != "police") && !hasChild(words, s, "conj") || s >= 0 && w.Head < 0 && toldOnce(words, v) {
			w.XPOS = "VBD"
		}
	}
}
