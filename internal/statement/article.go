package statement

import (
	"sort"

	"readout/internal/model"
	"readout/internal/syntax"
)

// article is a text with what the readers ask of it again and again.
type article struct {
	text   string
	sents  []syntax.Sentence
	lex    *lexicon
	quotes []quote
	words  [][]wordInfo // by sentence, then word
}

// wordInfo is what is computed once a word. The hashes feed the models.
type wordInfo struct {
	form, lemma, upos, xpos, rel uint32
	coarse, fine                 uint32 // word clusters; 0 in none
	quote                        int    // index of the quotation the word lies in, its marks included; -1 none
	senses                       []sense
}

func newArticle(text string, sents []syntax.Sentence, res *resources) *article {
	a := &article{text: text, sents: sents, lex: res.lex, quotes: findQuotes(text), words: make([][]wordInfo, len(sents))}
	for i := range sents {
		ws := make([]wordInfo, len(sents[i].Words))
		for j := range sents[i].Words {
			w := &sents[i].Words[j]
			ws[j] = wordInfo{
				form: model.String(w.Lower()), lemma: model.String(w.LowerLemma()),
				upos: model.String(w.UPOS), xpos: model.String(w.XPOS), rel: model.String(relation(&sents[i], j)),
				quote: a.quoteAt(w.Start, w.End), senses: res.lex.senses(w.Lemma, w.UPOS),
			}
			ws[j].coarse, ws[j].fine = res.clusters.Of(w.Lower())
		}
		a.words[i] = ws
	}
	return a
}

// quoteAt returns the index of the quotation that holds the span, or -1.
func (a *article) quoteAt(start, end int) int {
	i := sort.Search(len(a.quotes), func(i int) bool { return a.quotes[i].end >= end })
	if i < len(a.quotes) && a.quotes[i].start <= start {
		return i
	}
	return -1
}

// caseLemma returns the lower-cased preposition of word i ("on", "according
// to" as "according"), or "".
func caseLemma(s *syntax.Sentence, i int) string {
	if c := s.Child(i, "case"); c >= 0 {
		return s.Words[c].Lower()
	}
	return ""
}

func lower(s *syntax.Sentence, i int) string { return s.Words[i].LowerLemma() }

func isVerb(w *syntax.Word) bool { return w.UPOS == "VERB" || w.UPOS == "AUX" }

func isPunct(w *syntax.Word) bool { return w.UPOS == "PUNCT" || w.UPOS == "SYM" && len(w.Text) == 1 }

// passive reports whether verb i has a passive auxiliary or subject.
func passive(s *syntax.Sentence, i int) bool {
	return s.Child(i, "aux:pass") >= 0 || s.Child(i, "nsubj:pass") >= 0 && !mistaken(s, i)
}

// mistaken reports whether verb i is a participle only to the tagger: a full
// sentence whose main verb has no auxiliary is active ("the king called for").
func mistaken(s *syntax.Sentence, i int) bool {
	last := len(s.Words) - 1
	for last > 0 && closesQuote(s.Words[last].Text) {
		last--
	}
	return s.Words[i].Head < 0 && s.Child(i, "aux", "cop") < 0 && endsSentence(&s.Words[last])
}

// closesQuote tells quotation marks, which may stand behind the end of a sentence.
func closesQuote(text string) bool {
	return text == "\"" || text == "''" || text == "'" || text == "”" || text == "’"
}

// relation is the word's relation, with the subject of a mistaken passive set
// right.
func relation(s *syntax.Sentence, i int) string {
	if w := &s.Words[i]; w.Rel != "nsubj:pass" || w.Head < 0 || !mistaken(s, w.Head) {
		return w.Rel
	}
	return "nsubj"
}

// negated reports whether word i carries "not", "never", "neither" or "no".
func (a *article) negated(s *syntax.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if w := lower(s, c); a.lex.in(negation, w) || w == "no" && (syntax.IsRel(s.Words[c].Rel, "det") || syntax.IsRel(s.Words[c].Rel, "advmod")) {
			return true
		}
	}
	return false
}
