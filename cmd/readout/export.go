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
	"readout/internal/export/polecat"
	"readout/internal/export/table"
	"readout/internal/ontology"
	"readout/internal/store"
	"readout/readout"
)

type exportCommand struct {
	Format string `required:"" enum:"gdelt,gdelt-mentions,polecat,plover,csv,parquet,ics,graphml,gexf,geojson,jsonld,atom" help:"gdelt, gdelt-mentions, polecat, plover (the record as JSON lines), csv, parquet, ics, graphml, gexf, geojson, jsonld or atom."`
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
	o, err := ontology.Load(tree)
	if err != nil {
		return err
	}
	x, err := exporter(c.Format, b, o)
	if err != nil {
		return err
	}
	for rec, err := range counted(stored(ctx, st)) {
		if err != nil {
			return err
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
	write func(*readout.Record) error
	close func() error
}

// exporter begins an export.
func exporter(format string, w io.Writer, o *ontology.Ontology) (form, error) {
	none := func() error { return nil }
	switch format {
	case "gdelt":
		return form{func(r *readout.Record) error { return gdelt.Events(w, r) }, none}, nil
	case "gdelt-mentions":
		return form{func(r *readout.Record) error { return gdelt.Mentions(w, r) }, none}, nil
	case "polecat":
		return form{func(r *readout.Record) error { return polecat.Write(w, r, o.Intent) }, none}, polecat.Header(w)
	case "plover":
		enc := json.NewEncoder(w)
		return form{func(r *readout.Record) error { return enc.Encode(r) }, none}, nil
	case "csv":
		t, err := table.NewCSV(w)
		return form{t.Write, t.Close}, err
	case "parquet":
		t := table.NewParquet(w)
		return form{t.Write, t.Close}, nil
	case "ics":
		t := ics.New(w)
		return form{t.Write, t.Close}, nil
	case "graphml", "gexf":
		g := network.New()
		if format == "gexf" {
			return form{g.Write, func() error { return g.GEXF(w) }}, nil
		}
		return form{g.Write, func() error { return g.GraphML(w) }}, nil
	case "geojson":
		t := geojson.New(w)
		return form{t.Write, t.Close}, nil
	case "jsonld":
		return form{func(r *readout.Record) error { return jsonld.Write(w, r) }, none}, nil
	case "atom":
		t := atom.New("Readout", "urn:readout:store")
		return form{t.Write, func() error { return t.Close(w) }}, nil
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

// counted leaves out copies and earlier versions, so that nothing is told twice.
func counted(records iter.Seq2[*readout.Record, error]) iter.Seq2[*readout.Record, error] {
	return func(yield func(*readout.Record, error) bool) {
		for rec, err := range records {
			if (err != nil || rec.Counted()) && !yield(rec, err) {
				return
			}
		}
	}
}
