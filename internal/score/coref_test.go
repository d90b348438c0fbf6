package score

import (
	"math"
	"testing"

	"readout/data"
	"readout/internal/pipeline"
)

// document makes the chains of wanted and found mentions, one letter each: the
// same place in both strings is the same mention, a space none.
func document(wanted, found string) corefDocument {
	d := corefDocument{wanted: map[int]string{}, got: map[int]string{}}
	for i := range wanted {
		if wanted[i] != ' ' {
			d.wanted[i] = wanted[i : i+1]
		}
		if found[i] != ' ' {
			d.got[i] = found[i : i+1]
		}
	}
	d.wanted, d.wantedAll = chains(d.wanted)
	d.got, d.gotAll = chains(d.got)
	return d
}

// The numbers were worked out by hand from the measures' definitions.
func TestCorefMeasures(t *testing.T) {
	for _, c := range []struct {
		wanted, found   string
		muc, b3, ceafe  float64
		mentionsCorrect float64
	}{
		{"aaabb", "xxxyy", 100, 100, 100, 100},
		{"aaabb", "xxxxx", 2 * .75 / 1.75 * 100, 2 * .52 / 1.52 * 100, 2 * .75 * .375 / (.75 + .375) * 100, 100},
		{"aaabb", "     ", 0, 0, 0, 0},
		{"aab ", "xx  ", 100, 100, 100, 100},
		{"aaa", "xx ", 2 * .5 / 1.5 * 100, 2 * (4.0 / 9) / (1 + 4.0/9) * 100, 80, 80},
	} {
		d := document(c.wanted, c.found)
		for _, x := range []struct {
			name      string
			got, want float64
		}{{"MUC", d.muc().f1(), c.muc}, {"B3", d.b3().f1(), c.b3}, {"CEAFe", d.ceafe().f1(), c.ceafe}, {"mentions", d.found().f1(), c.mentionsCorrect}} {
			if math.Abs(x.got-x.want) > 1e-9 {
				t.Errorf("%q against %q: %s is %.4f, want %.4f", c.found, c.wanted, x.name, x.got, x.want)
			}
		}
	}
}

func TestBestPairing(t *testing.T) {
	for _, c := range []struct {
		value [][]float64
		want  float64
	}{
		{[][]float64{{.5, .4}, {.5, 0}}, .9},
		{[][]float64{{.1, .9, .3}}, .9},
		{[][]float64{{.2}, {.7}, {.4}}, .7},
		{nil, 0},
	} {
		if got := bestPairing(c.value); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v: %.3f, want %.3f", c.value, got, c.want)
		}
	}
}

// TestOwnCoref holds the development half of our own gold to a bar; what is
// wrong is logged. The test half is only ever scored.
func TestOwnCoref(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var muc, b3, ceaf ratio
	err = eachCoref(ownGold, "coref_dev", r, func(id string, d corefDocument) {
		muc.add(d.muc())
		b3.add(d.b3())
		ceaf.add(d.ceafe())
		if x := d.b3(); x.f1() < 100 {
			t.Logf("%s: wanted %v, found %v, missed %v, too many %v", id, d.wantedAll, d.gotAll, d.missed, d.extra)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	const bar = 85
	if got := (muc.f1() + b3.f1() + ceaf.f1()) / 3; got < bar {
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
