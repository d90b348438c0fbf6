package search_test

import (
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/query"
	"readout/internal/search"
)

func TestFind(t *testing.T) {
	r, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	rec := r.Read(ingest.Article{
		URL: "https://www.courier.example/a", Publisher: "Courier", Title: "",
		Text: "Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops near Baku. Armenia denied the allegation. The European Union will impose sanctions on Belarus on March 20.",
	}, time.Date(2022, 3, 9, 0, 0, 0, 0, time.UTC))
	states := func(s string) string { return map[string]string{"Armenia": "ARM", "BY": "BLR", "AZ": "AZE"}[s] }
	for _, c := range []struct {
		kind, query string
		want        int
	}{
		{"event", "type:ASSAULT", 1}, {"event", "type:assault actor:ARM", 1}, {"event", "source:Armenia", 1}, {"event", "target:BY", 1}, {"event", "actor:NOR", 0},
		{"event", "status:contested", 1}, {"event", "modality:scheduled until:2022-03", 1}, {"event", "since:2022-03-15", 1}, {"event", "since:2022-04", 0},
		{"event", "says:Azerbaijan", 1}, {"event", "type:ASSAULT -says:Azerbaijan", 0}, {"event", "type:ASSAULT OR type:SANCTION", 2},
		{"event", `"impose sanctions" type:SANCTION`, 1}, {"event", `"impose peace"`, 0}, {"event", "place:Baku", 1}, {"event", "country:AZ", 1},
		{"claim", "status:contested", 1}, {"claim", "says:Armenia", 1}, {"statement", "act:deny", 1}, {"statement", "says:ARM", 1},
		{"document", "domain:courier.example", 1}, {"document", "domain:example.org", 0}, {"document", "troops sanctions", 1}, {"document", "troop", 0}, {"document", "type:SANCTION lang:en", 1},
	} {
		q, err := query.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		hits := search.Find(rec, q, c.kind, states)
		if len(hits) != c.want {
			t.Errorf("%s %s: %d hits, want %d", c.kind, c.query, len(hits), c.want)
		}
		for _, h := range hits {
			if !strings.HasPrefix(h.ID(), rec.Document.ID) {
				t.Errorf("id %s", h.ID())
			}
		}
	}
}
