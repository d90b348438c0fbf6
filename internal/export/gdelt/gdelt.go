// Package gdelt writes GDELT 2.0's event and mentions tables: tab-separated,
// without a header, 61 and 16 columns in the order of the GDELT Event Codebook
// V2.0. What Readout does not know is empty: ethnic and religious codes, tone,
// and the FIPS codes of places.
package gdelt

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout/internal/export/flat"
	"readout/readout"
)

// Events writes the lines of one record's actual events.
func Events(w io.Writer, rec *readout.Record) error {
	b := bufio.NewWriter(w)
	for _, r := range flat.Rows(rec) {
		if counts(r.Event) {
			b.WriteString(flat.Tabbed(event(&r)))
		}
	}
	return b.Flush()
}

// counts reports whether GDELT's tables, which know no modality, should have an
// event: those that happened and have a CAMEO code.
func counts(e *readout.Event) bool {
	return e.Modality == "actual" && e.Polarity == "positive" && e.Cameo != ""
}

func event(r *flat.Row) []string {
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
	add("1", r.Event.Cameo, base, root, strconv.Itoa(r.Event.Quad), strconv.FormatFloat(r.Event.Goldstein, 'f', 1, 64),
		strconv.Itoa(max(1, len(sources))), "1", "1", "")
	add(make([]string, 16)...) // the actors' own places are not the event's
	add(geo(r.Place)...)
	add(stamp(r.Record.Document.Published), clean(r.Record.Document.URL))
	return c
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

// geo writes the eight columns of a place. GDELT's types: 1 country, 3 US city,
// 4 world city, 5 world state.
func geo(p *readout.Place) []string {
	c := make([]string, 8)
	if p == nil {
		c[0] = "0"
		return c
	}
	c[0] = "4"
	switch {
	case p.Precision == "country":
		c[0] = "1"
	case p.Precision == "region":
		c[0] = "5"
	case p.Country == "USA":
		c[0] = "3"
	}
	c[1] = clean(p.Name)
	c[5], c[6] = strconv.FormatFloat(p.Lat, 'f', 4, 64), strconv.FormatFloat(p.Lon, 'f', 4, 64)
	if p.GeoNames > 0 {
		c[7] = strconv.Itoa(p.GeoNames)
	}
	return c
}

// stamp writes a time as YYYYMMDDHHMMSS.
func stamp(published string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, published[:min(len(published), 19)])
	if len(digits) < 8 {
		return ""
	}
	return (digits + "000000")[:14]
}

// Mentions writes one line for each sentence that tells of an event.
func Mentions(w io.Writer, rec *readout.Record) error {
	b := bufio.NewWriter(w)
	d := rec.Document
	for _, r := range flat.Rows(rec) {
		if !counts(r.Event) {
			continue
		}
		eventTime := stamp(r.Date)
		for _, v := range r.Event.Evidence {
			raw := "1"
			id := d.URL
			if id == "" {
				id = d.ID
			}
			line := []string{strconv.FormatInt(r.Number(), 10), eventTime, stamp(d.Published), "1", clean(d.Publisher), clean(id),
				strconv.Itoa(v.Sentence + 1), offset(v.Source), offset(v.Target), strconv.Itoa(v.Trigger[0]), raw,
				strconv.Itoa(int(100 * r.Event.Confidence)), strconv.Itoa(len(d.Text)), "", "", ""}
			b.WriteString(flat.Tabbed(line))
		}
	}
	return b.Flush()
}

// offset is where an actor stands; -1 when it is not named.
func offset(s *readout.Span) string {
	if s == nil {
		return "-1"
	}
	return strconv.Itoa(s[0])
}

// clean keeps a value on its line and in its column.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
