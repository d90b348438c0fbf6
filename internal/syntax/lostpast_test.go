package syntax_test

import "testing"

// TestLostPasts: what must be the verb of a sentence is one.
func TestLostPasts(t *testing.T) {
	parse := parser(t)
	for _, c := range []struct {
		text string
		word int
		tag  string
	}{
		{"Peruvian doctors downed tools on Monday over unpaid wages.", 2, "VERB"},
		{"Qatar armed Libyan rebels.", 1, "VERB"},
		{"Peruvian police shot at demonstrators.", 2, "VERB"},
		{"Police in Lima shot at demonstrators on Monday.", 3, "VERB"},
		{"Peru's armed forces.", 2, "ADJ"},
		{"Armed men left.", 0, "ADJ"},
		{"Togo expelled two diplomats on Monday.", 0, "PROPN"},
		{"Latvia and Fiji signed a fishing accord.", 0, "PROPN"},
		{"Chad did not voice concern over the vote.", 3, "VERB"},
		{"Benin decided on Monday to voice support for Chad.", 5, "VERB"},
		{"Benin agreed to border talks with Chad.", 3, "NOUN"},
		{"Slovenia shot down Croatia's proposal.", 1, "VERB"},
		{"The shot at goal went wide.", 1, "NOUN"},
		{"The Lao premier sounded out Togo on the plan.", 2, "NOUN"},
		{"The Lao premier's visit to Togo was short.", 2, "NOUN"},
	} {
		words := parse(c.text)[0].Words
		if got := words[c.word].UPOS; got != c.tag {
			t.Errorf("%s: %s is %s, want %s", c.text, words[c.word].Text, got, c.tag)
		}
	}
}
