package syntax

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	v := NewVectors([]string{"blame", "fault", "chide", "feed"}, [][]float32{{1, 0, 0}, {0.9, 0.1, 0}, {0.7, 0.5, 0}, {0, 0, 1}})
	g := v.Group([]string{"fault", "chide", "feed", "unheard"})
	if got := g.Nearest("blame", 5, 0.5); !slices.Equal(got, []string{"fault", "chide"}) {
		t.Errorf("got %v", got)
	}
	if got := g.Nearest("Fault", 1, 0.5); !slices.Equal(got, []string{"chide"}) {
		t.Errorf("a word is not its own neighbour: got %v", got)
	}
	if got := g.Nearest("unheard", 5, 0); got != nil {
		t.Errorf("a word without a vector has neighbours: %v", got)
	}
}
