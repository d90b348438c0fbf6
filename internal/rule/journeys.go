package rule

// Journey returns the word of going somewhere for what noun n names, or -1.
func (fs *Frames) Journey(n int) int {
	h := fs.s.Words[n].Head
	if h < 0 || fs.preposition(n) != "for" {
		return -1
	}
	if over := fs.s.Words[h].Head; !fs.verbal(h) && fs.preposition(h) != "" && over >= 0 {
		h = over
	}
	if !fs.classes["going"][fs.s.Words[h].Lemma] {
		return -1
	}
	return h
}

// predicative reports whether word i is the preposition of a predicate: "Peru is
// against the levy".
func (fs *Frames) predicative(i int) bool {
	w := &fs.s.Words[i]
	return w.UPOS == "ADP" && w.Rel == "case" && fs.s.Child(w.Head, "cop") >= 0 && fs.s.Child(w.Head, "nsubj") >= 0
}
