package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // registers the driver
)

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
	return &Store{db: db, name: file, dialect: sqliteDialect{}}, nil
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

type sqliteDialect struct{}

func (sqliteDialect) schema() (string, goose.Dialect) { return "sqlite", goose.DialectSQLite3 }

// hold has nothing to do: of two who make tables one fails and tries again.
func (sqliteDialect) hold(context.Context, *sql.DB) (func(), error) { return func() {}, nil }

func (sqliteDialect) bind(statement string) string { return statement }

// alone has nothing to do: an immediate transaction is alone.
func (sqliteDialect) alone(context.Context, *sql.Tx) error { return nil }

func (sqliteDialect) insert(ctx context.Context, _ *sql.Conn, tx *sql.Tx, t table) error {
	if len(t.rows) == 0 {
		return nil
	}
	stmt, err := tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s)", t.name, strings.Join(t.columns, ", "), strings.Repeat(", ?", len(t.columns)-1)))
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, row := range t.rows {
		if _, err := stmt.ExecContext(ctx, row...); err != nil {
			return err
		}
	}
	return nil
}
