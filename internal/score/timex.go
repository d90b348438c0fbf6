package score

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"readout/internal/timex"
)

// timeDoc is a story of the gold data; offsets are Unicode code points.
type timeDoc struct {
	ID, DCT, Text string
	Timexes       []struct {
		Start, End  int
		Type, Value string
	}
}

// Timex measures time expressions from raw text on the sets in dir/time, as
// TempEval-3 does: strict and relaxed F1 of the spans, and F1 of the relaxed
// matches that also have the right type or value. Expressions with an empty
// value in the gold count for spans.
func Timex(dir string, find func(text string, dct time.Time) []timex.Timex) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"timebank_dev", "aquaint"} {
		docs, err := jsonLines[timeDoc](filepath.Join(dir, "time", set+".jsonl.gz"))
		if err != nil {
			return nil, err
		}
		var t timeTally
		for _, d := range docs {
			dct, err := parseDCT(d.DCT)
			if err != nil {
				return nil, fmt.Errorf("score: %s: %s: %w", set, d.ID, err)
			}
			t.add(d, find(d.Text, dct))
		}
		rows = append(rows, t.rows(set)...)
	}
	return rows, nil
}

func parseDCT(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("dct %q is no date", s)
}

type timeTally struct{ gold, system, strict, relaxed, kind, value int }

func (t *timeTally) add(d timeDoc, found []timex.Timex) {
	bytes := make([]int, 0, len(d.Text)+1)
	for i := range d.Text {
		bytes = append(bytes, i)
	}
	bytes = append(bytes, len(d.Text))
	t.gold += len(d.Timexes)
	t.system += len(found)
	used := make([]bool, len(found))
	for _, g := range d.Timexes {
		a, b := bytes[g.Start], bytes[g.End]
		best := -1
		for i, x := range found {
			if used[i] || x.Start >= b || a >= x.End {
				continue
			}
			if best < 0 || x.Start == a && x.End == b {
				best = i
			}
		}
		if best < 0 {
			continue
		}
		used[best] = true
		x := found[best]
		t.relaxed++
		t.strict += one(x.Start == a && x.End == b)
		t.kind += one(x.Type == g.Type)
		t.value += one(strings.TrimSpace(x.Value) == strings.TrimSpace(g.Value))
	}
}

func (t *timeTally) rows(set string) []Row {
	var rows []Row
	for _, m := range []struct {
		name  string
		right int
	}{{"strict F1", t.strict}, {"relaxed F1", t.relaxed}, {"type F1", t.kind}, {"value F1", t.value}} {
		_, _, f := f1(m.right, t.system, t.gold)
		rows = append(rows, Row{"timex", set, m.name, f, t.gold})
	}
	return rows
}
