package storetest

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver

	"readout/internal/store"
)

// Server is the address of the PostgreSQL server that tests use:
// READOUT_TEST_POSTGRES, else the one of this machine.
func Server() string {
	return cmp.Or(os.Getenv("READOUT_TEST_POSTGRES"), "postgres://postgres@127.0.0.1:5432/postgres")
}

// Folder is a place for an embedded store.
func Folder(t testing.TB) string {
	t.Helper()
	return t.TempDir()
}

// Postgres makes an empty database for a test and drops it at the end. Without a
// server the test fails: what is not tested on PostgreSQL does not hold there.
func Postgres(t testing.TB) string {
	t.Helper()
	server, err := sql.Open("pgx", Server())
	if err != nil {
		t.Fatal(err)
	}
	name := "readout_test_" + strings.ToLower(rand.Text())
	if _, err := server.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatalf("%v; make test starts a PostgreSQL server for tests, READOUT_TEST_POSTGRES names another", err)
	}
	t.Cleanup(func() {
		if _, err := server.ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
		server.Close()
	})
	u, err := url.Parse(Server())
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// Open opens the store at a place and closes it at the end of the test.
func Open(t testing.TB, place string) *store.Store {
	t.Helper()
	s, err := store.Open(place)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
