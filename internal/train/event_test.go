package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/data"
	"readout/internal/pipeline"
)

// TestLabelled reads labelled sentences: each teaches the type of the word
// between its stars, and a line that is none is told by file and line.
func TestLabelled(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "lessons.tsv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("# comment\nSUPPORT\tFinland *praised* Peru.\nASSAULT\tRain *fell*.\n")
	got, err := labelled(r, path)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Type != "SUPPORT" || got[0].Sentence.Words[got[0].Ends.Trigger].Text != "praised" {
		t.Errorf("lessons %+v", got)
	}
	for _, bad := range []string{"PRAISE\tFinland *praised* Peru.", "SUPPORT Finland *praised* Peru.", "SUPPORT\tFinland praised Peru."} {
		write("# comment\n" + bad)
		if _, err := labelled(r, path); err == nil || !strings.Contains(err.Error(), "lessons.tsv:2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := labelled(r, path+"x"); err == nil || !strings.Contains(err.Error(), "training/event-sentences.tsv") {
		t.Errorf("missing file: %v", err)
	}
}
