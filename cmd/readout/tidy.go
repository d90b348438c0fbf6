package main

import (
	"context"
	"fmt"
	"time"
)

type tidyCommand struct {
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
}

// Run puts the pieces of a store's index together.
func (c *tidyCommand) Run(ctx context.Context) error {
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	begin := time.Now()
	if err := st.Tidy(ctx); err != nil {
		return err
	}
	fmt.Printf("%s is tidied, in %s\n", c.Store, time.Since(begin).Round(time.Millisecond))
	return nil
}
