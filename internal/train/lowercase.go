package train

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/gold"
	"readout/internal/truecase"
)

// Lowercase makes the list of words that running text writes small: those that
// stand small inside a sentence at least twice as often as with a capital.
func Lowercase(o Options) error {
	small, capital := map[string]int{}, map[string]int{}
	count := func(words []string) {
		for i := 1; i < len(words); i++ {
			before, _ := utf8.DecodeLastRuneInString(words[i-1])
			if w := words[i]; letters(w) && (unicode.IsLetter(before) || before == ',') {
				if lower := strings.ToLower(w); lower == w {
					small[w]++
				} else {
					capital[lower]++
				}
			}
		}
	}
	trees, err := treebanks(o.Gold, trainBanks()...)
	if err != nil {
		return err
	}
	for _, t := range trees {
		count(t.Texts())
	}
	news, err := gold.ReadSilver(filepath.Join(o.Gold, "silver", "polnear_corenlp_train.tsv.gz"))
	if err != nil {
		return err
	}
	for _, s := range news {
		count(s.Words)
	}
	var out bytes.Buffer
	fmt.Fprintln(&out, "# Words that running text writes small. Made by `readout train`; do not edit.")
	var words []string
	for w, n := range small {
		if n >= 2 && n >= 2*capital[w] {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	for _, w := range words {
		fmt.Fprintln(&out, w)
	}
	return os.WriteFile(filepath.Join(o.Out, filepath.FromSlash(truecase.File)), out.Bytes(), 0o644)
}

func letters(w string) bool {
	return len(w) > 1 && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' })
}
