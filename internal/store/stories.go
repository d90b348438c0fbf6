package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout/readout"
)

// ErrStale is what Place yields when another process has put documents into
// stories meanwhile.
var ErrStale = errors.New("another process puts documents into stories")

// Placed is a document's place among the stories. What Digest and Compared hold
// the store does not know.
type Placed struct {
	Document string
	At       string // RFC 3339 in UTC; empty when no publication was known yet
	N        int64  // in which order it was put into a story, from 0 on
	Story    string
	Digest   []byte // what lists of stories show of it; nil leaves what is there
	Compared []byte // by what it is compared with others; nil once it has left the window
}

// StoryState is what goes on in a story that is still compared.
type StoryState struct {
	ID        string
	N, Joined int64
}

// Placement is what came of some documents.
type Placement struct {
	Next    int64       // how many documents were in stories before
	Renamed [][2]string // stories of which all documents belong to another now, in order
	Placed  []Placed
	Stories []StoryState
	Digests map[string][]byte // of documents that stay where they are and were read again
}

// Waiting is a document that was not put into a story yet, or has a story and was
// read again.
type Waiting struct {
	Record *readout.Record
	Story  string
}

// Keeping lets one process at a time put documents into stories, until release is
// called or the process ends. ok is false while another does.
func (s *Store) Keeping(ctx context.Context) (release func(), ok bool, err error) {
	release, ok, err = s.keeping(ctx, s)
	if err != nil {
		err = fmt.Errorf("store %s: %w", s.name, err)
	}
	return release, ok, err
}

// Waiting gives up to limit documents that wait for a story, those published
// first first. One whose record cannot be read waits no more until it is read
// again.
func (s *Store) Waiting(ctx context.Context, limit int) (out []Waiting, err error) {
	type row struct{ id, story string }
	rows, err := ask(ctx, s, "SELECT s.document, s.story FROM storied s JOIN documents d ON d.id = s.document WHERE s.waits = 1 ORDER BY s.at, s.document LIMIT ?1", []any{limit},
		func(r *sql.Rows) (v row, err error) { return v, r.Scan(&v.id, &v.story) })
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, v := range rows {
		ids[i] = v.id
	}
	list, err := s.loadAll(ctx, ids)
	if err != nil {
		return nil, err
	}
	by := map[string]*readout.Record{}
	for _, rec := range list {
		by[rec.Document.ID] = rec
	}
	for _, v := range rows {
		if rec := by[v.id]; rec != nil {
			out = append(out, Waiting{rec, v.story})
		} else if err := s.leaveOut(ctx, v.id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *Store) leaveOut(ctx context.Context, id string) error {
	return s.write(ctx, func(b *batch) error {
		_, err := b.tx.ExecContext(ctx, b.bind("UPDATE storied SET waits = 0 WHERE document = ?1"), id)
		return err
	})
}

// InWindow is a document that new ones are compared with.
type InWindow struct {
	Placed
	Story  StoryState
	Record *readout.Record // empty when it cannot be read
}

// Window gives up to limit documents that new ones are compared with, after number
// n, in the order of their numbers.
func (s *Store) Window(ctx context.Context, n int64, limit int) ([]InWindow, error) {
	type row struct {
		InWindow
		packed []byte
	}
	rows, err := ask(ctx, s, `SELECT s.document, s.at, s.n, s.story, s.compared, COALESCE(t.n, s.n), COALESCE(t.joined, 0), d.record
		FROM storied s JOIN documents d ON d.id = s.document LEFT JOIN stories t ON t.id = s.story WHERE s.compared IS NOT NULL AND s.n > ?1 ORDER BY s.n LIMIT ?2`, []any{n, limit},
		func(r *sql.Rows) (v row, err error) {
			err = r.Scan(&v.Document, &v.At, &v.N, &v.Placed.Story, &v.Compared, &v.Story.N, &v.Story.Joined, &v.packed)
			v.Story.ID = v.Placed.Story
			return v, err
		})
	if err != nil {
		return nil, err
	}
	err = each(rows, func(v *row) error {
		var bad error
		if v.Record, bad = unpack(v.packed); bad != nil {
			v.Record = &readout.Record{}
		}
		return nil
	})
	out := make([]InWindow, len(rows))
	for i, v := range rows {
		out[i] = v.InWindow
	}
	return out, err
}

// Placements gives how many documents were put into stories, and the latest
// publication among them.
func (s *Store) Placements(ctx context.Context) (next int64, newest string, err error) {
	_, err = ask(ctx, s, "SELECT COALESCE(MAX(n), -1) + 1, COALESCE(MAX(at), '') FROM storied WHERE n >= 0", nil,
		func(r *sql.Rows) (bool, error) { return true, r.Scan(&next, &newest) })
	return next, newest, err
}

// Place keeps what came of some documents, all of it or nothing.
func (s *Store) Place(ctx context.Context, p Placement) error {
	err := s.write(ctx, func(b *batch) error {
		next := int64(0)
		if err := b.tx.QueryRowContext(ctx, "SELECT COALESCE(MAX(n), -1) + 1 FROM storied WHERE compared IS NOT NULL").Scan(&next); err != nil {
			return err
		}
		if next != p.Next {
			return ErrStale
		}
		touched := map[string]bool{}
		for _, r := range p.Renamed {
			touched[r[0]], touched[r[1]] = true, true
			if _, err := b.tx.ExecContext(ctx, b.bind("UPDATE storied SET story = ?1 WHERE story = ?2"), r[1], r[0]); err != nil {
				return err
			}
		}
		if err := b.place(ctx, p.Placed, touched); err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(p.Digests)) {
			if _, err := b.tx.ExecContext(ctx, b.bind("UPDATE storied SET digest = ?1, waits = 0 WHERE document = ?2"), blob(p.Digests[id]), id); err != nil {
				return err
			}
		}
		return b.countStories(ctx, p.Stories, touched)
	})
	if err != nil {
		err = fmt.Errorf("store %s: stories are not kept: %w", s.name, err)
	}
	return err
}

// blob is a value that is NULL when there is none.
func blob(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

// place writes the places of documents and notes the stories that they were or
// are in.
func (b *batch) place(ctx context.Context, list []Placed, touched map[string]bool) error {
	ids := make([]string, len(list))
	for i, p := range list {
		ids[i], touched[p.Story] = p.Document, true
	}
	before, err := in(ctx, b, "SELECT DISTINCT story FROM storied WHERE story <> '' AND document IN (%s)", ids, func(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) })
	if err != nil {
		return err
	}
	for _, id := range before {
		touched[id] = true
	}
	const (
		row     = "(?, ?, CAST(? AS BIGINT), ?, ?, ?, 0)"
		columns = 6
	)
	for piece := range slices.Chunk(list, maxValues/columns) {
		var args []any
		for _, p := range piece {
			args = append(args, p.Document, p.At, p.N, p.Story, blob(p.Digest), blob(p.Compared))
		}
		if _, err := b.tx.ExecContext(ctx, b.bind("INSERT INTO storied (document, at, n, story, digest, compared, waits) VALUES "+row+strings.Repeat(", "+row, len(piece)-1)+
			` ON CONFLICT (document) DO UPDATE SET at = excluded.at, n = excluded.n, story = excluded.story, compared = excluded.compared,
			waits = CASE WHEN excluded.digest IS NULL THEN storied.waits ELSE 0 END, digest = COALESCE(excluded.digest, storied.digest)`), args...); err != nil {
			return err
		}
	}
	return nil
}

// countStories writes how many documents stories have, and what goes on in them.
func (b *batch) countStories(ctx context.Context, states []StoryState, touched map[string]bool) error {
	for _, st := range states {
		touched[st.ID] = true
		if _, err := b.tx.ExecContext(ctx, b.bind("INSERT INTO stories (id, n, joined, articles) VALUES (?1, ?2, ?3, 0) ON CONFLICT (id) DO UPDATE SET n = excluded.n, joined = excluded.joined"),
			st.ID, st.N, st.Joined); err != nil {
			return err
		}
	}
	ids := slices.Sorted(maps.Keys(touched))
	if len(ids) == 0 {
		return nil
	}
	type count struct {
		id string
		n  int
	}
	counts, err := in(ctx, b, "SELECT story, COUNT(*) FROM storied WHERE story IN (%s) GROUP BY story", ids, func(r *sql.Rows) (v count, err error) { return v, r.Scan(&v.id, &v.n) })
	if err != nil {
		return err
	}
	of := map[string]int{}
	for _, c := range counts {
		of[c.id] = c.n
	}
	for _, id := range ids {
		statement, args := "UPDATE stories SET articles = ?1 WHERE id = ?2", []any{of[id], id}
		if of[id] == 0 {
			statement, args = "DELETE FROM stories WHERE id = ?1", []any{id}
		}
		if _, err := b.tx.ExecContext(ctx, b.bind(statement), args...); err != nil {
			return err
		}
	}
	return nil
}
