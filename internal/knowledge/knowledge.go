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
	Type     string // record actor type: state|organization|group|military|government|person|population
	Code     string // CAMEO/PLOVER code: "RUS", "IGOUNO", "IMGISI"…; for persons empty (it comes from the office)
	Country  string // ISO 3166-1 alpha-3, where there is one
	Wikidata string
	Parent   string // id of the actor it belongs to ("org:UNGA" → "org:UNO"); may be empty
	Source   string
	AsOf     string // date up to which the entry was checked, YYYY-MM-DD
}

// Alias is one way in which a text may name an actor.
type Alias struct {
	Actor    *Actor
	Kind     string
	From, To time.Time // zero: open
}

// Office is a post that one person at a time holds for an actor.
type Office struct {
	ID     string   // "USA:foreign-minister"
	Kind   string   // head-of-state|head-of-government|foreign-minister|defence-minister|spokesperson|…: the same kind in two states makes counterparts
	Of     string   // actor id
	Title  string   // "Secretary of State"
	Titles []string // other titles in use
	Code   string   // role code in threes: GOV, MIL, LEG, SPY…
}

// Tenure is one person's time in an office, [From, To). A zero To means the
// person still held it at AsOf; beyond AsOf nothing is known.
type Tenure struct {
	Person   *Actor
	Office   *Office
	From, To time.Time
	Source   string
	AsOf     time.Time
}
