package syntax

import (
	"testing"

	"readout/data"
	"readout/internal/token"
)

// TestTowns: a capital and a colon are a dateline, other names before one are not.
func TestTowns(t *testing.T) {
	splitter, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := stateColumns(data.FS, "capital")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"Kuala Lumpur: Police arrested two men.":     3,
		"LIMA (Andina) - Envoys met.":                5,
		"Oslo: the talks go on":                      0, // a headline
		"Merkel: There will be no talks.":            0,
		"Police said so. Oslo: The talks are over.":  0,
		"Three things: The talks, the vote, and so.": 0,
	} {
		sents := splitter.Split(text)
		if got := towns(columns[0]).dateline(text, sents[len(sents)-1]); got != want {
			t.Errorf("%q: %d words of dateline, want %d", text, got, want)
		}
	}
}
