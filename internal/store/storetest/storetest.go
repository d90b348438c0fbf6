// Package storetest is the contract that every store must keep.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/internal/query"
	"readout/internal/store"
	"readout/readout"
)

// Run checks the contract; open returns the same store each time it is called
// within one test, as after a restart.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	t.Run("what is put can be got, also after reopening", func(t *testing.T) { putGet(t, open) })
	t.Run("putting twice changes nothing", func(t *testing.T) { idempotent(t, open) })
	t.Run("another record of the same document replaces it", func(t *testing.T) { replaces(t, open) })
	t.Run("ids may be shortened", func(t *testing.T) { shortIDs(t, open) })
	t.Run("scheduled events in the order of their times", func(t *testing.T) { scheduled(t, open) })
	t.Run("claims by status, newest first", func(t *testing.T) { claims(t, open) })
	t.Run("instants are ordered across zones, undated last", func(t *testing.T) { zones(t, open) })
	t.Run("copies and versions are linked and counted once, in any order", func(t *testing.T) { kin(t, open) })
	t.Run("lists page through everything once, newest first", func(t *testing.T) { pages(t, open) })
	t.Run("searches find what looking through all finds", func(t *testing.T) { found(t, open) })
	t.Run("searches find what is there while more comes in", func(t *testing.T) { meanwhile(t, open) })
	t.Run("surveys find what looking through all finds", func(t *testing.T) { survey(t, open) })
	t.Run("overviews tell what is counted", func(t *testing.T) { overview(t, open) })
	t.Run("corrections are kept", func(t *testing.T) { corrections(t, open) })
	t.Run("arrivals are told in their order", func(t *testing.T) { arrivals(t, open) })
	t.Run("feeds are remembered", func(t *testing.T) { feeds(t, open) })
	t.Run("stories are kept as they are placed", func(t *testing.T) { stories(t, open) })
	t.Run("a large story is told by its latest articles", func(t *testing.T) { largeStory(t, open) })
	t.Run("one at a time puts documents into stories", func(t *testing.T) { keeping(t, open) })
	t.Run("many at once", func(t *testing.T) { batches(t, open) })
	t.Run("several processes at once", func(t *testing.T) { together(t, open) })
}

// Record makes a small record whose id is made from n.
func Record(n int, published string) *readout.Record {
	return &readout.Record{
		Schema:   readout.Schema,
		Document: readout.Document{ID: fmt.Sprintf("sha256:%064x", n), Title: fmt.Sprint("Article ", n), Published: published, Language: "en", Text: "Kenya met Sudan."},
		Events:   []readout.Event{{ID: "E1", Plover: "CONSULT", Modality: "actual", Polarity: "positive"}},
		Claims:   []readout.Claim{{ID: "C1", Event: "E1", Status: "claimed"}},
	}
}

func put(t *testing.T, s *store.Store, rec *readout.Record, wantAdded bool) {
	t.Helper()
	added, err := s.Put(context.Background(), rec)
	if err != nil || added != wantAdded {
		t.Fatalf("put: added %v, %v", added, err)
	}
}

func putGet(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	want := Record(1, "2024-05-01")
	put(t, s, want, true)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t)
	defer s.Close()
	for _, id := range []string{want.Document.ID, strings.TrimPrefix(want.Document.ID, "sha256:")} {
		got, err := s.Get(context.Background(), id)
		if err != nil || !reflect.DeepEqual(got.Events[0].Plover, "CONSULT") || got.Document.Text != want.Document.Text {
			t.Fatalf("get %s: %+v, %v", id, got, err)
		}
	}
	if _, err := s.Get(context.Background(), "sha256:ff"); err == nil || !strings.Contains(err.Error(), "not in the store") {
		t.Errorf("unknown id: %v", err)
	}
}

func idempotent(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	put(t, s, Record(1, "2024-05-01"), true)
	put(t, s, Record(1, "2024-05-01"), false)
	rows, _, err := s.List(context.Background(), "", 10)
	if err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

func replaces(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	put(t, s, Record(1, "2024-05-01"), true)
	second := Record(1, "2024-05-01")
	second.Events = append(second.Events, readout.Event{ID: "E2", Plover: "AID"})
	put(t, s, second, true)
	got, err := s.Get(context.Background(), second.Document.ID)
	if err != nil || len(got.Events) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

func pages(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	for n := range 7 {
		put(t, s, Record(n, fmt.Sprintf("2024-05-%02d", n/2+1)), true)
	}
	var seen []string
	after := ""
	for {
		rows, next, err := s.List(context.Background(), after, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			seen = append(seen, r.Published)
		}
		if next == "" {
			break
		}
		after = next
	}
	if want := "2024-05-04 2024-05-03 2024-05-03 2024-05-02 2024-05-02 2024-05-01 2024-05-01"; strings.Join(seen, " ") != want {
		t.Errorf("got %v", seen)
	}
}

func shortIDs(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	first, second := Record(1, ""), Record(2, "")
	first.Document.ID, second.Document.ID = "sha256:abc1", "sha256:abc2"
	put(t, s, first, true)
	put(t, s, second, true)
	for id, want := range map[string]error{"abc1": nil, "sha256:abc2": nil, "abc": store.ErrAmbiguous, "abd": store.ErrNotFound, "": store.ErrNotFound, "%": store.ErrNotFound} {
		if _, err := s.Get(context.Background(), id); !errors.Is(err, want) {
			t.Errorf("get %q: %v, want %v", id, err, want)
		}
	}
	if _, _, err := s.List(context.Background(), "abd", 1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("list after an unknown id: %v", err)
	}
	if _, _, err := s.List(context.Background(), "", 0); err == nil {
		t.Error("a list of no documents is no error")
	}
	if _, err := s.Put(context.Background(), &readout.Record{}); err == nil {
		t.Error("a record without id is no error")
	}
}

func scheduled(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	times := []*readout.Time{
		{Start: "2024-05-20", End: "2024-05-21"},
		{Start: "2024-05-19T22:00:00-04:00", End: "2024-05-19T23:00:00-04:00"}, // 20 May in UTC, after midnight
		{Start: "2024-05-01", End: "2024-06-01"},                               // has begun, is not over
		{Start: "2024-05-02", End: "2024-05-03"},                               // over
		nil,
		{Start: "2024-05-10", End: ""},
	}
	for n, at := range times {
		rec := Record(n, "2024-05-01")
		rec.Events = append(rec.Events, readout.Event{ID: "E2", Modality: "scheduled", Time: at})
		put(t, s, rec, true)
	}
	hits, _, err := s.Due(context.Background(), time.Date(2024, 5, 10, 0, 0, 0, 0, time.UTC), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range hits {
		got = append(got, h.Record.Document.Title+" "+h.Event.ID)
	}
	if want := "Article 2 E2, Article 5 E2, Article 0 E2, Article 1 E2"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if hits, next, err := s.Due(context.Background(), time.Time{}, "", 2); err != nil || len(hits) != 2 || next != hits[1].ID() {
		t.Errorf("two at most: %d, %v", len(hits), err)
	}
}

func claims(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	for n := range 4 {
		rec := Record(n, fmt.Sprintf("2024-05-%02d", n+1))
		rec.Claims = append(rec.Claims, readout.Claim{ID: "C2", Event: "E1", Status: []string{"contested", "confirmed"}[n%2]})
		put(t, s, rec, true)
	}
	// What a replaced record held is not found any more.
	put(t, s, Record(0, "2024-05-01"), true)
	for _, c := range []struct{ status, want string }{{"contested", "Article 2/C2"}, {"claimed", "Article 3/C1, Article 2/C1, Article 1/C1"}} {
		q, err := query.Parse("status:" + c.status)
		if err != nil {
			t.Fatal(err)
		}
		hits, _, err := s.Find(context.Background(), store.Search{Query: q, Kind: "claim", Limit: 3})
		var got []string
		for _, h := range hits {
			got = append(got, h.Record.Document.Title+"/"+h.Claim.ID)
		}
		if err != nil || strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, %v", c.status, got, err)
		}
	}
}

func zones(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	defer s.Close()
	for n, published := range []string{"2024-05-02T01:00:00+03:00", "", "2024-05-01T23:30:00Z", "2024-05-02", "2024-05-01T22:00:00-05:00"} {
		put(t, s, Record(n, published), true)
	}
	rows, _, err := s.List(context.Background(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.Title)
	}
	if want := "Article 4, Article 3, Article 2, Article 0, Article 1"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
