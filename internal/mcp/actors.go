package mcp

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"readout/internal/api"
	"readout/internal/query"
)

type actorInput struct {
	Name  string `json:"name" jsonschema:"a name or a word of it, a code (RUS, RUSGOV), a country or a Wikidata id"`
	Limit int    `json:"limit,omitempty" jsonschema:"of each kind: 1 to 50; 10 when not given"`
}

type actor struct {
	Notice string  `json:"notice"`
	Who    []party `json:"who" jsonschema:"whom the name was taken for"`
	Did    []fact  `json:"did"`
	DoneTo []fact  `json:"done_to"`
	Said   []fact  `json:"said"`
	Denied []fact  `json:"denied"`
	Due    []fact  `json:"due"`
	More   bool    `json:"more,omitempty" jsonschema:"facts were left out; search finds them"`
}

func (t tools) actor(ctx context.Context, in actorInput) (actor, error) {
	out := actor{Notice: notice, Who: []party{}}
	if strings.TrimSpace(in.Name) == "" {
		return out, wrong("name: whom?")
	}
	n, err := limited(in.Limit)
	if err != nil {
		return out, err
	}
	planned, denied := query.Is("modality", "scheduled"), query.Is("act", "deny")
	for _, part := range []struct {
		list  *[]fact
		kind  string
		side  string
		where *query.Node
	}{
		{&out.Did, "event", "source", query.Not(planned)}, {&out.DoneTo, "event", "target", query.Not(planned)}, {&out.Due, "event", "actor", planned},
		{&out.Said, "statement", "says", query.Not(denied)}, {&out.Denied, "statement", "says", denied},
	} {
		hits, next, err := t.Search(ctx, query.All(query.Is(part.side, in.Name), part.where), part.kind, "", n)
		if err != nil {
			return out, err
		}
		*part.list = []fact{}
		for _, h := range hits {
			f := factOf(h)
			*part.list = append(*part.list, f)
			out.meet(f, part.side)
		}
		out.More = out.More || next != ""
	}
	return out, nil
}

// meet notes who stands where the asked one does.
func (a *actor) meet(f fact, side string) {
	list := f.SaidBy
	switch side {
	case "source":
		list = f.Source
	case "target":
		list = f.Target
	case "actor":
		return // either end: the other one would be taken for the one asked for
	}
	for _, p := range list {
		if len(a.Who) < maxLimit && !slices.Contains(a.Who, p) {
			a.Who = append(a.Who, p)
		}
	}
}

type dyadInput struct {
	A     string `json:"a" jsonschema:"who acts: a name, a code, a country or a Wikidata id"`
	B     string `json:"b" jsonschema:"on whom"`
	By    string `json:"by,omitempty" jsonschema:"day, week or month (when not given)"`
	Limit int    `json:"limit,omitempty" jsonschema:"latest events shown: 1 to 50; 10 when not given"`
}

type dyad struct {
	Notice  string       `json:"notice"`
	Periods []api.Period `json:"periods" jsonschema:"counts by period; read events against articles"`
	Latest  facts        `json:"latest"`
}

func (t tools) dyad(ctx context.Context, in dyadInput) (dyad, error) {
	out := dyad{Notice: notice, Periods: []api.Period{}}
	if strings.TrimSpace(in.A) == "" || strings.TrimSpace(in.B) == "" {
		return out, wrong("a and b: who acts, and on whom")
	}
	var err error
	if out.Periods, err = t.Dyad(ctx, in.A, in.B, cmp.Or(in.By, "month")); err != nil {
		return out, err
	}
	n, err := limited(in.Limit)
	if err != nil {
		return out, err
	}
	hits, next, err := t.Search(ctx, query.All(query.Is("source", in.A), query.Is("target", in.B)), "event", "", n)
	out.Latest, err = page(hits, next, "", err, factOf)
	return out, err
}
