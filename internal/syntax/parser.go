package syntax

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"readout/internal/model"
	"readout/internal/token"
)

// longestPiece bounds the words that are parsed as one: the scores of all arcs
// of a sentence grow with the square of its length. What is longer is no
// sentence but a list or a table.
const longestPiece = 200

// Parser tags, lemmatises and parses sentences. It is safe for concurrent use.
type Parser struct {
	net     *network
	lemmas  *lemmatizer
	casing  casing
	tags    []tagPair
	labels  []string
	barred  []bool    // labels that mark slips of speech and of typing
	name    int       // the tag of a name, -1 for none
	scratch sync.Pool // of *scratch
}

// Parse returns the tree of one sentence of text. The sentence must stem from
// the same text. The result has one word for each token and, unless it is
// empty, exactly one root.
func (p *Parser) Parse(text string, index int, s token.Sentence) Sentence {
	if n := token.Dateline(text, s); n > 0 {
		return p.afterDateline(text, index, s, n)
	}
	words := make([]Word, 0, len(s.Tokens))
	for _, t := range s.Tokens {
		words = append(words, Word{Start: t.Start, End: t.End, Text: text[t.Start:t.End], Head: -1})
	}
	top := -1
	for from := 0; from < len(words); from += longestPiece {
		piece := words[from:min(from+longestPiece, len(words))]
		root := from + p.parse(piece)
		for i := range piece {
			if piece[i].Head >= 0 {
				piece[i].Head += from
			}
		}
		if top < 0 {
			top = root
		} else {
			words[root].Head, words[root].Rel = top, "parataxis"
		}
	}
	return NewSentence(index, s.Start, s.End, s.Paragraph, words)
}

// Tag tags and lemmatises words without building a tree. The words have no
// offsets; every head is -1.
func (p *Parser) Tag(texts []string) []Word {
	words := make([]Word, len(texts))
	for i, t := range texts {
		words[i] = Word{Text: t, Head: -1}
	}
	k := p.scratch.Get().(*scratch)
	defer p.scratch.Put(k)
	p.tag(words, k)
	return words
}

func (p *Parser) tag(words []Word, k *scratch) {
	if len(words) == 0 {
		return
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	looks := p.casing.looks(texts)
	p.net.readTags(looks, k)
	width := p.net.tag.weights.Width()
	for i := range words {
		w := &words[i]
		scores := k.tags[i*width:][:len(p.tags)]
		best := 0
		for t, s := range scores {
			if s > scores[best] {
				best = t
			}
		}
		w.UPOS, w.XPOS = p.tags[best].upos, p.tags[best].xpos
		w.Lemma = p.lemmas.lemma(looks[i].text, w.UPOS, w.XPOS)
	}
}

// parse tags words and gives them heads, counted from the first of them, and
// relations. It returns the root.
func (p *Parser) parse(words []Word) int {
	k := p.scratch.Get().(*scratch)
	defer p.scratch.Put(k)
	p.tag(words, k)
	p.acronyms(words, k)
	p.net.readTree(len(words), k)
	heads := k.tree.tree(k.scores, k.packed.Width(), len(words))
	labels := p.net.readLabels(heads, p.barred, k)
	for i, h := range heads {
		w := &words[i]
		w.Head, w.Rel = h-1, p.labels[labels[i]]
		switch {
		case h == 0:
			w.Rel = "root"
		case w.Rel == "root":
			w.Rel = "dep"
		}
	}
	repair(words)
	p.verbs(words)
	return slices.IndexFunc(words, func(w Word) bool { return w.Head < 0 })
}

// verbs makes verbs of adjectives in -ed that have a subject and no copula: "the
// treaty expired".
func (p *Parser) verbs(words []Word) {
	subject, copula := make([]bool, len(words)), make([]bool, len(words))
	for _, w := range words {
		if w.Head >= 0 {
			subject[w.Head] = subject[w.Head] || w.Rel == "nsubj"
			copula[w.Head] = copula[w.Head] || w.Rel == "cop"
		}
	}
	for i := range words {
		if w := &words[i]; w.UPOS == "ADJ" && strings.HasSuffix(w.Text, "ed") && subject[i] && !copula[i] {
			w.UPOS, w.XPOS = "VERB", "VBD"
			w.Lemma = p.lemmas.lemma(w.Text, w.UPOS, w.XPOS)
		}
	}
}

// acronyms makes names of capitals that the tagger took for the small word of
// the same letters: "militants of the IS". A stretch of capitals is left alone.
func (p *Parser) acronyms(words []Word, k *scratch) {
	shout := func(i int) bool {
		return i >= 0 && i < len(words) && len(words[i].Text) > 1 && strings.ToUpper(words[i].Text) == words[i].Text && strings.ToLower(words[i].Text) != words[i].Text
	}
	width := p.net.tag.weights.Width()
	for i, w := range words {
		if p.name < 0 || w.UPOS != "AUX" && w.UPOS != "PRON" || !shout(i) || shout(i-1) || shout(i+1) {
			continue
		}
		scores := k.tags[i*width:][:len(p.tags)]
		scores[p.name] = slices.Max(scores) + sureOfName
		words[i].UPOS, words[i].XPOS, words[i].Lemma = "PROPN", "NNP", w.Text
	}
}

// sureOfName is by how much the score of a name must lead for the second layer
// to take it for certain.
const sureOfName = 8

// Load reads the models of the data tree.
func Load(fsys fs.FS) (*Parser, error) {
	want := map[string]string{"tags": "s", "labels": "s", "names": "s", "words": "s", "index": "k"}
	for name, kind := range weightBlocks {
		want[name] = kind
	}
	b, err := model.ReadBlocks(fsys, parserFile, want)
	if err != nil {
		return nil, err
	}
	v, err := loadVectors(fsys)
	if err != nil {
		return nil, err
	}
	cl, err := LoadClusters(fsys)
	if err != nil {
		return nil, err
	}
	lf, err := model.Read(fsys, lemmaFile, 2, 0)
	if err != nil {
		return nil, err
	}
	p := &Parser{lemmas: loadLemmas(lf, cl), labels: b["labels"].Lines(), casing: casing{}}
	for _, l := range b["tags"].Lines() {
		u, x, _ := strings.Cut(l, " ")
		p.tags = append(p.tags, tagPair{upos: u, xpos: x})
	}
	for name, list := range map[string]bool{"names": true, "words": false} {
		for _, w := range b[name].Lines() {
			p.casing[w] = list
		}
	}
	if p.net, err = newNetwork(b, v, len(p.tags), len(p.labels)); err != nil {
		return nil, fmt.Errorf("%w (make it again with `readout train`)", err)
	}
	for _, l := range p.labels {
		p.barred = append(p.barred, l == "goeswith" || l == "reparandum")
	}
	p.name = slices.Index(p.tags, tagPair{"PROPN", "NNP"})
	p.scratch.New = func() any { return &scratch{} }
	return p, nil
}
