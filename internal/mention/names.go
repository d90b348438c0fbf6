package mention

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/model"
	"readout/internal/syntax"
)

// nameFile is where the namer's weights are in the data tree.
const nameFile = "model/names.bin"

// nameTypes are the types a name can have. Label 0 is outside any name, label
// 1+2t begins and 2+2t continues a name of type t.
var nameTypes = [...]string{"PER", "ORG", "LOC", "NORP", "EVENT", "MISC"}

const nameLabels = 1 + 2*len(nameTypes)

func begins(label int) bool    { return label > 0 && label%2 == 1 }
func continues(label int) bool { return label > 0 && label%2 == 0 }
func typeOf(label int) int     { return (label - 1) / 2 }

// mayFollow reports whether a label may stand after another: a name is begun
// before it is continued.
func mayFollow(prev, label int) bool {
	return !continues(label) || prev > 0 && typeOf(prev) == typeOf(label)
}

// Namer finds names with a sequence model. It is safe for concurrent use.
type Namer struct {
	weights  model.Scorer
	clusters syntax.Clusters
	gaz      gazetteer
	words    namerWords
	geography
}

// LoadNamer reads the weights and the word clusters of the data tree and, for
// its gazetteer, those of actors/{states,organisations,holders}.tsv that exist.
func LoadNamer(fsys fs.FS) (*Namer, error) {
	f, err := model.Read(fsys, nameFile, 0, 1)
	if err != nil {
		return nil, err
	}
	n, err := newNamer(fsys)
	if err != nil {
		return nil, err
	}
	if n.weights, err = model.NewDense(f.Tables[0]); err != nil {
		return nil, fmt.Errorf("%s: %w", nameFile, err)
	}
	return n, nil
}

func newNamer(fsys fs.FS) (*Namer, error) {
	cl, err := syntax.LoadClusters(fsys)
	if err != nil {
		return nil, err
	}
	gaz, err := loadGazetteer(fsys)
	if err != nil {
		return nil, err
	}
	words, err := loadNamerWords(fsys)
	if err != nil {
		return nil, err
	}
	lands, err := loadLands(fsys)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return &Namer{clusters: cl, gaz: gaz, words: words, geography: geography{lands: lands}}, nil
}

// Find returns the names in a document's sentences in text order; they do not
// overlap. A person's title ("President", "Foreign Minister") and an article
// are not part of the name. Names that the document uses more than once get
// one type where the evidence allows.
func (n *Namer) Find(text string, sents []syntax.Sentence) []NameSpan {
	var spans []NameSpan
	style := styleOf(len(sents), func(i int) []syntax.Word { return sents[i].Words })
	near := nearName
	if style > 0 {
		near = nil
	}
	trans := n.transitions()
	var features [][]uint32
	var memory []uint32
	for i := range sents {
		words := sents[i].Words
		features, memory = n.features(words, style, near, memory)
		labels := n.label(trans, features, nil)
		spans = append(spans, n.addKnown(i, words, pastDateline(sents[i].Dateline, hyphenated(words, spansOf(i, labels))))...)
	}
	return n.retype(sents, agree(sents, spans))
}

// hyphenated joins the two halves of a person's family name that were found as two names: "Ana
// Tuli | - | Baro".
func hyphenated(words []syntax.Word, spans []NameSpan) []NameSpan {
	for i := 0; i+1 < len(spans); i++ {
		a, b := &spans[i], &spans[i+1]
		if a.Type != "PER" || b.Type != "PER" || a.Last-a.First < 2 || b.First != a.Last+1 || b.Last-b.First != 1 {
			continue
		}
		if dash := &words[a.Last]; dash.Text == "-" && dash.Start == words[a.Last-1].End && dash.End == words[b.First].Start {
			a.Last = b.Last
			spans = slices.Delete(spans, i+1, i+2)
		}
	}
	return spans
}

// pastDateline cuts the name that goes on beyond a dateline in two: the town that
// ends it and the name that begins the story ("JERUSALEM - Hamas claimed").
func pastDateline(dateline int, spans []NameSpan) []NameSpan {
	for i, s := range spans {
		if s.First >= dateline || s.Last <= dateline {
			continue
		}
		rest := s
		rest.First = dateline
		if s.Type, s.Last = "LOC", dateline-1; s.First == s.Last {
			spans[i] = rest
		} else {
			spans = slices.Insert(spans, i+1, rest)
			spans[i] = s
		}
		break
	}
	return spans
}

// spansOf turns labels into spans.
func spansOf(sentence int, labels []int) []NameSpan {
	var out []NameSpan
	for i, l := range labels {
		switch {
		case begins(l):
			out = append(out, NameSpan{sentence, i, i + 1, nameTypes[typeOf(l)]})
		case continues(l) && len(out) > 0:
			out[len(out)-1].Last = i + 1
		}
	}
	return out
}

// impossible is the score of labels that cannot be.
const impossible = float32(-1e30)

// labelSet is a set of labels, a bit each.
type labelSet uint32

// label finds the best sequence of labels for words with the given features
// (Viterbi), of those that open allows at each word; nil allows all. A word without
// features is outside of names. trans is what transitions gives.
func (n *Namer) label(trans *transitions, seq [][]uint32, open []labelSet) []int {
	if len(seq) == 0 {
		return nil
	}
	var scores [nameLabels]float32
	back := make([][nameLabels]uint8, len(seq))
	var best [nameLabels]float32
	for i, f := range seq {
		n.weights.Score(f, scores[:])
		var next [nameLabels]float32
		for l := range nameLabels {
			from := -1
			barred := open != nil && open[i]&(1<<l) == 0 || f == nil && l > 0
			for p := range nameLabels {
				if barred || i == 0 && p > 0 || !mayFollow(p, l) || best[p] <= impossible {
					continue
				}
				if s := best[p] + trans[p][l]; from < 0 || s > next[l] {
					from, next[l] = p, s
				}
			}
			if from < 0 {
				next[l] = impossible
				continue
			}
			back[i][l] = uint8(from)
			next[l] += scores[l]
		}
		best = next
	}
	out := make([]int, len(seq))
	l := 0
	for k := range nameLabels {
		if best[k] > best[l] {
			l = k
		}
	}
	for i := len(seq) - 1; i >= 0; i-- {
		out[i] = l
		l = int(back[i][l])
	}
	return out
}

func transition(prev int) []uint32 { return []uint32{model.Hash1(90, uint32(prev))} }

// transitions are the scores of a label after another.
type transitions [nameLabels][nameLabels]float32

func (n *Namer) transitions() *transitions {
	var out transitions
	for p := range out {
		n.weights.Score(transition(p), out[p][:])
	}
	return &out
}

// cue is what the features know of one word.
type cue struct {
	word, lower, pos, shape, coarse, fine, gaz uint32
	text                                       string
}

var edge = cue{word: 1, lower: 1, pos: 1, shape: 1}

// styleOf tells how a document of so many sentences speaks: 1 of the writer and
// the reader, as letters and posts on the web do, 0 of others, as news does.
// Their names differ: "Jill's" is a shop in the one and a person in the other.
func styleOf(sentences int, words func(int) []syntax.Word) uint32 {
	all, own := 0, 0
	for i := range sentences {
		quoted := false
		for k, w := range words(i) {
			switch w.Text {
			case "\"", "“", "”", "``", "''":
				quoted = !quoted
			case "I", "i", "me", "my", "My", "you", "You", "your", "Your", "u", "im":
				if !quoted {
					own++
				}
			}
			if k == 0 && unicode.IsLower(firstRune(w.Text)) {
				own++
			}
			all++
		}
	}
	if 100*own > all {
		return 1
	}
	return 0
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// features returns the features of every word of a sentence in a document of
// the given style; none of those that near leaves out, if it is not nil. They lie in
// memory, which is returned for the next sentence, once these are no longer wanted.
func (n *Namer) features(words []syntax.Word, style uint32, near func([]syntax.Word, []cue, int) bool, memory []uint32) ([][]uint32, []uint32) {
	cues := make([]cue, len(words))
	texts := make([]string, len(words))
	upper, letters := 0, 0
	for i, w := range words {
		lower := w.Lower()
		texts[i] = lower
		c := cue{word: model.String(w.Text), lower: model.String(lower), pos: model.String(w.XPOS), shape: model.String(nameShape(w.Text)), text: lower}
		c.coarse, c.fine = n.clusters.Of(lower)
		if r, _ := utf8.DecodeRuneInString(w.Text); unicode.IsLetter(r) && len(w.Text) > 3 {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
		cues[i] = c
	}
	n.gaz.mark(texts, cues)
	title := uint32(0) // a headline: capitals tell little
	if letters > 3 && upper*10 >= letters*8 {
		title = 1
	}
	out := make([][]uint32, len(words))
	memory = memory[:0]
	for i := range cues {
		if near == nil || near(words, cues, i) {
			from := len(memory)
			memory = nameFeatures(memory, cues, i, title, style)
			out[i] = slices.Clip(memory[from:])
		}
	}
	return out, memory
}

// nearName reports whether a word or one of those that its features tell of has a
// capital letter or a digit or is of a known name. In news all others are outside
// of names.
func nearName(words []syntax.Word, cues []cue, i int) bool {
	const reach = 2
	for k := max(0, i-reach); k < min(len(words), i+reach+1); k++ {
		if cues[k].gaz != 0 || strings.ContainsFunc(words[k].Text, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) {
			return true
		}
	}
	return false
}

// nameFeatures adds the features of a word.
func nameFeatures(f []uint32, cues []cue, i int, title, style uint32) []uint32 {
	at := func(k int) *cue {
		if k < 0 || k >= len(cues) {
			return &edge
		}
		return &cues[k]
	}
	c, p1, p2, n1, n2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	t := uint32(200)
	h1 := func(a uint32) { f = append(f, model.Hash1(t, a)); t++ }
	h2 := func(a, b uint32) { f = append(f, model.Hash2(t, a, b)); t++ }
	h3 := func(a, b, d uint32) { f = append(f, model.Hash3(t, a, b, d)); t++ }
	first := uint32(0)
	if i == 0 || p1.text == "\"" || p1.text == "“" {
		first = 1
	}
	h1(0)
	for _, x := range [...]*cue{c, p1, n1, p2, n2} {
		h1(x.lower)
		h1(x.pos)
		h2(x.shape, title)
		h1(x.fine)
		h1(x.coarse)
		h1(x.gaz)
	}
	h3(c.shape, first, title)
	h1(c.word)
	for k := 1; k <= 4; k++ {
		h1(model.String(c.text[max(0, len(c.text)-k):]))
		h1(model.String(c.text[:min(k, len(c.text))]))
	}
	h2(p1.lower, c.lower)
	h2(c.lower, n1.lower)
	h2(p1.lower, c.shape)
	h2(c.shape, n1.lower)
	h3(p1.shape, c.shape, n1.shape)
	h2(p1.shape, c.shape)
	h2(c.shape, n1.shape)
	h3(p1.pos, c.pos, n1.pos)
	h2(p1.pos, c.pos)
	h2(c.pos, n1.pos)
	h2(p1.fine, c.fine)
	h2(c.fine, n1.fine)
	h2(p1.fine, c.shape)
	h2(c.shape, n1.fine)
	h3(p1.coarse, c.coarse, n1.coarse)
	h2(c.gaz, c.shape)
	h2(c.gaz, n1.gaz)
	h2(p1.gaz, c.gaz)
	h2(c.gaz, c.pos)
	h3(c.gaz, p1.lower, title)
	h3(c.gaz, n1.lower, title)
	h3(p1.lower, c.shape, n1.lower)
	h3(p2.lower, p1.lower, c.shape)
	h3(c.shape, n1.lower, n2.lower)
	for _, x := range [...]uint32{1, c.lower, c.pos, c.shape, c.fine, c.coarse, c.gaz, p1.lower, n1.lower, p1.coarse, n1.coarse} {
		h2(x, style)
	}
	h3(p1.shape, c.shape, style)
	h3(c.shape, n1.shape, style)
	h3(c.gaz, c.shape, style)
	h3(p1.pos, c.pos, style)
	h3(first, c.shape, style)
	return f
}

// nameShape writes capitals as X, small letters as x, digits as d, runs longer
// than three cut short.
func nameShape(w string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r != last {
			last, run = r, 0
		}
		if run++; run <= 3 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
