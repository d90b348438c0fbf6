package story_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/story"
	"readout/readout"
)

// versions marks records as versions of the last of them.
func versions(list []*readout.Record) []*readout.Record {
	last := list[len(list)-1].Document.ID
	for _, rec := range list[:len(list)-1] {
		rec.Document.SupersededBy = last
	}
	return list
}

func agendaOf(t *testing.T, records []*readout.Record) string {
	t.Helper()
	var out []string
	for _, p := range tracker(t).Agenda(records) {
		s := fmt.Sprintf("%s %s #%d", p.First.Record.Day(p.First.Event), p.Latest.Record.Day(p.Latest.Event), p.Changes)
		if p.Off {
			s += " off"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestAgenda(t *testing.T) {
	const visit = "Polish President Andrzej Duda will visit Ukraine on May %s."
	on := func(day string) string { return fmt.Sprintf(visit, day) }
	for _, c := range []struct {
		name     string
		versions int // so many of the articles, from the first, are one
		articles [][2]string
		want     string
	}{
		{"a plan that no version of an article leaves alone, called off by another", 3, [][2]string{
			{"2021-05-03", on("14")}, {"2021-05-04", on("18")}, {"2021-05-05", on("12")},
			{"2021-05-06", "Polish President Andrzej Duda cancelled a visit to Ukraine on May 12."}},
			"2021-05-14 2021-05-12 #3 off"},
		{"two visits of one article are two, also in its next version", 2, [][2]string{
			{"2021-05-03", on("14") + " " + on("15")}, {"2021-05-04", on("14") + " " + on("15") + " He is popular."}},
			"2021-05-14 2021-05-14 #0; 2021-05-15 2021-05-15 #0"},
		{"told again by others, with less", 0, [][2]string{
			{"2021-05-03", "Polish President Andrzej Duda will visit Ukraine on May 14 at 10 a.m."}, {"2021-05-04", on("14")}},
			"2021-05-14 2021-05-14 #0"},
		{"another visit, of which nobody says that it is the first put off", 0, [][2]string{
			{"2021-05-03", "Polish President Andrzej Duda will meet Norwegian Prime Minister Erna Solberg on May 14."},
			{"2021-05-04", "Polish President Andrzej Duda will meet Norwegian Prime Minister Erna Solberg on May 20."}},
			"2021-05-14 2021-05-14 #0; 2021-05-20 2021-05-20 #0"},
		{"talks that resume are one", 0, [][2]string{{"2021-05-03", "Polish envoys are in Lima. Talks resume on Friday."}}, "2021-05-07 2021-05-07 #0"},
		{"what a new version leaves out is told no more", 2, [][2]string{
			{"2021-05-03", on("14")}, {"2021-05-04", "Polish President Andrzej Duda is popular."}}, ""},
		{"called off and on again", 0, [][2]string{
			{"2021-05-03", on("14")}, {"2021-05-05", "Polish President Andrzej Duda called off a visit to Ukraine on May 14."}, {"2021-05-07", on("14")}},
			"2021-05-14 2021-05-14 #2"},
	} {
		records := read(t, c.articles...)
		if c.versions > 0 {
			versions(records[:c.versions])
		}
		if got := agendaOf(t, records); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestAgendaCopies: a copy is no new telling.
func TestAgendaCopies(t *testing.T) {
	records := read(t, [2]string{"2021-05-03", "Polish President Andrzej Duda will visit Ukraine on May 14."},
		[2]string{"2021-05-03", "Norway waits. Polish President Andrzej Duda will visit Ukraine on May 14."})
	records[1].Document.CopyOf = records[0].Document.ID
	var list []*story.Plan = tracker(t).Agenda(records)
	if len(list) != 1 || list[0].Changes != 0 || list[0].Latest.Record != records[0] {
		t.Errorf("%d plans", len(list))
	}
}
