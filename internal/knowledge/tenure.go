package knowledge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Office returns the office with an id such as "USA:foreign-minister", or nil.
func (b *Base) Office(id string) *Office { return b.officeID[id] }

// OfficesOf returns the offices of a state or organisation, in the table's order.
func (b *Base) OfficesOf(actorID string) []*Office { return b.officesOf[actorID] }

// OfficesOfKind returns the offices of one kind, in the table's order.
func (b *Base) OfficesOfKind(kind string) []*Office { return b.officesOfKind[kind] }

// Holder returns who held an office on a date, more than one only where the
// tenures on record overlap.
func (b *Base) Holder(officeID string, at time.Time) []Tenure {
	if o := b.officeID[officeID]; o != nil {
		return on(b.tenures[o.number], at)
	}
	return nil
}

// Held returns the offices that a person held on a date.
func (b *Base) Held(person *Actor, at time.Time) []Tenure {
	if person == nil {
		return nil
	}
	return on(b.careers[person.number], at)
}

// Career returns all tenures of a person by date, none of them marked stale.
func (b *Base) Career(person *Actor) []Tenure {
	if person == nil {
		return nil
	}
	return b.careers[person.number]
}

func on(all []Tenure, at time.Time) []Tenure {
	var out []Tenure
	for _, t := range all {
		if t, ok := t.at(at); ok {
			out = append(out, t)
		}
	}
	return out
}

// Counterpart returns who held the same kind of office for another state on a
// date, or failing that a kind that counterparts.tsv lets answer for it.
func (b *Base) Counterpart(office *Office, stateID string, at time.Time) (Tenure, bool) {
	if office == nil {
		return Tenure{}, false
	}
	for _, kind := range append([]string{office.Kind}, b.fallbacks[office.Kind]...) {
		for _, o := range b.offices {
			if o.Kind != kind || o.Of != stateID {
				continue
			}
			if held := b.Holder(o.ID, at); len(held) > 0 {
				return held[len(held)-1], true
			}
		}
	}
	return Tenure{}, false
}

// title is one line of titles.tsv.
type title struct{ kind, country string }

// TitleKinds returns the kinds of office that a title may mean in any country,
// in the table's order: "secretary of state" is a foreign minister.
func (b *Base) TitleKinds(title string) []string { return b.TitleKindsIn(title, "") }

// TitleCountry returns the only country that has a head of state of a title (ISO
// 3166-1 alpha-3), "" where there are several or any: "the pope" is the Vatican's.
func (b *Base) TitleCountry(name string) string {
	found := ""
	for i, t := range b.titles[titleKey(name)] {
		if t.kind != "head-of-state" || t.country == "" || i > 0 && t.country != found {
			return ""
		}
		found = t.country
	}
	return found
}

// TitleUsers returns the countries (ISO 3166-1 alpha-3) that use a title of several words, likeliest
// first, nil where any country may: "secretary of state" is the United States' and the Vatican's.
func (b *Base) TitleUsers(name string) []string {
	var users []string
	for _, t := range b.titles[titleKey(name)] {
		if t.country == "" || !strings.Contains(name, " ") {
			return nil
		}
		users = append(users, t.country)
	}
	return users
}

// TitleKindsIn returns the kinds of office that a title means in one country
// (ISO 3166-1 alpha-3); a line for that country goes before those for all.
func (b *Base) TitleKindsIn(name, iso3 string) []string {
	var own, general []string
	lines := b.titles[titleKey(name)]
	for _, t := range lines {
		switch {
		case t.country == "":
			general = append(general, t.kind)
		case t.country == iso3, iso3 == "" && !widened(lines, t.country):
			own = append(own, t.kind)
		}
	}
	if iso3 != "" && len(own) > 0 {
		return own
	}
	var out []string
	for _, k := range append(general, own...) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// widened reports whether a title means in a country what it means in all and more: "the
// president" of no known country is the head of state, and not of the government as well.
func widened(lines []title, country string) bool {
	return slices.ContainsFunc(lines, func(own title) bool {
		return own.country == country && slices.ContainsFunc(lines, func(t title) bool { return t.country == "" && t.kind == own.kind })
	})
}

// EndsTitle reports whether a title in use may end in a word: whether looking one
// up that does is worth its while.
func (b *Base) EndsTitle(word string) bool {
	k := titleKey(word)
	return k == "" || b.titleEnds[lastAtom(k)]
}

// lastAtom is the last atom of a key.
func lastAtom(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

func titleKey(s string) string { return strings.ToLower(key(bare(s))) }

// byDate orders tenures; equal dates keep the table's order.
func byDate(a, b Tenure) int { return a.From.Compare(b.From) }

// period reads a date of the tables, YYYY-MM-DD, YYYY-MM or YYYY, as the days
// [start, end) it covers. An empty cell is two zero times.
func period(s string) (start, end time.Time, err error) {
	if s == "" {
		return start, end, nil
	}
	layout, y, m, d := time.DateOnly, 0, 0, 1
	switch len(s) {
	case len("2006-01"):
		layout, m, d = "2006-01", 1, 0
	case len("2006"):
		layout, y, d = "2006", 1, 0
	}
	if start, err = time.Parse(layout, s); err == nil {
		return start, start.AddDate(y, m, d), nil
	}
	return start, end, fmt.Errorf("%q is no date: write YYYY-MM-DD, YYYY-MM or YYYY", s)
}

// span reads a pair of cells as [from, to): the day an office changes hands
// belongs to the successor, but a month or year belongs to both.
func span(fromCell, toCell string) (from, to time.Time, coarse bool, err error) {
	from, _, err = period(fromCell)
	if err != nil {
		return
	}
	start, end, err := period(toCell)
	if err != nil {
		return
	}
	to = start
	if toCell != "" && len(toCell) < len("2006-01-02") {
		to = end
	}
	if !to.IsZero() && to.Before(from) {
		err = fmt.Errorf("ends %s before it begins %s: correct one of the dates", toCell, fromCell)
		return
	}
	if !to.IsZero() && to.Equal(from) {
		to = end
	}
	coarse = cmp.Or(len(fromCell), len("2006-01-02")) < len("2006-01-02") || toCell != "" && len(toCell) < len("2006-01-02")
	return
}

// dayOf is day, which it asks only where a cell differs from the last one.
func (l *loader) dayOf(cell string) (time.Time, error) {
	if cell == l.day.cell && cell != "" {
		return l.day.at, nil
	}
	at, err := day(cell)
	if err == nil {
		l.day.cell, l.day.at = cell, at
	}
	return at, err
}

func day(cell string) (time.Time, error) {
	at, err := time.Parse("2006-01-02", cell)
	if err != nil {
		return at, fmt.Errorf("as_of %q is no date: write YYYY-MM-DD", cell)
	}
	return at, nil
}
