package event

import (
	"readout/internal/rule"
	"readout/internal/syntax"
)

// manyCalamities is from how many words of an accident or of what nature does a text is taken to tell of one.
const manyCalamities = 3

// calamity reports whether a text tells of an accident or of what nature did: of its words more are of
// that kind than of attacks.
func (c *Coder) calamity(sents []syntax.Sentence) bool {
	calamity, striking, forces := c.rules.Class("calamity"), c.rules.Class("striking"), c.rules.Class("armedforce")
	calamities, attacks := 0, 0
	for i := range sents {
		for _, w := range sents[i].Words {
			switch {
			case calamity[w.Lemma]:
				calamities++
			case striking[w.Lemma], c.weapons[w.Lemma], forces[w.Lemma] && w.UPOS == "NOUN":
				attacks++
			}
		}
	}
	return calamities >= manyCalamities && calamities > attacks
}

// byNobody reports whether a match tells of harm and of nobody who did it.
func (c *Coder) byNobody(s *syntax.Sentence, f *rule.Match) bool {
	return f.Rule.Code.Plover == "ASSAULT" && len(f.Source) == 0 && c.rules.Class("hurt")[s.Words[f.Head].Lemma]
}
