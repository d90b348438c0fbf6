package score

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/gold"
	"readout/readout"
)

// wireNames are the agencies that PolNeAR's wire field names, as it writes them,
// and how texts and Readout do.
func wireNames(field string) []string {
	switch strings.ToLower(field) {
	case "ap":
		return []string{"(AP)", "Associated Press", "AP"}
	case "upi":
		return []string{"UPI", "United Press International"}
	case "reuters":
		return []string{"Reuters"}
	case "afp":
		return []string{"AFP", "Agence France-Presse"}
	}
	return nil
}

// Wires scores the agencies credited for articles on PolNeAR: of those that name
// an agency in their wire field and in their text, how many get that credit.
func Wires(dir string, read func(text string) *readout.Record) ([]Row, error) {
	right, all := 0, 0
	for _, half := range []string{"train", "dev"} {
		err := gold.EachLine(filepath.Join(dir, "attribution", "polnear_"+half+".jsonl.gz"), func(_ int, line string) error {
			var d struct{ Text, Wire string }
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				return err
			}
			names := wireNames(d.Wire)
			said := slices.ContainsFunc(names, func(n string) bool { return len(n) > 2 && strings.Contains(d.Text, n) })
			if !said {
				return nil
			}
			all++
			right += one(slices.ContainsFunc(read(d.Text).Document.Wires, func(w string) bool { return slices.Contains(names, w) }))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return []Row{{"wires", "polnear", "credited", percent(right, all), all}}, nil
}
