package knowledge

import "strings"

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

// AgencyAt returns the carrier of news whose name begins at words[0], the longest
// one of at most so many words, and how many words the name has.
func (b *Base) AgencyAt(words []string, most int) (*Agency, int) {
	if !b.startsAgency(words) {
		return nil, 0
	}
	for n := min(most, len(words)); n > 0; n-- {
		if a := b.Agency(strings.Join(words[:n], " ")); a != nil {
			return a, n
		}
	}
	return nil, 0
}

// startsAgency reports whether the name of a carrier may begin at words[0]: at
// nearly no word of a text does one.
func (b *Base) startsAgency(words []string) bool {
	for i, w := range words[:min(2, len(words))] {
		atom, _ := cutAtom(w)
		if atom == "" || b.agencyFirst[atom] {
			return true
		}
		if i == 0 && w != "the" && w != "The" && w != "THE" {
			return false
		}
	}
	return false
}

// Agency returns the carrier of news with a name, or nil. Case counts; an
// article before the name does not.
func (b *Base) Agency(name string) *Agency {
	if k := key(bare(name)); k != "" {
		return b.agencyName[k]
	}
	return nil
}
