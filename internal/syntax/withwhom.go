package syntax

// withWhom gives a verb whom its preposition leads to where that came out as the marker of what he is to
// do: "pleaded with Peru to wait", "teamed up with Peru to fight fires".
func withWhom(words []Word) {
	for p := 1; p+2 < len(words); p++ {
		x := words[p].Head
		if t := words[p].Text; words[p].Rel != "mark" || x <= p || words[x].XPOS != "VB" || t != "with" && t != "on" && t != "upon" {
			continue
		}
		v := words[x].Head
		to := -1
		for i := p + 1; i < x; i++ {
			if words[i].Head == x && words[i].XPOS == "TO" {
				to = i
			}
		}
		if v < 0 || v >= p || to < 0 || words[v].UPOS != "VERB" {
			continue
		}
		for n := p + 1; n < to; n++ {
			if noun(words[n]) && (words[n].Head == x && IsRel(words[n].Rel, "nsubj") || words[n].Head == v && words[n].Rel == "obl") && caseOf(words, n) == "" {
				words[n].Head, words[n].Rel = v, "obl"
				words[p].Head, words[p].Rel, words[p].UPOS = n, "case", "ADP"
			}
		}
	}
}

// asideParticiple makes the verb of a sentence of what came out as said by a participle between commas: "The
// minister, asked for help by Peru, fell on Monday".
func asideParticiple(words []Word) {
	for v := 2; v+3 < len(words); v++ {
		w := &words[v]
		if w.Head >= 0 || w.XPOS != "VBD" || words[v-1].Text != "," || hasChild(words, v, "obj") {
			continue
		}
		for x := v + 3; x < len(words); x++ {
			if words[x].Head != v || words[x].Rel != "ccomp" || words[x].XPOS != "VBD" || words[x-1].Text != "," || hasChild(words, x, "nsubj") || hasChild(words, x, "mark") {
				continue
			}
			for s := range words[:v] {
				if words[s].Head == v && words[s].Rel == "nsubj" {
					aside(words, s, v, x)
					return
				}
			}
		}
	}
}

// aside hangs verb v as a participle on subject s, whose verb is x.
func aside(words []Word, s, v, x int) {
	words[x].Head, words[x].Rel = -1, "root"
	words[s].Head = x
	words[v].Head, words[v].Rel, words[v].XPOS = s, "acl", "VBN"
	for i := range words {
		if words[i].Head == v && (i > x || i < v && i != s) {
			words[i].Head = x
		}
	}
}

// agreedHow hangs on a verb of agreeing or asking what is to be done where that came out as a part of how it
// was agreed or of whom was asked: "agreed by telephone to meet", "appealed to the generals to talk".
func (l verbLists) agreedHow(words []Word) {
	for x := 3; x < len(words); x++ {
		n := words[x].Head
		if words[x].XPOS != "VB" || words[x].Rel != "acl" || n < 2 || n > x || words[x-1].Text != "to" || !IsRel(words[n].Rel, "obl") {
			continue
		}
		v := words[n].Head
		if v < 0 || v > n || words[v].UPOS != "VERB" || l["aims"][words[n].Lemma] {
			continue
		}
		how := caseOf(words, n)
		switch {
		case l["intends"][words[v].Lemma] && (how == "by" || how == "at" || how == "in" || how == "during"):
			words[x].Head, words[x].Rel = v, "xcomp"
		case l["appeals"][words[v].Lemma] && (how == "to" || how == "on" || how == "upon" || how == "with"):
			words[x].Head, words[x].Rel = v, "advcl"
		}
	}
}

// heldBy hangs on talks the participle that says who mediates or hosts them, where it came out as one of the
// place they are held in: "talks in Barbados mediated by Norway".
func (l verbLists) heldBy(words []Word) {
	for v := 3; v < len(words); v++ {
		n := words[v].Head
		if words[v].XPOS != "VBN" || words[v].Rel != "acl" || n != v-1 || words[n].UPOS != "PROPN" || !IsRel(words[n].Rel, "nmod") || caseOf(words, n) != "in" || !l["hosts"][words[v].Lemma] {
			continue
		}
		if talks := words[n].Head; talks >= 0 && talks < n && words[talks].UPOS == "NOUN" {
			words[v].Head = talks
		}
	}
}

// objectionTo hangs on a noun what it is to, where that came out as what else the verb before it did: "lifted
// its objection to opening talks".
func (l verbLists) objectionTo(words []Word) {
	for x := 2; x < len(words); x++ {
		v, o := words[x].Head, x-2
		if words[x].XPOS == "VBG" && IsRel(words[x].Rel, "advcl") && words[x-1].Text == "to" && v >= 0 && v < o && words[o].Head == v && words[o].Rel == "obj" && l["objections"][words[o].Lemma] {
			words[x].Head, words[x].Rel = o, "acl"
		}
	}
}

// homewards hangs on the verb the "home" behind those who are taken there, which came out as a part of them:
// "flew 80 migrants home from Libya".
func homewards(words []Word) {
	for h := 2; h < len(words); h++ {
		n := words[h].Head
		if words[h].Text == "home" && words[h].UPOS == "ADV" && n == h-1 && words[n].Rel == "obj" && words[n].Head >= 0 && words[n].Head < n {
			words[h].Head = words[n].Head
		}
	}
}

// away hangs on a verb of taking away where something is taken from, which came out as a part of what is
// taken: "withdrew troops from Mali".
func (l verbLists) away(words []Word) {
	for n := range words {
		o := words[n].Head
		if o < 0 || o > n || words[n].Rel != "nmod" || caseOf(words, n) != "from" || words[o].Rel != "obj" || words[o].Head < 0 || !l["away"][words[words[o].Head].Lemma] {
			continue
		}
		words[n].Head, words[n].Rel = words[o].Head, "obl"
	}
}

// nameBeforeTo tags as a name what came out as a "to" before one: "wants Lesotho to pay".
func nameBeforeTo(words []Word) {
	for i := range words {
		if w := &words[i]; w.XPOS == "TO" && w.Lower() != "to" && w.Text != w.Lower() {
			w.UPOS, w.XPOS = "PROPN", "NNP"
		}
	}
}
