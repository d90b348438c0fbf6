package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/store"
	"readout/readout"
)

const wire = `Kenya and Sudan agreed on Monday to reopen a road that floods had closed for three months, their transport ministers said in Nairobi.
The Kenyan minister said that eighty trucks a day would cross the border again from June 12.
Sudan will pay for two bridges, and the African Union will send engineers who look at the piers before the rains begin in October.`

// kin puts an original, a copy that is cut and credited, two versions of another
// article and one that stands alone, in several orders.
func kin(t *testing.T, open func(t *testing.T) *store.Store) {
	article := func(n int, publisher, published, url, text string) *readout.Record {
		rec := Record(n, published)
		rec.Document.Publisher, rec.Document.URL, rec.Document.Text = publisher, url, text
		rec.Events = []readout.Event{{ID: "E1", Plover: "AGREE", Modality: "scheduled", Time: &readout.Time{Start: fmt.Sprintf("2024-06-%02d", 10+n), End: fmt.Sprintf("2024-06-%02d", 11+n)}}}
		return rec
	}
	records := []*readout.Record{
		article(1, "Reuters", "2024-05-06T08:00:00Z", "", wire),
		article(2, "Courier", "2024-05-06T07:00:00Z", "", "NAIROBI (Reuters) - "+wire[:strings.LastIndex(wire, "\n")]),
		article(3, "Post", "2024-05-07", "https://post.example/a", "A first word on the vote in Chad."),
		article(4, "Post", "2024-05-08", "https://www.post.example/a/", "All that is known of the vote in Chad."),
		article(5, "Post", "2024-05-08", "https://post.example/b", "Something else."),
	}
	records[1].Document.Wires = []string{"Reuters"}
	want := "1: copies 2; 2: copy of 1; 3: superseded by 4; 4: versions 3; 5:"
	for i, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {1, 3, 0, 4, 2}, {0, 1, 0, 1, 3, 2, 3, 4}} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			s := open(t)
			defer s.Close()
			for _, k := range order {
				if _, err := s.Put(context.Background(), records[k]); err != nil {
					t.Fatal(err)
				}
			}
			if got := links(t, s, records); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			due, _, err := s.Due(context.Background(), time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), "", 10)
			if err != nil || len(due) != 3 {
				t.Errorf("%d due, want those of 1, 4 and 5: %v", len(due), err)
			}
			// What is got and put again changes nothing.
			for _, rec := range records {
				got, err := s.Get(context.Background(), rec.Document.ID)
				if err != nil {
					t.Fatal(err)
				}
				put(t, s, got, false)
			}
		})
	}
}

// links writes what a store knows of the kin of records by their numbers.
func links(t *testing.T, s *store.Store, records []*readout.Record) string {
	t.Helper()
	var out []string
	for _, rec := range records {
		got, err := s.Get(context.Background(), rec.Document.ID)
		if err != nil {
			t.Fatal(err)
		}
		d := got.Document
		line := number(d.ID) + ":"
		for _, l := range []struct {
			what string
			ids  []string
		}{{"copy of", []string{d.CopyOf}}, {"superseded by", []string{d.SupersededBy}}, {"copies", d.Copies}, {"versions", d.Versions}} {
			for _, id := range l.ids {
				if id != "" {
					line += " " + l.what + " " + number(id)
				}
			}
		}
		if got.Counted() != (d.CopyOf == "" && d.SupersededBy == "") {
			t.Errorf("%s: counted %v", line, got.Counted())
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// number gives back what Record made an id of.
func number(id string) string {
	return strings.TrimLeft(strings.TrimPrefix(id, "sha256:"), "0")
}
