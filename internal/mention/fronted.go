package mention

import "readout/internal/syntax"

// fronted returns whom a "its" means in what the subject behind it does besides: "Vowing to avenge its
// commander, Hezbollah …". -1 where somebody has been named before or the subject is no name.
func (d *document) fronted(si, i int) int {
	s := &d.sents[si]
	if w := s.Words[i]; w.XPOS != "PRP$" || w.Lower() != "its" {
		return -1
	}
	for k := range d.atoms[si] {
		if d.atoms[si][k].first < i {
			return -1
		}
	}
	top := i
	for range len(s.Words) {
		h := s.Words[top].Head
		if h < 0 {
			return -1
		}
		if w := s.Words[top]; h > i && syntax.IsRel(w.Rel, "advcl") && (w.XPOS == "VBG" || w.XPOS == "VBN") && s.Child(top, "nsubj") < 0 {
			return d.subjectNamed(si, s.Child(h, "nsubj"), i)
		}
		top = h
	}
	return -1
}

// subjectNamed returns the entity of the name that is the subject behind word i, no person; -1 for others.
func (d *document) subjectNamed(si, subject, i int) int {
	for k := range d.atoms[si] {
		if a := &d.atoms[si][k]; subject > i && a.first <= subject && subject < a.last && a.kind != "PER" {
			return d.atomEntity(si, a)
		}
	}
	return -1
}
