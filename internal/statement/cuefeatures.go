package statement

import (
	"strings"

	"readout/internal/model"
	"readout/internal/syntax"
)

// cueCandidate reports whether word i can introduce a statement at all.
func cueCandidate(w *syntax.Word) bool {
	switch w.UPOS {
	case "VERB", "NOUN", "ADJ", "ADV", "AUX", "PROPN":
		return true
	case "ADP", "SCONJ":
		switch strings.ToLower(w.Text) {
		case "according", "in", "for", "to", "per":
			return true
		}
	case "PUNCT", "SYM":
		return w.Text == ":"
	}
	return false
}

// cueFeatures appends the features that tell whether word i is a cue.
func (a *article) cueFeatures(sentence, i int, out []uint32) []uint32 {
	s, info := &a.sents[sentence], a.words[sentence]
	w, f := &s.Words[i], &info[i]
	add := func(parts ...uint32) { out = append(out, mix(parts...)) }
	class := classHash(f)
	add(1)
	add(2, f.lemma)
	add(3, f.lemma, f.xpos)
	add(4, f.form)
	add(5, f.xpos)
	add(6, f.rel)
	add(7, f.lemma, f.rel)
	add(8, class)
	add(9, class, f.xpos)
	add(70, f.coarse, f.xpos)
	add(71, f.fine, f.xpos)
	add(72, f.coarse, f.rel)
	a.dependentFeatures(sentence, i, class, add)
	if h := w.Head; h >= 0 {
		hc := classHash(&info[h])
		add(29, f.rel, info[h].lemma)
		add(30, f.rel, info[h].upos, class)
		add(31, f.rel, hc, class)
		add(112, f.coarse, f.rel, info[h].coarse)
		add(32, f.lemma, f.rel, info[h].upos)
	}
	a.cueContext(sentence, i, class, add)
	return out
}

func classHash(f *wordInfo) uint32 {
	if class := classOf(f.senses); class != "" {
		return model.String(class)
	}
	return 0
}

// dependentFeatures adds the word's subject, complements and other dependents.
func (a *article) dependentFeatures(sentence, i int, class uint32, add func(...uint32)) {
	s, info := &a.sents[sentence], a.words[sentence]
	f := &info[i]
	subj, comp, prep, part := uint32(0), uint32(0), uint32(0), uint32(0)
	for _, c := range s.Children(i) {
		rel := s.Words[c].Rel
		add(10, info[c].rel, f.lemma)
		add(11, info[c].rel, class)
		switch {
		case strings.HasPrefix(rel, "nsubj"), rel == "expl":
			subj = mix(info[c].rel, info[c].upos)
			add(12, info[c].lemma, class)
			add(13, info[c].lemma, f.lemma)
			add(76, info[c].coarse, f.coarse)
			add(77, info[c].fine, f.coarse)
			add(14, speakerHash(a.lex, s, c), class)
		case syntax.IsRel(rel, "ccomp"), syntax.IsRel(rel, "xcomp"), syntax.IsRel(rel, "parataxis"), rel == "obj", syntax.IsRel(rel, "csubj"):
			comp = comp ^ info[c].rel
			add(15, info[c].rel, info[c].upos, class)
			add(16, f.lemma, info[c].lemma)
			add(78, f.fine, info[c].coarse, info[c].rel)
			add(79, f.lemma, info[c].coarse, info[c].rel)
		case syntax.IsRel(rel, "obl"), syntax.IsRel(rel, "nmod"):
			p := model.String(caseLemma(s, c))
			prep = prep ^ p
			add(17, f.lemma, p)
			add(18, class, p, info[c].lemma)
			add(110, f.fine, p)
			add(111, f.coarse, p, info[c].coarse)
		case rel == "compound:prt":
			part = info[c].lemma
			add(19, f.lemma, part)
		case syntax.IsRel(rel, "aux"), rel == "cop":
			add(20, info[c].form)
			add(21, info[c].lemma, f.lemma)
		case rel == "nmod:poss":
			add(22, f.lemma)
			add(23, class)
		}
	}
	add(24, subj, comp)
	add(25, class, subj, comp)
	add(26, f.lemma, subj, comp)
	add(27, f.lemma, comp, prep)
	add(28, f.upos, subj, comp, prep)
	add(73, f.coarse, subj, comp)
	add(74, f.fine, subj, comp)
	add(75, f.fine, comp, prep)
}

// cueContext adds what stands around the word: neighbours, quotation marks and
// its place in the text.
func (a *article) cueContext(sentence, i int, class uint32, add func(...uint32)) {
	s, info := &a.sents[sentence], a.words[sentence]
	f := &info[i]
	at := func(j int) (form, xpos uint32) {
		if j < 0 || j >= len(info) {
			return 1, 1
		}
		return info[j].form, info[j].xpos
	}
	pf, px := at(i - 1)
	nf, nx := at(i + 1)
	_, ppx := at(i - 2)
	_, nnx := at(i + 2)
	add(40, pf)
	add(41, nf)
	add(42, px, f.xpos)
	add(43, f.xpos, nx)
	add(44, f.lemma, nf)
	add(45, f.lemma, pf)
	add(46, px, nx)
	add(47, ppx, px, f.xpos)
	add(48, f.xpos, nx, nnx)
	add(49, class, nf)
	add(50, class, pf)
	add(51, class, nx, px)
	in := b2u(f.quote >= 0)
	add(52, in, class)
	add(53, in, f.upos)
	add(54, in, f.lemma)
	before, after := a.quotesAround(sentence, i)
	q := uint32(before)<<4 | uint32(after)
	add(55, q, f.upos)
	add(56, q, class)
	add(57, q, f.lemma)
	add(58, q, in, f.rel)
	place := uint32(0)
	if sentence == 0 {
		place = 1
	}
	add(59, place, class)
	add(60, place, f.upos)
	add(61, b2u(i == 0), b2u(i+2 >= len(info)), class)
	add(62, uint32(bucket(len(info))), class)
	if first := s.Words[0]; first.Text != "" {
		add(63, info[0].form, class)
	}
	add(64, info[len(info)-1].form, class, in)
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
