package store

import (
	"context"
	"database/sql"
	"fmt"
)

// KeepFeed remembers what its JSON says of a watched feed, in place of what was
// remembered of the same address.
func (s *Store) KeepFeed(ctx context.Context, address string, state []byte) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err := s.db.ExecContext(ctx, s.bind("INSERT INTO feeds (address, state) VALUES (?1, ?2) ON CONFLICT (address) DO UPDATE SET state = excluded.state"),
		plain(address), plain(string(state)))
	if err != nil {
		return fmt.Errorf("store %s: feed %s: %w", s.name, address, err)
	}
	return nil
}

// Feeds gives what is remembered of all watched feeds, in the order of their
// addresses.
func (s *Store) Feeds(ctx context.Context) ([][]byte, error) {
	return ask(ctx, s, "SELECT state FROM feeds ORDER BY address", nil, func(r *sql.Rows) (state []byte, err error) { return state, r.Scan(&state) })
}
