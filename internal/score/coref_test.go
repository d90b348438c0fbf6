package score

import (
	"testing"

	"readout/data"
	"readout/internal/pipeline"
)

// TestOwnCoref holds the development half of our own gold to a bar; what is
// wrong is logged. The test half is only ever scored.
func TestOwnCoref(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	key, response := partition{}, partition{}
	err = eachCoref(ownGold, "coref_dev", r, func(id string, d corefDocument) {
		d.into(id, key, response)
		if len(d.missed)+len(d.extra) > 0 {
			t.Logf("%s: wanted %v, found %v, missed %v, too many %v", id, d.wantedAll, d.gotAll, d.missed, d.extra)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	const bar = 85
	if _, _, _, got := conll(key, response); got < bar {
		t.Errorf("CoNLL average %.1f, want %d", got, bar)
	}
}

func TestMarked(t *testing.T) {
	text, marks, err := marked("{1 {- Omani} minister} met {2 {1 her} envoy}.")
	if err != nil || text != "Omani minister met her envoy." || len(marks) != 4 || text[marks[3].span[0]:marks[3].span[1]] != "her envoy" {
		t.Errorf("%q %v %v", text, marks, err)
	}
	for _, bad := range []string{"{1 x", "x}", "{1}"} {
		if _, _, err := marked(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
