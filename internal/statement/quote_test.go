package statement

import (
	"slices"
	"testing"
)

func TestFindQuotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"straight", `He said "no deal" and left.`, []string{`"no deal"`}},
		{"curly", "She called it “a farce” twice.", []string{"“a farce”"}},
		{"doubled single marks", "They cried ''shame'' at him.", []string{"''shame''"}},
		{"low opening mark", "Das ist „gut“ gesagt, „nein”.", []string{"„gut“", "„nein”"}},
		{"single inside double", `"He told me 'wait here' and ran," she said.`, []string{`"He told me 'wait here' and ran,"`}},
		{"british single marks", "He called the vote ‘rigged’, she added.", []string{"‘rigged’"}},
		{"apostrophes are no quotes", "It's the boys' team's year, isn't it, in '98?", nil},
		{"curly apostrophe inside", "“We don’t know,” he said.", []string{"“We don’t know,”"}},
		{"inches and feet", `The 6'2" guard blocked the 7" shell.`, nil},
		{"unclosed ends with the paragraph", "He said: \"We go on\n\nThe town slept.", []string{`"We go on`}},
		{"two in a row", `"One," he said. "Two."`, []string{`"One,"`, `"Two."`}},
		{"wrapped line inside", "\"We will\nnot sign,\" he said.", []string{"\"We will\nnot sign,\""}},
		{"nothing", "", nil},
	} {
		var got []string
		for _, q := range findQuotes(c.text) {
			got = append(got, c.text[q.start:q.end])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: quotations of %q = %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestQuotesChainOverParagraphs(t *testing.T) {
	text := "\"The bridge is closed.\n\n\"It stays closed,\" the engineer said. \"For good.\""
	qs := findQuotes(text)
	if len(qs) != 3 || !qs[0].chained || qs[0].closed || qs[1].chained {
		t.Errorf("quotations of %q = %+v, want three, the first open and going on in the second", text, qs)
	}
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{`"a" 'b' “c”`, "‘’''\"\n\n\"x", "\xff\"\xfe\"", "„»«"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, q := range findQuotes(text) {
			if q.start < last || q.end <= q.start || q.end > len(text) {
				t.Fatalf("%q: quotation [%d, %d) after %d", text, q.start, q.end, last)
			}
			last = q.end
		}
	})
}
