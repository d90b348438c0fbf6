package score

import (
	"fmt"
	"os"
	"strings"
	"time"

	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/table"
	"readout/internal/timex"
	"readout/readout"
)

// OwnTimes scores the times of our own gold in dir (testdata/gold): an item is
// right when everything it names is found exactly.
func OwnTimes(dir string, r *pipeline.Reader) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"time_dev", "time_test"} {
		right, all := map[string]int{}, map[string]int{}
		err := table.Read(os.DirFS(dir), set+".tsv", 4, func(c []string) error {
			dct, err := time.Parse(time.DateOnly, c[1])
			if err != nil {
				return err
			}
			ok, _, err := ownTime(r, c[0], dct, c[2], c[3])
			for _, k := range []string{c[0], "all"} {
				all[k]++
				right[k] += one(ok)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		for _, k := range []string{"zone", "weekday", "since", "schedule", "all"} {
			rows = append(rows, Row{"own times", set, k + " exact", percent(right[k], all[k]), all[k]})
		}
	}
	return rows, nil
}

// ownTime reads one item and says whether it is right, and what was found.
func ownTime(r *pipeline.Reader, kind string, dct time.Time, text, want string) (bool, string, error) {
	var got []string
	switch kind {
	case "zone", "weekday", "since":
		for _, t := range r.TimesIn(text, dct) {
			got = append(got, timeAs(kind, text, t))
		}
	case "schedule":
		for _, e := range read(r, text, dct).Events {
			if e.Status != "" && e.Time != nil {
				got = append(got, e.Status+" "+e.Time.Value)
			}
		}
		if len(got) == 0 {
			got = append(got, "none")
		}
	default:
		return false, "", fmt.Errorf("kind %q: zone, weekday, since or schedule", kind)
	}
	for _, g := range got {
		if g == want && (kind != "schedule" || len(got) == 1) {
			return true, strings.Join(got, "; "), nil
		}
	}
	return false, strings.Join(got, "; "), nil
}

func timeAs(kind, text string, t timex.Timex) string {
	switch kind {
	case "weekday":
		return text[t.Start:t.End] + "=" + t.Value
	case "since":
		if t.Since {
			return "since " + t.Value
		}
		return t.Value
	}
	out := text[t.Start:t.End] + "=" + t.Record("").Start
	if t.Conflict != "" {
		out += " conflict"
	}
	return out
}

func read(r *pipeline.Reader, text string, published time.Time) *readout.Record {
	return r.Read(ingest.Article{Text: text}, published)
}
