package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"readout/internal/export/terminal"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/revision"
	"readout/internal/store"
	"readout/readout"
)

type rereadCommand struct {
	Store   string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Diff    bool   `help:"List under each article what came, went or is told otherwise."`
	Workers int    `default:"0" help:"Articles read at the same time; 0: one for each core."`
}

// rereadBatch is how many articles are stored at once.
const rereadBatch = 32

// Run reads every article of a store with this version of Readout. Broken off at
// any moment it goes on where it was.
func (c *rereadCommand) Run(ctx context.Context, tree fs.FS) (err error) {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	j, err := openJournal(filepath.Join(homeOf(c.Store), journalFile))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.close()) }()
	ids, err := storedIDs(ctx, st)
	if err != nil {
		return err
	}
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	from, there := slices.BinarySearch(ids, j.after)
	if there {
		from++
	}
	if j.after != "" {
		fmt.Fprintf(os.Stderr, "going on after %d of %d articles\n", from, len(ids))
	}
	for batch := range slices.Chunk(ids[from:], rereadBatch) {
		if err := c.batch(ctx, st, reader, j, batch); err != nil {
			return err
		}
	}
	if err := intoStories(ctx, tree, st); err != nil {
		return err
	}
	if c.Diff {
		j.list(os.Stdout)
	}
	fmt.Printf("%d articles read again, %d of them changed; %s\n", len(ids)-len(j.bad), len(j.changed), j.tally())
	if err := j.finish(); err != nil {
		return err
	}
	if len(j.bad) > 0 {
		return failed{exitFailed}
	}
	return nil
}

// storedIDs are the ids of all documents, in an order that re-reading does not
// change.
func storedIDs(ctx context.Context, st *store.Store) ([]string, error) {
	var ids []string
	for after := ""; ; {
		page, next, err := st.List(ctx, after, 1000)
		if err != nil {
			return nil, err
		}
		for _, s := range page {
			ids = append(ids, s.ID)
		}
		if next == "" {
			slices.Sort(ids)
			return ids, nil
		}
		after = next
	}
}

// batch reads some articles again and stores them; those that could not be read
// are named, and remembered for the end.
func (c *rereadCommand) batch(ctx context.Context, st *store.Store, reader *pipeline.Reader, j *journal, ids []string) error {
	type pair struct {
		old, new *readout.Record
		err      error
	}
	pairs := make([]pair, len(ids))
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	slots := make(chan struct{}, workers)
	var wait sync.WaitGroup
	for i, id := range ids {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			p := &pairs[i]
			if p.old, p.err = st.Get(ctx, id); p.err == nil {
				p.new = reader.Read(articleBehind(&p.old.Document), time.Time{})
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("broken off; the same command goes on: %w", err)
	}
	var records []*readout.Record
	for i, p := range pairs {
		if p.err != nil {
			complain(p.err)
			if err := j.failed(ids[i]); err != nil {
				return err
			}
			continue
		}
		records = append(records, p.new)
		if changes := revision.Between(p.old, p.new); len(changes) > 0 {
			if err := j.note(rereadNote{ID: p.new.Document.ID, Title: p.new.Document.Title, Changes: changes}); err != nil {
				return err
			}
		}
	}
	if err := j.sync(); err != nil {
		return err
	}
	if _, err := st.PutAll(ctx, records); err != nil {
		return err
	}
	return j.done(ids[len(ids)-1])
}

// articleBehind is the article that a document was made of, with the publication
// that its source or the user gave; what was inferred is inferred anew.
func articleBehind(d *readout.Document) ingest.Article {
	a := ingest.Article{URL: d.URL, Title: d.Title, Publisher: d.Publisher, Byline: d.Byline, Key: d.Key, Version: d.Version, Credit: d.Credit,
		Correction: d.Note, Status: d.Status, Links: d.Links, Text: d.Text}
	if d.PublishedFrom == "inferred" {
		return a
	}
	if t, err := time.Parse(time.RFC3339, d.Published); err == nil {
		a.Published, a.HasTime, a.PublishedFrom = t, true, d.PublishedFrom
	} else if t, err := time.Parse(time.DateOnly, d.Published); err == nil {
		a.Published, a.PublishedFrom = t, d.PublishedFrom
	}
	return a
}

// journalFile is in the store's folder while its articles are read again.
const journalFile = "reread.jsonl"

// rereadNote is a line of the journal: an article that changes or cannot be read,
// or how far the re-reading with a version has come.
type rereadNote struct {
	Version string            `json:"version,omitempty"`
	After   string            `json:"after,omitempty"`
	Bad     string            `json:"bad,omitempty"` // the id of an article that cannot be read
	ID      string            `json:"id,omitempty"`
	Title   string            `json:"title,omitempty"`
	Changes []revision.Change `json:"changes,omitempty"`
}

// journal remembers on disk how far a re-reading has come and what changed. An
// article's changes are written before they are stored: a process that ends
// between the two finds them here when the article itself shows none any more.
type journal struct {
	file    *os.File
	lock    *flock.Flock
	after   string
	order   []string
	changed map[string]rereadNote
	bad     map[string]bool
}

func openJournal(path string) (*journal, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("reread: %w", err)
	}
	j := &journal{lock: flock.New(path + ".lock"), changed: map[string]rereadNote{}, bad: map[string]bool{}}
	if ok, err := j.lock.TryLock(); err != nil || !ok {
		return nil, errors.Join(errors.New("reread: another process reads this store again"), err)
	}
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(fmt.Errorf("reread: %w", err), j.lock.Unlock())
	}
	whole := b[:bytes.LastIndexByte(b, '\n')+1] // a line that was broken off is none
	if !j.load(whole) {
		whole = nil
	}
	if j.file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600); err == nil {
		err = errors.Join(j.file.Truncate(int64(len(whole))))
	}
	if err == nil {
		_, err = j.file.Seek(int64(len(whole)), 0)
	}
	if err == nil && len(whole) == 0 {
		err = j.write(rereadNote{Version: version})
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("reread: %w", err), j.lock.Unlock())
	}
	return j, nil
}

// load takes up what an earlier run with this version left.
func (j *journal) load(b []byte) bool {
	for i, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		var e rereadNote
		if err := json.Unmarshal(line, &e); err != nil || i == 0 && e.Version != version {
			j.after, j.order, j.changed, j.bad = "", nil, map[string]rereadNote{}, map[string]bool{}
			return false
		}
		if e.After != "" {
			j.after = e.After
		}
		if e.Bad != "" {
			j.bad[e.Bad] = true
		}
		if e.ID != "" {
			j.remember(e)
		}
	}
	return true
}

func (j *journal) remember(e rereadNote) {
	if _, known := j.changed[e.ID]; !known {
		j.order = append(j.order, e.ID)
	}
	j.changed[e.ID] = e
}

func (j *journal) write(e rereadNote) error {
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	_, err = j.file.Write(append(b, '\n'))
	return err
}

func (j *journal) note(e rereadNote) error { j.remember(e); return j.write(e) }

func (j *journal) failed(id string) error { j.bad[id] = true; return j.write(rereadNote{Bad: id}) }

func (j *journal) sync() error { return j.file.Sync() }

func (j *journal) done(after string) error { return j.write(rereadNote{After: after}) }

// finish forgets a re-reading that came to its end.
func (j *journal) finish() error { return os.Remove(j.file.Name()) }

func (j *journal) close() error { return errors.Join(j.file.Close(), j.lock.Unlock()) }

func (j *journal) tally() revision.Tally {
	t := revision.Tally{}
	for _, e := range j.changed {
		t.Add(e.Changes)
	}
	return t
}

// list writes what changed, article by article.
func (j *journal) list(out *os.File) {
	w := bufio.NewWriter(out)
	defer w.Flush()
	for _, id := range j.order {
		e := j.changed[id]
		fmt.Fprintf(w, "%s  %s\n", id, terminal.Shown(e.Title))
		for _, c := range e.Changes {
			fmt.Fprintf(w, "  %s\n", strings.ReplaceAll(terminal.Shown(c.String()), "\n", " "))
		}
	}
}
