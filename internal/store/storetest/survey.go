package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/story"
	"readout/readout"
)

// survey: a survey of all articles finds what looking through all finds, one of a
// few the newest of it; overviews tell of what is counted what records tell.
func survey(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	records := crowd(t, s)
	for _, text := range slices.Concat(fixed, []string{"has:relation", "has:figure tie:opposes", "unit:killed actor:RUS", `key:"` + story.Key(&records[0].Actors[0]) + `"`}) {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range search.Kinds() {
			want := wanted(records, q, kind)
			all, err := s.Survey(context.Background(), store.Search{Query: q, Kind: kind, Limit: 1 << 20, States: nation})
			if got := idsOf(all.Hits); err != nil || all.More || all.Until != "" || !slices.Equal(got, want) {
				t.Errorf("%s of %s: %d, want %d, more %v, %v", kind, text, len(got), len(want), all.More, err)
			}
			few, err := s.Survey(context.Background(), store.Search{Query: q, Kind: kind, Limit: 5, States: nation})
			if got := idsOf(few.Hits); err != nil || few.Articles > 5 || few.More != (few.Articles < all.Articles) || len(got) > len(want) || !slices.Equal(got, want[:len(got)]) {
				t.Errorf("%s of %s: of the newest %d: %+v, %v", kind, text, few.Articles, got, err)
			}
		}
	}
	if _, err := s.Survey(context.Background(), store.Search{Query: &query.Node{Op: "and"}, Kind: "event"}); err == nil {
		t.Error("a survey of no articles is no error")
	}
	covered(t, s, records)
}

func wanted(records []*readout.Record, q *query.Node, kind string) (want []string) {
	for _, rec := range records {
		if rec.Counted() {
			want = append(want, idsOf(search.Find(rec, q, kind, nation))...)
		}
	}
	return want
}

func idsOf(hits []search.Hit) (ids []string) {
	for i := range hits {
		ids = append(ids, hits[i].ID())
	}
	return ids
}

func covered(t *testing.T, s *store.Store, records []*readout.Record) {
	t.Helper()
	want := map[string]int{}
	for _, rec := range records {
		if at := second(rec); rec.Counted() && !at.IsZero() {
			want[at.UTC().Format(time.DateOnly)]++
		}
	}
	got, err := s.Covered(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for day, n := range got {
		if n != want[day] {
			t.Errorf("%s: %d articles, want %d", day, n, want[day])
		}
		delete(want, day)
	}
	if len(want) > 0 {
		t.Errorf("no articles on %v", want)
	}
}

// overview: what is counted of an overview is what is counted of its record.
func overview(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	rec := NewMaker(3, 500).Record(6)
	d := &rec.Document
	d.Text = "Kenya and Sudan. " + d.Text
	rec.Places[0].Lat, rec.Places[0].Lon = -1.2833, 36.8167
	for i := range rec.Actors {
		rec.Actors[i].Mentions = nil
	}
	rec.Actors[1].Role, rec.Actors[1].Mentions = "envoy", []readout.ActorMention{{Span: readout.Span{10, 15}, Kind: "name"}}
	rec.Statements = []readout.Statement{{ID: "S1", Speaker: "A1", Act: "assert", Content: []readout.Span{{0, 15}}, To: []string{"A3"}}}
	put(t, s, rec, true)
	found, err := s.Survey(context.Background(), store.Search{Query: &query.Node{Op: "and"}, Kind: "document", Limit: 1})
	if err != nil || len(found.Hits) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	o := found.Hits[0].Record
	if got := strings.Join(o.Statements[0].To, " "); got != "A3 A2" {
		t.Errorf("the statement is of or to %s", got)
	}
	if o.Places[0].Lat != -1.2833 || o.Places[0].Lon != 36.8167 || o.Actors[1].Role != "envoy" || o.Actors[1].Type != rec.Actors[1].Type {
		t.Errorf("%+v %+v", o.Places[0], o.Actors[1])
	}
	for i, e := range rec.Events {
		if x := o.Events[i]; x.Goldstein != e.Goldstein || x.Polarity != e.Polarity || x.Quad != e.Quad || o.Day(&x) != rec.Day(&e) || o.Names(x.Source) != rec.Names(e.Source) {
			t.Errorf("%+v, want %+v", x, e)
		}
	}
}
