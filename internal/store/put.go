package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"readout/internal/duplicate"
	"readout/readout"
)

var errNoID = errors.New("a record without document.id")

// Put keeps a record under its document's id. The same record again changes
// nothing; another record of the same document (from another version of
// Readout, or with a date given) takes the old one's place. added is false when
// nothing changed. A copy or version of another document is linked to it and
// counted no more than once, whichever comes first. Once Put returns without error the record is on disk, all of
// it.
func (s *Store) Put(ctx context.Context, rec *readout.Record) (added bool, err error) {
	n, err := s.PutAll(ctx, []*readout.Record{rec})
	return n > 0, err
}

// PutAll keeps many records in one transaction, which is far cheaper than one
// each: all of them are on disk when it returns without error, and none
// otherwise. Of several records of one document the last is kept. added counts
// those that changed something.
func (s *Store) PutAll(ctx context.Context, records []*readout.Record) (added int, err error) {
	entries, err := entriesOf(records)
	if err == nil && len(entries) > 0 {
		added, err = s.put(ctx, entries)
	}
	if err != nil {
		what := fmt.Sprintf("%d records are", len(records))
		if len(records) == 1 && records[0] != nil {
			what = strings.TrimSpace(records[0].Document.ID + " is")
		}
		return 0, fmt.Errorf("store %s: %s not kept: %w", s.name, what, err)
	}
	return added, nil
}

// entry is a record on its way into the store.
type entry struct {
	record *readout.Record
	digest [sha256.Size]byte // of its JSON
	packed []byte
	sketch duplicate.Sketch
	listed // counted is not known yet
}

// address is what names the article through its versions.
func (e *entry) address() string {
	return duplicate.Address(e.record.Document.Key, e.record.Document.URL)
}

func entriesOf(records []*readout.Record) ([]entry, error) {
	at := map[string]int{}
	var list []entry
	for _, rec := range records {
		if rec == nil || rec.Document.ID == "" {
			return nil, errNoID
		}
		if i, twice := at[rec.Document.ID]; twice {
			list[i].record = unlinked(rec)
			continue
		}
		at[rec.Document.ID] = len(list)
		list = append(list, entry{record: unlinked(rec)})
	}
	return list, each(list, func(e *entry) error {
		b, err := json.Marshal(e.record)
		if err != nil {
			return err
		}
		if len(b) > MaxRecord {
			return errLarge // what cannot be read again is not kept
		}
		e.digest, e.packed = sha256.Sum256(b), pack(b)
		e.sketch = duplicate.Of(e.record.Document.Title, e.record.Document.Text)
		e.listed = listedOf(e.record, true)
		return nil
	})
}

// each calls f for all of a list, on all cores.
func each[T any](list []T, f func(*T) error) error {
	var wait sync.WaitGroup
	errs := make([]error, len(list))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range list {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			errs[i] = f(&list[i])
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

// batch is a transaction that writes.
type batch struct {
	*Store
	conn  *sql.Conn
	tx    *sql.Tx // on conn
	ready *ready  // nil where nothing was made ready
}

// put writes what is new or changed among entries.
func (s *Store) put(ctx context.Context, entries []entry) (n int, err error) {
	list := make([]listed, len(entries))
	for i, e := range entries {
		list[i] = e.listed
	}
	made := readyFor(list)
	err = s.write(ctx, func(b *batch) error {
		b.ready = made
		changed, err := b.changed(ctx, entries)
		if n = len(changed); err != nil || n == 0 {
			return err
		}
		return b.add(ctx, changed)
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// write runs f in a transaction that is alone with its writing.
func (s *Store) write(ctx context.Context, f func(*batch) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if err := s.alone(ctx, tx); err != nil {
		return err
	}
	if err := f(&batch{Store: s, conn: conn, tx: tx}); err != nil {
		return err
	}
	return tx.Commit()
}

// changed gives the entries that are not in the store as they are, and takes
// away what stands there in their place.
func (b *batch) changed(ctx context.Context, entries []entry) ([]entry, error) {
	type state struct {
		id       string
		digest   []byte
		compared bool // a store of an older Readout has documents that were never compared
	}
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.record.Document.ID
	}
	there, err := in(ctx, b, "SELECT id, digest, EXISTS (SELECT 1 FROM kin WHERE document = id AND length(sketch) > 0) FROM documents WHERE id IN (%s)", ids,
		func(r *sql.Rows) (v state, err error) { return v, r.Scan(&v.id, &v.digest, &v.compared) })
	if err != nil {
		return nil, err
	}
	old := map[string]state{}
	for _, v := range there {
		old[v.id] = v
	}
	var out []entry
	for _, e := range entries {
		v, known := old[e.record.Document.ID]
		if known && v.compared && bytes.Equal(v.digest, e.digest[:]) {
			whole, err := b.whole(ctx, v.id, v.digest)
			if err != nil {
				return nil, err
			}
			if whole {
				continue
			}
		}
		if known {
			rec, _, _, err := b.there(ctx, v.id)
			if errors.Is(err, errUnreadable) {
				rec, err = e.record, nil // it was of the same text, and is mended by this one
			}
			if err != nil {
				return nil, err
			}
			if err := errors.Join(b.forget(ctx, rec), b.notLookedUp(ctx, v.id)); err != nil {
				return nil, err
			}
			if _, err := b.tx.ExecContext(ctx, b.bind("DELETE FROM documents WHERE id = ?1"), v.id); err != nil {
				return nil, err
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// whole reports whether what stands in the store is what was put there. A disk
// that went bad is mended by putting the record again.
func (b *batch) whole(ctx context.Context, id string, digest []byte) (bool, error) {
	var packed []byte
	if err := b.tx.QueryRowContext(ctx, b.bind("SELECT record FROM documents WHERE id = ?1"), id).Scan(&packed); err != nil {
		return false, err
	}
	text, err := inflate(packed)
	sum := sha256.Sum256(text)
	return err == nil && bytes.Equal(sum[:], digest), nil
}

// add adds entries whose documents are not in the store.
func (b *batch) add(ctx context.Context, entries []entry) error {
	if err := b.insert(ctx, b.conn, b.tx, documents(entries)); err != nil {
		return err
	}
	kin, err := b.link(ctx, entries)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(kin.turned)) {
		if err := b.turn(ctx, id, kin.turned[id]); err != nil {
			return err
		}
	}
	var records []*readout.Record
	var index []listed
	for _, e := range entries {
		if e.counted = kin.counted[e.document]; e.counted {
			records = append(records, e.record)
		}
		index = append(index, e.listed)
	}
	if err := b.index(ctx, index); err != nil {
		return err
	}
	return b.lookedUp(ctx, records)
}

// turn gives a document its rows in the table of what is looked up, or takes
// them away.
func (b *batch) turn(ctx context.Context, id string, counted bool) error {
	if err := b.notLookedUp(ctx, id); err != nil {
		return err
	}
	if _, err := b.tx.ExecContext(ctx, b.bind("UPDATE cards SET counted = ?1 WHERE document = ?2"), counted, id); err != nil || !counted {
		return err
	}
	rec, _, _, err := b.there(ctx, id)
	if err != nil {
		return err
	}
	return b.lookedUp(ctx, []*readout.Record{rec})
}

// notLookedUp takes away a document's rows in the table of what is looked up.
func (b *batch) notLookedUp(ctx context.Context, id string) error {
	_, err := b.tx.ExecContext(ctx, b.bind("DELETE FROM plans WHERE document = ?1"), id)
	return err
}

// table is rows to be added to a table.
type table struct {
	name    string
	many    bool // rows are small and refer to no other table
	columns []string
	rows    [][]any
}

func (t *table) add(values ...any) { t.rows = append(t.rows, values) }

func documents(entries []entry) table {
	t := table{name: "documents", columns: []string{"id", "published", "published_utc", "title", "url", "publisher", "language", "skipped", "events", "claims", "digest", "record"}}
	for _, x := range entries {
		d := x.record.Document
		t.add(d.ID, plain(d.Published), sortable(d.Published), plain(d.Title), plain(d.URL), plain(d.Publisher), plain(d.Language), plain(d.Skipped),
			len(x.record.Events), len(x.record.Claims), x.digest[:], x.packed)
	}
	return t
}

// lookedUp adds the rows of what is looked up in records.
func (b *batch) lookedUp(ctx context.Context, records []*readout.Record) error {
	plans := table{name: "plans", many: true, columns: []string{"starts", "ends", "long", "document", "id"}}
	for _, rec := range records {
		for i := range rec.Events {
			e := &rec.Events[i]
			if start, end := interval(e.Time); e.Modality == "scheduled" && start != "" {
				plans.add(start, end, flag(isLong(start, end)), rec.Document.ID, plain(e.ID))
			}
		}
	}
	return b.insert(ctx, b.conn, b.tx, plans)
}

// maxValues is how many values one statement is asked with.
const maxValues = 5000

// in runs a statement with "IN (%s)" for all values, inside the transaction.
func in[K, T any](ctx context.Context, b *batch, statement string, values []K, scan func(*sql.Rows) (T, error)) ([]T, error) {
	return those(ctx, b.Store, b.tx, statement, values, scan)
}

// those runs a statement with "IN (%s)" for all values, in pieces that databases
// take.
func those[K, T any](ctx context.Context, s *Store, db queryer, statement string, values []K, scan func(*sql.Rows) (T, error)) ([]T, error) {
	var out []T
	for piece := range slices.Chunk(values, maxValues) {
		var asked string
		var args []any
		numbers, whole := any(piece).([]int64)
		switch {
		case s.arrays():
			asked, args = "= ANY(?1)", []any{piece}
		case whole: // so many marks take longer to parse than the numbers
			list, err := json.Marshal(numbers)
			if err != nil {
				return nil, err
			}
			asked, args = "IN (SELECT value FROM json_each(?1))", []any{string(list)}
		default:
			asked = "IN (?" + strings.Repeat(", ?", len(piece)-1) + ")"
			for _, v := range piece {
				args = append(args, v)
			}
		}
		rows, err := rowsOf(ctx, s, db, strings.Replace(statement, "IN (%s)", asked, 1), args, scan)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// plain leaves out what PostgreSQL keeps in no text; the record has it.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
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

// long is how much longer than it the times are that have an index of their own.
const long = 48 * time.Hour

// isLong reports whether an interval of interval is long.
func isLong(start, end string) bool {
	a, err := time.Parse(time.RFC3339, start)
	b, err2 := time.Parse(time.RFC3339, end)
	return err == nil && err2 == nil && b.Sub(a) > long
}

// flag is a truth that both databases keep as a number.
func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
