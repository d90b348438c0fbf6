package story

import (
	"slices"
	"strings"

	"readout/readout"
)

// Toll is one count of an event through time: what is counted, where, by whom.
type Toll struct {
	Unit, Of string // killed; people
	Place    string // "" when no report says
	Counts   []Count
	country  string // ISO 3166-1 alpha-3 of the place
	nth      string // "second" of a second earthquake
	sources  []string
}

// Count is a figure of a toll, first published in Record.
type Count struct {
	Day    string // of publication
	Source string // whose count; empty: the article's
	Figure *readout.Figure
	Record *readout.Record
	// Superseded: a later figure of the same count took its place.
	Superseded bool
}

// TollUnits are what is counted: what becomes of people in an event and is counted again as more
// is known.
var TollUnits = []string{"killed", "injured", "missing", "displaced", "arrested", "abducted", "rescued"}

// Tolls follows the counts of the records of one story, given in the order of
// their publication. A later figure takes the place of an earlier one only
// within the same count: of the same fate, of the same people, at the same
// place, and by a source of the same side. What a copy says is no news.
func Tolls(records []*readout.Record) []*Toll {
	var out []*Toll
	for rec := range countedOf(records) {
		for i := range rec.Figures {
			f := &rec.Figures[i]
			if !slices.Contains(TollUnits, f.Unit) || rec.OnlyDenied(f) {
				continue
			}
			c := newCount(rec, f)
			if c.known(out) || c.share() {
				continue
			}
			t := c.of(out)
			if t == nil {
				t = &Toll{Unit: f.Unit, Of: f.Of, nth: c.nth}
				out = append(out, t)
			}
			t.add(c)
		}
	}
	return out
}

// counted is a figure with what tells its count from others.
type counted struct {
	Count
	place, country, nth, by string
}

func newCount(rec *readout.Record, f *readout.Figure) counted {
	c := counted{Count: Count{Day: rec.PublicationDay(), Figure: f, Record: rec}, nth: ordinal(rec.Sentence(f.Sentence))}
	if p := rec.Place(f.Place); p != nil {
		c.place, c.country = p.Name, p.Country
	}
	if by := rec.Speakers(f.ReportedBy); len(by) > 0 {
		a := rec.Actor(by[len(by)-1])
		c.Source, c.by = a.Name, side(a)
	}
	return c
}

// side tells whose count it is: the ministries, police and officials of one
// state count together, rebels and international bodies on their own. Others
// (companies, witnesses, media) may cite anybody.
func side(a *readout.Actor) string {
	if p := (party{code: a.Code}); len(a.Code) == 3 || len(a.Code) > 3 && p.acts(party{code: a.Code[:3], state: true}) {
		return a.Code[:3]
	}
	if strings.HasPrefix(a.Code, "IGO") || strings.Contains(a.Code, "REB") {
		return a.Code
	}
	return ""
}

// ordinal finds which of several like events a sentence counts.
func ordinal(sentence string) string {
	nth, far := "", 0
	for _, w := range strings.Fields(strings.ToLower(sentence)) {
		far++
		if slices.Contains([]string{"second", "third", "fourth", "fifth"}, w) {
			nth, far = w, 0
		} else if nth != "" && far <= 2 && slices.Contains(rowed, strings.TrimRight(w, ".,;:")) {
			return nth
		}
	}
	return ""
}

// rowed are events of which there are several, each with its own dead: "a second missile
// attack", and not "a second policeman".
var rowed = []string{"earthquake", "quake", "tremor", "aftershock", "attack", "strike", "blast", "explosion", "bombing", "bomb", "shooting", "raid", "missile", "crash", "flood", "floods", "storm", "wave", "airstrike", "shelling", "assault", "landslide", "fire", "clash", "massacre"}

// of finds the toll that a figure is a count of; nil when it opens one.
func (c *counted) of(tolls []*Toll) *Toll {
	for _, t := range tolls {
		if t.Unit == c.Figure.Unit && t.nth == c.nth && sameCounted(t.Of, c.Figure.Of) && c.sameToll(t) {
			return t
		}
	}
	return nil
}

// share reports whether a figure counts some of those who are counted: "two of the
// three sailors killed".
func (c *counted) share() bool {
	rest := strings.Fields(c.Record.Document.Text[c.Figure.Span[0]:min(len(c.Record.Document.Text), c.Figure.Span[1]+shareReach)])
	return len(rest) > 3 && rest[1] == "of" && rest[2] == "the" && (slices.Contains(smallNumbers, rest[3]) || strings.Trim(rest[3], "0123456789,") == "")
}

// smallNumbers are the numbers that are written in letters.
var smallNumbers = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// shareReach is how far behind a figure the words stand that make it a share.
const shareReach = 24

// known reports whether a figure only names again those who were counted before,
// whoever counted them: "the two men", "both victims".
func (c *counted) known(tolls []*Toll) bool {
	before := strings.Fields(c.Record.Document.Text[:c.Figure.Span[0]])
	if len(before) == 0 || !slices.Contains([]string{"the", "those", "these", "all", "both"}, strings.ToLower(before[len(before)-1])) {
		return false
	}
	return slices.ContainsFunc(tolls, func(t *Toll) bool {
		return t.Unit == c.Figure.Unit && slices.ContainsFunc(t.Counts, func(x Count) bool { return x.Figure.Value == c.Figure.Value })
	})
}

func (c *counted) sameToll(t *Toll) bool {
	if t.Place != "" && c.place != "" && t.Place != c.place && (t.country == "" || t.country != c.country) {
		return false
	}
	return len(t.sources) == 0 || c.by == "" || slices.Contains(t.sources, c.by)
}

// everybody are words for those who are counted when nothing sets them apart.
var everybody = []string{"", "people", "person", "persons", "dead", "lives", "victims", "others", "toll"}

// sameCounted reports whether two counts are of the same people.
func sameCounted(a, b string) bool {
	last := func(s string) string {
		f := strings.Fields(strings.ToLower(s))
		if len(f) == 0 {
			return ""
		}
		return f[len(f)-1]
	}
	x, y := last(a), last(b)
	return x == y || slices.Contains(everybody, x) && slices.Contains(everybody, y)
}

// add puts a figure at the end of a toll; the same number again is no news.
func (t *Toll) add(c counted) {
	if t.Place == "" {
		t.Place, t.country = c.place, c.country
	}
	if c.by != "" && !slices.Contains(t.sources, c.by) {
		t.sources = append(t.sources, c.by)
	}
	if slices.ContainsFunc(t.Counts, func(x Count) bool { return x.Figure.Value == c.Figure.Value }) {
		return
	}
	for i := range t.Counts {
		if t.Counts[i].Record != c.Record {
			t.Counts[i].Superseded = true
		}
	}
	t.Counts = append(t.Counts, c.Count)
}
