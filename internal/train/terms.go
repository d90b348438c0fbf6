package train

import (
	"encoding/json"
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
	err = gold.EachLine(filepath.Join(o.Gold, "story", "ecbplus_train_docs.jsonl.gz"), func(_ int, line string) error {
		var d gold.StoryText
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return err
		}
		count(d.Text())
		return nil
	})
	if err != nil {
		return err
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
