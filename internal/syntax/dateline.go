package syntax

import (
	"slices"

	"readout/internal/token"
)

// afterDateline parses a sentence whose first n tokens are a dateline. What
// follows it is parsed as if it stood alone, since "KYIV (Agency) -" is no part
// of the clause; the dateline's words hang on the root as one parataxis.
func (p *Parser) afterDateline(text string, index int, s token.Sentence, n int) Sentence {
	rest := s
	rest.Tokens, rest.Start = s.Tokens[n:], s.Tokens[n].Start
	body := p.Parse(text, index, rest)
	texts := make([]string, n)
	for i, t := range s.Tokens[:n] {
		texts[i] = text[t.Start:t.End]
	}
	words := p.Tag(texts)
	for i := range words {
		w := &words[i]
		w.Start, w.End = s.Tokens[i].Start, s.Tokens[i].End
		w.Head, w.Rel = 0, "dep"
		if w.UPOS == "PUNCT" {
			w.Rel = "punct"
		}
	}
	words[0].Head, words[0].Rel = n+body.Root(), "parataxis"
	for _, w := range body.Words {
		if w.Head >= 0 {
			w.Head += n
		}
		words = append(words, w)
	}
	out := NewSentence(index, s.Start, s.End, s.Paragraph, slices.Clip(words))
	out.Dateline = n
	return out
}
