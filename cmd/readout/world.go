package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/knowledge"
	"readout/internal/story"
	"readout/readout"
)

// everything returns the records of a store in the order of their publication,
// those without a date first.
func everything(ctx context.Context, dir string) ([]*readout.Record, error) {
	st, err := openExisting(dir)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	var out []*readout.Record
	for rec, err := range stored(ctx, st) {
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	byPublication(out)
	return out, nil
}

// byPublication sorts records, those without a date first.
func byPublication(list []*readout.Record) {
	slices.SortStableFunc(list, func(a, b *readout.Record) int {
		return cmp.Or(strings.Compare(a.Document.Published, b.Document.Published), strings.Compare(a.Document.ID, b.Document.ID))
	})
}

type storyCommand struct {
	Number int    `arg:"" optional:"" default:"0" help:"The number of a story; without it, all are listed."`
	Store  string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Limit  int    `default:"30" help:"At most so many."`
}

// Run lists the stories of a store, or shows one with its events and figures.
func (c *storyCommand) Run(ctx context.Context, tree fs.FS) error {
	records, err := everything(ctx, c.Store)
	if err != nil {
		return err
	}
	like, err := story.LoadLikeness(tree)
	if err != nil {
		return err
	}
	stories := story.Stories(like, records)
	if c.Number > 0 {
		if c.Number > len(stories) {
			return usage("story %d: there are %d", c.Number, len(stories))
		}
		showStory(stories[c.Number-1])
		return nil
	}
	order := make([]int, len(stories))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(stories[b]) - len(stories[a]) })
	for _, i := range order[:min(c.Limit, len(order))] {
		list := stories[i]
		fmt.Printf("%4d  %3d articles  %s – %s  %s\n", i+1, len(list), day(list[0]), day(list[len(list)-1]), title(list[0]))
		if actors, places := story.Cast(list, 3); len(actors)+len(places) > 0 {
			fmt.Printf("        %s; in %s\n", names(actors), names(places))
		}
	}
	return nil
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
func showStory(list []*readout.Record) {
	fmt.Println(title(list[0]))
	for _, rec := range list {
		fmt.Printf("  %s  %s  %s%s\n", day(rec), title(rec), rec.Document.URL, kinOf(rec))
	}
	fmt.Println("\nWHAT HAPPENED")
	for _, h := range story.World(list) {
		fmt.Printf("  %s  %s → %s  %s %s  %s  (%d reports, %d independent; first %s)\n", h.Day, names(h.Source), names(h.Target), h.Plover, h.Mode, h.Place,
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
				fmt.Printf("      %s: %s (%d agree)\n", f.Name, f.Values[0].Text, n)
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
		fmt.Printf("      %s differs: %s\n", f.Name, strings.Join(said, "; "))
	}
}

// showTolls writes the counts of a story: each with its figures by day and
// source, the last of a count first.
func showTolls(list []*readout.Record) {
	for i, t := range story.Tolls(list) {
		if i == 0 {
			fmt.Println("\nHOW MANY")
		}
		fmt.Println(" ", strings.Join(strings.Fields(cmp.Or(t.Of, "people")+" "+t.Unit+" "+t.Place), " "))
		for _, c := range slices.Backward(t.Counts) {
			state := ""
			if c.Superseded {
				state = "  (superseded)"
			}
			fmt.Printf("    %s  %s, says %s%s\n", cmp.Or(c.Day, "undated"), amount(c.Figure), cmp.Or(c.Source, "the article"), state)
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

type contestedCommand struct {
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	All   bool   `help:"Also what is only claimed, confirmed or retracted."`
}

// Run writes the ledger of what one side claims and another denies.
func (c *contestedCommand) Run(ctx context.Context) error {
	records, err := everything(ctx, c.Store)
	if err != nil {
		return err
	}
	for _, l := range story.Ledger(records) {
		if l.Status() != "contested" && !c.All {
			continue
		}
		var states []string
		for _, s := range l.History {
			states = append(states, strings.TrimSpace(s.Day+" "+s.Status))
		}
		fmt.Printf("%s  [%s]\n", l.What, strings.Join(states, "; "))
		for _, e := range l.Entries {
			words := cmp.Or(e.Words, e.Sentence)
			fmt.Printf("  %-10s %-9s %s: “%s”\n             %s\n", e.Day, e.Stance, cmp.Or(e.Actor, "(the article)"), words, cmp.Or(e.Record.Document.URL, title(e.Record)))
		}
	}
	return nil
}

type actorCommand struct {
	Name  string `arg:"" help:"A name, a code (RUS, RUSGOV) or a Wikidata id."`
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Limit int    `default:"20" help:"At most so many of each kind."`
}

// Run says who somebody is, and what they did, said, denied and will do.
func (c *actorCommand) Run(ctx context.Context, tree fs.FS) error {
	kb, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	records, err := everything(ctx, c.Store)
	if err != nil {
		return err
	}
	for _, a := range kb.Lookup(fullName(records, c.Name)) {
		fmt.Printf("%s (%s)\n", a.Actor.Name, a.Actor.Type)
		for _, t := range kb.Career(a.Actor) {
			fmt.Printf("    %s of %s, %s – %s\n", t.Office.Title, t.Office.Of, t.From.Format(time.DateOnly), until(t.To))
		}
	}
	var did, suffered, said, denied, due, ties []string
	for i := len(records) - 1; i >= 0; i-- {
		rec := records[i]
		if !rec.Counted() {
			continue
		}
		mine := func(ids []string) bool { return story.AnyMeans(c.Name, rec, ids) }
		for k := range rec.Events {
			e := &rec.Events[k]
			if !mine(e.Source) && !mine(e.Target) {
				continue
			}
			line := fmt.Sprintf("%s  %s → %s  %s %s  “%s”", rec.Day(e), all(rec, e.Source), all(rec, e.Target), e.Plover, e.Mode, rec.EventSentence(e))
			if e.Modality == "scheduled" {
				due = append(due, line)
			} else if mine(e.Source) {
				did = append(did, line)
			} else {
				suffered = append(suffered, line)
			}
		}
		for _, s := range rec.Statements {
			if !mine([]string{s.Speaker}) {
				continue
			}
			line := fmt.Sprintf("%s  %s: “%s”", day(rec), s.Act, rec.Sentence(s.Sentence))
			if s.Act == "deny" {
				denied = append(denied, line)
			} else {
				said = append(said, line)
			}
		}
	}
	section("DID", did, c.Limit)
	section("WAS DONE TO", suffered, c.Limit)
	for _, t := range story.Ties(records, c.Name) {
		ties = append(ties, fmt.Sprintf("%s – %s  %s → %s  %s  %d times", t.First, t.Last, t.From, t.To, t.Plover, t.Times))
	}
	section("SAID", said, c.Limit)
	section("DENIED", denied, c.Limit)
	section("DUE", due, c.Limit)
	section("WITH WHOM, FROM WHEN TO WHEN", ties, c.Limit)
	return nil
}

// fullName returns the name under which records know whom a query means; the
// query itself when they do not.
func fullName(records []*readout.Record, query string) string {
	for _, rec := range records {
		for i := range rec.Actors {
			if story.Means(query, &rec.Actors[i]) && rec.Actors[i].Type == "person" {
				return rec.Actors[i].Name
			}
		}
	}
	return query
}

func until(t time.Time) string {
	if t.IsZero() {
		return "…"
	}
	return t.Format(time.DateOnly)
}

func all(rec *readout.Record, ids []string) string {
	return cmp.Or(rec.Names(ids), "–")
}

func section(head string, lines []string, limit int) {
	if len(lines) == 0 {
		return
	}
	fmt.Printf("\n%s (%d)\n", head, len(lines))
	for _, l := range lines[:min(limit, len(lines))] {
		fmt.Println("  " + l)
	}
}

type dyadCommand struct {
	A     string `arg:"" help:"Who acts: a name, code or Wikidata id."`
	B     string `arg:"" help:"On whom."`
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	By    string `enum:"day,week,month" default:"month" help:"day, week or month."`
}

// Run counts what one actor did to another over time.
func (c *dyadCommand) Run(ctx context.Context) error {
	records, err := everything(ctx, c.Store)
	if err != nil {
		return err
	}
	list, err := story.Dyad(records, story.Covered(records), c.A, c.B, c.By)
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stdout, "begin       v-coop m-coop v-conf m-conf  goldstein  statements  articles  events/100 articles")
	for _, p := range list {
		burst := ""
		if p.Burst {
			burst = "  burst"
		}
		fmt.Printf("%s  %6d %6d %6d %6d  %9.2f  %10d  %8d  %10.1f%s\n", p.Begin, p.Quads[1], p.Quads[2], p.Quads[3], p.Quads[4], p.Mean(), p.Statements, p.Coverage, p.Share(), burst)
	}
	return nil
}

// past says what became of what was due before a day.
func past(ctx context.Context, tree fs.FS, dir string, now time.Time) error {
	tracker, err := story.LoadTracker(tree)
	if err != nil {
		return err
	}
	records, err := everything(ctx, dir)
	if err != nil {
		return err
	}
	score := map[string]int{}
	list := tracker.FollowUp(records, now)
	for _, o := range list {
		p := o.Planned
		fmt.Printf("%s  %-13s %s → %s  %s %s\n    planned: “%s”\n", p.Record.Day(p.Event), strings.TrimSpace(o.Status+" "+o.Moved), all(p.Record, p.Event.Source), all(p.Record, p.Event.Target),
			p.Event.Plover, p.Event.Mode, p.Record.EventSentence(p.Event))
		if o.Closing != nil {
			fmt.Printf("    %s: “%s”\n", day(o.Closing.Record), o.Sentence)
		}
		score[o.Status]++
	}
	fmt.Printf("%d due before %s:", len(list), now.Format(time.DateOnly))
	for _, s := range []string{"happened", "moved", "cancelled", "contradicted", "no report yet"} {
		fmt.Printf(" %s %d", s, score[s])
	}
	fmt.Println()
	return nil
}
