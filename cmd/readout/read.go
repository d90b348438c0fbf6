package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"readout/internal/export/terminal"
	"readout/internal/ingest"
	"readout/internal/ingest/listing"
	"readout/internal/pipeline"
	"readout/internal/store"
	"readout/readout"
)

type readCommand struct {
	Sources []string `arg:"" name:"source" help:"File, folder, glob, URL, or - for standard input."`
	Date    string   `help:"Publication date (2006-01-02 or RFC 3339); wins over the article's own." placeholder:"DATE"`
	Format  string   `enum:"text,json,jsonl" default:"text" help:"text, json or jsonl."`
	Store   string   `help:"Keep the records in this store: a folder, or the address of a PostgreSQL database." placeholder:"STORE" type:"store" env:"READOUT_POSTGRES"`
	Follow  bool     `help:"Fetch what sitemaps and OPML lists lead to (network)."`
	Why     bool     `help:"Say under each line why it was coded so (text form)."`
	Workers int      `default:"0" help:"Articles read at the same time; 0: one for each core."`

	fetchFlags
}

// Run reads every source; one that fails is reported and the others go on.
func (c *readCommand) Run(ctx context.Context, tree fs.FS) error {
	published, err := parseDate(c.Date)
	if err != nil {
		return usage("--date: %v", err)
	}
	client, err := c.client()
	if err != nil {
		return usage("%v", err)
	}
	sources := ingest.Reader{Web: client}
	items, missing := ingest.Expand(c.Sources)
	bad := 0
	for _, err := range missing {
		bad++
		complain(err)
	}
	if c.Follow {
		items = lead(ctx, sources, items, func(err error) { bad++; complain(err) })
	}
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	var st *store.Store
	if c.Store != "" {
		if st, err = store.Open(c.Store); err != nil {
			return err
		}
		defer st.Close()
	}
	out := &output{w: bufio.NewWriter(os.Stdout), format: c.Format, why: c.Why}
	g := &gather[*readout.Record]{sources: sources, workers: c.Workers, of: func(a ingest.Article) *readout.Record { return reader.Read(a, published) }}
	err = g.each(ctx, items, func(rec *readout.Record, err error) error {
		if err != nil {
			bad++
			complain(err)
			return nil
		}
		if st != nil {
			if _, err := st.Put(ctx, rec); err != nil {
				return err
			}
		}
		return out.write(rec)
	})
	if err := errors.Join(err, out.close()); err != nil {
		return err
	}
	if st != nil {
		if err := intoStories(ctx, tree, st); err != nil {
			return err
		}
	}
	if bad > 0 {
		return failed{exitFailed}
	}
	return nil
}

// lead puts in the place of a list what it leads to: the pages of a sitemap,
// the feeds of an OPML file, one level of a sitemap index.
func lead(ctx context.Context, sources ingest.Reader, items []string, failed func(error)) []string {
	var out []string
	seen := map[string]bool{}
	var add func(item string, depth int)
	add = func(item string, depth int) {
		if seen[item] {
			return
		}
		seen[item] = true
		entries, err := sources.Addresses(ctx, item)
		if err != nil {
			failed(fmt.Errorf("%s: %w", item, err))
		}
		if len(entries) == 0 {
			if err == nil {
				out = append(out, item)
			}
			return
		}
		for _, e := range entries {
			if e.Kind == listing.Sitemap && depth < 2 {
				add(e.URL, depth+1)
			} else if !seen[e.URL] {
				seen[e.URL] = true
				out = append(out, e.URL)
			}
		}
	}
	for _, item := range items {
		add(item, 0)
	}
	return out
}

// complain writes one error on one line to standard error, without what would
// steer a terminal: it may quote what comes from outside.
func complain(err error) {
	fmt.Fprintln(os.Stderr, "readout:", strings.ReplaceAll(terminal.Shown(err.Error()), "\n", " "))
}

// usage reports a wrong argument.
func usage(format string, args ...any) error {
	complain(fmt.Errorf(format, args...))
	return failed{exitUsage}
}

func parseDate(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date; write 2006-01-02 or 2006-01-02T15:04:05Z", s)
}

// output writes records one after the other in the form asked for. JSON of
// several records is one array; of one record, the object alone.
type output struct {
	w      *bufio.Writer
	format string
	why    bool
	held   *readout.Record // the first record, until it is known whether more follow
	n      int
}

func (o *output) write(rec *readout.Record) error {
	o.n++
	switch o.format {
	case "jsonl":
		return json.NewEncoder(o.w).Encode(rec)
	case "json":
		return o.writeJSON(rec)
	}
	if o.n > 1 {
		fmt.Fprintln(o.w)
	}
	if err := terminal.Write(o.w, rec, terminal.Options{Why: o.why}); err != nil {
		return err
	}
	return o.w.Flush()
}

func (o *output) writeJSON(rec *readout.Record) error {
	if o.n == 1 {
		o.held = rec
		return nil
	}
	if o.held != nil {
		io.WriteString(o.w, "[\n")
		if err := o.indent(o.held); err != nil {
			return err
		}
		o.held = nil
	}
	io.WriteString(o.w, ",\n")
	return o.indent(rec)
}

func (o *output) indent(rec *readout.Record) error {
	b, err := json.MarshalIndent(rec, "", "  ")
	if err != nil {
		return err
	}
	_, err = o.w.Write(b)
	return err
}

func (o *output) close() error {
	if o.format == "json" {
		switch {
		case o.held != nil:
			if err := o.indent(o.held); err != nil {
				return err
			}
		case o.n > 1:
			io.WriteString(o.w, "\n]")
		}
		if o.n > 0 {
			io.WriteString(o.w, "\n")
		}
	}
	return o.w.Flush()
}
