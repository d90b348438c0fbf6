package mention_test

import (
	"strings"
	"testing"

	"readout/data"
	"readout/internal/mention"
	"readout/internal/syntax"
)

func phrasing(t testing.TB) func(text string) []string {
	x, err := loadNaming()
	if err != nil {
		t.Fatal(err)
	}
	p, err := mention.LoadPhraser(data.FS, x.n)
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) []string {
		var sents []syntax.Sentence
		for i, s := range x.sp.Split(text) {
			sents = append(sents, x.p.Parse(text, i, s))
		}
		var out []string
		for _, s := range p.Find(text, sents) {
			w := sents[s.Sentence].Words
			out = append(out, s.Type+" "+text[w[s.First].Start:w[s.Last-1].End])
		}
		return out
	}
}

func TestPhrases(t *testing.T) {
	find := phrasing(t)
	for _, c := range []struct{ text, want string }{
		{"The Syrian government said that its forces had entered the city.", "ORG The Syrian government|ORG its forces|LOC the city"},
		{"He met the prime minister of Iraq in London.", "PER He|PER the prime minister of Iraq|LOC London"},
		{"It rained for days.", ""},
	} {
		if got := strings.Join(find(c.text), "|"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	f.Add("The Syrian government said that its forces had entered the city.")
	f.Add("\xff A’ U.S.-led")
	find := phrasing(f)
	f.Fuzz(func(_ *testing.T, text string) { find(text) })
}
