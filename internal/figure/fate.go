package figure

import "readout/internal/syntax"

// fate looks for the word that says what became of the counted: the noun
// itself ("deaths"), its governing verb, or the nearest such word in the
// clause.
func (f *Finder) fate(s *syntax.Sentence, noun int, q quantity) (string, int) {
	if lower(s, noun-1) == "-" && noun > q.first {
		return "", -1 // "a 15-nation force was deployed": the nations were not
	}
	if c := s.Child(noun, "case"); c >= 0 && lower(s, c) == "according" {
		return "", -1 // "nine died, according to the two governments"
	}
	if h := s.Words[noun].Head; h >= 0 && s.Words[noun].Rel == "obj" && f.trades[s.Words[h].Lemma] && f.held[s.Words[noun].Lemma] {
		return "", -1 // who is exchanged is not seized by that
	}
	if u, at := f.governed(s, noun, q); u != "" {
		return u, at
	}
	if u, ok := f.became(s, noun); ok {
		return u, noun
	}
	if noun < q.last && f.more[lower(s, q.last)] {
		if u, ok := f.became(s, q.last+1); ok {
			return u, q.last + 1 // "23 dead and dozens more wounded"
		}
	}
	if u, ok := f.behind[lower(s, q.last)]; ok {
		return u, q.last // "118 in favour and 9 against"
	}
	if u, ok := f.became(s, q.last); ok && q.last < len(s.Words) && noun < q.last {
		return u, q.last // "45 missing"
	}
	if first, _ := f.bound(s, q); first > 0 && s.Words[first-1].UPOS != "NOUN" {
		if u, ok := f.became(s, first-1); ok {
			return u, first - 1 // "killed 6 and wounded 11"
		}
	}
	for i := q.last; i < noun && s.Words[i].UPOS != "NUM"; i++ { // "eleven of the 17 kidnapped men were freed": eleven were
		if u, ok := f.became(s, i); ok && s.Words[i].Head == noun {
			return u, i // "80,000 displaced people"
		}
	}
	if c := s.Child(noun, "acl"); c > noun && s.Words[c].XPOS == "VBN" {
		if u, ok := f.became(s, c); ok {
			return u, c // "one of five people killed"
		}
	}
	if c := s.Child(noun, "case"); noun >= q.last && q.high == nil && c >= 0 && f.loci[s.Words[c].Lemma] {
		return "", -1 // "arrested at rallies in five cities": those were not
	}
	for from, at, steps := noun, s.Words[noun].Head, 0; at >= 0 && steps < 3; from, at, steps = at, s.Words[at].Head, steps+1 {
		if u, ok := f.became(s, at); ok && !(s.Words[at].UPOS == "NOUN" && s.Words[from].Rel == "conj") {
			if doer(s, from, at, u) {
				return "", -1
			}
			return u, at
		}
		if syntax.IsRel(s.Words[from].Rel, "nmod") && s.Words[at].UPOS == "NOUN" && (at < q.first || at >= q.last) && !f.isCounted(s, at) && !f.people[s.Words[at].Lemma] && lower(s, s.Child(from, "case")) == "of" {
			return "", -1 // "sacked the heads of 12 agencies": the heads were
		}
		if s.Words[at].UPOS == "NUM" && (at < q.first || at >= q.last) {
			return "", -1 // "two of the five suspects were freed": two were
		}
		if w := s.Words[at]; (w.UPOS == "VERB" || s.Child(at, "nsubj") >= 0) && (syntax.IsRel(w.Rel, "conj") || syntax.IsRel(w.Rel, "advcl") || syntax.IsRel(w.Rel, "parataxis")) {
			break // another clause tells of others
		}
	}
	for d := 1; d <= reach+1; d++ {
		for _, at := range []int{noun + d, q.first - d} {
			if at < 0 || at >= len(s.Words) || boundary(s, at, noun, q.first) || ofOther(s, at, q) || f.held[s.Words[at].Lemma] {
				continue
			}
			if u, ok := f.became(s, at); ok && !(u == "voted" && s.Words[at].UPOS == "NOUN") && !doer(s, noun, at, u) && !ofElse(s, at, noun, u) { // a vote nearby is not counted
				return u, at
			}
		}
	}
	return "", -1
}

// doer reports whether a noun is who did to others what verb at says: "two bombs
// killed nine". Those who flee and vote do it themselves.
func doer(s *syntax.Sentence, noun, at int, unit string) bool {
	subject := s.Words[noun].Rel == "nsubj" || s.Words[noun].Rel == "nsubj:pass" && s.Child(at, "aux:pass") < 0
	return subject && s.Words[noun].Head == at && unit != "displaced" && unit != "voted" && s.Words[at].UPOS == "VERB" && s.Child(at, "obj") >= 0
}

// governed returns what the verb over a counted noun does to those counted,
// where the verb says more than the noun: "released 35 hostages", "lost 20 men",
// "drove 300 families from their homes", "40 families left their homes",
// "12 people tested positive".
func (f *Finder) governed(s *syntax.Sentence, noun int, q quantity) (string, int) {
	w := s.Words[noun]
	if h := w.Head; h >= q.first && h < q.last {
		w.Head, w.Rel = s.Words[h].Head, s.Words[h].Rel // "six of the hostages were freed"
	}
	if w.Head >= 0 && w.Rel == "conj" && s.Words[w.Head].Rel == "obj" && f.people[w.Lemma] {
		w.Head, w.Rel = s.Words[w.Head].Head, "obj" // "lost eight tanks and 60 men"
	}
	bare := w.UPOS == "NUM" && w.Rel == "obl" && s.Child(noun, "case") < 0 // an object, for parsers
	if w.Head < 0 || w.Rel != "obj" && !bare && !syntax.IsRel(w.Rel, "nsubj") {
		return "", -1
	}
	for _, over := range []int{w.Head, noun} {
		if u, at := f.complement(s, over, w.Rel); u != "" {
			return u, at
		}
	}
	if w.Rel == "nsubj" {
		return f.states[s.Words[w.Head].Lemma], w.Head // "11 were in hospital"
	}
	own, fated := f.became(s, noun)
	switch u, ok := f.became(s, w.Head); {
	case ok && fated && u != own && own != "killed" && own != "injured":
		return u, w.Head
	case f.people[w.Lemma] && f.takes[s.Words[w.Head].Lemma] != "":
		return f.takes[s.Words[w.Head].Lemma], w.Head
	}
	return "", -1
}

// complement returns what a verb's other parts say of those in the relation rel
// to it: where they were taken, what they left or were driven from.
func (f *Finder) complement(s *syntax.Sentence, verb int, rel string) (string, int) {
	for _, c := range s.Children(verb) {
		k := &s.Words[c]
		if u, ok := f.complements[complement{s.Words[verb].Lemma, k.Lemma}]; ok && c > verb {
			return u, c
		}
		u := f.away[k.Lemma]
		if u == "" || s.Child(c, "nmod:poss") < 0 && f.owned[k.Lemma] {
			continue
		}
		from := s.Child(c, "case")
		if rel == "nsubj" && k.Rel == "obj" && f.leave[s.Words[verb].Lemma] || rel != "nsubj" && from >= 0 && s.Words[from].Lemma == "from" {
			return u, c
		}
	}
	return "", -1
}

// ofElse reports whether a word near a counted noun is said of something else, or
// a vote yet to come: "people in the free trade zone", "asked for forms to vote".
func ofElse(s *syntax.Sentence, at, noun int, unit string) bool {
	w := &s.Words[at]
	if w.UPOS == "ADJ" && w.Rel == "amod" {
		return w.Head != noun
	}
	to := s.Child(at, "mark")
	return unit == "voted" && w.XPOS == "VB" && to >= 0 && s.Words[to].XPOS == "TO" && w.Head != noun
}

// ofOther reports whether a noun of fate belongs to another count: "43 percent of
// the vote and 120 seats".
func ofOther(s *syntax.Sentence, at int, q quantity) bool {
	if s.Words[at].UPOS != "NOUN" {
		return false
	}
	other := func(i int) bool {
		n := s.Child(i, "nummod")
		return n >= 0 && (n < q.first || n >= q.last)
	}
	h := s.Words[at].Head
	return other(at) || h >= 0 && syntax.IsRel(s.Words[at].Rel, "nmod") && other(h)
}

// became looks a word up among those of fate, by its lemma or, where the
// lemmatiser errs, as written.
func (f *Finder) became(s *syntax.Sentence, i int) (string, bool) {
	if u, ok := f.units[lemma(s, i)]; ok {
		return u, true
	}
	u, ok := f.units[lower(s, i)]
	return u, ok
}

// boundary reports whether punctuation parts word at from the number phrase.
func boundary(s *syntax.Sentence, at, noun, first int) bool {
	lo, hi := min(at, first), max(at, noun)
	for k := lo; k <= hi; k++ {
		if (k < first || k > noun) && k != at {
			switch s.Words[k].Text {
			case ",", ";", ":", "(", ")", "\"", "“", "”", "and", "but":
				return true
			}
		}
	}
	return false
}
