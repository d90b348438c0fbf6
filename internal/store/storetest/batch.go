package storetest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"readout/internal/query"
	"readout/internal/store"
	"readout/readout"
)

// batches: many records in one transaction are kept as one after the other would
// be, and none when one cannot be.
func batches(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	ctx := context.Background()
	put(t, s, Record(1, "2024-05-01"), true)
	again := Record(3, "2024-05-03")
	again.Document.Title = "Corrected"
	added, err := s.PutAll(ctx, []*readout.Record{Record(1, "2024-05-01"), Record(2, "2024-05-02"), Record(3, "2024-05-03"), again})
	if err != nil || added != 2 {
		t.Fatalf("added %d, %v", added, err)
	}
	if rec, err := s.Get(ctx, again.Document.ID); err != nil || rec.Document.Title != "Corrected" {
		t.Errorf("of two records of a document the last is kept: %+v, %v", rec, err)
	}
	if _, err := s.PutAll(ctx, []*readout.Record{Record(4, ""), {}}); err == nil {
		t.Error("a record without id is no error")
	}
	if rows, _, err := s.List(ctx, "", 10); err != nil || len(rows) != 3 {
		t.Errorf("%d documents, %v", len(rows), err)
	}
	// What no column takes does not stop a record.
	odd := Record(5, "2024-05-05")
	odd.Document.Title, odd.Document.URL = "A\x00B \xff", "http://\x00"
	put(t, s, odd, true)
	if added, err := s.PutAll(ctx, nil); added != 0 || err != nil {
		t.Errorf("nothing: %d, %v", added, err)
	}
}

// together: several processes open an empty store and put the same documents at
// once, in different orders; each is stored once.
func together(t *testing.T, open func(t *testing.T) *store.Store) {
	const documents, writers = 40, 4
	var stores [writers]*store.Store
	var wait sync.WaitGroup
	first := open(t) // makes the place
	for i := range stores {
		wait.Go(func() { stores[i] = open(t) })
	}
	wait.Wait()
	var added [writers]int
	for i, s := range stores {
		wait.Go(func() {
			for n := range documents / 2 {
				k := (n*7 + i*documents/writers) % documents
				got, err := s.PutAll(context.Background(), []*readout.Record{alike(k), alike((k + documents/2) % documents)})
				if err != nil {
					t.Error(err)
				}
				added[i] += got
			}
		})
	}
	wait.Wait()
	sum := 0
	for _, n := range added {
		sum += n
	}
	rows, _, err := first.List(context.Background(), "", 100)
	if err != nil || len(rows) != documents || sum != documents {
		t.Errorf("%d documents listed, %d added, want %d; %v", len(rows), sum, documents, err)
	}
	for _, r := range rows {
		if r.Original == "" && r.Copies != documents-1 || r.Original != "" && r.Original != alike(0).Document.ID {
			t.Errorf("%s: copy of %q, %d copies", r.Title, r.Original, r.Copies)
		}
	}
}

// alike makes records of one text.
func alike(n int) *readout.Record {
	rec := Record(n, fmt.Sprintf("2024-05-01T%02d:00:00Z", n/2))
	rec.Document.Publisher = fmt.Sprint("Courier ", n)
	rec.Document.Text = wire
	return rec
}

// meanwhile: who searches while another process puts finds all that was there before,
// each once, newest first.
func meanwhile(t *testing.T, open func(t *testing.T) *store.Store) {
	const documents = 100
	writes, reads := open(t), open(t)
	defer writes.Close()
	defer reads.Close()
	q, err := query.Parse("type:CONSULT kenya")
	if err != nil {
		t.Fatal(err)
	}
	var there atomic.Int64
	var wait sync.WaitGroup
	wait.Go(func() {
		defer there.Store(documents)
		for n := range documents {
			rec := Record(n, fmt.Sprintf("2024-05-01T00:%02d:%02dZ", n*7%documents/60, n*7%documents%60))
			if _, err := writes.Put(context.Background(), rec); err != nil {
				t.Error(err)
				return
			}
			there.Store(int64(n + 1))
		}
	})
	for before := int64(0); before < documents; {
		before = there.Load()
		hits, _, err := reads.Find(context.Background(), store.Search{Query: q, Kind: "event", Limit: 1000})
		if err != nil {
			t.Error(err)
			break
		}
		var dates []string
		for _, h := range hits {
			dates = append(dates, h.Record.Document.Published)
		}
		slices.Reverse(dates)
		if int64(len(hits)) < before || !slices.IsSorted(dates) || len(slices.Compact(dates)) != len(hits) {
			t.Errorf("%d found of %d: %v", len(hits), before, dates)
			break
		}
	}
	wait.Wait()
}
