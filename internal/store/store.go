// Package store keeps records. It knows their form but no linguistics: what it
// is given it gives back, byte for byte. It is SQLite inside a folder; one
// program may write while others read.
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
	"sync"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // registers the driver
)

//go:embed migrations/*.sql
var migrations embed.FS

// File is the name of the database in a store's folder.
const File = "readout.db"

// Why a store gives nothing. Errors wrap one of these and say of what.
var (
	ErrNotFound  = errors.New("not in the store")
	ErrAmbiguous = errors.New("the beginning of several ids")
	ErrNewer     = errors.New("made by a newer Readout")
)

// Store is an open store, safe for concurrent use.
type Store struct {
	db   *sql.DB
	file string
	// writing lets one goroutine write at a time: waiting here is fair and
	// cheap, waiting for SQLite's lock is neither.
	writing sync.Mutex
}

// Open opens the store in a folder, and makes folder and store when they are
// not there. An older store is brought to the present form; one made by a newer
// Readout yields ErrNewer and is left as it is.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("store %s: the folder cannot be made: %w", dir, err)
	}
	file, err := filepath.Abs(filepath.Join(dir, File))
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", dir, err)
	}
	db, err := sql.Open("sqlite", source(file))
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", file, err)
	}
	if err := migrate(context.Background(), db); err != nil {
		db.Close()
		if errors.Is(err, ErrNewer) {
			return nil, fmt.Errorf("store %s: %w; update Readout or name another folder", file, err)
		}
		return nil, fmt.Errorf("store %s: %w; if it is no Readout store, or may not be written, name another folder", file, err)
	}
	return &Store{db: db, file: file}, nil
}

// source is the driver's name of a database: WAL lets others read while one
// writes, immediate transactions wait for the lock instead of failing halfway,
// and a commit is on disk before it is reported.
func source(file string) string {
	options := url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"},
		"_txlock": {"immediate"},
	}
	path := filepath.ToSlash(file)
	if filepath.VolumeName(file) != "" {
		path = "/" + path // file:///C:/…
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}
	return u.String()
}

// migrate brings the tables to the present form. Two programs may open a new
// store at the same moment; the one that comes second finds the work done when
// it tries again.
func migrate(ctx context.Context, db *sql.DB) error {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, sub)
	if err != nil {
		return err
	}
	known := provider.ListSources()
	for try := 0; ; try++ {
		version, err := provider.GetDBVersion(ctx)
		if err == nil && version > known[len(known)-1].Version {
			return ErrNewer
		}
		if err == nil {
			_, err = provider.Up(ctx)
		}
		if err == nil || try == 4 {
			return err
		}
		time.Sleep(time.Duration(50*(try+1)) * time.Millisecond)
	}
}

// Close ends the use of the store.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("store %s: %w", s.file, err)
	}
	return nil
}
