package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"readout/internal/posting"
)

// What searches look through is kept in segments of internal/posting, the same in
// both databases: a transaction that puts documents adds one, and merges it with the
// last ones where these are not larger, so that there are few. A segment never
// changes. What it tells of a document that was put again since, or moved, makes a
// candidate that its card denies: the last segment that has a position is right.

// segment is a row of segments.
type segment struct {
	id        int64 // the greater, the later
	documents int
	top       int64 // the position of its newest document
}

// blockBits is how many bits of a block's key are its number in its segment; number
// 0 is the head.
const blockBits = 24

func (g segment) key(block int) int64 { return g.id<<blockBits | int64(block+1) }

// Segments of up to lastTier documents are merged, fan at a time or once they have
// frozen documents together: what is larger stays as it is.
const (
	fan      = 8
	lastTier = 1 << 15
	frozen   = 1 << 16
)

// tier is 0 for one document and grows by one when there are fan times as many.
func tier(documents int) (t int) {
	for n := fan; n <= documents; n *= fan {
		t++
	}
	return t
}

// mergesWith tells how many of the last segments, whose sizes are given in their
// order, are merged with a new one of n documents: smaller ones at once, so that
// none stands between larger ones.
func mergesWith(sizes []int, n int) (k int) {
	last := func(j int) int { return sizes[len(sizes)-1-j] }
	for n < lastTier {
		for k < len(sizes) && tier(last(k)) < tier(n) {
			n += last(k)
			k++
		}
		same, all := k, n
		for same < len(sizes) && last(same) < lastTier && tier(last(same)) == tier(n) {
			all += last(same)
			same++
		}
		if same-k+1 < fan && all < frozen {
			return k
		}
		k, n = same, all
	}
	return k
}

// ready is a segment that was made before its turn to be written came, of documents
// as they were thought to be put: all of them new, none where another is.
type ready struct {
	positions []int64
	segment   posting.Segment
}

func readyFor(list []listed) *ready {
	r := &ready{positions: make([]int64, len(list))}
	documents := make([]posting.Document, len(list))
	for i, x := range list {
		r.positions[i] = x.pos
		documents[i] = posting.Document{Position: x.pos, Atoms: x.atoms}
	}
	r.segment = posting.Build(documents)
	return r
}

// addSegment adds a segment of documents and merges the last ones as is due.
func (b *batch) addSegment(ctx context.Context, list []listed) error {
	if len(list) == 0 {
		return nil
	}
	made := b.ready
	if made == nil || !slices.EqualFunc(list, made.positions, func(x listed, pos int64) bool { return x.pos == pos }) {
		made = readyFor(list)
	}
	all, err := b.segments(ctx, b.tx)
	if err != nil {
		return err
	}
	sizes := make([]int, len(all))
	for i, g := range all {
		sizes[i] = g.documents
	}
	return b.merge(ctx, all, mergesWith(sizes, len(list)), &made.segment)
}

// segments gives all segments in their order.
func (s *Store) segments(ctx context.Context, in queryer) ([]segment, error) {
	return rowsOf(ctx, s, in, "SELECT id, documents, top FROM segments ORDER BY id", nil, func(r *sql.Rows) (g segment, err error) { return g, r.Scan(&g.id, &g.documents, &g.top) })
}

// merge makes one segment of the last k and of what was built, if anything was.
func (b *batch) merge(ctx context.Context, all []segment, k int, built *posting.Segment) error {
	out := segment{id: 1}
	if len(all) > 0 {
		out.id = all[len(all)-1].id + 1
	}
	old := all[len(all)-k:]
	rows := table{name: "blocks", columns: []string{"k", "block"}}
	n := 0
	full := func(block []byte) error {
		rows.add(out.key(n), block)
		n++
		if len(rows.rows) < blocksAtOnce {
			return nil
		}
		err := b.insert(ctx, b.conn, b.tx, rows)
		rows.rows = nil
		return err
	}
	head, err := b.joined(ctx, old, built, full)
	if err != nil {
		return err
	}
	open, err := posting.OpenHead(head)
	if err != nil {
		return err
	}
	rows.add(out.key(-1), head)
	if err := b.insert(ctx, b.conn, b.tx, rows); err != nil {
		return err
	}
	for _, g := range old {
		if _, err := b.tx.ExecContext(ctx, b.bind("DELETE FROM blocks WHERE k >= ?1 AND k < ?2"), g.key(-1), segment{id: g.id + 1}.key(-1)); err != nil {
			return err
		}
		if _, err := b.tx.ExecContext(ctx, b.bind("DELETE FROM segments WHERE id = ?1"), g.id); err != nil {
			return err
		}
	}
	_, err = b.tx.ExecContext(ctx, b.bind("INSERT INTO segments (id, documents, top) VALUES (?1, ?2, ?3)"), out.id, len(open.Positions), open.Positions[0])
	return err
}

// blocksAtOnce is how many blocks are read or written together.
const blocksAtOnce = 64

// joined gives the blocks of segments, and of one that was built, as those of one,
// and then its head.
func (b *batch) joined(ctx context.Context, old []segment, built *posting.Segment, full func([]byte) error) (head []byte, err error) {
	if len(old) == 0 {
		for _, block := range built.Blocks {
			if err := full(block); err != nil {
				return nil, err
			}
		}
		return built.Head, nil
	}
	var sources []posting.Source
	for _, g := range old {
		head, err := b.blocks(ctx, b.tx, []int64{g.key(-1)})
		if err != nil {
			return nil, err
		}
		open, err := posting.OpenHead(head[g.key(-1)])
		if err != nil {
			return nil, fmt.Errorf("%w: %d", err, g.id)
		}
		sources = append(sources, posting.Source{Head: open, Next: b.blocksOf(ctx, g, open.Blocks())})
	}
	if built != nil {
		open, err := posting.OpenHead(built.Head)
		if err != nil {
			return nil, err
		}
		rest := built.Blocks
		sources = append(sources, posting.Source{Head: open, Next: func() (block []byte, err error) {
			if len(rest) > 0 {
				block, rest = rest[0], rest[1:]
			}
			return block, nil
		}})
	}
	return posting.Merge(sources, full)
}

// blocksOf gives the blocks of a segment one after the other.
func (b *batch) blocksOf(ctx context.Context, g segment, count int) func() ([]byte, error) {
	n := 0
	var read map[int64][]byte
	return func() ([]byte, error) {
		if n == count {
			return nil, nil
		}
		if n%blocksAtOnce == 0 {
			var keys []int64
			for i := n; i < min(n+blocksAtOnce, count); i++ {
				keys = append(keys, g.key(i))
			}
			var err error
			if read, err = b.blocks(ctx, b.tx, keys); err != nil {
				return nil, err
			}
		}
		n++
		return read[g.key(n-1)], nil
	}
}

// errMerged: a segment was merged with others since it was looked up.
var errMerged = errors.New("a part of the index is not there")

// blocks gives blocks by their keys.
func (s *Store) blocks(ctx context.Context, db queryer, keys []int64) (map[int64][]byte, error) {
	type row struct {
		key   int64
		block []byte
	}
	rows, err := those(ctx, s, db, "SELECT k, block FROM blocks WHERE k IN (%s)", keys, func(r *sql.Rows) (v row, err error) { return v, r.Scan(&v.key, &v.block) })
	if err != nil {
		return nil, err
	}
	out := make(map[int64][]byte, len(rows))
	for _, v := range rows {
		out[v.key] = v.block
	}
	if len(out) < len(keys) {
		return nil, errMerged
	}
	return out, nil
}
