package store_test

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/query"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/readout"
)

func TestContract(t *testing.T) {
	for name, place := range map[string]func(testing.TB) string{"SQLite": storetest.Folder, "PostgreSQL": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			places := map[string]string{}
			var mu sync.Mutex
			storetest.Run(t, func(t *testing.T) *store.Store {
				mu.Lock()
				if places[t.Name()] == "" {
					places[t.Name()] = place(t)
				}
				mu.Unlock()
				return storetest.Open(t, places[t.Name()])
			})
		})
	}
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
	newest := ""
	for _, file := range old {
		newest = max(newest, lastMigration(t, file))
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
		q, err := query.Parse("type:CONSULT kenya")
		if err != nil {
			t.Fatal(err)
		}
		if hits, _, err := s.Find(context.Background(), store.Search{Query: q, Kind: "event", Limit: 10}); err != nil || len(hits) != 1 {
			t.Errorf("%s: events %v, %v", file, hits, err)
		}
		if list, err := s.Waiting(context.Background(), 10); err != nil || len(list) != 1 {
			t.Errorf("%s: documents that wait for their story: %v, %v", file, list, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	migrations, err := filepath.Glob("migrations/sqlite/*.sql")
	if err != nil || len(migrations) < 2 {
		t.Fatalf("no migrations: %v", err)
	}
	last := filepath.Base(migrations[len(migrations)-2])[:5]
	if newest < last {
		t.Errorf("no store is kept as it was after migration %s, before the last one; -write-old makes one", last)
	}
}

// TestMadeAgain: what a migration took away for another form of it is made of the
// records when the store is opened.
func TestMadeAgain(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	s := storetest.Open(t, dir)
	rec := storetest.Record(1, "2024-05-01")
	rec.Events = append(rec.Events, readout.Event{ID: "E9", Plover: "AGREE", Modality: "scheduled", Time: &readout.Time{Start: "2024-06-01", End: "2024-06-02"}})
	if _, err := s.Put(ctx, rec); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec("DELETE FROM cards; DELETE FROM plans")
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	again := storetest.Open(t, dir)
	q, _ := query.Parse("type:AGREE kenya")
	hits, _, err := again.Find(ctx, store.Search{Query: q, Kind: "event", Limit: 10})
	due, _, bad := again.Due(ctx, time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC), "", 10)
	if err = errors.Join(err, bad); err != nil || len(hits) != 1 || len(due) != 1 {
		t.Errorf("%d found, %d due, %v", len(hits), len(due), err)
	}
}

// lastMigration is the number of the last migration that a store of SQLite has had.
func lastMigration(t *testing.T, file string) (version string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT printf('%05d', max(version_id)) FROM goose_db_version").Scan(&version); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return version
}

// TestFirstOpen: many may find no store at the same moment.
func TestFirstOpen(t *testing.T) {
	for _, place := range []string{t.TempDir(), storetest.Postgres(t)} {
		done := make(chan error, 6)
		for range cap(done) {
			go func() {
				s, err := store.Open(place)
				if err == nil {
					err = s.Close()
				}
				done <- err
			}()
		}
		for range cap(done) {
			if err := <-done; err != nil {
				t.Errorf("%s: %v", place, err)
			}
		}
	}
}

// TestNoServer: an address that nobody answers is said without its password.
func TestNoServer(t *testing.T) {
	for _, address := range []string{"postgres://me:secret@127.0.0.1:1/none", "postgresql://me:secret@[", "postgres://me:secret@127.0.0.1:x/none"} {
		s, err := store.Open(address)
		if err == nil {
			s.Close()
		}
		if err == nil || strings.Contains(err.Error(), "secret") || !strings.HasPrefix(err.Error(), "store") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
