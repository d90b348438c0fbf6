package story

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"readout/readout"
)

// party is an actor as it is compared with actors of other records.
type party struct {
	key, name, code string
	state           bool
	named           bool // by a name of its own, not by a noun ("gunmen")
	person          bool
}

func parties(rec *readout.Record, ids []string) []party {
	var out []party
	for _, id := range ids {
		if a := rec.Actor(id); a != nil {
			out = append(out, party{Key(a), a.Name, a.Code, a.Type == "state", a.Wikidata != "" || a.Type == "person" || a.Type == "organization", a.Type == "person"})
		}
	}
	return out
}

// official ends the codes of those who act for a state.
var official = []string{"GOV", "MIL", "COP", "SPY", "JUD", "LEG"}

// same reports whether two actors can be one: the same name, a full name and a
// part of it, a state and who acts for it, or nouns for the same group ("11
// American soldiers", "American troops").
func (a party) same(b party) bool {
	if a.key == b.key || a.acts(b) || b.acts(a) {
		return true
	}
	if a.person && b.person && a.name == b.name && strings.Contains(a.name, " ") {
		return true // in office or not yet
	}
	if a.person && b.person && (a.surnameOf(b) || b.surnameOf(a)) {
		return true
	}
	if a.named && b.named {
		return len(a.code) == len(b.code) && a.code == b.code && (partOfName(a.name, b.name) || partOfName(b.name, a.name))
	}
	if a.named || b.named || len(a.code) < 3 || len(b.code) < 3 {
		return false
	}
	return strings.HasSuffix(a.code, b.code) || strings.HasSuffix(b.code, a.code)
}

// surnameOf reports whether a is somebody of whom an article gives nothing but one word of
// b's name: "Xi flew home", after another has told who he is.
func (a party) surnameOf(b party) bool {
	return a.code == "" && b.code != "" && !strings.Contains(a.name, " ") && strings.Contains(b.name, " ") && partOfName(a.name, b.name)
}

// acts reports whether a acts for the state b.
func (a party) acts(b party) bool {
	return b.state && len(a.code) > 3 && strings.HasPrefix(a.code, b.code) && b.code != "" &&
		slices.ContainsFunc(official, func(s string) bool { return strings.HasPrefix(a.code[len(b.code):], s) })
}

// partOfName reports whether every word of a short name stands in a full one.
func partOfName(short, full string) bool {
	words := strings.Fields(strings.ToLower(full))
	for _, w := range strings.Fields(strings.ToLower(short)) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return short != ""
}

// fit says whether two actors are taken for one: party.same or party.stands.
type fit func(a, b party) bool

// within reports whether each of some actors is one of others.
func within(few, many []party) bool { return fit(party.same).within(few, many) }

func (f fit) within(few, many []party) bool {
	for _, a := range few {
		if !slices.ContainsFunc(many, func(b party) bool { return f(a, b) }) {
			return false
		}
	}
	return true
}

// sameSide reports whether one side of two events can be the same: equal, or
// the smaller inside the larger; an unknown side fits only an unknown one.
func (f fit) sameSide(a, b []party) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return f.within(a, b)
}

// telling is what is compared of an event: its type, who takes part, when.
type telling struct {
	plover         string
	source, target []party
	when           moment
	place, country string
	wide           bool // the place is a country or region
	about          []string
	refers         bool // it takes up an event that is known already
	told           int  // day of publication, where it matters
}

func tell(rec *readout.Record, e *readout.Event) telling {
	t := telling{plover: e.Plover, source: parties(rec, e.Source), target: parties(rec, e.Target), refers: refers(rec, e)}
	for _, a := range e.About {
		if rec.Actor(a) != nil || rec.Place(a) != nil {
			continue // an id, which is another's in another record
		}
		if plain, _ := Words(strings.Join(phrase(plainWords(a)), " ")); len(plain) > 0 {
			a = strings.Join(plain, " ") // "its presidential election of May 3" is "a presidential election"
		}
		t.about = append(t.about, a)
	}
	t.when = momentOf(rec, e, t.refers)
	if p := rec.Place(e.Place); p != nil {
		t.place, t.country, t.wide = p.Name, p.Country, p.Precision == "country" || p.Precision == "region"
	}
	return t
}

// mutual types have no side that acts and no side that suffers.
var mutual = []string{"CONSULT", "AGREE", "SUPPORT", "COOPERATE"}

// sameActors reports whether two events of one type can have the same actors.
// An event that takes up a known one may leave a side out.
func (t *telling) sameActors(o *telling) bool { return fit(party.same).sameActors(t, o) }

func (f fit) sameActors(t, o *telling) bool {
	source, target := f.sameSide(t.source, o.source), f.sameSide(t.target, o.target)
	if source && target {
		return true
	}
	if slices.Contains(mutual, t.plover) {
		if len(t.target) == 0 || len(o.target) == 0 || bothSides(t) || bothSides(o) {
			return f.sameSide(slices.Concat(t.source, t.target), slices.Concat(o.source, o.target))
		}
		return f.sameSide(t.source, o.target) && f.sameSide(t.target, o.source)
	}
	if t.plover == "ASSAULT" && len(t.source)*len(o.source) == 0 && len(t.target) > 0 && f.sameSide(t.target, o.target) && slices.ContainsFunc(t.target, func(p party) bool { return p.person && p.named }) {
		return true // somebody with a name is killed once, whether or not it is told by whom
	}
	if !t.refers && !o.refers {
		return false
	}
	unknown := func(a, b []party) bool { return len(a) == 0 || len(b) == 0 }
	return source && len(t.source) > 0 && unknown(t.target, o.target) || target && len(t.target) > 0 && unknown(t.source, o.source)
}

// oneScene reports whether two attacks by the same were in one town on one day: one
// report names the dead, another the wounded, the house or the town.
func (t *telling) oneScene(o *telling) bool {
	if t.plover != "ASSAULT" || !t.sameDoer(o) || !t.when.dated || !o.when.dated || !t.when.overlaps(o.when) {
		return false
	}
	if known := t.place != "" && t.place == o.place && !t.wide; !known && !(t.samePlace(o) && sameVictims(t.target, o.target)) {
		return false
	}
	lands := func(a, b []party) bool {
		return !slices.ContainsFunc(a, func(p party) bool { return len(p.code) > 3 && p.named && !slices.ContainsFunc(b, p.same) })
	}
	return lands(t.target, o.target) && lands(o.target, t.target)
}

// sameVictims reports whether two attacks harmed the same as far as words tell: "four
// Israelis" and "four Israelis".
func sameVictims(a, b []party) bool {
	return len(a) > 0 && len(a) == len(b) && !slices.ContainsFunc(a, func(p party) bool {
		return p.state || !slices.ContainsFunc(b, func(o party) bool { return p.named == o.named && strings.EqualFold(p.name, o.name) })
	})
}

// sameDoer reports whether two attacks are by the same, or one that takes up a known
// attack leaves out by whom.
func (t *telling) sameDoer(o *telling) bool {
	switch {
	case len(t.source) == 0:
		return t.refers && len(o.source) > 0
	case len(o.source) == 0:
		return o.refers
	}
	return fit(party.same).sameSide(t.source, o.source) || unnamedArmed(t.source, o.source) || unnamedArmed(o.source, t.source)
}

// unnamedArmed reports whether all of some actors are armed men without a name, who can
// be any of the others: "Palestinian gunmen", those of a group that claims it.
func unnamedArmed(a, b []party) bool {
	for _, p := range a {
		armed := strings.HasSuffix(p.code, "UAF") || strings.HasSuffix(p.code, "REB") || strings.HasSuffix(p.code, "CRM")
		if p.named || !armed || !slices.ContainsFunc(b, func(o party) bool {
			return strings.HasSuffix(o.code, "REB") && (len(p.code) < 6 || p.code[:3] == o.code[:3])
		}) {
			return false
		}
	}
	return true
}

// byNobodyOnLand reports whether nothing is told of an attack but the state in which
// it was.
func (t *telling) byNobodyOnLand() bool {
	return t.plover == "ASSAULT" && len(t.source) == 0 && !slices.ContainsFunc(t.target, func(p party) bool { return !p.state })
}

// bothSides reports whether an event lists all its actors on both ends.
func bothSides(t *telling) bool {
	return len(t.source) > 1 && fit(party.same).sameSide(t.source, t.target)
}

func (t *telling) samePlace(o *telling) bool {
	return t.place == "" || o.place == "" || t.place == o.place || t.country == o.country && (t.wide || o.wide)
}

// moment is when an event was, in days; of one without a time of its own, the
// day of publication, before which it was.
type moment struct {
	from, to int // inclusive
	known    bool
	dated    bool
	back     int // how many days before publication it may have been
}

// How many days before its publication an undated event may have been: news is
// of yesterday; what takes up a known event may be of last month.
const (
	newsDays = 3
	pastDays = 60
)

func momentOf(rec *readout.Record, e *readout.Event, refers bool) moment {
	m := moment{back: newsDays}
	if refers {
		m.back = pastDays
	}
	if e.Time != nil && len(e.Time.Start) >= 10 {
		if from, ok := dayNumber(e.Time.Start); ok {
			m.from, m.to, m.known, m.dated = from, from, true, true
			if to, ok := dayNumber(e.Time.End); ok && len(e.Time.End) == 10 {
				m.to = max(from, to-1)
			} else if ok && len(e.Time.Start) > 10 {
				if strings.HasPrefix(e.Time.End[10:], "T00:00") {
					to-- // "Friday evening" ends where Saturday begins
				}
				m.to = max(from, to) // overnight
			}
			return m
		}
	}
	if day, ok := dayNumber(rec.PublicationDay()); ok {
		m.from, m.to, m.known = day, day, true
	}
	return m
}

// dayNumber counts the days since 1970 of a date or date-time.
func dayNumber(s string) (int, bool) {
	t, err := time.Parse(time.DateOnly, s[:min(10, len(s))])
	return int(t.Unix() / 86400), err == nil
}

// meets reports whether two moments can be one.
func (m moment) meets(o moment) bool {
	switch {
	case !m.known || !o.known:
		return true
	case m.dated && o.dated:
		return m.from <= o.to+1 && o.from <= m.to+1
	case m.dated:
		return o.meets(m)
	case o.dated:
		return o.from <= m.to+1 && m.from-o.to <= m.back
	case m.from >= o.from:
		return m.from-o.from <= m.back
	}
	return o.from-m.from <= o.back
}

// overlaps reports whether two dated moments have a day in common.
func (m moment) overlaps(o moment) bool { return m.from <= o.to && o.from <= m.to }

// refers reports whether an event is told as one that is known already: in the
// past before the past ("had attacked"), in what is denied or admitted, or by a
// definite thing ("the attack killed").
func refers(rec *readout.Record, e *readout.Event) bool {
	for _, id := range e.ReportedBy {
		if s := rec.Statement(id); s != nil && (s.Act == "deny" || s.Act == "confirm") {
			return true
		}
	}
	if len(e.Evidence) == 0 || e.Evidence[0].Sentence >= len(rec.Document.Sentences) {
		return false
	}
	v := e.Evidence[0]
	start := rec.Document.Sentences[v.Sentence][0]
	before := strings.FieldsFunc(pastDateline(rec.Document.Text[start:max(start, v.Trigger[0])]), func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	if slices.Contains(before[max(0, len(before)-3):], "had") {
		return true
	}
	return len(e.Source) == 0 && len(before) > 0 && (before[0] == "The" || strings.HasSuffix(before[0], "'s") || strings.HasSuffix(before[0], "’s"))
}

// pastDateline leaves out the town, in capitals, with which agencies begin an article:
// "GANJA, Azerbaijan - The number".
func pastDateline(text string) string {
	town, _, _ := strings.Cut(text, " ")
	for _, dash := range []string{" - ", " — ", " – "} {
		if place, rest, ok := strings.Cut(text, dash); ok && len(place) < longestDateline && town == strings.ToUpper(town) && len(town) > 1 {
			return rest
		}
	}
	return text
}

const longestDateline = 60
