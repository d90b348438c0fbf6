package statement

import (
	"strings"

	"readout/internal/syntax"
)

// role is the part a word plays in a statement.
type role uint8

const (
	roleNone role = iota
	roleCue
	roleSource
	roleContent
	roles // how many
)

// reading is how the tree alone would read one cue: the part each word of
// the cue's sentence plays.
type reading struct {
	sentence, cue int
	roles         []role
	source        int // head word of the speaker in the same sentence; -1 none
	sense         sense
	found         bool   // a complement that content can come from was found
	colon         bool   // the cue is the colon after the speaker's name
	sure          bool   // the words alone leave no doubt
	trails        bool   // it denies what its sentence says before
	why           string // the pattern that found it
}

// read applies the patterns for the word's kind. A reading is returned for
// any word; found says whether it amounts to a statement.
func (a *article) read(sentence, cue int) reading {
	s := &a.sents[sentence]
	r := reading{sentence: sentence, cue: cue, source: -1, roles: make([]role, len(s.Words)), sense: sense{frame: "*", act: "assert"}}
	r.roles[cue] = roleCue
	w := &s.Words[cue]
	switch {
	case w.Text == ":" || w.Text == "—" || w.Text == "--" || w.Text == "-":
		a.readColon(s, &r)
	case strings.EqualFold(w.Text, "according") || strings.EqualFold(w.Text, "per"):
		a.readAccording(s, &r)
	case isVerb(w):
		a.readVerb(s, &r)
	case w.UPOS == "NOUN" || w.UPOS == "PROPN":
		a.readNoun(s, &r)
	case w.UPOS == "ADJ":
		a.readAdjective(s, &r)
	case w.UPOS == "ADV":
		a.readHedge(s, &r)
	}
	return r
}

// mark gives the role to word w and all under it, except words that already
// have one and what hangs from them.
func (r *reading) mark(s *syntax.Sentence, w int, as role) {
	if w < 0 || r.roles[w] != roleNone {
		return
	}
	r.roles[w] = as
	for _, c := range s.Children(w) {
		r.mark(s, c, as)
	}
}

// markSource marks the noun phrase of the speaker without its preposition.
func (r *reading) markSource(s *syntax.Sentence, w int) {
	if w < 0 || w == r.cue || s.Under(r.cue, w) && !syntax.IsRel(s.Words[r.cue].Rel, "acl") && !isNounCue(s, r.cue) {
		return
	}
	r.source = w
	if r.roles[w] != roleNone {
		return
	}
	r.roles[w] = roleSource
	for _, c := range s.Children(w) {
		rel := s.Words[c].Rel
		if syntax.IsRel(rel, "case") || syntax.IsRel(rel, "cc") || s.Under(r.cue, c) ||
			w > r.cue && syntax.IsRel(rel, "punct") && c < w {
			continue
		}
		if s.Words[c].Rel == "case" || rel == "conj" && isVerb(&s.Words[c]) {
			continue
		}
		r.mark(s, c, roleSource)
	}
}

func isNounCue(s *syntax.Sentence, c int) bool {
	return s.Words[c].UPOS == "NOUN" || s.Words[c].UPOS == "PROPN"
}

// choose picks the sense whose frame fits: the named complement if there is
// one, else the general sense.
func (r *reading) choose(senses []sense, fits func(frame string) bool) {
	for _, want := range senses {
		switch {
		case want.frame == "*" && r.sense.class == "":
			r.sense = want
		case want.frame != "*" && r.sense.frame != "gap" && fits(want.frame):
			r.sense = want
		}
	}
}

// readVerb reads a verb of saying, thinking or wanting.
func (a *article) readVerb(s *syntax.Sentence, r *reading) {
	c := r.cue
	if a.trailing(s, r) {
		return
	}
	speaker, how := a.subject(s, c, 4)
	r.choose(a.words[r.sentence][c].senses, func(f string) bool { return a.leavesOpen(s, c, f) || verbFrame(s, c, f) })
	r.why = how
	// the auxiliaries and adverbs next to the verb belong to the cue
	for i := c - 1; i >= 0 && s.Words[i].Head == c && isVerbGroup(&s.Words[i]); i-- {
		r.roles[i] = roleCue
	}
	if p := s.Child(c, "compound:prt"); p == c+1 {
		r.roles[p] = roleCue
	}
	if r.sense.class == "gap" {
		a.markGap(s, r)
		return
	}
	if a.parenthesis(s, r) {
		return
	}
	if a.keepsSilent(s, c) {
		if speaker < 0 {
			speaker = s.Child(c, "nsubj:pass")
		}
		r.sense = sense{frame: "*", class: "say", act: "no-comment"}
	}
	r.markSource(s, speaker)
	a.verbContent(s, r)
	r.sure = r.found && passive(s, c) && r.sense.act == "no-comment" // "could not be reached"
}

// reachesFrame reports whether the preposition that a frame names hangs from the
// object, or from what hangs there, in a misread tree: "put the number of injured at 84".
func reachesFrame(s *syntax.Sentence, object int, frame string) bool {
	_, last := s.Subtree(object)
	for i := object + 1; i < last; i++ {
		if syntax.IsRel(s.Words[i].Rel, "obl") && s.Words[i].UPOS == "NUM" && caseLemma(s, i) == frame {
			return true
		}
	}
	return false
}

func endsSentence(w *syntax.Word) bool { return w.Text == "." || w.Text == "?" || w.Text == "!" }

func isVerbGroup(w *syntax.Word) bool {
	return syntax.IsRel(w.Rel, "aux") || w.Rel == "advmod" && w.UPOS != "SCONJ" && !strings.HasPrefix(w.XPOS, "W") || w.Rel == "cop"
}

// verbFrame reports whether verb c has the complement a frame names.
func verbFrame(s *syntax.Sentence, c int, frame string) bool {
	for _, d := range s.Children(c) {
		w := &s.Words[d]
		switch {
		case frame == "passive":
			if passive(s, c) && agent(s, c) < 0 {
				return true
			}
		case frame == "to" && syntax.IsRel(w.Rel, "xcomp"):
			if m := s.Child(d, "mark"); m >= 0 && lower(s, m) == "to" {
				return true
			}
		case frame == caseLemma(s, d) && (syntax.IsRel(w.Rel, "obl") || syntax.IsRel(w.Rel, "nmod")):
			return true
		case w.Rel == "obj" && d > c && reachesFrame(s, d, frame):
			return true
		case frame == lower(s, d) && (w.Rel == "compound:prt" || w.Rel == "obj" || w.Rel == "advmod" || w.Rel == "xcomp"):
			return true
		case w.Rel == "obj" && ofNoun(s, d, frame): // "issued a statement of denial"
			return true
		case w.Rel == "obj" && d > 0 && s.Words[d-1].Head == d && frame == lower(s, d-1)+" "+lower(s, d): // "pour cold water"
			return true
		}
	}
	return false
}

// ofNoun reports whether a noun is one "of" what a frame names.
func ofNoun(s *syntax.Sentence, noun int, frame string) bool {
	n := s.Child(noun, "nmod")
	return n > noun && lower(s, n) == frame && caseLemma(s, n) == "of"
}

// questionWord reports whether the clause of verb d opens with if, whether or
// a wh-word.
func questionWord(s *syntax.Sentence, d int) bool {
	first, _ := s.Subtree(d)
	for i := first; i <= first+1 && i < len(s.Words); i++ {
		if isQuestionWord(s.Words[i].Text) {
			return true
		}
	}
	return false
}

// agent returns the "by" phrase of a passive verb, or -1.
func agent(s *syntax.Sentence, c int) int {
	for _, d := range s.Children(c) {
		if s.Words[d].Rel == "obl:agent" || syntax.IsRel(s.Words[d].Rel, "obl") && caseLemma(s, d) == "by" {
			return d
		}
	}
	for _, d := range s.Children(c) {
		if caseLemma(s, d) != "as" {
			continue
		}
		for _, k := range s.Children(d) { // "was dismissed | as absurd by the ministry"
			if (syntax.IsRel(s.Words[k].Rel, "obl") || syntax.IsRel(s.Words[k].Rel, "nmod")) && caseLemma(s, k) == "by" {
				return k
			}
		}
	}
	return -1
}

// subject finds who says, following shared subjects, participles and control
// up the tree at most depth steps.
func (a *article) subject(s *syntax.Sentence, c, depth int) (int, string) {
	if depth == 0 {
		return -1, ""
	}
	if passive(s, c) {
		if g := agent(s, c); g >= 0 {
			return g, "agent of the passive"
		}
		return -1, "passive without an agent"
	}
	for _, d := range s.Children(c) {
		if rel := relation(s, d); rel == "nsubj" || rel == "nsubj:outer" {
			return d, "subject"
		}
	}
	h := s.Words[c].Head
	if h < 0 {
		return -1, ""
	}
	rel := s.Words[c].Rel
	switch {
	case rel == "acl" && s.Words[c].XPOS == "VBN":
		if g := agent(s, c); g >= 0 {
			return g, "agent of the participle"
		}
		return -1, ""
	case rel == "acl", rel == "acl:relcl":
		return h, "noun the clause hangs on"
	case syntax.IsRel(rel, "xcomp"):
		return a.controller(s, h, depth-1)
	case rel == "conj":
		w, _ := a.subject(s, h, depth-1)
		return w, "subject shared with " + s.Words[h].Text
	case rel == "advcl", rel == "ccomp", rel == "parataxis":
		if isVerb(&s.Words[h]) || s.Words[h].UPOS == "ADJ" || s.Child(h, "cop") >= 0 {
			return a.controller(s, h, depth-1)
		}
	}
	return -1, ""
}

// controller finds who does what a clause under verb h says when the clause
// has no subject: the object of "told them to say", the passive subject of
// "was quoted as saying", else h's own subject.
func (a *article) controller(s *syntax.Sentence, h, depth int) (int, string) {
	if p := s.Child(h, "nsubj:pass"); p >= 0 && passive(s, h) {
		return p, "passive subject of " + s.Words[h].Text
	}
	if o := s.Child(h, "obj", "iobj"); o >= 0 && a.lex.in(control, lower(s, h)) {
		return o, "object of " + s.Words[h].Text
	}
	w, _ := a.subject(s, h, depth)
	return w, "subject of " + s.Words[h].Text
}
