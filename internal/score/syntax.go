package score

import (
	"path/filepath"

	"readout/internal/gold"
	"readout/internal/syntax"
	"readout/internal/token"
)

// treeTally counts what raw-text scoring needs: a system word is right when a gold
// word has the same offsets, as in the CoNLL 2018 shared task.
type treeTally struct {
	sentences, systemSentences, goldSentences int
	words, systemWords, goldWords             int
	upos, xpos, lemma, uas, las               int
}

// Syntax measures tokens, sentences, tags, lemmas and trees from raw text on
// the treebank development sets in dir/syntax.
func Syntax(dir string, sp *token.Splitter, p *syntax.Parser) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"ewt-dev", "gum-dev"} {
		bank, err := gold.ReadTreebank(filepath.Join(dir, "syntax", set+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		var t treeTally
		for _, d := range bank.Docs {
			t.add(p.ParseAll(d.Text, sp.Split(d.Text)), d.Sentences)
		}
		rows = append(rows, t.rows(set)...)
	}
	return rows, nil
}

type wordAt struct {
	word *syntax.Word
	head [2]int // the head's offsets; the zero value for the root
}

func index(sents []syntax.Sentence) map[[2]int]wordAt {
	out := map[[2]int]wordAt{}
	for _, s := range sents {
		for i := range s.Words {
			w := &s.Words[i]
			x := wordAt{word: w, head: [2]int{-1, -1}}
			if w.Head >= 0 {
				x.head = [2]int{s.Words[w.Head].Start, s.Words[w.Head].End}
			}
			out[[2]int{w.Start, w.End}] = x
		}
	}
	return out
}

func (t *treeTally) add(system, want []syntax.Sentence) {
	bounds := map[[2]int]bool{}
	for _, s := range want {
		bounds[[2]int{s.Start, s.End}] = true
		t.goldWords += len(s.Words)
	}
	t.goldSentences += len(want)
	t.systemSentences += len(system)
	have := index(want)
	for _, s := range system {
		if bounds[[2]int{s.Start, s.End}] {
			t.sentences++
		}
		t.systemWords += len(s.Words)
	}
	for at, x := range index(system) {
		y, ok := have[at]
		if !ok {
			continue
		}
		t.words++
		t.upos += one(x.word.UPOS == y.word.UPOS)
		t.xpos += one(x.word.XPOS == y.word.XPOS)
		t.lemma += one(x.word.Lemma == y.word.Lemma)
		t.uas += one(x.head == y.head)
		t.las += one(x.head == y.head && x.word.Rel == y.word.Rel)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t *treeTally) rows(set string) []Row {
	_, _, s := f1(t.sentences, t.systemSentences, t.goldSentences)
	rows := []Row{{"syntax", set, "sentences F1", s, t.goldSentences}}
	for _, m := range []struct {
		name  string
		right int
	}{{"tokens F1", t.words}, {"UPOS F1", t.upos}, {"XPOS F1", t.xpos}, {"lemma F1", t.lemma}, {"UAS F1", t.uas}, {"LAS F1", t.las}} {
		_, _, f := f1(m.right, t.systemWords, t.goldWords)
		rows = append(rows, Row{"syntax", set, m.name, f, t.goldWords})
	}
	return rows
}
