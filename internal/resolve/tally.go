package resolve

import (
	"slices"

	"readout/internal/figure"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/readout"
)

// tally is a count that an answer gives of what another has counted.
type tally struct {
	figure.Figure
	only bool // there were no more: "only two aircraft"; else "the number" is put at it
}

// tallyOf returns the count that a statement gives where it says that it was only so many,
// "only two aircraft", "fewer than 30,000", or puts "the number" at it; nil where there is none.
func (j *joiner) tallyOf(st statement.Statement) *tally {
	puts := j.namesTally(st)
	if !puts && !slices.ContainsFunc(st.ContentWords, j.hasLimit) {
		return nil
	}
	for i := range j.Figures {
		f := &j.Figures[i]
		if f.Sentence != st.Sentence || !slices.ContainsFunc(st.Content, func(c [2]int) bool { return c[0] <= f.Start && f.End <= c[1] }) {
			continue
		}
		if j.limited(f) {
			return &tally{*f, true}
		}
		if puts && f.Counter >= 0 {
			return &tally{*f, false}
		}
	}
	return nil
}

// hasLimit reports whether a range has a word that may limit a count.
func (j *joiner) hasLimit(c statement.Range) bool {
	return slices.ContainsFunc(j.Sentences[c.Sentence].Words[c.First:c.Last], func(w syntax.Word) bool {
		return j.Lexicon.Limits[w.Lower()] || j.Lexicon.Fewer[w.Lower()]
	})
}

// limited reports whether a count is told as no more than it: "only two", "fewer than two".
func (j *joiner) limited(f *figure.Figure) bool {
	words := j.Sentences[f.Sentence].Words
	first := slices.IndexFunc(words, func(w syntax.Word) bool { return w.Start >= f.Start })
	if first < 0 {
		return false
	}
	for k := max(0, first-2); k < len(words) && words[k].Start < f.End && words[k].XPOS != "CD"; k++ {
		if j.Lexicon.Limits[words[k].Lower()] || j.Lexicon.Fewer[words[k].Lower()] && words[min(k+1, len(words)-1)].Lower() == "than" {
			return true
		}
	}
	return false
}

// countsOther reports whether an answer gives another count of what was said: of the same
// things, or fewer of the speaker's own who came to harm.
func (j *joiner) countsOther(own *readout.Statement, answer *tally, said *readout.Statement) bool {
	if !j.ofThatTally(own, said) {
		return false
	}
	told, harm := &j.Sentences[said.Sentence], false
	for i := range j.Figures {
		f := &j.Figures[i]
		if f.Sentence != said.Sentence || !slices.ContainsFunc(said.Content, func(c readout.Span) bool { return c[0] <= f.Start && f.End <= c[1] }) || f.Value == answer.Value || answer.only && f.Value < answer.Value {
			continue
		}
		if answer.only && !j.toldAlike(own, said) {
			return false
		}
		if same := j.countedNoun(&answer.Figure); same == "" && !answer.only && f.Value > loneCount || same != "" && same == j.countedNoun(f) {
			return true
		}
		harm = true
	}
	return harm && answer.only && j.harmTold(told, said.Content) && j.harmTold(&j.Sentences[own.Sentence], own.Content) && (j.namedIn(said.Content, own.Speaker) != "" || j.placedIn(said, own.Speaker))
}

// ofThatTally reports whether "the number" of an answer is of nothing else than what was said tells
// of: not "the number of refugees" after so many dead.
func (j *joiner) ofThatTally(own, said *readout.Statement) bool {
	s := &j.Sentences[own.Sentence]
	return !slices.ContainsFunc(s.Words, func(w syntax.Word) bool {
		return w.Rel == "nmod" && w.UPOS == "NOUN" && w.Head >= 0 && j.Lexicon.Tallies[s.Words[w.Head].Lemma] && inside(w, own.Content) && !j.tells(said.Sentence, w.Lemma)
	})
}

// toldAlike reports whether an answer tells of its count by harm, by being, or by a verb of what was
// said: "only two were hurt", not "only two had passports".
func (j *joiner) toldAlike(own, said *readout.Statement) bool {
	s := &j.Sentences[own.Sentence]
	if j.harmTold(s, own.Content) || slices.ContainsFunc(s.Words, func(w syntax.Word) bool { return w.Rel == "cop" && inside(w, own.Content) }) {
		return true
	}
	return slices.ContainsFunc(s.Words, func(w syntax.Word) bool {
		return inside(w, own.Content) && (w.Rel == "expl" || w.UPOS == "VERB" && !j.Lexicon.Empty[w.Lemma] && slices.ContainsFunc(j.wordsIn(said), func(x syntax.Word) bool {
			return x.UPOS == "VERB" && (x.Lemma == w.Lemma || j.Lexicon.Turnouts[x.Lemma] && j.Lexicon.Turnouts[w.Lemma])
		}))
	})
}

// loneCount is what a count must be above that "the number" may be of, whatever it counts.
const loneCount = 1

// countedNoun returns the noun of what a figure counts, or "".
func (j *joiner) countedNoun(f *figure.Figure) string {
	if w := j.Sentences[f.Sentence].Words[f.Word]; w.UPOS == "NOUN" && !j.Lexicon.Tallies[w.Lemma] {
		return w.Lemma
	}
	return ""
}

// harmTold reports whether words tell of harm or loss.
func (j *joiner) harmTold(s *syntax.Sentence, within []readout.Span) bool {
	return slices.ContainsFunc(s.Words, func(w syntax.Word) bool {
		return w.UPOS == "VERB" && inside(w, within) && (j.Lexicon.Harm[w.Lemma] || j.Lexicon.Losses[w.Lemma])
	})
}
