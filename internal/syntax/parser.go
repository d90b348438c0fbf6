package syntax

import (
	"io/fs"
	"strings"
	"sync"

	"readout/internal/model"
	"readout/internal/token"
)

// Parser tags, lemmatises and parses sentences. It is safe for concurrent use.
type Parser struct {
	tagger  *tagger
	lemmas  *lemmatizer
	arcs    model.Scorer
	labels  []string
	barred  []int     // classes of labels that mark slips of speech and of typing
	up      []uint32  // universal tag number of each joint tag
	scratch sync.Pool // of *work
}

// work is the memory one parse needs.
type work struct {
	state  state
	scores []float32
	feats  []uint32
}

func newParser(t *tagger, l *lemmatizer, arcs model.Scorer, labels []string) *Parser {
	p := &Parser{tagger: t, lemmas: l, arcs: arcs, labels: labels, up: universal(t.tags)}
	for i, l := range labels {
		if l == "goeswith" || l == "reparandum" {
			p.barred = append(p.barred, classOf(left, i), classOf(right, i))
		}
	}
	p.scratch.New = func() any { return &work{scores: make([]float32, 2*len(labels)+1)} }
	return p
}

// universal numbers the universal tags of the joint tags.
func universal(tags []tagPair) []uint32 {
	out := make([]uint32, len(tags))
	for i, t := range tags {
		out[i] = upNumber(t.upos)
	}
	return out
}

// never is a score below all others.
const never = -1e30

func upNumber(upos string) uint32 { return model.String(upos) % 251 }

// Parse returns the tree of one sentence of text. The sentence must stem from
// the same text. The result has one word for each token and, unless it is
// empty, exactly one root.
func (p *Parser) Parse(text string, index int, s token.Sentence) Sentence {
	if n := token.Dateline(text, s); n > 0 {
		return p.afterDateline(text, index, s, n)
	}
	words := make([]Word, 0, len(s.Tokens))
	texts := make([]string, 0, len(s.Tokens))
	for _, t := range s.Tokens {
		words = append(words, Word{Start: t.Start, End: t.End, Text: text[t.Start:t.End], Head: -1})
		texts = append(texts, text[t.Start:t.End])
	}
	if len(words) > 0 {
		p.parse(words, texts)
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
	p.tag(words, texts)
	return words
}

func (p *Parser) tag(words []Word, texts []string) []look {
	toks := p.tagger.lookTokens(texts)
	p.tagger.tag(toks)
	for i := range words {
		w := &words[i]
		tag := p.tagger.tags[toks[i].tag]
		w.UPOS, w.XPOS = tag.upos, tag.xpos
		w.Lemma = p.lemmas.lemma(toks[i].text, w.UPOS, w.XPOS)
	}
	return toks
}

func (p *Parser) parse(words []Word, texts []string) {
	toks := p.tag(words, texts)
	p.acronyms(words, toks)
	k := p.scratch.Get().(*work)
	defer p.scratch.Put(k)
	p.tree(newItems(toks, p.up), k)
	for i := range words {
		n := k.state.nodes[i]
		words[i].Head, words[i].Rel = int(n.head), p.labels[n.label]
		if words[i].Head == len(words) {
			words[i].Head, words[i].Rel = -1, "root"
		} else if words[i].Rel == "root" {
			words[i].Rel = "dep"
		}
	}
	repair(words)
}

// tree leaves the finished configuration in k.state.
func (p *Parser) tree(x items, k *work) {
	st := &k.state
	for st.reset(len(x) - 1); !st.done(); {
		k.feats = x.features(st, k.feats[:0])
		p.arcs.Score(k.feats, k.scores)
		for _, c := range p.barred {
			k.scores[c] = never
		}
		st.apply(moveOf(choose(st, k.scores)))
	}
}

func lowerOf(s string) string { return strings.ToLower(s) }

// Where the models are in the data tree.
const (
	taggerFile = "model/tagger.bin"
	parserFile = "model/parser.bin"
	lemmaFile  = "model/lemma.bin"
)

// Load reads the models of the data tree.
func Load(fsys fs.FS) (*Parser, error) {
	tf, err := model.Read(fsys, taggerFile, 2, 1)
	if err != nil {
		return nil, err
	}
	cl, err := LoadClusters(fsys)
	if err != nil {
		return nil, err
	}
	t := &tagger{weights: tf.Tables[0], clusters: cl, lexicon: map[string]string{}}
	for _, l := range tf.Lists[0] {
		u, x, _ := strings.Cut(l, " ")
		t.tags = append(t.tags, tagPair{upos: u, xpos: x})
	}
	for _, l := range tf.Lists[1] {
		w, tags, _ := strings.Cut(l, "\t")
		t.lexicon[w] = tags
	}
	pf, err := model.Read(fsys, parserFile, 1, 1)
	if err != nil {
		return nil, err
	}
	lf, err := model.Read(fsys, lemmaFile, 2, 0)
	if err != nil {
		return nil, err
	}
	return newParser(t, loadLemmas(lf, cl), pf.Tables[0], pf.Lists[0]), nil
}

// Files returns the model files of the parser, by their path in the data tree.
func (p *Parser) files() (map[string]model.File, error) {
	tags, lexicon := []string{}, []string{}
	for _, t := range p.tagger.tags {
		tags = append(tags, t.upos+" "+t.xpos)
	}
	for _, w := range sortedKeys(p.tagger.lexicon) {
		lexicon = append(lexicon, w+"\t"+p.tagger.lexicon[w])
	}
	return map[string]model.File{
		taggerFile: {Lists: [][]string{tags, lexicon}, Tables: []*model.Table{p.tagger.weights.(*model.Table)}},
		parserFile: {Lists: [][]string{p.labels}, Tables: []*model.Table{p.arcs.(*model.Table)}},
		lemmaFile:  p.lemmas.file(),
	}, nil
}
