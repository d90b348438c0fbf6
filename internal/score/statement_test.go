package score

import (
	"testing"

	"readout/internal/gold"
)

func TestAttributionRows(t *testing.T) {
	text := `"The ferry sank," Okafor said. Crowds waited.`
	right := gold.Attribution{Cue: [][2]int{{25, 29}}, Source: [][2]int{{18, 24}}, Content: [][2]int{{0, 17}}}
	docs := []gold.AttributedText{{ID: "a", Text: text, Attributions: []gold.Attribution{right}}}
	for _, c := range []struct {
		name  string
		found []gold.Attribution
		want  map[string]float64
	}{
		{"all right", []gold.Attribution{right}, map[string]float64{"cue token F1": 100, "content token F1": 100, "source token F1": 100, "attribution F1": 100}},
		{"nothing", nil, map[string]float64{"cue token F1": 0, "attribution F1": 0}},
		{"no source", []gold.Attribution{{Cue: right.Cue, Content: right.Content}}, map[string]float64{"content token F1": 100, "source token F1": 0, "attribution F1": 0}},
		{"one too many", []gold.Attribution{right, {Cue: [][2]int{{38, 44}}, Content: [][2]int{{31, 37}}}}, map[string]float64{"attribution precision": 50, "attribution recall": 100}},
	} {
		got := map[string]float64{}
		base := map[string]float64{}
		for _, r := range AttributionRows("t", docs, func(string) []gold.Attribution { return c.found }) {
			if r.Task == "statement" {
				got[r.Metric] = r.Value
			} else {
				base[r.Metric] = r.Value
			}
		}
		for metric, want := range c.want {
			if got[metric] != want {
				t.Errorf("%s: %s = %v, want %v", c.name, metric, got[metric], want)
			}
		}
		if base["attribution F1"] != 100 {
			t.Errorf("the baseline misses a plain quotation with its speaker: %v", base)
		}
	}
}
