package statement

import (
	"strings"

	"readout/internal/model"
	"readout/internal/syntax"
)

// wordWidth and partWidth are how many features the network is told of a word
// by itself, and of a word beside a cue.
const (
	wordWidth = 25
	partWidth = 18
)

// wordFeatures appends what the network is told of each word besides the
// parser's state: always wordWidth features a word.
func (a *article) wordFeatures(sentence int, out []uint32) []uint32 {
	s, info := &a.sents[sentence], a.words[sentence]
	place := mix(uint32(bucket(sentence)), b2u(sentence+1 == len(a.sents)), b2u(sentence == 0 || a.sents[sentence-1].Paragraph != s.Paragraph))
	around := mix(a.quoteEdge(sentence-1, true), a.quoteEdge(sentence+1, false))
	size := uint32(bucket(len(s.Words)))
	for i := range s.Words {
		f := &info[i]
		class := classHash(f)
		k := a.kin(sentence, i)
		head, headClass, headCoarse := uint32(1), uint32(1), uint32(1)
		if h := s.Words[i].Head; h >= 0 {
			head, headClass, headCoarse = info[h].lemma, mix(2, classHash(&info[h])), info[h].coarse
		}
		p, n := uint32(1), uint32(1)
		if i > 0 {
			p = info[i-1].form
		}
		if i+1 < len(info) {
			n = info[i+1].form
		}
		before, after := a.quotesAround(sentence, i)
		in := b2u(f.quote >= 0)
		out = append(out,
			mix(501, f.form),
			mix(502, f.lemma, f.upos),
			mix(503, f.xpos),
			mix(504, f.rel),
			mix(505, head, f.rel),
			mix(506, f.fine),
			mix(507, f.coarse, f.xpos),
			mix(508, class, f.xpos),
			mix(509, headClass, f.rel, class),
			mix(510, headCoarse, f.rel),
			mix(511, uint32(before), uint32(after), in),
			mix(512, quoteState(info, i, i), class),
			mix(513, k.subject, k.complement),
			mix(514, k.subjectLemma),
			mix(515, k.speaker, class),
			mix(516, k.complementLemma),
			mix(517, f.lemma, k.preposition),
			mix(518, f.lemma, k.particle),
			mix(519, k.auxiliary),
			mix(520, p),
			mix(521, n),
			mix(522, place, class),
			mix(523, around, in),
			mix(524, f.lemma, k.subject, k.complement),
			mix(525, size, class))
	}
	return out
}

// kin is what hangs from a word, hashed.
type kin struct {
	subject, subjectLemma, speaker, complement, complementLemma, preposition, particle, auxiliary uint32
}

func (a *article) kin(sentence, i int) kin {
	s, info := &a.sents[sentence], a.words[sentence]
	var k kin
	for _, c := range s.Children(i) {
		rel := s.Words[c].Rel
		switch {
		case strings.HasPrefix(rel, "nsubj"), rel == "expl":
			k.subject, k.subjectLemma, k.speaker = mix(info[c].rel, info[c].upos), info[c].lemma, speakerHash(a.lex, s, c)
		case syntax.IsRel(rel, "ccomp"), syntax.IsRel(rel, "xcomp"), syntax.IsRel(rel, "parataxis"), rel == "obj", syntax.IsRel(rel, "csubj"):
			k.complement ^= info[c].rel
			k.complementLemma = info[c].lemma
		case syntax.IsRel(rel, "obl"), syntax.IsRel(rel, "nmod"):
			k.preposition ^= model.String(caseLemma(s, c))
		case rel == "compound:prt":
			k.particle = info[c].lemma
		case syntax.IsRel(rel, "aux"), rel == "cop":
			k.auxiliary = mix(k.auxiliary, info[c].form)
		case rel == "nmod:poss":
			k.subject ^= 3
		}
	}
	return k
}

// views is how many other words the network looks at to judge a cue.
const views = 3

// viewed returns the words that the network looks at to judge word i as a cue,
// -1 for none: its head, who would speak, and what would be said.
func (a *article) viewed(sentence, i int) [views]int {
	s := &a.sents[sentence]
	w := &s.Words[i]
	speaker := -1
	if isVerb(w) || w.UPOS == "ADJ" {
		speaker, _ = a.subject(s, i, 4)
	} else {
		speaker = s.Child(i, "nmod:poss", "compound", "nsubj")
	}
	return [views]int{w.Head, speaker, s.Child(i, "ccomp", "xcomp", "parataxis", "obj", "obl", "acl", "nmod")}
}

// quoteEdge tells whether a neighbouring sentence lies in a quotation at its last
// or first word: 0 there is none, 1 no, 2 yes, 3 it is all one quotation.
func (a *article) quoteEdge(sentence int, last bool) uint32 {
	if sentence < 0 || sentence >= len(a.words) || len(a.words[sentence]) == 0 {
		return 0
	}
	info := a.words[sentence]
	first, end := info[0].quote, info[len(info)-1].quote
	switch {
	case first >= 0 && first == end:
		return 3
	case last && end >= 0, !last && first >= 0:
		return 2
	}
	return 1
}

// cueCandidate reports whether word i can introduce a statement at all.
func cueCandidate(w *syntax.Word) bool {
	switch w.UPOS {
	case "VERB", "NOUN", "ADJ", "ADV", "AUX", "PROPN":
		return true
	case "ADP", "SCONJ":
		switch w.Lower() {
		case "according", "in", "for", "to", "per":
			return true
		}
	case "PUNCT", "SYM":
		return w.Text == ":"
	}
	return false
}

func classHash(f *wordInfo) uint32 {
	if class := classOf(f.senses); class != "" {
		return model.String(class)
	}
	return 0
}

// quotesAround says how the words of the sentence before and after i stand to
// quotations: 0 no quote, 1 some quote, 2 a quote right beside (only
// punctuation, a subject of up to three words or an adverb between).
func (a *article) quotesAround(sentence, i int) (before, after int) {
	info := a.words[sentence]
	for j := i - 1; j >= 0; j-- {
		if info[j].quote >= 0 && info[j].quote != info[i].quote {
			before = 1
			if i-j <= 5 {
				before = 2
			}
			break
		}
	}
	for j := i + 1; j < len(info); j++ {
		if info[j].quote >= 0 && info[j].quote != info[i].quote {
			after = 1
			if j-i <= 5 {
				after = 2
			}
			break
		}
	}
	return before, after
}

// speakerHash tells what kind of word a subject is.
func speakerHash(l *lexicon, s *syntax.Sentence, c int) uint32 {
	if k := l.speakers[lower(s, c)]; k != "" && k != "nobody" {
		return model.String(k)
	}
	return model.String(s.Words[c].UPOS)
}

func b2u(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// bucket coarsens a count: 0 1 2 3 4 5-6 7-9 10-14 15-24 25 and more.
func bucket(n int) int {
	switch {
	case n < 5:
		return n
	case n < 7:
		return 5
	case n < 10:
		return 6
	case n < 15:
		return 7
	case n < 25:
		return 8
	}
	return 9
}
