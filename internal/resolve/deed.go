package resolve

import (
	"fmt"
	"slices"

	"readout/internal/syntax"
)

// deedReach is how many sentences back the deed stands that is condemned.
const deedReach = 3

// deeds gives who condemns, rejects or threatens over a deed without saying whose it is ("condemned
// the new sanctions") the one who did it, where that was told just before.
func (j *joiner) deeds() {
	for i := range j.drafts {
		d := &j.drafts[i]
		if d.into >= 0 || d.out.Plover != "ACCUSE" || len(d.out.Target) > 0 || len(d.out.Source) == 0 {
			continue
		}
		s := &j.Sentences[d.found.Sentence]
		deed := s.Child(d.found.Head, "obj")
		if deed < 0 || s.Words[deed].UPOS != "NOUN" || !j.known(s, deed) {
			continue
		}
		if at := j.toldDeed(i, s.Words[deed].Lemma); at >= 0 {
			act := &j.drafts[at]
			d.out.Target = slices.Clone(act.out.Source)
			d.out.Why = append(d.out.Why, fmt.Sprintf("whose deed it was: sentence %d", act.found.Sentence+1))
		}
	}
}

// known reports whether a noun names what is known already: "the sanctions", "these
// attacks".
func (j *joiner) known(s *syntax.Sentence, noun int) bool {
	det := s.Child(noun, "det")
	return det >= 0 && definite(s.Words[det].Text)
}

// toldDeed returns the last act before a draft that another did and that is told with a
// noun; -1 for none.
func (j *joiner) toldDeed(i int, noun string) int {
	d := &j.drafts[i]
	for k := i - 1; k >= 0 && d.found.Sentence-j.drafts[k].found.Sentence <= deedReach; k-- {
		x := &j.drafts[k]
		if x.into >= 0 || len(x.out.Source) == 0 || x.out.Quad < 3 || x.out.Plover == "ACCUSE" || x.out.Polarity == "negative" ||
			slices.ContainsFunc(x.out.Source, func(id string) bool { return j.anyCamp(id, d.out.Source) }) {
			continue
		}
		words := j.Sentences[x.found.Sentence].Words
		if slices.ContainsFunc(x.found.Trigger, func(t int) bool { return words[t].Lemma == noun }) {
			return k
		}
		for c := range words {
			if words[c].Lemma == noun && words[c].Head == x.found.Head && words[c].Rel == "obj" {
				return k
			}
		}
	}
	return -1
}
