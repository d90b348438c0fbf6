package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/text/language"

	"readout/internal/knowledge"
	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
)

type searchCommand struct {
	Query  []string `arg:"" optional:"" help:"What to look for; docs/QUERY.md tells the language."`
	Kind   string   `enum:"event,statement,claim,document" default:"event" help:"event, statement, claim or document."`
	Store  string   `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Limit  int      `default:"20" help:"At most so many."`
	After  string   `help:"Go on after this hit." placeholder:"ID"`
	Format string   `enum:"text,jsonl" default:"text" help:"text or jsonl."`
}

// found is a hit as JSON.
type found struct {
	ID        string `json:"id"`
	Document  string `json:"document"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Title     string `json:"title"`
	Sentence  string `json:"sentence"`
	Event     any    `json:"event,omitempty"`
	Statement any    `json:"statement,omitempty"`
	Claim     any    `json:"claim,omitempty"`
}

// Run lists what a query holds for, the newest articles first.
func (c *searchCommand) Run(ctx context.Context, tree fs.FS) error {
	q, err := query.Parse(strings.Join(c.Query, " "))
	if err != nil {
		return usage("%v", err)
	}
	if c.Limit < 1 {
		return usage("--limit %d: ask for one or more", c.Limit)
	}
	kb, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	hits, next, err := st.Find(ctx, store.Search{Query: q, Kind: c.Kind, After: c.After, Limit: c.Limit, States: func(name string) string { return stateCode(kb, name) }})
	if errors.Is(err, store.ErrNotFound) && c.After != "" {
		return usage("--after %s: no such hit; leave it out to begin anew", c.After)
	}
	if err != nil {
		return err
	}
	for i := range hits {
		if err := c.print(&hits[i]); err != nil {
			return err
		}
	}
	if next != "" {
		fmt.Fprintf(os.Stderr, "more: add --after %s\n", next)
	}
	return nil
}

func (c *searchCommand) print(h *search.Hit) error {
	d := h.Record.Document
	if c.Format == "jsonl" {
		f := found{ID: h.ID(), Document: d.ID, URL: d.URL, Published: d.Published, Title: title(h.Record), Sentence: h.Sentence()}
		if h.Event != nil {
			f.Event = h.Event
		}
		if h.Statement != nil {
			f.Statement = h.Statement
		}
		if h.Claim != nil {
			f.Claim = h.Claim
		}
		return json.NewEncoder(os.Stdout).Encode(f)
	}
	what := title(h.Record)
	switch e := h.Event; {
	case e != nil:
		what = strings.TrimSpace(fmt.Sprintf("%s → %s  %s %s", all(h.Record, e.Source), all(h.Record, e.Target), e.Plover, e.Mode))
		if e.Modality != "actual" || e.Polarity == "negative" {
			what += " (" + strings.TrimPrefix(strings.TrimSuffix(e.Modality+" "+strings.Replace(e.Polarity, "positive", "", 1), " "), "actual ") + ")"
		}
	case h.Statement != nil:
		what = all(h.Record, []string{h.Statement.Speaker}) + "  " + h.Statement.Act
	}
	if h.Claim != nil {
		what += "  [" + h.Claim.Status + "]"
	}
	fmt.Printf("%s  %s\n", day(h.Record), what)
	if s := h.Sentence(); s != "" {
		fmt.Printf("    “%s”\n", s)
	}
	fmt.Printf("    %s  %s\n", strings.TrimSpace(d.Publisher+" "+d.URL), h.ID())
	return nil
}

// stateCode returns the alpha-3 code of a state by any of its names or codes; ""
// when it is none.
func stateCode(kb *knowledge.Base, name string) string {
	if kb.State(name) != nil {
		return name
	}
	for _, a := range kb.Lookup(name) {
		if code, ok := strings.CutPrefix(a.Actor.ID, "state:"); ok && a.Kind != knowledge.AliasCapital {
			return code
		}
	}
	if region, err := language.ParseRegion(name); err == nil && len(name) == 2 && strings.ToUpper(name) == name && kb.State(region.ISO3()) != nil {
		return region.ISO3()
	}
	return ""
}
