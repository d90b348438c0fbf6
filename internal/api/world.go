package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"readout/internal/query"
	"readout/internal/story"
	"readout/readout"
)

// Matter is an event that somebody claims, and what all articles say to it.
type Matter struct {
	ID      string   `json:"id"` // the same for as long as its first report is in the store
	What    string   `json:"what"`
	Status  string   `json:"status"` // the present one: claimed|contested|confirmed|retracted|unknown
	History []Change `json:"history"`
	Entries []Entry  `json:"entries"` // in the order of publication; the first is the event itself
}

// Change is a status that a matter had from a day on.
type Change struct {
	Day    string `json:"day"` // YYYY-MM-DD; empty when the article has no date
	Status string `json:"status"`
}

// Entry is one side of a matter.
type Entry struct {
	Day       string `json:"day"`
	Actor     string `json:"actor"`  // a name; empty for the article's own voice
	Stance    string `json:"stance"` // event|claims|denies|confirms|retracts
	Words     string `json:"words"`  // what is said, as the article has it
	Sentence  string `json:"sentence"`
	Document  string `json:"document"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
}

// Ledger gives what is claimed and denied in the newest articles with a claim,
// Whole of them at most; more: there are others.
func (s Source) Ledger(ctx context.Context) (ledger []*story.Contested, more bool, err error) {
	hits, next, err := s.Search(ctx, query.Any(query.Is("has", "claim"), query.Is("act", "deny")), "document", "", Whole)
	if err != nil {
		return nil, false, err
	}
	var records []*readout.Record
	for _, h := range slices.Backward(hits) {
		records = append(records, h.Record)
	}
	return story.Ledger(records), next != "", nil
}

// Contested gives the ledger of claims and denials; all: also what is only
// claimed, confirmed or retracted.
func (s Source) Contested(ctx context.Context, all bool) ([]Matter, error) {
	ledger, _, err := s.Ledger(ctx)
	if err != nil {
		return nil, err
	}
	out := []Matter{}
	for _, l := range ledger {
		if l.Status() == "contested" || all {
			out = append(out, matterOf(l))
		}
	}
	return out, nil
}

func matterOf(l *story.Contested) Matter {
	m := Matter{What: l.What, Status: l.Status(), History: []Change{}}
	for _, h := range l.History {
		m.History = append(m.History, Change(h))
	}
	for _, e := range l.Entries {
		d := e.Record.Document
		m.Entries = append(m.Entries, Entry{e.Day, e.Actor, e.Stance, e.Words, e.Sentence, d.ID, d.URL, d.Title, d.Publisher})
	}
	first := m.Entries[0]
	sum := sha256.Sum256([]byte(strings.Join([]string{m.What, first.Document, first.Day, first.Sentence}, "\x00")))
	m.ID = hex.EncodeToString(sum[:8])
	return m
}

// Period is what one actor did to another in a span of time.
type Period struct {
	Begin               string  `json:"begin"` // its first day, YYYY-MM-DD
	Events              int     `json:"events"`
	VerbalCooperation   int     `json:"verbal_cooperation"`
	MaterialCooperation int     `json:"material_cooperation"`
	VerbalConflict      int     `json:"verbal_conflict"`
	MaterialConflict    int     `json:"material_conflict"`
	Goldstein           float64 `json:"goldstein"`  // mean, -10 to 10
	Statements          int     `json:"statements"` // one said something to or of the other
	Articles            int     `json:"articles"`   // of any kind in the period
	Share               float64 `json:"events_per_100_articles"`
	CoverageChange      float64 `json:"coverage_change"` // articles, as a multiple of the mean of up to four periods before; 0: unknown
	Burst               bool    `json:"burst"`
}

// Dyad counts what a did to b in periods of a day, week or month, in the newest
// articles that speak of both. An unknown period yields ErrInput.
func (s Source) Dyad(ctx context.Context, a, b, by string) ([]Period, error) {
	list, err := s.Dyads(ctx, a, b, by)
	if err != nil {
		return nil, err
	}
	out := []Period{}
	for _, p := range list {
		out = append(out, Period{p.Begin, p.Events, p.Quads[1], p.Quads[2], p.Quads[3], p.Quads[4], p.Mean(), p.Statements, p.Coverage, p.Share(), p.Change, p.Burst})
	}
	return out, nil
}

// Dyads is Dyad as package story has it.
func (s Source) Dyads(ctx context.Context, a, b, by string) ([]story.Period, error) {
	covered, err := s.Covered(ctx)
	if err != nil {
		return nil, err
	}
	found, err := s.Survey(ctx, query.Any(query.All(query.Is("source", a), query.Is("target", b)), query.Is("says", a)), "document", Articles)
	if err != nil {
		return nil, err
	}
	records := make([]*readout.Record, len(found.Hits))
	for i, h := range found.Hits {
		records[i] = h.Record
	}
	list, err := story.Dyad(records, covered, s.who(a), s.who(b), by)
	if err != nil {
		return nil, wrong("%v", err)
	}
	return list, nil
}
