package storetest

import (
	"context"
	"testing"

	"readout/internal/store"
	"readout/readout"
)

// corrections are kept, once each, and stay when their document's record is
// replaced.
func corrections(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	ctx := context.Background()
	rec := Record(1, "2024-05-01")
	put(t, s, rec, true)
	first := readout.Correction{ID: "a", Document: rec.Document.ID, Problem: readout.None, Fact: "E1", Kind: "event", Span: readout.Span{6, 9}, By: "local", At: "2024-05-02T10:00:00Z", Note: "a\x00b"}
	for _, c := range []readout.Correction{first, {ID: "b", Document: "sha256:other", At: "2024-05-01T10:00:00Z"}, first} {
		if err := s.Correct(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	rec.Document.Title = "Another"
	put(t, s, rec, true)
	list, err := s.Corrections(ctx, rec.Document.ID)
	if err != nil || len(list) != 1 || list[0] != first {
		t.Errorf("of the document: %+v, %v", list, err)
	}
	if list, err = s.Corrections(ctx, ""); err != nil || len(list) != 2 || list[0].ID != "b" {
		t.Errorf("all, the first made first: %+v, %v", list, err)
	}
}
