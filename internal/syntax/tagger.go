package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/model"
)

// tagger gives every word its universal part of speech and its Penn tag, as
// one joint class, from left to right.
type tagger struct {
	weights  model.Scorer
	tags     []tagPair
	lexicon  map[string]string // lower-case word → the tags it was seen with, most frequent first
	clusters Clusters
}

// tagPair is one joint class.
type tagPair struct {
	upos, xpos string
	// rare is set, while learning, where few words of the Penn tag have this
	// universal tag: a word known only by its Penn tag is then none of them.
	rare bool
}

// look is what the tagger and the parser know of a word before its tag.
type look struct {
	text  string
	lower string // lower case, digits as 0
	word  uint32 // hash of lower
	amb   uint32 // hash of the tags the lexicon has for it
	shape uint32
	clus  [2]uint32 // cluster, coarse and fine
	tag   int       // joint class, once tagged
}

// boundary stands before the first and after the last word.
var boundary = look{lower: "¶", word: 1, amb: 1, shape: 1, tag: -1}

// lookTokens prepares the words of a sentence. Headlines in capitals are read as if
// written in lower case where the lexicon knows the lower-case word, for
// otherwise every word looks like a name.
func (t *tagger) lookTokens(words []string) []look {
	shouting := capitals(words)
	out := make([]look, len(words))
	for i, w := range words {
		lower := strings.ToLower(w)
		text := w
		if shouting {
			text = t.unshout(w, lower)
		}
		lower = normal(lower)
		k := look{text: text, lower: lower, word: model.String(lower), shape: model.String(shape(text))}
		k.amb = model.String(t.lexicon[lower])
		k.clus[0], k.clus[1] = t.clusters.Of(lower)
		k.tag = -1
		out[i] = k
	}
	return out
}

// unshout writes a word of a line in capitals or in title case as it would
// stand in running text.
func (t *tagger) unshout(w, lower string) string {
	tags := t.lexicon[lower]
	if tags == "" {
		return w
	}
	if first, _, _ := strings.Cut(tags, " "); strings.HasPrefix(first, "NNP") {
		r, n := utf8.DecodeRuneInString(lower)
		return string(unicode.ToUpper(r)) + lower[n:]
	}
	return lower
}

// capitals reports whether nearly every word of some length starts with a
// capital: a headline. Short sentences are left alone, for they are more often
// a name ("Grand Hotel") than a headline.
func capitals(words []string) bool {
	up, all := 0, 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || len(w) < 4 {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			up++
		}
	}
	return all >= 4 && up*10 >= all*9
}

// normal writes digits as 0 so that numbers share weights, and curly quotes
// and apostrophes as straight ones.
func normal(lower string) string {
	if !strings.ContainsFunc(lower, odd) {
		return lower
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '0'
		case r == '’' || r == '‘':
			return '\''
		case r == '“' || r == '”':
			return '"'
		}
		return r
	}, lower)
}

func odd(r rune) bool {
	return r >= '0' && r <= '9' || r == '’' || r == '‘' || r == '“' || r == '”'
}

// shape writes capitals as X, small letters as x, digits as d, with runs
// longer than two cut short: "McCain" is "XxXxx", "2017" "dd".
func shape(w string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range w {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// at returns the token or the boundary.
func at(toks []look, i int) *look {
	if i < 0 || i >= len(toks) {
		return &boundary
	}
	return &toks[i]
}

func prefix(s string, n int) uint32 { return model.String(s[:min(n, len(s))]) }
func suffix(s string, n int) uint32 { return model.String(s[max(0, len(s)-n):]) }

// tagFeatures appends the features of word i whose left neighbours are tagged.
func tagFeatures(toks []look, i int, f []uint32) []uint32 {
	k, p1, p2, n1, n2 := &toks[i], at(toks, i-1), at(toks, i-2), at(toks, i+1), at(toks, i+2)
	t1, t2 := uint32(p1.tag+1), uint32(p2.tag+1)
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	h1, h2, h3 := model.Hash1, model.Hash2, model.Hash3
	f = append(f, h1(0, 0), h1(1, k.word), h2(2, k.shape, first), h1(3, k.amb),
		h1(4, suffix(k.lower, 1)), h1(5, suffix(k.lower, 2)), h1(6, suffix(k.lower, 3)), h1(7, suffix(k.lower, 4)), h1(8, suffix(k.lower, 5)),
		h1(9, prefix(k.lower, 1)), h1(10, prefix(k.lower, 2)), h1(11, prefix(k.lower, 3)),
		h1(12, t1), h2(13, t1, t2), h1(14, t2),
		h2(15, t1, k.word), h2(16, t1, k.amb), h2(17, t1, suffix(k.lower, 3)), h3(46, t1, t2, k.amb),
		h1(18, p1.word), h1(19, p2.word), h1(20, n1.word), h1(21, n2.word),
		h2(22, p1.word, k.word), h2(23, k.word, n1.word), h2(24, p1.word, n1.word),
		h1(25, suffix(p1.lower, 3)), h1(26, suffix(n1.lower, 3)), h1(27, suffix(n2.lower, 3)),
		h1(28, n1.amb), h1(29, n2.amb), h2(30, n1.amb, n2.amb), h2(31, k.amb, n1.amb), h2(32, k.word, n1.amb),
		h3(33, t1, k.amb, n1.amb), h3(34, k.amb, n1.amb, n2.amb), h2(35, t1, n1.amb),
		h2(36, k.shape, p1.shape), h2(37, k.shape, n1.shape), h3(38, k.shape, p1.shape, n1.shape),
		h2(39, k.shape, suffix(k.lower, 2)), h3(47, k.word, t1, n1.word))
	if k.clus[0] != 0 {
		f = append(f, h1(40, k.clus[0]), h1(41, k.clus[1]), h2(42, t1, k.clus[1]), h2(45, k.shape, k.clus[1]))
	}
	return append(f, h1(43, p1.clus[1]), h1(44, n1.clus[1]), h3(48, p1.clus[1], k.amb, n1.clus[1]))
}

// tag sets the tag of every token.
func (t *tagger) tag(toks []look) {
	scores := make([]float32, len(t.tags))
	var f []uint32
	for i := range toks {
		f = tagFeatures(toks, i, f[:0])
		t.weights.Score(f, scores)
		toks[i].tag = best(scores)
	}
}

// best returns the index of the largest score, the first of equals.
func best(scores []float32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}
