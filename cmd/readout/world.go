package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"readout/internal/export/terminal"
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

// say writes a line of what others wrote, without what would steer a terminal.
func say(format string, args ...any) {
	fmt.Println(terminal.Shown(fmt.Sprintf(format, args...)))
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
	shown := 0
	for _, l := range story.Ledger(records) {
		if l.Status() != "contested" && !c.All {
			continue
		}
		shown++
		var states []string
		for _, s := range l.History {
			states = append(states, strings.TrimSpace(s.Day+" "+s.Status))
		}
		say("%s  [%s]", l.What, strings.Join(states, "; "))
		for _, e := range l.Entries {
			words := cmp.Or(e.Words, e.Sentence)
			say("  %-10s %-9s %s: “%s”\n             %s", e.Day, e.Stance, cmp.Or(e.Actor, "(the article)"), words, cmp.Or(e.Record.Document.URL, title(e.Record)))
		}
	}
	if shown == 0 && !c.All {
		say("Nothing is contested now; --all shows what is claimed, confirmed or retracted too.")
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
	var known []string
	for _, a := range kb.Lookup(fullName(records, c.Name)) {
		who := fmt.Sprintf("%s (%s)", a.Actor.Name, a.Actor.Type)
		for _, t := range kb.Career(a.Actor) {
			of := t.Office.Of
			if a := kb.Actor(of); a != nil {
				of = a.Name
			}
			who += fmt.Sprintf("\n    %s of %s, %s – %s", t.Office.Title, of, t.From.Format(time.DateOnly), until(t.To))
		}
		if !slices.Contains(known, who) {
			known = append(known, who)
			say("%s", who)
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
	say("\n%s (%d)", head, len(lines))
	for _, l := range lines[:min(limit, len(lines))] {
		say("  %s", l)
	}
}

type dyadCommand struct {
	A     string `arg:"" help:"Who acts: a name, a country and all who belong to it, a code or a Wikidata id."`
	B     string `arg:"" help:"On whom."`
	Store string `default:".readout" help:"The store: a folder, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	By    string `enum:"day,week,month" default:"month" help:"day, week or month."`
}

// Run counts what one actor did to another over time.
func (c *dyadCommand) Run(ctx context.Context, tree fs.FS) error {
	kb, err := knowledge.Load(tree)
	if err != nil {
		return err
	}
	records, err := everything(ctx, c.Store)
	if err != nil {
		return err
	}
	list, err := story.Dyad(records, story.Covered(records), story.Who{Words: c.A, Code: stateCode(kb, c.A)}, story.Who{Words: c.B, Code: stateCode(kb, c.B)}, c.By)
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stdout, "begin       v-coop m-coop v-conf m-conf  goldstein  statements  articles  events/100 articles")
	for _, p := range list {
		notes, share := "", fmt.Sprintf("%.1f", p.Share())
		if p.Coverage == 0 {
			share = "–" // events of days without an article: a share of nothing
		}
		if p.Shifted() {
			notes += fmt.Sprintf("  coverage ×%.1f", p.Change)
		}
		if p.Burst {
			notes += "  burst"
		}
		say("%s  %6d %6d %6d %6d  %9.2f  %10d  %8d  %10s%s", p.Begin, p.Quads[1], p.Quads[2], p.Quads[3], p.Quads[4], p.Mean(), p.Statements, p.Coverage, share, notes)
	}
	return nil
}

// samePlan reports whether two articles tell one plan: what is due on one day and was
// closed by one sentence, or is of one type and the same actors.
func samePlan(a, b story.Outcome) bool {
	p, q := a.Planned, b.Planned
	if p.Record.Day(p.Event) != q.Record.Day(q.Event) || a.Status != b.Status || a.Moved != b.Moved || a.Sentence != b.Sentence {
		return false
	}
	who := story.Keys(p.Record, slices.Concat(p.Event.Source, p.Event.Target))
	also := story.Keys(q.Record, slices.Concat(q.Event.Source, q.Event.Target))
	if p.Event.Plover == q.Event.Plover {
		return a.Sentence != "" || len(who) > 0 && slices.Equal(who, also)
	}
	inside := func(few, many []string) bool {
		return !slices.ContainsFunc(few, func(k string) bool { return !slices.Contains(many, k) })
	}
	return a.Sentence != "" && (p.Event.Plover == "" || q.Event.Plover == "") && (inside(who, also) || inside(also, who))
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
	slices.SortStableFunc(list, func(a, b story.Outcome) int {
		return cmp.Compare(a.Planned.Record.Day(a.Planned.Event), b.Planned.Record.Day(b.Planned.Event))
	})
	plans := 0
	for i, o := range list {
		if slices.ContainsFunc(list[:i], func(first story.Outcome) bool { return samePlan(first, o) }) {
			continue // told with the first
		}
		plans++
		p := o.Planned
		say("%s  %-13s %s\n    planned: “%s”", p.Record.Day(p.Event), strings.TrimSpace(o.Status+" "+o.Moved), terminal.What(p.Record, p.Event), p.Record.EventSentence(p.Event))
		for _, again := range list[i+1:] {
			if s := again.Planned.Record.EventSentence(again.Planned.Event); samePlan(o, again) && s != p.Record.EventSentence(p.Event) && s != o.Sentence {
				say("    again:   “%s”", s)
			}
		}
		if o.Closing != nil {
			say("    %s: “%s”", day(o.Closing.Record), o.Sentence)
		}
		score[o.Status]++
	}
	fmt.Printf("%d due before %s:", plans, now.Format(time.DateOnly))
	for _, s := range []string{"happened", "moved", "cancelled", "contradicted", "no report yet"} {
		fmt.Printf(" %s %d", s, score[s])
	}
	fmt.Println()
	return nil
}
