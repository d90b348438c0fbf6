package figure

import "readout/internal/syntax"

// counter reads a bare number as another count of what the figure before it
// counts: "put the dead at 40, while the rebels spoke of 70".
func (f *Finder) counter(s *syntax.Sentence, q quantity, before Figure) (Figure, bool) {
	if q.value < 1 {
		return Figure{}, false // "half of them"
	}
	if before.Of != "" && lower(s, q.last) == "of" && f.pronouns[lower(s, q.last+1)] {
		return f.again(s, q, before, "some of the same"), true // "15 members, five of them permanent"
	}
	if before.Of != "" && before.Word < q.first && f.noun(s, q.last) < 0 && !f.notCounted(s, q) && f.ofThem(s, before.Word, q.first) {
		return f.again(s, q, before, "some of the same"), true // "577 seats, of which they hold 308"
	}
	if !q.digits && q.value < 10 || q.currency != "" || q.plain && q.value >= 1900 && q.value <= 2100 || before.Of == "" || f.notCounted(s, q) || f.noun(s, q.last) >= 0 {
		return Figure{}, false
	}
	// "by 119 votes to 102" counts the votes of both sides.
	contrast := before.Unit == "voted" && lower(s, q.first-1) == "to" && before.Word >= q.first-3
	for i := before.Word; i < q.first; i++ {
		contrast = contrast || f.contrast[lower(s, i)]
	}
	if !contrast && !f.isCount(s, q) {
		return Figure{}, false
	}
	out := f.again(s, q, before, "another count of the same")
	out.Against = contrast
	return out, true
}

// restated makes another count of what the sentence before counts, where the number is only said to
// be the figure, or nothing at all: "killed 100 villagers. The army put the figure at 60", "The
// rebels spoke of 90".
func (f *Finder) restated(s *syntax.Sentence, q quantity, before Figure) (Figure, bool) {
	year := q.plain && q.value >= 1900 && q.value <= 2100
	if before.Sentence != s.Index-1 || before.Of == "" || f.counts[before.Unit] != "" || year || q.currency != "" || f.noun(s, q.last) >= 0 || f.notCounted(s, q) || lower(s, q.first-1) == "the" || f.counterOver(s, q.last-1) < 0 {
		return Figure{}, false
	}
	out := f.again(s, q, before, "another count of the same, a sentence later")
	out.Verb, out.Against = -1, true
	return out, true
}

// ofThem reports whether "of which" or "of them" stands between words i and k.
func (f *Finder) ofThem(s *syntax.Sentence, i, k int) bool {
	for ; i+1 < k; i++ {
		if lower(s, i) == "of" && f.pronouns[lower(s, i+1)] {
			return true
		}
	}
	return false
}

// again makes a figure of a number that counts what the figure before it counts.
func (f *Finder) again(s *syntax.Sentence, q quantity, before Figure, why string) Figure {
	first, bound := f.bound(s, q)
	return Figure{
		Start: s.Words[first].Start, End: s.Words[q.last-1].End, Word: q.last - 1, Verb: before.Verb, Value: q.value, High: q.high,
		Bound: bound, Unit: before.Unit, Of: before.Of, Why: why,
	}
}

// shareFate gives the counted nouns of a list the fate said of the last: "left
// three guards, two clerks and ten rebels dead"; and what the first is said to be
// to the others: "the dead are ten villagers and three guards".
func (f *Finder) shareFate(s *syntax.Sentence, figures []Figure) {
	for i := len(figures) - 2; i >= 0; i-- {
		a, b := &figures[i], &figures[i+1]
		if a.Verb < 0 && b.Verb >= 0 && b.Verb > b.Word && a.Of != "" && (f.listed(s, a.Word) == f.listed(s, b.Word) || noun(s, b.Word) && nextInList(s, a.Word, b.Start)) {
			a.Unit, a.Verb, a.Why = b.Unit, b.Verb, b.Why
		}
	}
	for i := 1; i < len(figures); i++ {
		a, b := &figures[i-1], &figures[i]
		if b.Verb < 0 && a.Verb >= 0 && b.Of != "" && f.listed(s, b.Word) == f.listed(s, a.Word) && s.Words[a.Verb].Head == f.listed(s, a.Word) && syntax.IsRel(s.Words[a.Verb].Rel, "nsubj") {
			b.Unit, b.Verb, b.Why = a.Unit, a.Verb, a.Why
		}
	}
}

// nextInList reports whether only a comma or "and" parts a word from what begins
// at byte start: a list, whatever the tree says.
func nextInList(s *syntax.Sentence, word, start int) bool {
	i := word + 1
	for i < len(s.Words) && (s.Words[i].Text == "," || s.Words[i].Rel == "cc") {
		i++
	}
	return i > word+1 && i < len(s.Words) && s.Words[i].Start == start
}

// listed returns the first word of the list that a word stands in, or the word
// itself. "Insurgents" in "hundreds of insurgents" stand where their number does.
func (f *Finder) listed(s *syntax.Sentence, i int) int {
	for {
		h := s.Words[i].Head
		_, number := f.numbers[lower(s, h)]
		if h < 0 || s.Words[i].Rel != "conj" && !(number && s.Words[i].Rel == "nmod") {
			return i
		}
		i = h
	}
}

// contrasted reports whether a verb of counting opens another side's account:
// "while the army put the dead at three".
func (f *Finder) contrasted(s *syntax.Sentence, verb int) bool {
	for _, c := range s.Children(verb) {
		if rel := s.Words[c].Rel; c < verb && (rel == "mark" || rel == "cc") && f.contrast[s.Words[c].Lemma] {
			return true
		}
	}
	return false
}

// bareCount reports whether a figure counts "number" or "total" itself, which
// say nothing without what they are of.
func (f *Finder) bareCount(fig *Figure) bool {
	own, ok := f.counts[fig.Unit]
	return ok && own == ""
}

// isCount reports whether a bare number is the number of what was counted
// before: "the number is 60", "a total of 94".
func (f *Finder) isCount(s *syntax.Sentence, q quantity) bool {
	at := q.last - 1
	if own, ok := f.counts[lemma(s, s.Words[at].Head)]; ok && own == "" {
		return true
	}
	own, ok := f.counts[lemma(s, s.Child(at, "nsubj"))]
	return ok && own == ""
}

// insetFate gives those counted before a part of them, and the part, what is
// said of all behind it: "14 people, among them three children, had drowned".
func (f *Finder) insetFate(s *syntax.Sentence, figures []Figure) {
	for i := range figures {
		a := &figures[i]
		open, end := f.insetAfter(s, a.Word)
		if end < 0 {
			continue
		}
		unit, verb, why := a.Unit, a.Verb, a.Why
		for at := end + 1; verb < 0 && at < len(s.Words) && at <= end+reach; at++ {
			if x := s.Words[at].UPOS; x != "AUX" && x != "VERB" && x != "ADJ" && x != "ADV" {
				break // others are spoken of
			}
			u, ok := f.became(s, at)
			if !ok {
				u, _ = f.complement(s, at, "nsubj") // "lost their lives"
			}
			if u != "" {
				unit, verb, why = u, at, "counted by "+s.Words[at].Text
			}
		}
		if verb < 0 {
			continue
		}
		a.Unit, a.Verb, a.Why = unit, verb, why
		for k := i + 1; k < len(figures) && figures[k].Word < end; k++ {
			if b := &figures[k]; b.Verb < 0 && b.Of != "" && b.Word > open {
				b.Unit, b.Verb, b.Why = unit, verb, why
			}
		}
	}
}

// insetAfter returns the commas around a part of those that noun counts, or
// -1: "people, among them a child, ...".
func (f *Finder) insetAfter(s *syntax.Sentence, noun int) (open, end int) {
	open = noun + 1
	if lower(s, open) != "," {
		return -1, -1
	}
	for _, p := range f.inset {
		if !matches(s, open+1, p.words) {
			continue
		}
		for end = open + 1 + len(p.words); end < len(s.Words); end++ {
			if w := s.Words[end]; w.Text == "," {
				return open, end
			} else if w.UPOS == "VERB" && w.XPOS == "VBD" {
				break
			}
		}
	}
	return -1, -1
}

// sinceThen reports whether a sentence tells of all that came after a time
// named before.
func (f *Finder) sinceThen(s *syntax.Sentence) bool {
	for i := range s.Words {
		for _, p := range f.anchors {
			if matches(s, i, p.words) {
				return true
			}
		}
	}
	return false
}

// counterOver returns the verb of counting that a number is the object of, or
// what it puts a count "at"; -1 when there is none.
func (f *Finder) counterOver(s *syntax.Sentence, at int) int {
	w := s.Words[at]
	if w.Rel == "nummod" && w.Head >= 0 {
		w = s.Words[w.Head]
	}
	if w.Head >= 0 && syntax.IsRel(w.Rel, "nmod") && s.Words[w.Head].Rel == "obj" && f.isCounted(s, w.Head) {
		if verb := s.Words[w.Head].Head; f.claims[s.Words[verb].Lemma] && s.Child(verb, "nsubj") >= 0 {
			return verb // "gave a figure of 110,000"
		}
	}
	if w.Head < 0 || s.Words[w.Head].UPOS != "VERB" || s.Child(w.Head, "nsubj") < 0 {
		return -1
	}
	if bare := s.Words[at].UPOS == "NUM" && (w.Rel == "obj" || w.Rel == "obl"); bare && f.claims[s.Words[w.Head].Lemma] {
		return w.Head // "organisers claimed 20,000", "spoke of 20,000"
	}
	if !f.counters[s.Words[w.Head].Lemma] {
		return -1
	}
	// "put" counts only where it puts something at a number.
	if object := s.Child(w.Head, "obj"); w.Rel == "obj" && s.Words[w.Head].Lemma != "put" || w.Rel != "obj" && object >= 0 && f.countNoun(s, object) {
		return w.Head
	}
	return -1
}

func noun(s *syntax.Sentence, i int) bool {
	return i < len(s.Words) && (s.Words[i].UPOS == "NOUN" || s.Words[i].UPOS == "PROPN")
}
