package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout/readout"
)

// Put keeps a record under its document's id. Putting the same record again
// changes nothing; another record of the same document replaces it. added is
// false when nothing changed.
func (s *Store) Put(ctx context.Context, rec *readout.Record) (added bool, err error) {
	packed, err := pack(rec)
	if err != nil {
		return false, err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	d := rec.Document
	var old []byte
	err = tx.QueryRowContext(ctx, "SELECT record FROM documents WHERE id = ?", d.ID).Scan(&old)
	switch {
	case err == nil && bytes.Equal(old, packed):
		return false, nil
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return false, fmt.Errorf("store: %w", err)
	}
	if err := replace(ctx, tx, rec, packed); err != nil {
		return false, fmt.Errorf("store: %s: %w", d.ID, err)
	}
	if err := tx.Commit(); err != nil {
		return false, fmt.Errorf("store: %s: %w", d.ID, err)
	}
	return true, nil
}

func replace(ctx context.Context, tx *sql.Tx, rec *readout.Record, packed []byte) error {
	d := rec.Document
	if _, err := tx.ExecContext(ctx, "DELETE FROM documents WHERE id = ?", d.ID); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx,
		"INSERT INTO documents (id, published, title, publisher, url, language, events, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		d.ID, d.Published, d.Title, d.Publisher, d.URL, d.Language, len(rec.Events), packed)
	if err != nil {
		return err
	}
	for _, e := range rec.Events {
		starts := ""
		if e.Time != nil {
			starts = e.Time.Start
		}
		_, err := tx.ExecContext(ctx,
			"INSERT INTO events (document, id, plover, cameo, modality, polarity, starts) VALUES (?, ?, ?, ?, ?, ?, ?)",
			d.ID, e.ID, e.Plover, e.Cameo, e.Modality, e.Polarity, starts)
		if err != nil {
			return err
		}
	}
	for _, c := range rec.Claims {
		_, err := tx.ExecContext(ctx, "INSERT INTO claims (document, id, event, status) VALUES (?, ?, ?, ?)", d.ID, c.ID, c.Event, c.Status)
		if err != nil {
			return err
		}
	}
	return nil
}

// pack writes a record as gzipped JSON; equal records give equal bytes.
func pack(rec *readout.Record) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(rec); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return b.Bytes(), nil
}

func unpack(b []byte) (*readout.Record, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	rec := new(readout.Record)
	return rec, json.Unmarshal(raw, rec)
}

// Get returns the record of a document. The id may be shortened to a beginning
// that only one document has; "sha256:" may be left out.
func (s *Store) Get(ctx context.Context, id string) (*readout.Record, error) {
	if !strings.HasPrefix(id, "sha256:") {
		id = "sha256:" + id
	}
	rows, err := s.db.QueryContext(ctx, "SELECT id, record FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", id, id+"~")
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var packed []byte
	n := 0
	for rows.Next() {
		var found string
		if err := rows.Scan(&found, &packed); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		if n++; n > 1 {
			return nil, fmt.Errorf("store: more than one article's id begins with %s; give more of it", id)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if n == 0 {
		return nil, fmt.Errorf("store: %s: %w", id, ErrNotFound)
	}
	rec, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("store: record %s is damaged: %w; read the article again", id, err)
	}
	return rec, nil
}

// Summary is one line of a list of articles.
type Summary struct {
	ID, Published, Title string
	Events               int
}

// List returns up to limit articles, newest published first, that follow the
// one with the id after (empty: from the beginning), and the id to go on from,
// empty at the end.
func (s *Store) List(ctx context.Context, after string, limit int) ([]Summary, string, error) {
	published := ""
	if after != "" {
		err := s.db.QueryRowContext(ctx, "SELECT published FROM documents WHERE id = ?", after).Scan(&published)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, "", fmt.Errorf("store: %s: %w", after, ErrNotFound)
		} else if err != nil {
			return nil, "", fmt.Errorf("store: %w", err)
		}
	}
	rows, err := s.db.QueryContext(ctx, `SELECT id, published, title, events FROM documents
		WHERE ? = '' OR published < ? OR published = ? AND id > ?
		ORDER BY published DESC, id LIMIT ?`, after, published, published, after, limit+1)
	if err != nil {
		return nil, "", fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var out []Summary
	for rows.Next() {
		var x Summary
		if err := rows.Scan(&x.ID, &x.Published, &x.Title, &x.Events); err != nil {
			return nil, "", fmt.Errorf("store: %w", err)
		}
		out = append(out, x)
	}
	if len(out) > limit {
		out = out[:limit]
		return out, out[limit-1].ID, rows.Err()
	}
	return out, "", rows.Err()
}
