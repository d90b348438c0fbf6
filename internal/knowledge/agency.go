package knowledge

// Agency is a carrier of news: a wire service, broadcaster, newspaper or site.
type Agency struct {
	Name     string
	Kind     string // wire|broadcaster|newspaper|site
	Country  string // ISO 3166-1 alpha-3; empty for none
	Wikidata string
	Aliases  []string
}

// Agencies returns all carriers of news in the table's order.
func (b *Base) Agencies() []*Agency { return b.agencies }

// Agency returns the carrier of news with a name, or nil. Case counts; an
// article before the name does not.
func (b *Base) Agency(name string) *Agency {
	if k := key(bare(name)); k != "" {
		return b.agencyName[k]
	}
	return nil
}
