package web

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"readout/internal/api"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// todayArticles is how many of the newest articles the first page is made of.
const todayArticles = 100

// facet is a value by which a page can be narrowed.
type facet struct {
	Name, Path string // a country's name in words, its code in the path
	Count      int
	On         bool
}

// said is a statement as lists show it.
type said struct {
	Speaker                        party
	Act, Words, Path, Article, Day string
}

type todayData struct {
	Field, Value string // what the page is narrowed to
	Facets       []facetGroup
	Articles     int
	Happened     []fact
	Said         []said
	Contested    []contestedLine
	Due          []dueLine
}

type facetGroup struct {
	Name   string
	Facets []facet
}

type contestedLine struct{ What, Path, Status, Day string }

type dueLine struct {
	fact
	clock
	// How a plan stands: what became of it (story.Outcomes) or moved, from which day;
	// and the sentence that says so where it is not the one that plans.
	Became, Closing, ClosedBy string
}

func dueLineOf(p api.Plan) dueLine {
	h, st := p.Hit, p.Stand
	l := dueLine{fact: factOf(h.Record, h.Event), clock: clockOf(h.Event.Time, h.Record.Place(h.Event.Place)), Became: st.Outcome}
	if st.Was != "" && l.Became == "" {
		l.Became = "moved from " + st.Was
	}
	if st.Sentence != l.fact.Sentence {
		l.Closing, l.ClosedBy = st.Sentence, "/article/"+st.Told.Document.ID
	}
	return l
}

// today shows what the newest articles tell, all of it or that of a country, an
// actor or a topic.
func (s *site) today(r *http.Request) (string, string, any, error) {
	d := todayData{}
	for _, field := range []string{"country", "actor", "topic"} {
		if v := strings.TrimSpace(r.URL.Query().Get(field)); v != "" {
			d.Field, d.Value = field, v
		}
	}
	newest, err := s.Newest(r.Context(), query.All(), todayArticles)
	if err != nil {
		return "", "", nil, err
	}
	var narrow []*query.Node
	switch d.Field {
	case "country":
		narrow = append(narrow, query.Any(query.Is("actor", d.Value), query.Is("country", d.Value)))
	case "actor":
		narrow = append(narrow, query.Is("actor", d.Value))
	case "topic":
		narrow = append(narrow, query.Is("context", d.Value))
	}
	d.Articles = len(newest)
	d.Facets = s.facets(newest, d.Field, d.Value)
	d.Happened = s.found(newest, happened(narrow...), 40)
	d.Said = s.statements(newest, d.Field, d.Value, 12)
	if d.Due, err = s.due(r.Context(), s.now().UTC().Truncate(24*time.Hour), query.All(narrow...), 12); err != nil {
		return "", "", nil, err
	}
	d.Contested = s.disputes(newest, func(m *story.Contested) bool { return s.concerns(m, d.Field, d.Value) }, 10)
	title := "Today"
	if d.Field == "country" {
		d.Value = countryName(d.Value)
	}
	if d.Value != "" {
		title = "Today: " + d.Value
	}
	return "today", title, d, nil
}

// facets counts countries, actors and topics of the events of records.
func (s *site) facets(records []*readout.Record, field, value string) []facetGroup {
	countries, actors, topics := map[string]int{}, map[string]int{}, map[string]int{}
	for _, rec := range records {
		for i := range rec.Events {
			e := &rec.Events[i]
			for _, id := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(e.Source, e.Target)))) {
				a := rec.Actor(id)
				if a == nil {
					continue
				}
				actors[a.Name]++
				if s.State != nil && len(a.Code) >= 3 && (a.Type == "state" || len(a.Code) > 3) && s.State(a.Code[:3]) != "" {
					countries[a.Code[:3]]++
				}
			}
			for _, c := range e.Contexts {
				topics[c]++
			}
		}
	}
	return []facetGroup{{"Countries", top(countries, "country", field, value)}, {"Actors", top(actors, "actor", field, value)}, {"Topics", top(topics, "topic", field, value)}}
}

// top gives the twelve values that stand most often.
func top(counts map[string]int, name, field, value string) (out []facet) {
	for v, n := range counts {
		shown := strings.ReplaceAll(v, "_", " ") // topics are written so
		if name == "country" {
			shown = countryName(v)
		}
		out = append(out, facet{shown, "/?" + name + "=" + url.QueryEscape(v), n, field == name && v == value})
	}
	slices.SortFunc(out, func(a, b facet) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name))
	})
	return out[:min(len(out), 12)]
}

// countryName is the name of a country whose alpha-3 code is known to ISO 3166; the
// code itself of others.
func countryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || len(code) != 3 || !region.IsCountry() {
		return code
	}
	return display.English.Regions().Name(region)
}

// statements gives the newest statements of an actor, a country or anyone.
func (s *site) statements(records []*readout.Record, field, value string, n int) (out []said) {
	q := query.All()
	if field == "country" || field == "actor" {
		q = query.Is("says", value)
	} else if field == "topic" {
		return nil
	}
	for _, rec := range records {
		for _, h := range search.Find(rec, q, "statement", s.State) {
			a := rec.Actor(h.Statement.Speaker)
			if a == nil || len(h.Statement.Content) == 0 {
				continue
			}
			if out = append(out, saidOf(rec, h.Statement, a)); len(out) == n {
				return out
			}
		}
	}
	return out
}

func saidOf(rec *readout.Record, st *readout.Statement, a *readout.Actor) said {
	var words []string
	for _, c := range st.Content {
		words = append(words, c.Cut(rec.Document.Text))
	}
	return said{party{a.Name, actorPath(story.Key(a))}, st.Act, strings.Join(strings.Fields(strings.Join(words, " … ")), " "),
		"/article/" + rec.Document.ID + "#" + st.ID, titleOf(rec), rec.PublicationDay()}
}

// due lists what is ahead from a day on, the earliest first: of the next
// maxAhead plans those that a query holds for.
func (s *site) due(ctx context.Context, from time.Time, q *query.Node, n int) (out []dueLine, err error) {
	pages := n
	if len(q.Nodes) > 0 {
		pages = maxAhead
	}
	plans, _, err := s.Plans(ctx, from, "", pages, s.now())
	for _, p := range plans {
		h := p.Hit
		if len(out) < n && slices.ContainsFunc(search.Find(h.Record, q, "event", s.State), func(x search.Hit) bool { return x.Event.ID == h.Event.ID }) {
			out = append(out, dueLineOf(p))
		}
	}
	return out, err
}

// maxAhead is how many plans are looked through for those of an actor.
const maxAhead = 300

// disputes lists what is contested among records, given and listed the latest
// first.
func (s *site) disputes(records []*readout.Record, concerns func(*story.Contested) bool, n int) (out []contestedLine) {
	records = slices.Clone(records)
	slices.Reverse(records)
	ledger := story.Ledger(records)
	for i := len(ledger) - 1; i >= 0 && len(out) < n; i-- {
		m := ledger[i]
		if m.Status() != "contested" || !concerns(m) {
			continue
		}
		last := m.History[len(m.History)-1]
		out = append(out, contestedLine{m.What, "/contested#" + matterID(m), last.Status, last.Day})
	}
	return out
}

// concerns reports whether somebody in a contested matter is who the page is
// narrowed to.
func (s *site) concerns(m *story.Contested, field, value string) bool {
	switch field {
	case "":
		return true
	case "topic":
		return false
	}
	code := s.State(value)
	return slices.ContainsFunc(m.Entries, func(e story.Entry) bool {
		return strings.EqualFold(e.Actor, value) || code != "" && strings.HasPrefix(e.Code, code)
	}) || strings.Contains(spaced(m.What), spaced(value))
}

// spaced are the words of a text with a blank around each, so that "Pakistan" is
// not found in "Pakistani".
func spaced(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '-' })
	return " " + strings.Join(words, " ") + " "
}

// matterID is a place on the page of the ledger.
func matterID(m *story.Contested) string {
	e := m.Entries[0]
	return fmt.Sprintf("m%x", shortHash(m.What, e.Record.Document.ID, e.Sentence))
}

// shortHash is the same for the same words.
func shortHash(words ...string) uint32 {
	h := fnv.New32a()
	for _, w := range words {
		h.Write([]byte(w + "\x00"))
	}
	return h.Sum32()
}
