// Package treetest writes trees down for tests, so that what is tested does
// not depend on what a model happens to parse.
package treetest

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/syntax"
)

// Parse reads a sentence, one word a line: text, lemma, UPOS, XPOS, head and
// relation, heads counted from 1 as in CoNLL-U. Words are one byte apart.
func Parse(t testing.TB, lines string) syntax.Sentence {
	t.Helper()
	var words []syntax.Word
	at := 0
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		if len(f) != 6 {
			t.Fatalf("%q: want text lemma upos xpos head rel", line)
		}
		w := syntax.Word{Text: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Rel: f[5], Start: at, End: at + len(f[0])}
		if _, err := fmt.Sscan(f[4], &w.Head); err != nil {
			t.Fatalf("%q: head: %v", line, err)
		}
		w.Head--
		at = w.End + 1
		words = append(words, w)
	}
	return syntax.NewSentence(0, 0, at, 0, words)
}

// Text returns the text that the sentence's offsets slice.
func Text(s *syntax.Sentence) string {
	return strings.Join(s.Texts(), " ")
}
