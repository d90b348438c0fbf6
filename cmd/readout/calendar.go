package main

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"time"

	"readout/internal/export/terminal"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/story"
	"readout/readout"
)

type calendarCommand struct {
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	From   string `help:"The first day (YYYY-MM-DD); today when not given." placeholder:"DATE"`
	Past   bool   `help:"What became of what was due before that day."`
	Limit  int    `default:"50" help:"At most so many."`
	Format string `enum:"text,jsonl" default:"text" help:"text or jsonl."`
}

// Run lists what is due from a day on, the earliest first.
func (c *calendarCommand) Run(ctx context.Context, tree fs.FS) error {
	from := time.Now().UTC().Truncate(24 * time.Hour)
	if c.From != "" {
		var err error
		if from, err = time.Parse(time.DateOnly, c.From); err != nil {
			return usage("--from %s: write the day as YYYY-MM-DD", c.From)
		}
	}
	if c.Limit < 1 {
		return usage("--limit %d: ask for one or more", c.Limit)
	}
	if c.Past {
		return past(ctx, tree, c.Store, from)
	}
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	hits, _, err := st.Due(ctx, from, "", c.Limit)
	if err != nil {
		return err
	}
	due, err := standing(ctx, tree, st, hits)
	if err != nil {
		return err
	}
	if c.Format == "jsonl" {
		out := json.NewEncoder(os.Stdout)
		for _, d := range due {
			if err := out.Encode(entryOf(d)); err != nil {
				return err
			}
		}
		return nil
	}
	return terminal.Calendar(os.Stdout, due)
}

// toldSince is how many of the newest articles that plan, put off or call off
// something are looked through for how what is due stands now.
const toldSince = 1000

// standing gives what is due as it stands after what later articles told of it:
// each plan once, on the day it was moved to, or called off.
func standing(ctx context.Context, tree fs.FS, st *store.Store, hits []search.Hit) ([]terminal.Due, error) {
	tracker, err := story.LoadTracker(tree)
	if err != nil {
		return nil, err
	}
	q := query.Any(query.Is("modality", "scheduled"), query.Is("status", "cancelled"), query.Is("status", "postponed"))
	later, _, err := st.Find(ctx, store.Search{Query: q, Kind: "document", Counted: true, Limit: toldSince})
	if err != nil {
		return nil, err
	}
	records, have := []*readout.Record{}, map[string]bool{}
	for _, h := range slices.Concat(hits, later) {
		if id := h.Record.Document.ID; !have[id] {
			have[id] = true
			records = append(records, h.Record)
		}
	}
	byPublication(records)
	told := make([]story.Report, len(hits))
	for i, h := range hits {
		told[i] = story.Report{Record: h.Record, Event: h.Event}
	}
	var due []terminal.Due
	for _, s := range tracker.Stand(records, told) {
		if s != nil {
			due = append(due, terminal.Due{Record: s.Record, Event: s.Event, Told: s.Told, Words: s.Sentence})
		}
	}
	return due, nil
}

// entry is a line of the calendar as JSON. Status is iCalendar's word for it,
// Occurrence IPTC's code (NewsCodes eventoccurstatus).
type entry struct {
	Start      string  `json:"start"`
	End        string  `json:"end"`
	Precision  string  `json:"precision"`
	Timezone   string  `json:"timezone,omitempty"`
	Status     string  `json:"status"`
	Occurrence string  `json:"occurrence"`
	Postponed  bool    `json:"postponed,omitempty"`
	Certainty  float64 `json:"certainty"`
	Sentence   string  `json:"sentence"`
	Source     string  `json:"source"`
	Document   string  `json:"document"`
	Event      string  `json:"event"`
}

func entryOf(d terminal.Due) entry {
	e := entry{
		Start: d.Event.Time.Start, End: d.Event.Time.End, Precision: d.Event.Time.Precision, Timezone: terminal.Zone(d),
		Certainty: d.Event.Confidence, Sentence: terminal.Sentence(d), Source: terminal.Source(d.Told),
		Document: d.Record.Document.ID, Event: d.Event.ID, Postponed: d.Event.Status == "postponed",
	}
	switch d.Event.Status {
	case "cancelled", "postponed":
		e.Status, e.Occurrence = "CANCELLED", "eos6"
	case "tentative":
		e.Status, e.Occurrence = "TENTATIVE", "eos3"
	default:
		e.Status, e.Occurrence = "CONFIRMED", "eos5"
	}
	return e
}
