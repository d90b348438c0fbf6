// Package gdelt writes GDELT 2.0's event and mentions tables: tab-separated,
// without a header, 61 and 16 columns in the order of the GDELT Event Codebook
// V2.0. Tone is that of Record.Tone, which counts no words. What Readout does not
// know is empty: ethnic and religious codes, what part of its country a place is
// in, and the numbers that GNS and GNIS give places (GeoNames' own are others).
package gdelt

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"readout/internal/export/flat"
	"readout/internal/table"
	"readout/readout"
)

// Tables writes both tables.
type Tables struct {
	fips map[string]string // ISO alpha-2 → FIPS 10-4, where they differ
}

// Load reads GDELT's codes of countries from data/gdelt; fsys is rooted at the data
// folder.
func Load(fsys fs.FS) (*Tables, error) {
	t := &Tables{map[string]string{}}
	return t, table.Read(fsys, "gdelt/fips.tsv", 2, func(c []string) error { t.fips[c[1]] = c[0]; return nil })
}

// EventColumns are the names of the columns of the event table, in order.
func EventColumns() []string {
	c := []string{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"}
	for _, who := range []string{"Actor1", "Actor2"} {
		for _, x := range []string{"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"} {
			c = append(c, who+x)
		}
	}
	c = append(c, "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone")
	for _, where := range []string{"Actor1Geo_", "Actor2Geo_", "ActionGeo_"} {
		for _, x := range []string{"Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"} {
			c = append(c, where+x)
		}
	}
	return append(c, "DATEADDED", "SOURCEURL")
}

// MentionColumns are the names of the columns of the mentions table, in order.
func MentionColumns() []string {
	return []string{"GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
		"Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"}
}

// Events writes the lines of one record's actual events.
func (t *Tables) Events(w io.Writer, rec *readout.Record) error {
	b := bufio.NewWriter(w)
	for _, r := range flat.Rows(rec) {
		if counts(r.Event) {
			b.WriteString(flat.Tabbed(t.event(&r)))
		}
	}
	return b.Flush()
}

// counts reports whether GDELT's tables, which know no modality, should have an
// event: those that happened and have a CAMEO code.
func counts(e *readout.Event) bool {
	return e.Modality == "actual" && e.Polarity == "positive" && e.Cameo != ""
}

func (t *Tables) event(r *flat.Row) []string {
	c := make([]string, 0, 61)
	add := func(v ...string) { c = append(c, v...) }
	add(strconv.FormatInt(r.Number(), 10))
	add(dates(r.Date)...)
	add(actor(r.Source)...)
	add(actor(r.Target)...)
	base, root := r.Event.Cameo, r.Event.Cameo
	if len(base) > 3 {
		base = base[:3]
	}
	if len(root) > 2 {
		root = root[:2]
	}
	sources := map[int]bool{}
	for _, v := range r.Event.Evidence {
		sources[v.Sentence] = true
	}
	add(rootEvent(r), r.Event.Cameo, base, root, strconv.Itoa(r.Event.Quad), strconv.FormatFloat(r.Event.Goldstein, 'f', 1, 64),
		strconv.Itoa(max(1, len(sources))), "1", "1", tone(r.Record))
	add(t.geo(nil)...) // the actors' own places are not the event's
	add(t.geo(nil)...)
	add(t.geo(r.Place)...)
	add(stamp(r.Record.Document.Published), clean(r.Record.Document.URL))
	return c
}

// tone writes the article's tone.
func tone(rec *readout.Record) string {
	t, known := rec.Tone()
	if !known {
		return ""
	}
	return strconv.FormatFloat(t, 'f', 2, 64)
}

// dates writes SQLDATE, MonthYear, Year and FractionDate.
func dates(day string) []string {
	if len(day) < 10 {
		return make([]string, 4)
	}
	y, m, d := day[:4], day[5:7], day[8:10]
	month, _ := strconv.Atoi(m)
	dom, _ := strconv.Atoi(d)
	year, _ := strconv.Atoi(y)
	return []string{y + m + d, y + m, y, fmt.Sprintf("%.4f", float64(year)+float64((month-1)*30+dom)/365)}
}

// actor writes the ten columns of an actor.
func actor(a flat.Actor) []string {
	c := []string{a.Code, strings.ToUpper(clean(a.Name)), a.Country, "", "", "", "", "", "", ""}
	sectors := a.Sectors
	if a.Country == "" && len(sectors) > 1 && (sectors[0] == "IGO" || sectors[0] == "NGO") {
		c[3], sectors = sectors[1], sectors[:1] // known group: UNO, EUR, NAT
	}
	for i := 0; i < len(sectors) && i < 3; i++ {
		c[7+i] = sectors[i]
	}
	return c
}

// rootEvent is IsRootEvent: 1 where the headline or the first paragraph below it tells
// of the event.
func rootEvent(r *flat.Row) string {
	d := r.Record.Document
	body := 0
	if line, _, _ := strings.Cut(d.Text, "\n"); line == d.Title || d.Title == "" && !strings.HasSuffix(strings.TrimRight(line, "\"”"), ".") {
		body = len(line)
	}
	body += len(d.Text[body:]) - len(strings.TrimLeft(d.Text[body:], " \t\r\n"))
	end := strings.IndexByte(d.Text[body:], '\n')
	for _, v := range r.Event.Evidence {
		if end < 0 || v.Trigger[0] < body+end {
			return "1"
		}
	}
	return "0"
}

// geo writes the eight columns of a place. GDELT's types: 0 none, 1 country, 2 US
// state, 3 US city, 4 world city, 5 world state.
func (t *Tables) geo(p *readout.Place) []string {
	c := make([]string, 8)
	if p == nil {
		c[0] = "0"
		return c
	}
	american := p.Country == "USA"
	switch {
	case p.Precision == "country":
		c[0] = "1"
	case p.Precision == "region" && american:
		c[0] = "2"
	case p.Precision == "region":
		c[0] = "5"
	case american:
		c[0] = "3"
	default:
		c[0] = "4"
	}
	c[1] = clean(p.Name)
	c[5], c[6] = strconv.FormatFloat(p.Lat, 'f', 4, 64), strconv.FormatFloat(p.Lon, 'f', 4, 64)
	region, err := language.ParseRegion(p.Country)
	if p.Country == "" || err != nil {
		return c
	}
	c[2] = cmp.Or(t.fips[region.String()], region.String())
	if p.Precision == "country" {
		c[7] = c[2] // a country has no number: its code is its feature
	} else {
		c[1] += ", " + display.English.Regions().Name(region)
	}
	return c
}

// stamp writes a time as YYYYMMDDHHMMSS, in UTC.
func stamp(published string) string {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, published); err == nil {
			return at.UTC().Format("20060102150405")
		}
	}
	return ""
}

// Mentions writes one line for each sentence that tells of an event.
func (t *Tables) Mentions(w io.Writer, rec *readout.Record) error {
	b := bufio.NewWriter(w)
	d := rec.Document
	kind, source, id := identity(rec)
	chars := func(at int) string { return strconv.Itoa(utf8.RuneCountInString(d.Text[:at])) }
	offset := func(s *readout.Span) string {
		if s == nil {
			return "-1" // not named
		}
		return chars(s[0])
	}
	for _, r := range flat.Rows(rec) {
		if !counts(r.Event) {
			continue
		}
		for _, v := range r.Event.Evidence {
			confidence := min(100, max(10, 10*int(math.Round(10*r.Event.Confidence))))
			line := []string{strconv.FormatInt(r.Number(), 10), stamp(d.Published), stamp(d.Published), kind, source, id,
				strconv.Itoa(v.Sentence + 1), offset(v.Source), offset(v.Target), chars(v.Trigger[0]), "1",
				strconv.Itoa(confidence), chars(len(d.Text)), tone(rec), "", ""}
			b.WriteString(flat.Tabbed(line))
		}
	}
	return b.Flush()
}

// identity says where an article is from: on the web (1) its host and address, else
// (2) its publisher and a citation.
func identity(rec *readout.Record) (kind, source, id string) {
	d := rec.Document
	if u, err := url.Parse(d.URL); err == nil && u.Host != "" {
		return "1", strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), clean(d.URL)
	}
	first, _, _ := strings.Cut(d.Text, "\n")
	citation := cmp.Or(clean(d.Title), clean(first), d.ID)
	for _, x := range []string{clean(d.Publisher), rec.PublicationDay()} {
		if x != "" {
			citation += ", " + x
		}
	}
	return "2", clean(d.Publisher), citation
}

// clean keeps a value on its line and in its column.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
