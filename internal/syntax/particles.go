package syntax

// particles gives back its particle to a verb where the number or the plural behind it got
// it: "handed over two policemen" is no more than two, "took in refugees" no place.
func (l verbLists) particles(words []Word) {
	for i := 1; i+1 < len(words); i++ {
		w, v, n := &words[i], words[i-1], words[i].Head
		if v.UPOS != "VERB" || n <= i || words[i+1].Lower() == "of" || !l["particle"][v.Lemma+" "+w.Text] {
			continue
		}
		if w.Rel != "advmod" {
			if w.Rel != "case" || words[n].Head != i-1 || words[n].XPOS != "NNS" && (w.Text == "in" || w.Text == "on") || words[n].Rel != "obj" && hasChild(words, i-1, "obj") {
				continue
			}
			words[n].Rel = "obj"
		}
		w.Head, w.Rel, w.UPOS, w.XPOS = i-1, "compound:prt", "ADP", "RP"
	}
}

// personaNonGrata takes whom it is said of out of the phrase: "declared the Peruvian president
// persona non grata".
func personaNonGrata(words []Word) {
	for p := 1; p+2 < len(words); p++ {
		n, v := p-1, words[p].Head
		if words[p].Lower() != "persona" || words[p+1].Lower() != "non" || v < 0 || v > n || words[n].Head != p || words[n].UPOS != "NOUN" && words[n].UPOS != "PROPN" {
			continue
		}
		words[n].Head, words[n].Rel = v, words[p].Rel
		words[p].Rel = "xcomp"
		for i := v + 1; i < n; i++ {
			if words[i].Head == p {
				words[i].Head = n
			}
		}
	}
}

// objectOfDoing hangs an object behind an -ing form on that form where it came out as the
// object of the verb before: "began shipping oil".
func objectOfDoing(words []Word) {
	for o := 2; o < len(words); o++ {
		v := words[o].Head
		if words[o].Rel != "obj" || v < 0 || v > o-2 || words[v].UPOS != "VERB" {
			continue
		}
		x := v + 1
		if words[x].XPOS == "VBG" && words[x].Head == v && words[x].Rel == "xcomp" && !hasChild(words, x, "obj") {
			words[o].Head = x
		}
	}
}
