package ontology_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/data"
	"readout/internal/ontology"
)

func TestCodes(t *testing.T) {
	o, err := ontology.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ plover, mode, cameo, wrong string }{
		{"CONSULT", "visit", "042", ""},
		{"ASSAULT", "aerial", "195", ""},
		{"CONSULTT", "", "", "unknown PLOVER type"},
		{"CONSULT", "swim", "", "no mode"},
		{"CONSULT", "", "999", "unknown CAMEO"},
	} {
		err := o.CheckCode(c.plover, c.mode, c.cameo)
		if c.wrong == "" && err != nil || c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	for _, name := range []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
		"REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"} {
		if o.Quad(name) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
	if q := o.Quad("SANCTION"); q != 4 {
		t.Errorf("quad of SANCTION: %d", q)
	}
	if g := o.Goldstein("CONSULT", "meet", "040"); g != 1.0 {
		t.Errorf("Goldstein of 040: %v", g)
	}
	if g := o.Goldstein("ASSAULT", "", "190"); g >= 0 {
		t.Errorf("Goldstein of 190: %v", g)
	}
}

func TestLoadSaysWhere(t *testing.T) {
	_, err := ontology.Load(fstest.MapFS{"ontology/plover.tsv": {Data: []byte("type\tmode\tquad\tscore\tdefinition\nAGREE\t\t9\t1\tx\n")}})
	if err == nil || !strings.Contains(err.Error(), "ontology/plover.tsv:2") {
		t.Errorf("error does not name the line: %v", err)
	}
}
