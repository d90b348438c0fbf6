package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
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

// linked fills in what the store knows of a record's kin.
func (s *Store) linked(ctx context.Context, rec *readout.Record) error {
	type link struct{ document, original, kind string }
	links, err := query(ctx, s, "SELECT document, original, kind FROM kin WHERE document = ? AND original <> '' UNION SELECT document, original, kind FROM kin WHERE original = ? ORDER BY document",
		[]any{rec.Document.ID, rec.Document.ID}, func(r *sql.Rows) (l link, err error) { return l, r.Scan(&l.document, &l.original, &l.kind) })
	d := &rec.Document
	for _, l := range links {
		switch {
		case l.document == d.ID && l.kind == duplicate.Copy:
			d.CopyOf = l.original
		case l.document == d.ID:
			d.SupersededBy = l.original
		case l.kind == duplicate.Copy:
			d.Copies = append(d.Copies, l.document)
		default:
			d.Versions = append(d.Versions, l.document)
		}
	}
	return err
}

// link finds the documents that a new one is a copy or version of, or that are
// copies or versions of it, and brings their family in order.
func link(ctx context.Context, tx *sql.Tx, rec *readout.Record) error {
	d := rec.Document
	sketch := duplicate.Of(d.Title, d.Text)
	address := duplicate.Address(d.Key, d.URL)
	packed, err := sketch.MarshalBinary()
	if err != nil {
		return err
	}
	families, err := alike(ctx, tx, sketch, address)
	if err != nil {
		return err
	}
	family := d.ID
	if len(families) > 0 {
		family = min(family, slices.Min(families))
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO kin (document, address, family, original, kind, sketch) VALUES (?, ?, ?, '', '', ?)", d.ID, address, family, packed); err != nil {
		return err
	}
	for _, b := range sketch.Bands {
		if _, err := tx.ExecContext(ctx, "INSERT INTO bands (band, document) VALUES (?, ?)", b, d.ID); err != nil {
			return err
		}
	}
	if len(families) == 0 {
		return nil
	}
	for _, f := range families {
		if _, err := tx.ExecContext(ctx, "UPDATE kin SET family = ? WHERE family = ?", family, f); err != nil {
			return err
		}
	}
	return settle(ctx, tx, family)
}

// alike returns the families of the documents that a text is alike or that have
// the same address.
func alike(ctx context.Context, tx *sql.Tx, sketch duplicate.Sketch, address string) ([]string, error) {
	seen := map[string]bool{}
	var families []string
	look := func(where string, arg any, same func(duplicate.Sketch) bool) error {
		rows, err := tx.QueryContext(ctx, fmt.Sprintf("SELECT k.document, k.family, k.sketch FROM kin k %s ORDER BY k.document LIMIT %d", where, mostAlike), arg)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var document, family string
			var packed []byte
			if err := rows.Scan(&document, &family, &packed); err != nil {
				return err
			}
			if seen[document] {
				continue
			}
			seen[document] = true
			var other duplicate.Sketch
			if err := other.UnmarshalBinary(packed); err != nil {
				return fmt.Errorf("%s: %w", document, err)
			}
			if same(other) && !slices.Contains(families, family) {
				families = append(families, family)
			}
		}
		return rows.Err()
	}
	if address != "" {
		if err := look("WHERE k.address = ?", address, func(duplicate.Sketch) bool { return true }); err != nil {
			return nil, err
		}
	}
	for _, b := range sketch.Bands {
		if err := look("JOIN bands b ON b.document = k.document WHERE b.band = ?", b, sketch.Alike); err != nil {
			return nil, err
		}
	}
	return families, nil
}

// settle decides which document of a family is counted, and gives rows in the
// tables of what is looked up to that one only.
func settle(ctx context.Context, tx *sql.Tx, family string) error {
	members, before, err := familyOf(ctx, tx, family)
	if err != nil {
		return err
	}
	now := map[string]duplicate.Link{}
	for _, l := range duplicate.Resolve(members) {
		now[l.From] = l
	}
	for _, m := range members {
		l := now[m.ID]
		was := before[m.ID]
		if l.To == was.To && l.Kind == was.Kind {
			continue
		}
		if _, err := tx.ExecContext(ctx, "UPDATE kin SET original = ?, kind = ? WHERE document = ?", l.To, l.Kind, m.ID); err != nil {
			return err
		}
		if (l.To == "") == (was.To == "") {
			continue
		}
		if err := count(ctx, tx, m.ID, l.To == ""); err != nil {
			return err
		}
	}
	return nil
}

// familyOf returns the documents of a family and the links they had.
func familyOf(ctx context.Context, tx *sql.Tx, family string) ([]duplicate.Article, map[string]duplicate.Link, error) {
	rows, err := tx.QueryContext(ctx, `SELECT k.document, k.address, k.original, k.kind, d.record FROM kin k JOIN documents d ON d.id = k.document
		WHERE k.family = ? ORDER BY k.document`, family)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var members []duplicate.Article
	links := map[string]duplicate.Link{}
	for rows.Next() {
		var id, address, original, kind string
		var packed []byte
		if err := rows.Scan(&id, &address, &original, &kind, &packed); err != nil {
			return nil, nil, err
		}
		rec, err := unpack(packed)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", id, err)
		}
		d := rec.Document
		members = append(members, duplicate.Article{ID: id, Address: address, Publisher: d.Publisher, Published: sortable(d.Published), Version: d.Version,
			Corrected: strings.Contains(strings.ToLower(d.Note), "correct"), Wires: d.Wires})
		links[id] = duplicate.Link{From: id, To: original, Kind: kind}
	}
	return members, links, rows.Err()
}

// count gives a document its rows in the tables of what is looked up, or takes
// them away.
func count(ctx context.Context, tx *sql.Tx, id string, counted bool) error {
	for _, table := range []string{"events", "statements", "claims", "figures"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE document = ?", id); err != nil {
			return err
		}
	}
	if !counted {
		return nil
	}
	var packed []byte
	if err := tx.QueryRowContext(ctx, "SELECT record FROM documents WHERE id = ?", id).Scan(&packed); err != nil {
		return err
	}
	rec, err := unpack(packed)
	if err != nil {
		return err
	}
	return insertRows(ctx, tx, rec)
}
