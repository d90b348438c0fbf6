package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/storetest"
)

func TestContract(t *testing.T) {
	dirs := map[string]string{}
	storetest.Run(t, func(t *testing.T) *store.Store {
		if dirs[t.Name()] == "" {
			dirs[t.Name()] = t.TempDir()
		}
		s, err := store.Open(dirs[t.Name()])
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestOpenRefusesWhatIsNoStore(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readout.db"), []byte(strings.Repeat("this is no database ", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(dir); err == nil || !strings.Contains(err.Error(), "name another folder") {
		t.Errorf("got %v", err)
	}
}

// TestTwoStoresAtOnce: two processes may put into the same folder.
func TestTwoStoresAtOnce(t *testing.T) {
	dir := t.TempDir()
	a, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	done := make(chan error, 2)
	for i, s := range []*store.Store{a, b} {
		go func() {
			for n := range 20 {
				if _, err := s.Put(context.Background(), storetest.Record(n*2+i, "2024-01-01")); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	rows, _, err := a.List(context.Background(), "", 100)
	if err != nil || len(rows) != 40 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func BenchmarkPut(b *testing.B) {
	s, err := store.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for n := 0; b.Loop(); n++ {
		if _, err := s.Put(context.Background(), storetest.Record(n, "2024-01-01")); err != nil {
			b.Fatal(err)
		}
	}
}
