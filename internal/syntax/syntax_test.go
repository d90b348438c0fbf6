package syntax_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"readout/data"
	"readout/internal/matrix"
	"readout/internal/syntax"
	"readout/internal/token"
)

var tools = sync.OnceValues(func() (func(string) []syntax.Sentence, error) {
	sp, err := token.New(data.FS)
	if err != nil {
		return nil, err
	}
	p, err := syntax.Load(data.FS)
	if err != nil {
		return nil, err
	}
	return func(text string) []syntax.Sentence {
		return p.ParseAll(text, sp.Split(text))
	}, nil
})

func parser(t testing.TB) func(string) []syntax.Sentence {
	parse, err := tools()
	if err != nil {
		t.Fatal(err)
	}
	return parse
}

// arcs writes a tree as "word/lemma/UPOS<rel<head".
func arcs(s syntax.Sentence) map[string]string {
	out := map[string]string{}
	for _, w := range s.Words {
		head := ""
		if w.Head >= 0 {
			head = s.Words[w.Head].Text
		}
		out[w.Text] = w.Lemma + " " + w.UPOS + " " + w.Rel + " " + head
	}
	return out
}

func TestParse(t *testing.T) {
	parse := parser(t)
	for _, c := range []struct {
		text string
		want map[string]string
	}{
		{"The ministers met their counterparts in Lima on Monday.", map[string]string{
			"ministers": "minister NOUN nsubj met", "met": "meet VERB root ", "counterparts": "counterpart NOUN obj met",
			"Lima": "Lima PROPN obl met", "in": "in ADP case Lima"}},
		{"The village was attacked by rebels.", map[string]string{
			"village": "village NOUN nsubj:pass attacked", "was": "be AUX aux:pass attacked", "rebels": "rebel NOUN obl:agent attacked"}},
		{"Peru said that it had signed the treaty.", map[string]string{
			"signed": "sign VERB ccomp said", "treaty": "treaty NOUN obj signed", "that": "that SCONJ mark signed"}},
		{"The general who led the troops resigned.", map[string]string{
			"led": "lead VERB acl:relcl general", "resigned": "resign VERB root ", "who": "who PRON nsubj led"}},
		{"The treaty expired on Monday.", map[string]string{"expired": "expire VERB root ", "treaty": "treaty NOUN nsubj expired"}},
		{"Chile and Peru agreed to reopen the border.", map[string]string{
			"Peru": "Peru PROPN conj Chile", "reopen": "reopen VERB xcomp agreed", "border": "border NOUN obj reopen"}},
	} {
		got := arcs(parse(c.text)[0])
		for w, want := range c.want {
			if got[w] != want {
				t.Errorf("%q: %s is %q, want %q", c.text, w, got[w], want)
			}
		}
	}
}

func TestAcronymIsAName(t *testing.T) {
	s := parser(t)("The army fought the group (IS) in the north.")[0]
	if got := arcs(s)["IS"]; !strings.HasPrefix(got, "IS PROPN") {
		t.Errorf("IS is %q", got)
	}
}

func TestHeadlineWordsAreNotAllNames(t *testing.T) {
	s := parser(t)("Ministers Discuss New Sanctions During Border Talks")[0]
	if got := arcs(s)["Discuss"]; !strings.Contains(got, " VERB ") {
		t.Errorf("Discuss is %q\n%s", got, s)
	}
}

func TestConcurrentParsesAgree(t *testing.T) {
	parse := parser(t)
	const text = "Both sides said they would hold talks in May. No date was set."
	want := parse(text)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if !reflect.DeepEqual(parse(text), want) {
				t.Error("a concurrent parse differs")
			}
		})
	}
	wait.Wait()
}

// TestSentencesAreReadApart parses sentences of a text at once and alone: what
// stands beside a sentence must not change its tree.
func TestSentencesAreReadApart(t *testing.T) {
	sp, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	text := "LIMA (Agency) - The ministers met on Monday. \"We will not wait,\" one said. Why? " +
		"Troops who had left the town in May returned when the bridge, which the army had closed, was open again. " +
		strings.Repeat("goats and ", 210) + "sheep.\n\nThe second paragraph is short."
	sents := sp.Split(text)
	for i, got := range p.ParseAll(text, sents) {
		want := p.Parse(text, i, sents[i])
		if len(got.Words[0].State.Bytes) == 0 {
			t.Fatalf("sentence %d has no states", i)
		}
		if dropStates(&got); !reflect.DeepEqual(got, dropStates(&want)) {
			t.Errorf("sentence %d differs:\n%v\n%v", i, got.Words, want.Words)
		}
	}
}

// dropStates takes away what may differ by rounding.
func dropStates(s *syntax.Sentence) syntax.Sentence {
	for i := range s.Words {
		s.Words[i].State = matrix.Row{}
	}
	return *s
}

// TestLongPiecesAreOneTree parses more words than are parsed as one.
func TestLongPiecesAreOneTree(t *testing.T) {
	s := parser(t)(strings.Repeat("goats and ", 400) + "sheep")
	for i := range s {
		for k := range s[i].Words {
			if !s[i].Under(k, s[i].Root()) {
				t.Fatalf("word %d of %d hangs nowhere", k, len(s[i].Words))
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "a", "\xff\xfe.", "\"'--(", "He said she said it.", strings.Repeat("x ", 300), "İ’S ’s"} {
		f.Add(s)
	}
	parse := parser(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range parse(text) {
			roots := 0
			for i, w := range s.Words {
				if text[w.Start:w.End] != w.Text || w.UPOS == "" || w.Rel == "" {
					t.Fatalf("word %+v", w)
				}
				if w.Head < 0 {
					roots++
				}
				n := 0
				for k := i; k >= 0; k = s.Words[k].Head {
					if n++; n > len(s.Words) {
						t.Fatalf("cycle in %q", text)
					}
				}
			}
			if roots != 1 {
				t.Fatalf("%d roots in %q", roots, text)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	parse := parser(b)
	text := strings.Repeat("The foreign ministers of both countries said on Monday that they had agreed to resume talks on the border in May. ", 50)
	n := 0
	for b.Loop() {
		n += len(parse(text))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}

// A word with the letters of a month is no month where it is written small.
func TestSmallMonth(t *testing.T) {
	read := parser(t)
	for _, c := range []struct{ text, word, tag, rel string }{
		{"The union called for a march on Friday.", "march", "NOUN", "obl"},
		{"Nurses in Quito will march on Friday for better pay.", "march", "VERB", "root"},
		{"Farmers plan to march on the capital on Friday.", "march", "VERB", "xcomp"},
		{"The farmers met in March.", "March", "PROPN", "obl"},
	} {
		s := read(c.text)[0]
		for _, w := range s.Words {
			if w.Text == c.word && (w.UPOS != c.tag || !syntax.IsRel(w.Rel, c.rel)) {
				t.Errorf("%s: %s is %s %s, want %s %s", c.text, w.Text, w.UPOS, w.Rel, c.tag, c.rel)
			}
		}
	}
}
