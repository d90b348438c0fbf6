package syntax

import "slices"

// ownSubject gives "due" the subject that came out as one of the infinitive behind it: "Peru,
// Chile and Bolivia are due to leave the grid".
func ownSubject(words []Word) {
	for v := range words {
		h := words[v].Head
		if words[v].XPOS != "VB" || h < 0 || h > v || words[h].UPOS != "ADJ" || !hasChild(words, h, "cop") || hasChild(words, h, "nsubj") {
			continue
		}
		s := slices.IndexFunc(words[:h], func(w Word) bool { return w.Head == v && IsRel(w.Rel, "nsubj") })
		if s < 0 || v == h+1 || words[h+1].Text != "to" {
			continue
		}
		words[s].Head, words[s].Rel = h, "nsubj"
	}
}

// plannersOf makes a verb of "plan" behind the name of whose people plan something, where the
// sentence has none: "Supporters of Ana Ruiz plan to march".
func plannersOf(words []Word) {
	for i := 2; i+2 < len(words); i++ {
		w := &words[i]
		h := w.Head
		if w.XPOS != "NN" || w.Rel != "nmod" || !slices.Contains(planned, w.Text) || words[i+1].Text != "to" || h < 0 || words[h].XPOS != "NNS" || !verbless(words, h) || words[i-1].UPOS != "PROPN" || words[i-1].Head != i {
			continue
		}
		does := words[i+1].Head
		if does <= i || words[does].XPOS != "VB" || words[does].Head != h && words[does].Head != i {
			continue
		}
		name := i - 1
		words[name].Head, words[name].Rel = h, "nmod"
		for k := range words {
			switch c := &words[k]; {
			case c.Head == i && k < name:
				c.Head = name
			case c.Head == h && k > i:
				c.Head = i
			}
		}
		w.UPOS, w.XPOS, w.Head, w.Rel = "VERB", "VBP", words[h].Head, words[h].Rel
		words[h].Head, words[h].Rel = i, "nsubj"
		words[does].Head, words[does].Rel = i, "xcomp"
	}
}

// setWords are participles that give a thing its day: "talks planned for Friday".
var setWords = []string{"planned", "scheduled", "set", "expected", "slated", "due"}

// plannedBetween makes a participle of "planned" between a thing and the verb that tells what
// became of it, where it came out as the verb of the sentence: "a meeting of generals planned
// for Thursday has been called off".
func plannedBetween(words []Word) {
	for p := 1; p+2 < len(words); p++ {
		w := words[p]
		if w.XPOS != "VBD" && w.XPOS != "VBN" || !slices.Contains(setWords, w.Text) || words[p+1].UPOS != "ADP" || hasChild(words, p, "nsubj") || hasChild(words, p, "nsubj:pass") || hasChild(words, p, "aux:pass") {
			continue
		}
		v := slices.IndexFunc(words[p:], func(x Word) bool {
			return x.Head == p && (x.Rel == "parataxis" || x.Rel == "ccomp" || x.Rel == "conj") && x.UPOS == "VERB"
		})
		if v < 0 {
			continue
		}
		v += p
		s := slices.IndexFunc(words[:p], func(x Word) bool { return x.Head == v && IsRel(x.Rel, "nsubj") && x.UPOS == "NOUN" })
		if s < 0 || hasChild(words, v, "cc") {
			continue
		}
		for k := range words {
			if words[k].Head == p && (k < p || k > v || words[k].UPOS == "PUNCT") {
				words[k].Head = v
			} else if words[k].Head == v && p < k && k < v && IsRel(words[k].Rel, "obl") {
				words[k].Head = p
			}
		}
		words[v].Head, words[v].Rel = w.Head, w.Rel
		words[p].XPOS, words[p].Head, words[p].Rel = "VBN", s, "acl"
	}
}

// likeVerbs makes a verb of a word that is an adjective too where it came out as that and acts
// on something: "will begin to leave on Monday and complete the pullout by May", "Envoys from 20
// countries open talks on Monday".
func (l verbLists) likeVerbs(words []Word) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.UPOS != "ADJ" || w.XPOS != "JJ" || !l["alike"][w.Text] || w.Head < 0 || w.Head > i || hasChild(words, i, "cop") {
			continue
		}
		if o := slices.IndexFunc(words, func(x Word) bool { return x.Head == i && x.Rel == "obj" }); o < i {
			continue
		}
		h := w.Head
		switch {
		case w.Rel == "conj" && words[h].UPOS == "VERB":
			if over := words[h].Head; words[h].XPOS == "VBG" && words[h].Rel == "xcomp" && over >= 0 && hasChild(words, over, "aux") {
				h = over // "will begin leaving, and complete"
			}
			w.UPOS, w.XPOS, w.Head = "VERB", "VB", h
		case w.Rel == "amod":
			for words[h].Head >= 0 && IsRel(words[h].Rel, "nmod") {
				h = words[h].Head
			}
			if words[h].Head >= 0 || words[h].XPOS != "NNS" || hasChild(words, h, "cop") {
				continue
			}
			w.UPOS, w.XPOS, w.Head, w.Rel = "VERB", "VBP", -1, "root"
			for k := range words {
				if words[k].Head == h && k > i {
					words[k].Head = i
				}
			}
			words[h].Head, words[h].Rel = i, "nsubj"
		}
	}
}

// peopleVote makes a verb of what came out as the noun of a full sentence behind the name of a
// people: "The Swiss vote on Sunday on whether to join."
func (l verbLists) peopleVote(words []Word) {
	v := slices.IndexFunc(words, func(w Word) bool { return w.Head < 0 })
	last := len(words) - 1
	if v < 2 || v+1 >= last || words[last].Text != "." || words[v].XPOS != "NN" || !l["sentence"][words[v].Lemma] || words[v+1].UPOS != "ADP" && words[v+1].UPOS != "DET" {
		return
	}
	people := &words[v-1]
	if people.UPOS != "ADJ" || people.Text == people.Lower() || people.Head != v || words[v-2].Lower() != "the" || slices.ContainsFunc(words, func(w Word) bool { return w.Head == v && (w.UPOS == "VERB" && w.XPOS != "VB" || IsRel(w.Rel, "nsubj")) }) {
		return
	}
	words[v].UPOS, words[v].XPOS = "VERB", "VBP"
	people.Rel = "nsubj"
	words[v-2].Head = v - 1
	for i := v + 1; i < len(words); i++ {
		if words[i].Head == v && IsRel(words[i].Rel, "nmod") {
			words[i].Rel = "obl"
		}
	}
}

// thereTo hangs an infinitive behind the place where somebody is due on what he does: "is due in
// Oslo on Friday to meet the king".
func thereTo(words []Word) {
	for i := 3; i < len(words); i++ {
		w := &words[i]
		h := w.Head
		if w.XPOS != "VB" || w.Rel != "acl" || h < 1 || h > i || words[h].UPOS != "PROPN" || !IsRel(words[h].Rel, "obl") || words[i-1].Text != "to" || words[i-1].Head != i {
			continue
		}
		if over := words[h].Head; over >= 0 && (words[over].UPOS == "ADJ" || words[over].UPOS == "VERB") {
			w.Head, w.Rel = over, "advcl"
		}
	}
}
