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

// lookAtOnce is how many cards are looked at at the same time.
const lookAtOnce = 64

// lookedAt is a candidate with what its card tells.
type lookedAt struct {
	candidate
	hits []search.Hit
	sure bool
}

// Survey gives what a query holds for in the newest articles that may have any.
// q.Limit bounds the work: so many articles where their cards tell, a weight-th
// of it where the text must be read. Copies and earlier versions are left out;
// q.After is not used.
func (s *Store) Survey(ctx context.Context, q Search) (search.Survey, error) {
	if q.Limit < 1 {
		return search.Survey{}, fmt.Errorf("store %s: a survey of %d articles; ask for one or more", s.name, q.Limit)
	}
	var out search.Survey
	work, last := 0, ""
	var ahead []candidate
	look := func() error {
		looked := make([]lookedAt, len(ahead))
		for i, c := range ahead {
			looked[i].candidate = c
		}
		ahead = ahead[:0]
		if err := each(looked, func(l *lookedAt) error {
			if l.card != nil {
				l.hits, l.sure = l.card.Find(q.Query, q.Kind, q.States)
			}
			return nil
		}); err != nil {
			return err
		}
		for _, l := range looked {
			if work >= q.Limit {
				out.More = true
				return nil
			}
			if work++; !l.sure {
				work += weight
				var err error
				if l.hits, err = s.hitsOf(ctx, q, []candidate{l.candidate}, "", nil); err != nil {
					return err
				}
			}
			out.Articles++
			out.Hits, last = append(out.Hits, l.hits...), l.document
		}
		return nil
	}
	for c, err := range s.candidates(ctx, search.NeedOf(q.Query, q.Kind, q.States), true, math.MaxInt64) {
		if err != nil {
			return search.Survey{}, fmt.Errorf("store %s: %w", s.name, err)
		}
		if ahead = append(ahead, c); len(ahead) < lookAtOnce && out.Articles+len(ahead) <= q.Limit {
			continue
		}
		if err := look(); err != nil {
			return search.Survey{}, err
		}
		if out.More {
			break
		}
	}
	if err := look(); err != nil {
		return search.Survey{}, err
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
