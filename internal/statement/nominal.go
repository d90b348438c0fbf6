package statement

import (
	"strings"

	"readout/internal/syntax"
)

// readNoun reads "X's claim that …", "a call by X for …", "the allegations of
// …".
func (a *article) readNoun(s *syntax.Sentence, r *reading) {
	c := r.cue
	r.choose(a.words[r.sentence][c].senses, func(f string) bool { return f == "gap" && a.noWord(s, c) })
	if r.sense.class == "gap" {
		a.markGap(s, r)
		return
	}
	content := a.toldBy(s, c)
	r.sure = content >= 0
	r.mark(s, content, roleContent)
	for _, d := range s.Children(c) {
		w := &s.Words[d]
		switch {
		case w.Rel == "nmod:poss":
			r.markSource(s, d)
			if p := s.Child(d, "case"); p >= 0 && p == c-1 {
				r.roles[p] = roleCue
			}
		case syntax.IsRel(w.Rel, "nmod") && caseLemma(s, d) == "by",
			syntax.IsRel(w.Rel, "nmod") && caseLemma(s, d) == "from" && r.source < 0,
			syntax.IsRel(w.Rel, "nmod") && caseLemma(s, d) == "in" && r.source < 0 && content > d && a.paper(s, d):
			r.markSource(s, d)
		case (w.Rel == "amod" || w.Rel == "compound") && r.source < 0 && (w.UPOS == "PROPN" || d > 0 && isCapital(w.Text) || a.lex.speakerKind(w) == "press" || ofNamed(s, d)):
			r.source = d
			r.roles[d] = roleSource
		}
	}
	if p := possessor(s, c); p >= 0 && r.source < 0 {
		r.markSource(s, p)
	}
	for _, d := range s.Children(c) {
		w := &s.Words[d]
		switch {
		case d < c || r.roles[d] != roleNone:
		case w.Rel == "acl", syntax.IsRel(w.Rel, "ccomp"), w.Rel == "acl:relcl" && marker(s, d) == "that":
			content = d
		case syntax.IsRel(w.Rel, "nmod") && a.lex.in(complement, caseLemma(s, d)) && content < 0:
			content = d
			if cs := s.Child(d, "case"); cs == c+1 {
				r.roles[cs] = roleCue
			}
		}
	}
	if content < 0 && c+1 < len(s.Words) && lower(s, c+1) == "that" && s.Words[c+1].Head > c+1 {
		content = s.Words[c+1].Head // the clause hangs elsewhere in the tree, but follows the noun
	}
	if r.source < 0 {
		r.source = a.lightSubject(s, c)
		if r.source >= 0 {
			src := r.source
			r.source = -1
			r.markSource(s, src)
		}
	}
	if content >= 0 {
		r.mark(s, content, roleContent)
		r.found = true
		r.why = "complement of the noun"
	} else if c+2 < len(s.Words) && r.source >= 0 && lower(s, c+1) == "for" {
		r.roles[c+1] = roleCue
		for i := c + 2; i < len(s.Words) && !isVerb(&s.Words[i]) && !isPunct(&s.Words[i]); i++ {
			r.roles[i] = roleContent
			r.found = true
		}
		r.why = "words after the noun"
	}
}

// ofNamed reports whether a noun before another has a name before itself: "a Kabul government statement".
func ofNamed(s *syntax.Sentence, d int) bool {
	k := s.Child(d, "compound", "amod")
	return s.Words[d].Rel == "compound" && k == d-1 && k > 0 && isCapital(s.Words[k].Text)
}

// paper reports whether a noun may be where something is reported: a name, or "the press".
func (a *article) paper(s *syntax.Sentence, i int) bool {
	return s.Words[i].UPOS == "PROPN" || a.lex.speakerKind(&s.Words[i]) == "press"
}

// toldBy returns the clause of "claims by the minister that …", which parsers hang on
// who claims as if it told of them, or elsewhere, or -1.
func (a *article) toldBy(s *syntax.Sentence, c int) int {
	for _, d := range s.Children(c) {
		if p := caseLemma(s, d); d < c || !syntax.IsRel(s.Words[d].Rel, "nmod") || p != "by" && p != "from" && p != "in" {
			continue
		}
		that := d + 1
		for that < len(s.Words) && lower(s, that) != "that" && s.Under(that, d) {
			that++
		}
		if that >= len(s.Words) || lower(s, that) != "that" {
			continue
		}
		k := s.Words[that].Head
		if k > that && (s.Child(k, "nsubj") > that || s.Child(k, "nsubj:pass") > that) {
			return k
		}
	}
	return -1
}

// possessor finds the owner in "Ghana's repeated claim" by the words alone,
// for trees that got it wrong.
func possessor(s *syntax.Sentence, c int) int {
	for i := c - 1; i > 0 && i >= c-3; i-- {
		switch {
		case s.Words[i].XPOS == "POS":
			return i - 1
		case s.Words[i].UPOS != "ADJ" && s.Words[i].UPOS != "NUM":
			return -1
		}
	}
	return -1
}

// lightSubject returns the subject of the light verb that noun c is the
// object of, or -1.
func (a *article) lightSubject(s *syntax.Sentence, c int) int {
	h := s.Words[c].Head
	if h < 0 || !syntax.IsRel(s.Words[c].Rel, "obj") || !a.lex.in(light, lower(s, h)) {
		return -1
	}
	w, _ := a.subject(s, h, 4)
	return w
}

// readAdjective reads "is confident that", "is eager to", and gaps such as
// "it is not clear whether".
func (a *article) readAdjective(s *syntax.Sentence, r *reading) {
	c := r.cue
	r.choose(a.words[r.sentence][c].senses, func(f string) bool { return a.leavesOpen(s, c, f) })
	for i := c - 1; i >= 0 && s.Words[i].Head == c && isVerbGroup(&s.Words[i]); i-- {
		r.roles[i] = roleCue
	}
	if r.sense.class == "gap" {
		a.markGap(s, r)
		return
	}
	speaker, how := a.subject(s, c, 4)
	r.markSource(s, speaker)
	r.why = how
	for _, d := range s.Children(c) {
		w := &s.Words[d]
		switch {
		case d < c:
		case syntax.IsRel(w.Rel, "ccomp"), syntax.IsRel(w.Rel, "csubj"), syntax.IsRel(w.Rel, "xcomp"),
			syntax.IsRel(w.Rel, "advcl") && (marker(s, d) == "to" || questionWord(s, d)):
			r.mark(s, d, roleContent)
			r.found, r.why = true, strings.TrimSuffix("complement of the adjective; "+r.why, "; ")
		case syntax.IsRel(w.Rel, "obl") && a.lex.in(complement, caseLemma(s, d)):
			r.mark(s, d, roleContent)
			r.found, r.why = true, strings.TrimSuffix("complement of the adjective; "+r.why, "; ")
		}
	}
}
