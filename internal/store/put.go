package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"readout/readout"
)

var errNoID = errors.New("store: a record without document.id cannot be kept")

// Put keeps a record under its document's id. The same record again changes
// nothing; another record of the same document (from another version of
// Readout, or with a date given) takes the old one's place. added is false when
// nothing changed. A copy or version of another document is linked to it and
// counted no more than once, whichever comes first. Once Put returns without error the record is on disk, all of
// it.
func (s *Store) Put(ctx context.Context, rec *readout.Record) (added bool, err error) {
	if rec == nil || rec.Document.ID == "" {
		return false, errNoID
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("store %s: %s is not kept: %w", s.file, rec.Document.ID, err)
		}
	}()
	rec = unlinked(rec)
	b, err := json.Marshal(rec)
	if err != nil {
		return false, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // does nothing after Commit
	digest := sha256.Sum256(b)
	var old []byte
	var compared bool // a store of an older Readout has documents that were never compared
	err = tx.QueryRowContext(ctx, "SELECT digest, EXISTS (SELECT 1 FROM kin WHERE document = id) FROM documents WHERE id = ?", rec.Document.ID).Scan(&old, &compared)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return false, err
	case compared && bytes.Equal(old, digest[:]):
		return false, nil
	default:
		if _, err := tx.ExecContext(ctx, "DELETE FROM documents WHERE id = ?", rec.Document.ID); err != nil {
			return false, err
		}
	}
	packed, err := pack(b)
	if err != nil {
		return false, err
	}
	if err := insert(ctx, tx, rec, digest[:], packed); err != nil {
		return false, err
	}
	if err := tx.Commit(); err != nil {
		return false, err
	}
	return true, nil
}

func insert(ctx context.Context, tx *sql.Tx, rec *readout.Record, digest, packed []byte) error {
	d := rec.Document
	if _, err := tx.ExecContext(ctx, `INSERT INTO documents
		(id, published, published_utc, title, url, publisher, language, skipped, events, claims, digest, record)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.ID, d.Published, sortable(d.Published), d.Title, d.URL, d.Publisher, d.Language, d.Skipped,
		len(rec.Events), len(rec.Claims), digest, packed); err != nil {
		return err
	}
	if err := insertRows(ctx, tx, rec); err != nil {
		return err
	}
	return link(ctx, tx, rec)
}

func insertRows(ctx context.Context, tx *sql.Tx, rec *readout.Record) error {
	for _, r := range rowsOf(rec) {
		if _, err := tx.ExecContext(ctx, r.insert, append([]any{rec.Document.ID}, r.values...)...); err != nil {
			return err
		}
	}
	return nil
}

// row is one line of a table that records are looked up in.
type row struct {
	insert string
	values []any // after the document's id
}

func rowsOf(rec *readout.Record) []row {
	var rows []row
	for _, e := range rec.Events {
		start, end := interval(e.Time)
		rows = append(rows, row{"INSERT INTO events (document, id, plover, mode, modality, polarity, starts, ends) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			[]any{e.ID, e.Plover, e.Mode, e.Modality, e.Polarity, start, end}})
	}
	name := map[string]string{}
	for _, a := range rec.Actors {
		name[a.ID] = a.Name
	}
	for _, st := range rec.Statements {
		rows = append(rows, row{"INSERT INTO statements (document, id, speaker, speaker_kind, act) VALUES (?, ?, ?, ?, ?)",
			[]any{st.ID, name[st.Speaker], st.SpeakerKind, st.Act}})
	}
	for _, c := range rec.Claims {
		rows = append(rows, row{"INSERT INTO claims (document, id, event, status) VALUES (?, ?, ?, ?)", []any{c.ID, c.Event, c.Status}})
	}
	for _, f := range rec.Figures {
		rows = append(rows, row{"INSERT INTO figures (document, id, unit, value, event) VALUES (?, ?, ?, ?, ?)", []any{f.ID, f.Unit, f.Value, f.Event}})
	}
	return rows
}

// interval gives the sortable ends of a time, both empty when it is unknown.
func interval(t *readout.Time) (start, end string) {
	if t == nil {
		return "", ""
	}
	start, end = sortable(t.Start), sortable(t.End)
	if end == "" {
		end = start
	}
	return start, end
}

// sortable writes an RFC 3339 date-time or a date so that the order of the
// strings is the order of the times: in UTC. It gives an empty string for what
// is neither.
func sortable(s string) string {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	return ""
}

func pack(b []byte) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unpack(b []byte) (*readout.Record, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("damaged record: %w", err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("damaged record: %w", err)
	}
	rec := &readout.Record{}
	if err := json.Unmarshal(plain, rec); err != nil {
		return nil, fmt.Errorf("damaged record: %w", err)
	}
	return rec, nil
}
