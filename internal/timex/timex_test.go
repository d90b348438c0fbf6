package timex

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"readout/data"
	"readout/internal/syntax"
	"readout/internal/token"
)

// tools are the tagger and parser of the data tree.
type tools struct {
	tagger   *Tagger
	splitter *token.Splitter
	parser   *syntax.Parser
}

// loaded loads them once for all tests.
var loaded = sync.OnceValues(func() (o tools, err error) {
	fsys := os.DirFS("../../data")
	if o.tagger, err = New(fsys); err != nil {
		return o, err
	}
	if o.splitter, err = token.New(fsys); err != nil {
		return o, err
	}
	o.parser, err = syntax.Load(fsys)
	return o, err
})

func load(t testing.TB) tools {
	t.Helper()
	o, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func (o tools) parse(text string) []syntax.Sentence {
	var out []syntax.Sentence
	for i, s := range o.splitter.Split(text) {
		out = append(out, o.parser.Parse(text, i, s))
	}
	return out
}

// untagged cuts a text at spaces and knows no tags, as before parsing.
func untagged(text string) []syntax.Sentence {
	var words []syntax.Word
	at := 0
	for _, w := range strings.Fields(text) {
		i := at + strings.Index(text[at:], w)
		words = append(words, syntax.Word{Start: i, End: i + len(w), Text: w, Head: -1})
		at = i + len(w)
	}
	return []syntax.Sentence{syntax.NewSentence(0, 0, len(text), 0, words)}
}

var wednesday = time.Date(2019, 5, 15, 0, 0, 0, 0, time.UTC)

func TestExamplesOfRules(t *testing.T) {
	for _, f := range load(t).tagger.Check() {
		t.Error(f)
	}
}

func TestFind(t *testing.T) {
	o := load(t)
	for _, c := range []struct{ text, want string }{
		// weekdays by tense
		{"The ministers met on Friday.", "Friday=2019-05-10"},
		{"The ministers will meet on Friday.", "Friday=2019-05-17"},
		{"They will meet envoys on Tuesday and travel on to Lima on Monday.", "Tuesday=2019-05-21 Monday=2019-05-27"},
		{"They will meet envoys on Tuesday before a vote on Monday.", "Tuesday=2019-05-21 Monday=2019-05-20"},
		{"The talks due on Tuesday did not take place.", "Tuesday=2019-05-14"},
		{"Delegates plan to gather on Monday.", "Monday=2019-05-20"},
		{"The summit is scheduled for Tuesday.", "Tuesday=2019-05-21"},
		{"Lawmakers rejected Tuesday's motion.", "Tuesday=2019-05-14"},
		{"Both armies will hold fire until Saturday.", "Saturday=2019-05-18"},
		{"The envoy resigned last Wednesday.", "last Wednesday=2019-05-08"},
		{"The union has called its members onto the streets on Sunday.", "Sunday=2019-05-19"},
		{"The union has called its members to a meeting on Sunday.", "Sunday=2019-05-19"},
		{"Teachers have announced a 24-hour strike for Friday.", "24-hour=PT24H Friday=2019-05-17"},
		{"They imposed a curfew from Friday.", "Friday=2019-05-17"},
		{"They imposed a curfew on Friday.", "Friday=2019-05-10"},
		// months and days without a year
		{"Elections were held on November 4.", "November 4=2018-11-04"},
		{"Elections will be held on November 4.", "November 4=2019-11-04"},
		{"The port was blocked in mid-January.", "mid-January=2019-01"},
		// written dates
		{"It was signed on 2 March 1997 and ratified on Oct. 9, 2001.", "2 March 1997=1997-03-02 Oct. 9, 2001=2001-10-09"},
		{"The file is dated 2003-07-21.", "2003-07-21=2003-07-21"},
		{"The treaty expired on February 29.", "February 29=2016-02-29"},
		{"They met on the last day of the summit.", ""},
		{"The June 3-9 visit was called off.", "June 3-9=2019-06-03/2019-06-09"},
		{"He ruled from 1991 to 1996.", "1991=1991 1996=1996"},
		{"The dam was built in the early 1970s.", "the early 1970s=197"},
		// relative to the story
		{"Rebels took the town on March 30, 2012. The following day they lost it.", "March 30, 2012=2012-03-30 The following day=2012-03-31"},
		{"The pact of 1979 was renewed; two years later it lapsed.", "1979=1979 two years later=1981"},
		{"The caves were painted 40,000 years ago.", "40,000 years ago=PAST_REF"},
		// clocks
		{"The curfew begins at 8 p.m. on Thursday.", "8 p.m. on Thursday=2019-05-16T20:00"},
		{"The vote starts at 9 p.m. on Sunday (0100 GMT).", "9 p.m. on Sunday (0100 GMT)=2019-05-19T21:00"},
		{"The train left at 12:15 a.m. Monday.", "12:15 a.m. Monday=2019-05-13T00:15"},
		{"The convoy left overnight.", "overnight=2019-05-14TNI"},
		// stretches of the clock
		{"A curfew runs from 10 p.m. to 5 a.m. on weekdays.", "10 p.m.=2019-05-15T22:00 5 a.m.=2019-05-16T05:00"},
		{"The road was shut from 6 a.m. on Monday until 2 p.m. because of a march.", "6 a.m. on Monday=2019-05-13T06:00 2 p.m.=2019-05-13T14:00"},
		// what was to be lay ahead
		{"The talks were to resume on Saturday.", "Saturday=2019-05-18"},
		{"Police came ahead of Sunday's vote.", "Sunday=2019-05-19"},
		{"Police left after Sunday's vote.", "Sunday=2019-05-12"},
		{"The queen is to be crowned on Saturday.", "Saturday=2019-05-18"},
		{"Peru's parliament approved a plan to buy ships on Tuesday.", "Tuesday=2019-05-14"},
		{"The talks were to end on Saturday but went on.", "Saturday=2019-05-11"},
		{"Prosecutors have summoned the queen for questioning on Saturday.", "Saturday=2019-05-18"},
		{"The minister agreed to let Togo join after talks with Ana Ruiz on Monday.", "Monday=2019-05-13"},
		{"The firms will lock out their workers at one minute past midnight on Saturday.", "one minute=PT1M midnight on Saturday=2019-05-18T00:00"},
		{"The firms will lock out their workers at midnight on Saturday.", "midnight on Saturday=2019-05-18T24:00"},
		{"The truce begins at noon on Friday. The two sides will swap prisoners the next day.", "noon on Friday=2019-05-17T12:00 the next day=2019-05-18"},
		{"The ban came back into force at midnight.", "midnight=2019-05-15T00:00"},
		{"The truce takes effect at midnight.", "midnight=2019-05-15T24:00"},
		{"The queen was to leave for Spain on Saturday, but her office cancelled the tour.", "Saturday=2019-05-18"},
		{"The queen was to leave for Spain on Monday, but her office cancelled the tour.", "Monday=2019-05-13"},
		// durations and sets
		{"The blockade lasted nearly three years.", "nearly three years=P3Y"},
		{"A 10-day truce held.", "10-day=P10D"},
		{"The panel sits every Tuesday.", "every Tuesday=XXXX-WXX-2"},
		// no times
		{"They may march on the capital, said Theresa May.", ""},
		{"The Sun reported that 2,016 people came second.", ""},
		{"The mayor, 52, paid $1990 for it.", ""},
	} {
		var got []string
		for _, x := range o.tagger.Find(c.text, o.parse(c.text), wednesday) {
			got = append(got, c.text[x.Start:x.End]+"="+x.Value)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n  got  %s\n  want %s", c.text, g, c.want)
		}
	}
}

// TestStretchSharesZone reads the zone named behind the second clock for both.
func TestStretchSharesZone(t *testing.T) {
	o := load(t)
	text := "A curfew runs from 10 p.m. to 5 a.m. Colombo time."
	var got []string
	for _, x := range o.tagger.Find(text, o.parse(text), wednesday) {
		got = append(got, x.Record("").Start)
	}
	if want := []string{"2019-05-15T22:00:00+05:30", "2019-05-16T05:00:00+05:30"}; !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", text, got, want)
	}
}

// TestSinceOverNoun ties a date to "since" across the noun it dates.
func TestSinceOverNoun(t *testing.T) {
	o := load(t)
	for text, want := range map[string]bool{
		"Thousands have fled since the invasion on February 24.":          true,
		"Two rounds have failed since the fall of the capital in March.":  true,
		"The army killed dozens of people in the capital on February 24.": false,
	} {
		found := o.tagger.Find(text, o.parse(text), wednesday)
		if len(found) != 1 || found[0].Since != want {
			t.Errorf("%s: %+v, want one time, since %v", text, found, want)
		}
	}
}

func TestClocksAndZones(t *testing.T) {
	o := load(t)
	for _, c := range []struct{ text, start, conflict string }{
		{"The flight took off at 6 a.m. (1 p.m. in Tokyo) on May 2.", "2019-05-02T06:00:00+02:00", ""},
		{"Polls close at 10 p.m. (0200 GMT) on May 2.", "2019-05-02T22:00:00-04:00", ""},
		{"Polls close at 21:30 local time (1800 UTC) on May 2.", "2019-05-02T21:30:00+03:30", ""},
		{"Polls close at 7 p.m. EDT (2300 GMT) on May 2.", "2019-05-02T19:00:00-04:00", ""},
		{"Polls close at 7 p.m. EDT (2200 GMT) on May 2.", "2019-05-02T19:00:00-04:00", "the zone named says UTC-04:00, the second clock UTC-03:00"},
		{"The truce starts at 0900 GMT on May 2.", "2019-05-02T09:00:00Z", ""},
		{"The truce starts at 5 p.m. Moscow time on May 2.", "2019-05-02T17:00:00+03:00", ""},
	} {
		found := o.tagger.Find(c.text, o.parse(c.text), wednesday)
		if len(found) != 1 {
			t.Errorf("%s: found %d, want one anchored time: %v", c.text, len(found), found)
			continue
		}
		if got := found[0].Record(""); got.Start != c.start || got.Conflict != c.conflict {
			t.Errorf("%s: %s, conflict %q; want %s, %q", c.text, got.Start, got.Conflict, c.start, c.conflict)
		}
	}
}

func TestPlaceZone(t *testing.T) {
	o := load(t)
	text := "The curfew begins at 8 p.m. on Thursday."
	x := o.tagger.Find(text, o.parse(text), wednesday)[0]
	if got := x.Record("Asia/Baghdad"); got.Start != "2019-05-16T20:00:00+03:00" || got.Precision != "hour" {
		t.Errorf("in Baghdad: %+v", got)
	}
	if got := x.Record("").Start; got != "2019-05-16T20:00:00" {
		t.Errorf("nowhere: %s, want no offset", got)
	}
}

func TestSignals(t *testing.T) {
	o := load(t)
	for _, c := range []struct {
		text string
		want func(Timex) bool
	}{
		{"Fighting has raged since June 2015.", func(x Timex) bool { return x.Since && !x.Until }},
		{"Thousands have fled since the war broke out in June 2015.", func(x Timex) bool { return x.Since }},
		{"The forum runs through May 25.", func(x Timex) bool { return x.Until }},
		{"They must leave by Friday.", func(x Timex) bool { return x.Until }},
		{"They left after the 2016 vote.", func(x Timex) bool { return x.After }},
		{"They spoke ahead of Friday's vote.", func(x Timex) bool { return x.Before }},
		{"He ruled from 1991 on.", func(x Timex) bool { return x.From }},
	} {
		found := o.tagger.Find(c.text, o.parse(c.text), wednesday)
		if len(found) != 1 || !c.want(found[0]) {
			t.Errorf("%s: %+v", c.text, found)
		}
	}
	text := "The fair runs from Monday to Saturday."
	if f := o.tagger.Find(text, o.parse(text), wednesday); len(f) != 2 || !f[0].From || !f[1].Until {
		t.Errorf("%s: %+v", text, f)
	}
}

func TestWithoutTagsOrDate(t *testing.T) {
	o := load(t)
	for _, c := range []struct {
		text, want string
		dct        time.Time
	}{
		{"The ministers met on Friday .", "2019-05-10", wednesday},
		{"The ministers met on Friday .", "XXXX-WXX-5", time.Time{}},
		{"They met on October 3 .", "XXXX-10-03", time.Time{}},
		{"They met last year .", "XXXX", time.Time{}},
		{"They met on October 3 , 2004 .", "2004-10-03", time.Time{}},
	} {
		found := o.tagger.Find(c.text, untagged(c.text), c.dct)
		if len(found) != 1 || found[0].Value != c.want {
			t.Errorf("%s: %+v, want %s", c.text, found, c.want)
			continue
		}
		if known := !strings.Contains(c.want, "X"); found[0].HasRange != known {
			t.Errorf("%s: HasRange %v for %s", c.text, found[0].HasRange, c.want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	examples := "\n  examples:\n    - fires: \"It ends [today|PRESENT_REF].\"\n    - silent: \"It ends.\"\n"
	good := "- id: a.b\n  kind: value\n  match: today\n  with: {value: PRESENT_REF}" + examples
	for _, c := range []struct{ rules, want string }{
		{good, ""},
		{good + good, "timex/en/r.yaml:8:3: rule id \"a.b\" is already used at timex/en/r.yaml:1:3"},
		{"- id: a.b\n  colour: red\n", "timex/en/r.yaml:2:3: unknown key \"colour\" in rule"},
		{"- id: a.b\n  kind: value\n  match: today\n", "needs at least one fires and one silent example"},
		{"- id: a.b\n  kind: value\n  match: \"( today\"" + examples, "bracket not closed"},
		{"- id: a.b\n  kind: value\n  match: \"NOSUCH\"" + examples, "unknown word class NOSUCH"},
		{"- id: a.b\n  kind: value\n  match: \"today?\"" + examples, "a way through the pattern is empty"},
		{"- id: a.b\n  kind: value\n  match: today\n  with: {month: 13}" + examples, "timex/en/r.yaml:4:17: with: month cannot be \"13\""},
	} {
		_, err := New(fstest.MapFS{
			"timex/words.tsv":    {Data: []byte("class\tvalue\twords\nWEEKDAY\t1\tMonday\n")},
			"timex/zones.tsv":    {Data: []byte("class\tzone\twords\n")},
			"timex/holidays.tsv": {Data: []byte("day\twords\n")},
			"timex/en/r.yaml":    {Data: []byte(c.rules)},
		})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.rules, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s\n  got  %v\n  want %s", c.rules, err, c.want)
		}
	}
}

// Zones of the user's are read when the table is, built-in ones when a text names
// them: that they can be is seen here.
func TestZones(t *testing.T) {
	if _, err := loadLexicon(os.DirFS("../../data")); err != nil {
		t.Error(err)
	}
	_, err := loadLexicon(fstest.MapFS{
		"timex/words.tsv": {Data: []byte("class\tvalue\twords\nWEEKDAY\t1\tMonday\n")},
		"timex/zones.tsv": {Data: []byte("class\tzone\twords\nPLACE\tEurope/Nowhere\tNowhere\n")},
	})
	if err == nil || !strings.Contains(err.Error(), "timex/zones.tsv:2: zone \"Europe/Nowhere\"") {
		t.Errorf("got %v", err)
	}
	built, err := loadLexicon(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name := range built.zones {
		if built.zone(name) == nil {
			t.Errorf("zone %s cannot be read", name)
		}
	}
	if built.zone("Europe/Nowhere") != nil || built.zone("") != nil {
		t.Error("a zone that no table names was read")
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct{ rule, want string }{
		{"easter 0", "2024-03-31"}, {"easter -2", "2024-03-29"}, {"11 4 4", "2024-11-28"},
		{"5 1 -1", "2024-05-27"}, {"11 2 1 2", "2024-11-05"}, {"12-25", "2024-12-25"},
	} {
		h, err := parseHoliday(c.rule)
		if err != nil {
			t.Fatal(err)
		}
		if got := h.in(2024, time.UTC).Format(time.DateOnly); got != c.want {
			t.Errorf("%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

// A document without a sentence end must not take time that grows with its
// square.
func TestLongSentence(t *testing.T) {
	o := load(t)
	text := strings.Repeat("since Monday May 31 at 9 p.m. June 31 or a year ago ", 5000)
	sents := untagged(text)
	begin := time.Now()
	n := len(o.tagger.Find(text, sents, wednesday))
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("%d expressions in %v", n, took)
	}
}

func FuzzFind(f *testing.F) {
	tg, err := New(os.DirFS("../../data"))
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"at 9 p.m. (3 a.m. in Oslo) on June 31", "12/31/99 99.99.9999 0000-00-00 24:59 a.m.", "the 99th century of '00 -- 5 1/0 hours",
		"999999999999999999999 years ago", "\xff May \xe2\x80", "two thousand and two thousand million decades from now",
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, dated bool) {
		dct := time.Time{}
		if dated {
			dct = wednesday
		}
		sents := untagged(text)
		for _, x := range tg.Find(text, sents, dct) {
			if x.Start < 0 || x.End > len(text) || x.Start >= x.End || x.First >= x.Last || x.Last > len(sents[0].Words) {
				t.Errorf("span out of range: %+v", x)
			}
			if x.Value == "" || x.HasRange && !x.Begin.Before(x.EndTime) {
				t.Errorf("%q: %+v", text[x.Start:x.End], x)
			}
			x.Record("Asia/Tokyo")
		}
	})
}

// TestLateAtNight looks at the stretch of a night that a modifier means: who comes late at night does
// not come at dawn.
func TestLateAtNight(t *testing.T) {
	o := load(t)
	for text, hour := range map[string]int{"Troops came late on Tuesday night.": 22, "Troops came late Tuesday night.": 22, "Troops came on Tuesday night.": 18} {
		found := o.tagger.Find(text, o.parse(text), wednesday)
		if len(found) != 1 || found[0].Begin.Hour() != hour || found[0].Begin.Day() != 14 {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

// BenchmarkFind reads parsed news; MB/s is of text, on one core, without the
// parsing.
func BenchmarkFind(b *testing.B) {
	o := load(b)
	text := strings.Repeat("The foreign ministers of both countries met in the capital on Tuesday, April 9, to prepare the summit that "+
		"opens next month. Talks have been going on since 2017, a spokesman told reporters at 4 p.m. (1300 GMT), and the last round ended "+
		"two weeks ago without a result. Neither side wants the border to be closed again, said an official who asked not to be named.\n\n", 30)
	sents := o.parse(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		o.tagger.Find(text, sents, wednesday)
	}
}
