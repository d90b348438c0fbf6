package train

import (
	"os"
	"path/filepath"

	"readout/internal/gold"
	"readout/internal/syntax"
	"readout/internal/token"
)

// lessons gathers what the parser learns from.
func lessons(o Options) (*syntax.Lessons, syntax.Clusters, error) {
	v, err := vectors(o.Vectors)
	if err != nil {
		return nil, nil, err
	}
	cl, err := syntax.LoadClusters(os.DirFS(o.Out))
	if err != nil {
		return nil, nil, err
	}
	trees, err := treebanks(o.Gold, trainBanks()...)
	if err != nil {
		return nil, nil, err
	}
	dev, err := treebanks(o.Gold, "ewt-dev")
	if err != nil {
		return nil, nil, err
	}
	for i, t := range trees[:len(trees):len(trees)] {
		if h, ok := headline(t); ok {
			trees = append(trees, h)
		}
		if x, ok := titled(t, i); ok {
			trees = append(trees, x)
		}
	}
	tagged, err := silverTags(o)
	if err != nil {
		return nil, nil, err
	}
	plain, err := news(o)
	if err != nil {
		return nil, nil, err
	}
	return syntax.NewLessons(trees, dev, plain, tagged, v), cl, nil
}

// trainBanks names the treebanks to learn from.
func trainBanks() []string { return []string{"ewt-train", "gum-free-train"} }

func treebanks(dir string, names ...string) ([]syntax.Tree, error) {
	var out []syntax.Tree
	for _, name := range names {
		bank, err := gold.ReadTreebank(filepath.Join(dir, "syntax", name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		for _, s := range bank.Trees() {
			out = append(out, syntax.Tree{Words: s.Words})
		}
	}
	return out, nil
}

// news cuts the training articles of PolNeAR into sentences as Readout does.
// XPOS and Head are what CoreNLP found, "" and unknownHead where it has no such
// word: what the network makes of the news is learnt where both agree.
func news(o Options) ([]syntax.Tree, error) {
	const longest = 80
	sp, err := token.New(os.DirFS(o.Out))
	if err != nil {
		return nil, err
	}
	docs, err := gold.Attributions(filepath.Join(o.Gold, "attribution", "polnear_train.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	other, err := gold.SilverTrees(filepath.Join(o.Gold, "silver", "polnear_corenlp_train.tsv.gz"))
	if err != nil {
		return nil, err
	}
	var out []syntax.Tree
	for _, d := range docs {
		points := codePoints(d.Text)
		for _, s := range sp.Split(d.Text) {
			toks := s.Tokens[token.Dateline(d.Text, s):]
			if len(toks) > 2 && len(toks) <= longest {
				out = append(out, silverTree(d.Text, toks, points, other[d.ID]))
			}
		}
	}
	return out, nil
}

// unknownHead stands for a head that the other parser does not tell.
const unknownHead = -2

// silverTree makes a sentence of tokens with what the other parser says of them.
func silverTree(text string, toks []token.Token, points []int, other map[[2]int]gold.SilverWord) syntax.Tree {
	at := map[[2]int]int{{-1, -1}: -1}
	span := func(t token.Token) [2]int { return [2]int{points[t.Start], points[t.End]} }
	for i, t := range toks {
		at[span(t)] = i
	}
	var out syntax.Tree
	for _, t := range toks {
		w := syntax.Word{Text: text[t.Start:t.End], Head: unknownHead}
		if x, ok := other[span(t)]; ok {
			w.XPOS = sharedTag(x.Tag)
			if head, ok := at[x.Head]; ok {
				w.Head = head
			}
		}
		out.Words = append(out.Words, w)
	}
	return out
}

// codePoints tells of each byte offset of a text how many code points are before
// it.
func codePoints(text string) []int {
	out := make([]int, len(text)+1)
	n, last := 0, 0
	for i := range text {
		for k := last; k < i; k++ {
			out[k+1] = n
		}
		out[i] = n
		n, last = n+1, i
	}
	for k := last; k < len(text); k++ {
		out[k+1] = n
	}
	return out
}

// vectors makes the parser's word vectors of the most frequent words.
func vectors(file string) (syntax.Vectors, error) {
	words, rows, err := readVectors(file, 150_000)
	if err != nil {
		return syntax.Vectors{}, err
	}
	return syntax.NewVectors(words, rows), nil
}
