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

// Parser tags, lemmatises and parses sentences. It is safe for concurrent use.
type Parser struct {
	net     *network
	lemmas  *lemmatizer
	mended  verbLists
	towns   towns // what may be a dateline before a colon
	states  map[string]bool
	casing  func() casing // made for the first line in capitals
	tags    []tagPair
	labels  []string
	barred  []bool    // labels that mark slips of speech and of typing
	name    int       // the tag of a name, -1 for none
	scratch sync.Pool // of *scratch
}

// Parse returns the tree of one sentence of a text, as ParseAll would.
func (p *Parser) Parse(text string, index int, s token.Sentence) Sentence {
	tree := p.ParseAll(text, []token.Sentence{s})[0]
	tree.Index = index
	return tree
}

// ParseAll returns the trees of sentences of a text. A tree has one word for
// each token and, unless its sentence is empty, exactly one root.
func (p *Parser) ParseAll(text string, sents []token.Sentence) []Sentence {
	return p.ParseTexts([]Text{{text, sents}})[0]
}

// Text is a text that has been cut into sentences.
type Text struct {
	Text      string
	Sentences []token.Sentence
}

// ParseTexts is ParseAll for some texts. Their trees are those that each would have
// alone, but take less time: the network reads words of many sentences at once.
func (p *Parser) ParseTexts(texts []Text) [][]Sentence {
	var pieces []piece
	trees := make([][]Sentence, len(texts))
	for n, t := range texts {
		trees[n] = make([]Sentence, len(t.Sentences))
		for i, s := range t.Sentences {
			words := make([]Word, 0, len(s.Tokens))
			for _, tok := range s.Tokens {
				words = append(words, Word{Start: tok.Start, End: tok.End, Text: t.Text[tok.Start:tok.End], Head: -1})
			}
			trees[n][i] = Sentence{Words: words, Dateline: p.towns.dateline(t.Text, s)}
			pieces = append(pieces, piecesOf(words, trees[n][i].Dateline)...)
		}
	}
	p.parse(pieces)
	for n, t := range texts {
		for i, s := range t.Sentences {
			words, dateline := trees[n][i].Words, trees[n][i].Dateline
			join(words, dateline)
			trees[n][i] = NewSentence(i, s.Start, s.End, s.Paragraph, words)
			trees[n][i].Dateline = dateline
		}
	}
	return trees
}

// Tag tags and lemmatises words without building a tree. The words have no
// offsets; every head is -1.
func (p *Parser) Tag(texts []string) []Word {
	words := make([]Word, len(texts))
	for i, t := range texts {
		words[i] = Word{Text: t, Head: -1}
	}
	if len(words) == 0 {
		return words
	}
	k := p.scratch.Get().(*scratch)
	defer p.scratch.Put(k)
	p.tag([]piece{words}, k)
	return words
}

// tag tags a batch of pieces, the longest first, none empty.
func (p *Parser) tag(batch []piece, k *scratch) {
	looks := make([][]look, len(batch))
	for b, words := range batch {
		texts := make([]string, len(words))
		for i, w := range words {
			texts[i] = w.Text
		}
		looks[b] = looksOf(texts, p.casing)
	}
	p.net.readTags(looks, k)
	for b, words := range batch {
		for i := range words {
			w := &words[i]
			scores := p.tagScores(b, i, k)
			best := 0
			for t, s := range scores {
				if s > scores[best] {
					best = t
				}
			}
			w.UPOS, w.XPOS = p.tags[best].upos, p.tags[best].xpos
			w.Lemma = p.lemmas.lemma(looks[b][i].text, w.UPOS, w.XPOS)
		}
	}
}

// tagScores are the scores of the tags of word i of piece b.
func (p *Parser) tagScores(b, i int, k *scratch) []float32 {
	return k.tags[k.Row(b, i)*p.net.tag.Width():][:len(p.tags)]
}

// parse tags the words of all pieces and gives them heads, counted from the
// first word of their piece, and relations.
func (p *Parser) parse(pieces []piece) {
	k := p.scratch.Get().(*scratch)
	defer p.scratch.Put(k)
	for _, batch := range batches(pieces) {
		p.tag(batch, k)
		for b, words := range batch {
			p.acronyms(words, b, k)
			p.stateNames(words, b, k)
			p.smallMonths(words, b, k)
			p.lostPasts(words, b, k)
			p.lostNouns(words, b, k)
			p.lostInfinitives(words, b, k)
		}
		p.net.readTree(k)
		p.keepStates(batch, k)
		for b, words := range batch {
			p.arcs(words, b, k)
			p.mend(words, k)
			p.verbs(words)
		}
	}
}

// mend repairs the tree of words. Where a mend leaves no tree, as it may of one that
// nobody foresaw, the words hang as the network read them.
func (p *Parser) mend(words []Word, k *scratch) {
	k.read = k.read[:0]
	for i := range words {
		k.read = append(k.read, arc{words[i].Head, words[i].Rel})
	}
	p.mended.repair(words)
	if !isTree(words) {
		for i, a := range k.read {
			words[i].Head, words[i].Rel = a.head, a.rel
		}
	}
}

// arc is what a word hangs on, and as what.
type arc struct {
	head int
	rel  string
}

// isTree reports whether one word is the root and every other hangs from it.
func isTree(words []Word) bool {
	var memory [longestPiece]bool
	reached := memory[:0]
	root := -1
	for i := range words {
		reached = append(reached, false)
		if words[i].Head < 0 {
			if root >= 0 {
				return false
			}
			root, reached[i] = i, true
		}
	}
	if root < 0 {
		return false
	}
	for i := range words {
		at := i
		for steps := 0; !reached[at]; steps++ {
			if at = words[at].Head; steps > len(words) {
				return false
			}
		}
		for at = i; !reached[at]; at = words[at].Head {
			reached[at] = true
		}
	}
	return true
}

// keepStates gives the words of a batch what the second layer holds of them.
func (p *Parser) keepStates(batch []piece, k *scratch) {
	kept := k.states.Clone()
	for b, words := range batch {
		for i := range words {
			words[i].State = kept.Row(k.Row(b, i))
		}
	}
}

// arcs sets heads and relations of piece b.
func (p *Parser) arcs(words piece, b int, k *scratch) {
	p.net.readArcs(b, len(words), k)
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
func (p *Parser) acronyms(words piece, b int, k *scratch) {
	shout := func(i int) bool {
		return i >= 0 && i < len(words) && len(words[i].Text) > 1 && strings.ToUpper(words[i].Text) == words[i].Text && words[i].Lower() != words[i].Text
	}
	for i, w := range words {
		if p.name < 0 || w.UPOS != "AUX" && w.UPOS != "PRON" || !shout(i) || shout(i-1) || shout(i+1) {
			continue
		}
		p.settle(words, b, i, p.name, k)
	}
}

// stateNames makes a name of a state's name that the tagger took for an adverb or a pronoun,
// as it does with rare ones at the beginning of a sentence: "Togo expelled two diplomats".
func (p *Parser) stateNames(words piece, b int, k *scratch) {
	for i, w := range words {
		if (w.UPOS == "ADV" || w.UPOS == "PRON") && capital(w.Text) && p.states[w.Text] && p.name >= 0 {
			p.settle(words, b, i, p.name, k)
		}
	}
}

// smallMonths takes the tag that is next best for a word with the letters of a month's
// name that the tagger took for one though it is written small: "called for a march".
func (p *Parser) smallMonths(words piece, b int, k *scratch) {
	for i, w := range words {
		if w.UPOS != "PROPN" || !smallMonth(w.Text) {
			continue
		}
		verb, to := slices.Index(p.tags, tagPair{"VERB", "VB"}), slices.Index(p.tags, tagPair{"PART", "TO"})
		if i > 0 && words[i-1].Text == "to" && verb >= 0 && to >= 0 { // "plan to march on the palace"
			p.settle(words, b, i-1, to, k)
			p.settle(words, b, i, verb, k)
			continue
		}
		scores, best := p.tagScores(b, i, k), -1
		for t, s := range scores {
			if p.tags[t].upos != "PROPN" && (best < 0 || s > scores[best]) {
				best = t
			}
		}
		p.settle(words, b, i, best, k)
	}
}

// smallMonth reports whether a word has the letters of a month's name and is written small.
func smallMonth(word string) bool {
	return word[0] >= 'a' && slices.ContainsFunc(monthNames, func(m string) bool { return strings.EqualFold(m, word) })
}

// settle gives word i of piece b a tag, which the second layer takes for certain.
func (p *Parser) settle(words piece, b, i, tag int, k *scratch) {
	scores := p.tagScores(b, i, k)
	scores[tag] = slices.Max(scores) + sureOfTag
	w := &words[i]
	w.UPOS, w.XPOS = p.tags[tag].upos, p.tags[tag].xpos
	w.Lemma = p.lemmas.lemma(w.Text, w.UPOS, w.XPOS)
}

// sureOfTag is by how much the score of a tag must lead for the second layer to take
// it for certain.
const sureOfTag = 8

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
	p := &Parser{lemmas: loadLemmas(lf, cl), labels: b["labels"].Lines()}
	if err := p.lemmas.mend(fsys); err != nil {
		return nil, err
	}
	if p.mended, err = loadVerbs(fsys); err != nil {
		return nil, err
	}
	columns, err := stateColumns(fsys, "capital", "name")
	if err != nil {
		return nil, err
	}
	p.towns, p.states = columns[0], columns[1]
	p.casing = sync.OnceValue(func() casing { return casingIn(b["names"].Lines(), b["words"].Lines()) })
	for _, l := range b["tags"].Lines() {
		u, x, _ := strings.Cut(l, " ")
		p.tags = append(p.tags, tagPair{upos: u, xpos: x})
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
