package resolve_test

import (
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/ingest"
	"readout/internal/pipeline"
)

// TestTopics: where people meet is no topic of theirs for standing in the words for it.
func TestTopics(t *testing.T) {
	reader, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Ministers will meet in Vientiane on Friday to discuss a code of conduct in Vientiane.": "code of conduct in Vientiane",
		"Russia and Ukraine will hold talks in Istanbul on the war in Ukraine.":                 "Ukraine; war in Ukraine",
	} {
		rec := reader.Read(ingest.Article{Text: text}, time.Date(2025, 9, 9, 0, 0, 0, 0, time.UTC))
		var got []string
		for _, id := range rec.Events[0].About {
			if p := rec.Place(id); p != nil {
				id = p.Name
			} else if a := rec.Actor(id); a != nil {
				id = a.Name
			}
			got = append(got, id)
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%s: about %q, want %q", text, have, want)
		}
	}
}
