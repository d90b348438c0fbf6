package train

import (
	"os"
	"path/filepath"

	"readout/internal/gold"
	"readout/internal/model"
	"readout/internal/statement"
	"readout/internal/syntax"
	"readout/internal/token"
)

// Statement makes the model of package statement from the attributions of
// PolNeAR's training articles. They are parsed with the models that are in
// the data tree already, so it learns what those get wrong as well: make the
// syntax models first, and this one again whenever they change. The network
// learns in a script with PyTorch, about half an hour on one core; two runs give
// models of the same strength but not the same bytes.
func Statement(o Options) error {
	data := os.DirFS(o.Out)
	splitter, err := token.New(data)
	if err != nil {
		return err
	}
	parser, err := syntax.Load(data)
	if err != nil {
		return err
	}
	learner, err := statement.NewLearner(data)
	if err != nil {
		return err
	}
	docs, err := gold.Attributions(filepath.Join(o.Gold, "attribution", "polnear_train.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, d := range docs {
		sents := parser.ParseAll(d.Text, splitter.Split(d.Text))
		annotations := make([]statement.Annotation, len(d.Attributions))
		for i, a := range d.Attributions {
			annotations[i] = statement.Annotation(a)
		}
		learner.Add(d.Text, sents, annotations)
	}
	var nets model.Blocks
	err = o.script("statement.py", learner.Write, func(read func(string) ([]float32, error)) (err error) {
		nets, err = learner.Pack(read)
		return err
	})
	if err != nil {
		return err
	}
	if err := write(o, map[string]model.Blocks{statement.NetFile: nets}); err != nil {
		return err
	}
	return write(o, map[string]model.File{statement.ModelFile: learner.Quotes()})
}
