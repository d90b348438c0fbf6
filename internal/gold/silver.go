package gold

import (
	"fmt"
	"strconv"
	"strings"
)

// SilverWord is what Stanford CoreNLP made of a word: its Penn tag and where its
// head stands, {-1, -1} for a root. Offsets are code points.
type SilverWord struct {
	Tag  string
	Head [2]int
}

// SilverTrees reads the gzipped CoreNLP columns as trees: for each document the
// words by where they stand in its text, in code points.
func SilverTrees(path string) (map[string]map[[2]int]SilverWord, error) {
	r := silver{docs: map[string]map[[2]int]SilverWord{}}
	if err := EachLine(path, r.line); err != nil {
		return nil, err
	}
	r.endSentence()
	return r.docs, nil
}

// silver is the reader's state: the current document and sentence.
type silver struct {
	docs  map[string]map[[2]int]SilverWord
	doc   map[[2]int]SilverWord
	words []silverRow
}

type silverRow struct {
	at   [2]int
	tag  string
	head int // number of the head, 0 for the root
}

func (r *silver) line(_ int, line string) error {
	if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
		r.endSentence()
		r.doc = map[[2]int]SilverWord{}
		r.docs[id] = r.doc
		return nil
	}
	if line == "" {
		r.endSentence()
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) < 8 || r.doc == nil {
		return fmt.Errorf("want a document's id before words of 8 columns, not %q", line)
	}
	head, err := strconv.Atoi(f[4])
	if err != nil {
		return fmt.Errorf("head %q is no number", f[4])
	}
	row := silverRow{tag: f[3], head: head}
	if _, err := fmt.Sscanf(f[7], "%d:%d", &row.at[0], &row.at[1]); err != nil {
		return fmt.Errorf("offsets %q: want start:end", f[7])
	}
	r.words = append(r.words, row)
	return nil
}

func (r *silver) endSentence() {
	for _, w := range r.words {
		head := [2]int{-1, -1}
		if w.head > 0 && w.head <= len(r.words) {
			head = r.words[w.head-1].at
		}
		r.doc[w.at] = SilverWord{Tag: w.tag, Head: head}
	}
	r.words = nil
}
