// Package train makes the model files from gold data. It runs offline (`readout
// train`) and is never needed to read a document.
package train

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/internal/model"
	"readout/internal/syntax"
)

// Options say where the gold data is and where the data tree to write to is.
type Options struct {
	Gold string    // folder with syntax/, name/, silver/
	Out  string    // the data/ folder; models go to its model/
	Log  io.Writer // progress
	// Vectors is the JSON file of word vectors to make the word clusters from
	// (see Clusters). Empty keeps the clusters that are in Out.
	Vectors string
}

// Run makes every model file. The same gold data yields the same bytes.
func Run(o Options) error {
	if o.Vectors != "" {
		if err := Clusters(o); err != nil {
			return err
		}
	}
	if err := Lowercase(o); err != nil {
		return err
	}
	if err := Syntax(o); err != nil {
		return err
	}
	if err := Names(o); err != nil {
		return err
	}
	return Statement(o)
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
			t := syntax.Tree{Words: s.Words}
			trees = append(trees, t)
			if h, ok := headline(t); ok {
				trees = append(trees, h)
			}
			if x, ok := titled(t, len(trees)); ok {
				trees = append(trees, x)
			}
		}
	}
	tagged, err := silverTags(o)
	if err != nil {
		return err
	}
	trees = append(trees, tagged...)
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

// silverTags reads news sentences for the tagger. Where the tagging conventions
// of the silver data differ from UD English ("to" before a noun, marks), the
// tag is left open.
func silverTags(o Options) ([]syntax.Tree, error) {
	const sentences = 12_000
	list, err := gold.ReadSilver(filepath.Join(o.Gold, "silver", "polnear_corenlp_train.tsv.gz"))
	if err != nil {
		return nil, err
	}
	var out []syntax.Tree
	for _, s := range list[:min(sentences, len(list))] {
		t := syntax.Tree{Tagged: true}
		for i, w := range s.Words {
			tag := s.Tags[i]
			if tag == "TO" || tag == "IN" || strings.TrimLeft(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == tag {
				tag = ""
			}
			t.Words = append(t.Words, syntax.Word{Text: w, XPOS: tag})
		}
		out = append(out, t)
	}
	return out, nil
}

func write(o Options, files map[string]model.File) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b, err := files[name].Bytes()
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
