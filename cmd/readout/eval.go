package main

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/internal/coref"
	"readout/internal/ingest"
	"readout/internal/mention"
	"readout/internal/pipeline"
	"readout/internal/place"
	"readout/internal/score"
	"readout/internal/story"
	"readout/readout"
)

type evalCommand struct {
	Gold        string   `default:"../shared/gold" help:"The folder with the gold data." type:"path"`
	Update      bool     `short:"u" help:"Write the table to testdata/scores.txt."`
	Against     string   `help:"Print the lines that differ from this table (+ now, - then)." placeholder:"FILE" type:"path"`
	Corrections string   `help:"Instead of the gold data: how far the corrections that people made in this store hold when their articles are read again." placeholder:"STORE" type:"store"`
	Task        []string `help:"Only these tasks (syntax, names, coref, event, event given, own events, statement, timex, own times, own figures, own claims, own positions, own actors, own threads, wikinews, story, eventcoref, wires, format, place, extract, own pages, article)."`
	Lines       bool     `help:"Say which lines of articles of the news were missed and which are false (wikinews, development half)."`
}

// scoresFile is the table that is kept under version control.
const scoresFile = "testdata/scores.txt"

// ownGold is the folder with gold that we wrote ourselves.
const ownGold = "testdata/gold"

// Run scores every task that has gold data and says what it skipped.
func (c *evalCommand) Run(ctx context.Context, tree fs.FS) error {
	if c.Corrections != "" {
		return corrections(ctx, tree, c.Corrections)
	}
	if _, err := os.Stat(c.Gold); err != nil {
		return fmt.Errorf("no gold data in %s; name the folder with --gold", c.Gold)
	}
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	var table []string
	for _, t := range c.tasks(tree, reader) {
		if len(c.Task) > 0 && !slices.Contains(c.Task, t.name) {
			continue
		}
		start := time.Now()
		if t.skip != "" {
			table = append(table, fmt.Sprintf("%-11s skipped: %s", t.name, t.skip))
			fmt.Println(table[len(table)-1])
			continue
		}
		rows, err := t.run()
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		for _, r := range rows {
			table = append(table, r.String())
			fmt.Println(r)
		}
		fmt.Fprintf(os.Stderr, "%s: %.1f s\n", t.name, time.Since(start).Seconds())
	}
	if c.Against != "" {
		return compare(c.Against, table)
	}
	if c.Update {
		return os.WriteFile(scoresFile, []byte(strings.Join(table, "\n")+"\n"), 0o644)
	}
	return nil
}

// task is one thing that can be measured, or the reason why it is not.
type task struct {
	name string
	run  func() ([]score.Row, error)
	skip string
}

func (c *evalCommand) tasks(tree fs.FS, r *pipeline.Reader) []task {
	read := func(text string) *readout.Record { return r.Read(ingest.Article{Text: text}, time.Time{}) }
	return []task{
		{name: "syntax", run: func() ([]score.Row, error) { return score.Syntax(c.Gold, r.Splitter, r.Parser) }},
		{name: "names", run: func() ([]score.Row, error) {
			phrases, err := mention.LoadPhraser(tree, r.Namer)
			if err != nil {
				return nil, err
			}
			return score.Names(c.Gold, r.Parser, r.Namer, phrases)
		}},
		{name: "coref", run: func() ([]score.Row, error) { return score.OwnCoref(ownGold, r) }},
		{name: "event", run: func() ([]score.Row, error) { return score.Events(c.Gold, r.Ontology, read) }},
		{name: "statement", run: func() ([]score.Row, error) { return score.Attributions(c.Gold, r) }},
		{name: "wires", run: func() ([]score.Row, error) { return score.Wires(c.Gold, read) }},
		{name: "timex", run: func() ([]score.Row, error) { return score.Timex(c.Gold, r.TimesIn) }},
		{name: "event given", run: func() ([]score.Row, error) { return score.Between(c.Gold, r.Ontology, r.Between) }},
		{name: "own events", run: func() ([]score.Row, error) { return score.OwnEvents(ownGold, read) }},
		{name: "own times", run: func() ([]score.Row, error) { return score.OwnTimes(ownGold, r) }},
		{name: "own figures", run: func() ([]score.Row, error) { return score.OwnFigures(ownGold, r) }},
		{name: "own claims", run: func() ([]score.Row, error) { return score.OwnClaims(ownGold, r) }},
		{name: "own positions", run: func() ([]score.Row, error) { return score.OwnPositions(ownGold, r) }},
		{name: "own actors", run: func() ([]score.Row, error) { return score.OwnActors(ownGold, r) }},
		{name: "own threads", run: func() ([]score.Row, error) {
			tracker, err := story.LoadTracker(tree)
			if err != nil {
				return nil, err
			}
			return score.OwnThreads(ownGold, r, tracker, "threads_dev", "threads_test")
		}},
		c.wikinews(r),
		{name: "place", run: func() ([]score.Row, error) {
			return score.Places(c.Gold,
				func(text string) []score.PlaceFound { return placesFound(r.PlacesIn(text)) },
				func(text string, at [][2]int) []score.PlaceFound { return placesFound(r.PlacesAt(text, at)) })
		}},
		{name: "extract", run: func() ([]score.Row, error) { return score.Extract(c.Gold) }},
		{name: "own pages", run: func() ([]score.Row, error) { return score.OwnPages(ownGold) }},
		{name: "article", run: func() ([]score.Row, error) { return c.articles(r) }},
		{name: "event units", skip: "petrarch1_unit and up_unit_revised: their invented countries are not in the knowledge"},
		{name: "story", run: func() ([]score.Row, error) {
			like, err := story.LoadLikeness(tree)
			if err != nil {
				return nil, err
			}
			return score.Stories(c.Gold, like)
		}},
		{name: "eventcoref", run: func() ([]score.Row, error) {
			like, err := story.LoadLikeness(tree)
			if err != nil {
				return nil, err
			}
			model, err := coref.Load(tree)
			if err != nil {
				return nil, err
			}
			return score.EventCoref(c.Gold, r, like, model)
		}},
		{name: "format", run: func() ([]score.Row, error) { return score.Formats(c.Gold) }},
	}
}

// articles scores whole readings: the seed article beside the gold data, and the
// project's own.
func (c *evalCommand) articles(r *pipeline.Reader) ([]score.Row, error) {
	return score.Articles([]score.Folder{
		{Set: "seed", Dir: filepath.Join(c.Gold, "..", "articles")},
		{Set: "own-dev", Dir: "testdata/articles/dev"},
		{Set: "own-test", Dir: "testdata/articles/test"},
	}, func(path string, published time.Time) (*readout.Record, error) {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		a, err := ingest.Reader{}.Read(path, b)
		if err != nil {
			return nil, err
		}
		return r.Read(a, published), nil
	})
}

// wikinews scores articles of the news; their texts lie beside the gold data and
// are no part of the project.
func (c *evalCommand) wikinews(r *pipeline.Reader) task {
	file := filepath.Join(c.Gold, "..", "articles", "wikinews_dev.jsonl.gz")
	if _, err := os.Stat(file); err != nil {
		return task{name: "wikinews", skip: "no texts in " + file}
	}
	return task{name: "wikinews", run: func() ([]score.Row, error) {
		var say func(string)
		if c.Lines {
			say = func(line string) { fmt.Println("  " + line) }
		}
		return score.Wikinews(file, ownGold, func(text string, published time.Time) (*readout.Record, error) {
			a, err := ingest.Reader{}.Read("article.txt", []byte(text))
			if err != nil {
				return nil, err
			}
			return r.Read(a, published), nil
		}, say)
	}}
}

// placesFound adapts the reader's places to what is scored.
func placesFound(places []place.Place) []score.PlaceFound {
	var out []score.PlaceFound
	for _, p := range places {
		for _, m := range p.Mentions {
			out = append(out, score.PlaceFound{Start: m.Start, End: m.End, Lat: p.Lat, Lon: p.Lon, Literal: m.Literal})
		}
	}
	return out
}

// compare prints the lines in which two tables differ. Speed and times are not
// in the tables, so equal trees give equal tables.
func compare(file string, table []string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	old := map[string]bool{}
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		old[s.Text()] = true
		lines = append(lines, s.Text())
	}
	now := map[string]bool{}
	for _, line := range table {
		now[line] = true
		if !old[line] {
			fmt.Println("scores +", line)
		}
	}
	same := true
	for _, line := range lines {
		if !now[line] {
			fmt.Println("scores -", line)
			same = false
		}
	}
	if same && len(lines) == len(table) {
		fmt.Println("scores: as in", file)
	}
	return nil
}
