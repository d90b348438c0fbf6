package main

import (
	"os"

	"readout/internal/train"
)

type trainCommand struct {
	Gold string `default:"../shared/gold" help:"The folder with the gold data." type:"path"`
	Out  string `default:"data" help:"The data folder; models go to its model folder." type:"path"`
}

// Run makes the models. Rebuild afterwards: they are embedded.
func (c *trainCommand) Run() error {
	return train.Run(train.Options{Gold: c.Gold, Out: c.Out, Log: os.Stderr})
}
