// Package polecat writes the columns of the POLECAT event data (PLOVER events
// with actors, recipients and places), tab-separated with a header: a line an
// event, several values of a cell parted by "; ", those of one actor by "|", and
// "None" where nothing is known. PLOVER has no modality: what is promised, refused
// or asked for is written under the type for those words.
package polecat

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"readout/internal/export/flat"
	"readout/internal/table"
	"readout/readout"
)

// Codes are the countries' numbers in the Correlates of War project.
type Codes struct {
	cow map[string]string // by alpha-3 code
}

// Load reads data/polecat; fsys is rooted at the data folder.
func Load(fsys fs.FS) (*Codes, error) {
	c := &Codes{map[string]string{}}
	return c, table.Read(fsys, "polecat/cow.tsv", 2, func(cells []string) error {
		if n, err := strconv.Atoi(cells[1]); err != nil || n < 1 || n > 999 {
			return fmt.Errorf("%s: %q is no number of a state from 1 to 999", cells[0], cells[1])
		}
		c.cow[cells[0]] = cells[1]
		return nil
	})
}

// Columns are the names of the columns, in order.
func Columns() []string {
	return []string{"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
		"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
		"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
		"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
		"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"}
}

// quads are the names of the four classes.
var quads = [...]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// Header writes the line of column names.
func Header(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(Columns(), "\t")+"\n")
	return err
}

// Write writes the lines of a record. intent gives the PLOVER type for an
// event's type, modality and polarity (ontology.Intent), quad the class of a type.
func (c *Codes) Write(w io.Writer, rec *readout.Record, intent func(plover, modality, polarity string) string, quad func(plover string) int) error {
	b := bufio.NewWriter(w)
	people, orgs, places := story(rec)
	d := rec.Document
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.Plover == "" {
			continue
		}
		kind := intent(e.Plover, e.Modality, e.Polarity)
		line := []string{d.ID + "_" + kind + "_" + e.ID, rec.Day(e), kind, e.Mode, strconv.FormatFloat(e.Goldstein, 'f', 1, 64), quads[min(max(quad(kind), 0), 4)], strings.Join(e.Contexts, "; ")}
		by, on := e.Source, e.Target
		if flat.Mutual(e) { // who meets whom: nobody on both ends
			by, on = e.Source[:1], slices.DeleteFunc(slices.Clone(e.Target), func(id string) bool { return id == e.Source[0] })
		}
		line = append(line, c.actors(flat.Actors(rec, by))...)
		line = append(line, c.actors(flat.Actors(rec, on))...)
		line = append(line, place(rec.Place(e.Place))...)
		line = append(line, d.Publisher, rec.PublicationDay(), people, orgs, places, d.Language, rec.Schema)
		for i := range line {
			line[i] = cmp.Or(strings.Join(strings.Fields(line[i]), " "), "None")
		}
		b.WriteString(flat.Tabbed(line))
	}
	return b.Flush()
}

// actors writes the eight columns of those on one side.
func (c *Codes) actors(list []flat.Actor) []string {
	cells := make([][]string, 8)
	for _, a := range list {
		country, sectors := a.Country, a.Sectors
		if country == "" && len(sectors) > 0 && len(sectors[0]) == 3 && strings.Contains("IGO NGO IMG MNC", sectors[0]) {
			country, sectors = sectors[0], nil // what follows names it and is no sector
		}
		primary := ""
		if len(sectors) > 0 {
			primary = sectors[0]
		}
		for i, x := range []string{a.Name, country, c.cow[country], primary, strings.Join(sectors, "|"), a.Role, cmp.Or(a.Words, a.Name), a.Wikidata} {
			cells[i] = append(cells[i], cmp.Or(strings.ReplaceAll(x, ";", ","), "None"))
		}
	}
	out := make([]string, len(cells))
	for i, column := range cells {
		out[i] = strings.Join(column, "; ")
	}
	return out
}

// place writes the ten columns of a place, with GeoNames' code for what it is.
func place(p *readout.Place) []string {
	c := make([]string, 10)
	if p == nil {
		return c
	}
	c[0], c[4], c[8] = p.Name, p.Country, p.Name
	switch p.Precision {
	case "city":
		c[1], c[9] = p.Name, "PPL"
	case "site":
		c[1] = p.Name
	case "region":
		c[3], c[9] = p.Name, "ADM1"
	case "country":
		c[9] = "PCLI"
	}
	c[5], c[6] = strconv.FormatFloat(p.Lat, 'f', 4, 64), strconv.FormatFloat(p.Lon, 'f', 4, 64)
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
	return strings.Join(p, "; "), strings.Join(o, "; "), strings.Join(l, "; ")
}
