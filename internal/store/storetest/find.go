package storetest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/query"
	"readout/internal/search"
	"readout/internal/store"
	"readout/readout"
)

// nation knows some countries by name, as the knowledge base does.
func nation(name string) string {
	return map[string]string{"Russia": "RUS", "RU": "RUS", "Ukraine": "UKR", "America": "USA"}[name]
}

// found: an indexed search gives what looking through every record gives, in the
// order that is promised, page by page.
func found(t *testing.T, open func(t *testing.T) *store.Store) {
	s := open(t)
	ctx := context.Background()
	records := crowd(t, s)
	r := rand.New(rand.NewPCG(3, 3))
	queries := slices.Concat(fixed, Queries(r, 120, 60))
	some := 0
	for i, text := range queries {
		if i == len(queries)/2 { // answers are the same after it
			if err := s.Tidy(ctx); err != nil {
				t.Fatal(err)
			}
		}
		q, err := query.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		kind := search.Kinds()[i%4]
		var want []string
		for _, rec := range records {
			if kind != "document" && !rec.Counted() {
				continue
			}
			for _, h := range search.Find(rec, q, kind, nation) {
				want = append(want, h.ID())
			}
		}
		if len(want) > 0 {
			some++
		}
		if got := pagesOf(t, s, q, kind, []int{7, 40, 200, 2000}[i%7%4]); !slices.Equal(got, want) {
			t.Errorf("%s of %s:\ngot  %d %.6v\nwant %d %.6v", kind, text, len(got), got, len(want), want)
		}
	}
	if some < len(queries)/3 {
		t.Errorf("only %d of %d queries hold for anything", some, len(queries))
	}
	q, _ := query.Parse("")
	for _, after := range []string{"sha256:zz", records[0].Document.ID + "/E99", records[0].Document.ID} {
		if _, _, err := s.Find(ctx, store.Search{Query: q, Kind: "event", After: after, Limit: 1}); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after %s: %v", after, err)
		}
	}
	if hits := pagesOf(t, s, &query.Node{Op: "or"}, "event", 7); len(hits) > 0 {
		t.Errorf("one of no conditions holds for %v", hits)
	}
	if _, _, err := s.Find(ctx, store.Search{Query: q, Kind: "event"}); err == nil {
		t.Error("a page of no hits is no error")
	}
}

var fixed = []string{"", "-type:CONSULT", "actor:RUS", "actor:Russia type:ACCUSE", "actor:RUSGOV", "target:RU -source:USA", "place:UA OR place:City", "country:Ukraine", "until:2014-03", "since:2014-03-09 until:2014-03-20",
	"since:2030", "until:1999", "domain:example", "domain:morning-post.example", "domain:the-morning-post.example", `publisher:"El País"`, "wire:reuters", "lang:en", "lang:fr", "status:contested", "act:deny", "quad:4", "cameo:1",
	"cameo:19", "modality:scheduled", `"` + Word(0) + " " + Word(1) + `"`, Word(0) + " " + Word(2), "-" + Word(0), "-" + Word(0) + " -" + Word(1), `-"` + Word(0) + " " + Word(0) + `"`, `"—"`, "U.S.", "type:sanction OR (type:AID -status:claimed)"}

// crowd puts records that are hard to keep in order: many of one second, ids with
// one beginning, no date, copies, and records in the place of others. It returns
// what is in the store, in the order in which it is found.
func crowd(t *testing.T, s *store.Store) []*readout.Record {
	t.Helper()
	ctx := context.Background()
	m := NewMaker(7, 60)
	m.Size, m.Days = 30, 90
	var all []*readout.Record
	for n := range 240 {
		rec := m.Record(n % 5)
		d := &rec.Document
		switch n % 8 {
		case 0, 1:
			d.ID, d.Published = fmt.Sprintf("sha256:abcdef%02x%056x", (n*37)%256, n), "2014-02-03"
		case 2:
			d.Published = ""
		case 3:
			d.Published = "2014-02-03T01:00:00+01:00" // the second of 2014-02-03
		case 4:
			if n > 100 {
				d.Text, d.Publisher = all[n-8].Document.Text, "Reuters" // a copy
			}
		}
		all = append(all, rec)
	}
	for piece := range slices.Chunk(all, 50) {
		if _, err := s.PutAll(ctx, piece); err != nil {
			t.Fatal(err)
		}
	}
	for n := 0; n < len(all); n += 11 { // some of them change
		again := m.Record(2)
		again.Document.ID, again.Document.Text = all[n].Document.ID, all[n].Document.Text
		all[n] = again
		if _, err := s.Put(ctx, again); err != nil {
			t.Fatal(err)
		}
	}
	out := make([]*readout.Record, len(all))
	for i, rec := range all {
		got, err := s.Get(ctx, rec.Document.ID)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = got
	}
	if !slices.ContainsFunc(out, func(rec *readout.Record) bool { return !rec.Counted() }) {
		t.Error("no copies among the records")
	}
	slices.SortFunc(out, func(a, b *readout.Record) int {
		return cmp.Or(-second(a).Compare(second(b)), strings.Compare(a.Document.ID, b.Document.ID))
	})
	return out
}

// second is when a record was published; long ago when that is not known.
func second(rec *readout.Record) time.Time {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, rec.Document.Published); err == nil {
			return at
		}
	}
	return time.Time{}
}

// pagesOf gives the ids of all hits, so many a page.
func pagesOf(t *testing.T, s *store.Store, q *query.Node, kind string, limit int) (ids []string) {
	t.Helper()
	for after := ""; ; {
		hits, next, err := s.Find(context.Background(), store.Search{Query: q, Kind: kind, After: after, Limit: limit, States: nation})
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if len(hits) > limit || next != "" && len(hits) < limit {
			t.Fatalf("%s: %d hits on a page of %d, next %q", q, len(hits), limit, next)
		}
		for i := range hits {
			ids = append(ids, hits[i].ID())
		}
		if next == "" {
			return ids
		}
		after = next
	}
}

// Queries makes queries of one to four terms, with brackets, OR and minus, over
// what a Maker makes of so many words.
func Queries(r *rand.Rand, n, vocabulary int) []string {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	word := func() string { return Word(r.IntN(vocabulary)) }
	term := func() string {
		switch r.IntN(12) {
		case 0, 1:
			return word()
		case 2:
			return `"` + word() + " " + word() + `"`
		case 3, 4:
			return pick([]string{"actor:", "source:", "target:", "says:"}) + pick([]string{State(r.IntN(6)), State(r.IntN(40)), State(r.IntN(6)) + "GOV", "Russia", capital(Word(r.IntN(300)))})
		case 5, 6:
			return "type:" + pick(types)
		case 7:
			return "modality:" + pick(modality)
		case 8:
			return "country:" + State(r.IntN(10))
		case 9:
			return pick([]string{"since:", "until:"}) + fmt.Sprintf("2014-%02d", 1+r.IntN(3))
		case 10:
			return pick([]string{"status:contested", "act:deny", "quad:2", "context:legal", "mode:meet", "publisher:post", "title:" + word()})
		}
		return "-" + pick([]string{word(), "type:" + pick(types), `"` + word() + " " + word() + `"`})
	}
	var out []string
	for range n {
		q := term()
		for range r.IntN(3) {
			q += pick([]string{" ", " ", " OR "}) + term()
		}
		if r.IntN(8) == 0 {
			q = "-(" + q + ") " + term()
		}
		out = append(out, q)
	}
	return out
}
