package story_test

import (
	"slices"
	"testing"

	"readout/internal/story"
)

func TestCast(t *testing.T) {
	var digests [][]byte
	for _, rec := range read(t,
		[2]string{"2021-05-11", "Norway condemned Russia on Monday. Norway's foreign minister will visit Kyiv."},
		[2]string{"2021-05-12", "Norway denounced Russia in Geneva, and France condemned it too."},
		[2]string{"2021-05-13", "In Geneva, Norway met Sweden."}) {
		digests = append(digests, story.Digest(rec))
	}
	actors, places := story.Cast(digests, 1)
	if !slices.Equal(actors, []string{"Norway"}) || !slices.Equal(places, []string{"Geneva"}) {
		t.Errorf("actors %v, places %v, want Norway and Geneva", actors, places)
	}
}
