package train

import (
	"os"
	"path/filepath"

	"readout/internal/gold"
	"readout/internal/token"
)

// Sentences makes the model that decides about sentence ends: from the
// treebanks, and from news as the rules cut it, so that what the writers of web
// pages do is not taken for what newspapers do.
func Sentences(o Options) error {
	var texts []token.Marked
	for _, name := range trainBanks() {
		bank, err := gold.ReadTreebank(filepath.Join(o.Gold, "syntax", name+".conllu.gz"))
		if err != nil {
			return err
		}
		for _, d := range bank.Docs {
			m := token.Marked{Text: d.Text, Ends: map[int]bool{}}
			for _, s := range d.Sentences {
				m.Ends[s.End] = true
			}
			texts = append(texts, m)
		}
	}
	news, err := gold.Attributions(filepath.Join(o.Gold, "attribution", "polnear_train.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, d := range news {
		texts = append(texts, token.Marked{Text: d.Text})
	}
	files, err := token.Learn(os.DirFS(o.Out), texts, o.Log)
	if err != nil {
		return err
	}
	return write(o, files)
}
