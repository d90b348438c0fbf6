// Package storetest is the contract that every store must keep.
package storetest

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/readout"
)

// Run checks the contract; open returns the same store each time it is called
// within one test, as after a restart.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	t.Run("what is put can be got, also after reopening", func(t *testing.T) { putGet(t, open) })
	t.Run("putting twice changes nothing", func(t *testing.T) { idempotent(t, open) })
	t.Run("another record of the same document replaces it", func(t *testing.T) { replaces(t, open) })
	t.Run("lists page through everything once, newest first", func(t *testing.T) { pages(t, open) })
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
