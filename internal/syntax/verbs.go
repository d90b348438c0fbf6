package syntax

import (
	"slices"
	"strings"
)

// lateVerb makes the verb behind a relative clause the verb of the sentence: "The
// agency, which had stopped its work, resumed deliveries", or behind a day: "Kenya
// on Monday hosted the envoys".
func lateVerb(words []Word) {
	for v, w := range words {
		if w.Rel != "amod" || w.XPOS != "VBD" && w.XPOS != "VBN" || w.Head < 0 || w.Head > v || words[w.Head].Head >= 0 {
			continue
		}
		n := w.Head
		clause := words[v-1].Text == "," && slices.ContainsFunc(words[:v], func(x Word) bool { return x.Head == n && x.Rel == "acl:relcl" })
		if !clause && !day(words[v-1].Text) || slices.ContainsFunc(words, func(x Word) bool { return x.Head == n && (x.Rel == "cop" || IsRel(x.Rel, "nsubj")) }) {
			continue
		}
		words[v].Head, words[v].Rel = -1, "root"
		words[n].Head, words[n].Rel = v, "nsubj"
		for i := range words {
			x := &words[i]
			switch {
			case x.Head != n:
			case i > v:
				x.Head = v
				if x.Rel == "appos" {
					x.Rel = "obj"
				}
			case i == v-1:
				x.Head, x.Rel = v, "obl"
			}
		}
		return
	}
}

// onlyVerb makes the only verb of a full sentence its verb, where it came out as a
// participle on the noun before it: "Angola's president mediated between …".
func onlyVerb(words []Word) {
	last := len(words) - 1
	for v := 1; v < last; v++ {
		w, n := &words[v], v-1
		if w.Rel != "acl" || w.XPOS != "VBN" || w.Head != n || words[n].Head >= 0 || words[last].Text != "." {
			continue
		}
		owned, more := false, false
		for i := range words {
			switch x := words[i]; {
			case i != v && (x.UPOS == "VERB" || x.UPOS == "AUX") && !clauseUnder(words, i, v), x.Head == v && caseOf(words, i) == "by":
				return
			case x.Head == n && i < n && (IsRel(x.Rel, "nmod") || x.Rel == "amod" || x.Text == "The" || x.Rel == "compound" && x.Text != x.Lower()):
				owned = true
			case x.Head == v && (IsRel(x.Rel, "obl") || x.Rel == "obj"):
				more = true
			}
		}
		if !owned || !more {
			return
		}
		w.Head, w.Rel, w.XPOS = -1, "root", "VBD"
		words[n].Head, words[n].Rel = v, "nsubj"
		words[last].Head = v
		return
	}
}

// clauseUnder reports whether verb i stands in a clause of its own that hangs on verb v:
// "… called for a boycott, a day after police had detained students".
func clauseUnder(words []Word, i, v int) bool {
	for at := i; at > v; at = words[at].Head {
		if r := words[at].Rel; (IsRel(r, "advcl") || r == "acl:relcl") && (hasChild(words, at, "mark") || hasChild(words, at, "nsubj")) {
			for h := words[at].Head; h >= v; h = words[h].Head {
				if h == v {
					return true
				}
			}
			return false
		}
	}
	return false
}

// years frees a year from the name behind it: "In 1994 Norway voted" counts no
// Norways.
func years(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.Rel != "nummod" || w.Head <= i || words[w.Head].Head < 0 || len(w.Text) != 4 || caseOf(words, i) != "in" || words[i-1].Head != i ||
			strings.Trim(w.Text, "0123456789") != "" || words[w.Head].UPOS != "PROPN" {
			continue
		}
		w.Head, w.Rel = words[w.Head].Head, "obl"
	}
	yearFirst(words)
}

// dayNames are the days of the week, which wires set between subject and verb.
var dayNames = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

func day(w string) bool { return slices.Contains(dayNames, w) }

// IsDay reports whether a word is a day of the week.
func IsDay(w string) bool { return day(w) }

// dayBeforeVerb takes a day off the name before it: "Peru Friday recalled …", "the
// Peruvian government Friday condemned …".
func dayBeforeVerb(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		w, v := &words[i], &words[i+1]
		if day(w.Text) && IsRel(w.Rel, "nsubj") {
			daySubject(words, i)
			continue
		}
		if day(w.Text) && w.Rel == "obj" && w.Head == i-1 && v.UPOS == "ADP" && v.Head > i && words[v.Head].Head == i-1 {
			w.Rel = "obl:unmarked" // "called Friday for the judge to resign"
			continue
		}
		if !day(w.Text) || w.Rel != "flat" || w.Head != i-1 || v.UPOS != "VERB" || !finite(*v) {
			continue
		}
		w.Head, w.Rel = i+1, "obl:unmarked"
		if h := words[i-1].Head; h > i+1 && words[h].Head == i+1 {
			words[i-1].Head, words[i-1].Rel = i+1, "nsubj"
		}
	}
}

// daySubject gives the place of day i, which came out as the subject, to the noun
// before it that only seemed to describe it.
func daySubject(words []Word, i int) {
	n, v := &words[i-1], words[i].Head
	if n.Head != i || n.UPOS != "NOUN" && n.UPOS != "PROPN" || v < i || words[v].UPOS != "VERB" || caseOf(words, i) != "" {
		return
	}
	n.Head, n.Rel = v, words[i].Rel
	for k := range words {
		if k != i-1 && words[k].Head == i {
			words[k].Head = i - 1
		}
	}
	words[i].Head, words[i].Rel = v, "obl:unmarked"
}

// perfect joins "have" and a participle that came out as an adjective: "forces have
// tortured scores of refugees".
func perfect(words []Word) {
	for v := 1; v < len(words); v++ {
		h := v - 1
		o := words[v].Head
		switch words[h].Lower() {
		case "have", "has", "had":
		default:
			continue
		}
		if words[v].Rel != "amod" || words[v].XPOS != "VBN" || o < v || words[o].Head != h || words[o].Rel != "obj" {
			continue
		}
		joinPerfect(words, h, v)
	}
}

// joinPerfect puts participle v in the place of the "have" before it, h, which
// becomes its auxiliary.
func joinPerfect(words []Word, h, v int) {
	words[v].Head, words[v].Rel = words[h].Head, words[h].Rel
	for i := range words {
		if i != v && words[i].Head == h {
			words[i].Head = v
		}
	}
	words[h].Head, words[h].Rel = v, "aux"
}

// numbered hangs a preposition before a number on what is counted: "to 18 rebels".
func numbered(words []Word) {
	for i := 0; i+1 < len(words); i++ {
		n := words[i].Head
		if words[i].Rel == "case" && n == i+1 && words[n].Rel == "nummod" && words[n].Head > n {
			words[i].Head = words[n].Head
		}
	}
}

// describing hangs the adjective of a people, listed beside the noun that it
// describes, on that noun: "his Greek and Dutch counterparts" lists no Dutch.
func describing(words []Word) {
	for i := 0; i+1 < len(words); i++ {
		w, n := &words[i], &words[i+1]
		if w.Rel != "conj" || n.Rel != "conj" || w.Head != n.Head || n.UPOS != "NOUN" || w.UPOS != "PROPN" && w.UPOS != "ADJ" {
			continue
		}
		w.Head, w.Rel = i+1, "amod"
		for k := range words[:i] {
			if words[k].Head == i {
				words[k].Head = i + 1
			}
		}
	}
}

// atLeast reports whether "at least" stands at word i; what it counts behind a verb
// is the object, unless it is time: "killed at least 40 people".
func atLeast(words []Word, i int) bool {
	if i+2 >= len(words) || words[i].Text != "at" || words[i+1].Text != "least" {
		return false
	}
	for k := i + 2; k < len(words) && k < i+longestPhrase; k++ {
		if words[k].UPOS == "NOUN" {
			return !unitOfTime(words[k])
		}
	}
	return false
}

func unitOfTime(w Word) bool {
	switch strings.TrimSuffix(w.Lower(), "s") {
	case "second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "time":
		return true
	}
	return false
}

// timeBeforeVerb hangs a time between subject and verb on the verb: "Peru last month
// imposed sanctions".
func timeBeforeVerb(words []Word) {
	for t := 1; t+1 < len(words); t++ {
		v := t + 1
		if words[t].Rel != "nmod:unmarked" || words[t].Head <= v || words[v].UPOS != "VERB" || words[words[t].Head].Head != v {
			continue
		}
		words[t].Head, words[t].Rel = v, "obl:unmarked"
		if a := &words[t-1]; a.UPOS == "ADJ" && a.Head != t {
			a.Head, a.Rel = t, "amod"
		}
	}
}

// besides hangs a participle behind a comma on the verb of asking, not on what is
// asked: "asked Peru to leave, accusing it of spying".
func (l verbLists) besides(words []Word) {
	for v := 1; v < len(words); v++ {
		h := words[v].Head
		if words[v].XPOS != "VBG" || words[v].Rel != "advcl" || words[v-1].Text != "," || h < 0 || h > v {
			continue
		}
		for h >= 0 && words[h].Rel == "xcomp" && words[h].XPOS == "VB" && objectBetween(words, words[h].Head, h) {
			h = words[h].Head
		}
		if words[h].Rel == "parataxis" && words[h].Lemma == "say" && words[h].Head >= 0 && words[h].Head < h && !l["besides"][words[v].Lemma] {
			h = words[h].Head // "…, the court said, drawing protests"
		}
		if o := words[h].Head; words[h].Rel == "ccomp" && words[h].XPOS == "VBN" && !hasChild(words, h, "aux") && !hasChild(words, h, "aux:pass") && o >= 0 && o < h && l["besides"][words[v].Lemma] {
			h = o // "ordered him kept in jail, rejecting his appeal"
		}
		if l["besides"][words[v].Lemma] {
			if s := toldBy(words, h, v); s >= 0 {
				h = s
			} else if s := toldAfter(words, h, v); s >= 0 {
				h = s
			}
		}
		words[v].Head = h
	}
}

// toldAfter returns the verb of saying between the clause of verb h, which it tells, and
// word v: "…, the minister said, accusing"; -1 for none.
func toldAfter(words []Word, h, v int) int {
	for s := v - 2; s > h; s-- {
		w := &words[s]
		if w.UPOS != "VERB" {
			continue
		}
		if w.Lemma == "say" && finite(*w) && (w.Rel == "parataxis" && w.Head == h || words[h].Rel == "ccomp" && words[h].Head == s) {
			return s
		}
		return -1
	}
	return -1
}

// toldBy returns the verb of saying whose content word h is, when its clause has the
// speaker's own pronoun or none for a subject and no comma; -1 for none.
func toldBy(words []Word, h, v int) int {
	s := words[h].Head
	if s < 0 || s > h || words[h].Rel != "ccomp" && words[h].Rel != "acl:relcl" {
		return -1
	}
	if words[s].Rel == "obj" && words[s].Head >= 0 && words[s].Head < s { // "told supporters he would leave"
		s = words[s].Head
	}
	switch words[s].Lemma {
	case "say", "tell", "announce", "state", "declare":
	default:
		return -1
	}
	for i := s + 1; i < h; i++ {
		if words[i].Head == h && IsRel(words[i].Rel, "nsubj") && words[i].UPOS != "PRON" {
			return -1
		}
	}
	return s
}

// resulting hangs a participle that tells what an act did on the clause right before
// it, not on the main one: "they were talking when the bomb went off, killing two".
func (l verbLists) resulting(words []Word) {
	for v := 2; v < len(words); v++ {
		h := words[v].Head
		if words[v].XPOS != "VBG" || words[v].Rel != "advcl" || words[v-1].Text != "," || h < 0 || h > v || !l["resulting"][words[v].Lemma] {
			continue
		}
		for u := v - 1; u > h; u-- {
			if words[u].Rel == "advcl" && words[u].Head == h && finite(words[u]) && slices.ContainsFunc(words[:u], func(x Word) bool { return x.Head == u && IsRel(x.Rel, "nsubj") }) {
				words[v].Head = u
				break
			}
		}
	}
}

// meetingBesides makes a verb of the bare "meeting with" behind a comma: "he ended his
// tour, meeting with the premier".
func meetingBesides(words []Word) {
	for v := 2; v+1 < len(words); v++ {
		w := &words[v]
		if w.Text != "meeting" || w.UPOS != "NOUN" || w.Rel != "parataxis" || w.Head > v || words[v-1].Text != "," || words[v+1].Text != "with" ||
			slices.ContainsFunc(words[:v-1], func(x Word) bool { return x.Head == v }) {
			continue
		}
		w.UPOS, w.XPOS, w.Rel, w.Lemma = "VERB", "VBG", "advcl", "meet"
		for k := v + 1; k < len(words); k++ {
			if words[k].Head == v && words[k].Rel == "nmod" {
				words[k].Rel = "obl"
			}
		}
	}
}

// objectBetween reports whether an object of verb m stands before word h.
func objectBetween(words []Word, m, h int) bool {
	return m >= 0 && m < h && slices.ContainsFunc(words[m:h], func(x Word) bool { return x.Head == m && (x.Rel == "obj" || x.Rel == "iobj") })
}

// deeds hangs what somebody is accused of on the verb, not on the last word of their
// name: "accused fighters from the north of looting".
func (l verbLists) deeds(words []Word) {
	for v := 1; v < len(words); v++ {
		if words[v].XPOS != "VBG" || words[v].Rel != "acl" || words[v-1].Lower() != "of" || words[v-1].Head != v {
			continue
		}
		for a := words[v].Head; a >= 0; a = words[a].Head {
			if h := words[a].Head; h >= 0 && h < a && l["blames"][words[h].Lemma] && (words[a].Rel == "obj" || words[a].Rel == "conj" || words[a].Rel == "obl:agent" || caseOf(words, a) == "by") {
				words[v].Head, words[v].Rel = h, "advcl"
				break
			}
		}
	}
}

// onlyNoun makes a verb of the noun that a full sentence without any verb came out
// as: "The country votes for a new parliament on Sunday."
func (l verbLists) onlyNoun(words []Word) {
	last := len(words) - 1
	if last < 3 || words[last].Text != "." || slices.ContainsFunc(words, func(w Word) bool { return w.UPOS == "VERB" || w.UPOS == "AUX" }) {
		return
	}
	v := slices.IndexFunc(words, func(w Word) bool { return w.Head < 0 })
	if v < 1 || words[v].XPOS != "NNS" || !l["sentence"][words[v].Lemma] || words[v].Text != words[v].Lower() {
		return
	}
	s := v - 1
	for words[s].Rel == "flat" && words[s].Head < v {
		s = words[s].Head
	}
	if words[s].Head != v || !IsRel(words[s].Rel, "compound") || words[v-1].XPOS == "NNS" || words[v+1].UPOS != "ADP" && words[v+1].UPOS != "ADV" && words[v+1].UPOS != "DET" {
		return
	}
	words[v].UPOS, words[v].XPOS = "VERB", "VBZ"
	words[s].Rel = "nsubj"
	for i := range words {
		w := &words[i]
		switch {
		case i == s || i == v || w.UPOS == "PUNCT":
		case w.Head == v && i < v:
			w.Head = s
		case i > v && IsRel(w.Rel, "nmod") && (w.Head == v || caseOf(words, i) == "on"):
			w.Head, w.Rel = v, "obl" // "on Sunday" is when, not of what
		}
	}
}
