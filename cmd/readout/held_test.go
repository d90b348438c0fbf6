package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/store"
	"readout/readout"
)

// TestHeldRecords: what comes is seen when it is time to look; what is unchanged
// is not loaded again; a store that takes long is not waited for when there is a
// list, and one that cannot be read is told.
func TestHeldRecords(t *testing.T) {
	st, err := store.Open(filepath.Join(t.TempDir(), "s"))
	if err != nil {
		t.Fatal(err)
	}
	h := &held{st: st}
	put := func(n int) {
		t.Helper()
		if _, err := st.Put(t.Context(), &readout.Record{Document: readout.Document{ID: fmt.Sprintf("sha256:%064d", n), Text: fmt.Sprint("Text ", n)}}); err != nil {
			t.Fatal(err)
		}
	}
	list := func(want int) []*readout.Record {
		t.Helper()
		got, err := h.records(t.Context())
		if err != nil || len(got) != want {
			t.Fatalf("%d records, %v; want %d", len(got), err, want)
		}
		return got
	}
	list(0)
	put(1)
	list(0)
	h.until = time.Time{}
	first := list(1)
	h.until = time.Time{}
	if again := list(1); again[0] != first[0] {
		t.Error("an unchanged store is loaded again")
	}
	h.until, h.loaded = time.Time{}, time.Now().Add(-2*renewed)
	if again := list(1); again[0] == first[0] {
		t.Error("what seems to be unchanged is believed for ever")
	}
	put(2)
	h.until, h.loading = time.Time{}, make(chan struct{})
	list(1) // somebody is loading, and does not end
	impatient, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := (&held{st: st, loading: h.loading}).records(impatient); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("without a list and without time: %v", err)
	}
	h.loading = nil
	list(2)
	st.Close()
	h.until = time.Time{}
	if _, err := h.records(t.Context()); err == nil {
		t.Error("a closed store is no error")
	}
}
