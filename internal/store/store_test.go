package store_test

import (
	"context"
	"database/sql"
	"errors"
	"flag"
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

// TestFirstOpen: many may find no store at the same moment.
func TestFirstOpen(t *testing.T) {
	dir := t.TempDir()
	done := make(chan error, 6)
	for range cap(done) {
		go func() {
			s, err := store.Open(dir)
			if err == nil {
				err = s.Close()
			}
			done <- err
		}()
	}
	for range cap(done) {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

var writeOld = flag.String("write-old", "", "write the store of testdata/stores/NAME, with the present form")

// TestOldStores opens every store that an earlier form of the tables left
// behind. Before a migration is added, -write-old v2 keeps the form it changes.
func TestOldStores(t *testing.T) {
	if *writeOld != "" {
		s, err := store.Open(filepath.Join("testdata", "stores", *writeOld))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Put(context.Background(), storetest.Record(1, "2024-05-01")); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	old, err := filepath.Glob("testdata/stores/*/" + store.File)
	if err != nil || len(old) == 0 {
		t.Fatalf("no old stores: %v", err)
	}
	for _, file := range old {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, store.File), b, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(dir)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		want := storetest.Record(1, "2024-05-01")
		rec, err := s.Get(context.Background(), want.Document.ID)
		if err != nil || rec.Document.Title != want.Document.Title {
			t.Errorf("%s: %+v, %v", file, rec, err)
		}
		if hits, err := s.Claims(context.Background(), "claimed", 10); err != nil || len(hits) != 1 {
			t.Errorf("%s: claims %v, %v", file, hits, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestNewerStore: a store from a later version is refused and not touched.
func TestNewerStore(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(dir); !errors.Is(err, store.ErrNewer) {
		t.Errorf("got %v, want %v", err, store.ErrNewer)
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
