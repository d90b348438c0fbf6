package knowledge

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"readout/internal/table"
)

// Load reads the tables actors/*.tsv of the data tree. An error names the file
// and line, what is wrong there and what to do.
func Load(fsys fs.FS) (*Base, error) {
	l := &loader{
		families: map[string][]string{}, held: make([]Tenure, 0, 1<<13),
		Base: &Base{
			byID: make(map[string]*Actor, 1<<13), surnames: called{last: make(map[string]int32, 1<<13), all: make([]namesake, 0, 1<<14)},
			officeID: map[string]*Office{}, officesOf: map[string][]*Office{}, officesOfKind: map[string][]*Office{}, titles: map[string][]title{}, titleEnds: map[string]bool{}, fallbacks: map[string][]string{}, shared: map[string]bool{}, agencyName: map[string]*Agency{}, agencyFirst: map[string]bool{},
		},
	}
	l.names, l.upper = newTries()
	// The order is that in which Lookup answers, and holders need their offices.
	for _, t := range []struct {
		file    string
		columns int
		row     func([]string) error
	}{
		{"states", 15, l.state},
		{"organisations", 12, l.organisation},
		{"groups", 12, l.group},
		{"agencies", 7, l.agency},
		{"family-first", 2, l.familyFirst},
		{"offices", 8, l.office},
		{"holders", 8, l.holder},
		{"titles", 3, l.title},
		{"counterparts", 2, l.counterpart},
		{"shared", 1, l.sharedKind},
	} {
		if err := table.Read(fsys, "actors/"+t.file+".tsv", t.columns, t.row); err != nil {
			return nil, fmt.Errorf("knowledge: %w", err)
		}
	}
	l.tenures = grouped(l.held, len(l.offices), func(t *Tenure) int { return t.Office.number })
	l.careers = grouped(l.held, len(l.actors), func(t *Tenure) int { return t.Person.number })
	l.names.settle()
	l.upper.settle()
	return l.Base, nil
}

// loader holds what is needed while loading only.
type loader struct {
	*Base
	families          map[string][]string // actor id → family names that come first there
	held              []Tenure            // in the order of the table
	people            []Actor             // room for persons
	written, capitals []int32             // atoms of the name that is being entered
	day               struct {            // the last day read: most lines have that of the line above
		cell string
		at   time.Time
	}
}

// grouped puts tenures with the same number, of n numbers, together by date.
func grouped(all []Tenure, n int, number func(*Tenure) int) [][]Tenure {
	out, room := make([][]Tenure, n), make([]Tenure, len(all))
	count := make([]int, n)
	for i := range all {
		count[number(&all[i])]++
	}
	for i, c := range count {
		out[i], room = room[:0:c], room[c:]
	}
	for i := range all {
		k := number(&all[i])
		out[k] = append(out[k], all[i])
	}
	for _, own := range out {
		slices.SortStableFunc(own, byDate)
	}
	return out
}

// actorTypes are the types of the record that an entry may have.
var actorTypes = []string{"person", "state", "government", "organization", "group", "military", "population"}

// list cuts a cell that holds several values.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	var out []string
	for v := range strings.SplitSeq(cell, "|") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// enterAll makes each name of a cell find an actor.
func (l *loader) enterAll(cell string, a Alias) {
	for _, name := range list(cell) {
		l.enter(name, a)
	}
}

// add enters an actor and refuses a second one with its id.
func (l *loader) add(a *Actor) error {
	if a.ID == "" || a.Name == "" {
		return fmt.Errorf("an actor needs an id and a name, not %q and %q", a.ID, a.Name)
	}
	if !slices.Contains(actorTypes, a.Type) {
		return fmt.Errorf("%s is of type %q: write one of %s", a.ID, a.Type, strings.Join(actorTypes, ", "))
	}
	if l.byID[a.ID] != nil {
		return fmt.Errorf("id %s is taken by %q: give this actor another id or delete one of the two", a.ID, l.byID[a.ID].Name)
	}
	if _, err := l.dayOf(a.AsOf); err != nil {
		return err
	}
	if a.Source == "" {
		return fmt.Errorf("%s has no source: say where the facts come from", a.ID)
	}
	a.number = len(l.actors)
	l.byID[a.ID] = a
	l.actors = append(l.actors, a)
	return nil
}

func (l *loader) state(c []string) error {
	a := &Actor{ID: "state:" + c[0], Name: c[2], Type: "state", Code: c[0], Country: c[0], Wikidata: c[4], CAMEO: c[10], Source: c[13], AsOf: c[14]}
	from, to, _, err := span(c[11], c[12])
	if err != nil {
		return err
	}
	if len(c[0]) != 3 {
		return fmt.Errorf("iso3 %q is not three letters long", c[0])
	}
	if err := l.add(a); err != nil {
		return err
	}
	l.enterAll(c[2]+"|"+c[3]+"|"+c[9], Alias{a, AliasName, from, to})
	l.enterAll(c[5], Alias{a, AliasAdjective, from, to})
	l.enterAll(c[6], Alias{a, AliasPeople, from, to})
	l.enterAll(c[7], Alias{a, AliasCapital, from, to})
	l.enterAll(c[8], Alias{a, AliasSeat, from, to})
	return nil
}

func (l *loader) organisation(c []string) error {
	a := &Actor{ID: c[0], Name: c[1], Type: c[2], Code: c[3], Country: c[4], Parent: c[5], Wikidata: c[6], Source: c[10], AsOf: c[11]}
	if err := l.add(a); err != nil {
		return err
	}
	l.enterAll(c[1]+"|"+c[7], Alias{Actor: a, Kind: AliasName})
	l.enterAll(c[8], Alias{Actor: a, Kind: AliasCapital})
	l.enterAll(c[9], Alias{Actor: a, Kind: AliasSeat})
	return nil
}

func (l *loader) group(c []string) error {
	a := &Actor{ID: c[0], Name: c[1], Type: c[2], Code: c[3], Country: c[4], Wikidata: c[5], Source: c[10], AsOf: c[11]}
	from, to, _, err := span(c[8], c[9])
	if err != nil {
		return err
	}
	if err := l.add(a); err != nil {
		return err
	}
	kind := AliasName
	if a.Type == "population" {
		kind = AliasPeople
	}
	l.enterAll(c[1]+"|"+c[7], Alias{a, kind, from, to})
	l.enterAll(c[6], Alias{a, AliasAdjective, from, to})
	return nil
}

func (l *loader) agency(c []string) error {
	a := &Agency{Name: c[0], Kind: c[1], Aliases: list(c[2]), Country: c[3], Wikidata: c[4]}
	if !slices.Contains([]string{"wire", "broadcaster", "newspaper", "site"}, a.Kind) {
		return fmt.Errorf("%s is of kind %q: write wire, broadcaster, newspaper or site", a.Name, a.Kind)
	}
	if _, err := l.dayOf(c[6]); err != nil {
		return err
	}
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		k := key(bare(name))
		if had := l.agencyName[k]; had != nil && had != a {
			return fmt.Errorf("name %q is already that of %s: keep it in one line only", name, had.Name)
		}
		l.agencyName[k] = a
		first, _ := cutAtom(bare(name))
		l.agencyFirst[first] = true
	}
	l.agencies = append(l.agencies, a)
	return nil
}

func (l *loader) familyFirst(c []string) error {
	l.families[c[0]] = append(l.families[c[0]], list(c[1])...)
	return nil
}

func (l *loader) office(c []string) error {
	o := &Office{ID: c[0], Kind: c[1], Of: c[2], Title: c[3], Titles: list(c[4]), Code: c[5], Source: c[6], AsOf: c[7]}
	if had := l.officeID[o.ID]; had != nil {
		return fmt.Errorf("id %s is taken by %q: give this office another id or delete one of the two", o.ID, had.Title)
	}
	if o.ID == "" || o.Kind == "" || o.Of == "" || o.Title == "" {
		return fmt.Errorf("office %q needs an id, a kind, the actor it is of, and a title", o.ID)
	}
	if _, err := l.dayOf(o.AsOf); err != nil {
		return err
	}
	o.number = len(l.offices)
	l.officeID[o.ID] = o
	l.offices = append(l.offices, o)
	l.officesOf[o.Of] = append(l.officesOf[o.Of], o)
	l.officesOfKind[o.Kind] = append(l.officesOfKind[o.Kind], o)
	return nil
}

func (l *loader) holder(c []string) error {
	o := l.officeID[c[0]]
	if o == nil {
		return fmt.Errorf("office %q is not in actors/offices.tsv: add it there or correct the id", c[0])
	}
	asOf, err := l.dayOf(c[7])
	if err != nil {
		return err
	}
	if c[4] == "" {
		return fmt.Errorf("%s has no date from which %s was held: write at least the year", c[1], c[0])
	}
	from, to, coarse, err := span(c[4], c[5])
	if err != nil {
		return err
	}
	p, err := l.person(c, o)
	if err != nil {
		return err
	}
	l.held = append(l.held, Tenure{Person: p, Office: o, From: from, To: to, Coarse: coarse, Source: c[6], AsOf: asOf})
	return nil
}

// person returns the actor of a holder's line, made when first met.
func (l *loader) person(c []string, o *Office) (*Actor, error) {
	id := "person:" + slug(c[1])
	p := l.byID[id]
	if p == nil {
		p = l.newPerson()
		*p = Actor{ID: id, Name: c[1], Type: "person", Wikidata: c[2], Source: c[6], AsOf: c[7]}
		if of := l.byID[o.Of]; of != nil {
			p.Country = of.Country
		}
		if err := l.add(p); err != nil {
			return nil, err
		}
	}
	switch {
	case p.Wikidata == "":
		p.Wikidata = c[2]
	case c[2] != "" && c[2] != p.Wikidata:
		return nil, fmt.Errorf("%s is %s here and %s above: two persons need two names (add an initial), one needs one item", c[1], c[2], p.Wikidata)
	}
	p.AsOf = max(p.AsOf, c[7])
	l.called(p, c[1], o)
	for _, name := range list(c[3]) {
		l.called(p, name, o)
	}
	return p, nil
}

// newPerson returns room for an actor, which is made for many at once.
func (l *loader) newPerson() *Actor {
	if len(l.people) == 0 {
		l.people = make([]Actor, 256)
	}
	p := &l.people[0]
	l.people = l.people[1:]
	return p
}

// called makes a person findable by a name and by the family name in it.
func (l *loader) called(p *Actor, name string, o *Office) {
	l.enter(name, Alias{Actor: p, Kind: AliasName})
	l.surnames.add(p, name, l.families[o.Of])
}

func (l *loader) title(c []string) error {
	if c[0] == "" || c[1] == "" {
		return fmt.Errorf("a title needs a kind of office")
	}
	if c[2] != "" && l.byID["state:"+c[2]] == nil {
		return fmt.Errorf("country %q is not in actors/states.tsv: write an ISO 3166-1 alpha-3 code", c[2])
	}
	k := titleKey(c[0])
	l.titleEnds[lastAtom(k)] = true
	l.titles[k] = append(l.titles[k], title{c[1], c[2]})
	return nil
}

func (l *loader) counterpart(c []string) error {
	if l.fallbacks[c[0]] != nil {
		return fmt.Errorf("kind %s has a line already: put all that answer for it there, separated by '|'", c[0])
	}
	l.fallbacks[c[0]] = list(c[1])
	return nil
}

func (l *loader) sharedKind(c []string) error {
	l.shared[c[0]] = true
	return nil
}
