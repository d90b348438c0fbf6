package main

import (
	"cmp"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/assign"
	"readout/internal/store"
	"readout/internal/story"
	"readout/readout"
)

type storyCommand struct {
	Story  string `arg:"" optional:"" help:"A story: its number in the list, or the id of one of its articles or the beginning of it. Without it, all are listed."`
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Format string `enum:"text,json" default:"text" help:"text or json."`
	Limit  int    `default:"30" help:"At most so many."`
}

// Run lists the stories of a store, or shows one with its events and figures.
func (c *storyCommand) Run(ctx context.Context, tree fs.FS) error {
	if c.Limit < 1 {
		return usage("--limit %d: ask for one story or more", c.Limit)
	}
	st, err := openExisting(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := intoStories(ctx, tree, st); err != nil {
		return err
	}
	if c.Story == "" {
		return c.list(ctx, st)
	}
	id, err := c.id(ctx, st)
	if err != nil {
		return err
	}
	t, records, err := st.Story(ctx, id)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(api.Told(storyOf(t), records))
	}
	showStory(t, records)
	return nil
}

// id is that of the story that is asked for.
func (c *storyCommand) id(ctx context.Context, st *store.Store) (string, error) {
	n, err := strconv.Atoi(c.Story)
	if err != nil || len(c.Story) > 6 { // an id may begin with digits
		return c.Story, nil
	}
	if n < 1 {
		return "", usage("story %d: they are numbered from 1", n)
	}
	list, _, err := st.Stories(ctx, "", n)
	if err == nil && n > len(list) {
		return "", usage("story %d: there are %d", n, len(list))
	}
	if err != nil {
		return "", err
	}
	return list[n-1].ID, nil
}

func (c *storyCommand) list(ctx context.Context, st *store.Store) error {
	list, _, err := st.Stories(ctx, "", c.Limit)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		out := []api.Story{}
		for _, t := range list {
			out = append(out, storyOf(t))
		}
		return writeJSON(out)
	}
	for i, t := range list {
		x := storyOf(t)
		say("%4d  %3d articles  %s – %s  %s", i+1, x.Articles, cmp.Or(x.From, "undated"), cmp.Or(x.Until, "undated"), x.Title)
		if len(x.Actors)+len(x.Places) > 0 {
			say("        %s; in %s", names(x.Actors), names(x.Places))
		}
	}
	return nil
}

func writeJSON(v any) error {
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// hurried is how long an answer waits for articles that came just now.
const hurried = time.Second

// mainCast is how many actors and places of a story lists name.
const mainCast = 3

func storyOf(t store.Story) api.Story {
	actors, places := story.Cast(t.Digests, mainCast)
	return api.Story{ID: t.ID, Title: t.Title, From: t.From, Until: t.Until, Articles: t.Articles, Copies: t.Copies, Actors: append([]string{}, actors...), Places: append([]string{}, places...)}
}

// intoStories puts what waits in a store into stories, unless another process is
// at it.
func intoStories(ctx context.Context, tree fs.FS, st *store.Store) error {
	like, err := story.LoadLikeness(tree)
	if err != nil {
		return err
	}
	k := assign.New(st, like)
	defer k.Close()
	_, err = k.All(ctx)
	return err
}

// stories and story give stories to pages and API. What came a moment ago is put
// into its story first, for a short time; the rest is done meanwhile.
func (o *opened) stories(ctx context.Context, after string, limit int) (out []api.Story, next string, err error) {
	o.hurry(ctx)
	list, next, err := o.store.Stories(ctx, after, limit)
	for _, t := range list {
		out = append(out, storyOf(t))
	}
	return out, next, worded(err)
}

func (o *opened) story(ctx context.Context, id string) (api.Story, []*readout.Record, error) {
	o.hurry(ctx)
	t, records, err := o.store.Story(ctx, id)
	return storyOf(t), records, worded(err)
}

// hurry puts what waits into stories, as far as it goes in a second. What fails is
// logged by who does it all the time.
func (o *opened) hurry(ctx context.Context) {
	briefly(ctx, hurried, func(ctx context.Context) { o.keeper.All(ctx) })
}

// briefly waits no longer for work than it may take, though the work may have to end
// what it is at.
func briefly(ctx context.Context, atMost time.Duration, work func(context.Context)) {
	ctx, stop := context.WithTimeout(ctx, atMost)
	done := make(chan struct{})
	go func() {
		defer stop()
		defer close(done)
		work(ctx)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

func day(rec *readout.Record) string {
	return cmp.Or(rec.PublicationDay(), "undated")
}

func title(rec *readout.Record) string {
	t := rec.Document.Title
	if t == "" {
		t, _, _ = strings.Cut(rec.Document.Text, "\n")
	}
	return t
}

// showStory writes a story's articles, its events with their reports, and its
// figures by source and day.
func showStory(t store.Story, list []*readout.Record) {
	say("%s", t.Title)
	if len(list) < t.Articles {
		say("  the latest %d of %d articles:", len(list), t.Articles)
	}
	for _, rec := range list {
		say("  %s  %s  %s%s", day(rec), title(rec), rec.Document.URL, kinOf(rec))
	}
	say("\nWHAT HAPPENED")
	for _, h := range story.World(list) {
		planned := ""
		if !h.Actual() {
			planned = h.Told() + "; "
		}
		say("  %s  %s → %s  %s %s  %s  (%s%d reports, %d independent; first %s)", h.Day, names(h.Source), names(h.Target), h.Plover, h.Mode, h.Place, planned,
			len(h.Reports), h.Independent(), day(h.Reports[0].Record))
		showFields(h)
	}
	showTolls(list)
}

// showFields writes what independent reports of an event agree on and in what they
// differ, and who says what.
func showFields(h *story.Happening) {
	if h.Independent() < 2 {
		return
	}
	for _, f := range h.Fields() {
		if f.Agree() {
			if n := len(f.Values[0].Reports); n > 1 {
				say("      %s: %s (%d agree)", f.Name, f.Values[0].Text, n)
			}
			continue
		}
		var said []string
		for _, v := range f.Values {
			var by []string
			for _, r := range v.Reports {
				by = append(by, strings.TrimSpace(day(r.Record)+" "+r.Record.Document.Publisher))
			}
			said = append(said, v.Text+" ("+strings.Join(by, ", ")+")")
		}
		say("      %s differs: %s", f.Name, strings.Join(said, "; "))
	}
}

// showTolls writes the counts of a story: each with its figures by day and
// source, the last of a count first.
func showTolls(list []*readout.Record) {
	for i, t := range story.Tolls(list) {
		if i == 0 {
			say("\nHOW MANY")
		}
		say("  %s", strings.Join(strings.Fields(cmp.Or(t.Of, "people")+" "+t.Unit+" "+t.Place), " "))
		for _, c := range slices.Backward(t.Counts) {
			state := ""
			if c.Superseded {
				state = "  (superseded)"
			}
			say("    %s  %s, says %s%s", cmp.Or(c.Day, "undated"), amount(c.Figure), cmp.Or(c.Source, "the article"), state)
		}
	}
}

// amount writes a figure's number with its bound and since when it counts.
func amount(f *readout.Figure) string {
	n := strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.High != nil {
		n += " to " + strconv.FormatFloat(*f.High, 'f', -1, 64)
	}
	if f.Bound != "exact" && f.Bound != "between" {
		n = strings.ReplaceAll(f.Bound, "-", " ") + " " + n
	}
	if f.Since != nil {
		n += " since " + f.Since.Value
	}
	return n
}

// kinOf says of an article in a story that it is a copy or an earlier version.
func kinOf(rec *readout.Record) string {
	d := rec.Document
	switch {
	case d.CopyOf != "":
		return "  (copy of " + shortID(d.CopyOf) + ")"
	case d.SupersededBy != "":
		return "  (superseded by " + shortID(d.SupersededBy) + ")"
	}
	return ""
}

func names(list []string) string {
	return cmp.Or(strings.Join(list, ", "), "–")
}
