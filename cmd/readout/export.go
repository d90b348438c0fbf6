package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"readout/internal/export/atom"
	"readout/internal/export/gdelt"
	"readout/internal/export/geojson"
	"readout/internal/export/ics"
	"readout/internal/export/jsonld"
	"readout/internal/export/network"
	"readout/internal/export/plover"
	"readout/internal/export/polecat"
	"readout/internal/export/table"
	"readout/internal/ontology"
	"readout/internal/store"
	"readout/internal/story"
	"readout/readout"
)

type exportCommand struct {
	Format string `required:"" enum:"gdelt,gdelt-mentions,polecat,plover,jsonl,csv,parquet,ics,graphml,gexf,geojson,jsonld,atom" help:"gdelt, gdelt-mentions, polecat, plover (events as PLOVER's JSON), jsonl (the records themselves), csv, parquet, ics, graphml, gexf, geojson, jsonld or atom."`
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Output string `short:"o" default:"-" help:"The file to write; - for standard output." placeholder:"FILE"`
}

// Run writes everything in a store in a form that others read.
func (c *exportCommand) Run(ctx context.Context, tree fs.FS) error {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	out := os.Stdout
	if c.Output != "-" {
		if out, err = os.Create(c.Output); err != nil {
			return fmt.Errorf("--output: %w", err)
		}
		defer out.Close()
	}
	b := bufio.NewWriter(out)
	x, err := exporter(c.Format, b, tree)
	if err != nil {
		return err
	}
	for rec, err := range stored(ctx, st) {
		if err != nil {
			return err
		}
		if !rec.Counted() && !x.versions { // so that nothing is told twice
			continue
		}
		if err := x.write(rec); err != nil {
			return fmt.Errorf("export %s: %s: %w", c.Format, rec.Document.ID, err)
		}
	}
	if err := x.close(); err != nil {
		return err
	}
	return b.Flush()
}

// form is how one format takes records.
type form struct {
	write    func(*readout.Record) error
	close    func() error
	versions bool // it takes copies and earlier versions too
}

// exporter begins an export.
func exporter(format string, w io.Writer, tree fs.FS) (form, error) {
	none := func() error { return nil }
	each := func(write func(*readout.Record) error) (form, error) { return form{write: write, close: none}, nil }
	switch format {
	case "gdelt", "gdelt-mentions":
		t, err := gdelt.Load(tree)
		if format == "gdelt" {
			return form{write: func(r *readout.Record) error { return t.Events(w, r) }, close: none}, err
		}
		return form{write: func(r *readout.Record) error { return t.Mentions(w, r) }, close: none}, err
	case "polecat", "plover":
		return coded(format, w, tree)
	case "jsonl":
		enc := json.NewEncoder(w)
		return each(func(r *readout.Record) error { return enc.Encode(r) })
	case "csv":
		t, err := table.NewCSV(w)
		return form{write: t.Write, close: t.Close}, err
	case "parquet":
		t := table.NewParquet(w)
		return form{write: t.Write, close: t.Close}, nil
	case "ics":
		return calendar(w, tree)
	case "graphml", "gexf":
		g := network.New()
		if format == "gexf" {
			return form{write: g.Write, close: func() error { return g.GEXF(w) }}, nil
		}
		return form{write: g.Write, close: func() error { return g.GraphML(w) }}, nil
	case "geojson":
		t := geojson.New(w)
		return form{write: t.Write, close: t.Close}, nil
	case "jsonld":
		return each(func(r *readout.Record) error { return jsonld.Write(w, r) })
	case "atom":
		t := atom.New("Readout", "urn:readout:store")
		return form{write: t.Write, close: func() error { return t.Close(w) }}, nil
	}
	return form{}, fmt.Errorf("format %q is not written", format)
}

// stored yields the records of a store, the newest published first.
func stored(ctx context.Context, st *store.Store) iter.Seq2[*readout.Record, error] {
	return func(yield func(*readout.Record, error) bool) {
		for after := ""; ; {
			page, next, err := st.Records(ctx, after, 100)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, rec := range page {
				if !yield(rec, nil) {
					return
				}
			}
			if next == "" {
				return
			}
			after = next
		}
	}
}

// coded writes events under PLOVER's categories, which know no modality.
func coded(format string, w io.Writer, tree fs.FS) (form, error) {
	o, err := ontology.Load(tree)
	if err != nil {
		return form{}, err
	}
	x := form{close: func() error { return nil }}
	if format == "plover" {
		x.write = func(r *readout.Record) error { return plover.Write(w, r, o.Intent, o.Quad) }
		return x, nil
	}
	codes, err := polecat.Load(tree)
	if err != nil {
		return form{}, err
	}
	x.write = func(r *readout.Record) error { return codes.Write(w, r, o.Intent, o.Quad) }
	return x, polecat.Header(w)
}

// calendar gathers all records: what lies ahead is known when all have been read.
func calendar(w io.Writer, tree fs.FS) (form, error) {
	tracker, err := story.LoadTracker(tree)
	if err != nil {
		return form{}, err
	}
	var records []*readout.Record
	return form{
		write: func(r *readout.Record) error { records = append(records, r); return nil },
		close: func() error {
			byPublication(records)
			return ics.Write(w, tracker.Agenda(records))
		},
		versions: true,
	}, nil
}
