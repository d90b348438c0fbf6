package pipeline_test

import (
	"slices"
	"testing"
	"time"

	"readout/internal/ingest"
)

// TestSurnamesOfATranscriptAreThePeopleOfTheText: "VARGA:" is the Ines Varga of the
// lead, and what she says happened is her claim.
func TestSurnamesOfATranscriptAreThePeopleOfTheText(t *testing.T) {
	text := "Finance Minister Ines Varga of Peru spoke on Sunday with the reporter Karl Holm.\n\n" +
		"HOLM: Who closed the road?\n\nVARGA: Chile closed it. Chile attacked Peru on Friday.\n\nHOLM: Thank you.\n\nMS. ABEBE: I agree.\n"
	rec := reader(t).Read(ingest.Article{Text: text}, time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC))
	var speakers []string
	for _, st := range rec.Statements {
		if slices.Contains(st.Why, "turn of a transcript") {
			speakers = append(speakers, rec.Actor(st.Speaker).Name)
		}
	}
	if want := []string{"Karl Holm", "Ines Varga", "Karl Holm", "ABEBE"}; !slices.Equal(speakers, want) {
		t.Errorf("speakers %q, want %q", speakers, want)
	}
	if len(rec.Claims) != 1 || rec.Actor(rec.Claims[0].Sides[0].Actor).Name != "Ines Varga" {
		t.Errorf("claims %+v, want one, of Ines Varga", rec.Claims)
	}
}
