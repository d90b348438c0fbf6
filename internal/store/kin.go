package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"readout/internal/duplicate"
	"readout/readout"
)

// mostAlike bounds how many documents of one band, or of one address, a new one
// is compared with: a line that stands in every report of a publisher must not
// make putting slow.
const mostAlike = 50

// unlinked returns the record without what the store itself knows of its kin,
// so that what is got and put again is the same.
func unlinked(rec *readout.Record) *readout.Record {
	d := &rec.Document
	if d.CopyOf == "" && d.SupersededBy == "" && d.Copies == nil && d.Versions == nil {
		return rec
	}
	out := *rec
	out.Document.CopyOf, out.Document.SupersededBy, out.Document.Copies, out.Document.Versions = "", "", nil, nil
	return &out
}

// linked fills in what the store knows of the kin of records, each named once.
func (s *Store) linked(ctx context.Context, records ...*readout.Record) error {
	by := map[string]*readout.Document{}
	marks, args := make([]string, len(records)), make([]any, len(records))
	for i, rec := range records {
		by[rec.Document.ID] = &rec.Document
		marks[i], args[i] = fmt.Sprintf("?%d", i+1), rec.Document.ID
	}
	type link struct{ document, original, kind string }
	list := strings.Join(marks, ", ")
	links, err := ask(ctx, s, "SELECT document, original, kind FROM kin WHERE document IN ("+list+") AND original <> '' UNION SELECT document, original, kind FROM kin WHERE original IN ("+list+") AND original <> '' ORDER BY document",
		args, func(r *sql.Rows) (l link, err error) { return l, r.Scan(&l.document, &l.original, &l.kind) })
	for _, l := range links {
		if d := by[l.document]; d != nil {
			if l.kind == duplicate.Copy {
				d.CopyOf = l.original
			} else {
				d.SupersededBy = l.original
			}
		}
		if d := by[l.original]; d != nil {
			if l.kind == duplicate.Copy {
				d.Copies = append(d.Copies, l.document)
			} else {
				d.Versions = append(d.Versions, l.document)
			}
		}
	}
	return err
}

// kinship is what link finds out: which documents of a batch are counted, and
// which that were there before are counted from now on, or no more.
type kinship struct {
	counted map[string]bool
	turned  map[string]bool
}

// moveAfter is how many documents have their bands in the small table before they
// are moved to the large one.
const moveAfter = 8192

// link finds the documents that new ones are copies or versions of, or that are
// copies or versions of them, and brings their families in order. The new ones
// stand in documents already.
func (b *batch) link(ctx context.Context, entries []entry) (kinship, error) {
	out := kinship{counted: map[string]bool{}, turned: map[string]bool{}}
	near, err := b.near(ctx, entries)
	if err != nil {
		return out, err
	}
	for _, e := range entries {
		out.counted[e.record.Document.ID] = true
	}
	if err := b.addKin(ctx, entries); err != nil || len(near) == 0 {
		return out, err
	}
	families, err := b.families(ctx, near)
	if err != nil {
		return out, err
	}
	for _, f := range families {
		if err := b.settle(ctx, f, &out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// addKin adds new documents, each a family of its own, and their bands.
func (b *batch) addKin(ctx context.Context, entries []entry) error {
	var first int64
	if err := b.tx.QueryRowContext(ctx, "SELECT COALESCE(MAX(n), 0) + 1 FROM kin").Scan(&first); err != nil {
		return err
	}
	rows := table{name: "kin", columns: []string{"n", "document", "address", "family", "original", "kind", "sketch"}}
	bands := table{name: "bands_recent", many: true, columns: []string{"band", "n"}}
	for i, e := range entries {
		n := first + int64(i)
		packed, err := e.sketch.MarshalBinary()
		if err != nil {
			return err
		}
		rows.add(n, e.document, plain(e.address()), e.document, "", "", packed)
		for _, band := range e.sketch.Bands {
			bands.add(band, n)
		}
	}
	slices.SortFunc(bands.rows, func(x, y []any) int { return cmp.Compare(x[0].(int64), y[0].(int64)) })
	for _, t := range []table{rows, bands} {
		if err := b.insert(ctx, b.conn, b.tx, t); err != nil {
			return err
		}
	}
	if (first-1)/moveAfter == (first-1+int64(len(entries)))/moveAfter {
		return nil
	}
	for _, statement := range []string{"INSERT INTO bands (band, n) SELECT band, n FROM bands_recent ORDER BY band, n", "DELETE FROM bands_recent"} {
		if _, err := b.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// forget takes a document's bands away, before the document goes.
func (b *batch) forget(ctx context.Context, rec *readout.Record) error {
	list := duplicate.Of(rec.Document.Title, rec.Document.Text).Bands
	if len(list) == 0 {
		return nil
	}
	marks, args := make([]string, len(list)), []any{rec.Document.ID}
	for i, band := range list {
		args = append(args, band)
		marks[i] = fmt.Sprintf("?%d", len(args))
	}
	for _, name := range []string{"bands", "bands_recent"} {
		if _, err := b.tx.ExecContext(ctx, b.bind("DELETE FROM "+name+" WHERE n = (SELECT n FROM kin WHERE document = ?1) AND band IN ("+strings.Join(marks, ", ")+")"), args...); err != nil {
			return err
		}
	}
	return nil
}

// kinOf is a document that another may be kin to.
type kinOf struct {
	document, family string
	sketch           duplicate.Sketch
}

// families joins the families of documents that are alike or have the same
// address, and returns those that changed. near is what near gave.
func (b *batch) families(ctx context.Context, near map[string]map[string]bool) ([]string, error) {
	look := map[string]bool{}
	for id, others := range near {
		look[id] = true
		for other := range others {
			look[other] = true
		}
	}
	known, err := in(ctx, b, "SELECT document, family, sketch FROM kin WHERE document IN (%s)", slices.Sorted(maps.Keys(look)), func(r *sql.Rows) (k kinOf, err error) {
		var packed []byte
		if err := r.Scan(&k.document, &k.family, &packed); err != nil {
			return k, err
		}
		return k, k.sketch.UnmarshalBinary(packed)
	})
	if err != nil {
		return nil, err
	}
	by := map[string]kinOf{}
	for _, k := range known {
		by[k.document] = k
	}
	joined, touched := map[string]string{}, map[string]bool{} // family → the one it is now part of
	root := func(f string) string {
		for joined[f] != "" {
			f = joined[f]
		}
		return f
	}
	for _, id := range slices.Sorted(maps.Keys(near)) {
		for other, sure := range near[id] {
			if !sure && !by[id].sketch.Alike(by[other].sketch) {
				continue
			}
			x, y := root(by[id].family), root(by[other].family)
			touched[x], touched[y] = true, true
			if x != y {
				joined[max(x, y)] = min(x, y)
			}
		}
	}
	changed := map[string]bool{}
	for f := range touched {
		changed[root(f)] = true
	}
	for f := range joined {
		for _, one := range []string{aloneIn, othersIn} {
			if _, err := b.tx.ExecContext(ctx, b.bind("UPDATE kin SET family = ?2 WHERE "+one), f, root(f)); err != nil {
				return nil, err
			}
		}
	}
	return slices.Sorted(maps.Keys(changed)), nil
}

// The documents of family ?1: the one it is named after, which has no place in the
// index of families, and the others.
const (
	aloneIn  = "document = ?1 AND family = ?1"
	othersIn = "family = ?1 AND family <> document"
)

// near gives for each new document those of the store and of the new ones it must
// be compared with: true where they have the same address and are surely kin,
// false where they share a band. The new ones are not in the store yet.
func (b *batch) near(ctx context.Context, entries []entry) (map[string]map[string]bool, error) {
	near := map[string]map[string]bool{}
	note := func(id, other string, sure bool) {
		if id == other {
			return
		}
		if near[id] == nil {
			near[id] = map[string]bool{}
		}
		near[id][other] = near[id][other] || sure
	}
	addresses, bands := map[string][]string{}, map[int64][]string{}
	for _, e := range entries {
		if a := plain(e.address()); a != "" {
			addresses[a] = append(addresses[a], e.document)
		}
		for _, n := range e.sketch.Bands {
			bands[n] = append(bands[n], e.document)
		}
	}
	if err := nearBy(ctx, b, addresses, `SELECT address, document FROM (SELECT address, document, ROW_NUMBER() OVER (PARTITION BY address ORDER BY document) AS r
		FROM kin WHERE address IN (%s) AND address <> '') AS few WHERE r <= `+strconv.Itoa(mostAlike), func(id, other string) { note(id, other, true) }); err != nil {
		return nil, err
	}
	for _, name := range []string{"bands", "bands_recent"} {
		if err := nearBy(ctx, b, bands, `SELECT band, document FROM (SELECT band, n, ROW_NUMBER() OVER (PARTITION BY band ORDER BY n) AS r
		FROM `+name+` WHERE band IN (%s)) AS few JOIN kin ON kin.n = few.n WHERE r <= `+strconv.Itoa(mostAlike), func(id, other string) { note(id, other, false) }); err != nil {
			return nil, err
		}
	}
	return near, nil
}

// nearBy notes for the new documents of each key the first mostAlike of the store
// that have the key, as statement gives them, and of the new ones.
func nearBy[K cmp.Ordered](ctx context.Context, b *batch, keys map[K][]string, statement string, note func(id, other string)) error {
	type spot struct {
		key      K
		document string
	}
	found, err := in(ctx, b, statement, slices.Sorted(maps.Keys(keys)), func(r *sql.Rows) (x spot, err error) { return x, r.Scan(&x.key, &x.document) })
	if err != nil {
		return err
	}
	for _, x := range found {
		for _, id := range keys[x.key] {
			note(id, x.document)
		}
	}
	for _, ids := range keys {
		for _, id := range ids {
			for _, other := range ids[:min(len(ids), mostAlike)] {
				note(id, other)
			}
		}
	}
	return nil
}

// settle decides which document of a family is counted.
func (b *batch) settle(ctx context.Context, family string, out *kinship) error {
	members, before, err := b.familyOf(ctx, family)
	if err != nil {
		return err
	}
	now := map[string]duplicate.Link{}
	for _, l := range duplicate.Resolve(members) {
		now[l.From] = l
	}
	for _, m := range members {
		l, was := now[m.ID], before[m.ID]
		if l.To == was.To && l.Kind == was.Kind {
			continue
		}
		if _, err := b.tx.ExecContext(ctx, b.bind("UPDATE kin SET original = ?1, kind = ?2 WHERE document = ?3"), l.To, l.Kind, m.ID); err != nil {
			return err
		}
		if _, isNew := out.counted[m.ID]; isNew {
			out.counted[m.ID] = l.To == ""
		} else if (l.To == "") != (was.To == "") {
			out.turned[m.ID] = l.To == ""
		}
	}
	return nil
}

// familyOf returns the documents of a family and the links they had.
func (b *batch) familyOf(ctx context.Context, family string) ([]duplicate.Article, map[string]duplicate.Link, error) {
	links := map[string]duplicate.Link{}
	members, err := rowsOf(ctx, b.Store, b.tx, `SELECT k.document, k.address, k.original, k.kind, d.record FROM (SELECT * FROM kin WHERE `+aloneIn+` UNION ALL SELECT * FROM kin WHERE `+othersIn+`) AS k
		JOIN documents d ON d.id = k.document ORDER BY k.document`, []any{family}, func(r *sql.Rows) (a duplicate.Article, err error) {
		var original, kind string
		var packed []byte
		if err := r.Scan(&a.ID, &a.Address, &original, &kind, &packed); err != nil {
			return a, err
		}
		rec, err := unpack(packed)
		if err != nil {
			return a, fmt.Errorf("%s: %w", a.ID, err)
		}
		d := rec.Document
		links[a.ID] = duplicate.Link{From: a.ID, To: original, Kind: kind}
		return duplicate.Article{ID: a.ID, Address: a.Address, Publisher: d.Publisher, Published: sortable(d.Published), Version: d.Version,
			Corrected: strings.Contains(strings.ToLower(d.Note), "correct"), Wires: d.Wires}, nil
	})
	return members, links, err
}
