package store

import (
	"context"
	"database/sql"
)

// Places gives up to limit documents that were put into stories after number n, in
// the order of their numbers, with what goes on in their stories (ID empty where
// nothing is known of it): all that another store needs to go on from there.
func (s *Store) Places(ctx context.Context, n int64, limit int) ([]InWindow, error) {
	return ask(ctx, s, `SELECT p.document, p.at, p.n, p.story, p.digest, p.compared, COALESCE(t.id, ''), COALESCE(t.n, 0), COALESCE(t.joined, 0)
		FROM storied p LEFT JOIN stories t ON t.id = p.story WHERE p.n >= 0 AND p.n > ?1 ORDER BY p.n LIMIT ?2`, []any{n, limit},
		func(r *sql.Rows) (v InWindow, err error) {
			return v, r.Scan(&v.Document, &v.At, &v.N, &v.Placed.Story, &v.Digest, &v.Compared, &v.Story.ID, &v.Story.N, &v.Story.Joined)
		})
}
