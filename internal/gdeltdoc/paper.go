package gdeltdoc

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"readout/readout"
)

// paper is an article as queries and answers see it.
type paper struct {
	rec   *readout.Record
	words []string  // of title and text, in small letters; cut at need
	at    time.Time // of publication, UTC; zero when unknown
}

func paperOf(rec *readout.Record) *paper {
	p := &paper{rec: rec}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, rec.Document.Published); err == nil {
			p.at = at.UTC()
			break
		}
	}
	return p
}

func (p *paper) cut() []string {
	if p.words == nil {
		p.words = split(p.rec.Document.Title + "\n" + p.rec.Document.Text)
	}
	return p.words
}

// times counts how often words stand one after the other.
func (p *paper) times(want []string) (n int) {
	words := p.cut()
	for i := 0; i+len(want) <= len(words); i++ {
		if slices.Equal(words[i:i+len(want)], want) {
			n++
		}
	}
	return n
}

// near reports whether all words stand in one stretch in which the first and the
// last are at most n words apart.
func (p *paper) near(want []string, n int) bool {
	words := p.cut()
	for i, w := range words {
		if !slices.Contains(want, w) {
			continue
		}
		stretch := words[i:min(len(words), i+n+1)]
		if !slices.ContainsFunc(want, func(x string) bool { return !slices.Contains(stretch, x) }) {
			return true
		}
	}
	return false
}

// tone is the article's, -10 to 10; 0 when it has none.
func (p *paper) tone() float64 { t, _ := p.rec.Tone(); return math.Round(100*t) / 100 }

func toneIs(absolute, above bool, bound float64) test {
	return func(p *paper) bool {
		t := p.tone()
		if absolute {
			t = math.Abs(t)
		}
		return above && t > bound || !above && t < bound
	}
}

func (p *paper) domain() string {
	u, err := url.Parse(p.rec.Document.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// generic are ends of addresses that belong to a country but are sold to all.
var generic = []string{"ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "su", "to", "tv", "ws"}

// country is the region that the end of the article's address belongs to, where
// it belongs to one ("bbc.co.uk"): Readout does not know where outlets sit.
func (p *paper) country() (language.Region, bool) {
	host := p.domain()
	end := host[strings.LastIndexByte(host, '.')+1:]
	if len(end) != 2 || slices.Contains(generic, end) {
		return language.Region{}, false
	}
	if end == "uk" {
		end = "gb"
	}
	r, err := language.ParseRegion(end)
	return r, err == nil && r.IsCountry()
}

func (p *paper) countryName() string {
	if r, ok := p.country(); ok {
		return display.English.Regions().Name(r)
	}
	return ""
}

func (p *paper) language() string {
	tag, err := language.Parse(p.rec.Document.Language)
	if err != nil || tag == language.Und {
		return ""
	}
	return display.English.Languages().Name(tag)
}

func (p *paper) title() string {
	first, _, _ := strings.Cut(p.rec.Document.Text, "\n")
	return cmp.Or(p.rec.Document.Title, first)
}

// link is the article's address; its id where it has none.
func (p *paper) link() string { return cmp.Or(p.rec.Document.URL, p.rec.Document.ID) }
