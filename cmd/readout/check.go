package main

import (
	"fmt"
	"io/fs"

	"readout/internal/pipeline"
	"readout/internal/rulecheck"
)

type checkCommand struct {
	Quiet bool `short:"q" help:"Leave out the trees of failing examples."`
}

// Run checks every rule file: event rules by reading their examples, time
// rules by theirs.
func (c *checkCommand) Run(tree fs.FS) error {
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	failures, ran := rulecheck.Run(reader.Coder, reader.Analyse)
	for _, f := range failures {
		if c.Quiet {
			f.Tree = ""
		}
		fmt.Println(f)
	}
	timeFailures := reader.Times.Check()
	for _, f := range timeFailures {
		fmt.Println(f)
	}
	rules := reader.Coder.Rules()
	fmt.Printf("%d rules of %d verb senses, %d examples, %d failed; time rules: %d failed\n",
		len(rules.Rules), rules.VerbSenses(), ran, len(failures), len(timeFailures))
	if len(failures)+len(timeFailures) > 0 {
		return failed{exitFailed}
	}
	return nil
}
