package statement

import (
	"strings"

	"readout/internal/mention"
	"readout/internal/syntax"
)

// statement turns a cue, its reading and the parts of the words into a
// statement; false when nothing is said.
func (w *worker) statement(c found, labels []role) (Statement, bool) {
	s := &w.a.sents[c.sentence]
	c.reclaimSource(s, labels)
	c.reclaimPhrase(s, labels)
	c.reclaimContent(s, labels)
	reclaimCount(s, labels, c.cue)
	w.dropAsides(&c.reading, labels)
	dropExpletive(s, labels)
	w.dropAddressee(c.sentence, c.cue, labels)
	st := w.lay(&c, labels)
	if len(st.ContentWords) == 0 && c.found && c.sense.class == "say" {
		st = w.lay(&c, c.roles)
	}
	if len(st.ContentWords) == 0 || w.onlyScared(&st, &c.reading) {
		return st, false
	}
	w.spans(&st)
	w.detail(&st, &c.reading)
	return st, true
}

// scareQuote is how many words a quotation may have that only keeps its distance
// ("the 'special operation'").
const scareQuote = 3

// onlyScared reports whether a cue that no list knows was taken for one because of
// a few words in quotation marks within its subject or object ("signed a
// 'historic' treaty"): nobody says anything.
func (w *worker) onlyScared(st *Statement, r *reading) bool {
	s := &w.a.sents[st.Sentence]
	if st.Class != "" || s.Words[st.CueWord].UPOS != "VERB" || s.Child(st.CueWord, "ccomp", "xcomp", "parataxis", "advcl") >= 0 {
		return false
	}
	quoted := map[int]int{}
	for _, c := range st.ContentWords {
		if c.Sentence != st.Sentence {
			return false
		}
		for i := c.First; i < c.Last; i++ {
			if q := w.a.words[c.Sentence][i].quote; q >= 0 && !isPunct(&s.Words[i]) {
				quoted[q]++
			}
		}
	}
	for _, n := range quoted {
		if n > scareQuote {
			return false
		}
	}
	return len(quoted) > 0
}

// lay makes the statement's parts of the words' labels.
func (w *worker) lay(c *found, labels []role) Statement {
	s := &w.a.sents[c.sentence]
	st := Statement{Sentence: c.sentence, CueWord: c.cue, SourceSentence: c.sentence, SourceWord: -1, Parent: -1,
		Act: c.sense.act, Class: c.sense.class, Trails: c.trails, Score: float64(c.score)}
	w.source(&st, s, &c.reading, labels)
	first, last := run(labels, c.cue)
	st.Cue = [2]int{s.Words[first].Start, s.Words[last-1].End}
	st.ContentWords = w.contentRuns(st.Sentence, labels)
	w.extend(&st, labels)
	return st
}

// contentRuns returns the runs of content words without the punctuation around
// them, unless it is quoted.
func (w *worker) contentRuns(sentence int, labels []role) []Range {
	var out []Range
	s, info := &w.a.sents[sentence], w.a.words[sentence]
	bare := func(i int) bool { return isPunct(&s.Words[i]) && info[i].quote < 0 }
	for i := 0; i < len(labels); {
		if labels[i] != roleContent {
			i++
			continue
		}
		f, l := run(labels, i)
		i = l
		for f < l && bare(f) {
			f++
		}
		for l > f && bare(l-1) {
			l--
		}
		if f < l {
			out = append(out, Range{sentence, f, l})
		}
	}
	return out
}

// spans sets Content from ContentWords; pieces with only space between them
// become one.
func (w *worker) spans(st *Statement) {
	st.Content = st.Content[:0]
	for _, r := range st.ContentWords {
		ws := w.a.sents[r.Sentence].Words
		span := [2]int{ws[r.First].Start, ws[r.Last-1].End}
		if n := len(st.Content); n > 0 && st.Content[n-1][1] <= span[0] && strings.TrimSpace(w.a.text[st.Content[n-1][1]:span[0]]) == "" {
			st.Content[n-1][1] = span[1]
			continue
		}
		st.Content = append(st.Content, span)
	}
}

// dropExpletive takes "it" in "it was announced that" out of the content.
func dropExpletive(s *syntax.Sentence, labels []role) {
	if len(labels) > 1 && labels[0] == roleContent && labels[1] != roleContent && lower(s, 0) == "it" {
		labels[0] = roleNone
	}
}

// reclaimSource gives the speaker back where the model took the word next to
// the verb for part of the cue.
func (r *reading) reclaimSource(s *syntax.Sentence, labels []role) {
	if r.source < 0 || labels[r.source] != roleCue || isVerb(&s.Words[r.source]) {
		return
	}
	for i := range labels {
		if labels[i] == roleCue && r.roles[i] == roleSource {
			labels[i] = roleSource
		}
	}
}

// reclaimPhrase gives the speaker the words that follow it up to the verb, where
// nothing sets them apart ("sources close to the palace said"): a misread tree
// makes them a clause of what is said.
func (r *reading) reclaimPhrase(s *syntax.Sentence, labels []role) {
	if r.source < 0 || r.source+2 >= r.cue || s.Words[r.source].Head != r.cue || !isNominal(&s.Words[r.source]) {
		return
	}
	if next := s.Words[r.source+1].UPOS; next != "ADJ" && next != "ADV" && next != "ADP" || s.Words[r.source+2].UPOS != "ADP" {
		return
	}
	for i := r.source + 1; i < r.cue; i++ {
		if w := &s.Words[i]; isPunct(w) || isVerb(w) || w.UPOS == "SCONJ" {
			return
		}
	}
	for i := r.source; i < r.cue; i++ {
		for _, parts := range [][]role{labels, r.roles} {
			if parts[i] == roleContent {
				parts[i] = roleSource
			}
		}
	}
}

// reclaimContent gives what is said its verb back where the words right behind the
// cue went with it: "denied having attacked the convoy".
func (r *reading) reclaimContent(s *syntax.Sentence, labels []role) {
	if !r.found || r.sense.class != "say" {
		return
	}
	_, last := run(labels, r.cue)
	for i := r.cue + 1; i < last; i++ {
		if r.roles[i] != roleContent || !isVerb(&s.Words[i]) {
			continue
		}
		for ; i < last; i++ {
			labels[i] = roleContent
		}
	}
}

// reclaimCount gives the content what stands right behind the cue and belongs to a
// number in it: "said | at least 40 had died", "said | up to 200 were held".
func reclaimCount(s *syntax.Sentence, labels []role, cue int) {
	_, last := run(labels, cue)
	if last == len(labels) || labels[last] != roleContent {
		return
	}
	number := func(i int) bool { return i < len(s.Words) && s.Words[i].UPOS == "NUM" }
	for i := last - 1; i > cue; i-- {
		w := &s.Words[i]
		ofNumber := w.Head >= last && (s.Words[w.Head].UPOS == "ADJ" || s.Words[w.Head].UPOS == "ADV") && number(w.Head+1)
		if u := w.UPOS; !ofNumber && !(u == "ADP" && s.Words[last].UPOS == "ADP" && number(last+1)) || u != "ADP" && u != "ADV" {
			return
		}
		labels[i] = roleContent
	}
}

// dropAsides takes out of the content the clauses that hang from the cue's verb
// by "while" or "although": what the article adds, not what the speaker says.
func (w *worker) dropAsides(r *reading, labels []role) {
	s := &w.a.sents[r.sentence]
	for _, d := range s.Children(r.cue) {
		if d < r.cue || !syntax.IsRel(s.Words[d].Rel, "advcl") || r.roles[d] == roleContent || !w.a.lex.in(aside, marker(s, d)) {
			continue
		}
		first, last := s.Subtree(d)
		for i := max(first, r.cue+1); i < last; i++ {
			if labels[i] == roleContent {
				labels[i] = roleNone
			}
		}
	}
}

// dropAddressee takes those addressed in "told reporters in Riga, …" out of the
// content: the few words after the cue, outside quotations, up to a comma,
// "that" or a quotation mark.
func (w *worker) dropAddressee(sentence, cue int, labels []role) {
	s, info := &w.a.sents[sentence], w.a.words[sentence]
	if !w.a.lex.in(addressee, lower(s, cue)) {
		return
	}
	for i := cue + 1; i < len(labels) && i <= cue+8 && info[i].quote < 0; i++ {
		text := s.Words[i].Lower()
		next := i+1 < len(labels) && info[i+1].quote >= 0
		if text == "," || text == "that" || text == ":" || next {
			for j := cue + 1; j <= i && (j < i || text == "," || text == ":" || next); j++ {
				if labels[j] == roleContent {
					labels[j] = roleNone
				}
			}
			return
		}
		if isVerb(&s.Words[i]) || isPunct(&s.Words[i]) {
			return
		}
	}
}

// run returns the half-open range of equal labels around word i.
func run(labels []role, i int) (first, last int) {
	first, last = i, i+1
	for first > 0 && labels[first-1] == labels[i] {
		first--
	}
	for last < len(labels) && labels[last] == labels[i] {
		last++
	}
	return first, last
}

// source sets the speaker: the run of source words that holds the pattern's
// speaker, else the longest.
func (w *worker) source(st *Statement, s *syntax.Sentence, r *reading, labels []role) {
	for i := 1; i+1 < len(labels); i++ {
		if labels[i] == roleNone && labels[i-1] == roleSource && labels[i+1] == roleSource {
			labels[i] = roleSource // one word left out inside a phrase, such as a hyphen
		}
	}
	bf, bl := -1, -1
	for i := 0; i < len(labels); {
		if labels[i] != roleSource {
			i++
			continue
		}
		f, l := run(labels, i)
		if bf < 0 || l-f > bl-bf || r.source >= f && r.source < l {
			bf, bl = f, l
		}
		if r.source >= f && r.source < l {
			break
		}
		i = l
	}
	if bf < 0 {
		if r.source < 0 {
			r.source = w.neighbour(s, r)
			for i := r.source; i >= 0 && i < r.cue && labels[i] == roleCue && w.names(r.sentence, i); i-- {
				labels[i] = roleNone
			}
		}
		if r.source < 0 || r.sense.class == "" {
			return
		}
		bf, bl = w.phraseOf(s, r.source, r.cue)
	}
	for bl-bf > 1 && s.Words[bf].UPOS == "ADP" {
		bf++ // "by", "from"
	}
	if bl <= r.cue && opensSentence(s, bf) {
		bf = 0
	}
	if bf < s.Dateline && s.Dateline < bl {
		bf = s.Dateline // "OSLO (Agency) - Sweden said": not the agency
	}
	for bl-bf > 1 && s.Words[bl-1].XPOS == "RB" {
		bl-- // "the ministry earlier had said"
	}
	head := headOf(s, bf, bl)
	if r.source >= bf && r.source < bl && r.source != head && isVerb(&s.Words[head]) {
		// the run swallowed the verb of another clause: keep the noun phrase
		f, l := s.Subtree(r.source)
		bf, bl, head = max(bf, f), min(bl, l), r.source
	}
	st.Source = [2]int{s.Words[bf].Start, s.Words[bl-1].End}
	st.SourceWord = head
}

// neighbour is the actor named right before an active verb that has no subject
// in a misread tree ("On Friday Malta denied the report"); -1 for none.
func (w *worker) neighbour(s *syntax.Sentence, r *reading) int {
	if w.set == nil || s.Words[r.cue].UPOS != "VERB" || s.Child(r.cue, "aux:pass") >= 0 || r.sense.class == "gap" {
		return -1
	}
	i := r.cue - 1
	for i >= 0 && isVerbGroup(&s.Words[i]) && s.Words[i].Head == r.cue && s.Words[i].UPOS != "PROPN" && !isCapital(s.Words[i].Text) {
		i--
	}
	if i < 0 || r.roles[i] == roleContent || !w.names(r.sentence, i) {
		return -1
	}
	return i
}

// names reports whether word i belongs to the name of an actor.
func (w *worker) names(sentence, i int) bool {
	m := w.set.At(sentence, i)
	return m != nil && m.Kind == mention.Name && m.Entity >= 0 && m.Entity < len(w.set.Entities) && w.set.Entities[m.Entity].Actor()
}

// headOf returns the word of [first, last) that hangs from outside it, looking
// only before what follows the first noun ("the coalition fighting rebels"):
// a misread tree must not make the rebels speak.
func headOf(s *syntax.Sentence, first, last int) int {
	last = coreEnd(s, first, last)
	best := -1
	for i := first; i < last; i++ {
		h := s.Words[i].Head
		if h >= first && h < last || isPunct(&s.Words[i]) {
			continue
		}
		if best < 0 || s.Words[best].UPOS != "NOUN" && s.Words[best].UPOS != "PROPN" && s.Words[best].UPOS != "PRON" {
			best = i
		}
	}
	if best < 0 {
		best = first
	}
	return best
}

// coreEnd returns where what follows the first noun begins: a preposition, a
// participle, an adjective ("sources close to"), a relative pronoun, a comma.
func coreEnd(s *syntax.Sentence, first, last int) int {
	for i := first + 1; i < last; i++ {
		before, w := &s.Words[i-1], &s.Words[i]
		noun := before.UPOS == "NOUN" || before.UPOS == "PROPN" || before.UPOS == "PRON"
		if w.UPOS == "ADJ" && w.Head > i && w.Head < last {
			continue // "UN humanitarian coordinator Ann Lee"
		}
		if noun && (w.UPOS == "ADP" || w.XPOS == "VBG" || w.XPOS == "VBN" || w.XPOS == "WP" || w.XPOS == "WDT" || w.Text == "," || w.UPOS == "ADV" || w.UPOS == "ADJ") {
			return i
		}
	}
	return last
}

// phraseOf is the noun phrase of word i, cut off at word stop when that lies
// inside.
func (w *worker) phraseOf(s *syntax.Sentence, i, stop int) (first, last int) {
	first, last = s.Subtree(i)
	if first <= stop && stop < i {
		first = stop + 1
	}
	if i < stop && stop < last {
		last = stop
	}
	for last > i+1 && isPunct(&s.Words[last-1]) {
		last--
	}
	return first, last
}
