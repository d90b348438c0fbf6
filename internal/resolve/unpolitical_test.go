package resolve_test

import (
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
)

// TestAmongPrivate: what firms, players and neighbours agree on among themselves is no event,
// what they do to a state, across a border or as a crowd is one.
func TestAmongPrivate(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"A Danish bakery offered its workers higher pay.":                    "",
		"The striker Ivo Lema was ready to move on.":                         "",
		"A Danish company donated two million euros to a school in Denmark.": "",
		"Two Danish teachers met three Danish nurses in a cafe.":             "",
		"Residents of Lima urged the Peruvian government to reopen schools.": "REQUEST",
		"Cuban doctors treated hundreds of earthquake victims in Haiti.":     "AID",
		"A Danish man stabbed his neighbour in Aarhus.":                      "",
		"A Danish man stabbed two worshippers in a mosque in Aarhus.":        "ASSAULT",
		"Iranian lorry drivers ended a ten-day strike.":                      "CONCEDE",
		"A Danish company agreed to pay the Norwegian government.":           "AGREE",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2019, 5, 6, 0, 0, 0, 0, time.UTC))
		var got []string
		for _, e := range rec.Events {
			got = append(got, e.Plover)
		}
		if have := strings.Join(got, " "); have != want {
			t.Errorf("%s: %q, want %q", text, have, want)
		}
	}
}
