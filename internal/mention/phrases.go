package mention

import (
	"io/fs"

	"readout/internal/model"
	"readout/internal/syntax"
)

// phraseFile is where the weights for phrases are in the data tree.
const phraseFile = "model/phrases.bin"

// Phraser finds every phrase for a person, a body or a place, named or not, in
// full: "the Members of the Security Council", "government forces", "they". It
// builds on the Namer and is safe for concurrent use.
type Phraser struct {
	namer *Namer
	tags  Namer // the same clues with the weights for phrases
	lex   *lexicon
}

// LoadPhraser reads the weights of the data tree; n finds the names.
func LoadPhraser(fsys fs.FS, n *Namer) (*Phraser, error) {
	f, err := model.Read(fsys, phraseFile, 0, 1)
	if err != nil {
		return nil, err
	}
	p, err := newPhraser(fsys, n)
	if err != nil {
		return nil, err
	}
	p.tags.weights = f.Tables[0]
	return p, nil
}

func newPhraser(fsys fs.FS, n *Namer) (*Phraser, error) {
	lex, err := loadLexicon(fsys)
	if err != nil {
		return nil, err
	}
	return &Phraser{namer: n, tags: *n, lex: lex}, nil
}

// Find returns the phrases in a document's sentences in text order; they do not
// overlap, and their types are PER, ORG and LOC. Bodies are what acts together:
// peoples, armies and "we" among them.
func (p *Phraser) Find(text string, sents []syntax.Sentence) []NameSpan {
	var out []NameSpan
	features := p.features(text, sents)
	trans := p.tags.transitions()
	for i := range sents {
		out = append(out, spansOf(i, p.tags.label(trans, features[i], nil))...)
	}
	return out
}

// features returns the features of every word of every sentence: those of the
// names, and what the names and word lists make of the words around.
func (p *Phraser) features(text string, sents []syntax.Sentence) [][][]uint32 {
	names := make([][]string, len(sents))
	for i := range sents {
		names[i] = make([]string, len(sents[i].Words))
	}
	for _, x := range p.namer.Find(text, sents) {
		for k := x.First; k < x.Last; k++ {
			names[x.Sentence][k] = "I-" + x.Type
		}
		names[x.Sentence][x.First] = "B-" + x.Type
	}
	style := styleOf(len(sents), func(i int) []syntax.Word { return sents[i].Words })
	out := make([][][]uint32, len(sents))
	for i := range sents {
		words := sents[i].Words
		out[i], _ = p.tags.features(words, style, nil, nil)
		clues := p.clues(words, names[i])
		for k := range words {
			out[i][k] = append(out[i][k], phraseFeatures(clues, k)...)
		}
	}
	return out
}

// clue is what phrases go by in one word.
type clue struct {
	name  uint32 // what the Namer makes of it
	kind  uint32 // which sort of actor the word lists have it for
	pos   uint32
	lemma uint32
	ahead uint32 // the kind of the noun in which its noun phrase ends
	head  uint32 // and that noun
}

var noClue = clue{name: 1, kind: 1, pos: 1, lemma: 1, ahead: 1, head: 1}

func (p *Phraser) clues(words []syntax.Word, names []string) []clue {
	out := make([]clue, len(words))
	ahead, head := uint32(0), uint32(0)
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		lemma := w.LowerLemma()
		kind := ""
		if n, ok := p.lex.nouns[lemma]; ok {
			kind = n.kind + n.code
		} else if _, ok := p.lex.titled(lemma); ok {
			kind = "title"
		} else if x, ok := p.lex.pronouns[w.Lower()]; ok {
			kind = "pronoun " + x.gender
		}
		switch w.UPOS {
		case "NOUN", "PROPN":
			if i+1 == len(words) || words[i+1].UPOS != "NOUN" && words[i+1].UPOS != "PROPN" {
				ahead, head = model.String(kind+names[i]), model.String(lemma)
			}
		case "DET", "ADJ", "NUM", "PART":
		default:
			ahead, head = 0, 0
		}
		out[i] = clue{model.String(names[i]), model.String(kind), model.String(w.UPOS), model.String(lemma), ahead, head}
	}
	return out
}

func phraseFeatures(clues []clue, i int) []uint32 {
	at := func(k int) *clue {
		if k < 0 || k >= len(clues) {
			return &noClue
		}
		return &clues[k]
	}
	c, p1, p2, n1, n2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	t := uint32(400)
	f := make([]uint32, 0, 32)
	h1 := func(a uint32) { f = append(f, model.Hash1(t, a)); t++ }
	h2 := func(a, b uint32) { f = append(f, model.Hash2(t, a, b)); t++ }
	h3 := func(a, b, d uint32) { f = append(f, model.Hash3(t, a, b, d)); t++ }
	for _, x := range [...]*clue{c, p1, n1, p2, n2} {
		h1(x.name)
		h1(x.kind)
		h1(x.lemma)
		h2(x.name, x.kind)
	}
	h1(c.ahead)
	h1(c.head)
	h2(c.pos, c.ahead)
	h2(c.pos, c.head)
	h2(c.name, c.ahead)
	h2(p1.name, c.name)
	h2(c.name, n1.name)
	h3(p1.name, c.name, n1.name)
	h2(p1.kind, c.kind)
	h2(c.kind, n1.kind)
	h3(p1.pos, c.pos, c.ahead)
	h3(p1.pos, c.pos, c.kind)
	h3(p1.lemma, c.pos, c.ahead)
	h3(c.lemma, n1.pos, n1.ahead)
	h2(c.lemma, n1.ahead)
	h2(p1.lemma, c.head)
	return f
}
