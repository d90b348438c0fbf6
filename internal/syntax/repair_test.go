package syntax

import (
	"testing"

	"readout/data"
)

func TestRepair(t *testing.T) {
	verbs := verbsOf(t)
	for _, c := range []struct {
		name     string
		in, want []Word
	}{
		{"headline", []Word{
			{Text: "Diaz", UPOS: "PROPN", Head: -1, Rel: "root"}, {Text: ",", Head: 0, Rel: "punct"}, {Text: "Ruiz", UPOS: "PROPN", Head: 3, Rel: "nsubj"},
			{Text: "discuss", UPOS: "VERB", Head: 0, Rel: "parataxis"}, {Text: "trade", UPOS: "NOUN", Head: 3, Rel: "obj"}},
			[]Word{{Head: 3, Rel: "nsubj"}, {Head: 2, Rel: "punct"}, {Head: 0, Rel: "conj"}, {Head: -1, Rel: "root"}, {Head: 3, Rel: "obj"}}},
		{"who the ally is", []Word{
			{Text: "hit", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "NATO", UPOS: "PROPN", Head: 2, Rel: "compound"}, {Text: "ally", Lemma: "ally", UPOS: "NOUN", Head: 0, Rel: "obj"},
			{Text: "Peru", UPOS: "PROPN", Head: 0, Rel: "obj"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 2, Rel: "compound"}, {Head: 3, Rel: "nmod:desc"}, {Head: 0, Rel: "obj"}}},
		{"who the rival in the region is", []Word{
			{Text: "on", UPOS: "ADP", Head: 1, Rel: "case"}, {Text: "rival", Lemma: "rival", UPOS: "NOUN", Head: 7, Rel: "obl"}, {Text: "in", UPOS: "ADP", Head: 3, Rel: "case"},
			{Text: "Africa", UPOS: "PROPN", Head: 1, Rel: "nmod"}, {Text: ",", UPOS: "PUNCT", Head: 5, Rel: "punct"}, {Text: "Chad", UPOS: "PROPN", Head: 3, Rel: "appos"},
			{Text: ",", UPOS: "PUNCT", Head: 7, Rel: "punct"}, {Text: "spied", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}},
			[]Word{{Head: 5, Rel: "case"}, {Head: 5, Rel: "nmod:desc"}, {Head: 3, Rel: "case"}, {Head: 1, Rel: "nmod"}, {Head: 5, Rel: "punct"}, {Head: 7, Rel: "obl"}, {Head: 7, Rel: "punct"}, {Head: -1, Rel: "root"}}},
		{"pair", []Word{
			{Text: "Peru", UPOS: "PROPN", Head: 2, Rel: "compound"}, {Text: "-", UPOS: "PUNCT", Head: 0, Rel: "punct"}, {Text: "Chile", UPOS: "PROPN", Head: 3, Rel: "compound"},
			{Text: "summit", Lemma: "summit", UPOS: "NOUN", Head: -1, Rel: "root"}},
			[]Word{{Head: 3, Rel: "compound"}, {Head: 0, Rel: "punct"}, {Head: 3, Rel: "compound"}, {Head: -1, Rel: "root"}}},
		{"title", []Word{
			{Text: "spokesman", UPOS: "NOUN", Head: 3, Rel: "nsubj"}, {Text: "Ivo", UPOS: "PROPN", Head: 3, Rel: "nsubj"}, {Text: "Diaz", UPOS: "PROPN", Head: 1, Rel: "flat"},
			{Text: "spoke", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}},
			[]Word{{Head: 1, Rel: "nmod:desc"}, {Head: 3, Rel: "nsubj"}, {Head: 1, Rel: "flat"}, {Head: -1, Rel: "root"}}},
		{"number", []Word{
			{Text: "The", UPOS: "DET", Head: 2, Rel: "det"}, {Text: "two", UPOS: "NUM", Head: 2, Rel: "nummod"}, {Text: "met", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}},
			[]Word{{Head: 1, Rel: "det"}, {Head: 2, Rel: "nsubj"}, {Head: -1, Rel: "root"}}},
		{"handed over a number", []Word{
			{Text: "handed", Lemma: "hand", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "over", UPOS: "ADV", Head: 2, Rel: "advmod"},
			{Text: "two", UPOS: "NUM", Head: 3, Rel: "nummod"}, {Text: "men", UPOS: "NOUN", Head: 0, Rel: "obj"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 0, Rel: "compound:prt"}, {Head: 3, Rel: "nummod"}, {Head: 0, Rel: "obj"}}},
		{"took in a plural", []Word{
			{Text: "took", Lemma: "take", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "in", UPOS: "ADP", Head: 3, Rel: "case"},
			{Text: "200", UPOS: "NUM", Head: 3, Rel: "nummod"}, {Text: "refugees", UPOS: "NOUN", XPOS: "NNS", Head: 0, Rel: "obl"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 0, Rel: "compound:prt"}, {Head: 3, Rel: "nummod"}, {Head: 0, Rel: "obj"}}},
		{"began shipping oil", []Word{
			{Text: "began", Lemma: "begin", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "shipping", Lemma: "ship", UPOS: "VERB", XPOS: "VBG", Head: 0, Rel: "xcomp"},
			{Text: "oil", UPOS: "NOUN", XPOS: "NN", Head: 0, Rel: "obj"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 0, Rel: "xcomp"}, {Head: 1, Rel: "obj"}}},
		{"persona non grata", []Word{
			{Text: "declared", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "the", UPOS: "DET", Head: 3, Rel: "det"}, {Text: "envoy", UPOS: "NOUN", Head: 3, Rel: "nmod:desc"},
			{Text: "persona", UPOS: "PROPN", Head: 0, Rel: "obj"}, {Text: "non", UPOS: "X", Head: 3, Rel: "flat"}, {Text: "grata", UPOS: "ADJ", Head: 3, Rel: "flat"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 2, Rel: "det"}, {Head: 0, Rel: "obj"}, {Head: 0, Rel: "xcomp"}, {Head: 3, Rel: "flat"}, {Head: 3, Rel: "flat"}}},
		{"lived in a plural", []Word{
			{Text: "lived", Lemma: "live", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "in", UPOS: "ADP", Head: 2, Rel: "case"},
			{Text: "camps", UPOS: "NOUN", XPOS: "NNS", Head: 0, Rel: "obl"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 2, Rel: "case"}, {Head: 0, Rel: "obl"}}},
		{"what somebody is begged for", []Word{
			{Text: "Togo", UPOS: "PROPN", Head: 1, Rel: "nsubj"}, {Text: "begged", Lemma: "beg", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"},
			{Text: "donors", UPOS: "NOUN", Head: 1, Rel: "obj"}, {Text: "to", UPOS: "PART", Head: 4, Rel: "mark"}, {Text: "pay", UPOS: "VERB", XPOS: "VB", Head: 1, Rel: "advcl"}},
			[]Word{{Head: 1, Rel: "nsubj"}, {Head: -1, Rel: "root"}, {Head: 1, Rel: "obj"}, {Head: 4, Rel: "mark"}, {Head: 1, Rel: "xcomp"}}},
		{"body", []Word{
			{Text: "Peru", UPOS: "PROPN", Head: 3, Rel: "nmod:poss"}, {Text: "'s", UPOS: "PART", Head: 0, Rel: "case"}, {Text: "parliament", UPOS: "NOUN", XPOS: "NN", Head: 3, Rel: "compound"},
			{Text: "meets", UPOS: "VERB", XPOS: "VBZ", Head: -1, Rel: "root"}},
			[]Word{{Head: 2, Rel: "nmod:poss"}, {Head: 0, Rel: "case"}, {Head: 3, Rel: "nsubj"}, {Head: -1, Rel: "root"}}},
		{"up to", []Word{
			{Text: "kidnapped", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}, {Text: "up", UPOS: "ADP", Head: 0, Rel: "compound:prt"}, {Text: "to", UPOS: "ADP", Head: 4, Rel: "case"},
			{Text: "16", UPOS: "NUM", Head: 4, Rel: "nummod"}, {Text: "advisers", UPOS: "NOUN", Head: 0, Rel: "obl"}},
			[]Word{{Head: -1, Rel: "root"}, {Head: 3, Rel: "advmod"}, {Head: 1, Rel: "fixed"}, {Head: 4, Rel: "nummod"}, {Head: 0, Rel: "obj"}}},
		{"up to at the start", []Word{
			{Text: "Up", UPOS: "ADV", Head: 4, Rel: "advmod"}, {Text: "to", UPOS: "ADP", Head: 3, Rel: "case"}, {Text: "90", UPOS: "NUM", Head: 3, Rel: "nummod"},
			{Text: "miners", UPOS: "NOUN", Head: 4, Rel: "obl"}, {Text: "marched", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"}},
			[]Word{{Head: 2, Rel: "advmod"}, {Head: 0, Rel: "fixed"}, {Head: 3, Rel: "nummod"}, {Head: 4, Rel: "nsubj"}, {Head: -1, Rel: "root"}}},
	} {
		verbs.repair(c.in)
		for i, w := range c.want {
			if c.in[i].Head != w.Head || c.in[i].Rel != w.Rel {
				t.Errorf("%s: %s is %s of %d, want %s of %d", c.name, c.in[i].Text, c.in[i].Rel, c.in[i].Head, w.Rel, w.Head)
			}
		}
	}
}

func verbsOf(t *testing.T) verbLists {
	t.Helper()
	l, err := loadVerbs(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
