package main

import (
	"context"
	"io/fs"

	"readout/internal/mcp"
)

type mcpCommand struct {
	Store string `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
}

// Run answers a language model's program on standard input and output.
func (c *mcpCommand) Run(ctx context.Context, tree fs.FS) error {
	o, err := open(tree, c.Store)
	if err != nil {
		return err
	}
	defer o.close()
	return mcp.Stdio(ctx, o.source(), version)
}
