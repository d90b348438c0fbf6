package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"readout/readout"
)

const idPrefix = "sha256:"

// Get gives the record of a document. id may be the beginning of an id, with or
// without "sha256:", when only one document's id begins so; otherwise the error
// is ErrAmbiguous, or ErrNotFound.
func (s *Store) Get(ctx context.Context, id string) (*readout.Record, error) {
	full, err := s.resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.load(ctx, full)
}

func (s *Store) resolve(ctx context.Context, id string) (string, error) {
	if !strings.HasPrefix(id, idPrefix) {
		id = idPrefix + id
	}
	if id == idPrefix {
		return "", fmt.Errorf("store %s: an empty id: %w", s.name, ErrNotFound)
	}
	// No id has a character after "f", so these are all that begin with id.
	found, err := query(ctx, s, "SELECT id FROM documents WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2", []any{id, id + "~"},
		func(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) })
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", fmt.Errorf("store %s: %s is %w; list what is there with readout list", s.name, id, ErrNotFound)
	case len(found) > 1 && found[0] != id:
		return "", fmt.Errorf("store %s: %s is %w; write more of it", s.name, id, ErrAmbiguous)
	}
	return found[0], nil
}

func (s *Store) load(ctx context.Context, id string) (*readout.Record, error) {
	var packed []byte
	err := s.db.QueryRowContext(ctx, s.bind("SELECT record FROM documents WHERE id = ?1"), id).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("store %s: %s: %w", s.name, id, err)
	}
	rec, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("store %s: %s: %w; read the article again to mend it", s.name, id, err)
	}
	return rec, s.linked(ctx, rec)
}

// Summary is what a list shows of a document.
type Summary struct {
	ID        string
	Published string // as in the record; empty when unknown
	Title     string
	URL       string
	Publisher string
	Language  string
	Skipped   string // why the document was not coded; empty when it was
	Events    int    // how many
	Claims    int
	Original  string // the document that is counted instead of this one; empty: this one is
	Kind      string // what this one is to it: copy or version
	Copies    int    // how many copies this one has
}

// List gives up to limit documents, newest published first, those without a
// date last. after is the id of the document to go on after, empty for the
// beginning; next is what to pass for the following page, empty when there is
// none.
func (s *Store) List(ctx context.Context, after string, limit int) (page []Summary, next string, err error) {
	if limit < 1 {
		return nil, "", fmt.Errorf("store %s: a list of %d documents; ask for one or more", s.name, limit)
	}
	where, args := "", []any{}
	if after != "" {
		id, err := s.resolve(ctx, after)
		if err != nil {
			return nil, "", err
		}
		where = `WHERE (published_utc < (SELECT published_utc FROM documents WHERE id = ?1)
			OR published_utc = (SELECT published_utc FROM documents WHERE id = ?1) AND id > ?1)`
		args = append(args, id)
	}
	// One more than asked for tells whether there is a next page.
	page, err = query(ctx, s, fmt.Sprintf(`SELECT id, published, title, url, publisher, language, skipped, events, claims,
		COALESCE((SELECT original FROM kin WHERE document = id), ''), COALESCE((SELECT kind FROM kin WHERE document = id), ''),
		(SELECT COUNT(*) FROM kin WHERE original = id AND kind = 'copy')
		FROM documents %s ORDER BY published_utc DESC, id LIMIT %d`, where, limit+1), args,
		func(r *sql.Rows) (d Summary, err error) {
			return d, r.Scan(&d.ID, &d.Published, &d.Title, &d.URL, &d.Publisher, &d.Language, &d.Skipped, &d.Events, &d.Claims, &d.Original, &d.Kind, &d.Copies)
		})
	if err != nil {
		return nil, "", err
	}
	if len(page) > limit {
		page = page[:limit]
		next = page[limit-1].ID
	}
	return page, next, nil
}

// EventHit is an event and the record it stands in.
type EventHit struct {
	Record *readout.Record
	Event  *readout.Event
}

// Scheduled gives up to limit planned events that end after from, the earliest
// first. Events without a time are left out: they have no place in a calendar.
func (s *Store) Scheduled(ctx context.Context, from time.Time, limit int) ([]EventHit, error) {
	refs, err := s.refs(ctx, `SELECT document, id FROM events
		WHERE modality = 'scheduled' AND starts <> '' AND (ends > ?1 OR starts >= ?1)
		ORDER BY starts, document, id LIMIT ?2`, from.UTC().Format(time.RFC3339), limit)
	if err != nil {
		return nil, err
	}
	var hits []EventHit
	err = s.eachRef(ctx, refs, func(rec *readout.Record, id string) {
		if e := rec.Event(id); e != nil {
			hits = append(hits, EventHit{rec, e})
		}
	})
	return hits, err
}

// ClaimHit is a claim and the record it stands in.
type ClaimHit struct {
	Record *readout.Record
	Claim  *readout.Claim
}

// Claims gives up to limit claims of a status ("contested"), those of the newest
// documents first.
func (s *Store) Claims(ctx context.Context, status string, limit int) ([]ClaimHit, error) {
	refs, err := s.refs(ctx, `SELECT c.document, c.id FROM claims c JOIN documents d ON d.id = c.document
		WHERE c.status = ?1 ORDER BY d.published_utc DESC, c.document, c.id LIMIT ?2`, status, limit)
	if err != nil {
		return nil, err
	}
	var hits []ClaimHit
	err = s.eachRef(ctx, refs, func(rec *readout.Record, id string) {
		for i := range rec.Claims {
			if rec.Claims[i].ID == id {
				hits = append(hits, ClaimHit{rec, &rec.Claims[i]})
			}
		}
	})
	return hits, err
}

// ref names a part of a record.
type ref struct{ document, id string }

func (s *Store) refs(ctx context.Context, statement string, args ...any) ([]ref, error) {
	return query(ctx, s, statement, args, func(r *sql.Rows) (v ref, err error) { return v, r.Scan(&v.document, &v.id) })
}

// eachRef loads each record once and calls f in the order of refs.
func (s *Store) eachRef(ctx context.Context, refs []ref, f func(*readout.Record, string)) error {
	loaded := map[string]*readout.Record{}
	for _, r := range refs {
		rec := loaded[r.document]
		if rec == nil {
			var err error
			if rec, err = s.load(ctx, r.document); err != nil {
				return err
			}
			loaded[r.document] = rec
		}
		f(rec, r.id)
	}
	return nil
}
