package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/readout"
)

// Story is what a list shows of a story.
type Story struct {
	ID       string // that of a document, which need not be in it any more
	Title    string // that of the article published first
	From     string // the day of it, YYYY-MM-DD; empty when unknown
	Until    string // the day of the one published last
	Articles int
	Copies   int      // how many of them are copies or earlier versions of others
	Digests  [][]byte // of the latest MostTold that are counted, as Place was given them
}

// MostTold is how many articles of a story Story gives at most, and how many tell who
// and what places it is of: the latest.
const MostTold = 500

// Stories gives up to limit stories, the largest first. after is the id of the
// story to go on after, empty for the beginning; next is what to pass for the
// following page, empty when there is none.
func (s *Store) Stories(ctx context.Context, after string, limit int) (page []Story, next string, err error) {
	if limit < 1 {
		return nil, "", fmt.Errorf("store %s: a list of %d stories; ask for one or more", s.name, limit)
	}
	where, args := "", []any{limit + 1}
	if after != "" {
		from, err := s.storyNamed(ctx, after)
		if err != nil {
			return nil, "", err
		}
		where = "WHERE articles <= ?2 AND (articles < ?2 OR id > ?3)"
		args = append(args, from.Articles, from.ID)
	}
	page, err = ask(ctx, s, "SELECT id, articles FROM stories "+where+" ORDER BY articles DESC, id LIMIT ?1", args,
		func(r *sql.Rows) (t Story, err error) { return t, r.Scan(&t.ID, &t.Articles) })
	if err != nil {
		return nil, "", err
	}
	if len(page) > limit {
		page = page[:limit]
		next = page[limit-1].ID
	}
	return page, next, s.tell(ctx, page)
}

func (s *Store) storyNamed(ctx context.Context, id string) (Story, error) {
	found, err := ask(ctx, s, "SELECT id, articles FROM stories WHERE id = ?1", []any{id}, func(r *sql.Rows) (t Story, err error) { return t, r.Scan(&t.ID, &t.Articles) })
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("store %s: the story %s is %w; list what is there with readout story", s.name, id, ErrNotFound)
	}
	if err != nil {
		return Story{}, err
	}
	return found[0], nil
}

// Story gives the story with an id, or the story of the document with that id or
// its beginning, and its latest MostTold articles in the order of their
// publication, those without a date first. A document that was not put into a
// story yet is one of its own.
func (s *Store) Story(ctx context.Context, id string) (Story, []*readout.Record, error) {
	t, err := s.storyNamed(ctx, id)
	if err != nil {
		if t, err = s.storyOf(ctx, id); err != nil {
			return Story{}, nil, err
		}
	}
	ids, err := ask(ctx, s, `SELECT d.id FROM storied s JOIN documents d ON d.id = s.document WHERE s.story = ?1
		ORDER BY d.published_utc DESC, d.id DESC LIMIT ?2`, []any{t.ID, MostTold}, func(r *sql.Rows) (v string, err error) { return v, r.Scan(&v) })
	if err != nil {
		return Story{}, nil, err
	}
	if len(ids) == 0 {
		ids = []string{t.ID}
	}
	slices.Reverse(ids)
	records, err := s.loadAll(ctx, ids)
	if err == nil && len(records) == 0 {
		_, err = s.load(ctx, ids[0]) // says why
	}
	if err != nil {
		return Story{}, nil, err
	}
	one := []Story{t}
	if err := s.tell(ctx, one); err != nil {
		return Story{}, nil, err
	}
	return one[0], records, nil
}

func (s *Store) storyOf(ctx context.Context, id string) (Story, error) {
	full, err := s.resolve(ctx, id)
	if err != nil {
		return Story{}, err
	}
	found, err := ask(ctx, s, "SELECT t.id, t.articles FROM storied s JOIN stories t ON t.id = s.story WHERE s.document = ?1", []any{full},
		func(r *sql.Rows) (t Story, err error) { return t, r.Scan(&t.ID, &t.Articles) })
	if err != nil || len(found) == 0 {
		return Story{ID: full, Articles: 1}, err
	}
	return found[0], nil
}

// tell fills in what the articles of stories say.
func (s *Store) tell(ctx context.Context, page []Story) error {
	if len(page) == 0 {
		return nil
	}
	at := map[string]int{}
	marks, args := make([]string, len(page)), make([]any, len(page))
	for i, t := range page {
		at[t.ID] = i
		marks[i], args[i] = fmt.Sprintf("?%d", i+1), t.ID
	}
	type row struct {
		story, id, published, title string
		counted                     bool
	}
	first := make([]string, len(page))
	list := strings.Join(marks, ", ")
	rows, err := ask(ctx, s, `SELECT COALESCE(NULLIF(s.story, ''), d.id), d.id, d.published, d.title, NOT EXISTS (SELECT 1 FROM kin WHERE document = d.id AND original <> '')
		FROM storied s JOIN documents d ON d.id = s.document WHERE s.story IN (`+list+`) OR s.story = '' AND s.document IN (`+list+`) ORDER BY d.published_utc, d.id`, args,
		func(r *sql.Rows) (v row, err error) {
			return v, r.Scan(&v.story, &v.id, &v.published, &v.title, &v.counted)
		})
	if err != nil {
		return err
	}
	for _, v := range rows {
		i, known := at[v.story]
		if !known {
			continue
		}
		t := &page[i]
		day := (&readout.Record{Document: readout.Document{Published: v.published}}).PublicationDay()
		if first[i] == "" {
			first[i], t.Title = v.id, v.title
		}
		t.From, t.Until = cmp.Or(t.From, day), cmp.Or(day, t.Until)
		if !v.counted {
			t.Copies++
		}
	}
	for i := range page {
		if page[i].Digests, err = s.digests(ctx, page[i].ID); err != nil {
			return err
		}
		if page[i].Title != "" || first[i] == "" {
			continue
		}
		rec, err := s.load(ctx, first[i])
		if errors.Is(err, ErrDamaged) {
			page[i].Title = "(a damaged record)"
			continue
		}
		if err != nil {
			return err
		}
		page[i].Title, _, _ = strings.Cut(rec.Document.Text, "\n")
	}
	return nil
}

// digests gives those of a story's latest articles that are counted, in the order of
// their publication.
func (s *Store) digests(ctx context.Context, id string) ([][]byte, error) {
	out, err := ask(ctx, s, `SELECT s.digest FROM storied s JOIN documents d ON d.id = s.document
		WHERE (s.story = ?1 OR s.story = '' AND s.document = ?1) AND s.digest IS NOT NULL AND NOT EXISTS (SELECT 1 FROM kin WHERE document = d.id AND original <> '')
		ORDER BY d.published_utc DESC, d.id DESC LIMIT ?2`, []any{id, MostTold}, func(r *sql.Rows) (v []byte, err error) { return v, r.Scan(&v) })
	slices.Reverse(out)
	return out, err
}
