package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"reflect"

	"github.com/alecthomas/kong"

	"readout/internal/duplicate"
	"readout/internal/export/terminal"
	"readout/internal/store"
)

type listCommand struct {
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
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
		fmt.Println(terminal.Shown(fmt.Sprintf("%s  %-10s  %3d events  %s%s", r.ID, r.Published, r.Events, r.Title, kin(r))))
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
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
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
func openExisting(location string) (*store.Store, error) {
	if _, err := os.Stat(location); err != nil && !store.IsAddress(location) {
		return nil, fmt.Errorf("no store in %[1]s; make one with readout read --store %[1]s FILE", location)
	}
	return store.Open(location)
}

// homeOf is the folder of what is no record: the queue in process, tokens, the
// log of writes. It is the store itself where that is a folder.
func homeOf(location string) string {
	if store.IsAddress(location) {
		return ".readout"
	}
	return location
}

// storeMapper reads a store's location: the path of a folder, or an address.
func storeMapper(ctx *kong.DecodeContext, target reflect.Value) error {
	var location string
	if err := ctx.Scan.PopValueInto("store", &location); err != nil {
		return err
	}
	if location != "" && !store.IsAddress(location) {
		location = kong.ExpandPath(location)
	}
	target.SetString(location)
	return nil
}
