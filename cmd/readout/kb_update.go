package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"readout/data"
	"readout/internal/knowledge"
)

type kbUpdateCommand struct {
	File    string    `arg:"" help:"A SPARQL result in JSON, or entities of a Wikidata dump (JSON array or JSON lines); gzip is seen." type:"existingfile"`
	AsOf    time.Time `format:"2006-01-02" placeholder:"DATE" help:"The day on which the file was true (default: its own date)."`
	Verbose bool      `short:"v" help:"Also print what is known already and what is left out, with reasons."`
}

// holdersFile is the table that updates go to.
const holdersFile = "actors/holders.tsv"

// Run prints what the file adds or changes and, with --data, writes the table
// there.
func (c *kbUpdateCommand) Run(tree fs.FS, all *commands) error {
	base, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	f, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer f.Close()
	if c.AsOf.IsZero() {
		info, err := f.Stat()
		if err != nil {
			return err
		}
		c.AsOf = info.ModTime()
	}
	list, err := knowledge.ReadWikidata(f)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	changes := base.Update(list, c.AsOf.Format(time.DateOnly))
	count := map[string]int{}
	for _, ch := range changes {
		count[ch.Kind]++
		if ch.Row != nil || c.Verbose {
			fmt.Printf("%-5s %s\n", ch.Kind, ch.What)
		}
	}
	fmt.Printf("%d statements: %d new, %d ended, %d with an item learnt, %d known, %d left out (-v says why)\n",
		len(changes), count["add"], count["end"], count["item"], count["known"], count["skip"])
	if all.Data == "" {
		fmt.Println("nothing is written: name a folder with --data to keep it there")
		return nil
	}
	return c.keep(tree, all.Data, changes)
}

// keep writes the table, if it still loads with the changes.
func (c *kbUpdateCommand) keep(tree fs.FS, folder string, changes []knowledge.Change) error {
	old, err := fs.ReadFile(tree, holdersFile)
	if err != nil {
		return err
	}
	path := filepath.Join(folder, filepath.FromSlash(holdersFile))
	before, err := os.ReadFile(path)
	had := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(knowledge.Rewrite(string(old), changes)), 0o644); err != nil {
		return err
	}
	tree, err = data.With(folder)
	if err == nil {
		_, err = knowledge.Load(tree)
	}
	if err == nil {
		fmt.Println("written:", path)
		return nil
	}
	if had {
		return errors.Join(fmt.Errorf("the changes do not load and are taken back: %w", err), os.WriteFile(path, before, 0o644))
	}
	return errors.Join(fmt.Errorf("the changes do not load and are taken back: %w", err), os.Remove(path))
}
