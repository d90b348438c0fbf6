package statement

import (
	"strings"

	"readout/internal/syntax"
)

// verbContent marks what is said: the complement clause, the clause the verb
// interrupts or follows, an infinitive, an object, or a quotation beside it.
func (a *article) verbContent(s *syntax.Sentence, r *reading) {
	c := r.cue
	note := func(pattern string) {
		r.found = true
		r.why = pattern + "; " + r.why
	}
	for _, d := range s.Children(c) {
		switch rel := s.Words[d].Rel; {
		case syntax.IsRel(rel, "ccomp"), syntax.IsRel(rel, "csubj") && d > c:
			r.mark(s, d, roleContent)
			note("clause complement")
		case syntax.IsRel(rel, "advcl") && d > c && r.sense.class == "say" && a.asksAfter(s, c):
			r.mark(s, d, roleContent)
			note("question the cue leaves open")
		case syntax.IsRel(rel, "parataxis") && d >= s.Dateline && d != c && r.sense.class != "" && !saysItself(a, r.sentence, d):
			r.mark(s, d, roleContent)
			note("clause beside the cue")
		}
	}
	if !r.found {
		a.freeRelative(s, r, note)
	}
	if !r.found {
		a.inserted(s, r, note)
	}
	if r.sense.class == "say" || r.sense.class == "write" || r.sense.class == "show" {
		if a.quoteBeside(s, r) {
			note("quotation")
		}
	}
	if !r.found || r.sense.class == "judge" || lower(s, c) == "call" {
		a.objectContent(s, r, note)
	}
}

// saysItself reports whether word d is itself a verb of saying, so that it is
// not somebody else's content.
func saysItself(a *article, sentence, d int) bool {
	for _, m := range a.words[sentence][d].senses {
		if m.class == "say" || m.class == "write" {
			return true
		}
	}
	return false
}

// inserted reads "the plan, he added, would …" and "…, officials said": the
// cue hangs from the clause it attributes.
func (a *article) inserted(s *syntax.Sentence, r *reading, note func(string)) {
	w := &s.Words[r.cue]
	h := w.Head
	if h < 0 || r.source < 0 || !saysItself(a, r.sentence, r.cue) && r.sense.class != "believe" {
		return
	}
	for i := h + 1; i < r.cue; i++ {
		if s.Words[i].Text == ";" {
			return // a sentence of its own
		}
	}
	if syntax.IsRel(w.Rel, "parataxis") || syntax.IsRel(w.Rel, "advcl") && hasAs(s, r.cue) {
		r.mark(s, h, roleContent)
		note("clause around the cue")
	}
}

// parenthesis reads "…, officials said, …" and "…, according to him, …" by the words
// alone: a short noun phrase and a verb of saying between commas, or between
// a comma and the end, interrupt what is said. Quotations are left to the
// other patterns.
func (a *article) parenthesis(s *syntax.Sentence, r *reading) bool {
	c := r.cue
	if !saysItself(a, r.sentence, c) || c+1 >= len(s.Words) || c < 3 {
		return false
	}
	if next := s.Words[c+1].Text; next != "," && (!endsSentence(&s.Words[c+1]) || c+2 < len(s.Words)) {
		return false
	}
	open := c - 1
	for open > 0 && (isNominal(&s.Words[open]) || s.Words[open].UPOS == "ADP" || s.Words[open].UPOS == "ADV" || r.roles[open] == roleCue) {
		open--
	}
	if open == c-1 && s.Words[open].Text == "," { // ", its chief, Ana Lee, said,"
		open = nominalsBefore(s, nominalsBefore(s, open))
	}
	if open < 1 || s.Words[open].Text != "," || open == c-1 {
		return false
	}
	speaker := -1
	first := open + 1
	for i := first; i < c; i++ {
		if s.Words[i].UPOS == "NOUN" || s.Words[i].UPOS == "PROPN" || s.Words[i].UPOS == "PRON" && s.Words[i].XPOS != "PRP$" {
			if speaker < 0 || s.Words[i].Head == c || s.Words[speaker].Head != c {
				speaker = i
			}
		}
	}
	if speaker < 0 || s.Words[first].UPOS == "ADP" || a.words[r.sentence][open].quote >= 0 || a.words[r.sentence][open-1].quote >= 0 || a.words[r.sentence][c].quote >= 0 {
		return false
	}
	if m := s.Words[first].Lower(); isRelativeWord(m) {
		return false
	}
	for i := range s.Words {
		switch {
		case r.roles[i] != roleNone || i == open || i == c+1:
		case i >= first && i < c:
			r.roles[i] = roleSource
		case i < open || i > c && !endsSentence(&s.Words[i]):
			r.roles[i] = roleContent
		}
	}
	r.source, r.found, r.sure = speaker, true, true
	r.why = "clause around the cue"
	return true
}

// nominalsBefore returns the comma that opens the few nominal words before a comma; -1 without one.
func nominalsBefore(s *syntax.Sentence, comma int) int {
	i := comma - 1
	for i > 0 && (isNominal(&s.Words[i]) || s.Words[i].UPOS == "PRON") {
		i--
	}
	if i < 1 || i == comma-1 || s.Words[i].Text != "," {
		return -1
	}
	return i
}

// hasAs recognises "as officials say".
func hasAs(s *syntax.Sentence, c int) bool {
	m := s.Child(c, "mark", "advmod")
	return m >= 0 && lower(s, m) == "as"
}

// freeRelative reads "for what officials say was an attack" and "a move that
// aides hope will calm": the cue stands inside a relative clause and the
// rest of that clause, after the cue, is what is said.
func (a *article) freeRelative(s *syntax.Sentence, r *reading, note func(string)) {
	c := r.cue
	if c+1 >= len(s.Words) || r.source < 0 || r.source > c {
		return
	}
	next := &s.Words[c+1]
	if !isVerb(next) || next.Head == c && syntax.IsRel(next.Rel, "aux") || next.XPOS == "VB" || next.XPOS == "VBG" || next.XPOS == "VBN" {
		return
	}
	first, _ := s.Subtree(r.source)
	if first == 0 || !isRelativeWord(s.Words[first-1].Text) {
		return
	}
	top := c + 1
	for h := s.Words[top].Head; h > c; h = s.Words[h].Head {
		top = h
	}
	_, last := s.Subtree(top)
	for i := c + 1; i < last; i++ {
		if r.roles[i] == roleNone {
			r.roles[i] = roleContent
		}
	}
	note("relative clause around the cue")
}

func isRelativeWord(w string) bool {
	switch strings.ToLower(w) {
	case "what", "which", "who", "that", "whom":
		return true
	}
	return false
}

// objectContent marks infinitives, objects and the prepositional complements
// a verb of saying takes ("called for talks", "accused them of lying").
func (a *article) objectContent(s *syntax.Sentence, r *reading, note func(string)) {
	c := r.cue
	small := s.Child(c, "xcomp")
	for _, d := range s.Children(c) {
		w := &s.Words[d]
		switch {
		case syntax.IsRel(w.Rel, "xcomp"):
			r.mark(s, d, roleContent)
			note("infinitive or predicate")
		case syntax.IsRel(w.Rel, "obj"), relation(s, d) == "nsubj:pass":
			if r.sense.class == "say" && a.lex.in(addressee, lower(s, c)) && small < 0 && s.Child(c, "obl", "advcl") < 0 && s.Words[d].UPOS == "PROPN" {
				continue
			}
			r.mark(s, d, roleContent)
			note("object")
		case syntax.IsRel(w.Rel, "obl") && d > c && a.lex.in(complement, caseLemma(s, d)) && !a.isVenue(s, d):
			if cs := s.Child(d, "case"); cs == c+1 && s.Child(c, "obj") < 0 {
				r.roles[cs] = roleCue
			}
			r.mark(s, d, roleContent)
			note("complement with " + caseLemma(s, d))
		case syntax.IsRel(w.Rel, "advcl") && d > c && (hasAs(s, d) || marker(s, d) == "of" || marker(s, d) == "for"):
			r.mark(s, d, roleContent)
			note("complement clause with " + marker(s, d))
		}
	}
}

func marker(s *syntax.Sentence, d int) string {
	if m := s.Child(d, "mark"); m >= 0 {
		return lower(s, m)
	}
	return ""
}

// isVenue recognises the phrase that says where or how: "in a statement",
// "on Twitter".
func (a *article) isVenue(s *syntax.Sentence, d int) bool {
	switch caseLemma(s, d) {
	case "in", "on", "at", "during", "via", "by", "to", "through", "over", "from":
		return a.lex.venues[lower(s, d)] != ""
	}
	return false
}

// quoteBeside marks the quoted words of the sentence that no other clause of
// saying governs. It reports whether any was new.
func (a *article) quoteBeside(s *syntax.Sentence, r *reading) bool {
	info := a.words[r.sentence]
	if info[r.cue].quote >= 0 {
		return false
	}
	marked := false
	for i := range s.Words {
		if info[i].quote < 0 || r.roles[i] != roleNone || a.otherSpeech(s, r, i) {
			continue
		}
		r.roles[i] = roleContent
		marked = true
	}
	return marked
}

// otherSpeech reports whether a verb of saying other than the cue stands
// outside quotations between the cue and word i.
func (a *article) otherSpeech(s *syntax.Sentence, r *reading, i int) bool {
	info := a.words[r.sentence]
	lo, hi := min(i, r.cue)+1, max(i, r.cue)
	for j := lo; j < hi; j++ {
		if info[j].quote < 0 && isVerb(&s.Words[j]) && saysItself(a, r.sentence, j) {
			return true
		}
	}
	return false
}

// readAccording reads "according to X": X is what follows up to the comma that
// ends it, the content the rest of the sentence.
func (a *article) readAccording(s *syntax.Sentence, r *reading) {
	c := r.cue
	r.sense = sense{frame: "*", class: "say", act: "assert"}
	first := c + 1
	if first < len(s.Words) && strings.EqualFold(s.Words[first].Text, "to") {
		r.roles[first] = roleCue
		first++
	}
	last := phraseEnd(s, first)
	if first >= last {
		return
	}
	r.source = headOf(s, first, last)
	for i := range s.Words {
		switch {
		case r.roles[i] != roleNone:
		case i >= first && i < last:
			r.roles[i] = roleSource
		case !endsSentence(&s.Words[i]) && i != last && i != c-1:
			r.roles[i] = roleContent
			r.found = true
		case i == c-1 && !isPunct(&s.Words[i]):
			r.roles[i] = roleContent
			r.found = true
		}
	}
	r.sure = r.found && c == 0 && last < len(s.Words) && s.Words[last].Text == ","
	r.why = "rest of the sentence"
}

// phraseEnd returns where the noun phrase that begins at word first ends: at
// the first comma, or the second when only a name or title stands between
// them, else where the sentence does.
func phraseEnd(s *syntax.Sentence, first int) int {
	for i := first; i < len(s.Words); i++ {
		if endsSentence(&s.Words[i]) || s.Words[i].Text == ";" {
			return i
		}
		if s.Words[i].Text != "," {
			continue
		}
		for j := i + 1; j < len(s.Words); j++ {
			if s.Words[j].Text == "," && j > i+1 && first > 2 {
				return j
			}
			if !isNominal(&s.Words[j]) && s.Words[j].UPOS != "ADP" && s.Words[j].UPOS != "CCONJ" {
				break
			}
		}
		return i
	}
	return len(s.Words)
}

// readColon reads headlines and scripts: "Merkel: no new talks".
func (a *article) readColon(s *syntax.Sentence, r *reading) {
	c := r.cue
	if c == 0 || c > 8 || c+1 >= len(s.Words) || s.Words[c].Text != ":" || c < s.Dateline {
		return
	}
	for i := range c {
		if isVerb(&s.Words[i]) {
			return
		}
	}
	if a.labelled(s, c) {
		return
	}
	r.sense = sense{frame: "*", class: "say", act: "assert"}
	for i := range s.Words {
		if i < c {
			r.roles[i] = roleSource
			if r.source < 0 && (s.Words[i].Head >= c || s.Words[i].Head < 0) {
				r.source = i
			}
		} else if i > c {
			r.roles[i] = roleContent
		}
	}
	r.found = r.source >= 0 && (s.Words[r.source].UPOS == "PROPN" || a.lex.speakers[lower(s, r.source)] != "")
	r.colon, r.why = true, "colon after a name"
}

// labelled reports whether what stands before a colon tells the kind of piece
// and not who speaks: "Opinion: …".
func (a *article) labelled(s *syntax.Sentence, c int) bool {
	return s.Words[c].Text == ":" && c > 0 && c <= 2 && a.lex.in(label, lower(s, c-1))
}

// readHedge reads "reportedly" and its like: the clause is content without a
// source.
func (a *article) readHedge(s *syntax.Sentence, r *reading) {
	r.choose(a.words[r.sentence][r.cue].senses, func(string) bool { return false })
	h := s.Words[r.cue].Head
	if h < 0 {
		return
	}
	r.mark(s, h, roleContent)
	r.found = r.sense.class != ""
	r.why = "clause the adverb modifies"
}
