package statement

import (
	"io/fs"

	"readout/internal/mention"
	"readout/internal/syntax"
)

// Finder finds statements. It is safe for use by several goroutines.
type Finder struct {
	lex   *lexicon
	model *Model
}

// New reads the lexicon and, where there is one, the model from the data
// tree.
func New(fsys fs.FS) (*Finder, error) {
	lex, err := loadLexicon(fsys)
	if err != nil {
		return nil, err
	}
	m, err := loadModel(fsys)
	if err != nil {
		return nil, err
	}
	return &Finder{lex: lex, model: m}, nil
}

// Find returns the statements of a document in the order of their cues. It
// reads the sentences' trees and, where set is given, who is named; it
// changes neither.
func (f *Finder) Find(text string, sents []syntax.Sentence, set *mention.Set) []Statement {
	a := newArticle(text, sents, f.lex)
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
	nest(out)
	return out
}

// worker is the state of reading one document.
type worker struct {
	a        *article
	model    *Model
	set      *mention.Set
	scorer   roleScorer
	features []uint32
}

// found is a cue with the reading of its sentence.
type found struct {
	reading
	score float32
}

// cues returns the cues of a sentence in text order.
func (w *worker) cues(sentence int) []found {
	var out []found
	s := &w.a.sents[sentence]
	for i := range s.Words {
		if !cueCandidate(&s.Words[i]) {
			continue
		}
		if w.model == nil {
			if r := w.a.read(sentence, i); r.found && w.a.plain(&r) {
				out = append(out, found{reading: r})
			}
			continue
		}
		w.features = w.a.cueFeatures(sentence, i, w.features[:0])
		points := score(w.model.cue, w.features)
		if points < w.model.threshold {
			continue
		}
		r := w.a.read(sentence, i)
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
