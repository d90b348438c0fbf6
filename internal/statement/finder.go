package statement

import (
	"io/fs"
	"slices"
	"sync"

	"readout/internal/mention"
	"readout/internal/model"
	"readout/internal/syntax"
)

// Finder finds statements. It is safe for use by several goroutines.
type Finder struct {
	res   *resources
	net   *network     // nil where there is no model
	quote model.Scorer // likewise
	looks sync.Pool    // of *look: memory, and what they know of features
}

// New reads the lexicon and, where there is one, the model from the data
// tree.
func New(fsys fs.FS) (*Finder, error) {
	res, err := loadResources(fsys)
	if err != nil {
		return nil, err
	}
	net, quote, err := loadModels(fsys)
	if err != nil {
		return nil, err
	}
	return &Finder{res: res, net: net, quote: quote}, nil
}

// Find returns the statements of a document in the order of their cues. It
// reads the sentences' trees and, where set is given, who is named; it
// changes neither.
func (f *Finder) Find(text string, sents []syntax.Sentence, set *mention.Set) []Statement {
	return f.FindAll([]Document{{text, sents, set}})[0]
}

// Document is what statements are found in.
type Document struct {
	Text      string
	Sentences []syntax.Sentence
	Mentions  *mention.Set // may be nil
}

// FindAll is Find for some documents, whose sentences the network reads side by side.
func (f *Finder) FindAll(docs []Document) [][]Statement {
	workers, articles := make([]worker, len(docs)), make([]*article, 0, len(docs))
	known, sentences := f.net != nil, 0
	for i, d := range docs {
		a := newArticle(d.Text, d.Sentences, f.res)
		workers[i] = worker{a: a, quote: f.quote, set: d.Mentions, first: sentences}
		articles, sentences = append(articles, a), sentences+len(a.sents)
		known = known && f.net.knows(a)
	}
	var k *look // nil where the patterns alone decide
	if known {
		if k, _ = f.looks.Get().(*look); k == nil {
			k = &look{}
		}
		defer f.giveBack(k)
		f.net.look(articles, k)
	}
	var cues []found
	ends := make([]int, len(docs)) // of each document's cues
	for i := range workers {
		workers[i].look = k
		for s := range docs[i].Sentences {
			cues = append(cues, workers[i].cues(s)...)
		}
		ends[i] = len(cues)
	}
	parts := partsOf(cues, k)
	out, from := make([][]Statement, len(docs)), 0
	for i, to := range ends {
		out[i] = workers[i].statements(cues[from:to:to], parts[from:to:to])
		from = to
	}
	return out
}

// statements are those of the cues of a document.
func (w *worker) statements(cues []found, parts [][]role) []Statement {
	var out []Statement
	w.cede(cues, parts)
	w.cedeClause(cues, parts)
	w.cedeDeeds(cues, parts)
	for i, labels := range parts {
		if st, ok := w.statement(cues[i], labels); ok {
			out = append(out, st)
		}
	}
	w.adopt(out)
	w.sever(out)
	w.answered(out)
	// What had all its content from a neighbour says nothing once that is severed.
	out = slices.DeleteFunc(out, func(st Statement) bool { return len(st.Content) == 0 })
	out = w.withLayout(out)
	nest(out)
	return out
}

// giveBack keeps the memory of a look, but nothing of the articles.
func (f *Finder) giveBack(k *look) {
	clear(k.sents)
	k.sents, k.words, k.cues, k.shares = k.sents[:0], nil, nil, nil
	f.looks.Put(k)
}

// worker is the state of reading one document.
type worker struct {
	a        *article
	look     *look        // nil where the patterns alone decide
	first    int          // the number of its first sentence in the look
	quote    model.Scorer // nil without a model
	set      *mention.Set
	features []uint32
}

// longestSentence is the number of words beyond which a sentence is no prose
// (a table, a list of names) and would only cost time.
const longestSentence = 500

// found is a cue with the reading of its sentence.
type found struct {
	reading
	number int // of its sentence in the look
	score  float32
}

// cues returns the cues of a sentence in text order.
func (w *worker) cues(sentence int) []found {
	var out []found
	s := &w.a.sents[sentence]
	if len(s.Words) > longestSentence {
		return nil
	}
	for i := range s.Words {
		if !cueCandidate(&s.Words[i]) || w.a.labelled(s, i) || compounded(s, i) {
			continue
		}
		if w.look == nil {
			if r := w.a.read(sentence, i); r.found && w.a.plain(&r) {
				out = append(out, found{reading: r})
			}
			continue
		}
		points := w.look.cues[w.first+sentence][i]
		short := points < w.look.net.threshold
		known := len(w.a.words[sentence][i].senses) > 0 || s.Words[i].Text == ":" || w.a.lex.in(silent, lower(s, i))
		if short && !known {
			continue
		}
		r := w.a.read(sentence, i)
		if short && !w.a.evident(&r) {
			continue
		}
		out = append(out, found{reading: r, number: w.first + sentence, score: points})
	}
	return withoutSpeakers(out)
}

// compounded reports whether word i is the participle of a compound such as
// "so-called".
func compounded(s *syntax.Sentence, i int) bool {
	return i > 0 && s.Words[i].XPOS == "VBN" && s.Words[i-1].Text == "-" && s.Words[i-1].End == s.Words[i].Start
}

// withoutSpeakers drops nouns that were taken for cues where a colon makes them the
// speaker: "UN envoy: …".
func withoutSpeakers(cues []found) []found {
	colon := slices.IndexFunc(cues, func(c found) bool { return c.found && c.colon })
	if colon < 0 {
		return cues
	}
	speaker := cues[colon].roles
	return slices.DeleteFunc(cues, func(c found) bool { return speaker[c.cue] == roleSource })
}

// partsOf returns the parts of the words around each cue: what the network says,
// where there is one and the words leave a doubt, else what the patterns say.
func partsOf(cues []found, k *look) [][]role {
	out := make([][]role, len(cues))
	if k != nil {
		out = k.parts(cues)
	}
	for i := range cues {
		if k == nil || cues[i].sure {
			out[i] = cues[i].roles
		}
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
	if !r.found || r.trails {
		return r.trails
	}
	w := &a.sents[r.sentence].Words[r.cue]
	if r.colon {
		return !endsSentence(&a.sents[r.sentence].Words[len(r.roles)-1]) // a headline
	}
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
			return a.saysClause(r) || a.toldByOther(r) || r.cue > 0 && w.XPOS == "VBG" && lower(&a.sents[r.sentence], r.cue-1) == "as" && r.source >= 0
		}
		s := &a.sents[r.sentence]
		return w.UPOS == "NOUN" && r.source >= 0 && a.words[r.sentence][r.cue].quote < 0 &&
			(r.sense.act != "assert" || r.cue+1 < len(s.Words) && lower(s, r.cue+1) == "that" || a.toldBy(s, r.cue) >= 0)
	}
	return false
}

// deniesThat recognises the denial of what was said before: a verb with a subject
// of its own or that of the verb it is joined to and, for its object, something done, "it",
// "that", a part in it ("responsibility") or a noun of saying, which may stand before it
// ("a charge the ministry rejects").
func (a *article) deniesThat(r *reading) bool {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	shares := s.Words[r.cue].Rel == "conj" && r.source >= 0 && s.Words[r.source].Head == s.Words[r.cue].Head // "said … and denied …"
	if r.source < 0 || s.Words[r.source].Head != r.cue && !shares || info[r.cue].quote >= 0 {
		return false
	}
	o := s.Child(r.cue, "obj")
	switch {
	case s.Child(r.cue, "xcomp") > r.cue, r.cue+1 < len(s.Words) && s.Words[r.cue+1].XPOS == "VBG":
		return true
	case o < 0 && s.Words[r.cue].Rel == "acl:relcl":
		o = s.Words[r.cue].Head
	case o < 0 && r.source < r.cue:
		o = r.source - 1
		for o >= 0 && s.Words[o].UPOS == "DET" {
			o--
		}
	}
	return o >= 0 && (s.Words[o].UPOS == "PRON" || pointed(s, o) || classOf(info[o].senses) == "say" || (a.lex.in(guilt, lower(s, o)) || a.lex.in(pointer, lower(s, o))) && s.Words[o].Head == r.cue)
}

// pointed reports whether a noun is "that" one or "those".
func pointed(s *syntax.Sentence, i int) bool {
	d := s.Child(i, "det")
	return d >= 0 && (lower(s, d) == "that" || lower(s, d) == "those")
}

// saysClause reports whether a verb of saying has a subject of its own and a
// clause or what the list names for its complement, or more than says that something will be done ("threatened to close it"), or calls something by words in quotation marks.
func (a *article) saysClause(r *reading) bool {
	s, info := &a.sents[r.sentence], a.words[r.sentence]
	if r.source < 0 || s.Words[r.source].Head != r.cue || info[r.cue].quote >= 0 {
		return false
	}
	if r.sense.frame != "*" || s.Child(r.cue, "ccomp") > r.cue || a.asksAfter(s, r.cue) || r.sense.act != "assert" && s.Child(r.cue, "xcomp") > r.cue {
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
