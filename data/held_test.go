package data_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"readout/data"
	"readout/internal/table"
)

// What is large is held as a text, and is the file of that name.
func TestLargeFilesAreHeld(t *testing.T) {
	const large = 500_000
	err := fs.WalkDir(data.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(data.FS, name)
		held, ok := data.FS.Held(name)
		if ok && held != string(b) {
			t.Errorf("%s is held as another file", name)
		}
		// coref.tsv only measures.
		if !ok && len(b) > large && name != "model/coref.tsv" {
			t.Errorf("%s has %d bytes, which are copied at each start: hold it in held.go", name, len(b))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A file of the user's takes the place of one that the program holds.
func TestOverlayIsReadInPlaceOfWhatIsHeld(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "actors"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "actors/holders.tsv"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	tree, err := data.With(folder)
	if err != nil {
		t.Fatal(err)
	}
	text, err := table.Text(tree, "actors/holders.tsv")
	if err != nil || text != "mine" || table.BuiltIn(tree, "actors/holders.tsv") {
		t.Errorf("got %q, %v, want what the folder has", text, err)
	}
	if cities, err := table.Text(tree, "places/cities.tsv"); err != nil || len(cities) < 1<<20 || !table.BuiltIn(tree, "places/cities.tsv") {
		t.Errorf("cities of %d bytes, %v, want the built-in ones", len(cities), err)
	}
}
