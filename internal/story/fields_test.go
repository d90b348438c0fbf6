package story_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/story"
	"readout/readout"
)

// quarrel is two reports of one attack that count differently, and a copy.
func quarrel(t testing.TB) []*readout.Record {
	return read(t,
		[2]string{"2021-05-11", "Gunmen attacked a police station in Kabul on Monday, killing 5 people."},
		[2]string{"2021-05-12", "Gunmen attacked the police station in Kabul on Monday, killing 7 people, officials said."},
		[2]string{"2021-05-12", "Gunmen attacked a police station in Kabul on Monday, killing 5 people."})
}

func TestFields(t *testing.T) {
	differ := map[string]string{}
	agree := map[string]string{}
	for _, h := range story.World(quarrel(t)) {
		if len(h.Reports) < 3 {
			continue
		}
		for _, f := range h.Fields() {
			var all []string
			for _, v := range f.Values {
				all = append(all, fmt.Sprintf("%s×%d", v.Text, len(v.Reports)))
			}
			if f.Agree() {
				agree[f.Name] = strings.Join(all, " ")
			} else {
				differ[f.Name] = strings.Join(all, " ")
			}
		}
	}
	if differ["killed"] != "5×1 7×1" {
		t.Errorf("killed %q, want 5 by one and 7 by one, the copy left out", differ["killed"])
	}
	if agree["day"] != "2021-05-10×2" || agree["place"] != "Kabul×2" {
		t.Errorf("agree on %v, want the day and the place by two", agree)
	}
}

// TestUntoldDay: a report that gives no day of its own does not contradict one that
// does.
func TestUntoldDay(t *testing.T) {
	two := 0
	for _, h := range story.World(read(t,
		[2]string{"2023-04-05", "Pakistan's army bombed a village in Afghanistan on Wednesday."},
		[2]string{"2023-04-07", "The Afghan government said Pakistan's army had bombed a village in Afghanistan."})) {
		if len(h.Reports) < 2 {
			continue
		}
		two++
		for _, f := range h.Fields() {
			if f.Name == "day" && (!f.Agree() || f.Values[0].Text != "2023-04-05") {
				t.Errorf("day %+v, want the one that is told", f.Values)
			}
		}
	}
	if two == 0 {
		t.Error("the two reports are not one event")
	}
}

// TestOrderDoesNotMatter: whatever order records are stored in, sorted by
// publication they give one world.
func TestOrderDoesNotMatter(t *testing.T) {
	tell := func(records []*readout.Record) string {
		records = slices.Clone(records)
		slices.SortStableFunc(records, func(a, b *readout.Record) int {
			return strings.Compare(a.Document.Published+a.Document.ID, b.Document.Published+b.Document.ID)
		})
		var b strings.Builder
		for _, h := range story.World(records) {
			fmt.Fprintln(&b, h.Plover, h.Day, h.Place, h.Source, h.Target, len(h.Reports), h.Independent())
		}
		for _, l := range story.Ledger(records) {
			fmt.Fprintln(&b, l.What, l.History, len(l.Entries))
		}
		for _, toll := range story.Tolls(records) {
			fmt.Fprintln(&b, toll.Unit, toll.Place, len(toll.Counts))
		}
		return b.String()
	}
	records := read(t,
		[2]string{"2022-03-01", "Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops near the border."},
		[2]string{"2022-03-02", "Azerbaijan said that Armenian forces had attacked Azerbaijani troops. Armenia denied the allegation."},
		[2]string{"2022-03-03", "An earthquake killed 12 people in Nepal on Wednesday, police said."},
		[2]string{"2022-03-04", "The earthquake in Nepal killed 19 people, police said on Friday."})
	want := tell(records)
	for range 6 {
		records = append(records[1:], records[0])
		if got := tell(records); got != want {
			t.Errorf("another order gave\n%s, not\n%s", got, want)
		}
		slices.Reverse(records)
	}
}
