package store

import (
	"context"
	"database/sql"
)

// Arrival is a document that came into the store, or came again changed.
type Arrival struct {
	N         int64 // grows with time
	At        string
	ID        string
	Title     string
	Publisher string
	Events    int
	Claims    int
	Skipped   string
}

// Arrivals gives up to limit documents that came after number n, the earliest
// first. With n below zero it gives the last limit ones.
func (s *Store) Arrivals(ctx context.Context, n int64, limit int) ([]Arrival, error) {
	if n < 0 {
		last, err := ask(ctx, s, "SELECT COALESCE(max(n), 0) FROM arrivals", nil, func(r *sql.Rows) (v int64, err error) { return v, r.Scan(&v) })
		if err != nil {
			return nil, err
		}
		n = last[0] - int64(limit)
	}
	return ask(ctx, s, `SELECT a.n, a.at, d.id, d.title, d.publisher, d.events, d.claims, d.skipped
		FROM arrivals a JOIN documents d ON d.id = a.document WHERE a.n > ?1 ORDER BY a.n LIMIT ?2`, []any{n, limit},
		func(r *sql.Rows) (a Arrival, err error) {
			return a, r.Scan(&a.N, &a.At, &a.ID, &a.Title, &a.Publisher, &a.Events, &a.Claims, &a.Skipped)
		})
}
