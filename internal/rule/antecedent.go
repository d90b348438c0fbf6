package rule

// What a word stands for that a relative clause or a list hangs on.

import (
	"slices"

	"readout/internal/syntax"
)

// headlineList reports whether word k goes on a list that a headline parts by
// commas only ("discuss trade, fishing").
func (fs *Frames) headlineList(k int) bool {
	w := fs.s.Words
	return w[len(w)-1].UPOS != "PUNCT" && k > 0 && w[k-1].Text == "," &&
		(w[k].Rel == "nmod:unmarked" || w[k].Rel == "appos") && (w[k].UPOS == "PROPN" || w[k].UPOS == "NOUN")
}

// antecedents returns word c with its conjuncts or, for a relative pronoun,
// the noun it stands for.
func (fs *Frames) antecedents(c int) []int {
	s := fs.s
	w := s.Words[c]
	if !relativizer(w) {
		return fs.conjuncts(c)
	}
	for v := w.Head; v >= 0; v = s.Words[v].Head {
		if s.Words[v].Rel == "acl:relcl" {
			return fs.allBefore(c, v, fs.throughPreposition(fs.firstOfMany(c, v, s.Words[v].Head)))
		}
		if !fs.verbal(v) || s.Words[v].Rel != "xcomp" && s.Words[v].Rel != "conj" && s.Words[v].Rel != "ccomp" {
			break
		}
	}
	return []int{c}
}

// allBefore returns the word n that a relative clause with verb v is about, with those joined
// to it before relativizer c where the verb does not say that it is one: in "Peru and Chile,
// which sent aid" both sent it.
func (fs *Frames) allBefore(c, v, n int) []int {
	s, all := fs.s, fs.conjuncts(n)
	if len(all) < 2 || c < 1 || s.Words[c-1].Text != "," || all[len(all)-1] > c || s.Words[v].XPOS == "VBZ" {
		return []int{n}
	}
	for _, k := range s.Children(v) {
		if w := s.Words[k]; syntax.IsRel(w.Rel, "aux") && (w.XPOS == "VBZ" || w.Lower() == "was") {
			return []int{n}
		}
	}
	return all
}

// firstOfMany returns the first of two or more whom a relative clause in the plural behind a comma is about,
// where it came out hung on the last: "Chad and the rebel front, which have been holding talks".
func (fs *Frames) firstOfMany(c, v, n int) int {
	s := fs.s
	if n < 0 || s.Words[n].Rel != "conj" || s.Words[n].Head < 0 || c < 1 || s.Words[c-1].Text != "," || s.Words[n].XPOS == "NNS" {
		return n
	}
	plural := s.Words[v].XPOS == "VBP"
	for _, k := range s.Children(v) {
		w := s.Words[k]
		plural = plural || (syntax.IsRel(w.Rel, "aux") || w.Rel == "cop") && (w.XPOS == "VBP" || w.Lower() == "were")
	}
	if !plural {
		return n
	}
	return s.Words[n].Head
}

// throughPreposition returns what a noun in the middle of a preposition governs:
// in "in front of the court, which …" the clause is about the court.
func (fs *Frames) throughPreposition(n int) int {
	if fs.preposition(n) != "" && fs.classes["prepnoun"][fs.s.Words[n].Lemma] {
		for _, c := range fs.s.Children(n) {
			if p := fs.preposition(c); p == "of" || p == "to" {
				return c
			}
		}
	}
	return n
}

func relativizer(w syntax.Word) bool {
	switch w.XPOS {
	case "WDT", "WP":
		return true
	}
	return w.Lemma == "that" && w.UPOS == "PRON" || w.Lemma == "which" || w.Lemma == "who"
}

// relativeGap finds the object in "sanctions the council imposed".
func (fs *Frames) relativeGap(f *Frame) {
	s, w := fs.s, fs.s.Words[f.Head]
	if w.Rel != "acl:relcl" || w.Head < 0 || f.Passive {
		return
	}
	if obj, _ := f.Get("obj"); len(obj) > 0 {
		return
	}
	if subject, _ := f.Get("nsubj"); len(subject) > 0 && !slices.Contains(subject, w.Head) {
		f.add("obj", "gap in the relative clause of "+s.Words[w.Head].Text, w.Head)
	}
}
