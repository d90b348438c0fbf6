package resolve

import (
	"fmt"
	"slices"
	"strings"
)

// actReach is how many sentences back "the decision" may point.
const actReach = 3

// acts finds the target of who rejects, condemns or welcomes "the decision" or
// "the move": whoever did the last thing told before.
func (j *joiner) acts() {
	for i := range j.drafts {
		d := &j.drafts[i]
		object := j.actNoun(d)
		if object < 0 {
			continue
		}
		noun := j.Sentences[d.found.Sentence].Words[object].Lemma
		violent := j.Lexicon.Harm[noun] || j.Lexicon.Deeds[noun]
		for k := i - 1; k >= 0; k-- {
			did := &j.drafts[k]
			if d.found.Sentence-did.found.Sentence > actReach {
				break
			}
			if violent && did.out.Plover != "ASSAULT" {
				continue // "condemned the killings" means no demand told since
			}
			if len(did.out.Source) == 0 || did.out.Plover == "CONSULT" || shareOne(did.out.Source, d.out.Source) || did.answers {
				continue
			}
			d.answers = true
			d.out.Target = slices.Clone(did.out.Source)
			d.out.Evidence[0].Target = j.cover(d.found.Sentence, []int{object})
			d.out.Why = append(d.out.Why, fmt.Sprintf("target: who did what “%s” means, sentence %d",
				j.Sentences[d.found.Sentence].Words[object].Text, did.found.Sentence+1))
			break
		}
	}
}

// actNoun returns the object of a targetless answer that points back to an act
// ("the decision"), or -1.
func (j *joiner) actNoun(d *draft) int {
	switch d.out.Plover {
	case "REJECT", "ACCUSE", "SUPPORT", "AGREE", "THREATEN":
	default:
		return -1
	}
	if len(d.out.Target) > 0 || len(d.out.Source) == 0 {
		return -1
	}
	s := &j.Sentences[d.found.Sentence]
	for _, k := range s.Children(d.found.Head) {
		w := s.Words[k]
		if w.Rel != "obj" && w.Rel != "nsubj:pass" && w.Rel != "obl" || !j.Lexicon.Acts[w.LowerLemma()] {
			continue
		}
		if det := s.Child(k, "det"); det >= 0 && definite(s.Words[det].Text) && s.Child(k, "nmod", "amod", "compound", "nmod:poss", "acl") < 0 {
			return k
		}
	}
	return -1
}

func shareOne(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

func definite(det string) bool {
	switch strings.ToLower(det) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}
