package mention

import "readout/internal/syntax"

// ownersWhose returns the states that a "whose" before a plural noun stands for where two
// or more are joined: "Mali and Niger, whose armies fight together". Nil for any other.
func (d *document) ownersWhose(p *phrase) []int {
	s := &d.sents[p.sentence]
	if p.pronoun < 0 || s.Words[p.pronoun].XPOS != "WP$" || singular(s.Words[p.head]) {
		return nil
	}
	v := p.head
	for v >= 0 && s.Words[v].Rel != "acl:relcl" {
		v = s.Words[v].Head
	}
	if v < 0 || s.Words[v].Head < 0 {
		return nil
	}
	first := s.Words[v].Head
	if syntax.IsRel(s.Words[first].Rel, "conj") {
		first = s.Words[first].Head
	}
	var out []int
	for _, w := range append([]int{first}, s.Children(first)...) {
		if w != first && s.Words[w].Rel != "conj" || w > p.pronoun {
			continue
		}
		if e := d.entityAt(p.sentence, w); e >= 0 && d.set.Entities[e].Type == "state" {
			out = append(out, e)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
