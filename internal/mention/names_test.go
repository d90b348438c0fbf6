package mention_test

import (
	"strings"
	"sync"
	"testing"

	"readout/data"
	"readout/internal/mention"
	"readout/internal/syntax"
	"readout/internal/token"
)

type namingTools struct {
	sp *token.Splitter
	p  *syntax.Parser
	n  *mention.Namer
}

var loadNaming = sync.OnceValues(func() (namingTools, error) {
	var x namingTools
	var err error
	if x.sp, err = token.New(data.FS); err != nil {
		return x, err
	}
	if x.p, err = syntax.Load(data.FS); err != nil {
		return x, err
	}
	x.n, err = mention.LoadNamer(data.FS)
	return x, err
})

func naming(t testing.TB) func(text string) []string {
	x, err := loadNaming()
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) []string {
		var sents []syntax.Sentence
		for i, s := range x.sp.Split(text) {
			sents = append(sents, x.p.Parse(text, i, s))
		}
		var out []string
		for _, s := range x.n.Find(text, sents) {
			w := sents[s.Sentence].Words
			out = append(out, s.Type+" "+text[w[s.First].Start:w[s.Last-1].End])
		}
		return out
	}
}

func TestFind(t *testing.T) {
	find := naming(t)
	for _, c := range []struct{ text, want string }{
		{"Foreign Minister Ana Duarte flew to Lima.", "PER Ana Duarte|LOC Lima"},
		{"The German government and NATO condemned it.", "NORP German|ORG NATO"},
		{"President John Keller met senators in Chicago. Keller then left.", "PER John Keller|LOC Chicago|PER Keller"},
		{"It was a quiet day.", ""},
		{"JERUSALEM - Hamas claimed the attack.", "LOC JERUSALEM|ORG Hamas"},
		{"Gunmen killed nine soldiers at a base outside Djibo. The army left Djibo.", "LOC Djibo|LOC Djibo"},
		{"Gunmen shot at cars outside Kovac's house. Ivo Kovac was out.", "PER Kovac|PER Ivo Kovac"},
		{"Oil prices rose as Hurricane Rita neared Mexico. Rita then killed nine.", "EVENT Rita|LOC Mexico|EVENT Rita"},
		{"He lives in Springfield Illinois.", "LOC Springfield|LOC Illinois"},
		{"She lives in West Virginia.", "LOC West Virginia"},
		{"The Housing Authority of Lagos (HAL) was sued. Tenants said HAL had lied.", "ORG Housing Authority of Lagos|ORG HAL|ORG HAL"},
		{"A Nordlys spokeswoman said no.", "ORG Nordlys"},
		{"A Putin spokesman said no.", "PER Putin"},
		{"Zephirin Kere of the Union for Progress and Reform spoke in Burkina Faso.", "PER Zephirin Kere|ORG Union for Progress and Reform|LOC Burkina Faso"},
		{"He joined the Alliance for Renewal and Ana Duarte left.", "ORG Alliance for Renewal|PER Ana Duarte"},
		{"Russian drones struck Odesa.", "NORP Russian|LOC Odesa"},
		{"The army accused Chechnya rebels of lying.", "LOC Chechnya"},
		{"Police clashed with Cabo Delgado residents.", "LOC Cabo Delgado"},
		{"Israel struck Khan Younis.", "LOC Israel|LOC Khan Younis"},
		{"Police met Obama officials.", "PER Obama"},
		{"Rivo Marki-Zay, the candidate, said no.", "PER Rivo Marki-Zay"},
	} {
		if got := strings.Join(find(c.text), "|"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("President John Keller met NATO. Keller left.")
	f.Add("\xff A’ U.S.-led")
	find := naming(f)
	f.Fuzz(func(_ *testing.T, text string) { find(text) })
}

func BenchmarkLanguage(b *testing.B) {
	find := naming(b)
	text := strings.Repeat("The foreign ministers of both countries said on Monday in Lima that they had agreed with NATO to resume talks. ", 50)
	n := 0
	for b.Loop() {
		find(text)
		n += 50
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}
