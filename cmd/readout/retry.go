package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"readout/internal/bus"
)

type retryCommand struct {
	Key    string `arg:"" optional:"" help:"The dead letter's key, or the beginning of it; without it they are listed."`
	All    bool   `help:"All of them."`
	Drop   bool   `help:"Forget instead of trying again."`
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Format string `enum:"text,jsonl" default:"text" help:"Form of the list: text or jsonl."`

	queueFlags
}

// Run lists the dead letters, or puts them on the queue again.
func (c *retryCommand) Run(ctx context.Context, log *slog.Logger) error {
	if c.All && c.Key != "" {
		return usage("a key or --all, not both")
	}
	if c.Drop && !c.All && c.Key == "" {
		return usage("--drop: name a key, or give --all")
	}
	b, err := c.openExisting(ctx, c.Store, log)
	if err != nil {
		return err
	}
	defer b.Close()
	switch {
	case c.Key != "":
		l, err := b.Letter(ctx, c.Key)
		if errors.Is(err, bus.ErrNoLetter) {
			complain(fmt.Errorf("%w; list them with readout retry", err))
			return failed{exitFailed}
		}
		if err != nil {
			return err
		}
		return c.act(ctx, b, l)
	case c.All:
		return c.each(ctx, b, func(l bus.Letter) error { return c.act(ctx, b, l) })
	}
	return c.each(ctx, b, c.show)
}

// each goes through the dead letters that are there now; those that die again
// meanwhile do not come twice.
func (c *retryCommand) each(ctx context.Context, b *bus.Bus, f func(bus.Letter) error) error {
	before := time.Now()
	for l, err := range b.Letters(ctx) {
		if err != nil {
			return err
		}
		if l.Since.After(before) {
			break
		}
		if err := f(l); err != nil {
			return err
		}
	}
	return nil
}

func (c *retryCommand) act(ctx context.Context, b *bus.Bus, l bus.Letter) error {
	if c.Drop {
		fmt.Printf("%.12s forgotten  %s\n", l.Key, l.Name)
		return b.Drop(ctx, l)
	}
	fmt.Printf("%.12s queued again  %s\n", l.Key, l.Name)
	return b.Retry(ctx, l)
}

func (c *retryCommand) show(l bus.Letter) error {
	if c.Format == "jsonl" {
		return json.NewEncoder(os.Stdout).Encode(l)
	}
	fmt.Printf("%.12s  %s  tries %d  %s: %s\n", l.Key, l.Since.UTC().Format(time.RFC3339), l.Tries, l.Name, l.Reason)
	return nil
}
