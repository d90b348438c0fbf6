package syntax_test

import "testing"

// TestAfterWhom: who acts in a clause of time, and what hangs on which verb.
func TestAfterWhom(t *testing.T) {
	parse := parser(t)
	for _, c := range []struct {
		text       string
		word, head int
		rel        string
	}{
		{"Oil prices rose after officials in Serbia visited Mali on Monday.", 4, 7, "nsubj"},
		{"Traders fled after officials in Benin severed ties with the Malian government.", 3, 6, "nsubj"},
		{"Oil prices rose after Peru and Chile pulled their soldiers out of Bolivia last week.", 4, 7, "nsubj"},
		{"Having sworn revenge on the ministry, the rebels left for home.", 1, 9, "advcl"},
		{"Peru's navy plans to bomb Chile next week.", 2, 3, "nsubj"},
		{"Chad decided on Friday to warn the Malian president of retaliation.", 10, 5, "obl"},
		{"Chad warned the head of the army.", 6, 3, "nmod"},
		{"Turkish President Recep Tayyip Erdogan's talks with Peru made front pages.", 2, 6, "nmod:poss"},
		{"European Union rules out talks with Mali", 4, 2, "obj"},
		{"The Indian and Pakistani armies exchanged fire.", 4, 5, "nsubj"},
		{"Oil prices rose after Peru and Chile imposed sanctions on Bolivia last week.", 4, 7, "nsubj"},
		{"Oil prices rose after Peru and Chile imposed sanctions on Bolivia last week.", 8, 7, "obj"},
		{"Oil prices rose after officials in Serbia severed ties with Mali.", 6, 4, "nmod"},
		{"Having sworn revenge on Niger, Malian militants left for home.", 1, 8, "advcl"},
		{"France declined Vietnam's defence minister's invitation.", 2, 5, "nmod:poss"},
		{"The Azerbaijani and Algerian foreign ministers closed a radio station.", 5, 6, "nsubj"},
		{"The arrest by a court in Cambodia of an opposition leader drew anger.", 10, 1, "nmod"},
		{"Oil prices rose after the Malian army massacred nine villagers.", 6, 7, "nsubj"},
		{"The arrest by the head of the police drew anger.", 7, 4, "nmod"},
		{"Bahrain and Oman swap prisoners with Yemen", 2, 0, "conj"},
		{"Brazil and Rwanda held crisis talks with Mali.", 4, 5, "compound"},
		{"South African diplomats, who began talks with Vietnam last week, gave no further details.", 8, 5, "obl"},
		{"They left after lunch in Lima on Monday.", 3, 1, "obl"},
	} {
		words := parse(c.text)[0].Words
		if w := words[c.word]; w.Head != c.head || w.Rel != c.rel {
			t.Errorf("%s: %s is %s of %d, want %s of %d", c.text, w.Text, w.Rel, w.Head, c.rel, c.head)
		}
	}
}
