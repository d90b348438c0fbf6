package story_test

import (
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/story"
)

// TestStand holds what is due to what later articles told of it: called off, put
// off, or moved, each plan once.
func TestStand(t *testing.T) {
	tracker, err := story.LoadTracker(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	records := read(t,
		[2]string{"2030-01-07", "Norwegian Prime Minister Jonas Gahr Store will visit Finland on January 14."},
		[2]string{"2030-01-08", "Kenya will hold a presidential election on January 20."},
		[2]string{"2030-01-08", "Peru will host a summit of the Pacific Alliance in Lima on January 25."},
		[2]string{"2030-01-08", "Ghana will hold a parliamentary election on January 27."},
		[2]string{"2030-01-09", "Norwegian Prime Minister Jonas Gahr Store has cancelled his visit to Finland on January 14."},
		[2]string{"2030-01-10", "Kenya postponed its presidential election from January 20 to February 3."},
		[2]string{"2030-01-11", "Peru postponed the summit of the Pacific Alliance in Lima planned for January 25."})
	var told []story.Report
	for _, rec := range records {
		for i := range rec.Events {
			if e := &rec.Events[i]; e.Modality == "scheduled" && e.Time != nil {
				told = append(told, story.Report{Record: rec, Event: e})
			}
		}
	}
	got := map[string]bool{}
	for _, s := range tracker.Stand(records, told, time.Date(2030, 1, 12, 0, 0, 0, 0, time.UTC)) {
		if s != nil {
			got[s.Event.Time.Start+" "+s.Event.Status+" "+s.Told.PublicationDay()] = true
		}
	}
	for _, want := range []string{"2030-01-14 cancelled 2030-01-09", "2030-02-03 confirmed 2030-01-10", "2030-01-25 postponed 2030-01-11", "2030-01-27 confirmed 2030-01-08"} {
		if !got[want] {
			t.Errorf("no %q in %v", want, got)
		}
	}
	for line := range got {
		if strings.HasPrefix(line, "2030-01-20") || strings.HasPrefix(line, "2030-01-14 confirmed") || strings.HasPrefix(line, "2030-01-25 confirmed") {
			t.Errorf("what no longer holds is due: %s", line)
		}
	}
}

// What others of other countries put off is not a plan of which nobody is told.
func TestNobodysPlanIsNotPutOffByOthers(t *testing.T) {
	records := read(t,
		[2]string{"2024-05-01", "Norway will host a summit on June 20, 2024 at 10:00 a.m. in Oslo, the foreign ministry said on Wednesday."},
		[2]string{"2024-05-02", "A planned meeting between Pakistani and Afghan trade officials has been postponed, the commerce ministry said on Thursday."})
	plan := records[0].Event("E1")
	if plan == nil || plan.Modality != "scheduled" || len(plan.Source)+len(plan.Target) > 0 {
		t.Fatalf("no plan of nobody: %+v", plan)
	}
	got := tracker(t).Stand(records, []story.Report{{Record: records[0], Event: plan}}, time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC))
	if len(got) != 1 || got[0] == nil || got[0].Told != records[0] || got[0].Outcome != "no report yet" {
		t.Errorf("the summit in Oslo: %+v", got[0])
	}
}
