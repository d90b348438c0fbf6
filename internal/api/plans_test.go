package api_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/api"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/story"
	"readout/readout"
)

// TestPlans holds the calendar to what later articles told of it: each plan once,
// with what became of it and the sentence that says so.
func TestPlans(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var records []*readout.Record
	for i, a := range [][2]string{
		{"2030-01-07", "Norwegian Prime Minister Jonas Gahr Store will visit Finland on January 14."},
		{"2030-01-08", "Kenya will hold a presidential election on January 12."},
		{"2030-01-08", "Ghana will hold a parliamentary election on January 15."},
		{"2030-01-08", "Peru will hold talks with Chile in Lima on January 25."},
		{"2030-01-09", "Norwegian Prime Minister Jonas Gahr Store has cancelled his visit to Finland on January 14."},
		{"2030-01-10", "Kenya postponed its presidential election from January 12 to January 13."},
		{"2030-01-14", "Kenyans voted in the presidential election on Sunday."},
	} {
		at, _ := time.Parse(time.DateOnly, a[0])
		rec := r.Read(ingest.Article{Text: a[1]}, at)
		rec.Document.ID = fmt.Sprintf("sha256:%d", i)
		records = append(records, rec)
	}
	source := api.Over(func(context.Context) ([]*readout.Record, error) { return records, nil }, func(string) string { return "" })
	now := time.Date(2030, 1, 20, 0, 0, 0, 0, time.UTC)
	if list, _, err := source.Plans(t.Context(), now.AddDate(0, -1, 0), "", 50, now); err != nil || len(list) < 5 || list[0].Stand.Outcome != "" {
		t.Errorf("without a tracker: %v, %v", list, err)
	}
	if source.Tracker, err = story.LoadTracker(data.FS); err != nil {
		t.Fatal(err)
	}
	list, _, err := source.Plans(t.Context(), now.AddDate(0, -1, 0), "", 50, now)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range list {
		got = append(got, strings.TrimSpace(fmt.Sprint(p.Hit.Record.Day(p.Hit.Event), " ", p.Hit.Event.Status, " ", p.Stand.Outcome, " ", p.Stand.Was, " ", p.Stand.Told.PublicationDay())))
	}
	want := "2030-01-13 confirmed happened 2030-01-12 2030-01-14; 2030-01-14 cancelled   2030-01-09; 2030-01-15 confirmed no report yet  2030-01-08; 2030-01-25 confirmed   2030-01-08"
	if text := strings.Join(got, "; "); text != want {
		t.Errorf("the calendar\n got %s\nwant %s", text, want)
	}
	// What came of the last plan of a page is told after its day.
	if list, _, err = source.Plans(t.Context(), time.Date(2030, 1, 12, 0, 0, 0, 0, time.UTC), "", 2, now); err != nil || len(list) != 1 || list[0].Stand.Outcome != "happened" {
		t.Errorf("a page of two reports of one plan: %v, %v", list, err)
	}
	// Among more articles than are looked through, none is said to be without a report.
	for i := range 220 {
		rec := *records[6]
		rec.Document.ID = fmt.Sprintf("sha256:more%d", i)
		records = append(records, &rec)
	}
	list, _, err = source.Plans(t.Context(), now.AddDate(0, -1, 0), "", 50, now)
	for _, p := range list {
		if p.Stand.Outcome == "no report yet" {
			t.Errorf("%s is said to be without a report, but not all was looked through", p.Stand.Sentence)
		}
	}
	if err != nil || len(list) < 4 {
		t.Errorf("%d plans, %v", len(list), err)
	}
}
