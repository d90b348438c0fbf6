package main

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"time"

	"readout/internal/api"
	"readout/internal/export/terminal"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/story"
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
	tracker, err := story.LoadTracker(tree)
	if err != nil {
		return err
	}
	plans, _, err := plansOf(st, tracker).Plans(ctx, from, "", c.Limit, time.Now())
	if err != nil {
		return err
	}
	due := make([]terminal.Due, len(plans))
	for i, p := range plans {
		due[i] = terminal.Due{Record: p.Hit.Record, Event: p.Hit.Event, Told: p.Stand.Told, Words: p.Stand.Sentence, Outcome: p.Stand.Outcome, Was: p.Stand.Was}
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

// plansOf is as much of a source as the calendar needs.
func plansOf(st *store.Store, tracker *story.Tracker) api.Source {
	return api.Source{
		Search: func(ctx context.Context, q *query.Node, kind, after string, limit int) ([]search.Hit, string, error) {
			return st.Find(ctx, store.Search{Query: q, Kind: kind, Counted: true, After: after, Limit: limit})
		},
		Due: st.Due, Tracker: tracker,
	}
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
	Outcome    string  `json:"outcome,omitempty"`    // of what has passed: happened, contradicted, no report yet, …
	MovedFrom  string  `json:"moved_from,omitempty"` // the day for which it was told first
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
		Outcome: d.Outcome, MovedFrom: d.Was,
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
