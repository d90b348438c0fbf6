package store_test

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"readout/internal/query"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/readout"
)

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
		s, err := store.Open(copied(t, file))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		holds(t, file, s)
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

// copied puts a kept store into a folder of its own.
func copied(t *testing.T, file string) (dir string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.File), b, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
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

// holds checks that the one record of an old store is found in all ways.
func holds(t *testing.T, name string, s *store.Store) {
	t.Helper()
	want := storetest.Record(1, "2024-05-01")
	rec, err := s.Get(context.Background(), want.Document.ID)
	if err != nil || rec.Document.Title != want.Document.Title {
		t.Errorf("%s: %+v, %v", name, rec, err)
	}
	q, err := query.Parse("type:CONSULT kenya")
	if err != nil {
		t.Fatal(err)
	}
	for _, when := range []string{"as it was kept", "read again"} {
		if hits, _, err := s.Find(context.Background(), store.Search{Query: q, Kind: "event", Limit: 10}); err != nil || len(hits) != 1 {
			t.Errorf("%s, %s: events %v, %v", name, when, hits, err)
		}
		if list, err := s.Waiting(context.Background(), 10); err != nil || len(list) != 1 {
			t.Errorf("%s, %s: documents that wait for their story: %v, %v", name, when, list, err)
		}
		if _, err := s.Put(context.Background(), want); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEveryMigration opens stores of both databases as they were after each
// migration: made of the kept one next before it, whose rows are copied into
// PostgreSQL, and brought on to that migration.
func TestEveryMigration(t *testing.T) {
	kept, err := filepath.Glob("testdata/stores/*/" + store.File)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("migrations/sqlite/*.sql")
	if err != nil || len(files) < 2 {
		t.Fatalf("no migrations: %v", err)
	}
	for _, file := range files[:len(files)-1] {
		version, base := filepath.Base(file)[:5], ""
		for _, k := range kept {
			if lastMigration(t, k) <= version && (base == "" || lastMigration(t, k) > lastMigration(t, base)) {
				base = k
			}
		}
		t.Run("SQLite/"+version, func(t *testing.T) {
			dir := copied(t, base)
			db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, store.File))
			if err != nil {
				t.Fatal(err)
			}
			upTo(t, goose.DialectSQLite3, db, version)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			holds(t, version, storetest.Open(t, dir))
		})
		t.Run("PostgreSQL/"+version, func(t *testing.T) {
			address := storetest.Postgres(t)
			db, err := sql.Open("pgx", address)
			if err != nil {
				t.Fatal(err)
			}
			upTo(t, goose.DialectPostgres, db, lastMigration(t, base))
			copyRows(t, base, db)
			upTo(t, goose.DialectPostgres, db, version)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			holds(t, version, storetest.Open(t, address))
		})
	}
}

// upTo runs migrations until that of a version.
func upTo(t *testing.T, kind goose.Dialect, db *sql.DB, version string) {
	t.Helper()
	n, err := strconv.ParseInt(version, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	folder := map[goose.Dialect]string{goose.DialectSQLite3: "sqlite", goose.DialectPostgres: "postgres"}[kind]
	provider, err := goose.NewProvider(kind, db, os.DirFS("migrations/"+folder), goose.WithAllowOutofOrder(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(context.Background(), n); err != nil {
		t.Fatal(err)
	}
}

// copyRows copies the rows of a kept store to tables of the same form, those of
// the index left out: they are made when the store is opened.
func copyRows(t *testing.T, file string, to *sql.DB) {
	t.Helper()
	from, err := sql.Open("sqlite", "file:"+file+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	for _, name := range []string{"documents", "events", "claims", "kin", "bands", "bands_recent"} {
		rows, err := from.Query("SELECT * FROM " + name)
		if err != nil {
			continue // that form had none
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values, at := make([]any, len(columns)), make([]any, len(columns))
			marks := make([]string, len(columns))
			for i := range values {
				at[i], marks[i] = &values[i], fmt.Sprintf("$%d", i+1)
			}
			if err := rows.Scan(at...); err != nil {
				t.Fatal(err)
			}
			if _, err := to.Exec(fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", name, strings.Join(columns, ", "), strings.Join(marks, ", ")), values...); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
}
