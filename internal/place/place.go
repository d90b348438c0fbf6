// Package place finds the places that a text names and says where they are:
// toponyms in names and in locative phrases, told apart by the countries and
// places around them, one sense a document.
package place

import (
	"fmt"
	"io/fs"

	"readout/internal/knowledge"
	"readout/internal/mention"
	"readout/internal/syntax"
	"readout/internal/table"
)

// Precisions, as they stand in the record.
const (
	City    = "city"
	Region  = "region"
	Country = "country"
	Site    = "site"
)

// Place is one place of the world that a document names.
type Place struct {
	Name      string // of towns as the text first writes it
	GeoNames  int    // 0 when unknown
	Country   string // ISO 3166-1 alpha-3; "" for seas and regions of many countries
	Lat, Lon  float64
	Timezone  string // IANA name; of a country, that of its capital
	Precision string // city|region|country|site
	Mentions  []Mention
	Sure      bool // no other country has a town of that name that could as well be meant
}

// Mention is one naming of a place. Literal is false where the name stands for
// those who govern or live there, or only modifies another noun.
type Mention struct {
	Sentence    int
	First, Last int // half-open range of word indexes
	Start, End  int // byte offsets into the text
	Literal     bool
}

// Finder finds places. It is safe for concurrent use.
type Finder struct {
	kb    *knowledge.Base
	gaz   *gazetteer
	words map[string]map[string]string // lexicon/en/locatives.tsv: class, word, value
}

// New reads places/cities.tsv, countries.tsv, regions.tsv and
// lexicon/en/locatives.tsv.
func New(fsys fs.FS, kb *knowledge.Base) (*Finder, error) {
	f := &Finder{kb: kb, words: map[string]map[string]string{}}
	err := table.Read(fsys, "lexicon/en/locatives.tsv", 3, func(c []string) error {
		switch c[0] {
		case "compass", "preposition", "kind", "event", "ground", "motion", "abstract", "common", "street", "site":
		default:
			return fmt.Errorf("class %q: compass, preposition, kind, event, ground, motion, abstract, common, street or site", c[0])
		}
		if f.words[c[0]] == nil {
			f.words[c[0]] = map[string]string{}
		}
		f.words[c[0]][c[1]] = c[2]
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	if f.gaz, err = loadGazetteer(fsys); err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	return f, nil
}

func (f *Finder) is(class, word string) bool { _, ok := f.words[class][word]; return ok }

// Find returns the places of a document in the order of their first mention.
// It reads the names for what may be a place and the mentions for how states
// and capitals are used; set may be nil.
func (f *Finder) Find(text string, sents []syntax.Sentence, names []mention.NameSpan, set *mention.Set) []Place {
	return f.document(text, sents, set).read(names)
}

// Locate says where the places of a document are whose names are known: those
// of type LOC. It keeps places that are only named for who acts from there.
func (f *Finder) Locate(text string, sents []syntax.Sentence, names []mention.NameSpan) []Place {
	d := f.document(text, sents, nil)
	d.told = true
	return d.read(names)
}

func (f *Finder) document(text string, sents []syntax.Sentence, set *mention.Set) *document {
	return &document{Finder: f, text: text, sents: sents, set: set, countries: map[string]int{}, seen: map[string][]entry{}}
}

func (d *document) read(names []mention.NameSpan) []Place {
	d.recognise(names)
	d.settle()
	return d.places()
}

// Country returns the country (ISO 3166-1 alpha-3) of the town of a name that no text is
// needed to tell from others: all towns of the name that are not far smaller lie in one
// country. "" for any other name. others are the countries of the smaller ones.
func (f *Finder) Country(name string) (country string, others []string) {
	towns := f.gaz.named(name)
	for i := range towns {
		if e := &towns[i]; e.precision == City && sure(towns, e) {
			country = f.gaz.iso3[e.country]
			break
		}
	}
	for i := range towns {
		if iso := f.gaz.iso3[towns[i].country]; country != "" && iso != country {
			others = append(others, iso)
		}
	}
	return country, others
}

// Zone returns the IANA time zone of a place: its own or, without one, that of
// the nearest town.
func (f *Finder) Zone(p Place) string {
	if p.Timezone != "" {
		return p.Timezone
	}
	return f.gaz.zoneNear(f.gaz.iso2[p.Country], p.Lat, p.Lon)
}
