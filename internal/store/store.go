// Package store keeps records in one folder: an SQLite database, written by
// one writer at a time, safe against being killed at any moment. It knows no
// linguistics.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite", in pure Go
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNotFound is returned for an id that the store does not hold.
var ErrNotFound = errors.New("not in the store")

// Store is an open store.
type Store struct {
	db  *sql.DB
	dir string
}

// file is the database's name inside the store's folder.
const file = "readout.db"

// Open opens the store in dir, making it if there is none and bringing an
// older one up to date.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	path := filepath.Join(dir, file)
	// WAL survives being killed; FULL makes a commit that was acknowledged
	// survive a power cut as well.
	query := url.Values{"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "busy_timeout(10000)", "foreign_keys(ON)"}, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+query.Encode())
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	if err := migrate(db); err != nil {
		return nil, errors.Join(fmt.Errorf("store %s: %w; if it is no Readout store, name another folder", path, err), db.Close())
	}
	return &Store{db: db, dir: dir}, nil
}

func migrate(db *sql.DB) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, steps)
	if err != nil {
		return err
	}
	_, err = p.Up(context.Background())
	return err
}

// Close closes the store.
func (s *Store) Close() error { return s.db.Close() }
