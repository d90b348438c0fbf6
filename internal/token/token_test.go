package token_test

import (
	"strings"
	"testing"

	"readout/data"
	"readout/internal/token"
)

func splitter(t testing.TB) *token.Splitter {
	s, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// show writes sentences as lines of words with single spaces.
func show(text string, sents []token.Sentence) []string {
	var out []string
	for _, s := range sents {
		var words []string
		for _, w := range s.Tokens {
			words = append(words, text[w.Start:w.End])
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func TestWords(t *testing.T) {
	s := splitter(t)
	for _, c := range []struct{ in, want string }{
		{"They don't, can't and cannot.", "They do n't , ca n't and can not ."},
		{"Peru's envoy; the envoys' plan", "Peru 's envoy ; the envoys ' plan"},
		{"Peru’s envoy said we’ll go", "Peru ’s envoy said we ’ll go"},
		{"a U.S.-led, Chile-backed anti-war group", "a U.S. - led , Chile - backed anti-war group"},
		{"It cost $5.2 million (€4,000), up 12%.", "It cost $ 5.2 million ( € 4,000 ) , up 12 % ."},
		{"OPEC+ pumps 20+ barrels", "OPEC+ pumps 20 + barrels"},
		{"US$40 at 9pm or 9:30 p.m.", "US$ 40 at 9 pm or 9:30 p.m."},
		{"see https://example.org/a-b?c=1, or mail a.b@example.org.", "see https://example.org/a-b?c=1 , or mail a.b@example.org ."},
		{"Wait... what?! No—never -- ever.", "Wait ... what ?! No — never -- ever ."},
		{"“Yes,” he said. 'No.'", "“ Yes , ” he said . ' No . '"},
		{"between 2015-2017 and/or 9/11", "between 2015 - 2017 and / or 9/11"},
		{"Gen. Ana Ruiz of St. Ives, J.P. Diaz Jr.", "Gen. Ana Ruiz of St. Ives , J.P. Diaz Jr."},
		{"its a shame its leader left", "it s a shame its leader left"},
		{"Is it so.? [...] “No.’’", "Is it so .? [ ... ] “ No . ’’"},
		{"th- that commander-in-chief lives at 12345-6789", "th- that commander - in - chief lives at 12345-6789"},
		{"They sell rice, wheat, etc. We buy etc. goods", "They sell rice , wheat , etc . We buy etc. goods"},
		{"a\u200bb c\u00a0d\u00adx", "a b c d x"},
	} {
		if got := strings.Join(show(c.in, s.Split(c.in)), " "); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	s := splitter(t)
	for _, c := range []struct {
		name, in string
		want     []int // number of words of each sentence
	}{
		{"plain", "He came. She left.", []int{3, 3}},
		{"title", "They met Gen. Ruiz and Mr. Diaz. He spoke.", []int{8, 3}},
		{"country before a verb", "The U.S. said no. Chile agreed.", []int{5, 3}},
		{"country before a new sentence", "They left the U.S. The talks ended.", []int{4, 4}},
		{"month", "On Sept. 17 they met. Fine.", []int{6, 2}},
		{"time of day", "At 9 p.m. Tuesday they met.", []int{7}},
		{"quotation", "\"We will go. We must,\" she said. \"Now.\" They went.", []int{5, 7, 4, 3}},
		{"question inside", "\"Will they?\" he asked.", []int{8}},
		{"headline and body", "Envoys Meet In Lima\n\nEnvoys met on Monday.", []int{4, 5}},
		{"one paragraph a line", "Envoys met.\nThey left", []int{3, 2}},
		{"a name with a prefix", "post-Cold War ties", []int{3}},
		{"dateline", "LIMA (Reuters) — Envoys met.", []int{8}},
		{"small letters", "is it safe there? are there places to stay? i leave soon", []int{5, 6, 3}},
		{"a day before a name", "On Monday Erna Solberg left.", []int{6}},
		{"no mark, no space", "They left on Monday.Nobody saw them again.", []int{5, 5}},
		{"place before a name", "Sara Cruz of the Green Party of Peru met Mayor Ana Diaz in St. Ives.", []int{16}},
		{"bullets", "- first point\n- second point", []int{3, 3}},
	} {
		var got []int
		for _, x := range s.Split(c.in) {
			got = append(got, len(x.Tokens))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %q", c.name, show(c.in, s.Split(c.in)))
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %q", c.name, show(c.in, s.Split(c.in)))
				break
			}
		}
	}
}

func TestWrappedLines(t *testing.T) {
	text := `The ministers of both countries have agreed to meet again
next week in the capital, where talks are to resume after
months of silence between the two neighbouring governments
and their allies. No date was named.

A second paragraph.`
	got := splitter(t).Split(text)
	if len(got) != 3 || got[1].Paragraph != 0 || got[2].Paragraph != 1 {
		t.Errorf("got %q", show(text, got))
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "Don't go to the U.S.-led \"talks\".", "\xff\xfe '", "a\n\n\n- b\u2028c", "....!?''\"\"--", "cannot 9pm $", "İ’S x’T"} {
		f.Add(s)
	}
	s := splitter(f)
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, x := range s.Split(text) {
			if len(x.Tokens) == 0 || x.Start != x.Tokens[0].Start || x.End != x.Tokens[len(x.Tokens)-1].End {
				t.Fatalf("sentence %+v does not fit its tokens", x)
			}
			for _, w := range x.Tokens {
				if w.Start < last || w.End <= w.Start || w.End > len(text) {
					t.Fatalf("token %+v after %d in %q", w, last, text)
				}
				last = w.End
			}
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	s := splitter(b)
	text := strings.Repeat("The U.S.-led coalition said on Sept. 17 that it didn't strike \"any\" of them. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Split(text)
	}
}

// BenchmarkSplitEndless cuts a text in which no sentence ends: the time must
// grow with its length, not faster.
func BenchmarkSplitEndless(b *testing.B) {
	s := splitter(b)
	for name, n := range map[string]int{"short": 1_000, "long": 10_000} {
		text := strings.Repeat("Goats And Sheep ( ", n)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				s.Split(text)
			}
		})
	}
}

// TestEndlessIsNoAddress: a line without spaces is cut at its marks, whatever stands at
// its end; else every rest of it would be looked through for an address.
func TestEndlessIsNoAddress(t *testing.T) {
	text := strings.Repeat("‹!--", 1000) + "mail@example.org"
	words := 0
	for _, s := range splitter(t).Split(text) {
		words += len(s.Tokens)
	}
	if words < 1500 {
		t.Errorf("%d words of a line of 3,000 marks", words)
	}
}
