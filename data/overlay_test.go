package data_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"readout/data"
)

func TestWith(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("rules/en/own.yaml", "own")
	write("lexicon/en/classes.yaml", "other")
	tree, err := data.With(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"rules/en/own.yaml": "own", "lexicon/en/classes.yaml": "other"} {
		if b, err := fs.ReadFile(tree, name); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v; want %q", name, b, err, want)
		}
	}
	if _, err := fs.ReadFile(tree, "rules/en/consult.yaml"); err != nil {
		t.Errorf("a built-in rule file is hidden: %v", err)
	}
	entries, err := fs.ReadDir(tree, "rules/en")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Contains(names, "own.yaml") || !slices.Contains(names, "consult.yaml") || !slices.IsSorted(names) {
		t.Errorf("listed %v", names)
	}
	if _, err := fs.ReadFile(tree, "rules/en/none.yaml"); err == nil {
		t.Error("a file that neither tree has is no error")
	}
	if _, err := data.With(filepath.Join(dir, "none")); err == nil {
		t.Error("a missing folder is no error")
	}
	if _, err := data.With(filepath.Join(dir, "rules/en/own.yaml")); err == nil {
		t.Error("a file in the folder's place is no error")
	}
	if built, err := data.With(""); err != nil || built != fs.FS(data.FS) {
		t.Error("no folder must give the built-in tree")
	}
}
