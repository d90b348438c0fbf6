package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/readout"
)

// id is that of Record(n, …).
func id(n int) string { return fmt.Sprintf("sha256:%064x", n) }

// stories are kept as they are placed, wait for what is new, and are listed the
// largest first.
func stories(t *testing.T, open func(t *testing.T) *store.Store) {
	s, ctx := open(t), context.Background()
	for n, day := range []string{"2024-05-02", "2024-05-01", "", "2024-05-04", "2024-05-03"} {
		put(t, s, Record(n, day), true)
	}
	if got := waiting(t, s, 10); got != "2 1 0 4 3" {
		t.Fatalf("waiting: %s, want those published first first", got)
	}
	place := func(p store.Placement) error { return s.Place(ctx, p) }
	if err := place(store.Placement{Placed: []store.Placed{
		{Document: id(2), N: 0, Story: id(2), Digest: []byte("two"), Compared: []byte{1, 0}},
		{Document: id(1), At: "2024-05-01T00:00:00Z", N: 1, Story: id(1), Digest: []byte("one"), Compared: []byte{1, 0}},
		{Document: id(0), At: "2024-05-02T00:00:00Z", N: 2, Story: id(1), Digest: []byte("zero"), Compared: []byte{1, 2}},
	}, Stories: []store.StoryState{{ID: id(2), N: 0}, {ID: id(1), N: 1, Joined: 7}}}); err != nil {
		t.Fatal(err)
	}
	if got := waiting(t, s, 1); got != "4" {
		t.Errorf("waiting: %s, want 4", got)
	}
	if err := place(store.Placement{Next: 2}); !errors.Is(err, store.ErrStale) {
		t.Errorf("a placement that knows nothing of the last one: %v", err)
	}
	if next, newest, err := s.Placements(ctx); next != 3 || newest != "2024-05-02T00:00:00Z" || err != nil {
		t.Errorf("placements: %d %s %v", next, newest, err)
	}
	listed(t, s, "Article 1 2024-05-01 2024-05-02 2 [one zero]", "Article 2   1 [two]")

	// Another record of the same document waits, and stays where it is.
	again := Record(0, "2024-05-09")
	again.Document.Title = "Changed"
	put(t, s, again, true)
	list, err := s.Waiting(ctx, 1)
	if err != nil || len(list) != 1 || list[0].Story != id(1) || list[0].Record.Document.Title != "Changed" {
		t.Fatalf("waiting after another record: %+v, %v", list, err)
	}
	// The fourth joins, the second leaves the window, and all of one story moves.
	if err := place(store.Placement{Next: 3, Renamed: [][2]string{{id(2), id(1)}}, Digests: map[string][]byte{id(0): []byte("new")}, Placed: []store.Placed{
		{Document: id(1), At: "2024-05-01T00:00:00Z", N: 1, Story: id(1)},
		{Document: id(4), At: "2024-05-03T00:00:00Z", N: 3, Story: id(4), Digest: []byte("four"), Compared: []byte{1, 0}},
	}, Stories: []store.StoryState{{ID: id(4), N: 3}}}); err != nil {
		t.Fatal(err)
	}
	if got := waiting(t, s, 10); got != "3" {
		t.Errorf("waiting: %s, want 3", got)
	}
	listed(t, s, "Article 2 2024-05-01 2024-05-09 3 [two one new]", "Article 4 2024-05-03 2024-05-03 1 [four]")
	window(t, s)
	for asked, want := range map[string]string{id(1): "2 1 0", id(0): "2 1 0", id(4)[:len(id(4))-1] + "4": "4", id(3): "3"} {
		one, records, err := s.Story(ctx, asked)
		if got := numbers(records); err != nil || got != want || one.Articles != len(records) {
			t.Errorf("story of %s: %s, %+v, %v; want %s", asked, got, one, err, want)
		}
	}
	if _, _, err := s.Story(ctx, "none"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown story: %v", err)
	}
	if _, _, err := s.Stories(ctx, "none", 3); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("stories after an unknown one: %v", err)
	}
	if _, _, err := s.Stories(ctx, "", 0); err == nil {
		t.Error("a list of no stories is no error")
	}
}

func window(t *testing.T, s *store.Store) {
	t.Helper()
	list, err := s.Window(context.Background(), -1, 2)
	if err != nil || len(list) != 2 || list[0].N != 0 || list[1].N != 2 || list[1].Story != (store.StoryState{ID: id(1), N: 1, Joined: 7}) ||
		list[1].Record.Document.Title != "Changed" || !slices.Equal(list[1].Compared, []byte{1, 2}) {
		t.Errorf("the window: %+v, %v", list, err)
	}
	if list, err = s.Window(context.Background(), list[1].N, 5); err != nil || len(list) != 1 || list[0].Document != id(4) {
		t.Errorf("the rest of it: %+v, %v", list, err)
	}
}

// largeStory: who a story is of is told by its latest articles, however many it has.
func largeStory(t *testing.T, open func(t *testing.T) *store.Store) {
	s, ctx := open(t), context.Background()
	var all []*readout.Record
	var placed []store.Placed
	for n := range store.MostTold + 2 {
		all = append(all, Record(n, "2024-05-01"))
		placed = append(placed, store.Placed{Document: id(n), At: "2024-05-01T00:00:00Z", N: int64(n), Story: id(0), Digest: fmt.Append(nil, n)})
	}
	if _, err := s.PutAll(ctx, all); err != nil {
		t.Fatal(err)
	}
	if err := s.Place(ctx, store.Placement{Placed: placed, Stories: []store.StoryState{{ID: id(0), N: 0}}}); err != nil {
		t.Fatal(err)
	}
	page, _, err := s.Stories(ctx, "", 10)
	if err != nil || len(page) != 1 {
		t.Fatalf("%d stories, %v; want one", len(page), err)
	}
	if x := page[0]; x.Articles != len(all) || len(x.Digests) != store.MostTold || string(x.Digests[0]) != "2" {
		t.Errorf("%d articles, %d digests from %s on; want %d, and those of the latest %d", x.Articles, len(x.Digests), x.Digests[0], len(all), store.MostTold)
	}
}

// listed checks the list of stories, page by page.
func listed(t *testing.T, s *store.Store, want ...string) {
	t.Helper()
	var got []string
	for after := ""; ; {
		page, next, err := s.Stories(context.Background(), after, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range page {
			got = append(got, fmt.Sprintf("%s %s %s %d %s", x.Title, x.From, x.Until, x.Articles, x.Digests))
		}
		if after = next; next == "" {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("stories %q, want %q", got, want)
	}
}

func waiting(t *testing.T, s *store.Store, limit int) string {
	t.Helper()
	list, err := s.Waiting(context.Background(), limit)
	if err != nil {
		t.Fatal(err)
	}
	var records []*readout.Record
	for _, w := range list {
		records = append(records, w.Record)
	}
	return numbers(records)
}

func numbers(records []*readout.Record) string {
	var out []string
	for _, rec := range records {
		out = append(out, strings.TrimLeft(strings.TrimPrefix(rec.Document.ID, "sha256:"), "0"))
		if out[len(out)-1] == "" {
			out[len(out)-1] = "0"
		}
	}
	return strings.Join(out, " ")
}

// keeping lets one at a time put documents into stories.
func keeping(t *testing.T, open func(t *testing.T) *store.Store) {
	a, b := open(t), open(t)
	release, ok, err := a.Keeping(context.Background())
	if err != nil || !ok {
		t.Fatalf("the first: %v, %v", ok, err)
	}
	if _, ok, err := b.Keeping(context.Background()); err != nil || ok {
		t.Errorf("another meanwhile: %v, %v", ok, err)
	}
	release()
	release, ok, err = b.Keeping(context.Background())
	if err != nil || !ok {
		t.Fatalf("another after it: %v, %v", ok, err)
	}
	release()
}
