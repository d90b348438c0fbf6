package timex

import (
	"testing"
	"time"
)

func TestDeadline(t *testing.T) {
	at := time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)
	o := load(t)
	for _, c := range []struct{ text, end string }{
		{"The envoy will name a team within ten days.", "2025-09-27"},
		{"The envoy said he would name a team within two weeks.", "2025-10-01"},
		{"The envoy named a team within two weeks.", ""},
		{"The envoy will name a team within two weeks of the vote.", ""},
	} {
		end := ""
		for _, x := range o.tagger.Find(c.text, o.parse(c.text), at) {
			if x.Type == Duration && x.HasRange {
				end = x.EndTime.Format(time.DateOnly)
			}
		}
		if end != c.end {
			t.Errorf("%s: ends %q, want %q", c.text, end, c.end)
		}
	}
}
