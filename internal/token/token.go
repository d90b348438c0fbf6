// Package token cuts raw text into sentences and words. Every span is a
// half-open range of byte offsets into the text and slices it.
package token

// Token is one syntactic word in the sense of Universal Dependencies: "don't"
// is "do" and "n't", "Russia's" is "Russia" and "'s".
type Token struct{ Start, End int }

// Sentence is a run of tokens. Paragraph counts paragraphs from 0: blocks
// between blank lines or, where a text has one paragraph a line, lines.
type Sentence struct {
	Start, End int
	Paragraph  int
	Tokens     []Token
}
