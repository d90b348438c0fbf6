package syntax

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// String shows the tree in plain words, one word a line: index, text, lemma,
// universal tag, Penn tag, head, relation. Indexes count from 0; the root's
// head is shown as "-".
func (s Sentence) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 4, 2, ' ', 0)
	for i, x := range s.Words {
		head := "-"
		if x.Head >= 0 && x.Head < len(s.Words) {
			head = fmt.Sprintf("%d %s", x.Head, s.Words[x.Head].Text)
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", i, x.Text, x.Lemma, x.UPOS, x.XPOS, head, x.Rel)
	}
	w.Flush()
	return b.String()
}
