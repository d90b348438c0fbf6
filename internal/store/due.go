package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/search"
	"readout/readout"
)

// due is where a planned event stands in the calendar.
type due struct{ starts, document, event string }

func (d due) id() string { return d.document + "/" + d.event }

// Due gives up to limit planned events that end after from, the earliest first;
// of one time in the order of their ids. after is the id of the hit to go on
// after, empty for the beginning; next is what to pass for the following page,
// empty when there is none. Events without a time are left out: they have no
// place in a calendar.
func (s *Store) Due(ctx context.Context, from time.Time, after string, limit int) (hits []search.Hit, next string, err error) {
	if limit < 1 {
		return nil, "", fmt.Errorf("store %s: a page of %d events; ask for one or more", s.name, limit)
	}
	var begin due
	if after != "" {
		if begin, err = s.planned(ctx, after); err != nil {
			return nil, "", err
		}
	}
	day := from.UTC().Format(time.RFC3339)
	// First those that have begun: short ones did so lately, long ones have an
	// index of their own.
	const scheduled = "SELECT starts, document, id FROM plans WHERE"
	// That starts is joined with nothing keeps a planner from going through all that
	// ever began, in their order, instead of the few that have not ended.
	const running = "SELECT starts || '' AS starts, document, id FROM plans WHERE long = 1 AND starts || '' < ?1 AND ends > ?1"
	list, err := s.dues(ctx, "SELECT starts, document, id FROM ("+
		scheduled+" starts < ?1 AND starts >= ?2 AND long = 0 AND ends > ?1 UNION ALL "+running+") AS begun "+
		"WHERE (starts, document, id) > (?3, ?4, ?5) ORDER BY starts, document, id LIMIT ?6",
		day, from.UTC().Add(-long).Format(time.RFC3339), begin.starts, begin.document, begin.event, limit+1)
	if err == nil && len(list) <= limit {
		var rest []due
		rest, err = s.dues(ctx, scheduled+" starts >= ?1 AND (starts, document, id) > (?2, ?3, ?4) ORDER BY starts, document, id LIMIT ?5",
			day, begin.starts, begin.document, begin.event, limit+1-len(list))
		list = append(list, rest...)
	}
	if err != nil {
		return nil, "", err
	}
	if len(list) > limit {
		list = list[:limit]
		next = list[limit-1].id()
	}
	hits, err = s.loadDue(ctx, list)
	return hits, next, err
}

func (s *Store) dues(ctx context.Context, statement string, args ...any) ([]due, error) {
	return ask(ctx, s, statement, args, func(r *sql.Rows) (d due, err error) { return d, r.Scan(&d.starts, &d.document, &d.event) })
}

// planned gives where an event stands in the calendar.
func (s *Store) planned(ctx context.Context, id string) (due, error) {
	document, event, _ := strings.Cut(id, "/")
	full, err := s.resolve(ctx, document)
	if err != nil {
		return due{}, err
	}
	list, err := s.dues(ctx, "SELECT starts, document, id FROM plans WHERE document = ?1 AND id = ?2", full, event)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("store %s: event %s is %w", s.name, id, ErrNotFound)
	}
	if err != nil {
		return due{}, err
	}
	return list[0], nil
}

// loadDue gives planned events in their records, each loaded once.
func (s *Store) loadDue(ctx context.Context, list []due) ([]search.Hit, error) {
	var ids []string
	for _, d := range list {
		if !slices.Contains(ids, d.document) {
			ids = append(ids, d.document)
		}
	}
	loaded := map[string]*readout.Record{}
	for piece := range slices.Chunk(ids, loadAtOnce) {
		records, err := s.loadAll(ctx, piece)
		if err != nil {
			return nil, err
		}
		for _, rec := range records {
			loaded[rec.Document.ID] = rec
		}
	}
	hits := make([]search.Hit, 0, len(list))
	for _, d := range list {
		if rec := loaded[d.document]; rec != nil {
			hits = append(hits, search.Hit{Record: rec, Event: rec.Event(d.event)})
		}
	}
	return hits, nil
}
