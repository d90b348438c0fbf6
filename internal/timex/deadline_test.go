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
		{"An election must be held within two weeks.", ""},
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

func TestDays(t *testing.T) {
	at := time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)
	o := load(t)
	for text, want := range map[string]string{
		"The envoys will talk on Thursday and Friday.":                        "2025-09-18/2025-09-19",
		"The envoys will talk from Thursday to Saturday.":                     "2025-09-18/2025-09-20",
		"The envoys will talk on Thursday and Saturday.":                      "2025-09-18",
		"The ban was to take effect on Monday, the ministry said on Tuesday.": "2025-09-15",
	} {
		found := o.tagger.Find(text, o.parse(text), at)
		if len(found) == 0 || found[0].Record("").Value != want {
			t.Errorf("%s: %+v, want %s", text, found, want)
		}
	}
}
