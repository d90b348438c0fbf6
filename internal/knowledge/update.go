package knowledge

import (
	"fmt"
	"slices"
	"strings"
)

// Change is what one statement of Wikidata means for actors/holders.tsv.
type Change struct {
	Kind string   // add, end (a tenure ended), item (a Q-number learnt), known, skip
	Row  []string // the row as it is to be; nil for known and skip
	Old  string   // "office TAB person" of the row it takes the place of
	What string   // for people
}

// Update compares what Wikidata says with what is on record. asOf, a day, is
// written as the day on which new and changed rows were true.
func (b *Base) Update(list []Held, asOf string) []Change {
	var out []Change
	for _, h := range list {
		out = append(out, b.change(h, asOf))
	}
	return out
}

func (b *Base) change(h Held, asOf string) Change {
	skip := func(format string, args ...any) Change {
		return Change{Kind: "skip", What: h.Where + ": " + h.Person + ": " + fmt.Sprintf(format, args...)}
	}
	if h.Person == "" {
		return skip("no English name")
	}
	if h.From == "" {
		return skip("no start of %q: a tenure needs the year at least", h.Office)
	}
	o, why := b.officeOf(h)
	if o == nil {
		return skip("%s", why)
	}
	if t := b.sameTenure(o, h); t != nil {
		return t.compare(h, asOf)
	}
	name := h.Person
	if p := b.personOf(h); p != nil {
		name = p.Name // one person, one name
	} else if had := b.byID["person:"+slug(name)]; had != nil && had.Wikidata != "" && h.Item != "" && had.Wikidata != h.Item {
		return skip("%s is on record as %s: give one of the two another name", name, had.Wikidata)
	}
	var aliases []string
	for _, a := range h.Aliases {
		if a != name && !strings.ContainsAny(a, "\t|") && len(aliases) < 6 {
			aliases = append(aliases, a)
		}
	}
	return Change{Kind: "add", Row: []string{o.ID, name, h.Item, strings.Join(aliases, "|"), h.From, h.To, "Wikidata", asOf},
		What: fmt.Sprintf("%s, %s, from %s to %s", name, o.ID, h.From, orOpen(h.To))}
}

func orOpen(day string) string {
	if day == "" {
		return "now"
	}
	return day
}

// officeOf finds the office that Wikidata means, or says why there is none.
func (b *Base) officeOf(h Held) (*Office, string) {
	iso := ""
	for _, a := range b.actors {
		if a.Type == "state" && (a.ID == "state:"+h.Country || a.Wikidata != "" && a.Wikidata == h.Country) {
			iso = strings.TrimPrefix(a.ID, "state:")
		}
	}
	if iso == "" {
		return nil, fmt.Sprintf("country %q is no state on record", h.Country)
	}
	kinds := []string{h.Kind}
	if h.Kind == "" {
		title, _, _ := strings.Cut(h.Office, " of ")
		kinds = append(b.TitleKindsIn(h.Office, iso), b.TitleKindsIn(title, iso)...)
	}
	for _, o := range b.offices {
		if o.Of != "state:"+iso {
			continue
		}
		if slices.Contains(kinds, o.Kind) || strings.EqualFold(o.Title, h.Office) || slices.ContainsFunc(o.Titles, func(t string) bool { return strings.EqualFold(t, h.Office) }) {
			return o, ""
		}
	}
	return nil, fmt.Sprintf("no office %q%s of %s in actors/offices.tsv", h.Office, h.Kind, iso)
}

func (b *Base) personOf(h Held) *Actor {
	for _, a := range b.actors {
		if a.Type == "person" && (h.Item != "" && a.Wikidata == h.Item || a.Wikidata == "" && a.Name == h.Person) {
			return a
		}
	}
	return nil
}

// sameTenure returns the tenure on record that a statement is about: the same
// person in the same office, times that touch.
func (b *Base) sameTenure(o *Office, h Held) *Tenure {
	from, to, _, err := span(h.From, h.To)
	if err != nil {
		return nil
	}
	for i := range b.tenures[o.number] {
		t := &b.tenures[o.number][i]
		named := t.Person.Wikidata != "" && t.Person.Wikidata == h.Item || t.Person.Name == h.Person ||
			slices.ContainsFunc(b.Lookup(h.Person), func(a Alias) bool { return a.Actor == t.Person })
		if named && (t.To.IsZero() || from.Before(t.To)) && (to.IsZero() || t.From.Before(to)) {
			return t
		}
	}
	return nil
}

// compare says what a statement adds to a tenure on record.
func (t *Tenure) compare(h Held, asOf string) Change {
	old := t.Office.ID + "\t" + t.Person.Name
	c := Change{Kind: "known", Old: old, What: t.Person.Name + ", " + t.Office.ID}
	row := []string{t.Office.ID, t.Person.Name, t.Person.Wikidata, "", "", "", "Wikidata", asOf}
	if t.To.IsZero() && h.To != "" {
		c.Kind, c.Row, c.What = "end", row, c.What+", until "+h.To
		row[5] = h.To
	}
	if t.Person.Wikidata == "" && h.Item != "" {
		if c.Kind == "known" {
			c.Kind = "item"
		}
		c.Row, row[2], c.What = row, h.Item, c.What+", item "+h.Item
	}
	return c
}

// Rewrite applies changes to the text of actors/holders.tsv. Cells that a change
// leaves empty stay as they are.
func Rewrite(holders string, changes []Change) string {
	lines := strings.Split(strings.TrimRight(holders, "\n"), "\n")
	for _, c := range changes {
		switch {
		case c.Row == nil:
		case c.Old != "":
			for i, line := range lines {
				cells := strings.Split(line, "\t")
				open := len(cells) == 8 && (c.Kind != "end" || cells[5] == "")
				if open && cells[0]+"\t"+cells[1] == c.Old {
					for k, v := range c.Row {
						if v != "" {
							cells[k] = v
						}
					}
					lines[i] = strings.Join(cells, "\t")
				}
			}
		default:
			at := len(lines)
			for i, line := range lines {
				if strings.HasPrefix(line, c.Row[0]+"\t") {
					at = i + 1
				}
			}
			lines = slices.Insert(lines, at, strings.Join(c.Row, "\t"))
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
