package syntax

import (
	"slices"

	"readout/internal/token"
)

// lostVerb mends clauses whose verb came out as a modifier of its object:
// "Bahrain normalized relations with Israel", "said the army on May 16 struck
// troops".
func lostVerb(words []Word) {
	for v, w := range words {
		if w.Rel != "amod" || w.XPOS != "VBD" && w.XPOS != "VBN" || w.Head <= v {
			continue
		}
		n := w.Head
		switch b := words[n].Head; {
		case b < 0:
			verblessRoot(words, v, n)
		case b < v && words[b].Head < 0 && words[b].UPOS == "NOUN" && words[n].Rel == "obj":
			objectOfNoun(words, v, n, b)
		case b > n && words[n].Rel == "nsubj" && v > 0 && words[v-1].Head == n && words[v-1].Rel == "compound":
			beforeSaying(words, v, n, b)
		case IsRel(words[n].Rel, "nmod") && b < v && IsRel(words[b].Rel, "nsubj") && words[b].Head >= 0 && words[b].Head < b:
			afterSaying(words, v, n, b)
		}
	}
}

// verblessRoot makes v the root in the place of its object n, and the nominal
// before v its subject.
func verblessRoot(words []Word, v, n int) {
	s := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == n && IsRel(x.Rel, "nsubj") })
	if s < 0 {
		for s = v - 1; s >= 0 && words[s].Head != n; s-- {
		}
	}
	last := len(words) - 1
	if s < 0 || words[last].Text != "." || !capital(words[s].Text) && words[s].UPOS != "NOUN" || words[s].Rel == "nummod" || words[s].Rel == "det" {
		return
	}
	for i, w := range words {
		if w.Head == n && (i != s && IsRel(w.Rel, "nsubj") || w.Rel == "cop") || i < v && w.UPOS == "VERB" {
			return
		}
	}
	for i := range words {
		switch {
		case words[i].Head != n || i == v || i == s:
		case i < s:
			words[i].Head = s
		case words[i].Rel == "punct":
			words[i].Head = v
		}
	}
	words[last].Head = v
	words[v].Head, words[v].Rel = -1, "root"
	words[s].Head, words[s].Rel = v, "nsubj"
	words[n].Head, words[n].Rel = v, "obj"
}

// afterSaying makes v the verb of what is said, b its subject and n its object;
// the date that stood before v goes with v.
func afterSaying(words []Word, v, n, b int) {
	date := -1
	for i := b + 1; i < v; i++ {
		if words[i].Head == n && words[i].UPOS == "NUM" {
			date = i
		}
	}
	if date < 0 {
		return
	}
	words[v].Head, words[v].Rel = words[b].Head, "ccomp"
	words[b].Head, words[b].Rel = v, "nsubj"
	words[n].Head, words[n].Rel = v, "obj"
	for i := range words {
		switch w := &words[i]; {
		case w.Head != n:
		case i == date:
			w.Head, w.Rel = v, "obl"
		case i < v:
			w.Head = date
		case w.XPOS == "VBG" && i > 0 && words[i-1].Text == ",":
			w.Head, w.Rel = v, "advcl"
		}
	}
}

// whoseDoing hangs a participle right behind an object, without a comma, on the
// object: "backs rebels fighting the army" tells what the rebels do.
func whoseDoing(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.XPOS == "VBG" && w.Rel == "advcl" && words[i-1].Rel == "obj" && words[i-1].Head == w.Head && words[i-1].UPOS == "NOUN" && words[i-1].XPOS == "NNS" {
			w.Head, w.Rel = i-1, "acl"
		}
	}
}

// modalNames makes a name of a modal with a capital before a verb that no modal
// can stand before: "Theresa May met", "Prime Minister May has said".
func modalNames(words []Word) {
	for i := 1; i < len(words); i++ {
		w, before := &words[i], words[i-1]
		if w.XPOS != "MD" || before.UPOS != "PROPN" || w.Head < 0 || w.Text[0] < 'A' || w.Text[0] > 'Z' {
			continue
		}
		twice := i+1 < len(words) && words[i+1].XPOS == "MD" // "May will put"
		if x := words[w.Head].XPOS; x != "VBD" && x != "VBZ" && !twice {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Text
		if before.Head == w.Head {
			w.Head, w.Rel = i-1, "flat"
		}
	}
}

// modalVerbs makes a verb of what came out as an adjective between a modal and its
// object: "will free ten prisoners".
func modalVerbs(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.XPOS == "JJ" && words[i-1].XPOS == "MD" && words[i-1].Head == i && slices.ContainsFunc(words[i+1:], func(x Word) bool { return x.Head == i && x.Rel == "obj" }) {
			w.UPOS, w.XPOS = "VERB", "VB"
		}
	}
}

// forThings makes a noun of what came out as a verb in -s behind "for" and has no
// subject: "queued for selfies".
func forThings(words []Word) {
	for i := 1; i < len(words); i++ {
		w, p := &words[i], &words[i-1]
		if w.XPOS != "VBZ" || w.Rel != "advcl" || p.Lemma != "for" || p.Head != i || p.Rel != "mark" || slices.ContainsFunc(words, func(x Word) bool { return x.Head == i && (IsRel(x.Rel, "nsubj") || IsRel(x.Rel, "aux")) }) {
			continue
		}
		w.UPOS, w.XPOS, w.Rel = "NOUN", "NNS", "obl"
		p.UPOS, p.Rel = "ADP", "case"
		for k := i + 1; k < len(words); k++ {
			if x := &words[k]; x.Head == i && (IsRel(x.Rel, "obl") || IsRel(x.Rel, "advcl")) {
				x.Head = w.Head // where and when it was done
			}
		}
	}
}

// objects makes an only indirect object the object, and hangs what follows a
// name in the object's place on the verb: "warned Peru against a raid".
func objects(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Rel != "iobj" || words[w.Head].Lemma != "say" {
			continue
		}
		// Nobody is "said" anything: "said 14 men, among them a boy, had been shot".
		said := slices.IndexFunc(words, func(o Word) bool { return o.Head == w.Head && o.Rel == "ccomp" })
		if said > i && !slices.ContainsFunc(words, func(o Word) bool { return o.Head == said && IsRel(o.Rel, "nsubj") }) {
			w.Head, w.Rel = said, "nsubj"
			if slices.ContainsFunc(words, func(o Word) bool { return o.Head == said && o.Rel == "aux:pass" }) {
				w.Rel = "nsubj:pass"
			}
		}
	}
	for i := range words {
		w := &words[i]
		if w.Rel == "iobj" && !slices.ContainsFunc(words, func(o Word) bool {
			return o.Head == w.Head && (o.Rel == "obj" || o.Rel == "ccomp" || o.Rel == "xcomp")
		}) {
			w.Rel = "obj"
		}
	}
	for i := range words {
		w := &words[i]
		if w.Rel != "obl" || w.Head > i || caseOf(words, i) != "" || words[w.Head].XPOS != "VBG" && !atLeast(words, w.Head+1) && !(w.Head+1 < len(words) && words[w.Head+1].Lemma == "dead" && atLeast(words, w.Head+2)) {
			continue
		}
		counted := slices.ContainsFunc(words, func(n Word) bool { return n.Head == i && n.Rel == "nummod" })
		object := slices.ContainsFunc(words, func(o Word) bool { return o.Head == w.Head && o.Rel == "obj" })
		if counted && !object {
			w.Rel = "obj" // "killing at least seven soldiers"
		}
	}
	for i := range words {
		w := &words[i]
		if !IsRel(w.Rel, "nmod") || words[w.Head].Rel != "obj" || words[w.Head].UPOS != "PROPN" {
			continue
		}
		switch caseOf(words, i) {
		case "against", "over", "about":
			w.Head, w.Rel = words[w.Head].Head, "obl"
		}
	}
}

// receivers frees a name from the sum behind it: "gave Liberia 5 million
// dollars" has a receiver and a gift.
func (l verbLists) receivers(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		w := &words[i]
		v := &words[i-1]
		if w.UPOS != "PROPN" || !IsRel(w.Rel, "compound") || v.UPOS != "VERB" || w.Head <= i {
			continue
		}
		sum := words[i+1].UPOS == "NUM" || words[i+1].XPOS == "$"
		switch n := &words[w.Head]; {
		case sum && l["gives"][v.Lemma]:
			w.Head, w.Rel = i-1, "iobj"
		case n.Head == i-1 && n.Rel == "obj" && (sum || w.Head == i+1 && unitOfTime(*n)):
			n.Rel = "obl:unmarked" // "fined Acme 5 million dollars", "hit Gaza hours later"
			w.Head, w.Rel = i-1, "obj"
		}
	}
	for n := range words {
		v := words[n].Head
		if words[n].Rel != "obl:unmarked" || words[n].UPOS != "NOUN" || v < 0 || v > n || !l["gives"][words[v].Lemma] || unitOfTime(words[n]) {
			continue
		}
		if o := slices.IndexFunc(words[:n], func(x Word) bool { return x.Head == v && x.Rel == "obj" }); o > v {
			words[o].Rel, words[n].Rel = "iobj", "obj" // "granted a company a licence"
		}
	}
	for i := 1; i < len(words); i++ { // "handed Peru a suspect", "awarded its king a medal" with two objects
		v := words[i].Head
		if v < 0 || v >= i || words[i].Rel != "obj" || words[i].UPOS != "PROPN" && words[i].UPOS != "NOUN" || !l["gives"][words[v].Lemma] {
			continue
		}
		thing := slices.IndexFunc(words[i+1:], func(x Word) bool { return x.Head == v && x.Rel == "obj" && x.UPOS == "NOUN" })
		if thing < 0 {
			continue
		}
		first, last := extent(words, i)
		if next, _ := extent(words, i+1+thing); first == v+1 && (words[i].UPOS == "PROPN" && i == v+1 || next == last+1) {
			words[i].Rel = "iobj"
		}
	}
}

// towards makes the "to" before a name a preposition: "aid to Serbia" has no
// verb.
func towards(words []Word) {
	for i := range words {
		w := &words[i]
		h := w.Head
		if w.Rel == "case" && w.Lemma == "to" && h > i && words[h].UPOS == "PROPN" && words[h].Rel == "acl" {
			words[h].Rel = "nmod"
		}
		if w.Rel != "mark" || w.Lemma != "to" || h <= i || words[h].UPOS != "PROPN" {
			continue
		}
		w.UPOS, w.XPOS, w.Rel = "ADP", "IN", "case"
		switch r := words[h].Rel; {
		case r == "acl":
			words[h].Rel = "nmod"
		case r == "advcl" || r == "xcomp":
			words[h].Rel = "obl"
		}
	}
}

// agents hangs the second phrase of "the arrest of X by Y" and "protests by X
// against Y" on the noun for the act.
func agents(words []Word) {
	for i := range words {
		w := &words[i]
		if !IsRel(w.Rel, "nmod") {
			continue
		}
		h := w.Head
		if !IsRel(words[h].Rel, "nmod") || words[words[h].Head].UPOS != "NOUN" || h > i {
			continue
		}
		switch inner, outer := caseOf(words, i), caseOf(words, h); {
		case inner == "by" && outer == "of", inner == "against" && outer == "by":
			w.Head = words[h].Head
		}
	}
}

// asides hangs a participle that a dash sets off behind a place on the subject:
// "talks are held in the capital -- sponsored by Peru -- to end the war".
func asides(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.XPOS != "VBN" || w.Rel != "acl" || !token.IsDash(words[i-1].Text) {
			continue
		}
		v := words[w.Head].Head
		if v < 0 || words[v].UPOS != "VERB" || !IsRel(words[w.Head].Rel, "obl") {
			continue
		}
		if s := slices.IndexFunc(words[:v], func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") }); s >= 0 {
			w.Head = s
		}
	}
}

// adjectives hangs an adjective that came out as a subject, before a comma and
// the true one, on the latter: "Polish, Czech leaders meet".
func adjectives(words []Word) {
	for i := range words {
		w := &words[i]
		if w.UPOS != "ADJ" || w.Rel != "nsubj" || i+2 >= len(words) || words[i+1].Text != "," {
			continue
		}
		for j := i + 2; j < w.Head; j++ {
			if words[j].UPOS == "NOUN" && words[j].Rel == "nsubj" && words[j].Head == w.Head {
				w.Head, w.Rel = j, "amod"
				break
			}
		}
	}
}

// denials hangs a "not" or "never" behind a verb and right before "to" on the
// infinitive: "vowed never to yield" denies the yielding, not the vow.
func denials(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		w, to := &words[i], &words[i+1]
		if w.Rel != "advmod" || w.Text != "never" && w.Text != "not" || to.Rel != "mark" || to.Text != "to" || w.Head >= i || w.Head < 0 {
			continue
		}
		if v := to.Head; v > i && words[v].Head == w.Head && words[v].Rel == "xcomp" {
			w.Head = v
		}
	}
}

// opening makes a participle at the start of a full sentence, taken for its verb, a
// clause of the verb behind the comma that has a subject of its own: "Fearing a coup,
// the president dissolved parliament".
func opening(words []Word) {
	if len(words) == 0 || words[0].XPOS != "VBG" || words[0].Head >= 0 || words[len(words)-1].Text != "." ||
		slices.ContainsFunc(words, func(x Word) bool { return x.Head == 0 && (IsRel(x.Rel, "nsubj") || x.Rel == "aux" || x.Rel == "cop") }) {
		return
	}
	comma := slices.IndexFunc(words, func(x Word) bool { return x.Text == "," })
	for v := comma + 1; comma > 0 && v < len(words); v++ {
		w := &words[v]
		if w.Rel != "acl" && w.Rel != "ccomp" && w.Rel != "parataxis" || w.XPOS != "VBD" && w.XPOS != "VBN" && w.XPOS != "VBZ" || w.Head > comma {
			continue
		}
		if !slices.ContainsFunc(words[comma:v], func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") }) {
			continue
		}
		if w.XPOS == "VBN" && !slices.ContainsFunc(words, func(x Word) bool { return x.Head == v && IsRel(x.Rel, "aux") }) {
			w.XPOS = "VBD"
		}
		w.Head, w.Rel = -1, "root"
		words[0].Head, words[0].Rel = v, "advcl"
		words[len(words)-1].Head = v
		return
	}
}

// caseOf returns the preposition of word i in lower case, or "".
func caseOf(words []Word, i int) string {
	for k := i - 1; k >= 0 && k >= i-longestPhrase; k-- {
		if words[k].Head == i && words[k].Rel == "case" {
			return words[k].Lower()
		}
	}
	return ""
}

// longestPhrase bounds the words between a preposition and its noun.
const longestPhrase = 12

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }
