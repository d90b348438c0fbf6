package story

import (
	"slices"
	"strings"

	"readout/readout"
)

// hearing is a tracker at work on some records. It keeps what it once heard in a
// sentence, since many plans are held against the same ones.
type hearing struct {
	*Tracker
	lines map[*readout.Record][]*line
	casts map[[2]*readout.Record]bool
	words map[*readout.Record]map[string]bool
}

// listen begins a hearing.
func (t *Tracker) listen() *hearing {
	return &hearing{t, map[*readout.Record][]*line{}, map[[2]*readout.Record]bool{}, map[*readout.Record]map[string]bool{}}
}

// line is what a sentence says whatever plan it is held against.
type line struct {
	days             []int    // that it names
	others           []int    // those of them on which more was than that something was said
	off, moved, kept bool     // whether it has a word of calling off, putting off or going on
	here             []party  // the actors it names
	countries        []string // of the places it names, ISO 3166-1 alpha-3
}

// line returns what a sentence of a record says.
func (t *hearing) line(rec *readout.Record, sentence int) *line {
	all := t.lines[rec]
	if all == nil {
		all = make([]*line, len(rec.Document.Sentences))
		t.lines[rec] = all
	}
	if all[sentence] != nil {
		return all[sentence]
	}
	span := rec.Document.Sentences[sentence]
	l := &line{days: namedDays(rec, sentence)}
	said := saidDays(rec, sentence)
	l.others = slices.DeleteFunc(slices.Clone(l.days), func(d int) bool { return slices.Contains(said, d) })
	words := plainWords(rec.Sentence(sentence))
	text := " " + strings.Join(words, " ") + " "
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(text, w) })
	}
	l.off, l.moved, l.kept = has(t.off), has(t.moved), has(t.kept)
	if !l.off && !l.moved {
		l.off, l.moved = apart(words, t.offApart), apart(words, t.movedApart) || toDay(words, t.movedDay)
	}
	if (l.off || l.moved) && t.refuses(dayless(words), farRefusal, t.off, t.moved) {
		l.off, l.moved = false, false
	}
	l.kept = l.kept && !t.refuses(dayless(words), farAsked, t.kept) // "called on both sides to prolong it"
	for i := range rec.Actors {
		a := &rec.Actors[i]
		if NamedIn(a, []readout.Span{span}) {
			l.here = append(l.here, parties(rec, []string{a.ID})...)
		}
	}
	for _, p := range rec.Places {
		if slices.ContainsFunc(p.Mentions, func(m readout.Span) bool { return span[0] <= m[0] && m[1] <= span[1] }) {
			l.countries = append(l.countries, p.Country)
		}
	}
	all[sentence] = l
	return l
}

// dayless joins words without the days of the week that they name: "refused on Friday to
// delay the vote".
func dayless(words []string) string {
	out := []string{""}
	for i, w := range words {
		on := w == "on" && i+1 < len(words) && slices.Contains(dayWords[:7], words[i+1])
		if !on && (i == 0 || words[i-1] != "on" || !slices.Contains(dayWords[:7], w)) {
			out = append(out, w)
		}
	}
	return strings.Join(append(out, ""), " ")
}

// refuses reports whether a sentence says that something will not be put off or called off, or
// was not yet: all its words for that stand behind one of refusing or asking, "refused to delay
// the vote", "urged them to delay it".
func (t *Tracker) refuses(text string, far int, what ...[]string) bool {
	first := func(lists ...[]string) int {
		at := len(text)
		for _, w := range slices.Concat(lists...) {
			if i := strings.Index(text, w); i >= 0 {
				at = min(at, i)
			}
		}
		return at
	}
	refused := first(t.refuse)
	put := first(what...)
	return refused < put && put < len(text) && len(strings.Fields(text[refused:put])) <= far
}

// farRefusal is how many words may stand from one of refusing to what is refused, farAsked to
// what those who are named are asked to let go on.
const (
	farRefusal = 5
	farAsked   = 8
)

// apart reports whether words have a verb and, behind what it acts on, its particle,
// with which the phrase ends: "put the vote off to May", "called the march off".
func apart(words []string, pairs [][2]string) bool {
	return reaches(words, pairs, 9, func(k int) bool { return k+1 == len(words) || slices.Contains(behindParticle, words[k+1]) })
}

// toDay reports whether words have a verb and, behind what it acts on, a preposition with
// a day: "moved the debate on the farm from Tuesday to December 13".
func toDay(words []string, pairs [][2]string) bool {
	return reaches(words, pairs, 20, func(k int) bool { return k+1 < len(words) && slices.Contains(dayWords, words[k+1]) })
}

// reaches reports whether words have the first of a pair and, within so many words and
// not right behind it, the second at a place that fits.
func reaches(words []string, pairs [][2]string, far int, fits func(at int) bool) bool {
	for i, w := range words {
		for _, p := range pairs {
			if w != p[0] {
				continue
			}
			for k := i + 2; k < min(len(words), i+far); k++ {
				if words[k] == p[1] && fits(k) {
					return true
				}
			}
		}
	}
	return false
}

// dayWords begin the name of a day.
var dayWords = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march" + monthMark, "april", "may" + monthMark, "june", "july", "august", "september", "october", "november", "december"}

// behindParticle are words that begin another phrase.
var behindParticle = []string{"to", "until", "till", "for", "by", "from", "because", "as", "after", "on", "in", "at", "when", "and", "but", "again", "while", "with", "over", "amid", "citing", "indefinitely"}

// names reports whether a sentence names a very day of a moment.
func (l *line) names(m moment) bool {
	return slices.ContainsFunc(l.days, func(d int) bool { return m.from <= d && d <= m.to })
}

// in reports whether a sentence names a place in the country of an actor.
func (l *line) in(p party) bool {
	return !p.person && len(p.code) >= 3 && slices.Contains(l.countries, p.code[:3])
}

// sameCast reports whether two articles speak of one actor or of one land, so that what
// names nobody can be the same in both.
func (t *hearing) sameCast(a, b *readout.Record) bool {
	pair := [2]*readout.Record{a, b}
	same, known := t.casts[pair]
	if !known {
		same = commonActor(a, b) || t.commonWords(a, b) >= fewCommon
		t.casts[pair] = same
	}
	return same
}

// fewCommon is how many words two articles must have in common to be of one matter,
// where they name nobody that is in both.
const fewCommon = 2

func (t *hearing) commonWords(a, b *readout.Record) int {
	n := 0
	for w := range t.wordsOf(a) {
		if _, both := t.wordsOf(b)[w]; both {
			n++
		}
	}
	return n
}

func (t *hearing) wordsOf(rec *readout.Record) map[string]bool {
	words, known := t.words[rec]
	if !known {
		words = contentWords(rec.Document.Text)
		t.words[rec] = words
	}
	return words
}

// commonActor reports whether two articles name one actor or one land.
func commonActor(a, b *readout.Record) bool {
	lands := map[string]bool{}
	for i := range a.Actors {
		lands[landOf(&a.Actors[i])] = true
	}
	for _, p := range a.Places {
		lands[p.Country], lands[p.Name] = true, true
	}
	delete(lands, "")
	if len(lands) == 0 || len(b.Actors)+len(b.Places) == 0 {
		return true // nothing sets them apart
	}
	return slices.ContainsFunc(b.Actors, func(x readout.Actor) bool { return lands[landOf(&x)] }) ||
		slices.ContainsFunc(b.Places, func(p readout.Place) bool { return lands[p.Country] || lands[p.Name] })
}

// landOf is the country of an actor, or the body that belongs to none, else its name.
func landOf(a *readout.Actor) string {
	switch {
	case strings.HasPrefix(a.Code, "IGO") && len(a.Code) >= 6:
		return a.Code[:6]
	case len(a.Code) >= 3 && !slices.Contains(anywhere, a.Code[:3]):
		return a.Code[:3]
	}
	return Key(a)
}

// anywhere are the codes of those who belong to no country that is known.
var anywhere = []string{"CVL", "GOV", "MIL", "COP", "JUD", "LEG", "REB", "UAF", "CRM", "LAB", "EDU", "JRN", "MED", "BUS", "REL", "REF", "OPP", "PTY", "ELI", "NGO", "IGO", "SPY", "AGR", "HLH", "ENV", "SET"}
