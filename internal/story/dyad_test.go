package story_test

import (
	"testing"

	"readout/internal/story"
	"readout/readout"
)

// TestShifted: a change in coverage is said, a first period has none.
func TestShifted(t *testing.T) {
	list, err := story.Dyad(nil, map[string]int{"2023-01-05": 10, "2023-02-05": 12, "2023-03-05": 44, "2023-04-05": 11}, story.Who{Words: "RUS"}, story.Who{Words: "UKR"}, "month")
	if err != nil || len(list) != 4 {
		t.Fatalf("%+v, %v", list, err)
	}
	for i, want := range []struct {
		change  float64
		shifted bool
	}{{0, false}, {1.2, false}, {4, true}, {0.5, true}} {
		if p := list[i]; p.Change != want.change || p.Shifted() != want.shifted {
			t.Errorf("%s: coverage ×%g, shifted %v; want ×%g, %v", p.Begin, p.Change, p.Shifted(), want.change, want.shifted)
		}
	}
}

// A country stands for all who belong to it, with its name as with its code.
func TestDyadOfCountries(t *testing.T) {
	rec := &readout.Record{Document: readout.Document{Published: "2024-05-14"},
		Actors: []readout.Actor{{ID: "A1", Name: "Musalia Mudavadi", Code: "KENGOV"}, {ID: "A2", Name: "Taye Atske Selassie", Code: "ETHGOV"}},
		Events: []readout.Event{{ID: "E1", Plover: "CONSULT", Quad: 1, Modality: "actual", Polarity: "positive", Source: []string{"A1"}, Target: []string{"A2"}}}}
	for _, c := range []struct {
		a, b story.Who
		want int
	}{{story.Who{Words: "Kenya", Code: "KEN"}, story.Who{Words: "ETH"}, 1}, {story.Who{Words: "Kenya"}, story.Who{Words: "ETH"}, 0}, {story.Who{Words: "Mudavadi"}, story.Who{Words: "Ethiopia", Code: "ETH"}, 1}} {
		got := 0
		list, err := story.Dyad([]*readout.Record{rec}, nil, c.a, c.b, "month")
		for _, p := range list {
			got += p.Events
		}
		if err != nil || got != c.want {
			t.Errorf("%+v: %d events, %v", c, got, err)
		}
	}
}
