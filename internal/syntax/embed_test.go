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
	gates := func(n *network, words []look) []float32 {
		var k scratch
		k.Pack([]int{len(words)})
		n.embed([][]look{words}, &k)
		return k.Gates(n.first)
	}
	width := p.net.first.Input.Width()
	for round := range 3 {
		got := gates(p.net, words)
		for i, w := range words {
			fresh.net.seen = embeddings{}
			if !slices.Equal(got[i*width:][:width], gates(fresh.net, words[i:i+1])) {
				t.Fatalf("round %d: %q is read otherwise than at first", round, w.text)
			}
		}
		if known := p.net.seen[p.net.place(words[0])].Load(); known == nil || known.look != words[0] {
			t.Errorf("round %d: %q is not remembered", round, words[0].text)
		}
	}
}
