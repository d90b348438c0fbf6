package main

import (
	"fmt"
	"io/fs"

	"readout/internal/knowledge"
)

type kbCommand struct {
	Check kbCheckCommand `cmd:"" help:"Find overlaps, gaps and unknown references in data/actors."`
	Who   kbWhoCommand   `cmd:"" help:"Who is meant by a name, and the offices they held."`
}

type kbCheckCommand struct {
	Verbose bool `short:"v" help:"Also print what is only worth knowing (ambiguous names, gaps between holders, old as_of dates)."`
}

// Run prints problems and fails on those that are errors.
func (c *kbCheckCommand) Run(tree fs.FS) error {
	base, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	errors, notes := 0, 0
	for _, p := range base.Check() {
		line := fmt.Sprintf("%s: %s: %s", p.Kind, p.Where, p.What)
		if p.Kind == "reference" {
			errors++
			fmt.Println(line)
			continue
		}
		notes++
		if c.Verbose {
			fmt.Println(line)
		}
	}
	fmt.Printf("%d actors: %d errors, %d notes (shown with -v)\n", len(base.Actors()), errors, notes)
	if errors > 0 {
		return failed{exitFailed}
	}
	return nil
}

type kbWhoCommand struct {
	Name string `arg:""`
}

// Run prints every actor with the name and each one's offices.
func (c *kbWhoCommand) Run(tree fs.FS) error {
	base, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	found := base.Lookup(c.Name)
	if len(found) == 0 {
		return fmt.Errorf("nobody named %q in data/actors", c.Name)
	}
	for _, a := range found {
		fmt.Printf("%s  %s (%s) %s, as %s\n", a.Actor.ID, a.Actor.Name, a.Actor.Type, a.Actor.Code, a.Kind)
		for _, t := range base.Career(a.Actor) {
			to := t.To.Format("2006-01-02")
			if t.To.IsZero() {
				to = "still on " + t.AsOf.Format("2006-01-02")
			}
			fmt.Printf("    %s of %s, %s to %s\n", t.Office.Title, t.Office.Of, t.From.Format("2006-01-02"), to)
		}
	}
	return nil
}
