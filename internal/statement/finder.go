package statement

import (
	"io/fs"
	"slices"

	"readout/internal/mention"
	"readout/internal/syntax"
)

// Finder finds statements. It is safe for use by several goroutines.
type Finder struct {
	res   *resources
	model *Model
}

// New reads the lexicon and, where there is one, the model from the data
// tree.
func New(fsys fs.FS) (*Finder, error) {
	res, err := loadResources(fsys)
	if err != nil {
		return nil, err
	}
	m, err := loadModel(fsys)
	if err != nil {
		return nil, err
	}
	return &Finder{res: res, model: m}, nil
}

// Find returns the statements of a document in the order of their cues. It
// reads the sentences' trees and, where set is given, who is named; it
// changes neither.
func (f *Finder) Find(text string, sents []syntax.Sentence, set *mention.Set) []Statement {
	a := newArticle(text, sents, f.res)
	var out []Statement
	w := &worker{a: a, model: f.model, set: set}
	if f.model != nil {
		w.scorer.table = f.model.role
	}
	for i := range sents {
		for _, c := range w.cues(i) {
			if st, ok := w.statement(c); ok {
				out = append(out, st)
			}
		}
	}
	w.adopt(out)
	w.sever(out)
	w.answered(out)
	// What had all its content from a neighbour says nothing once that is severed.
	out = slices.DeleteFunc(out, func(st Statement) bool { return len(st.Content) == 0 })
	nest(out)
	return out
}

// worker is the state of reading one document.
type worker struct {
	a        *article
	model    *Model
	set      *mention.Set
	scorer   roleScorer
	look     cueLook
	features []uint32
}

// longestSentence is the number of words beyond which a sentence is no prose
// (a table, a list of names) and would only cost time.
const longestSentence = 500

// found is a cue with the reading of its sentence.
type found struct {
	reading
	score float32
}

// cues returns the cues of a sentence in text order.
func (w *worker) cues(sentence int) []found {
	var out []found
	s := &w.a.sents[sentence]
	if len(s.Words) > longestSentence {
		return nil
	}
	if w.model == nil {
		for i := range s.Words {
			if r := w.a.read(sentence, i); cueCandidate(&s.Words[i]) && r.found && w.a.plain(&r) {
				out = append(out, found{reading: r})
			}
		}
		return out
	}
	judge := w.model.judge
	judged := judge.knows(s)
	scores := w.a.cueScores(sentence, w.model.cue)
	for i, points := range scores {
		if points == never {
			continue
		}
		short := points < w.model.threshold
		if judged {
			short = points*judge.perPoint < leastDoubt
		}
		known := len(w.a.words[sentence][i].senses) > 0 || w.a.lex.in(silent, lower(s, i))
		if short && !known {
			continue
		}
		r := w.a.read(sentence, i)
		if !short && judged {
			points = w.look.score(w.a, judge.cue, &r, w.a.doubts(sentence, i, scores, judge.perPoint))
			short = points < judge.threshold
		}
		if short && !(known && w.a.evident(&r)) {
			continue
		}
		out = append(out, found{reading: r, score: points})
	}
	return out
}

// plain reports whether a reading is a statement by the patterns alone.
func (a *article) plain(r *reading) bool {
	switch r.sense.class {
	case "":
		return false
	case "gap", "hedge":
		return true
	}
	return r.source >= 0
}

// evident reports whether the patterns are sure enough of a reading to
// overrule the model, which knows the rarer cues too little: a stated gap, a
// hedge, and a noun of saying with its speaker and what is said.
func (a *article) evident(r *reading) bool {
	if !r.found {
		return false
	}
	w := &a.sents[r.sentence].Words[r.cue]
	switch r.sense.class {
	case "gap":
		return true
	case "hedge":
		return w.UPOS == "ADV"
	case "say":
		if r.sense.act == "no-comment" || a.keepsSilent(&a.sents[r.sentence], r.cue) {
			return r.source >= 0
		}
		if r.sense.frame != "*" && (r.sense.act == "deny" || r.sense.act == "accuse") {
			return r.source >= 0 // "took back the claim", "traded accusations"
		}
		if r.sense.act == "deny" && a.deniesThat(r) {
			return true
		}
		if w.UPOS == "VERB" {
			return a.saysClause(r) || r.cue > 0 && w.XPOS == "VBG" && lower(&a.sents[r.sentence], r.cue-1) == "as" && r.source >= 0
		}
		s := &a.sents[r.sentence]
		return w.UPOS == "NOUN" && r.source >= 0 && a.words[r.sentence][r.cue].quote < 0 &&
			(r.sense.act != "assert" || r.cue+1 < len(s.Words) && lower(s, r.cue+1) == "that")
	}
	return false
}

// deniesThat recognises the denial of what was said before: a verb with a subject
// of its own and "it", "that" or a noun of saying for its object.
func (a *article) deniesThat(r *reading) bool {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	o := s.Child(r.cue, "obj")
	if o < 0 || r.source < 0 || s.Words[r.source].Head != r.cue || info[r.cue].quote >= 0 {
		return false
	}
	return s.Words[o].UPOS == "PRON" || classOf(info[o].senses) == "say"
}

// saysClause reports whether a verb of saying has a subject of its own and a
// clause for its complement, or calls something by words in quotation marks.
func (a *article) saysClause(r *reading) bool {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	if r.source < 0 || s.Words[r.source].Head != r.cue || info[r.cue].quote >= 0 {
		return false
	}
	if s.Child(r.cue, "ccomp") > r.cue {
		return true
	}
	if !a.lex.in(naming, lower(s, r.cue)) {
		return false
	}
	for i, as := range r.roles {
		if as == roleContent && info[i].quote >= 0 {
			return true
		}
	}
	return false
}
