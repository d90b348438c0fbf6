package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/story"
	"readout/readout"
)

// Source is what the answers are made of. Copies and earlier versions of
// articles are in none of its lists.
type Source struct {
	// Search gives a page of the things of a kind (search.Kinds) that a query holds
	// for, the newest articles first; ErrNone where after is no such thing.
	Search func(ctx context.Context, q *query.Node, kind, after string, limit int) (hits []search.Hit, next string, err error)
	// Survey gives what a query holds for in the newest articles that may have any,
	// at most so many of them, for counts and pictures.
	Survey func(ctx context.Context, q *query.Node, kind string, articles int) (search.Survey, error)
	// Due gives a page of the events that are scheduled from a time on, the earliest
	// first, those that have begun and go on included.
	Due func(ctx context.Context, from time.Time, after string, limit int) (hits []search.Hit, next string, err error)
	// Tracker tells how plans stand; without one they stand as their articles tell.
	Tracker *story.Tracker
	// Covered counts the articles of each day (YYYY-MM-DD).
	Covered func(context.Context) (map[string]int, error)
	Get     func(context.Context, string) (*readout.Record, error) // by id or its beginning; ErrNone when there is none
	Read    func(text string, published time.Time) *readout.Record // codes a text; nothing is kept
	State   func(name string) string                               // alpha-3 code of a country's name
	Damaged func() []string                                        // ids of documents that were asked for and cannot be read
	// Stories gives a page of stories, the largest first; ErrNone where after is none.
	Stories func(ctx context.Context, after string, limit int) (list []Story, next string, err error)
	// Story gives a story by its id or that of one of its articles, with the records
	// of its latest articles by publication, copies and earlier versions among them.
	Story func(ctx context.Context, id string) (Story, []*readout.Record, error)
	// Correct keeps what a person says is wrong; Corrections gives what was said of
	// a document, of all when it is empty, in the order in which it was said; Who
	// names the caller of a request.
	Correct     func(context.Context, readout.Correction) error
	Corrections func(ctx context.Context, document string) ([]readout.Correction, error)
	Who         func(context.Context) string
}

// Why there is no answer.
var (
	ErrNone    = errors.New("nothing in the store has this id")
	ErrDamaged = errors.New("this record is damaged; read its article again to mend it")
	ErrInput   = errors.New("the request cannot be answered") // wrong input; the error says what
)

// Articles is how many of the newest articles counts and pictures are made of at
// most, Whole how many where whole records are needed.
const (
	Articles = 1500
	Whole    = 100
)

// Newest gives whole records that a query holds for, the newest first.
func (s Source) Newest(ctx context.Context, q *query.Node, n int) ([]*readout.Record, error) {
	hits, _, err := s.Search(ctx, q, "document", "", n)
	records := make([]*readout.Record, len(hits))
	for i, h := range hits {
		records[i] = h.Record
	}
	return records, err
}

// Over makes a source of records that a function gives, by looking through all
// of them: for what is small.
func Over(records func(context.Context) ([]*readout.Record, error), states func(string) string) Source {
	o := over{records, states}
	return Source{Search: o.search, Survey: o.survey, Due: o.due, Covered: o.covered, Get: o.get, State: states, Damaged: func() []string { return nil },
		Stories: o.stories, Story: o.story}
}

type over struct {
	records func(context.Context) ([]*readout.Record, error)
	states  func(string) string
}

func (o over) newest(ctx context.Context) ([]*readout.Record, error) {
	list, err := o.records(ctx)
	list = slices.DeleteFunc(slices.Clone(list), func(rec *readout.Record) bool { return !rec.Counted() })
	slices.SortStableFunc(list, func(a, b *readout.Record) int {
		return cmp.Or(strings.Compare(b.Document.Published, a.Document.Published), strings.Compare(a.Document.ID, b.Document.ID))
	})
	return list, err
}

// stories is one story of all records, which are few.
func (o over) stories(ctx context.Context, after string, _ int) ([]Story, string, error) {
	list, err := o.newest(ctx)
	if err != nil || len(list) == 0 {
		return nil, "", err
	}
	if after != "" {
		return nil, "", ErrNone
	}
	last, first := list[0], list[len(list)-1].Document
	var digests [][]byte
	for _, rec := range list {
		digests = append(digests, story.Digest(rec))
	}
	actors, places := story.Cast(digests, 3)
	title, _, _ := strings.Cut(first.Text, "\n")
	return []Story{{ID: first.ID, Title: cmp.Or(first.Title, title), From: list[len(list)-1].PublicationDay(), Until: last.PublicationDay(), Articles: len(list),
		Actors: append([]string{}, actors...), Places: append([]string{}, places...)}}, "", nil
}

func (o over) story(ctx context.Context, id string) (Story, []*readout.Record, error) {
	if _, err := o.get(ctx, id); err != nil {
		return Story{}, nil, err
	}
	one, _, err := o.stories(ctx, "", 1)
	list, _ := o.newest(ctx)
	if err != nil || len(one) == 0 {
		return Story{}, nil, cmp.Or(err, ErrNone)
	}
	slices.Reverse(list)
	return one[0], list, nil
}

func (o over) survey(ctx context.Context, q *query.Node, kind string, articles int) (out search.Survey, err error) {
	records, err := o.newest(ctx)
	for _, rec := range records {
		if out.Articles++; out.Articles > articles {
			return search.Survey{Hits: out.Hits, Articles: articles, More: true, Until: rec.Document.Published}, err
		}
		out.Hits = append(out.Hits, search.Find(rec, q, kind, o.states)...)
	}
	return out, err
}

func (o over) search(ctx context.Context, q *query.Node, kind, after string, limit int) ([]search.Hit, string, error) {
	all, err := o.survey(ctx, q, kind, int(^uint(0)>>1))
	if err != nil {
		return nil, "", err
	}
	return Following(all.Hits, hitID, after, limit)
}

func (o over) due(ctx context.Context, from time.Time, after string, limit int) ([]search.Hit, string, error) {
	all, err := o.survey(ctx, query.Is("modality", "scheduled"), "event", int(^uint(0)>>1))
	if err != nil {
		return nil, "", err
	}
	hits := slices.DeleteFunc(all.Hits, func(h search.Hit) bool {
		return h.Event.Time == nil || cmp.Or(h.Event.Time.End, h.Event.Time.Start) < from.Format(time.DateOnly)
	})
	slices.SortStableFunc(hits, func(x, y search.Hit) int { return strings.Compare(x.Event.Time.Start, y.Event.Time.Start) })
	return Following(hits, hitID, after, limit)
}

func (o over) covered(ctx context.Context) (map[string]int, error) {
	list, err := o.newest(ctx)
	return story.Covered(list), err
}

func (o over) get(ctx context.Context, id string) (*readout.Record, error) {
	list, err := o.records(ctx)
	for _, rec := range list {
		if rec.Document.ID == id {
			return rec, nil
		}
	}
	return nil, cmp.Or(err, fmt.Errorf("%w: %s", ErrNone, id))
}

func hitID(h search.Hit) string { return h.ID() }
