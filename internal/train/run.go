// Package train makes the model files from gold data. It runs offline (`readout
// train`) and is never needed to read a document.
package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout/internal/gold"
	"readout/internal/model"
	"readout/internal/syntax"
)

// Options say where the gold data is and where the data tree to write to is.
type Options struct {
	Gold string    // folder with syntax/, name/, silver/
	Out  string    // the data/ folder; models go to its model/
	Log  io.Writer // progress
}

// Run makes every model file. The same gold data yields the same bytes.
func Run(o Options) error {
	if err := Syntax(o); err != nil {
		return err
	}
	return nil
}

// Syntax makes the models of package syntax.
func Syntax(o Options) error {
	var trees []syntax.Tree
	for _, name := range []string{"ewt-train", "gum-free-train"} {
		bank, err := gold.ReadTreebank(filepath.Join(o.Gold, "syntax", name+".conllu.gz"))
		if err != nil {
			return err
		}
		for _, s := range bank.Trees() {
			trees = append(trees, syntax.Tree{Words: s.Words})
		}
	}
	cl, err := syntax.LoadClusters(os.DirFS(o.Out))
	if err != nil {
		return err
	}
	files, err := syntax.Learn(trees, cl, o.Log)
	if err != nil {
		return err
	}
	return write(o, files)
}

func write(o Options, files map[string]model.File) error {
	for name, f := range files {
		b, err := f.Bytes()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		path := filepath.Join(o.Out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(o.Log, "%s: %d bytes\n", path, len(b))
	}
	return nil
}
