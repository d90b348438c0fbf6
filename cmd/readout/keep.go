package main

import (
	"bufio"
	"context"
	"fmt"
	"os"

	"readout/internal/duplicate"
	"readout/internal/store"
)

type listCommand struct {
	Store string `default:".readout" help:"The store's folder." type:"path"`
	Limit int    `default:"50" help:"At most so many."`
	After string `help:"Go on after this article's id."`
}

// Run lists articles, newest published first.
func (c *listCommand) Run(ctx context.Context) error {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	rows, next, err := st.List(ctx, c.After, c.Limit)
	if err != nil {
		return err
	}
	for _, r := range rows {
		fmt.Printf("%s  %-10s  %3d events  %s%s\n", r.ID, r.Published, r.Events, r.Title, kin(r))
	}
	if next != "" {
		fmt.Fprintf(os.Stderr, "more: readout list --after %s\n", next)
	}
	return nil
}

// kin says what an article is to others.
func kin(r store.Summary) string {
	switch {
	case r.Kind == duplicate.Version:
		return "  (superseded by " + shortID(r.Original) + ")"
	case r.Original != "":
		return "  (copy of " + shortID(r.Original) + ")"
	case r.Copies > 0:
		return fmt.Sprintf("  (copies: %d)", r.Copies)
	}
	return ""
}

// shortID is enough of a document's id to find it by.
func shortID(id string) string {
	return id[:min(len(id), len("sha256:")+12)]
}

type showCommand struct {
	ID     string `arg:"" help:"The article's id, or the beginning of it."`
	Store  string `default:".readout" help:"The store's folder." type:"path"`
	Format string `enum:"text,json,jsonl" default:"text" help:"text, json or jsonl."`
	Why    bool   `help:"Say under each line why it was coded so."`
}

// Run writes one stored record.
func (c *showCommand) Run(ctx context.Context) error {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	rec, err := st.Get(ctx, c.ID)
	if err != nil {
		return err
	}
	out := &output{w: bufio.NewWriter(os.Stdout), format: c.Format, why: c.Why}
	if err := out.write(rec); err != nil {
		return err
	}
	return out.close()
}

// openExisting opens a store that must be there: a command that only looks
// should not leave an empty one behind.
func openExisting(dir string) (*store.Store, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("no store in %s; make one with readout read --store %s FILE", dir, dir)
	}
	return store.Open(dir)
}
