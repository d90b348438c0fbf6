package store_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/readout"
)

// TestStoresAgree: SQLite and PostgreSQL, given the same generated articles in
// different orders and pieces, and some of them twice, keep the same records and
// give the same answers: what is stored depends neither on the database nor on
// the order in which it came.
func TestStoresAgree(t *testing.T) {
	for seed := range uint64(2) {
		m := storetest.NewMaker(seed, 80)
		m.Size, m.Days = 40, 60
		var records []*readout.Record
		for n := range 90 {
			rec := m.Record(n % 5)
			if n%9 == 8 {
				rec.Document.Text, rec.Document.Publisher = records[n-3].Document.Text, "Reuters" // a copy
			}
			records = append(records, rec)
		}
		r := rand.New(rand.NewPCG(seed, 2))
		queries := storetest.Queries(r, 40, 80)
		var said []string
		for _, place := range []string{storetest.Folder(t), storetest.Postgres(t)} {
			s := storetest.Open(t, place)
			order := slices.Clone(records)
			r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for piece := range slices.Chunk(append(order, order[:20]...), 1+r.IntN(30)) {
				if _, err := s.PutAll(t.Context(), piece); err != nil {
					t.Fatal(err)
				}
			}
			said = append(said, answers(t, s, queries))
		}
		a, b := strings.Split(said[0], "\n"), strings.Split(said[1], "\n")
		if len(a) < len(records) || len(a) != len(b) {
			t.Fatalf("%d lines of SQLite, %d of PostgreSQL", len(a), len(b))
		}
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("seed %d:\nSQLite     %.300s\nPostgreSQL %.300s", seed, a[i], b[i])
			}
		}
	}
}

// answers is all that a store holds, and what it answers, a line each.
func answers(t *testing.T, s *store.Store, queries []string) string {
	t.Helper()
	ctx := context.Background()
	var out strings.Builder
	line := func(what string, v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(what + " " + string(b) + "\n")
	}
	for after, more := "", true; more; more = after != "" {
		page, next, err := s.Records(ctx, after, 13)
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range page {
			line("record", rec)
		}
		after = next
	}
	for i, text := range queries {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		hits, next, err := s.Find(ctx, store.Search{Query: q, Kind: search.Kinds()[i%4], Counted: i%3 == 0, Limit: 25})
		line(text, []any{names(hits), next, err == nil})
	}
	hits, next, err := s.Due(ctx, time.Date(2014, 2, 1, 0, 0, 0, 0, time.UTC), "", 50)
	line("due", []any{names(hits), next, err == nil})
	return out.String()
}

func names(hits []search.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.ID())
	}
	return out
}
