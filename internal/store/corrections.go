package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"readout/readout"
)

// Correct keeps a correction; the same one again (readout.Correction.Complete
// gives it its id) takes the earlier one's place.
func (s *Store) Correct(ctx context.Context, c readout.Correction) error {
	body, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("store %s: correction %s: %w", s.name, c.ID, err)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err = s.db.ExecContext(ctx, s.bind(`INSERT INTO corrections (id, document, at, body) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (id) DO UPDATE SET at = excluded.at, body = excluded.body`), c.ID, c.Document, sortable(c.At), plain(string(body)))
	if err != nil {
		return fmt.Errorf("store %s: correction %s: %w", s.name, c.ID, err)
	}
	return nil
}

// Corrections gives the corrections of a document, of all documents when it is
// empty, in the order in which they were made.
func (s *Store) Corrections(ctx context.Context, document string) ([]readout.Correction, error) {
	return ask(ctx, s, "SELECT body FROM corrections WHERE ?1 = '' OR document = ?1 ORDER BY at, id", []any{document}, func(r *sql.Rows) (c readout.Correction, err error) {
		var body string
		if err := r.Scan(&body); err != nil {
			return c, err
		}
		return c, json.Unmarshal([]byte(body), &c)
	})
}
