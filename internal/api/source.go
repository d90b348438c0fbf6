package api

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/readout"
)

// Source is what the answers are made of.
type Source struct {
	Records func(context.Context) ([]*readout.Record, error)       // all, by publication
	Get     func(context.Context, string) (*readout.Record, error) // by id or its beginning; ErrNone when there is none
	Read    func(text string, published time.Time) *readout.Record // codes a text; nothing is kept
	State   func(name string) string                               // alpha-3 code of a country's name
	// Search gives a page of the things of a kind that a query holds for, the newest
	// articles first, from an index; ErrNone where after is no such thing. Nil: all
	// records are looked through.
	Search  func(ctx context.Context, q *query.Node, kind, after string, limit int) (hits []search.Hit, next string, err error)
	Stories func([]*readout.Record) [][]*readout.Record // puts records, given by publication, into stories, the largest first
}

// Why there is no answer.
var (
	ErrNone  = errors.New("nothing in the store has this id")
	ErrInput = errors.New("the request cannot be answered") // wrong input; the error says what
)

// newest returns all records, the newest first.
func (s Source) newest(ctx context.Context) ([]*readout.Record, error) {
	list, err := s.Records(ctx)
	if err != nil {
		return nil, err
	}
	list = slices.Clone(list)
	slices.Reverse(list)
	return list, nil
}

// Find returns the things of a kind (search.Kinds) that a query holds for, those
// of the newest articles first.
func (s Source) Find(ctx context.Context, q *query.Node, kind string) ([]search.Hit, error) {
	records, err := s.newest(ctx)
	if err != nil {
		return nil, err
	}
	var hits []search.Hit
	for _, rec := range records {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		hits = append(hits, search.Find(rec, q, kind, s.State)...)
	}
	return hits, nil
}

// Due returns the events that are scheduled from a day (YYYY-MM-DD) on, the
// earliest first.
func (s Source) Due(ctx context.Context, from string) ([]search.Hit, error) {
	q, err := query.Parse("modality:scheduled since:" + from)
	if err != nil {
		return nil, err
	}
	hits, err := s.Find(ctx, q, "event")
	if err != nil {
		return nil, err
	}
	hits = slices.DeleteFunc(hits, func(h search.Hit) bool { return h.Event.Time == nil })
	slices.SortStableFunc(hits, func(x, y search.Hit) int { return strings.Compare(x.Event.Time.Start, y.Event.Time.Start) })
	return hits, nil
}
