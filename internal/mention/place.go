package mention

import (
	"readout/internal/knowledge"
	"readout/internal/syntax"
)

// literal reports whether the name of a state or capital is used for the place
// ("in Moscow"), not for those who govern there ("Moscow denied it").
func (d *document) literal(s *syntax.Sentence, a *atom, others []atom) bool {
	city := a.alias == knowledge.AliasCapital
	if a.last <= s.Dateline {
		return true
	}
	if a.first > 0 && d.lex.is("part", s.Words[a.first-1].Lower()) {
		return true
	}
	if cityThenState(s, a, others) && !(a.last < len(s.Words) && possessive(s.Words[a.last])) {
		return true
	}
	top := coordinated(s, a.head)
	w := s.Words[top]
	owner := a.last < len(s.Words) && possessive(s.Words[a.last])
	if w.Head >= 0 && syntax.IsRel(w.Rel, "compound") && city && isSpeech(s.Words[w.Head].Lower()) {
		return true // "ahead of Vilnius talks"
	}
	if prep, at := prepositionBefore(s, a.first); prep != "" && !owner && !inAtom(others, at) {
		return d.locative(s, prep, at, w.Head) || at > 0 && d.locative(s, prep, at, at-1)
	}
	if prep := preposition(s, a.head, top); prep != "" && top != a.head && !owner {
		return d.locative(s, prep, -1, w.Head)
	}
	if w.Head < 0 {
		return false
	}
	governor := s.Words[w.Head]
	switch {
	case w.Rel == "nmod:poss":
		return d.lex.is("placenoun", governor.Lemma) && !isSpeech(governor.Lemma)
	case syntax.IsRel(w.Rel, "compound") || syntax.IsRel(w.Rel, "nmod") || w.Rel == "amod":
		return city && w.Head > top && (governor.UPOS != "PROPN" || d.lex.is("placenoun", governor.Lower())) && !d.actorHead(s, w.Head)
	case w.Rel == "obj":
		return city && d.lex.is("visit", governor.Lemma)
	case syntax.IsRel(w.Rel, "nsubj"):
		// "Astana is the capital": a copula with a noun for a place
		return city && s.Child(w.Head, "cop") >= 0 && d.lex.is("placenoun", governor.Lemma)
	case w.Rel == "appos":
		return city && d.lex.is("placenoun", governor.Lemma)
	}
	return false
}

// isSpeech keeps "Moscow's talks" an act of Moscow: the place nouns for
// meetings say where only after the bare name ("Geneva talks").
func isSpeech(lemma string) bool {
	switch lemma {
	case "talk", "talks", "meeting", "summit", "conference", "process", "time":
		return true
	}
	return false
}

// locative decides by the preposition and what governs it.
func (d *document) locative(s *syntax.Sentence, prep string, at, governor int) bool {
	lemma := ""
	if governor >= 0 {
		lemma = s.Words[governor].Lemma
	}
	switch {
	case d.lex.is("locative", prep):
		return prep != "in" || !d.lex.is("trust", lemma)
	case prep == "to" && fromTo(s, at):
		return true
	case d.lex.is("goal", prep):
		if d.lex.is("motion", lemma) {
			return true
		}
		// "his trip earlier this month to X" may hang anywhere: look at what
		// the governor itself hangs on
		if governor >= 0 && s.Words[governor].Head >= 0 && (s.Words[governor].Rel == "obj" || s.Words[governor].Rel == "obl") {
			return prep == "to" && d.lex.is("motion", s.Words[s.Words[governor].Head].Lemma)
		}
	case prep == "of":
		return d.lex.is("placenoun", lemma) && !isSpeech(lemma)
	}
	return false
}

// fromTo reports whether the "to" at word i follows "from" and a name ("from
// Riga to Oslo").
func fromTo(s *syntax.Sentence, i int) bool {
	for k := i - 1; k > 0 && k >= i-4; k-- {
		if s.Words[k].Lemma == "from" {
			return true
		}
		if s.Words[k].UPOS != "PROPN" && s.Words[k].UPOS != "DET" && s.Words[k].UPOS != "ADJ" {
			return false
		}
	}
	return false
}

// actorHead reports whether word i is a noun for people, bodies or what they
// do, before which a capital's name stands for the government.
func (d *document) actorHead(s *syntax.Sentence, i int) bool {
	if d.lex.is("placenoun", s.Words[i].Lemma) {
		return false
	}
	if d.lex.is("seatnoun", s.Words[i].Lemma) {
		return true
	}
	_, n := d.nounEndingAt(s, i)
	return n > 0
}

// coordinated climbs from a conjunct to the first of its list.
func coordinated(s *syntax.Sentence, i int) int {
	for range len(s.Words) {
		if s.Words[i].Rel != "conj" || s.Words[i].Head < 0 || s.Words[i].Head > i {
			return i
		}
		i = s.Words[i].Head
	}
	return i
}

// prepositionBefore returns the preposition that stands before the phrase of
// word i and its index. Word order is surer than the tree here.
func prepositionBefore(s *syntax.Sentence, i int) (string, int) {
	for k := i - 1; k >= 0; k-- {
		switch s.Words[k].UPOS {
		case "DET", "ADJ":
			continue
		case "ADP":
			return s.Words[k].Lower(), k
		}
		break
	}
	return "", -1
}

// preposition returns the case marker of word i, or failing that of the first
// of its list; a possessive mark is none.
func preposition(s *syntax.Sentence, i, first int) string {
	for _, at := range []int{i, first} {
		for _, c := range s.Children(at) {
			if s.Words[c].Rel == "case" && c < at && s.Words[c].UPOS != "PART" {
				return s.Words[c].Lower()
			}
		}
		if s.Words[at].Rel == "nmod:poss" {
			return ""
		}
	}
	return ""
}

// cityThenState recognises the state in "Aleppo, Syria," and the city too.
func cityThenState(s *syntax.Sentence, a *atom, others []atom) bool {
	for i := range others {
		o := &others[i]
		if o.kind != "LOC" || o.first == a.first {
			continue
		}
		pair := o.last+1 == a.first && s.Words[o.last].Text == "," && a.alias == knowledge.AliasName && (o.actor == nil || o.alias == knowledge.AliasCapital && (!a.state() || o.actor == a.actor)) // not "under pressure from Rome, Togo"
		inverse := a.last+1 == o.first && s.Words[a.last].Text == "," && a.alias == knowledge.AliasCapital && o.state() && o.alias == knowledge.AliasName && o.actor == a.actor
		if pair && !inList(s, a) || inverse {
			return true
		}
	}
	return false
}

// inList reports whether a name after a comma is an item of a list ("London,
// Russia and China said"): an "and" follows it.
func inList(s *syntax.Sentence, a *atom) bool {
	for i := a.last; i < len(s.Words) && i < a.last+3; i++ {
		if t := s.Words[i].Text; t == "and" || t == "or" {
			return true
		}
	}
	return false
}
