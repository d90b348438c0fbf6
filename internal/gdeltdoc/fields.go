package gdeltdoc

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/table"
)

// Tables are what GDELT's own codes mean here.
type Tables struct {
	fips   map[string]string      // FIPS 10-4 → ISO alpha-2, where they differ
	themes map[string]*query.Node // GKG theme → our query
}

// Load reads data/gdelt; fsys is rooted at the data folder.
func Load(fsys fs.FS) (*Tables, error) {
	t := &Tables{map[string]string{}, map[string]*query.Node{}}
	if err := table.Read(fsys, "gdelt/fips.tsv", 2, func(c []string) error { t.fips[c[0]] = c[1]; return nil }); err != nil {
		return nil, err
	}
	err := table.Read(fsys, "gdelt/themes.tsv", 2, func(c []string) (err error) { t.themes[c[0]], err = query.Parse(c[1]); return err })
	return t, err
}

// field gives the test of field:value.
func (p *parser) field(name, value string) (test, error) {
	low := strings.ToLower(value)
	switch name {
	case "domain":
		return func(a *paper) bool { return strings.HasSuffix(a.domain(), strings.TrimPrefix(low, "www.")) }, nil
	case "domainis":
		return func(a *paper) bool { return a.domain() == strings.TrimPrefix(low, "www.") }, nil
	case "sourcecountry":
		return p.sourceCountry(value)
	case "sourcelang":
		return func(a *paper) bool {
			code, err := language.ParseBase(low)
			own, other := language.ParseBase(a.rec.Document.Language)
			return strings.ToLower(strings.ReplaceAll(a.language(), " ", "")) == low || err == nil && other == nil && code == own
		}, nil
	case "theme":
		n, ok := p.tables.themes[strings.ToUpper(value)]
		if !ok {
			return nil, fmt.Errorf("query: theme:%s: no such theme is coded here; there are %s", value, strings.Join(slices.Sorted(maps.Keys(p.tables.themes)), ", "))
		}
		return func(a *paper) bool { return len(search.Find(a.rec, n, "event", p.states)) > 0 }, nil
	case "imagetag", "imagewebtag", "imageocrmeta", "imagefacetone", "imagenumfaces", "imagewebcount":
		return nil, fmt.Errorf("query: %s: no images are kept here", name)
	}
	return nil, fmt.Errorf("query: no field %q; there are domain, domainis, sourcecountry, sourcelang, theme, nearN, repeatN, tone<N, tone>N, toneabs<N, toneabs>N", name)
}

// sourceCountry takes a FIPS code, as GDELT does, or a name with or without its
// spaces.
func (p *parser) sourceCountry(value string) (test, error) {
	code := strings.ToUpper(value)
	if iso, ok := p.tables.fips[code]; ok {
		code = iso
	} else if len(code) != 2 && p.states != nil {
		code = p.states(value)
	}
	want, err := language.ParseRegion(code)
	plain := strings.ToLower(strings.ReplaceAll(value, " ", ""))
	if err != nil && len(plain) <= 3 {
		return nil, fmt.Errorf("query: sourcecountry:%s: no such country; write its FIPS code or its name", value)
	}
	return func(a *paper) bool {
		r, ok := a.country()
		return ok && (err == nil && r == want || strings.ToLower(strings.ReplaceAll(a.countryName(), " ", "")) == plain)
	}, nil
}
