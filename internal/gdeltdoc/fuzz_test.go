package gdeltdoc

import (
	"testing"

	"readout/data"
)

func FuzzQuery(f *testing.F) {
	t, err := Load(data.FS)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{`"trade talks" (oslo OR berlin) -sourcecountry:norway`, "tone>5 repeat3:\"talks\" near20:\"a b\"", "theme:X ((", ""} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { _, _, _ = t.parse(s, func(string) string { return "" }) })
}
