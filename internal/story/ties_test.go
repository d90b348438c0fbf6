package story_test

import (
	"testing"

	"readout/internal/story"
)

func TestTies(t *testing.T) {
	records := read(t,
		[2]string{"2021-05-11", "Norway condemned Russia on May 10."},
		[2]string{"2021-05-11", "Russia denounced Norway on May 9. Norway condemned Russia on May 10, officials said."},
		[2]string{"2021-08-20", "Norway condemned Russia on August 19. France condemned China on August 19."})
	list := story.Ties(records, "NOR")
	if len(list) != 2 || list[0] != (story.Tie{Plover: "ACCUSE", From: "Norway", To: "Russia", First: "2021-05-10", Last: "2021-08-19", Times: 2}) {
		t.Errorf("ties %+v, want Norway's of Russia twice from May to August and Russia's once", list)
	}
}
