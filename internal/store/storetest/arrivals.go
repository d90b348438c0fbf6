package storetest

import (
	"context"
	"testing"

	"readout/internal/store"
	"readout/readout"
)

// arrivals tell what came in, in its order, and what came again changed.
func arrivals(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	ctx := context.Background()
	if list, err := s.Arrivals(ctx, -1, 10); err != nil || len(list) != 0 {
		t.Fatalf("an empty store: %+v, %v", list, err)
	}
	put(t, s, Record(1, "2024-05-01"), true)
	if _, err := s.PutAll(ctx, []*readout.Record{Record(2, "2024-04-01"), Record(3, "")}); err != nil {
		t.Fatal(err)
	}
	list, err := s.Arrivals(ctx, -1, 2)
	if err != nil || len(list) != 2 || list[0].N >= list[1].N || list[0].Events != 1 || list[0].At == "" {
		t.Fatalf("the last two: %+v, %v", list, err)
	}
	put(t, s, Record(3, ""), false)
	again := Record(1, "2024-05-01")
	again.Document.Title = "Changed"
	put(t, s, again, true)
	list, err = s.Arrivals(ctx, list[1].N, 10)
	if err != nil || len(list) != 1 || list[0].Title != "Changed" {
		t.Errorf("after these: %+v, %v", list, err)
	}
}
