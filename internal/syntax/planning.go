package syntax

import (
	"slices"
	"strings"
)

// planned are words that are a noun and a verb of what lies ahead.
var planned = []string{"plan", "plans", "hope", "hopes", "aim", "aims"}

// planning makes a verb of "plans" between a name and an infinitive where the
// clause has no other verb: "Denmark plans to send a ship, the minister said",
// "The new president plans to visit Peru".
func planning(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		w := &words[i]
		if w.XPOS != "NNS" && w.XPOS != "NN" || !slices.Contains(planned, w.Text) || words[i+1].Text != "to" {
			continue
		}
		does, subject := -1, -1
		ok := true
		for k := range words {
			switch c := words[k]; {
			case c.Head != i:
			case k > i && c.XPOS == "VB" && does < 0 && words[i+1].Head == k:
				does = k
			case c.Rel == "cop", IsRel(c.Rel, "aux"), c.Rel == "nmod:poss", c.Rel == "case":
				ok = false
			case k < i && (c.UPOS == "PROPN" || w.Text == "plans" && c.Rel == "compound" || IsRel(c.Rel, "nsubj") && c.UPOS != "PRON"):
				subject = k
			}
		}
		if !ok || does < 0 || subject < 0 || !verbless(words, i) || w.XPOS == "NN" && !joined(words, subject) {
			continue
		}
		for k := range subject {
			if words[k].Head == i {
				words[k].Head = subject
			}
		}
		if w.UPOS = "VERB"; w.XPOS == "NN" {
			w.XPOS = "VBP"
		} else {
			w.XPOS = "VBZ"
		}
		words[subject].Rel, words[does].Rel = "nsubj", "xcomp"
		if w.Head >= 0 {
			w.Rel = "ccomp"
		}
	}
}

// joined reports whether a word is the first of several: "Russia and Turkey".
func joined(words []Word, i int) bool {
	for _, c := range words {
		if c.Head == i && c.Rel == "conj" {
			return true
		}
	}
	return false
}

// verbless reports whether a noun heads its clause without a verb: it is the
// root, or one of two subjects of a verb behind a comma ("…, the minister said").
func verbless(words []Word, i int) bool {
	h := words[i].Head
	if h < 0 {
		return true
	}
	if !IsRel(words[i].Rel, "nsubj") || h < i {
		return false
	}
	comma := false
	for k := i + 1; k < h; k++ {
		comma = comma || words[k].Text == ","
		if comma && words[k].Head == h && IsRel(words[k].Rel, "nsubj") {
			return true
		}
	}
	return false
}

// planners makes a verb of "plan" behind the last of several names where the
// sentence has none: "The leaders of Peru and Chile plan to meet in Lima".
func planners(words []Word) {
	for i := 2; i+2 < len(words); i++ {
		w := &words[i]
		h := w.Head
		if w.XPOS != "NN" && w.XPOS != "NNS" || w.Rel != "conj" || !slices.Contains(planned, w.Text) || words[i+1].Text != "to" || h < 0 || !verbless(words, h) || words[h].UPOS == "VERB" {
			continue
		}
		does := words[i+1].Head
		last := i - 1 // "Chile"
		list := -1    // "Peru"
		for k := h; k < last; k++ {
			if words[k].UPOS == "PROPN" && words[last].Head == i && (words[k].Head == h || k == h) {
				list = k
			}
		}
		if does <= i || words[does].XPOS != "VB" || words[does].Head != i || list < 0 {
			continue
		}
		words[last].Head, words[last].Rel = list, "conj"
		for k := range words {
			switch c := &words[k]; {
			case c.Head == i && c.Rel == "cc":
				c.Head = last
			case c.Head == h && k > i:
				c.Head = i
			}
		}
		over, rel := words[h].Head, "root"
		if over >= 0 {
			rel = "ccomp" // "…, the minister said"
		}
		w.UPOS, w.XPOS, w.Head, w.Rel = "VERB", "VBP", over, rel
		words[h].Head, words[h].Rel = i, "nsubj"
		words[does].Rel = "xcomp"
	}
}

// betweenTwo hangs on "between" the second of two that came out as the subject of
// the verb: "a truce between Peru and the rebels is due to begin".
func betweenTwo(words []Word) {
	for b := range words {
		first := words[b].Head
		if words[b].Text != "between" || words[b].Rel != "case" || first <= b || words[first].Head < 0 || words[first].Head > b {
			continue
		}
		if slices.ContainsFunc(words, func(w Word) bool { return w.Head == first && w.Rel == "conj" }) {
			continue
		}
		and := slices.IndexFunc(words[first:], func(w Word) bool { return w.Rel == "cc" })
		if and < 0 {
			continue
		}
		and += first
		second, thing := words[and].Head, words[first].Head
		if second <= and || second-and > 4 || !IsRel(words[second].Rel, "nsubj") || words[thing].UPOS != "NOUN" {
			continue
		}
		verb := words[second].Head
		if verb <= second || thing == verb {
			continue
		}
		if words[thing].Head < 0 {
			words[verb].Head, words[verb].Rel = -1, "root"
			for k := range words {
				if words[k].Head == thing && k > second {
					words[k].Head = verb
				}
			}
		}
		words[thing].Head, words[thing].Rel = verb, words[second].Rel
		words[second].Head, words[second].Rel = first, "conj"
	}
}

// isTo makes a verb of what came out as part of its object in "are to swap
// prisoners", "is to free ten".
func (l verbLists) isTo(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		h := words[i].Head
		v := i + 1
		if words[i].Text != "to" || words[i].Rel != "case" || h <= v || words[v].Head != h || words[i-1].Rel != "cop" || words[i-1].Head != h {
			continue
		}
		if noun, alike := words[v].Rel == "compound" && words[v].XPOS == "NN", words[v].Rel == "amod" && l["alike"][words[v].Text]; !noun && !alike {
			continue
		}
		words[i].UPOS, words[i].XPOS, words[i].Rel, words[i].Head = "PART", "TO", "mark", v
		words[v].UPOS, words[v].XPOS, words[v].Head, words[v].Rel = "VERB", "VB", words[h].Head, words[h].Rel
		words[h].Head, words[h].Rel = v, "obj"
		takeOver(words, h, v)
	}
}

// dueIn makes "due" what is said of a name in "is due in Oslo on Friday", where it
// came out as a part of the preposition.
func dueIn(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		h := words[i].Head
		if words[i].Text != "due" || words[i].Rel != "case" || h <= i+1 {
			continue
		}
		if in := words[i+1]; (in.Rel != "fixed" || in.Head != i) && (in.Rel != "case" || in.Head != h || in.Text != "in" && in.Text != "at") {
			continue
		}
		words[i].Head, words[i].Rel = words[h].Head, words[h].Rel
		words[i+1].Head, words[i+1].Rel = h, "case"
		words[h].Head, words[h].Rel = i, "obl"
		takeOver(words, h, i)
	}
}

// takeOver hangs on word v, which has become the predicate in place of noun h, what
// hung on the noun and belongs to the clause: what stands before v, marks, asides,
// and days behind the noun.
func takeOver(words []Word, h, v int) {
	for k := range words {
		switch c := &words[k]; {
		case c.Head != h:
		case k < v, c.Rel == "punct", c.Rel == "parataxis":
			c.Head = v
		case k > h && IsRel(c.Rel, "nmod") && (c.UPOS == "NUM" || caseOf(words, k) == "on"):
			c.Head, c.Rel = v, "obl"
		}
	}
}

// dayBeforeName takes a day with its preposition off the name behind it, which is
// the subject: "From Monday Peru and Chile close their border".
func dayBeforeName(words []Word) {
	for d := 1; d+1 < len(words); d++ {
		n := words[d].Head
		if !day(words[d].Text) || n != d+1 || words[n].UPOS != "PROPN" || words[n].Head < n || words[d-1].UPOS != "ADP" || words[d-1].Head != n {
			continue
		}
		v := words[n].Head
		if words[v].UPOS != "VERB" || slices.ContainsFunc(words, func(w Word) bool { return w.Head == v && IsRel(w.Rel, "nsubj") }) {
			continue
		}
		words[d].Head, words[d].Rel = v, "obl"
		words[d-1].Head, words[d-1].Rel = d, "case"
		words[n].Rel = "nsubj"
	}
}

// presents gives the present tense to a verb with a subject of several and nothing before it
// that came out in the bare form, as one is asked to do something, or in the past:
// "China and Laos start drills on Friday", "Peru and Chile close their border".
func presents(words []Word) {
	for v := range words {
		w := &words[v]
		past := w.XPOS == "VBD" && strings.EqualFold(w.Text, w.Lemma) && strings.HasSuffix(w.Lemma, "e")
		if w.UPOS != "VERB" || w.XPOS != "VB" && !past || w.Rel != "root" {
			continue
		}
		subject, helped := false, false
		for i, x := range words {
			if x.Head == v {
				subject = subject || i < v && x.Rel == "nsubj" && (x.XPOS == "NNS" || slices.ContainsFunc(words[i:v], func(y Word) bool { return y.Head == i && y.Rel == "conj" }))
				helped = helped || IsRel(x.Rel, "aux") || x.Rel == "mark"
			}
		}
		if subject && !helped {
			w.XPOS = "VBP"
		}
	}
}

// actsAsNoun makes a verb of what came out as a noun though it has a subject of several
// and acts on something, or is a plan to do something: "tariffs on steel take effect on May
// 3", "Peru and Chile plan to meet".
func actsAsNoun(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.UPOS != "NOUN" || w.XPOS != "NN" || hasChild(words, i, "cop") {
			continue
		}
		s := slices.IndexFunc(words, func(x Word) bool { return x.Head == i && x.Rel == "nsubj" })
		o := slices.IndexFunc(words, func(x Word) bool {
			return x.Head == i && (x.Rel == "obj" || x.Rel == "acl" && x.XPOS == "VB" && slices.Contains(planned, w.Text))
		})
		if s < 0 || s > i || o < i || words[s].XPOS != "NNS" && words[s].XPOS != "NNPS" && !joined(words, s) {
			continue
		}
		if w.UPOS, w.XPOS = "VERB", "VBP"; words[o].Rel == "acl" {
			words[o].Rel = "xcomp"
		} else {
			takeOver(words, o, i)
		}
		for k := i + 1; k < len(words); k++ {
			if words[k].Head == s && words[k].Rel == "punct" {
				words[k].Head = i
			}
		}
	}
}

// ledBy puts right a clause whose verb came out below the participle that describes its
// subject: "a team led by Ana Ruiz arrives on Monday". The name is by whom, and no subject.
func ledBy(words []Word) {
	for v := 1; v+2 < len(words); v++ {
		led := &words[v]
		if led.XPOS != "VBD" && led.XPOS != "VBN" || led.UPOS != "VERB" || words[v+1].Text != "by" {
			continue
		}
		by := words[v+1].Head
		if by <= v || words[by].Rel != "nsubj" || words[by].Head <= by || words[words[by].Head].Head != v {
			continue
		}
		verb := words[by].Head
		subject := slices.IndexFunc(words[:v], func(w Word) bool { return w.Head == v && IsRel(w.Rel, "nsubj") })
		if subject < 0 || !finite(words[verb]) && words[verb].UPOS != "VERB" {
			continue
		}
		words[verb].Head, words[verb].Rel = led.Head, led.Rel
		for k := range words {
			if words[k].Head == v && k != verb && (k < v || k > verb) {
				words[k].Head = verb
			}
		}
		led.XPOS, led.Head, led.Rel = "VBN", subject, "acl"
		words[by].Head, words[by].Rel = v, "obl:agent"
	}
}

// dueToOpen makes a verb of what came out as an adjective behind "to": "is due to open on
// Monday", "promised to free 50 men".
func dueToOpen(words []Word) {
	for i := 2; i < len(words); i++ {
		w, h := &words[i], i-2
		if n := w.Head; w.XPOS == "JJ" && w.Rel == "amod" && n > i+1 && words[i-1].Text == "to" && words[i-1].Head == n && words[i-1].Rel == "case" && words[n].Head >= 0 && words[n].Head < i && words[words[n].Head].UPOS == "VERB" && (words[i+1].UPOS == "NUM" || words[i+1].UPOS == "DET" || words[i+1].XPOS == "PRP$") {
			w.UPOS, w.XPOS, w.Head, w.Rel = "VERB", "VB", words[n].Head, "xcomp"
			words[n].Head, words[n].Rel = i, "obj"
			words[i-1].UPOS, words[i-1].XPOS, words[i-1].Head, words[i-1].Rel = "PART", "TO", i, "mark"
			continue
		}
		if w.XPOS != "JJ" || w.Head != h || !IsRel(w.Rel, "obl") || words[i-1].Text != "to" || words[i-1].Head != i || words[h].UPOS != "ADJ" && words[h].UPOS != "VERB" {
			continue
		}
		w.UPOS, w.XPOS, w.Rel = "VERB", "VB", "xcomp"
		words[i-1].UPOS, words[i-1].XPOS, words[i-1].Rel = "PART", "TO", "mark"
	}
}
