package score

import "testing"

// TestOwnPages: what our own pages of the development half ask for is found, and
// more of it than the libraries find by themselves.
func TestOwnPages(t *testing.T) {
	rows, err := OwnPages(ownGold)
	if err != nil {
		t.Fatal(err)
	}
	value := map[string]float64{}
	for _, r := range rows {
		if r.Set == "pages_dev" {
			value[r.Metric] = r.Value
		}
	}
	for _, field := range pageFields {
		if value[field] < 95 {
			t.Errorf("%s: %.1f", field, value[field])
		}
	}
	if value["title"] <= value["title, go-trafilatura"] || value["day"] <= value["day, go-htmldate"] {
		t.Errorf("no better than the libraries: %v", value)
	}
}
