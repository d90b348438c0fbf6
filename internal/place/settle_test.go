package place

import (
	"fmt"
	"testing"
)

// However often names stand in a text, each bears once on the others, and no more
// than so many do: the work grows with the text.
func TestCompanyIsBounded(t *testing.T) {
	d := &document{}
	for i := range 3 * maxCompany {
		sp := span{key: fmt.Sprint("Town ", i%(2*maxCompany)), among: []entry{{}}}
		if i%2 == 1 {
			sp.among = nil // a name that the gazetteer lacks
		}
		d.spans = append(d.spans, sp)
	}
	first := d.firstOfEach()
	if len(first) != maxCompany {
		t.Errorf("%d names bear on each", len(first))
	}
	d.spans = append(d.spans[:10:10], d.spans[:10]...)
	if first := d.firstOfEach(); fmt.Sprint(first) != "[0 2 4 6 8]" {
		t.Errorf("%v, not where each name that is known first stands", first)
	}
}
