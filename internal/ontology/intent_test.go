package ontology

import (
	"testing"

	"readout/data"
)

func TestIntent(t *testing.T) {
	o, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ plover, modality, polarity, want string }{
		{"ASSAULT", "actual", "positive", "ASSAULT"},
		{"ASSAULT", "possible", "positive", "ASSAULT"}, // an attempt on a life
		{"ASSAULT", "scheduled", "positive", "THREATEN"},
		{"SANCTION", "conditional", "positive", "THREATEN"},
		{"CONSULT", "conditional", "positive", "AGREE"},
		{"AID", "scheduled", "positive", "AGREE"},
		{"AID", "actual", "negative", "REJECT"},
		{"AID", "demanded", "positive", "REQUEST"},
		{"MOBILIZE", "scheduled", "positive", "MOBILIZE"},
		{"ACCUSE", "possible", "positive", "ACCUSE"},
	} {
		if got := o.Intent(c.plover, c.modality, c.polarity); got != c.want {
			t.Errorf("Intent(%s, %s, %s) = %s, want %s", c.plover, c.modality, c.polarity, got, c.want)
		}
	}
}
