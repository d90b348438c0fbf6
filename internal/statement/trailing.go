package statement

import (
	"slices"

	"readout/internal/syntax"
)

// trailing reads a denial that answers what its own sentence says before it: "…, a
// charge that Moscow denies", "…, an accusation rejected by the ministry", "…,
// which the Kremlin has denied", "…, which the ministry said was untrue". Its content
// is the words that point back. The words decide: parsers hang such clauses in many
// places.
func (a *article) trailing(s *syntax.Sentence, r *reading) bool {
	c := r.cue
	end := a.untrueBehind(s, c)
	if !denies(a.words[r.sentence][c].senses) && (end < 0 || len(a.words[r.sentence][c].senses) == 0) || a.words[r.sentence][c].quote >= 0 {
		return false
	}
	first, last := a.pointing(s, c)
	if first < 0 {
		return false
	}
	from, to := last, c // of the speaker
	if next := lower(s, last); s.Words[last-1].Text != "which" && (next == "that" || next == "which") {
		from++
	}
	if s.Words[c].XPOS == "VBN" && c+2 < len(s.Words) && lower(s, c+1) == "by" {
		from, to = c+2, phraseEnd(s, c+2)
	} else if end < 0 {
		end = a.calledBehind(s, r.sentence, c)
	}
	for to > from && to <= c && isVerbWord(&s.Words[to-1]) {
		to-- // "flatly denies", "has denied"
	}
	if to == from {
		return false
	}
	source := headOf(s, from, to)
	if source < 0 || !isNominal(&s.Words[source]) && !isCapital(s.Words[source].Text) {
		return false
	}
	for i := range r.roles {
		switch {
		case i == c:
		case i >= first && i < last, i > c && i < end: // "which … | was untrue"
			r.roles[i] = roleContent
		case i >= from && i < to:
			r.roles[i] = roleSource
		case i >= to && i < c:
			r.roles[i] = roleCue
		default:
			r.roles[i] = roleNone
		}
	}
	r.sense = sense{frame: "*", class: "say", act: "deny"}
	r.source, r.found, r.sure, r.trails = source, true, true, true
	r.why = "denial of what the sentence says before"
	return true
}

// calledBehind returns where the words right behind a verb end that say what it takes the
// thing for: "dismissed as "pure fiction"", "dismissed as groundless"; -1 for none.
func (a *article) calledBehind(s *syntax.Sentence, sentence, c int) int {
	if c+2 >= len(s.Words) || lower(s, c+1) != "as" {
		return -1
	}
	end := c + 2
	for quote := a.words[sentence][end].quote; quote >= 0 && end < len(s.Words) && a.words[sentence][end].quote == quote; {
		end++
	}
	if end > c+2 {
		return end
	}
	for end < len(s.Words) && end <= c+furthest && !isPause(s.Words[end].Text) && !endsSentence(&s.Words[end]) && s.Words[end].UPOS != "CCONJ" {
		end++
	}
	return end
}

func isVerbWord(w *syntax.Word) bool { return w.UPOS == "AUX" || w.UPOS == "ADV" }

// untrueBehind returns where the words right behind a verb end that say that something
// is not so: "said were baseless", "called a lie", "said was not true"; -1 for none.
func (a *article) untrueBehind(s *syntax.Sentence, c int) int {
	not := false
	for i := c + 1; i < len(s.Words) && i < c+6 && !isPause(s.Words[i].Text); i++ {
		w := lower(s, i)
		if a.lex.in(untrue, w) || not && w == "true" {
			return i + 1
		}
		not = not || a.lex.in(negation, w)
	}
	return -1
}

// furthest is how many words may stand between the words that point back and the
// denying verb.
const furthest = 9

// pointing returns the words after the last comma or dash before a denying verb
// that point back at what stands before: "which", "something", "a charge", "claims".
// It returns -1 where there are none.
func (a *article) pointing(s *syntax.Sentence, c int) (first, last int) {
	first = c
	for first > 0 && !pausesAt(s, first-1) {
		first--
	}
	if first < 3 || c-first > furthest+2 {
		return -1, -1
	}
	noun := first
	if w := lower(s, noun); w == "a" || w == "an" {
		noun++
	}
	for noun < c && s.Words[noun].UPOS == "ADJ" {
		noun++
	}
	w := &s.Words[noun]
	switch {
	case noun == first && (w.Text == "which" || a.lex.in(pointer, w.Text)):
	case noun < c && w.UPOS == "NOUN" && a.lex.in(pointer, lower(s, noun)) && (noun > first || w.XPOS == "NNS"):
	default:
		return -1, -1
	}
	return first, noun + 1
}

// pausesAt reports whether a word is a comma or dash, a hyphen between spaces among these.
func pausesAt(s *syntax.Sentence, i int) bool {
	w := &s.Words[i]
	return isPause(w.Text) || w.Text == "-" && i > 0 && i+1 < len(s.Words) && s.Words[i-1].End < w.Start && w.End < s.Words[i+1].Start
}

func isPause(text string) bool { return text == "," || text == "—" || text == "–" || text == "--" }

func denies(senses []sense) bool {
	for _, m := range senses {
		if m.act == "deny" && m.frame == "*" {
			return true
		}
	}
	return false
}

// denyingCue reports whether the words that attribute go on in a verb of denying behind their first:
// "published a letter disputing claims that …".
func (w *worker) denyingCue(st *Statement, s *syntax.Sentence) bool {
	if st.Class != "write" && st.Class != "say" {
		return false
	}
	for i := st.CueWord + 1; i < len(s.Words) && s.Words[i].End <= st.Cue[1]; i++ {
		if s.Words[i].XPOS == "VBG" && denies(w.a.words[st.Sentence][i].senses) {
			return true
		}
	}
	return false
}

// cede takes the words of a trailing denial out of what others in its sentence
// say: "accused Oslo of spying, a charge it denies".
func (w *worker) cede(cues []found, labels [][]role) {
	for _, c := range cues {
		if !c.trails {
			continue
		}
		first := 0
		for c.roles[first] == roleNone {
			first++
		}
		for k, other := range cues {
			if other.sentence != c.sentence || other.trails || other.cue > first {
				continue
			}
			w.clearFrom(c.sentence, labels[k], first)
		}
	}
}

// cedeClause takes a clause that others speak in, or in which the speaker goes on, out of
// what somebody says before it: "14 were held, police said, but a union put the number at
// 32", "said he was safe and accused Peru of lying".
func (w *worker) cedeClause(cues []found, labels [][]role) {
	for n := 1; n < len(cues); n++ {
		c := &cues[n]
		s := &w.a.sents[c.sentence]
		cc := s.Child(c.cue, "cc")
		if c.sense.class != "say" || cc < 0 {
			continue
		}
		own := cc <= c.source && c.source <= c.cue
		for k := n - 1; k >= 0 && cues[k].sentence == c.sentence; k-- {
			joined := s.Words[c.cue].Rel == "conj" && s.Words[c.cue].Head == cues[k].cue
			goesOn := s.Words[c.cue].XPOS == "VBD" && c.sense.act == "deny" && s.Child(c.cue, "nsubj") < 0 && sameSource(labels[n], labels[k]) // "admitted that they came but denied"
			if cues[k].cue < cc && !cues[k].trails && (joined || goesOn || own && endsBefore(labels[k], cues[k].cue, cc)) {
				w.clearFrom(c.sentence, labels[k], cc)
			}
		}
	}
}

// cedeDeeds takes what the speaker does besides saying something out of what is said:
// "said the vote was calm but criticised the count".
func (w *worker) cedeDeeds(cues []found, labels [][]role) {
	for k := range cues {
		c := &cues[k]
		s := &w.a.sents[c.sentence]
		if s.Words[c.cue].XPOS != "VBD" {
			continue
		}
		for _, v := range s.Children(c.cue) {
			if v > c.cue && s.Words[v].Rel == "conj" && s.Words[v].XPOS == "VBD" && len(w.a.words[c.sentence][v].senses) > 0 && s.Child(v, "nsubj") < 0 {
				if cc := s.Child(v, "cc"); cc > c.cue {
					w.clearFrom(c.sentence, labels[k], cc)
				}
			}
		}
	}
}

// endsBefore reports whether all that is said before word stop stands before the cue.
func endsBefore(labels []role, cue, stop int) bool {
	before := false
	for i := range stop {
		if labels[i] == roleContent {
			if i > cue {
				return false
			}
			before = true
		}
	}
	return before
}

// clearFrom leaves nothing said from a word on, quotations apart.
func (w *worker) clearFrom(sentence int, labels []role, first int) {
	for i := first; i < len(labels) && w.a.words[sentence][i].quote < 0; i++ {
		labels[i] = roleNone
	}
}

// sameSource reports whether two cues have one speaker by their labels.
func sameSource(a, b []role) bool {
	i, k := slices.Index(a, roleSource), slices.Index(b, roleSource)
	return i >= 0 && i == k
}
