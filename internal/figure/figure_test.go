package figure_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"readout/data"
	"readout/internal/figure"
	"readout/internal/syntax"
	"readout/internal/token"
)

func load(t testing.TB) (*token.Splitter, *syntax.Parser, *figure.Finder) {
	t.Helper()
	sp, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	p, err := syntax.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	f, err := figure.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return sp, p, f
}

func parse(sp *token.Splitter, p *syntax.Parser, text string) []syntax.Sentence {
	var out []syntax.Sentence
	for i, s := range sp.Split(text) {
		out = append(out, p.Parse(text, i, s))
	}
	return out
}

// TestFigures reads testdata/figures.tsv: a sentence and the figures it holds,
// each "bound value[..high] unit", parted by "; ".
func TestFigures(t *testing.T) {
	sp, p, f := load(t)
	b, err := os.ReadFile("testdata/figures.tsv")
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		text, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("line %d: want a sentence, a tab and its figures", n+1)
		}
		var got []string
		for _, x := range f.Find(text, parse(sp, p, text)) {
			v := strconv.FormatFloat(x.Value, 'f', -1, 64)
			if x.High != nil {
				v += ".." + strconv.FormatFloat(*x.High, 'f', -1, 64)
			}
			got = append(got, fmt.Sprintf("%s %s %s", x.Bound, v, x.Unit))
			if x.Start < 0 || x.End > len(text) || x.Start >= x.End {
				t.Errorf("line %d: span %d..%d does not slice the text", n+1, x.Start, x.End)
			}
		}
		all++
		if have := strings.Join(got, "; "); have == want {
			right++
		} else {
			t.Logf("line %d: %s\n    got  %s\n    want %s", n+1, text, have, want)
		}
	}
	// The parser is not perfect, so neither are the figures; what must hold is
	// the bar that the figures are meant to reach.
	if right*100 < all*90 {
		t.Errorf("%d of %d sentences right, want 90 in 100", right, all)
	}
}

func FuzzFind(f *testing.F) {
	sp, p, find := load(f)
	f.Add("More than 1,200.5 people - or so - died, between 5 and 6 %.")
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range find.Find(text, parse(sp, p, text)) {
			if x.Start < 0 || x.End > len(text) || x.Start >= x.End {
				t.Fatalf("span %d..%d of %d", x.Start, x.End, len(text))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	sp, p, f := load(b)
	text := strings.Repeat("The army said at least 25 soldiers were killed and about 1,300 people fled. ", 50)
	sents := parse(sp, p, text)
	for b.Loop() {
		f.Find(text, sents)
	}
	b.ReportMetric(float64(len(sents)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// TestRestated: a sentence that only gives another number counts what the one before counts.
func TestRestated(t *testing.T) {
	sp, p, f := load(t)
	for text, want := range map[string]int{
		"Elders said soldiers had killed 100 villagers. The army put the figure at six.":       2,
		"Elders said soldiers had killed 100 villagers. The rebels spoke of 90.":               2,
		"Elders said soldiers had killed 100 villagers. The rebels spoke of the 90.":           1,
		"Elders said soldiers had killed 100 villagers. It rained. The rebels spoke of 90.":    1,
		"Elders said soldiers had killed 100 villagers. The army put the figure on the table.": 1,
	} {
		if got := f.Find(text, parse(sp, p, text)); len(got) != want {
			t.Errorf("%s: %d figures, want %d", text, len(got), want)
		}
	}
}
