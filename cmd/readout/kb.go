package main

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"readout/internal/knowledge"
)

type kbCommand struct {
	Check  kbCheckCommand  `cmd:"" help:"Find unknown references, overlaps, gaps and stale entries in data/actors."`
	Who    kbWhoCommand    `cmd:"" help:"Who is meant by a name, and the offices they held."`
	Update kbUpdateCommand `cmd:"" help:"Show what a Wikidata query or dump adds to the holders of offices; with --data write it there."`
}

type kbCheckCommand struct {
	Verbose bool      `short:"v" help:"Also print what is only worth knowing: overlaps, gaps, states without a foreign minister, old as_of dates, ambiguous names."`
	On      time.Time `format:"2006-01-02" placeholder:"DATE" help:"The day as seen from which entries are stale (default: today)."`
}

// Run prints problems and fails on those that are errors.
func (c *kbCheckCommand) Run(tree fs.FS) error {
	base, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	if c.On.IsZero() {
		c.On = time.Now()
	}
	count := map[string]int{}
	for _, p := range base.Check(c.On) {
		count[p.Kind]++
		if c.Verbose || p.Kind == "reference" {
			fmt.Printf("%s: %s: %s\n", p.Kind, p.Where, p.What)
		}
	}
	errors := count["reference"]
	delete(count, "reference")
	var notes []string
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		notes = append(notes, fmt.Sprintf("%d %s", count[kind], kind))
	}
	fmt.Printf("%d actors: %d errors; notes: %s (shown with -v)\n", len(base.Actors()), errors, strings.Join(notes, ", "))
	if errors > 0 {
		return failed{exitFailed}
	}
	return nil
}

type kbWhoCommand struct {
	Name string `arg:"" help:"A name, or a family name alone."`
}

// Run prints every actor with the name and each one's offices.
func (c *kbWhoCommand) Run(tree fs.FS) error {
	base, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	found := base.Lookup(c.Name)
	for _, a := range base.Surname(c.Name) {
		if !slices.ContainsFunc(found, func(had knowledge.Alias) bool { return had.Actor == a }) {
			found = append(found, knowledge.Alias{Actor: a, Kind: "family name"})
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("nobody named %q in data/actors", c.Name)
	}
	for _, a := range found {
		fmt.Printf("%s  %s (%s) %s, as %s\n", a.Actor.ID, a.Actor.Name, a.Actor.Type, a.Actor.Code, a.Kind)
		for _, t := range base.Career(a.Actor) {
			to := t.To.Format(time.DateOnly)
			if t.To.IsZero() {
				to = "still on " + t.AsOf.Format(time.DateOnly)
			}
			fmt.Printf("    %s of %s, %s to %s\n", t.Office.Title, t.Office.Of, t.From.Format(time.DateOnly), to)
		}
	}
	return nil
}
