package resolve

import (
	"readout/internal/mention"
	"readout/internal/syntax"
	"readout/readout"
)

// argument returns the span of an end as the text shows it.
func (j *joiner) argument(sentence int, words []int) *readout.Span {
	if len(words) == 0 {
		return nil
	}
	first, last := len(j.Sentences[sentence].Words), 0
	for _, w := range words {
		if m := j.Mentions.At(sentence, w); m != nil {
			first, last = min(first, m.First), max(last, j.phraseEnd(sentence, m))
		} else {
			from, to := j.Sentences[sentence].Subtree(w)
			first, last = min(first, from), max(last, to)
		}
	}
	s := j.span(sentence, first, last)
	return &s
}

// phraseEnd returns the word behind a mention's noun phrase. What follows a
// common noun says who is meant: "people living in camps in Greece".
func (j *joiner) phraseEnd(sentence int, m *mention.Mention) int {
	last := m.Last
	if m.Kind != mention.Nominal {
		return last
	}
	s := &j.Sentences[sentence]
	for _, k := range s.Children(m.Head) {
		rel := s.Words[k].Rel
		first, end := s.Subtree(k)
		if first == last && (syntax.IsRel(rel, "nmod") || rel == "acl") && s.Words[first].Text != "," && s.Words[k].XPOS != "VB" {
			last = end
		}
	}
	return last
}
