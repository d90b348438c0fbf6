package store

import (
	"context"
	"fmt"
	"math"
	"strings"

	"readout/internal/query"
	"readout/internal/search"
)

// Search is what is looked for.
type Search struct {
	Query   *query.Node
	Kind    string                   // of search.Kinds
	Counted bool                     // leaves out copies and earlier versions as documents too
	After   string                   // the id of a hit to go on after; empty: from the newest on
	Limit   int                      // at most so many hits
	States  func(name string) string // alpha-3 code of a country's name
}

// candidate is a document that may have hits.
type candidate struct {
	pos      int64
	document string
	card     *search.Card // nil where it is damaged: it tells nothing then, the record does
	packed   []byte       // the card, if it is not opened yet
	version  int64        // of the row, where the database numbers them
}

// opened is a card as far as it can be read.
func opened(card []byte) *search.Card {
	c, err := search.Open(card)
	if err != nil {
		return nil
	}
	return c
}

// Find gives the things that a query holds for: those of the newest articles
// first, those without a date last, and of one second in the order of their ids;
// inside an article in the order of the text. Copies and earlier versions are
// found as documents only, if at all. next is what to pass as After for the following page,
// empty when there is none.
func (s *Store) Find(ctx context.Context, q Search) (hits []search.Hit, next string, err error) {
	if q.Limit < 1 {
		return nil, "", fmt.Errorf("store %s: a page of %d hits; ask for one or more", s.name, q.Limit)
	}
	from, thing := int64(math.MaxInt64), ""
	if q.After != "" {
		if from, thing, err = s.place(ctx, q.After, q.Kind); err != nil {
			return nil, "", err
		}
	}
	need := search.NeedOf(q.Query, q.Kind, q.States)
	atOnce := loadAtOnce
	if q.Kind == "document" { // each is a hit
		atOnce = documentsAtOnce
	}
	var ahead []candidate
	for c, err := range s.candidates(ctx, need, q.Counted || q.Kind != "document", from) {
		if err != nil {
			return nil, "", fmt.Errorf("store %s: %w", s.name, err)
		}
		after := ""
		if c.pos == from && q.After != "" {
			after = thing
		}
		if c.card != nil && !c.card.Could(q.Query, q.Kind, after, q.States) {
			continue
		}
		if ahead = append(ahead, c); len(hits)+len(ahead) <= q.Limit && len(ahead) < atOnce {
			continue
		}
		if hits, err = s.hitsOf(ctx, q, ahead, thing, hits); err != nil {
			return nil, "", err
		}
		if ahead = ahead[:0]; len(hits) > q.Limit {
			break
		}
	}
	if len(hits) <= q.Limit {
		if hits, err = s.hitsOf(ctx, q, ahead, thing, hits); err != nil {
			return nil, "", err
		}
	}
	if len(hits) > q.Limit {
		hits = hits[:q.Limit]
		next = hits[q.Limit-1].ID()
	}
	return hits, next, nil
}

// loadAtOnce is how many records are loaded at the same time, documentsAtOnce
// where all of them are wanted.
const (
	loadAtOnce      = 8
	documentsAtOnce = 64
)

// hitsOf adds the hits in the records of candidates.
func (s *Store) hitsOf(ctx context.Context, q Search, list []candidate, thing string, hits []search.Hit) ([]search.Hit, error) {
	if len(list) == 0 {
		return hits, nil
	}
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.document
	}
	records, err := s.loadAll(ctx, ids)
	for _, rec := range records {
		hits = append(hits, search.After(rec, search.Find(rec, q.Query, q.Kind, q.States), q.Kind, thing)...)
	}
	return hits, err
}

// place gives the position from which on things follow the one with an id, and
// that id in full where they may be of the same document.
func (s *Store) place(ctx context.Context, id, kind string) (pos int64, thing string, err error) {
	document, part, _ := strings.Cut(id, "/")
	full, err := s.resolve(ctx, document)
	if err != nil {
		return 0, "", err
	}
	var card []byte
	if err := s.db.QueryRowContext(ctx, s.bind("SELECT pos, card FROM cards WHERE document = ?1"), full).Scan(&pos, &card); err != nil {
		return 0, "", fmt.Errorf("store %s: %s: %w", s.name, full, err)
	}
	if kind == "document" && part == "" {
		return pos - 1, "", nil
	}
	thing = full + "/" + part
	open, err := search.Open(card)
	if err == nil && !open.Has(kind, thing) {
		err = ErrNotFound
	}
	if err != nil {
		return 0, "", fmt.Errorf("store %s: %s %s: %w", s.name, kind, thing, err)
	}
	return pos, thing, nil
}
