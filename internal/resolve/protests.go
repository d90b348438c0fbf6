package resolve

import "slices"

// protests gives protests against nobody those at the other end of what the
// protesters demand by them: "marched to demand that the government resign".
func (j *joiner) protests() {
	for i := range j.drafts {
		p := &j.drafts[i]
		if p.into >= 0 || p.found == nil || p.out.Plover != "PROTEST" || len(p.out.Target) > 0 || len(p.out.Source) == 0 {
			continue
		}
		for k := range j.drafts {
			r := &j.drafts[k]
			if r.found == nil || r.out.Plover != "REQUEST" || r.found.Sentence != p.found.Sentence || len(r.out.Target) == 0 ||
				!slices.Equal(r.out.Source, p.out.Source) || !j.hangsOn(p.found.Sentence, r.found.Head, p.found.Head) {
				continue
			}
			p.out.Target = slices.Clone(r.out.Target)
			p.out.Why = append(p.out.Why, "target: of whom it is demanded")
			break
		}
	}
}

// hangsOn reports whether a word stands in the clause of another: no more than a few
// words of the tree lie between.
func (j *joiner) hangsOn(sentence, word, above int) bool {
	s := &j.Sentences[sentence]
	for range 3 {
		if word = s.Words[word].Head; word < 0 || word == above {
			break
		}
	}
	return word == above
}
