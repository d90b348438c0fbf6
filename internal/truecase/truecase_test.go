package truecase_test

import (
	"testing"
	"testing/fstest"

	"readout/internal/token"
	"readout/internal/truecase"

	"readout/data"
)

func TestText(t *testing.T) {
	splitter, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	list := fstest.MapFS{truecase.File: {Data: []byte("# comment\nmeet\non\nborder\ntrade\nwill\nvisit\nsecurity\ncouncil\nministers\nover\n")}}
	caser, err := truecase.Load(list, func(words []string) int {
		if len(words) > 1 && words[0] == "Security" && words[1] == "Council" {
			return 2
		}
		return 0
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Ministers Meet On Border Trade\n\nThe ministers met.", "Ministers meet on border trade\n\nThe ministers met."},
		{"MINISTERS MEET ON BORDER TRADE IN PERU", "Ministers meet on border trade IN PERU"},
		{"BRAZIL MEET ON TRADE VISIT", "Brazil meet on trade visit"},
		{"Peru Will Visit Security Council On Trade", "Peru will visit Security Council on trade"},
		{"Ruiz Meet Border Trade\n\nThe head of Border Control met Ruiz.", "Ruiz meet Border trade\n\nThe head of Border Control met Ruiz."},
		{"The ministers of Peru met in Lima on Friday.", "The ministers of Peru met in Lima on Friday."},
		{"US Ministers Visit Border Trade Council", "US ministers visit border trade council"},
		{"Peru Vice President Ruiz will Visit Lima.", "Peru Vice President Ruiz will Visit Lima."},
		{"", ""},
		{"Ça Ministers Meet Ünal Straße Trade", "Ça ministers meet Ünal Straße trade"},
	} {
		got := caser.Text(c.text, splitter.Split(c.text))
		if got != c.want || len(got) != len(c.text) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
	if _, err := truecase.Load(fstest.MapFS{}, nil); err == nil {
		t.Error("a missing list is no error")
	}
}

func FuzzText(f *testing.F) {
	splitter, err := token.New(data.FS)
	if err != nil {
		f.Fatal(err)
	}
	caser, err := truecase.Load(data.FS, func([]string) int { return 0 })
	if err != nil {
		f.Fatal(err)
	}
	f.Add("MINISTERS MEET ON İSTANBUL TRADE")
	f.Fuzz(func(t *testing.T, text string) {
		if got := caser.Text(text, splitter.Split(text)); len(got) != len(text) {
			t.Errorf("%q became %q: lengths differ", text, got)
		}
	})
}
