package store

import (
	"encoding/json"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Faulty says of an error of putting records that a record is at fault, and not
// the store: no later try will keep it.
func Faulty(err error) bool {
	var value *json.UnsupportedValueError
	var marshal *json.MarshalerError
	if errors.As(err, &value) || errors.As(err, &marshal) || errors.Is(err, errNoID) || errors.Is(err, errLarge) {
		return true
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_RANGE:
			return true
		}
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) && len(pg.Code) == 5 {
		switch pg.Code[:2] {
		case "22", "23", "54": // data that no column takes, constraints, limits
			return true
		}
	}
	return false
}
