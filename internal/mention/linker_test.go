package mention_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/knowledge"
	"readout/internal/mention"
	"readout/internal/syntax"
	"readout/internal/token"
)

// stages are what comes before linking, with the models of the data tree.
type stages struct {
	splitter *token.Splitter
	parser   *syntax.Parser
	namer    *mention.Namer
	linker   *mention.Linker
}

func load(t testing.TB) *stages {
	t.Helper()
	if _, err := fs.Stat(data.FS, "model/names.bin"); err != nil {
		t.Skip("no models: make them with `readout train`")
	}
	var s stages
	var kb *knowledge.Base
	for _, do := range []func() error{
		func() (err error) { s.splitter, err = token.New(data.FS); return },
		func() (err error) { s.parser, err = syntax.Load(data.FS); return },
		func() (err error) { s.namer, err = mention.LoadNamer(data.FS); return },
		func() (err error) { kb, err = knowledge.Load(data.FS); return },
		func() (err error) { s.linker, err = mention.NewLinker(data.FS, kb); return },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	return &s
}

func (s *stages) link(text string, at time.Time) ([]syntax.Sentence, *mention.Set) {
	var sents []syntax.Sentence
	for i, c := range s.splitter.Split(text) {
		sents = append(sents, s.parser.Parse(text, i, c))
	}
	return sents, s.linker.Link(text, sents, s.namer.Find(text, sents), at)
}

// A case of testdata/*.txt: a line "== what it shows @ date", the text, and
// after "--" one line for each mention looked for:
//
//	mention[#n] = entity name | key=value …
//
// #n picks the n-th occurrence. Keys: code, role, of (the owner's name), type,
// kind, place=yes|no, members (names joined by +). "mention -" says that there
// is none.
type linkCase struct {
	file, title, text string
	line              int
	at                time.Time
	want              []string
}

func readCases(t *testing.T) []linkCase {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	var cases []linkCase
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		inText := false
		for n, line := range strings.Split(string(b), "\n") {
			switch {
			case strings.HasPrefix(line, "== "):
				title, date, _ := strings.Cut(line[3:], " @ ")
				c := linkCase{file: f, title: title, line: n + 1}
				if date != "" {
					if c.at, err = time.Parse("2006-01-02", date); err != nil {
						t.Fatalf("%s:%d: %v", f, n+1, err)
					}
				}
				cases, inText = append(cases, c), true
			case line == "--":
				inText = false
			case len(cases) == 0 || line == "" && !inText:
			case inText:
				cases[len(cases)-1].text += line + "\n"
			default:
				cases[len(cases)-1].want = append(cases[len(cases)-1].want, line)
			}
		}
	}
	return cases
}

func TestLink(t *testing.T) {
	s := load(t)
	for _, c := range readCases(t) {
		t.Run(c.title, func(t *testing.T) {
			sents, set := s.link(c.text, c.at)
			bad := false
			for _, want := range c.want {
				if msg := compare(sents, set, want); msg != "" {
					t.Errorf("%s:%d: %s\n  %s", c.file, c.line, want, msg)
					bad = true
				}
			}
			if bad {
				t.Log("\n" + show(sents, set))
			}
		})
	}
}

// compare checks one expectation and says what is wrong with it.
func compare(sents []syntax.Sentence, set *mention.Set, want string) string {
	if text, ok := strings.CutSuffix(want, " -"); ok {
		if m := find(sents, set, text); m != nil {
			return "is a mention of " + set.Entities[m.Entity].Name
		}
		return ""
	}
	text, rest, ok := strings.Cut(want, " =")
	if !ok {
		return "malformed line"
	}
	m := find(sents, set, text)
	if m == nil {
		return "no such mention"
	}
	parts := strings.Split(rest, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	e := set.Entities[m.Entity]
	if parts[0] != "" && e.Name != parts[0] {
		return fmt.Sprintf("is %q", e.Name)
	}
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(p, "=")
		if got := field(set, m, key); got != value {
			return fmt.Sprintf("%s is %q", key, got)
		}
	}
	return ""
}

func field(set *mention.Set, m *mention.Mention, key string) string {
	e := set.Entities[m.Entity]
	switch key {
	case "code":
		return e.Code
	case "role":
		return e.Role
	case "type":
		return e.Type
	case "kind":
		return m.Kind
	case "of":
		if e.Of >= 0 {
			return set.Entities[e.Of].Name
		}
	case "place":
		if m.Place {
			return "yes"
		}
		return "no"
	case "members":
		var names []string
		for _, x := range e.Members {
			names = append(names, set.Entities[x].Name)
		}
		return strings.Join(names, "+")
	}
	return ""
}

// find returns the n-th mention with a text ("Rome#2"), or nil.
func find(sents []syntax.Sentence, set *mention.Set, want string) *mention.Mention {
	text, number, ok := strings.Cut(want, "#")
	n := 1
	if ok {
		fmt.Sscan(number, &n)
	}
	for i := range set.Mentions {
		m := &set.Mentions[i]
		if words(sents, m) == text {
			if n--; n == 0 {
				return m
			}
		}
	}
	return nil
}

func words(sents []syntax.Sentence, m *mention.Mention) string {
	w := sents[m.Sentence].Words[m.First:m.Last]
	var b strings.Builder
	for i := range w {
		if i > 0 && w[i-1].End < w[i].Start {
			b.WriteByte(' ')
		}
		b.WriteString(w[i].Text)
	}
	return b.String()
}

func show(sents []syntax.Sentence, set *mention.Set) string {
	var b strings.Builder
	for i := range set.Mentions {
		m := &set.Mentions[i]
		e := set.Entities[m.Entity]
		fmt.Fprintf(&b, "%d %-30q %-8s %q %s %s place=%v\n", m.Sentence, words(sents, m), m.Kind, e.Name, e.Type, e.Code, m.Place)
	}
	return b.String()
}

// TestSetHolds checks what every user of a set relies on, over all cases.
func TestSetHolds(t *testing.T) {
	s := load(t)
	for _, c := range readCases(t) {
		sents, set := s.link(c.text, c.at)
		last := [2]int{-1, -1}
		for i, m := range set.Mentions {
			if m.First >= m.Last || m.Head < m.First || m.Head >= m.Last || m.Entity < 0 || m.Entity >= len(set.Entities) {
				t.Errorf("%s: mention %d is %+v", c.title, i, m)
			}
			if at := [2]int{m.Sentence, m.First}; at[0] < last[0] || at[0] == last[0] && at[1] < last[1] {
				t.Errorf("%s: mention %d is out of order", c.title, i)
			} else {
				last = at
			}
			if set.At(m.Sentence, m.Head) == nil {
				t.Errorf("%s: no mention at the head of %q", c.title, words(sents, &m))
			}
		}
		for _, e := range set.Entities {
			for _, k := range append(e.Members, max(e.Of, 0)) {
				if k < 0 || k >= len(set.Entities) || len(set.Entities[k].Members) > 0 && len(e.Members) > 0 {
					t.Errorf("%s: entity %q points to %d", c.title, e.Name, k)
				}
			}
		}
		if again := show(s.link(c.text, c.at)); again != show(sents, set) {
			t.Errorf("%s: two runs differ", c.title)
		}
	}
}

func TestInferDate(t *testing.T) {
	s := load(t)
	for _, c := range []struct{ text, from, to string }{
		{"French President Francois Hollande met German Chancellor Angela Merkel in Paris.", "2012-05", "2017-05"},
		{"U.S. Secretary of State John Kerry phoned French President Francois Hollande. Former Spanish Prime Minister Jose Maria Aznar was there.", "2013-02", "2017-01"},
		{"The mayor opened the bridge.", "0001-01", "0001-01"},
	} {
		var sents []syntax.Sentence
		for i, x := range s.splitter.Split(c.text) {
			sents = append(sents, s.parser.Parse(c.text, i, x))
		}
		from, to, why := s.linker.InferDate(sents, s.namer.Find(c.text, sents))
		if got := from.Format("2006-01"); got != c.from {
			t.Errorf("%s\nfrom %s, want %s (%s)", c.text, got, c.from, why)
		}
		if got := to.Format("2006-01"); got != c.to {
			t.Errorf("%s\nto %s, want %s (%s)", c.text, got, c.to, why)
		}
	}
}

// FuzzLink feeds broken trees and odd names: Link must neither panic nor give
// spans outside the sentence.
func FuzzLink(f *testing.F) {
	f.Add("Peru's president met his Chilean counterpart in Lima. Both sides agreed.", uint64(7))
	f.Add("the the 's ( ) - , U.S.-led IS (IS) forces", uint64(0))
	f.Add("\xff\xfe He said \"we\" the two", uint64(1<<40))
	kb, err := knowledge.Load(data.FS)
	if err != nil {
		f.Fatal(err)
	}
	l, err := mention.NewLinker(data.FS, kb)
	if err != nil {
		f.Fatal(err)
	}
	upos := []string{"NOUN", "PROPN", "ADJ", "PRON", "DET", "VERB", "ADP", "PUNCT", "NUM", "PART", "CCONJ"}
	rels := []string{"nsubj", "obj", "amod", "compound", "flat", "conj", "appos", "nmod:poss", "case", "acl:relcl"}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		next := func(n int) int {
			seed = seed*6364136223846793005 + 1442695040888963407
			return int(seed>>33) % n
		}
		var ws []syntax.Word
		at := 0
		for _, w := range strings.Fields(text) {
			k := strings.Index(text[at:], w) + at
			ws = append(ws, syntax.Word{Start: k, End: k + len(w), Text: w, Lemma: strings.ToLower(w), UPOS: upos[next(len(upos))], XPOS: "NN", Rel: rels[next(len(rels))], Head: -1})
			at = k + len(w)
		}
		for i := range ws {
			// heads to the left only: a tree, whatever its shape
			if i > 0 {
				ws[i].Head = next(i)
			}
		}
		sents := []syntax.Sentence{syntax.NewSentence(0, 0, len(text), 0, ws)}
		var names []mention.NameSpan
		for i := 0; i+1 < len(ws); i += 1 + next(4) {
			names = append(names, mention.NameSpan{First: i, Last: min(len(ws), i+1+next(3)), Type: []string{"PER", "ORG", "LOC", "NORP", "MISC"}[next(5)]})
		}
		set := l.Link(text, sents, names, time.Time{})
		for _, m := range set.Mentions {
			if m.First < 0 || m.Last > len(ws) || m.First >= m.Last {
				t.Fatalf("mention %+v in %d words", m, len(ws))
			}
		}
		l.InferDate(sents, names)
	})
}

func BenchmarkLink(b *testing.B) {
	s := load(b)
	var text strings.Builder
	for range 40 {
		text.WriteString("Peru's president, Ana Soto, met her Chilean counterpart in Lima on Monday. The two leaders said rebels in the north had attacked police. She called on both sides to stop. The government in Santiago denied that its troops crossed the border.\n\n")
	}
	doc := text.String()
	var sents []syntax.Sentence
	for i, c := range s.splitter.Split(doc) {
		sents = append(sents, s.parser.Parse(doc, i, c))
	}
	names := s.namer.Find(doc, sents)
	b.ResetTimer()
	for b.Loop() {
		s.linker.Link(doc, sents, names, time.Time{})
	}
	b.ReportMetric(float64(len(sents)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func TestTitles(t *testing.T) {
	s := load(t)
	text := "Kenyan Foreign Minister Ana Rojas met Mr. Petar Kovac. Lidia Moreau, the party leader, praised the prime minister."
	sents, set := s.link(text, time.Time{})
	var got []string
	for _, x := range set.Titles {
		kind := "title"
		if x.Office {
			kind = "office"
		}
		w := sents[x.Sentence].Words
		got = append(got, kind+" "+text[w[x.First].Start:w[x.Last-1].End]+" of "+set.Entities[x.Entity].Name)
	}
	want := []string{"office Foreign Minister of Ana Rojas", "title Mr. of Petar Kovac", "office party leader of Lidia Moreau", "office prime minister of prime minister"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A former rank of no country is no code: the same speaker without it, in another
// article, would be somebody else.
func TestFormerRank(t *testing.T) {
	s := load(t)
	_, set := s.link("Former minister Petar Kovac denied the report.", time.Time{})
	for _, e := range set.Entities {
		if strings.Contains(e.Name, "Kovac") && e.Code != "" {
			t.Errorf("%s is %s", e.Name, e.Code)
		}
	}
	if len(set.Entities) == 0 {
		t.Error("nobody is found")
	}
}
