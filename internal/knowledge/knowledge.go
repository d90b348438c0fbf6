// Package knowledge holds what a well-informed reader knows about the world:
// states, organisations, armed groups, offices and who held them when. It is
// read from the tables under data/actors.
package knowledge

import "time"

// Kinds of alias: how a name stands for an actor.
const (
	AliasName      = "name"      // Russia, Russian Federation, NATO
	AliasAdjective = "adjective" // Russian
	AliasPeople    = "people"    // Russians
	AliasCapital   = "capital"   // Moscow: a city, and a metonym of the government
	AliasSeat      = "seat"      // the Kremlin, Foggy Bottom: stands for the government
)

// Actor is one entry: a state, organisation, coalition, armed group or person.
type Actor struct {
	ID       string // "state:RUS", "org:UNO", "group:IS", "person:sergei-lavrov"
	Name     string
	Type     string // record actor type: person|state|government|organization|group|military|population
	Code     string // CAMEO/PLOVER code: "RUS", "IGOUNO", "IMGISI"…; for persons empty (it comes from the office)
	Country  string // ISO 3166-1 alpha-3, where there is one
	Wikidata string
	Parent   string // id of the actor it belongs to ("org:UNGA" → "org:UNO"); may be empty
	CAMEO    string // CAMEO's code where it differs from Code (ROM for ROU)
	Source   string
	AsOf     string // date up to which the entry was checked, YYYY-MM-DD

	number int // place in the order of the tables
}

// Alias is one way in which a text may name an actor.
type Alias struct {
	Actor    *Actor
	Kind     string
	From, To time.Time // zero: open
}

// At reports whether the alias was in use on a date. A zero date, a document
// without one, rules nothing out.
func (a Alias) At(at time.Time) bool {
	return at.IsZero() || !at.Before(a.From) && (a.To.IsZero() || at.Before(a.To))
}

// Office is a post that one person at a time holds for an actor, or several
// where its kind is in shared.tsv.
type Office struct {
	ID     string   // "USA:foreign-minister"
	Kind   string   // head-of-state|head-of-government|foreign-minister|defence-minister|spokesperson|…: the same kind in two states makes counterparts
	Of     string   // actor id
	Title  string   // "Secretary of State"
	Titles []string // other titles in use
	Code   string   // role code in threes: GOV, MIL, LEG, SPY…
	Source string
	AsOf   string // YYYY-MM-DD

	number int // place in the order of the table
}

// Tenure is one person's time in an office, [From, To). A zero To means the
// person still held it at AsOf; beyond AsOf nothing is known.
type Tenure struct {
	Person   *Actor
	Office   *Office
	From, To time.Time
	// Coarse is true where From or To is known only to the month or year, and
	// so covers that whole month or year.
	Coarse bool
	Source string
	AsOf   time.Time
	// Stale is set in answers about a date: the tenure has no end on record and
	// the date lies beyond AsOf, so the person may have left since.
	Stale bool
}

// at answers whether the tenure covers a date, and marks it stale where that is
// only presumed.
func (t Tenure) at(date time.Time) (Tenure, bool) {
	if date.Before(t.From) || !t.To.IsZero() && !date.Before(t.To) {
		return t, false
	}
	t.Stale = t.To.IsZero() && date.After(t.AsOf.AddDate(0, 0, 1))
	return t, true
}

// Base is the knowledge as loaded. It is not changed after Load and so may be
// used by several goroutines.
type Base struct {
	actors   []*Actor // in the order of the tables
	byID     map[string]*Actor
	names    *trie // by words as written
	upper    *trie // by words in capitals, for headlines
	surnames called

	offices                  []*Office
	officeID                 map[string]*Office
	officesOf, officesOfKind map[string][]*Office
	tenures                  [][]Tenure // by the office's number, by date
	careers                  [][]Tenure // by the person's number, by date
	titles                   map[string][]title
	titleEnds                map[string]bool     // last words of titles
	fallbacks                map[string][]string // office kind → kinds that answer for it
	shared                   map[string]bool     // office kinds that several persons hold at once

	agencies    []*Agency
	agencyName  map[string]*Agency
	agencyFirst map[string]bool // the first atoms of agencies' names
}

// Actor returns the actor with an id such as "org:UNO", or nil.
func (b *Base) Actor(id string) *Actor { return b.byID[id] }

// State returns the state with an ISO 3166-1 alpha-3 code, or nil.
func (b *Base) State(iso3 string) *Actor { return b.byID["state:"+iso3] }

// Actors returns all actors in the order of the tables: states, organisations,
// groups, persons. The slice is the base's own and must not be changed.
func (b *Base) Actors() []*Actor { return b.actors }
