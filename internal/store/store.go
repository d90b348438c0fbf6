// Package store keeps records. It knows their form but no linguistics: what it
// is given it gives back, byte for byte. It is SQLite inside a folder, where one
// program writes at a time while others read, or a PostgreSQL database that many
// share. What the two do differently stands in sqlite.go and postgres.go.
package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/pressly/goose/v3"

	"readout/readout"
)

//go:embed migrations
var migrations embed.FS

// Why a store gives nothing. Errors wrap one of these and say of what.
var (
	ErrNotFound  = errors.New("not in the store")
	ErrAmbiguous = errors.New("the beginning of several ids")
	ErrNewer     = errors.New("made by a newer Readout")
	ErrDamaged   = errors.New("its record cannot be read")
)

// Store is an open store, safe for concurrent use.
type Store struct {
	db   *sql.DB
	name string // where it is, for messages
	dialect
	// writing lets one goroutine write at a time: waiting here is fair and
	// cheap, waiting for the database's lock is neither.
	writing sync.Mutex
	kept    *kept[string, [sha256.Size]byte, *readout.Record]
	read    segmentsRead
	damage  sync.Map // document id → why its record could not be read
}

// dialect is what differs between databases. Statements are written for SQLite,
// with ?1, ?2 … for their arguments, or with ? for each where there are many:
// SQLite's driver looks for the number of each among all.
type dialect interface {
	// bind writes a statement as the database wants it.
	bind(statement string) string
	// arrays tells whether many values may be one argument.
	arrays() bool
	// alone makes other processes wait with their writing until tx ends.
	alone(ctx context.Context, tx *sql.Tx) error
	// insert adds rows to a table inside tx, which runs on conn.
	insert(ctx context.Context, conn *sql.Conn, tx *sql.Tx, t table) error
	// carded gives the documents at positions with their cards, the greatest position
	// first; with counted without copies and earlier versions.
	carded(ctx context.Context, db *sql.DB, positions []int64, counted bool) ([]candidate, error)
	// tidying is what Tidy runs.
	tidying() []string
	// schema names the folder of migrations and goose's word for the database.
	schema() (folder string, kind goose.Dialect)
	// check refuses a database that was made to do harm.
	check(ctx context.Context, s *Store) error
	// keeping lets one process at a time put documents into stories.
	keeping(ctx context.Context, s *Store) (release func(), ok bool, err error)
	// hold makes others wait with their migrations until release is called.
	hold(ctx context.Context, db *sql.DB) (release func(), err error)
}

// IsAddress reports whether a store's location is the address of a PostgreSQL
// database and not a folder.
func IsAddress(location string) bool {
	return strings.HasPrefix(location, "postgres://") || strings.HasPrefix(location, "postgresql://")
}

// Open opens the store at a location: a folder, made when it is not there, or
// the address of a PostgreSQL database (postgres://user@host:port/name), which
// must be there. Tables are made where there are none; an older store is brought
// to the present form; one made by a newer Readout yields ErrNewer and is left
// as it is.
func Open(location string) (*Store, error) {
	open := openFolder
	if IsAddress(location) {
		open = openAddress
	}
	s, err := open(location)
	if err != nil {
		return nil, err
	}
	s.kept = newKept[string, [sha256.Size]byte, *readout.Record](maxKept)
	s.read.blocks = newKept[int64, struct{}, []byte](maxBlocks)
	err = s.migrate(context.Background())
	if err == nil {
		err = s.upgrade(context.Background())
	}
	if err != nil {
		s.Close()
		if errors.Is(err, ErrNewer) {
			return nil, fmt.Errorf("store %s: %w; update Readout or name another store", s.name, err)
		}
		return nil, fmt.Errorf("store %s: %w; if it is no Readout store, or may not be written, name another folder or database", s.name, err)
	}
	return s, nil
}

// migrate brings the tables to the present form. Two programs may open a new
// store at the same moment; the one that comes second finds the work done when
// it tries again.
func (s *Store) migrate(ctx context.Context) error {
	release, err := s.hold(ctx, s.db)
	if err != nil {
		return err
	}
	defer release()
	folder, kind := s.schema()
	sub, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return err
	}
	// Each part of the program numbers its migrations in a range of its own.
	provider, err := goose.NewProvider(kind, s.db, sub, goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	known := provider.ListSources()
	for try := 0; ; try++ {
		err := s.check(ctx, s)
		if err == nil {
			var version int64
			if version, err = provider.GetDBVersion(ctx); err == nil && version > known[len(known)-1].Version {
				return ErrNewer
			}
		}
		if err == nil {
			_, err = provider.Up(ctx)
		}
		if err == nil || try == 4 || errors.Is(err, errForeign) {
			return err
		}
		time.Sleep(time.Duration(50*(try+1)) * time.Millisecond)
	}
}

// Close ends the use of the store.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("store %s: %w", s.name, err)
	}
	return nil
}

// ask runs a statement and scans all its rows.
func ask[T any](ctx context.Context, s *Store, statement string, args []any, scan func(*sql.Rows) (T, error)) (out []T, err error) {
	out, err = rowsOf(ctx, s, s.db, statement, args, scan)
	if err != nil {
		err = fmt.Errorf("store %s: %w", s.name, err)
	}
	return out, err
}

// queryer is the database or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, statement string, args ...any) (*sql.Rows, error)
}

func rowsOf[T any](ctx context.Context, s *Store, in queryer, statement string, args []any, scan func(*sql.Rows) (T, error)) (out []T, err error) {
	rows, err := in.QueryContext(ctx, s.bind(statement), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
