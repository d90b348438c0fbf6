package train

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/internal/story"
)

// minDocuments is in how many documents a word must stand to be kept.
const minDocuments = 2

// Terms counts in how many articles words stand: those of PolNeAR's and ECB+'s
// training halves.
func Terms(o Options) error {
	seen, documents := map[string]int{}, 0
	count := func(text string) {
		documents++
		words, _ := story.Words(text)
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			seen[w]++
		}
	}
	articles, err := gold.Attributions(filepath.Join(o.Gold, "attribution", "polnear_train.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, a := range articles {
		count(a.Text)
	}
	docs, err := gold.Stories(filepath.Join(o.Gold, "story"), "train")
	if err != nil {
		return err
	}
	for i := range docs {
		count(docs[i].Text())
	}
	lines := []string{fmt.Sprintf("\t%d", documents)}
	for w, n := range seen {
		if n >= minDocuments {
			lines = append(lines, fmt.Sprintf("%s\t%d", w, n))
		}
	}
	slices.Sort(lines[1:])
	path := filepath.Join(o.Out, filepath.FromSlash(story.TermsFile))
	fmt.Fprintf(o.Log, "%s: %d words of %d articles\n", path, len(lines)-1, documents)
	return os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
