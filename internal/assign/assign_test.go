package assign_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/assign"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/internal/story"
	"readout/readout"
)

// article is a record of a text, of the n-th hour.
func article(n int, text string) *readout.Record {
	rec := storetest.Record(n, time.Date(2021, 5, 1, n, 0, 0, 0, time.UTC).Format(time.RFC3339))
	rec.Document.Text, rec.Document.Title = text, ""
	return rec
}

var texts = []string{
	"A ferry with 200 passengers sank off Zanzibar on Tuesday, and rescuers pulled 60 people from the sea near the island.",
	"The parliament in Tbilisi passed a law on foreign agents, and thousands of demonstrators gathered outside the building.",
	"Rescuers off Zanzibar searched for passengers of the ferry that sank on Tuesday with 200 people; 60 were pulled from the sea.",
	"Demonstrators in Tbilisi marched again against the foreign agents law that parliament passed.",
	"The ferry off Zanzibar was carrying 200 people though it may carry 120, said the island's port authority; 60 were saved from the sea.",
}

func keeper(t *testing.T, st *store.Store) *assign.Keeper {
	t.Helper()
	like, err := story.LoadLikeness(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	k := assign.New(st, like)
	t.Cleanup(k.Close)
	return k
}

func put(t *testing.T, st *store.Store, rec *readout.Record) {
	t.Helper()
	if _, err := st.Put(context.Background(), rec); err != nil {
		t.Fatal(err)
	}
}

func all(t *testing.T, k *assign.Keeper, want int) {
	t.Helper()
	if n, err := k.All(context.Background()); err != nil || n != want {
		t.Fatalf("%d put into stories, %v; want %d", n, err, want)
	}
}

// of gives the story of each article.
func of(t *testing.T, st *store.Store) map[string]string {
	t.Helper()
	list, _, err := st.Stories(context.Background(), "", 100)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, x := range list {
		_, records, err := st.Story(context.Background(), x.ID)
		if err != nil || len(records) != x.Articles {
			t.Fatalf("story %s of %d articles: %d, %v", x.ID, x.Articles, len(records), err)
		}
		for _, rec := range records {
			out[rec.Document.ID] = x.ID
		}
	}
	return out
}

// TestStored: on both databases articles get their stories as they come, whoever
// does it, and keep them when nothing new or the same comes again.
func TestStored(t *testing.T) {
	for name, place := range map[string]string{"SQLite": storetest.Folder(t), "PostgreSQL": storetest.Postgres(t)} {
		t.Run(name, func(t *testing.T) {
			a, b := storetest.Open(t, place), storetest.Open(t, place)
			one, other := keeper(t, a), keeper(t, b)
			for n := range 3 {
				put(t, a, article(n, texts[n]))
			}
			all(t, one, 3)
			put(t, a, article(3, texts[3]))
			all(t, other, 0) // the first is at it
			all(t, one, 1)
			one.Close()
			put(t, b, article(4, texts[4]))
			all(t, other, 1)
			before := of(t, a)
			id := func(n int) string { return article(n, "").Document.ID }
			if want := map[string]string{id(0): id(0), id(1): id(1), id(2): id(0), id(3): id(1), id(4): id(0)}; !maps.Equal(before, want) {
				t.Fatalf("stories %v, want %v", before, want)
			}
			again := article(2, texts[2])
			again.Document.Title = "Ferry"
			again.Events = nil
			put(t, a, again)
			put(t, a, article(1, texts[1]))
			all(t, other, 1) // what changed is digested anew, not moved
			if after := of(t, a); !maps.Equal(before, after) {
				t.Errorf("after the same again: %v, before %v", after, before)
			}
		})
	}
}

// TestRestarted: restarts at any moment change nothing.
func TestRestarted(t *testing.T) {
	run := func(each int) map[string]string {
		st := storetest.Open(t, storetest.Folder(t))
		k := keeper(t, st)
		for n := range 60 {
			words := strings.Fields(texts[n%len(texts)])
			text := strings.Join(append(words[n%7:], fmt.Sprint(n)), " ")
			put(t, st, article(n*9, text))
			if n%each == each-1 {
				k.Close()
			}
			all(t, k, 1)
		}
		return of(t, st)
	}
	if once, often := run(1000), run(3); !maps.Equal(once, often) {
		t.Errorf("without restarts %v, with %v", once, often)
	}
}

// TestLostTurn: a database that is restarted knows no more whose turn it was. Who
// had it finds another at work, and leaves it alone.
func TestLostTurn(t *testing.T) {
	place := storetest.Postgres(t)
	a, b := storetest.Open(t, place), storetest.Open(t, place)
	one, other := keeper(t, a), keeper(t, b)
	put(t, a, article(0, texts[0]))
	all(t, one, 1)
	db, err := sql.Open("pgx", place)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var ended int
	if err := db.QueryRow(`SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory'
		AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`).Scan(&ended); err != nil || ended != 1 {
		t.Fatalf("%d sessions ended: %v", ended, err)
	}
	put(t, a, article(1, texts[1]))
	all(t, other, 1)
	put(t, a, article(2, texts[2]))
	all(t, one, 0)
	all(t, other, 1)
}
