package story_test

import (
	"testing"

	"readout/internal/story"
)

// TestShifted: a change in coverage is said, a first period has none.
func TestShifted(t *testing.T) {
	list, err := story.Dyad(nil, map[string]int{"2023-01-05": 10, "2023-02-05": 12, "2023-03-05": 44, "2023-04-05": 11}, "RUS", "UKR", "month")
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
