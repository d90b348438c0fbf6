package alert

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // registers the driver
)

// File is the name of the database of alerts, in the store's folder.
const File = "alerts.db"

// ErrUnknown means that there is no alert of that name.
var ErrUnknown = errors.New("no such alert")

const tables = `
CREATE TABLE IF NOT EXISTS alerts (name TEXT PRIMARY KEY, definition TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS notices (alert TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, document TEXT NOT NULL,
	silent INTEGER NOT NULL, PRIMARY KEY (alert, id));
CREATE TABLE IF NOT EXISTS deliveries (alert TEXT NOT NULL, notice TEXT NOT NULL, channel TEXT NOT NULL,
	state TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL, problem TEXT NOT NULL, PRIMARY KEY (alert, notice, channel));
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due);`

// State is the alerts, what they found, and what was sent of it.
type State struct{ db *sql.DB }

// Open opens the state in a folder, and makes it when it is not there. It holds
// secrets: only its owner may read it.
func Open(dir string) (*State, error) {
	file, err := filepath.Abs(filepath.Join(dir, File))
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	f.Close()
	options := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)"}, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: filepath.ToSlash(file), RawQuery: options.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("alerts %s: %w", file, err)
	}
	if _, err := db.Exec(tables); err != nil {
		db.Close()
		return nil, fmt.Errorf("alerts %s: %w", file, err)
	}
	return &State{db}, nil
}

// Close ends the use of the state.
func (s *State) Close() error { return s.db.Close() }

// Add keeps a new alert. What the store knows already, as found, is written down
// and not sent; pass nil to have it sent.
func (s *State) Add(ctx context.Context, a *Alert, known []Notice) error {
	if err := a.Check(); err != nil {
		return err
	}
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO alerts VALUES (?, ?)", a.Name, string(b))
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("%w: there is one of the name %s; remove it first", ErrAlert, a.Name))
		}
		_, err = keep(ctx, tx, a, known, true, time.Time{})
		return err
	})
}

// Remove forgets an alert and all that it found.
func (s *State) Remove(ctx context.Context, name string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, "DELETE FROM alerts WHERE name = ?", name)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("%s: %w", name, ErrUnknown))
		}
		_, notices := tx.ExecContext(ctx, "DELETE FROM notices WHERE alert = ?", name)
		_, deliveries := tx.ExecContext(ctx, "DELETE FROM deliveries WHERE alert = ?", name)
		return errors.Join(notices, deliveries)
	})
}

func (s *State) change(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("alerts: %w", err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Status is an alert and how its sending stands.
type Status struct {
	Alert
	Found, Waiting, Sent, Failed int
	Problem                      string // of the last that failed or waits after a failure
}

// List gives all alerts by name.
func (s *State) List(ctx context.Context) ([]Status, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT definition, (SELECT count(*) FROM notices n WHERE n.alert = a.name AND silent = 0),
		(SELECT count(*) FROM deliveries d WHERE d.alert = a.name AND state = 'waiting'),
		(SELECT count(*) FROM deliveries d WHERE d.alert = a.name AND state = 'sent'),
		(SELECT count(*) FROM deliveries d WHERE d.alert = a.name AND state = 'failed'),
		coalesce((SELECT problem FROM deliveries d WHERE d.alert = a.name AND problem <> '' ORDER BY due DESC LIMIT 1), '')
		FROM alerts a ORDER BY name`)
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	defer rows.Close()
	var out []Status
	for rows.Next() {
		var x Status
		var definition string
		if err := rows.Scan(&definition, &x.Found, &x.Waiting, &x.Sent, &x.Failed, &x.Problem); err != nil {
			return nil, fmt.Errorf("alerts: %w", err)
		}
		if err := json.Unmarshal([]byte(definition), &x.Alert); err != nil {
			return nil, fmt.Errorf("alerts: %w", err)
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// Get gives one alert; ErrUnknown when there is none of the name.
func (s *State) Get(ctx context.Context, name string) (*Alert, error) {
	var definition string
	err := s.db.QueryRowContext(ctx, "SELECT definition FROM alerts WHERE name = ?", name).Scan(&definition)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%s: %w; readout alert list shows those there are", name, ErrUnknown)
	}
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	a := &Alert{}
	return a, json.Unmarshal([]byte(definition), a)
}

// Notices gives the newest of what an alert told of, the newest first.
func (s *State) Notices(ctx context.Context, name string, limit int) ([]Notice, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT body FROM notices WHERE alert = ? AND silent = 0 ORDER BY rowid DESC LIMIT ?", name, limit)
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	defer rows.Close()
	var out []Notice
	for rows.Next() {
		var body string
		var n Notice
		if err := rows.Scan(&body); err != nil {
			return nil, fmt.Errorf("alerts: %w", err)
		}
		if err := json.Unmarshal([]byte(body), &n); err != nil {
			return nil, fmt.Errorf("alerts: %w", err)
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// told gives the documents that an alert has told of, or that it knew.
func (s *State) told(ctx context.Context, name string) (map[string]bool, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT document FROM notices WHERE alert = ?", name)
	if err != nil {
		return nil, fmt.Errorf("alerts: %w", err)
	}
	defer rows.Close()
	out := map[string]bool{}
	for rows.Next() {
		var d string
		if err := rows.Scan(&d); err != nil {
			return nil, fmt.Errorf("alerts: %w", err)
		}
		out[d] = true
	}
	return out, rows.Err()
}

// keep writes down what is new of what was found, and what is to be sent of it,
// at once. It counts the new ones.
func keep(ctx context.Context, tx *sql.Tx, a *Alert, found []Notice, silent bool, now time.Time) (int, error) {
	added := 0
	for _, n := range found {
		n.Found = now.UTC().Format(time.RFC3339)
		body, err := json.Marshal(n)
		if err != nil {
			return 0, err
		}
		r, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO notices VALUES (?, ?, ?, ?, ?)", a.Name, n.ID, string(body), n.Document, silent)
		if err != nil {
			return 0, fmt.Errorf("alerts: %w", err)
		}
		if k, err := r.RowsAffected(); err != nil || k == 0 || silent {
			continue
		}
		added++
		for _, c := range a.channels() {
			if _, err := tx.ExecContext(ctx, "INSERT INTO deliveries VALUES (?, ?, ?, 'waiting', 0, ?, '')", a.Name, n.ID, c, now.Unix()); err != nil {
				return 0, fmt.Errorf("alerts: %w", err)
			}
		}
	}
	return added, nil
}
