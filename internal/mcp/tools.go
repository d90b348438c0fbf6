package mcp

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/search"
	"readout/readout"
)

type tools struct{ api.Source }

// facts is a list in an answer; Next goes into after for the following ones.
type facts struct {
	Notice string `json:"notice"`
	Facts  []fact `json:"facts"`
	Next   string `json:"next,omitempty" jsonschema:"there are more: pass as after to go on"`
}

// page is an answer of what was found after a fact.
func page[H any](hits []H, next, after string, err error, show func(H) fact) (facts, error) {
	out := facts{Notice: notice, Facts: []fact{}, Next: next}
	if errors.Is(err, api.ErrNone) && after != "" {
		return out, wrong("after: no such item in this list; leave it out to begin anew")
	}
	for _, h := range hits {
		out.Facts = append(out.Facts, show(h))
	}
	return out, err
}

type searchInput struct {
	Query string `json:"query,omitempty" jsonschema:"words, \"phrases\" and fields, as in: actor:RUS type:SANCTION since:2017-09 \"asset freeze\"; OR, minus and brackets. Fields: actor, source, target, type, mode, cameo, quad, context, since, until, place, country, says, act, status, modality, domain, publisher, title, lang, wire. Empty finds everything."`
	Kind  string `json:"kind,omitempty" jsonschema:"event (when not given), statement, claim or document"`
	Limit int    `json:"limit,omitempty" jsonschema:"1 to 50; 10 when not given"`
	After string `json:"after,omitempty" jsonschema:"the next of the answer before"`
}

func (t tools) search(ctx context.Context, in searchInput) (facts, error) {
	kind := cmp.Or(in.Kind, "event")
	if !slices.Contains(search.Kinds(), kind) {
		return facts{}, wrong("kind %q: %s", in.Kind, strings.Join(search.Kinds(), ", "))
	}
	q, err := query.Parse(in.Query)
	if err != nil {
		return facts{}, wrong("%v", err)
	}
	n, err := limited(in.Limit)
	if err != nil {
		return facts{}, err
	}
	hits, next, err := t.Search(ctx, q, kind, in.After, n)
	return page(hits, next, in.After, err, factOf)
}

type readInput struct {
	Text     string `json:"text,omitempty" jsonschema:"an English news text of up to 1 MB"`
	Date     string `json:"date,omitempty" jsonschema:"the day the text was published, YYYY-MM-DD"`
	Document string `json:"document,omitempty" jsonschema:"instead of a text: the id of an article in the store"`
}

type reading struct {
	Notice     string   `json:"notice"`
	Article    article  `json:"article"`
	Skipped    string   `json:"skipped,omitempty" jsonschema:"why the text was not coded"`
	Events     []fact   `json:"events"`
	Statements []fact   `json:"statements"`
	Claims     []fact   `json:"claims"`
	Figures    []figure `json:"figures"`
	LeftOut    int      `json:"left_out,omitempty" jsonschema:"how many facts were left out: at most 50 of each kind are shown"`
}

type figure struct {
	Bound    string   `json:"bound"`
	Value    float64  `json:"value"`
	High     *float64 `json:"high,omitempty"`
	Unit     string   `json:"unit"`
	Of       string   `json:"of,omitempty"`
	SaidBy   []party  `json:"said_by,omitempty"`
	Sentence string   `json:"quoted_sentence"`
}

func (t tools) read(ctx context.Context, in readInput) (reading, error) {
	rec, err := t.record(ctx, in)
	if err != nil {
		return reading{}, err
	}
	out := reading{Notice: notice, Article: articleOf(rec), Skipped: rec.Document.Skipped, Figures: []figure{}}
	for kind, list := range map[string]*[]fact{"event": &out.Events, "statement": &out.Statements, "claim": &out.Claims} {
		*list = []fact{}
		for i, h := range search.Find(rec, &query.Node{Op: "and"}, kind, t.State) {
			if i < maxLimit {
				*list = append(*list, factOf(h))
			} else {
				out.LeftOut++
			}
		}
	}
	for i, f := range rec.Figures {
		if i < maxLimit {
			out.Figures = append(out.Figures, figure{f.Bound, f.Value, f.High, f.Unit, quoted(f.Of), parties(rec, rec.Speakers(f.ReportedBy)), quoted(rec.Sentence(f.Sentence))})
		} else {
			out.LeftOut++
		}
	}
	return out, nil
}

// record reads the text, or gets the document, that an input names.
func (t tools) record(ctx context.Context, in readInput) (*readout.Record, error) {
	text := strings.TrimSpace(in.Text)
	switch {
	case (text == "") == (in.Document == ""):
		return nil, wrong("give either text or document")
	case in.Document != "":
		return t.Get(ctx, in.Document)
	case len(text) > api.MaxText:
		return nil, wrong("text: %d bytes, and at most %d are read", len(text), api.MaxText)
	}
	var at time.Time
	if in.Date != "" {
		var err error
		if at, err = time.Parse(time.DateOnly, in.Date); err != nil {
			return nil, wrong("date %q: write it as YYYY-MM-DD", in.Date)
		}
	}
	return t.Read(text, at), nil
}

type contestedInput struct {
	Actor string `json:"actor,omitempty" jsonschema:"only where this actor takes a side or is named: a name or a word of it"`
	All   bool   `json:"all,omitempty" jsonschema:"also what is only claimed, confirmed or retracted"`
	Limit int    `json:"limit,omitempty" jsonschema:"1 to 50; 10 when not given"`
}

type ledger struct {
	Notice  string   `json:"notice"`
	Matters []matter `json:"matters"`
	More    bool     `json:"more,omitempty" jsonschema:"matters were left out; ask for more, or for those of an actor"`
}

type matter struct {
	What    string       `json:"what"`
	Status  string       `json:"status"`
	History []api.Change `json:"history" jsonschema:"from which day it had which status"`
	Sides   []stance     `json:"sides" jsonschema:"in the order of publication; the first is the event itself"`
}

type stance struct {
	Day      string  `json:"day,omitempty"`
	Who      string  `json:"who" jsonschema:"empty: the article's own voice"`
	Stance   string  `json:"stance" jsonschema:"event, claims, denies, confirms or retracts"`
	Words    string  `json:"quoted_words,omitempty"`
	Sentence string  `json:"quoted_sentence"`
	Article  article `json:"article"`
}

func (t tools) contested(ctx context.Context, in contestedInput) (ledger, error) {
	out := ledger{Notice: notice, Matters: []matter{}}
	n, err := limited(in.Limit)
	if err != nil {
		return out, err
	}
	all, err := t.Contested(ctx, in.All)
	if err != nil {
		return out, err
	}
	for _, m := range slices.Backward(all) { // the latest first
		if !concerns(m, in.Actor) {
			continue
		}
		if len(out.Matters) == n {
			out.More = true
			break
		}
		out.Matters = append(out.Matters, matterOf(m))
	}
	return out, nil
}

// concerns reports whether a matter names an actor.
func concerns(m api.Matter, actor string) bool {
	actor = strings.ToLower(actor)
	return strings.Contains(strings.ToLower(m.What), actor) ||
		slices.ContainsFunc(m.Entries, func(e api.Entry) bool { return strings.Contains(strings.ToLower(e.Actor), actor) })
}

func matterOf(m api.Matter) matter {
	out := matter{quoted(m.What), m.Status, m.History, []stance{}}
	for _, e := range m.Entries {
		out.Sides = append(out.Sides, stance{e.Day, quoted(e.Actor), e.Stance, quoted(e.Words), quoted(e.Sentence), article{Document: e.Document, Title: quoted(e.Title), URL: e.URL, Publisher: quoted(e.Publisher)}})
	}
	return out
}

type calendarInput struct {
	From  string `json:"from,omitempty" jsonschema:"the first day, YYYY-MM-DD; today when not given"`
	Until string `json:"until,omitempty" jsonschema:"the last day, YYYY-MM-DD"`
	Limit int    `json:"limit,omitempty" jsonschema:"1 to 50; 10 when not given"`
	After string `json:"after,omitempty" jsonschema:"the next of the answer before"`
}

func (t tools) calendar(ctx context.Context, in calendarInput) (facts, error) {
	from := cmp.Or(in.From, time.Now().UTC().Format(time.DateOnly))
	for name, day := range map[string]string{"from": from, "until": cmp.Or(in.Until, from)} {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return facts{}, wrong("%s %q: write the day as YYYY-MM-DD", name, day)
		}
	}
	n, err := limited(in.Limit)
	if err != nil {
		return facts{}, err
	}
	begin, _ := time.Parse(time.DateOnly, from) // checked already
	plans, next, err := t.Plans(ctx, begin, in.After, n, time.Now())
	if in.Until != "" {
		all := len(plans)
		plans = slices.DeleteFunc(plans, func(p api.Plan) bool { return p.Hit.Record.Day(p.Hit.Event) > in.Until })
		if len(plans) < all { // what follows is later still
			next = ""
		}
	}
	return page(plans, next, in.After, err, planFact)
}
