package main

import (
	"testing"

	"readout/data"
	"readout/internal/knowledge"
)

// A country is named by any of its names and both of its codes; its capital stands
// for its government, not for it.
func TestStateCode(t *testing.T) {
	kb, err := knowledge.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Pakistan": "PAK", "PAK": "PAK", "PK": "PAK", "pk": "", "UK": "GBR", "GB": "GBR", "US": "USA", "XKX": "XKX", "Holland": "NLD", "EU": "", "QQ": "", "Islamabad": "", "": ""} {
		if got := stateCode(kb, name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
