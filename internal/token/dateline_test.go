package token_test

import (
	"testing"

	"readout/data"
	"readout/internal/token"
)

func TestDateline(t *testing.T) {
	splitter, err := token.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"PORT-AU-PRINCE, May 3, 2023 - Envoys met.":              "PORT-AU-PRINCE, May 3, 2023 -",
		"LIMA (Andina) - Envoys met.":                            "LIMA (Andina) -",
		"LIMA, Peru, May 3 (Andina) — Envoys met.":               "LIMA, Peru, May 3 (Andina) —",
		"QUITO -- \"We met,\" he said.":                          "QUITO --",
		"THE HAGUE, June 16, 2023 - Judges met.":                 "THE HAGUE, June 16, 2023 -",
		"Lima (Andina) - Envoys met.":                            "Lima (Andina) -",
		"GENEVA—Envoys met.":                                     "GENEVA—",
		"Lima, ANDINA- Envoys met.":                              "Lima, ANDINA-",
		"Envoys of Peru, NATO-led troops met.":                   "",
		"UN—Russia ties are bad.":                                "",
		"NATO - the alliance - met.":                             "",
		"Envoys met - in Lima.":                                  "",
		"UN-backed envoys met.":                                  "",
		"LIMA -":                                                 "",
		"The envoys of Peru (and others) said so - They did not": "",
	} {
		got := ""
		s := splitter.Split(text)[0]
		if n := token.Dateline(text, s); n > 0 {
			got = text[s.Tokens[0].Start:s.Tokens[n-1].End]
		}
		if got != want {
			t.Errorf("%q: dateline %q, want %q", text, got, want)
		}
	}
	second := "Envoys met. LIMA (Andina) - They talked."
	if s := splitter.Split(second); token.Dateline(second, s[len(s)-1]) != 0 {
		t.Errorf("%q: a dateline within a paragraph", second)
	}
}
