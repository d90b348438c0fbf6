package score

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"readout/internal/pipeline"
	"readout/internal/table"
	"readout/readout"
)

// ownDate is the day on which the sentences of our own figures were published.
var ownDate = time.Date(2019, 6, 5, 0, 0, 0, 0, time.UTC)

// OwnFigures scores the figures of our own gold in dir (testdata/gold): a
// sentence is right when its figures are those named, no more and no less,
// with what is said of them.
func OwnFigures(dir string, r *pipeline.Reader) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"figure_dev", "figure_test"} {
		right, all := 0, 0
		err := table.Read(os.DirFS(dir), set+".tsv", 2, func(c []string) error {
			ok, _ := ownFigures(r, c[0], c[1])
			all++
			right += one(ok)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		rows = append(rows, Row{"own figures", set, "sentence exact", percent(right, all), all})
	}
	return rows, nil
}

func ownFigures(r *pipeline.Reader, text, want string) (bool, string) {
	rec := read(r, text, ownDate)
	var have []string
	for i := range rec.Figures {
		have = append(have, figureAs(rec, &rec.Figures[i]))
	}
	got := strings.Join(have, "; ")
	if want == "none" {
		return len(have) == 0, got
	}
	wants := strings.Split(want, "; ")
	if len(wants) != len(have) {
		return false, got
	}
	for i, w := range wants {
		for k, part := range strings.Fields(w) {
			parts := strings.Fields(have[i])
			if k < 3 && (k >= len(parts) || parts[k] != part) || k >= 3 && !strings.Contains(have[i], part) {
				return false, got
			}
		}
	}
	return true, got
}

// figureAs writes a figure as the gold does, with all that is known of it.
func figureAs(rec *readout.Record, f *readout.Figure) string {
	out := f.Bound + " " + strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.High != nil {
		out += ".." + strconv.FormatFloat(*f.High, 'f', -1, 64)
	}
	out += " " + f.Unit
	if f.Since != nil {
		out += " since=" + f.Since.Value
	}
	if p := rec.Place(f.Place); p != nil {
		out += " place=" + p.Name
	}
	for _, id := range f.ReportedBy {
		out += speakerWords(rec, id)
	}
	return out
}

// speakerWords lists every word by which the text or the knowledge names who
// makes a statement, each as by=word.
func speakerWords(rec *readout.Record, statement string) string {
	out := ""
	for _, s := range rec.Statements {
		if s.ID != statement {
			continue
		}
		for _, a := range rec.Actors {
			if a.ID != s.Speaker {
				continue
			}
			names := a.Name
			for _, m := range a.Mentions {
				names += " " + m.Span.Cut(rec.Document.Text)
			}
			for _, w := range strings.Fields(names) {
				out += " by=" + w
			}
		}
	}
	return out
}
