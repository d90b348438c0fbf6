package rule

import "readout/internal/syntax"

// appealedTo returns whom verb h asks to do something by a preposition ("called on Peru to
// leave"), or -1.
func (fs *Frames) appealedTo(h int) int {
	o := fs.s.Child(h, "obj")
	if !fs.classes["appealing"][fs.s.Words[h].Lemma] && (o < 0 || !fs.classes["pressing"][fs.s.Words[o].Lemma]) {
		return -1
	}
	for _, c := range fs.s.Children(h) {
		if p := fs.preposition(c); c > h && (p == "on" || p == "upon" || p == "to" || p == "with") && syntax.IsRel(fs.s.Words[c].Rel, "obl") {
			return c
		}
	}
	return -1
}
