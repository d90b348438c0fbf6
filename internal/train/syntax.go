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
		return nil, syntax.Clusters{}, err
	}
	cl, err := syntax.LoadClusters(os.DirFS(o.Out))
	if err != nil {
		return nil, syntax.Clusters{}, err
	}
	trees, err := treebanks(o.Gold, trainBanks()...)
	if err != nil {
		return nil, syntax.Clusters{}, err
	}
	dev, err := treebanks(o.Gold, "ewt-dev")
	if err != nil {
		return nil, syntax.Clusters{}, err
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
		return nil, syntax.Clusters{}, err
	}
	plain, err := news(o)
	if err != nil {
		return nil, syntax.Clusters{}, err
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
	var out []syntax.Tree
	for _, d := range docs {
		for _, s := range sp.Split(d.Text) {
			var t syntax.Tree
			for _, x := range s.Tokens[token.Dateline(d.Text, s):] {
				t.Words = append(t.Words, syntax.Word{Text: d.Text[x.Start:x.End]})
			}
			if len(t.Words) > 2 && len(t.Words) <= longest {
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// vectors makes the parser's word vectors of the most frequent words.
func vectors(file string) (syntax.Vectors, error) {
	words, rows, err := readVectors(file, 150_000)
	if err != nil {
		return syntax.Vectors{}, err
	}
	return syntax.NewVectors(words, rows), nil
}
