package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

type searchData struct {
	Query, Kind, Problem string
	Kinds                []facet
	Events               []fact
	Said                 []said
	Claims               []claimLine
	Articles             []articleLine
	None                 bool
	Next                 string // path of the following page; empty for none
	API, Feed            string // the same as JSON, and as a feed
}

type claimLine struct {
	fact
	Status string
	Sides  []field
}

type articleLine struct {
	Title, Path, Publisher, Published string
	Events, Claims                    int
	Skipped                           string
}

func lineOf(rec *readout.Record) articleLine {
	d := rec.Document
	return articleLine{titleOf(rec), "/article/" + d.ID, d.Publisher, rec.PublicationDay(), len(rec.Events), len(rec.Claims), d.Skipped}
}

// search shows what a query holds for: events, statements, claims or articles.
func (s *site) search(r *http.Request) (string, string, any, error) {
	v := r.URL.Query()
	d := searchData{Query: v.Get("q"), Kind: cmp.Or(v.Get("kind"), "event")}
	if !slices.Contains(search.Kinds(), d.Kind) {
		d.Kind = "event"
	}
	for _, k := range search.Kinds() {
		d.Kinds = append(d.Kinds, facet{Name: map[string]string{"event": "Events", "statement": "Statements", "claim": "Claims", "document": "Articles"}[k],
			Path: "/search?" + url.Values{"q": {d.Query}, "kind": {k}}.Encode(), On: k == d.Kind})
	}
	d.API = "/api/v1/search?" + url.Values{"q": {d.Query}, "kind": {d.Kind}}.Encode()
	d.Feed = "/feed?" + url.Values{"q": {d.Query}, "kind": {d.Kind}}.Encode()
	q, err := query.Parse(d.Query)
	if err != nil {
		d.Problem = err.Error()
		return "search", "Search", d, nil
	}
	hits, next, err := s.Search(r.Context(), q, d.Kind, v.Get("after"), shown)
	for _, h := range hits {
		d.take(h)
	}
	if next != "" {
		d.Next = "/search?" + url.Values{"q": {d.Query}, "kind": {d.Kind}, "after": {next}}.Encode()
	}
	d.None = len(hits) == 0
	return "search", "Search", d, err
}

func (d *searchData) take(h search.Hit) {
	rec := h.Record
	switch d.Kind {
	case "event":
		d.Events = append(d.Events, factOf(rec, h.Event))
	case "statement":
		a := rec.Actor(h.Statement.Speaker)
		if a == nil {
			a = &readout.Actor{Name: "(nobody named)"}
		}
		d.Said = append(d.Said, saidOf(rec, h.Statement, a))
	case "claim":
		c := claimLine{Status: h.Claim.Status}
		if h.Event != nil {
			c.fact = factOf(rec, h.Event)
		}
		for _, side := range h.Claim.Sides {
			c.Sides = append(c.Sides, field{Name: side.Stance, Text: rec.Names([]string{side.Actor})})
		}
		d.Claims = append(d.Claims, c)
	default:
		d.Articles = append(d.Articles, lineOf(rec))
	}
}

// suggestions is how many completions are given.
const suggestions = 10

// complete gives what the last word of a query may become, as JSON: whole queries
// that a browser can put in its place.
func (s *site) complete(w http.ResponseWriter, r *http.Request) {
	found, err := s.Survey(r.Context(), query.All(), "document", todayArticles)
	if err != nil {
		s.failed(w, err)
		return
	}
	out := completions(r.URL.Query().Get("q"), found.Hits)
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(out)
}

func completions(typed string, articles []search.Hit) []string {
	at := lastWord(typed)
	head, word := typed[:at], typed[at:]
	minus := ""
	if strings.HasPrefix(word, "-") {
		minus, word = "-", word[1:]
	}
	out := []string{}
	name, value, hasValue := strings.Cut(word, ":")
	if !hasValue {
		for _, f := range query.Fields() {
			if word != "" && strings.HasPrefix(f, strings.ToLower(word)) {
				out = append(out, head+minus+f+":")
			}
		}
		return out[:min(len(out), suggestions)]
	}
	value = strings.ToLower(strings.Trim(value, `"`))
	for _, v := range values(strings.ToLower(name), articles) {
		if !strings.Contains(strings.ToLower(v), value) {
			continue
		}
		if strings.ContainsAny(v, " ():") {
			v = `"` + v + `"`
		}
		if out = append(out, head+minus+name+":"+v); len(out) == suggestions {
			break
		}
	}
	return out
}

// lastWord is where the last word of a query begins; blanks in quotation marks
// part no words.
func lastWord(typed string) int {
	at, quoted := 0, false
	for i := range len(typed) {
		switch typed[i] {
		case '"':
			quoted = !quoted
		case ' ', '(':
			if !quoted {
				at = i + 1
			}
		}
	}
	return at
}

// values are those that a field may have, those that stand in most articles
// first.
func values(name string, articles []search.Hit) []string {
	switch name {
	case "type":
		return readout.EventTypes()
	case "modality":
		return []string{"actual", "scheduled", "possible", "demanded", "conditional", "habitual"}
	case "act":
		return []string{"assert", "deny", "confirm", "demand", "promise", "threaten", "accuse", "call", "decline", "no-comment"}
	case "status":
		return []string{"contested", "claimed", "confirmed", "retracted", "tentative", "cancelled", "postponed"}
	case "has":
		return []string{"event", "statement", "claim", "relation", "figure"}
	case "quad":
		return []string{"1", "2", "3", "4"}
	}
	counts := map[string]int{}
	for _, h := range articles {
		rec, d := h.Record, h.Record.Document
		switch name {
		case "actor", "source", "target", "says":
			for _, a := range rec.Actors {
				counts[a.Name]++
			}
		case "place":
			for _, p := range rec.Places {
				counts[p.Name]++
			}
		case "country":
			for _, p := range rec.Places {
				counts[p.Country]++
			}
		case "publisher":
			counts[d.Publisher]++
		case "wire":
			for _, w := range d.Wires {
				counts[w]++
			}
		case "context", "mode":
			for _, e := range rec.Events {
				if name == "mode" {
					counts[e.Mode]++
				} else {
					for _, c := range e.Contexts {
						counts[c]++
					}
				}
			}
		}
	}
	delete(counts, "")
	return byCount(counts)
}

// byCount lists what stands most often first.
func byCount(counts map[string]int) []string {
	var out []string
	for v := range counts {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return out
}

// input is a field of a form, cell one of a table.
type input struct{ Name, Label, Value, Type string }
type cell struct{ Text, Link string }

// Day reports whether a cell is a day, which is not broken.
func (c cell) Day() bool { _, err := time.Parse(time.DateOnly, c.Text); return err == nil }

type listing struct {
	Form    []input
	Problem string
	Caption string
	Head    []string
	Rows    [][]cell
	Next    string // path of the following page; empty for none
}

// articles lists articles, the newest first.
func (s *site) articles(r *http.Request) (string, string, any, error) {
	hits, next, err := s.Search(r.Context(), query.All(), "document", r.URL.Query().Get("after"), shown)
	d := listing{Caption: "Articles, the newest first", Head: []string{"Published", "Article", "Publisher", "Events"}}
	if next != "" {
		d.Next = "/articles?" + url.Values{"after": {next}}.Encode()
	}
	for _, h := range hits {
		l := lineOf(h.Record)
		events := fmt.Sprint(l.Events)
		if l.Skipped != "" {
			events = "not coded"
		}
		d.Rows = append(d.Rows, []cell{{Text: l.Published}, {l.Title, l.Path}, {Text: l.Publisher}, {Text: events}})
	}
	return "list", "Articles", d, err
}

type contestedData struct {
	All     bool
	Matters []matter
	Next    string // path of the following page; empty for none
	Partly  int    // how many articles it is of, where those are not all
}

// matter is a line of the ledger.
type matter struct {
	*story.Contested
	ID string
}

// contested shows the ledger: what one side claims and another denies.
func (s *site) contested(r *http.Request) (string, string, any, error) {
	d := contestedData{All: r.URL.Query().Get("all") == "true"}
	ledger, more, err := s.Ledger(r.Context())
	if err != nil {
		return "", "", nil, err
	}
	if more {
		d.Partly = api.Whole
	}
	var all []matter
	for _, m := range slices.Backward(ledger) {
		if d.All || m.Status() == "contested" {
			all = append(all, matter{m, matterID(m)})
		}
	}
	var next string
	d.Matters, next, err = api.Following(all, func(m matter) string { return m.ID }, r.URL.Query().Get("after"), shown)
	if next != "" {
		d.Next = "/contested?" + url.Values{"all": {fmt.Sprint(d.All)}, "after": {next}}.Encode()
	}
	return "contested", "Contested", d, err
}
