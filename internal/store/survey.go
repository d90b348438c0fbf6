package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"readout/internal/search"
)

// weight is how much more it takes to load a record than to look at a card.
const weight = 20

// Survey gives what a query holds for in the newest articles that may have any.
// q.Limit bounds the work: so many articles where their cards tell, a weight-th
// of it where the text must be read. Copies and earlier versions are left out;
// q.After is not used.
func (s *Store) Survey(ctx context.Context, q Search) (search.Survey, error) {
	if q.Limit < 1 {
		return search.Survey{}, fmt.Errorf("store %s: a survey of %d articles; ask for one or more", s.name, q.Limit)
	}
	var out search.Survey
	need, work, last := search.NeedOf(q.Query, q.Kind, q.States), 0, ""
	for c, err := range s.candidates(ctx, s.db, need, true, math.MaxInt64) {
		if err != nil {
			return search.Survey{}, fmt.Errorf("store %s: %w", s.name, err)
		}
		if work >= q.Limit {
			out.More = true
			break
		}
		work++
		out.Articles++
		last = c.document
		hits, sure, err := search.FindIn(c.card, q.Query, q.Kind, q.States)
		if err != nil || !sure { // a damaged card tells nothing; the record does
			work += weight
			if hits, err = s.hitsOf(ctx, q, []candidate{c}, "", nil); err != nil {
				return search.Survey{}, err
			}
		}
		out.Hits = append(out.Hits, hits...)
	}
	if out.More {
		err := s.db.QueryRowContext(ctx, s.bind("SELECT published FROM documents WHERE id = ?1"), last).Scan(&out.Until)
		if err != nil {
			return search.Survey{}, fmt.Errorf("store %s: %s: %w", s.name, last, err)
		}
	}
	return out, nil
}

// Covered counts the documents of each day (YYYY-MM-DD, in UTC), copies and
// earlier versions left out.
func (s *Store) Covered(ctx context.Context) (map[string]int, error) {
	out := map[string]int{}
	// All from the index of what is newest; then those that are not counted.
	for n, statement := range map[int]string{
		1:  "SELECT substr(published_utc, 1, 10) AS day, COUNT(*) FROM documents WHERE published_utc <> '' GROUP BY substr(published_utc, 1, 10)",
		-1: "SELECT substr(d.published_utc, 1, 10) AS day, COUNT(*) FROM kin k JOIN documents d ON d.id = k.document WHERE k.original <> '' AND d.published_utc <> '' GROUP BY substr(d.published_utc, 1, 10)",
	} {
		_, err := ask(ctx, s, statement, nil, func(r *sql.Rows) (day string, err error) {
			count := 0
			err = r.Scan(&day, &count)
			out[day] += n * count
			return day, err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
