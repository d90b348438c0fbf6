package syntax

import (
	"slices"
	"testing"

	"readout/data"
)

// A word gives the same numbers whether it was seen before, never, or had its
// place taken by another.
func TestWordsSeenBeforeReadTheSame(t *testing.T) {
	p, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	words := []look{{"Minister", "minister"}, {"minister", "minister"}, {"MINISTER", "minister"}, {"2017", "2017"}, {"Xyzzyplugh", "xyzzyplugh"}}
	row, want := make([]float32, p.net.inputs), make([]float32, p.net.inputs)
	for round := range 3 {
		for _, w := range words {
			fresh.net.seen = embeddings{}
			fresh.net.embed(w, want)
			for i := range row {
				row[i] = 7
			}
			p.net.embed(w, row)
			if !slices.Equal(row, want) {
				t.Fatalf("round %d: %q is read otherwise than at first", round, w.text)
			}
		}
		if known := p.net.seen[key(0, words[0].text)>>40%uint64(len(p.net.seen))].Load(); known == nil || known.look != words[0] {
			t.Errorf("round %d: %q is not remembered", round, words[0].text)
		}
	}
}
