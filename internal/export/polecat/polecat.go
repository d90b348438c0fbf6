// Package polecat writes the columns of the POLECAT event data (PLOVER events
// with actors, recipients and places), tab-separated with a header. PLOVER has
// no modality: what is promised, refused or asked for is written under the type
// for those words.
package polecat

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"readout/internal/export/flat"
	"readout/readout"
)

// Columns are the names of the columns, in order.
func Columns() []string {
	return []string{"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
		"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
		"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
		"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
		"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"}
}

// quads are PLOVER's names for the four classes.
var quads = [...]string{"", "V-COOP", "M-COOP", "V-CONF", "M-CONF"}

// Header writes the line of column names.
func Header(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(Columns(), "\t")+"\n")
	return err
}

// Write writes the lines of a record. intent gives the PLOVER type for an
// event's type, modality and polarity (ontology.Intent).
func Write(w io.Writer, rec *readout.Record, intent func(plover, modality, polarity string) string) error {
	b := bufio.NewWriter(w)
	people, orgs, places := story(rec)
	for _, r := range flat.Rows(rec) {
		e := r.Event
		if e.Plover == "" {
			continue
		}
		line := []string{r.ID, r.Date, intent(e.Plover, e.Modality, e.Polarity), e.Mode, strconv.FormatFloat(e.Goldstein, 'f', 1, 64), quads[min(max(e.Quad, 0), 4)], strings.Join(e.Contexts, ";")}
		line = append(line, actor(r.Source)...)
		line = append(line, actor(r.Target)...)
		line = append(line, place(r.Place)...)
		line = append(line, rec.Document.Publisher, rec.Document.Published, people, orgs, places, rec.Document.Language, rec.Schema)
		for i := range line {
			line[i] = strings.Join(strings.Fields(line[i]), " ")
		}
		b.WriteString(flat.Tabbed(line))
	}
	return b.Flush()
}

func actor(a flat.Actor) []string {
	primary := ""
	if len(a.Sectors) > 0 {
		primary = a.Sectors[0]
	}
	return []string{a.Name, a.Country, "", primary, strings.Join(a.Sectors, ";"), a.Role, a.Name, a.Wikidata}
}

func place(p *readout.Place) []string {
	c := make([]string, 10)
	if p == nil {
		return c
	}
	c[0], c[4], c[8] = p.Name, p.Country, p.Name
	switch p.Precision {
	case "city", "site":
		c[1] = p.Name
	case "region":
		c[3] = p.Name
	}
	c[5], c[6], c[9] = strconv.FormatFloat(p.Lat, 'f', 4, 64), strconv.FormatFloat(p.Lon, 'f', 4, 64), p.Precision
	if p.GeoNames > 0 {
		c[7] = strconv.Itoa(p.GeoNames)
	}
	return c
}

// story lists who and where the article is about.
func story(rec *readout.Record) (people, orgs, places string) {
	var p, o, l []string
	for _, a := range rec.Actors {
		switch a.Type {
		case "person":
			p = append(p, a.Name)
		case "organization", "government", "group", "military":
			o = append(o, a.Name)
		}
	}
	for _, x := range rec.Places {
		l = append(l, x.Name)
	}
	return strings.Join(p, ";"), strings.Join(o, ";"), strings.Join(l, ";")
}
