package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"readout/internal/bus"
)

type statusCommand struct {
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Format string `enum:"text,json" default:"text" help:"text or json."`

	queueFlags
}

// Run says how the queue stands, also while others work on it.
func (c *statusCommand) Run(ctx context.Context, log *slog.Logger) error {
	b, err := c.openExisting(ctx, c.Store, log)
	if err != nil {
		return err
	}
	defer b.Close()
	s, err := b.Status(ctx)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return json.NewEncoder(os.Stdout).Encode(s)
	}
	writeStatus(os.Stdout, s)
	return nil
}

func writeStatus(w io.Writer, s bus.Status) {
	fmt.Fprintf(w, "waiting %d, in work %d, dead letters %d (ever queued: %d)\n", s.Waiting, s.InWork, s.Dead, s.Queued)
	fmt.Fprintf(w, "%.1f articles/s; failures %d; lag %s\n", s.Rate, s.Failed, (time.Duration(s.Lag * float64(time.Second))).Round(time.Millisecond))
	for _, r := range s.At {
		fmt.Fprintf(w, "  %s %s: done %d (unchanged %d), failed %d, dead %d, %.1f/s, since %s\n",
			r.Role, r.Process, r.Done, r.Same, r.Failed, r.Dead, r.Rate, r.Since.UTC().Format(time.RFC3339))
	}
	if len(s.At) == 0 && s.Waiting > 0 {
		fmt.Fprintln(w, "nobody is at work: start readout worker")
	}
}
