package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // registers the driver
)

// errForeign: a database holds what no migration makes.
var errForeign = errors.New("take its records over by readout backup where it was made")

// File is the name of the database in a store's folder.
const File = "readout.db"

func openFolder(dir string) (*Store, error) {
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
	// A connection that is closed takes what it has read into memory with it.
	db.SetMaxIdleConns(idle)
	return &Store{db: db, name: file, dialect: sqliteDialect{}}, nil
}

// idle is how many connections wait for the next question.
const idle = 8

// source is the driver's name of a database: WAL lets others read while one
// writes, immediate transactions wait for the lock instead of failing halfway,
// and a commit is on disk before it is reported. A page that many transactions
// write goes into the file once for all of 128 MiB. The file may come from others:
// what its schema calls is not trusted, and damaged pages are noticed.
func source(file string) string {
	options := url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-32768)", "wal_autocheckpoint(32000)", "trusted_schema(0)", "cell_size_check(1)"},
		"_txlock": {"immediate"},
	}
	path := filepath.ToSlash(file)
	if filepath.VolumeName(file) != "" {
		path = "/" + path // file:///C:/…
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}
	return u.String()
}

type sqliteDialect struct{}

func (sqliteDialect) schema() (string, goose.Dialect) { return "sqlite", goose.DialectSQLite3 }

// hold has nothing to do: of two who make tables one fails and tries again.
func (sqliteDialect) hold(context.Context, *sql.DB) (func(), error) { return func() {}, nil }

// keeping locks a file beside the database; the system lets go when the process
// ends.
func (sqliteDialect) keeping(_ context.Context, s *Store) (release func(), ok bool, err error) {
	lock := flock.New(filepath.Join(filepath.Dir(s.name), "stories.lock"))
	ok, err = lock.TryLock()
	return func() { lock.Close() }, ok, err
}

// check refuses a file with views or triggers that no migration makes: they
// would run what somebody else wrote whenever the tables are asked or written.
func (sqliteDialect) check(ctx context.Context, s *Store) error {
	found, err := rowsOf(ctx, s, s.db, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY name", nil,
		func(r *sql.Rows) (v [2]string, err error) { return v, r.Scan(&v[0], &v[1]) })
	if err != nil {
		return err
	}
	var own string
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	for _, f := range files {
		b, bad := fs.ReadFile(migrations, f)
		own, err = own+string(b), errors.Join(err, bad)
	}
	for _, v := range found {
		if !strings.Contains(own, "\n"+v[1]+";") {
			return fmt.Errorf("it has a %s, which no Readout store has; %w", v[0], errForeign)
		}
	}
	return err
}

func (sqliteDialect) bind(statement string) string { return statement }

// alone has nothing to do: an immediate transaction is alone.
func (sqliteDialect) alone(context.Context, *sql.Tx) error { return nil }

func (sqliteDialect) arrays() bool { return false }

// rowsAtOnce is how many small rows one statement adds: calling it costs more than
// adding a row.
const rowsAtOnce = 64

func (sqliteDialect) insert(ctx context.Context, _ *sql.Conn, tx *sql.Tx, t table) error {
	rest := t.rows
	for _, n := range []int{rowsAtOnce, 1} {
		if n > 1 && !t.many || len(rest) < n {
			continue
		}
		// What fails ends the transaction anyway; to be able to undo one statement
		// costs as much again.
		row := "(?" + strings.Repeat(", ?", len(t.columns)-1) + ")"
		stmt, err := tx.PrepareContext(ctx, fmt.Sprintf("INSERT OR ROLLBACK INTO %s (%s) VALUES %s%s", t.name, strings.Join(t.columns, ", "), row, strings.Repeat(", "+row, n-1)))
		if err != nil {
			return err
		}
		defer stmt.Close()
		for ; len(rest) >= n; rest = rest[n:] {
			if _, err := stmt.ExecContext(ctx, slices.Concat(rest[:n]...)...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (sqliteDialect) carded(ctx context.Context, db *sql.DB, positions []int64, counted bool) ([]candidate, error) {
	marks, args := strings.Repeat(", ?", len(positions)-1), []any{flag(counted)}
	for _, p := range positions {
		args = append(args, p)
	}
	rows, err := db.QueryContext(ctx, "SELECT pos, document, card FROM cards WHERE counted >= ? AND pos IN (?"+marks+") ORDER BY pos DESC", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []candidate
	for rows.Next() {
		var c candidate
		if err := rows.Scan(&c.pos, &c.document, &c.packed); err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, rows.Err()
}

func (sqliteDialect) tidying() []string { return []string{"PRAGMA optimize"} }
