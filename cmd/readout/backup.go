package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"readout/internal/store"
	"readout/internal/verify"
	"readout/readout"
)

type verifyCommand struct {
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
}

// Run checks every record of a store.
func (c *verifyCommand) Run(ctx context.Context) error {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	n, bad := 0, 0
	for rec, err := range stored(ctx, st) {
		if err != nil {
			return err
		}
		n++
		faults := verify.Record(rec)
		for _, f := range faults {
			complain(fmt.Errorf("%s: %s", rec.Document.ID, f))
		}
		if len(faults) > 0 {
			bad++
		}
	}
	fmt.Printf("%d records, %d of them damaged\n", n, bad)
	if bad > 0 {
		return failed{exitFailed}
	}
	return nil
}

type backupCommand struct {
	File  string `arg:"" help:"The file to write: records, corrections, feeds and stories as JSON lines, gzipped." type:"path"`
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
}

// Run writes all records of a store, and what it keeps beside them, to a file that
// appears whole or not at all.
// The store may be in use meanwhile: each record is read as it stands.
func (c *backupCommand) Run(ctx context.Context) (err error) {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	f, err := os.CreateTemp(filepath.Dir(c.File), ".backup-*")
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	z := gzip.NewWriter(f)
	enc := json.NewEncoder(z)
	n := 0
	for rec, err := range stored(ctx, st) {
		if err != nil {
			return err
		}
		if err := enc.Encode(rec); err != nil {
			return fmt.Errorf("backup: %w", err)
		}
		n++
	}
	if err := eachBeside(ctx, st, func(line beside) error { return enc.Encode(besideLine{line}) }); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := errors.Join(z.Close(), f.Sync(), f.Chmod(0o644), os.Rename(f.Name(), c.File)); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	fmt.Printf("%d records in %s\n", n, c.File)
	return nil
}

type restoreCommand struct {
	File  string `arg:"" help:"A file that readout backup wrote." type:"path"`
	Store string `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
}

// Run puts the records of a backup into a store, and what was kept beside them; what
// is there already stays. A record that is not whole is reported and left out.
func (c *restoreCommand) Run(ctx context.Context, tree fs.FS) error {
	f, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return fmt.Errorf("restore: %s is no backup: %w", c.File, err)
	}
	st, err := store.Open(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	r := &restoring{file: c.File, st: st}
	if r.beside, err = newBesides(ctx, st); err != nil {
		return err
	}
	one := &io.LimitedReader{R: z}
	dec := json.NewDecoder(one)
	for n := 1; ; n++ {
		var line json.RawMessage
		one.N = store.MaxRecord
		err := dec.Decode(&line)
		if err != nil && one.N <= 0 {
			err = fmt.Errorf("it is larger than %d MiB, which no record is", store.MaxRecord>>20)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = r.line(ctx, n, line)
		}
		if err != nil {
			return fmt.Errorf("restore: %s: record %d: %w; the %d before it are in the store", c.File, n, err, r.added+r.known)
		}
	}
	if err := r.beside.flush(ctx); err != nil {
		return err
	}
	if err := intoStories(ctx, tree, st); err != nil {
		return err
	}
	fmt.Printf("%d records added, %d were there\n", r.added, r.known)
	if r.bad > 0 {
		return failed{exitFailed}
	}
	return nil
}

// restoring is a restore under way.
type restoring struct {
	file              string
	st                *store.Store
	beside            *besides
	added, known, bad int
}

// line takes the nth line of a backup.
func (r *restoring) line(ctx context.Context, n int, line []byte) error {
	if bytes.HasPrefix(line, []byte(besideStart)) {
		var l besideLine
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		return r.beside.put(ctx, l.Beside)
	}
	rec := new(readout.Record)
	if err := json.Unmarshal(line, rec); err != nil {
		return err
	}
	if faults := verify.Record(rec); len(faults) > 0 {
		r.bad++
		complain(fmt.Errorf("%s: record %d is not whole: %s", r.file, n, faults[0]))
		return nil
	}
	isNew, err := r.st.Put(ctx, rec)
	if err != nil {
		return err
	}
	if isNew {
		r.added++
	} else {
		r.known++
	}
	return nil
}
