package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"readout/internal/search"
	"readout/readout"
)

// listed is a document on its way into the index.
type listed struct {
	document string
	pos      int64 // see homeOf
	counted  bool
	card     []byte
	atoms    []string
}

func listedOf(rec *readout.Record, counted bool) listed {
	x := listed{document: rec.Document.ID, pos: homeOf(rec.Document.ID, sortable(rec.Document.Published)), counted: counted}
	x.card, x.atoms = search.Indexed(rec)
	return x
}

// slotBits is how many positions a second has: 16 million.
const slotBits = 24

// homeOf gives the position in which a document belongs: by the second of its
// publication, 0 where none is known, and within it by the beginning of its id,
// the smaller the greater.
func homeOf(id, published string) int64 {
	second := int64(0)
	if t, err := time.Parse(time.RFC3339, published); err == nil {
		second = max(0, t.Unix()-time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).Unix())
	}
	slot := int64(0)
	hex := strings.TrimPrefix(id, idPrefix)
	for i := range slotBits / 4 {
		digit := 0
		if i < len(hex) {
			digit = max(0, strings.IndexByte("0123456789abcdef", hex[i]))
		}
		slot = slot<<4 | int64(digit)
	}
	return second<<slotBits | (1<<slotBits - 1 - slot)
}

// index adds documents to what searches look through. Where two belong in one
// position they and their neighbours move aside, so that the order is always that
// of seconds and ids.
func (b *batch) index(ctx context.Context, list []listed) error {
	type spot struct {
		pos      int64
		document string
	}
	at := map[int64]string{}
	homes := make([]int64, len(list))
	for i, x := range list {
		homes[i] = x.pos
	}
	taken, err := in(ctx, b, "SELECT pos, document FROM cards WHERE pos IN (%s)", homes, func(r *sql.Rows) (v spot, err error) { return v, r.Scan(&v.pos, &v.document) })
	if err != nil {
		return err
	}
	for _, v := range taken {
		at[v.pos] = v.document
	}
	var free, crowded []listed
	for _, x := range list {
		if at[x.pos] != "" {
			crowded = append(crowded, x)
			continue
		}
		at[x.pos] = x.document
		free = append(free, x)
	}
	if err := b.cards(ctx, free); err != nil {
		return err
	}
	for _, x := range crowded {
		moved, err := b.squeeze(ctx, x)
		if err != nil {
			return err
		}
		free = append(free, moved...)
	}
	return b.addSegment(ctx, free)
}

// cards adds rows to cards.
func (b *batch) cards(ctx context.Context, list []listed) error {
	t := table{name: "cards", columns: []string{"pos", "document", "counted", "card"}}
	for _, x := range list {
		t.add(x.pos, x.document, x.counted, x.card)
	}
	return b.insert(ctx, b.conn, b.tx, t)
}

// seat is a document in a row of those whose positions are beside each other.
type seat struct {
	document string
	home     int64
	comes    *listed // of the one that is not there yet
}

// squeeze adds a document whose position is taken, and gives all that have another
// position now.
func (b *batch) squeeze(ctx context.Context, x listed) (moved []listed, err error) {
	row, err := b.row(ctx, x.pos)
	if err != nil {
		return nil, err
	}
	row = append(row, seat{x.document, x.pos, &x})
	slices.SortFunc(row, func(a, c seat) int { return cmp.Compare(a.document, c.document) })
	// From the top of the row down, each as near to its home as there is room.
	next := int64(math.MaxInt64)
	for _, y := range row {
		next = min(y.home, next-1)
		if y.comes != nil {
			y.comes.pos = next
			moved = append(moved, *y.comes)
			continue
		}
		rec, counted, pos, err := b.there(ctx, y.document)
		if err != nil {
			return nil, err
		}
		if pos == next {
			continue
		}
		if _, err := b.tx.ExecContext(ctx, b.bind("DELETE FROM cards WHERE document = ?1"), y.document); err != nil {
			return nil, err
		}
		again := listedOf(rec, counted)
		again.pos = next
		moved = append(moved, again)
	}
	return moved, b.cards(ctx, moved)
}

// row gives the documents whose positions are beside each other and among them
// pos.
func (b *batch) row(ctx context.Context, pos int64) (out []seat, err error) {
	const statement = "SELECT c.pos, c.document, d.published_utc FROM cards c JOIN documents d ON d.id = c.document WHERE c.pos %s ?1 ORDER BY c.pos %s LIMIT 64"
	for _, way := range []struct {
		statement string
		from, by  int64
	}{{fmt.Sprintf(statement, ">=", ""), pos, 1}, {fmt.Sprintf(statement, "<=", "DESC"), pos - 1, -1}} {
		want, gap := way.from, false
		for n := 64; n == 64 && !gap; {
			found, err := rowsOf(ctx, b.Store, b.tx, way.statement, []any{want}, func(r *sql.Rows) (s seat, err error) {
				var at int64
				var published string
				if err = r.Scan(&at, &s.document, &published); err != nil || gap || at != want {
					gap = true
					return seat{}, err
				}
				want += way.by
				s.home = homeOf(s.document, published)
				return s, nil
			})
			if err != nil {
				return nil, err
			}
			n = len(found)
			out = append(out, slices.DeleteFunc(found, func(s seat) bool { return s.document == "" })...)
		}
	}
	return out, nil
}

// there gives a document that is in the index.
func (b *batch) there(ctx context.Context, id string) (rec *readout.Record, counted bool, pos int64, err error) {
	var packed []byte
	err = b.tx.QueryRowContext(ctx, b.bind("SELECT d.record, c.counted, c.pos FROM documents d JOIN cards c ON c.document = d.id WHERE d.id = ?1"), id).Scan(&packed, &counted, &pos)
	if err != nil {
		return nil, false, 0, err
	}
	rec, err = unpack(packed)
	return rec, counted, pos, err
}

// upgradeAtOnce is how many documents of an older store are indexed in one
// transaction.
const upgradeAtOnce = 200

// upgrade makes what an older store has not: rows of its documents in the index
// and in what is looked up. It may be broken off at any moment and goes on the next
// time.
func (s *Store) upgrade(ctx context.Context) error {
	const missing = "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM cards WHERE document = documents.id) ORDER BY id LIMIT ?1"
	some, err := ask(ctx, s, missing, []any{1}, func(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) })
	for err == nil && len(some) > 0 {
		err = s.write(ctx, func(b *batch) error {
			some, err = rowsOf(ctx, s, b.tx, missing, []any{upgradeAtOnce}, func(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) })
			if err != nil || len(some) == 0 {
				return err
			}
			return b.upgrade(ctx, some)
		})
	}
	return err
}

func (b *batch) upgrade(ctx context.Context, ids []string) error {
	type old struct {
		id      string
		packed  []byte
		record  *readout.Record
		counted bool
	}
	list, err := in(ctx, b, "SELECT id, record, NOT EXISTS (SELECT 1 FROM kin WHERE document = id AND original <> '') FROM documents WHERE id IN (%s)", ids,
		func(r *sql.Rows) (v old, err error) { return v, r.Scan(&v.id, &v.packed, &v.counted) })
	if err != nil {
		return err
	}
	if err := each(list, func(v *old) (err error) {
		if v.record, err = unpack(v.packed); errors.Is(err, errUnreadable) {
			v.record, err = &readout.Record{Document: readout.Document{ID: v.id}}, nil // verify names it
		}
		return err
	}); err != nil {
		return err
	}
	var index []listed
	var counted []*readout.Record
	for _, v := range list {
		index = append(index, listedOf(v.record, v.counted))
		if v.counted {
			counted = append(counted, v.record)
		}
		if err := b.notLookedUp(ctx, v.id); err != nil {
			return err
		}
	}
	if err := b.index(ctx, index); err != nil {
		return err
	}
	return b.lookedUp(ctx, counted)
}

// Tidy makes searches of what was put since the last time faster; nothing needs
// it. Others cannot write meanwhile.
func (s *Store) Tidy(ctx context.Context) error {
	err := s.write(ctx, func(b *batch) error {
		all, err := b.segments(ctx, b.tx)
		small := 0
		for small < len(all) && all[len(all)-1-small].documents < lastTier {
			small++
		}
		if err != nil || small < 2 {
			return err
		}
		return b.merge(ctx, all, small, nil)
	})
	if err != nil {
		return fmt.Errorf("store %s: %w", s.name, err)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	for _, statement := range s.tidying() {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("store %s: %w", s.name, err)
		}
	}
	return nil
}
