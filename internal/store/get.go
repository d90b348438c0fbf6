package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"slices"
	"strings"

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
	found, err := ask(ctx, s, "SELECT id FROM documents WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2", []any{id, id + "~"},
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
	records, err := s.loadAll(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		if err, damaged := s.damage.Load(id); damaged {
			return nil, err.(error)
		}
		return nil, fmt.Errorf("store %s: %s: %w", s.name, id, ErrNotFound)
	}
	return records[0], nil
}

// Damaged gives the ids of documents whose records could not be read when they
// were last looked for, sorted. The other ones are answered with as ever.
func (s *Store) Damaged() []string {
	var out []string
	s.damage.Range(func(id, _ any) bool {
		out = append(out, id.(string))
		return true
	})
	slices.Sort(out)
	return out
}

// loadAll gives the records of documents in the order of their ids in the list.
// Those that are damaged (Damaged tells which) or not there any more are left
// out: one of them makes no others unreadable.
func (s *Store) loadAll(ctx context.Context, ids []string) ([]*readout.Record, error) {
	type row struct {
		id     string
		digest [sha256.Size]byte
		packed []byte
		record *readout.Record
	}
	by := map[string]*readout.Record{}
	state, err := someOf(ctx, s, "SELECT id, digest FROM documents WHERE id IN (%s)", ids, func(r *sql.Rows) (v row, err error) {
		var digest []byte
		err = r.Scan(&v.id, &digest)
		copy(v.digest[:], digest)
		return v, err
	})
	if err != nil {
		return nil, err
	}
	var rest []string
	digests := map[string][sha256.Size]byte{}
	for _, v := range state {
		if rec, ok := s.kept.get(v.id, v.digest); ok {
			own := *rec // its Document is the caller's to change
			by[v.id] = &own
			continue
		}
		rest = append(rest, v.id)
		digests[v.id] = v.digest
	}
	rows, err := someOf(ctx, s, "SELECT id, record FROM documents WHERE id IN (%s)", rest, func(r *sql.Rows) (v row, err error) { return v, r.Scan(&v.id, &v.packed) })
	if err != nil {
		return nil, err
	}
	err = each(rows, func(v *row) error {
		var bad error
		if v.record, bad = unpack(v.packed); bad != nil {
			s.damage.Store(v.id, fmt.Errorf("store %s: %s: %w: %w; read the article again to mend it", s.name, v.id, ErrDamaged, bad))
			return nil
		}
		s.damage.Delete(v.id)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, v := range rows {
		if by[v.id] = v.record; v.record != nil {
			own := *v.record
			s.kept.put(v.id, digests[v.id], &own)
		}
	}
	var out []*readout.Record
	for _, id := range ids {
		if by[id] != nil {
			out = append(out, by[id])
		}
	}
	return out, s.linked(ctx, out...)
}

// someOf runs a statement with "IN (%s)" for ids, of which there are no more than
// one statement takes.
func someOf[T any](ctx context.Context, s *Store, statement string, ids []string, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := make([]string, len(ids)), make([]any, len(ids))
	for i, id := range ids {
		marks[i], args[i] = fmt.Sprintf("?%d", i+1), id
	}
	return ask(ctx, s, fmt.Sprintf(statement, strings.Join(marks, ", ")), args, scan)
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
		where = `WHERE published_utc <= (SELECT published_utc FROM documents WHERE id = ?1) AND (published_utc < (SELECT published_utc FROM documents WHERE id = ?1)
			OR published_utc = (SELECT published_utc FROM documents WHERE id = ?1) AND id > ?1)`
		args = append(args, id)
	}
	// One more than asked for tells whether there is a next page.
	page, err = ask(ctx, s, fmt.Sprintf(`SELECT id, published, title, url, publisher, language, skipped, events, claims,
		COALESCE((SELECT original FROM kin WHERE document = id), ''), COALESCE((SELECT kind FROM kin WHERE document = id), ''),
		(SELECT COUNT(*) FROM kin WHERE original = id AND original <> '' AND kind = 'copy')
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

// Records gives the records of a page of List. One that is damaged is an error:
// who wants all must know.
func (s *Store) Records(ctx context.Context, after string, limit int) (records []*readout.Record, next string, err error) {
	page, next, err := s.List(ctx, after, limit)
	if err != nil || len(page) == 0 {
		return nil, "", err
	}
	ids := make([]string, len(page))
	for i, d := range page {
		ids[i] = d.ID
	}
	records, err = s.loadAll(ctx, ids)
	for _, id := range ids {
		if bad, damaged := s.damage.Load(id); damaged && err == nil {
			return nil, "", bad.(error)
		}
	}
	return records, next, err
}

// Ping says whether the store answers.
func (s *Store) Ping(ctx context.Context) error {
	_, err := ask(ctx, s, "SELECT id FROM documents LIMIT 1", nil, func(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) })
	return err
}
