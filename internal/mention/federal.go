package mention

import "readout/internal/knowledge"

// federalState returns the state that a phrase is of whose words say "federal": the one in
// question if it is a federation, else the federation that the text names most; nil where it
// names none. "Cuba protested. A federal judge …" speaks of no judge of Cuba.
func (d *document) federalState(p *phrase, st *knowledge.Actor) *knowledge.Actor {
	if !d.federal(p) || st != nil && d.lex.is("federation", st.Country) {
		return st
	}
	count := map[*knowledge.Actor]int{}
	var best *knowledge.Actor
	for si := range d.atoms {
		for k := range d.atoms[si] {
			land := d.landMeant(si, &d.atoms[si][k])
			if land == nil {
				if a := d.atoms[si][k].actor; a != nil && a.Type == "government" {
					land = d.kb.State(a.Country) // "the Justice Department"
				}
			}
			if land == nil || !d.lex.is("federation", land.Country) {
				continue
			}
			if count[land]++; best == nil || count[land] > count[best] {
				best = land
			}
		}
	}
	return best
}

// federal reports whether a phrase says that its people or body are of a federation.
func (d *document) federal(p *phrase) bool {
	s := &d.sents[p.sentence]
	for k := max(0, p.first-1); k <= p.head; k++ {
		if s.Words[k].Lower() == "federal" {
			return true
		}
	}
	return false
}
