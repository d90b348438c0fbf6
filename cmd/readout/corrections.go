package main

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"readout/internal/pipeline"
	"readout/internal/score"
	"readout/readout"
)

// corrections reads the articles that people corrected again and says what of it
// holds now.
func corrections(ctx context.Context, tree fs.FS, location string) error {
	st, err := openExisting(location)
	if err != nil {
		return err
	}
	defer st.Close()
	list, err := st.Corrections(ctx, "")
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Println("no corrections in", location)
		return nil
	}
	reader, err := pipeline.New(tree)
	if err != nil {
		return err
	}
	rows, left, err := score.Corrections(list, func(document string) (*readout.Record, error) {
		rec, err := st.Get(ctx, document)
		if err != nil {
			return nil, err
		}
		return reader.Read(articleBehind(&rec.Document), time.Time{}), nil
	})
	if err != nil {
		return err
	}
	for _, r := range rows {
		fmt.Println(r)
	}
	for _, c := range left {
		what := c.Problem + " " + c.Kind
		if c.Field != "" {
			what = fmt.Sprintf("%s of %s: %q should be %q", c.Field, c.Kind, c.Was, c.Want)
		} else if c.Want != "" {
			what += " " + c.Want
		}
		fmt.Printf("not yet: %s %v  %s\n", shortID(c.Document), c.Span, what)
	}
	return nil
}
