package rule

import "readout/internal/syntax"

// agent returns who stands behind the "by" of passive verb v, nobody when it has none.
func (fs *Frames) agent(v int) (words []int, step string) {
	for _, c := range fs.s.Children(v) {
		if rel := fs.s.Words[c].Rel; rel == "obl:agent" || syntax.IsRel(rel, "obl") && fs.preposition(c) == "by" {
			return fs.antecedents(c), "agent of " + fs.s.Words[v].Text
		}
	}
	return nil, ""
}
