package figure

import (
	"strings"

	"readout/internal/syntax"
)

// reach is how many words after a number its noun may stand.
const reach = 5

// complete turns a number into a figure, or says that it is none: a date, a
// clock time, an age, an ordinal, a name.
func (f *Finder) complete(s *syntax.Sentence, q quantity) (Figure, bool) {
	if f.notCounted(s, q) {
		return Figure{}, false
	}
	out := Figure{Word: q.last - 1, Verb: -1, Value: q.value, High: q.high, Bound: Exact, Unit: q.currency}
	first, bound := f.bound(s, q)
	last := q.last
	out.Bound = bound
	if q.high != nil {
		out.Bound = Between
		if lower(s, first-1) == "between" || lower(s, first-1) == "from" {
			first--
		}
	}
	if f.changed(s, q) {
		out.Value, out.High, out.Bound = *q.high, nil, Exact // "rose from 40 to 57": it is 57 now
	}
	last = f.boundAfter(s, last, &out)
	if noun := f.noun(s, last); noun >= 0 && q.currency == "" {
		out.Word, last = noun, noun+1
		out.Of = s.Words[noun].Text
		if lower(s, noun-1) == "-" && s.Words[noun].XPOS == "NN" && q.value != 1 {
			out.Of = plural(out.Of) // a "193-member assembly" has 193 members
		}
	}
	if !f.unit(s, &out, q) && !f.nameless(s, &out, q) || q.alone() && (out.Verb < 0 || out.Word < q.last && out.Verb != q.last) {
		return Figure{}, false // "one" counts only victims: "one soldier was killed", not "one idea"
	}
	if out.Verb < 0 && !q.digits && q.value <= 10 && q.high == nil && lower(s, q.first-1) == "the" && s.Words[max(q.first-3, 0)].UPOS != "NUM" {
		return Figure{}, false // "the two leaders" are known, not counted; but "seven of the nine judges"
	}
	out.Start, out.End = s.Words[first].Start, s.Words[last-1].End
	return out, true
}

// changed reports whether a range is the way of a count from one value to
// another.
func (f *Finder) changed(s *syntax.Sentence, q quantity) bool {
	if q.high == nil || lower(s, q.first-1) != "from" {
		return false
	}
	for h, steps := s.Words[q.last-1].Head, 0; h >= 0 && steps < 4; h, steps = s.Words[h].Head, steps+1 {
		if f.change[s.Words[h].Lemma] {
			return true
		}
	}
	return false
}

func lemma(s *syntax.Sentence, i int) string {
	if i < 0 || i >= len(s.Words) {
		return ""
	}
	return s.Words[i].Lemma
}

// bound reads "more than", "at least", "some" before the number and returns
// where the phrase begins.
func (f *Finder) bound(s *syntax.Sentence, q quantity) (first int, bound string) {
	bound = Exact
	if q.vague {
		bound = AtLeast
	}
	first = q.first
	for _, p := range f.bounds {
		if n := len(p.words); q.first-n >= 0 && matches(s, q.first-n, p.words) && q.first-n < first && !f.ofVerb(s, q.first-n) {
			first, bound = q.first-n, p.bound
		}
	}
	if h := s.Words[q.last-1].Head; bound == Exact && h >= 0 && h < q.first && f.exceed[s.Words[h].Lemma] {
		if subject := s.Child(h, "nsubj"); subject >= 0 && f.countNoun(s, subject) {
			bound = MoreThan // "the toll has passed 2,500"
		}
	}
	return first, bound
}

// ofVerb reports whether a word that would be a bound belongs to the verb before
// it: "handed over 14 bodies".
func (f *Finder) ofVerb(s *syntax.Sentence, i int) bool {
	prt := s.Words[i].Rel == "compound:prt" && lower(s, i+1) != "to" // but "left up to 40 dead"
	return prt || i > 0 && s.Words[i-1].UPOS == "VERB" && f.particles[s.Words[i-1].Lemma+" "+s.Words[i].Lemma]
}

// countNoun reports whether a noun names a count: "the death toll", "the number
// of dead", "injuries".
func (f *Finder) countNoun(s *syntax.Sentence, i int) bool {
	_, fate := f.became(s, i)
	return fate || f.isCounted(s, i)
}

func (f *Finder) boundAfter(s *syntax.Sentence, last int, out *Figure) int {
	for _, p := range f.after {
		if matches(s, last, p.words) {
			out.Bound = p.bound
			return last + len(p.words)
		}
	}
	return last
}

func matches(s *syntax.Sentence, at int, words []string) bool {
	for k, w := range words {
		if lower(s, at+k) != w {
			return false
		}
	}
	return true
}

// noun returns the counted noun at or after word i: past "of the", hyphens and
// adjectives, to the last noun of a compound; -1 when there is none.
func (f *Finder) noun(s *syntax.Sentence, i int) int {
	for k := i; k < len(s.Words) && k < i+reach+2; k++ {
		w := s.Words[k]
		switch {
		case w.UPOS == "NOUN" && k > i && k+1 < len(s.Words) && s.Words[k+1].XPOS == "POS":
			continue // "four of the bloc's nine members"
		case (w.UPOS == "NOUN" || w.UPOS == "PROPN") && joined(s, k) && !f.skip[skipWord{lemma(s, k), "noun"}]:
			for at := k; joined(s, k) && k < at+2*reach; { // "rocket-propelled grenades", "surface-to-air missiles"
				k += 2
			}
			i = k
			continue
		case w.UPOS == "NOUN":
			for k+1 < len(s.Words) && s.Words[k+1].UPOS == "NOUN" && (s.Words[k+1].Head >= k || s.Words[k].Head == k+1 || lower(s, k-1) == "-") && !(k == i+1 && lower(s, i) == "-") {
				k++
			}
			return k
		case w.UPOS == "PROPN" && k+2 < len(s.Words) && s.Words[k+1].UPOS == "NUM" && s.Words[k+2].UPOS == "NOUN" && s.Words[k].Head == k+2:
			return k + 2 // "60 Leopard 2 tanks"
		case w.UPOS == "PROPN" && counts(s, k, i) && k+1 < len(s.Words) && s.Words[k+1].UPOS != "PROPN" && s.Words[k+1].UPOS != "NOUN" && s.Words[k+1].XPOS != "POS":
			return k // "70,000 Rohingya crossed"
		case w.UPOS == "ADJ", w.UPOS == "PROPN", w.UPOS == "DET", lower(s, k) == "of", lower(s, k) == "-",
			w.UPOS == "NUM", w.XPOS == "VBN" && k+1 < len(s.Words) && s.Words[k+1].UPOS == "NOUN", w.XPOS == "POS", w.XPOS == "PRP$":
		default:
			return -1
		}
	}
	return -1
}

// joined reports whether a hyphen right behind word k makes one word of it and the
// next, which is not the last of its phrase.
func joined(s *syntax.Sentence, k int) bool {
	return k+3 < len(s.Words) && s.Words[k+1].Text == "-" && s.Words[k+1].Start == s.Words[k].End && s.Words[k+2].Start == s.Words[k+1].End &&
		s.Words[k+2].UPOS != "NUM" && (s.Words[k+3].UPOS == "NOUN" || s.Words[k+3].UPOS == "ADJ" || s.Words[k+3].Text == "-")
}

// plural writes a regular English noun in the plural.
func plural(noun string) string {
	for _, end := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(noun, end) {
			return noun + "es"
		}
	}
	if n := len(noun); n > 1 && noun[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(noun[n-2])) {
		return noun[:n-1] + "ies"
	}
	return noun + "s"
}

// counts reports whether the number before word i is said of word k.
func counts(s *syntax.Sentence, k, i int) bool {
	if i > 0 && lower(s, i) == "of" && s.Words[k].Head == i-1 {
		return true // "tens of thousands of Rohingya"
	}
	return i > 0 && s.Words[i-1].Head == k && s.Words[i-1].Rel == "nummod"
}

// unit decides what the number counts; false when it counts nothing that can
// be named.
func (f *Finder) unit(s *syntax.Sentence, out *Figure, q quantity) bool {
	switch after := lower(s, q.last); {
	case after == "%" || after == "percent" || after == "per" && lower(s, q.last+1) == "cent":
		out.Unit, out.Of, out.Word = "percent", "", q.last
		return true
	case q.currency != "":
		return true
	}
	for _, at := range []int{q.last, out.Word} { // "5 billion euros", "a 5 billion euro loan"
		if c, ok := f.money[strings.ToLower(lemma(s, at))]; ok && out.Of != "" && s.Words[at].UPOS != "VERB" {
			out.Unit, out.Of = c, ""
			return true
		}
	}
	if u, at := f.fate(s, out.Word, q); u != "" && !f.pictures[lemma(s, s.Child(at, "nsubj"))] {
		out.Unit, out.Verb = u, at
		out.Why = "counted by " + s.Words[at].Text
		if out.Of == "" || at == out.Word {
			out.Of = "people"
		}
		return true
	}
	if out.Of == "" {
		return f.bare(s, out, q)
	}
	if u, at := f.grown(s, out.Word); u != "" {
		out.Unit, out.Verb = u, at
		return true
	}
	out.Unit = s.Words[out.Word].Lemma
	if short := strings.TrimSuffix(s.Words[out.Word].Text, "s"); len(short) > 1 && strings.ToUpper(short) == short {
		out.Unit = short // "MPs"
		return true
	}
	if capital := s.Words[out.Word].Text[:1]; strings.ToLower(capital) != capital && out.Word > 0 {
		out.Unit = strings.ToUpper(out.Unit[:1]) + out.Unit[1:] // a people keeps its capital
	}
	return true
}

// grown is the fate that a count of people is of which a clause says how far it has
// grown: "the toll has risen to 170 Afghans and 13 soldiers". at is the count.
func (f *Finder) grown(s *syntax.Sentence, noun int) (unit string, at int) {
	if s.Words[noun].Rel == "conj" && s.Words[noun].Head >= 0 {
		noun = s.Words[noun].Head
	}
	h := s.Words[noun].Head
	if h >= 0 && lower(s, s.Child(noun, "case")) == "at" {
		for _, at := range []int{h, s.Child(h, "obj")} { // "put the death toll at 21 soldiers"
			if u, ok := f.became(s, at); ok && at >= 0 && s.Words[at].UPOS == "NOUN" && (at == h || f.counters[s.Words[h].Lemma]) {
				return u, at
			}
		}
	}
	if h < 0 || !f.change[s.Words[h].Lemma] || lower(s, s.Child(noun, "case")) != "to" {
		return "", -1
	}
	if at = s.Child(h, "nsubj"); at < 0 {
		return "", -1
	}
	unit, _ = f.became(s, at)
	return unit, at
}

// bare finds what a number without a noun counts.
func (f *Finder) bare(s *syntax.Sentence, out *Figure, q quantity) bool {
	if h := s.Words[out.Word].Head; h >= 0 && f.change[s.Words[h].Lemma] {
		if lower(s, s.Child(out.Word, "case")) == "from" {
			return false // "raised the toll to 324 from 167": it was
		}
		if subject := s.Child(h, "nsubj"); subject >= 0 {
			if u, ok := f.became(s, subject); ok {
				out.Of, out.Unit, out.Verb = "people", u, subject // "deaths rose by a tenth, to 3,804"
				return true
			}
		}
	}
	if of := f.numbered(s, q); of >= 0 {
		out.Of, out.Unit = s.Words[of].Text, s.Words[of].Lemma // "the number of refugees has passed 600,000"
		if f.crowd[out.Unit] {
			out.Of, out.Unit = "people", "people"
		}
		if u, ok := f.became(s, of); ok {
			out.Unit, out.Verb = u, of
		} else if c := s.Child(of, "acl"); c > of && s.Words[c].XPOS == "VBN" {
			if u, ok := f.became(s, c); ok {
				out.Unit, out.Verb = u, c // "the number of people killed in the floods"
			}
		}
		return true
	}
	if u := f.ballots(s, out.Word); u != "" {
		out.Unit, out.Of = u, "members"
		return true
	}
	top := q.top(s)
	if u, at := f.governed(s, top, q); u != "" && (q.digits || q.value >= 10) {
		out.Unit, out.Of, out.Verb = u, "people", at // "driven more than two million from their homes"
		return true
	}
	// Parsers take a bare number before its verb for an adjunct.
	subject := syntax.IsRel(s.Words[top].Rel, "nsubj") || s.Words[top].Head == q.last && s.Words[top].Rel == "obl" && (q.high != nil || s.Child(top, "case") < 0) // "between 200 and 300 marched"
	h := s.Words[top].Head
	if u := f.takes[lemma(s, h)]; u != "" && s.Words[top].Rel == "obj" && syntax.IsRel(s.Words[h].Rel, "conj") {
		out.Unit, out.Of, out.Verb = u, "people", h // "convicted 14 and cleared six"
		return true
	}
	held := q.digits && s.Words[top].Rel == "obj" && h >= 0 && f.hold[s.Words[h].Lemma] // "employs 1,200"
	if held || q.vague && (subject || s.Words[top].Rel == "obj") || q.digits && q.value >= 10 && subject {
		out.Unit, out.Of = "people", "people" // "thousands marched", "7,000 took part"
		return true
	}
	return false
}

// numbered returns the noun of which a bare number is the count: what the "number"
// that is its verb's subject is of, or the people of a "crowd of 1,000"; -1 when
// it is none.
func (f *Finder) numbered(s *syntax.Sentence, q quantity) int {
	at := q.top(s)
	if first, _ := f.bound(s, q); lower(s, first-1) == "of" && f.crowd[lemma(s, first-2)] {
		return first - 2
	}
	if subject := s.Child(at, "nsubj"); f.isCounted(s, subject) {
		return of(s, subject) // "its population is 3 million"
	}
	h := s.Words[at].Head
	if h < 0 {
		return -1
	}
	if w := s.Words[h]; w.Lemma == "number" && w.UPOS == "VERB" && syntax.IsRel(w.Rel, "acl") {
		return w.Head // "gunmen numbering about 20"
	}
	if f.crowd[s.Words[h].Lemma] && syntax.IsRel(s.Words[at].Rel, "nmod") {
		return h
	}
	if object := s.Child(h, "obj"); f.counters[s.Words[h].Lemma] && s.Words[at].Rel == "obl" && f.isCounted(s, object) {
		return of(s, object) // "put the crowd at 35,000"
	}
	subject := s.Child(h, "nsubj", "nsubj:pass")
	if !f.isCounted(s, subject) {
		return -1
	}
	if of := s.Child(subject, "nmod"); of >= 0 || f.counts[lemma(s, subject)] == "" {
		return of
	}
	return subject // "the population has shrunk to 2.8 million"
}

// isCounted reports whether word i is a noun for a count: "number", "crowd".
func (f *Finder) isCounted(s *syntax.Sentence, i int) bool {
	_, ok := f.counts[lemma(s, i)]
	return ok || f.crowd[lemma(s, i)]
}

// of returns what a noun for a count is of, or the noun itself.
func of(s *syntax.Sentence, count int) int {
	if of := s.Child(count, "nmod"); of > count {
		return of
	}
	return count
}

// ballots returns the unit of a bare number that hangs on a verb of deciding,
// perhaps over another number: "carried by 60 to 30".
func (f *Finder) ballots(s *syntax.Sentence, at int) string {
	for range 3 {
		h := s.Words[at].Head
		if u, ok := f.ballot[lemma(s, s.Child(at, "nsubj"))]; ok && s.Words[at].UPOS == "NUM" {
			return u // "the vote was 12-3"
		}
		if h < 0 {
			return ""
		}
		if u, ok := f.ballot[s.Words[h].Lemma]; ok && s.Words[at].Rel != "nsubj:pass" {
			return u
		}
		if s.Words[h].UPOS != "NUM" {
			return ""
		}
		at = h
	}
	return ""
}

// nameless reads those who are called by what befell them: "seven of the 18
// accused".
func (f *Finder) nameless(s *syntax.Sentence, out *Figure, q quantity) bool {
	at := q.last
	for lower(s, at) == "of" || lower(s, at) == "the" || at < len(s.Words) && s.Words[at].UPOS == "NUM" {
		at++
	}
	if !f.named[lower(s, at)] || at-q.last > 3 || noun(s, at+1) {
		return false
	}
	out.Word, out.Of, out.Unit = at, s.Words[at].Text, lower(s, at)
	return true
}
