package syntax

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/table"
	"readout/internal/token"
)

// towns are capitals: papers put them before a colon for a dateline ("Kuala Lumpur:
// Police said …"), where other names are who speaks or what it is about.
type towns map[string]bool

// longestTown bounds the words of a town's name.
const longestTown = 3

// stateColumns reads columns of actors/states.tsv, each name that stands in one; none
// where there is no such file.
func stateColumns(fsys fs.FS, names ...string) ([]map[string]bool, error) {
	out := make([]map[string]bool, len(names))
	for n := range out {
		out[n] = map[string]bool{}
	}
	text, err := table.Text(fsys, "actors/states.tsv")
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	var head []string
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' {
			continue
		}
		first := head == nil
		if first {
			head = cells
		}
		for n, name := range names {
			column := slices.Index(head, name)
			switch {
			case column < 0:
				return nil, fmt.Errorf("actors/states.tsv has no column %s", name)
			case !first && column < len(cells):
				for _, one := range strings.Split(cells[column], "|") {
					out[n][one] = one != ""
				}
			}
		}
	}
	return out, nil
}

// dateline returns how many of the first tokens of a sentence are its dateline: one
// of the agencies' (token.Dateline), or a capital and a colon at the beginning of a
// paragraph of which more than a name stands behind it.
func (t towns) dateline(text string, s token.Sentence) int {
	if n := token.Dateline(text, s); n > 0 {
		return n
	}
	if before := strings.TrimRight(text[:s.Start], " \t"); before != "" && !strings.HasSuffix(before, "\n") {
		return 0
	}
	for n := 1; n <= longestTown && n+2 < len(s.Tokens); n++ {
		if text[s.Tokens[n].Start:s.Tokens[n].End] == ":" && t[text[s.Tokens[0].Start:s.Tokens[n-1].End]] && endsSentence(text, s) {
			return n + 1
		}
	}
	return 0
}

// endsSentence reports whether a sentence ends as one does in running text, not as a
// headline ("Paris: talks go on").
func endsSentence(text string, s token.Sentence) bool {
	last := text[s.Tokens[len(s.Tokens)-1].Start:s.End]
	return strings.ContainsAny(last, ".?!")
}
