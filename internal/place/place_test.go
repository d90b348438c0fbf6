package place_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/knowledge"
	"readout/internal/mention"
	"readout/internal/place"
	"readout/internal/syntax"
	"readout/internal/token"
)

// stages are what places need to read a text.
type stages struct {
	splitter *token.Splitter
	parser   *syntax.Parser
	namer    *mention.Namer
	linker   *mention.Linker
	finder   *place.Finder
}

var load = sync.OnceValues(func() (*stages, error) {
	fsys := os.DirFS("../../data")
	kb, err := knowledge.Load(fsys)
	if err != nil {
		return nil, err
	}
	s := &stages{}
	for _, do := range []func() error{
		func() (err error) { s.splitter, err = token.New(fsys); return },
		func() (err error) { s.parser, err = syntax.Load(fsys); return },
		func() (err error) { s.namer, err = mention.LoadNamer(fsys); return },
		func() (err error) { s.linker, err = mention.NewLinker(fsys, kb); return },
		func() (err error) { s.finder, err = place.New(fsys, kb); return },
	} {
		if err := do(); err != nil {
			return nil, err
		}
	}
	return s, nil
})

func read(t testing.TB) *stages {
	t.Helper()
	s, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *stages) parse(text string) []syntax.Sentence {
	var sents []syntax.Sentence
	for i, c := range s.splitter.Split(text) {
		sents = append(sents, s.parser.Parse(text, i, c))
	}
	return sents
}

func (s *stages) find(text string) []place.Place {
	sents := s.parse(text)
	names := s.namer.Find(text, sents)
	return s.finder.Find(text, sents, names, s.linker.Link(text, sents, names, time.Time{}))
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // name/country/precision
	}{
		{"Rebels shelled a market in Aleppo on Sunday.", []string{"Aleppo/SYR/city"}},
		{"The envoy met farmers in Paris, Texas, on Friday.", []string{"Paris/USA/city", "Texas/USA/region"}},
		{"The envoy met farmers in Paris on Friday.", []string{"Paris/FRA/city"}},
		{"Floods killed nine people in Bangladesh.", []string{"Bangladesh/BGD/country"}},
		{"Clashes broke out in eastern Ukraine.", []string{"eastern Ukraine/UKR/region"}},
		{"Talks will resume in the Gaza Strip.", []string{"Gaza Strip/PSE/region"}},
		{"The leaders met at Camp David.", []string{"Camp David/USA/site"}},
		{"Troops entered Manbij, Syria, at dawn.", []string{"Manbij/SYR/city", "Syria/SYR/country"}},
		{"Moscow denied the report.", nil},
		{"The Swedish minister resigned.", nil},
	} {
		var got []string
		for _, p := range read(t).find(c.text) {
			got = append(got, strings.Join([]string{p.Name, p.Country, p.Precision}, "/"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.text, got, c.want)
		}
	}
}

func TestCompanyIsNoProof(t *testing.T) {
	p := read(t).find("The United States will send envoys to Vienna. American officials said the talks in Vienna were hard. U.S. diplomats left Washington on Monday.")
	if len(p) == 0 || p[0].Country != "AUT" {
		t.Errorf("a capital is not a small American town because Americans meet there: %+v", p)
	}
}

func TestGazetteerCodes(t *testing.T) {
	p := read(t).find("The ministers met in Vienna.")
	if len(p) != 1 || p[0].GeoNames != 2761369 || p[0].Timezone != "Europe/Vienna" {
		t.Errorf("Vienna is %+v", p)
	}
	if p = read(t).find("An earthquake struck near Nineveh in Iraq."); len(p) == 0 || p[0].Timezone != "Asia/Baghdad" {
		t.Errorf("a region has the time zone of its nearest city, got %+v", p)
	}
}

// TestCountry: a name is of one country where no other town of the name is worth a thought.
func TestCountry(t *testing.T) {
	f := read(t).finder
	for name, want := range map[string]string{"Karachi": "PAK", "Zurich": "CHE", "Hyderabad": "", "Nowhere": "", "Kenya": "", "Urumqi": "CHN"} {
		if got, _ := f.Country(name); got != want {
			t.Errorf("%s lies in %q, want %q", name, got, want)
		}
	}
	if _, others := f.Country("Alexandria"); !slices.Contains(others, "USA") {
		t.Errorf("Alexandria is also in %q, want the United States among them", others)
	}
}

func TestCompassMovesThePoint(t *testing.T) {
	east, west := read(t).find("Shells fell in eastern Ukraine."), read(t).find("Refugees arrived in western Ukraine.")
	if len(east) != 1 || len(west) != 1 || east[0].Lon-west[0].Lon < 4 {
		t.Errorf("east %+v, west %+v", east, west)
	}
}

func FuzzFind(f *testing.F) {
	s := read(f)
	f.Add("In Paris, TX, and northern \xff Syria,")
	f.Add("CAIRO (Agency) — al-")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range s.find(text) {
			for _, m := range p.Mentions {
				if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
					t.Fatalf("%q: mention %+v", text, m)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	s := read(b)
	text := strings.Repeat("Rebels shelled a market in Aleppo, Syria, on Sunday. Officials in Paris, Texas, and in eastern Ukraine disagreed with Moscow. ", 20)
	sents := s.parse(text)
	names := s.namer.Find(text, sents)
	set := s.linker.Link(text, sents, names, time.Time{})
	for b.Loop() {
		s.finder.Find(text, sents, names, set)
	}
	b.ReportMetric(float64(len(sents)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkNew(b *testing.B) {
	fsys := os.DirFS("../../data")
	kb, err := knowledge.Load(fsys)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := place.New(fsys, kb); err != nil {
			b.Fatal(err)
		}
	}
}
