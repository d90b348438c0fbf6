package web

import (
	"cmp"
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

// tie is what two actors did to each other.
type tie struct {
	A, B         string // keys
	AName, BName string
	APath, BPath string
	Quads        [5]int
	Events       int
	Path         string // of the dyad
	ACode, BCode string
}

// Most is the class that most of the events are of; conflict where two are even.
func (t tie) Most() int {
	most := 0
	for q, n := range t.Quads {
		if n > 0 && n >= t.Quads[most] {
			most = q
		}
	}
	return most
}

// Class names the most frequent class.
func (t tie) Class() string { return quads()[t.Most()] }

// Counts are the events of each class.
func (t tie) Counts() (out []classCount) {
	for q := 1; q < len(t.Quads); q++ {
		out = append(out, classCount{quads()[q], t.Quads[q]})
	}
	return out
}

type classCount struct {
	Class  string
	Events int
}

// ties counts events between pairs of actors.
type ties struct {
	pairs map[[2]string]*tie
	who   map[string]party
	codes map[string]string
}

func tiesOf(hits []search.Hit) *ties {
	t := &ties{map[[2]string]*tie{}, map[string]party{}, map[string]string{}}
	for _, h := range hits {
		t.add(h.Record, h.Event)
	}
	return t
}

func (t *ties) add(rec *readout.Record, e *readout.Event) {
	done := map[[2]string]bool{}
	for _, a := range e.Source {
		for _, b := range e.Target {
			x, y := rec.Actor(a), rec.Actor(b)
			if x == nil || y == nil {
				continue
			}
			pair := [2]string{t.key(x), t.key(y)}
			if pair[1] < pair[0] {
				pair[0], pair[1] = pair[1], pair[0]
			}
			if pair[0] == pair[1] || done[pair] {
				continue
			}
			done[pair] = true
			if t.pairs[pair] == nil {
				t.pairs[pair] = &tie{A: pair[0], B: pair[1]}
			}
			p := t.pairs[pair]
			p.Events++
			p.Quads[min(max(e.Quad, 0), 4)]++
		}
	}
}

func (t *ties) key(a *readout.Actor) string {
	k := story.Key(a)
	if _, known := t.who[k]; !known {
		t.who[k], t.codes[k] = party{a.Name, actorPath(k)}, a.Code
	}
	return k
}

// list gives the pairs with the most events first.
func (t *ties) list() []tie {
	var out []tie
	for _, p := range t.pairs {
		p.AName, p.APath, p.ACode = t.who[p.A].Name, t.who[p.A].Path, t.codes[p.A]
		p.BName, p.BPath, p.BCode = t.who[p.B].Name, t.who[p.B].Path, t.codes[p.B]
		p.Path = "/dyad?" + url.Values{"a": {p.AName}, "b": {p.BName}}.Encode()
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b tie) int {
		return cmp.Or(b.Events-a.Events, strings.Compare(a.AName, b.AName), strings.Compare(a.BName, b.BName), strings.Compare(a.A+a.B, b.A+b.B))
	})
	return out
}

// with gives the pairs of one actor, who stands first in each.
func (t *ties) with(key string, n int) []tie {
	var out []tie
	for _, p := range t.list() {
		if p.B == key {
			p.A, p.B, p.AName, p.BName, p.APath, p.BPath, p.ACode, p.BCode = p.B, p.A, p.BName, p.AName, p.BPath, p.APath, p.BCode, p.ACode
			p.Path = "/dyad?" + url.Values{"a": {p.AName}, "b": {p.BName}}.Encode()
		}
		if p.A == key {
			out = append(out, p)
		}
	}
	return out[:min(len(out), n)]
}

type networkData struct {
	span
	Ties []tie
	All  int
}

// maxTies bounds the pairs of the network's picture and table.
const maxTies = 120

// network shows who has to do with whom.
func (s *site) network(r *http.Request) (string, string, any, error) {
	d, hits, err := s.spanned(r)
	list := tiesOf(hits).list()
	return "network", "Network", networkData{d, list[:min(len(list), maxTies)], len(list)}, err
}

// span is what network, map and timeline are of: events that a query holds for,
// in a span of days.
type span struct {
	Query, From, Until, Problem string
	Partly                      string // what was looked at where that is not all
}

// spanned gives the events that a request asks for, the newest articles first.
func (s *site) spanned(r *http.Request) (d span, hits []search.Hit, err error) {
	v := r.URL.Query()
	d = span{Query: v.Get("q"), From: v.Get("from"), Until: v.Get("until")}
	q, problem := ranged(d.Query, d.From, d.Until)
	if d.Problem = problem; problem != "" {
		return d, nil, nil
	}
	found, err := s.Survey(r.Context(), q, "event", api.Articles)
	if found.More {
		d.Partly = partly(found) + " Ask for other days or for less to see what is older."
	}
	return d, found.Hits, err
}

// partly says what a survey looked at.
func partly(found search.Survey) string {
	day := "those without a date"
	if len(found.Until) >= len(time.DateOnly) {
		day = found.Until[:len(time.DateOnly)]
	}
	return fmt.Sprintf("Made of the newest %d articles that may hold for this, back to %s.", found.Articles, day)
}

// ranged is a query for what happened in a span of days; problem says what is
// wrong with it.
func ranged(typed, from, until string) (q *query.Node, problem string) {
	days := ""
	for _, d := range []struct{ field, day string }{{"since", from}, {"until", until}} {
		if d.day == "" {
			continue
		}
		if !isDay(d.day) {
			return nil, "Write days as YYYY-MM-DD."
		}
		days += " " + d.field + ":" + d.day
	}
	if _, err := query.Parse(typed); err != nil {
		return nil, err.Error()
	}
	q, err := query.Parse("modality:actual" + days + " (" + typed + ")")
	if strings.TrimSpace(typed) == "" {
		q, err = query.Parse("modality:actual" + days)
	}
	if err != nil {
		return nil, err.Error()
	}
	return q, ""
}

type mapData struct {
	span
	Spots   []spot
	Without int // events without a place
}

// spot is a place with what happened there.
type spot struct {
	Name, Country, Path string
	Lat, Lon            float64
	Quads               [5]int
	Events              int
}

// Most is the class that most of the events are of.
func (s spot) Most() int { return tie{Quads: s.Quads}.Most() }

// Class names it.
func (s spot) Class() string { return quads()[s.Most()] }

// maxSpots bounds the places of the map and its table.
const maxSpots = 300

// places shows where things happened.
func (s *site) places(r *http.Request) (string, string, any, error) {
	asked, hits, err := s.spanned(r)
	d := mapData{span: asked}
	type key struct {
		name     string
		lat, lon float64
	}
	at := map[key]*spot{}
	for _, h := range hits {
		p := h.Record.Place(h.Event.Place)
		if p == nil || p.Lat == 0 && p.Lon == 0 {
			d.Without++
			continue
		}
		k := key{p.Name, p.Lat, p.Lon}
		if at[k] == nil {
			at[k] = &spot{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, Path: finding(happened(query.Is("place", p.Name)))}
		}
		at[k].Events++
		at[k].Quads[min(max(h.Event.Quad, 0), 4)]++
	}
	for _, x := range at {
		d.Spots = append(d.Spots, *x)
	}
	slices.SortFunc(d.Spots, func(a, b spot) int {
		return cmp.Or(b.Events-a.Events, strings.Compare(a.Name, b.Name), cmp.Compare(a.Lat, b.Lat))
	})
	d.Spots = d.Spots[:min(len(d.Spots), maxSpots)]
	return "map", "Map", d, err
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
