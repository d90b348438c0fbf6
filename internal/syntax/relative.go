package syntax

import "slices"

// related makes the name the head in "NATO ally Peru" and "a fellow ally in the Gulf,
// Peru": what somebody is to another tells who that is only beside the name.
func (l verbLists) related(words []Word) {
	for i := range words {
		if w := &words[i]; w.UPOS != "NOUN" || !l["related"][w.Lemma] || w.Head < 0 || i+1 == len(words) {
			continue
		}
		name := i + 1
		if words[name].UPOS != "PROPN" || words[name].Head != words[i].Head {
			name = nameBehind(words, i)
		}
		if name < 0 || words[i].Head == name {
			continue
		}
		lead(words, i, name)
	}
}

// nameBehind returns the name that stands between commas behind a noun and what says
// where ("ally in the Gulf, Peru, …"), taken for part of it; -1 without one.
func nameBehind(words []Word, i int) int {
	comma := i + 1
	if words[comma].UPOS == "ADP" {
		for comma < len(words) && comma < i+5 && words[comma].UPOS != "PUNCT" {
			if words[comma].UPOS == "VERB" || words[comma].UPOS == "CCONJ" {
				return -1
			}
			comma++
		}
	}
	name := comma + 1
	if name+1 >= len(words) || words[comma].Text != "," || words[name].UPOS != "PROPN" || !under(words, name, i) {
		return -1
	}
	end := name + 1
	for end < len(words) && words[end].UPOS == "PROPN" && words[end].Head == name {
		end++
	}
	if end < len(words) && words[end].UPOS != "PUNCT" {
		return -1
	}
	return name
}

// under reports whether word i hangs from word top, over a few words.
func under(words []Word, i, top int) bool {
	for n := 0; n < 4 && i >= 0; n++ {
		if i = words[i].Head; i == top {
			return true
		}
	}
	return false
}

// lead gives a name the place of the noun that describes it, with the noun's
// preposition.
func lead(words []Word, noun, name int) {
	words[name].Head, words[name].Rel = words[noun].Head, words[noun].Rel
	words[noun].Head, words[noun].Rel = name, "nmod:desc"
	for k := range words {
		if words[k].Head == noun && k != noun && (words[k].Rel == "case" && k < noun || words[k].Rel == "punct" && k > noun) {
			words[k].Head = name
		}
	}
}

// pairs hangs both names of "the Peru-Chile summit" on the noun, where the parser took
// the first for part of the second.
func (l verbLists) pairs(words []Word) {
	for i := 1; i+2 < len(words); i++ {
		if t := words[i].Text; t != "-" && t != "–" || words[i-1].UPOS != "PROPN" && words[i-1].UPOS != "ADJ" {
			continue
		}
		end := i + 1
		for end < len(words) && (words[end].UPOS == "PROPN" || words[end].UPOS == "ADJ" || words[end].UPOS == "NOUN") {
			end++
		}
		noun := end - 1
		if noun <= i+1 || !l["together"][words[noun].Lemma] || words[i+1].UPOS == "NOUN" {
			continue
		}
		h := words[i-1].Head
		if h > i && h < noun && words[h].Head == noun {
			words[i-1].Head, words[i-1].Rel = noun, words[h].Rel
		}
	}
}

// particleBeforeDay makes the second word of a verb of "off" in "set off Wednesday" and
// "called off Monday", which came out as the preposition of the day.
func particleBeforeDay(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		switch words[i].Text {
		case "off", "out", "up", "down", "away":
		default:
			continue
		}
		day := i + 1
		if words[i].Rel == "case" && words[i].Head == day && words[i-1].UPOS == "VERB" && slices.Contains(dayNames, words[day].Text) {
			words[i].Head, words[i].Rel, words[i].UPOS, words[i].XPOS = i-1, "compound:prt", "ADP", "RP"
		}
	}
}
