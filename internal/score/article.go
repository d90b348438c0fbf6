package score

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"readout/readout"
)

// facts is what a correct reading of an article holds, and what it must not
// hold; see testdata/articles/README.md.
type facts struct {
	Date   string `json:"date"`
	Facts  []fact `json:"facts"`
	Absent []fact `json:"absent"`
}

// fact is a kind of item and the conditions that one of them must meet.
type fact struct {
	kind   string
	sym    bool                        // either way round
	fields map[string][]*regexp.Regexp // all must be found in the field; none: it must be empty
}

// UnmarshalJSON reads the conditions, a pattern or a list of them each.
func (f *fact) UnmarshalJSON(b []byte) error {
	var raw map[string]any
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	f.kind, _ = raw["kind"].(string)
	f.sym, _ = raw["sym"].(bool)
	f.fields = map[string][]*regexp.Regexp{}
	for key, v := range raw {
		switch key {
		case "id", "kind", "sym", "note":
			continue
		}
		list, ok := v.([]any)
		if !ok && v != "" {
			list = []any{v}
		}
		f.fields[key] = nil
		for _, x := range list {
			p, err := regexp.Compile("(?i)" + fmt.Sprint(x))
			if err != nil {
				return fmt.Errorf("fact %v: %s: %w", raw["id"], key, err)
			}
			f.fields[key] = append(f.fields[key], p)
		}
	}
	return nil
}

// Folder is a folder of articles and the name of the set they make.
type Folder struct{ Set, Dir string }

// Articles scores whole readings: the share of the facts in each folder's
// *.facts.json that the record of the article beside it holds, and the share of
// its traps that were avoided. read reads a file published on a date.
func Articles(folders []Folder, read func(path string, published time.Time) (*readout.Record, error)) ([]Row, error) {
	var rows []Row
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder.Dir, "*.facts.json"))
		if err != nil {
			return nil, err
		}
		found, all, avoided, traps := 0, 0, 0, 0
		for _, file := range files {
			want, err := readFacts(file)
			if err != nil {
				return nil, err
			}
			date, err := time.Parse(time.DateOnly, want.Date)
			if want.Date != "" && err != nil {
				return nil, fmt.Errorf("%s: date: %w", file, err)
			}
			rec, err := read(strings.TrimSuffix(file, ".facts.json")+".txt", date)
			if err != nil {
				return nil, err
			}
			h, err := newHolding(rec)
			if err != nil {
				return nil, err
			}
			for _, f := range want.Facts {
				all++
				found += one(h.has(f))
			}
			for _, f := range want.Absent {
				traps++
				avoided += one(!h.has(f))
			}
		}
		if all > 0 {
			rows = append(rows, Row{Task: "article", Set: folder.Set, Metric: "facts found", Value: percent(found, all), N: all})
		}
		if traps > 0 {
			rows = append(rows, Row{Task: "article", Set: folder.Set, Metric: "traps avoided", Value: percent(avoided, traps), N: traps})
		}
	}
	return rows, nil
}

func readFacts(file string) (*facts, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var f facts
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return &f, nil
}

// holding is a record as its JSON shows it, with every item under its id.
type holding struct {
	text  string
	all   map[string]any
	items map[string]map[string]any
}

func newHolding(rec *readout.Record) (*holding, error) {
	b, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	h := &holding{text: rec.Document.Text, items: map[string]map[string]any{}}
	if err := json.Unmarshal(b, &h.all); err != nil {
		return nil, err
	}
	for _, list := range []string{"actors", "places", "events", "statements"} {
		for _, x := range asList(h.all[list]) {
			item := x.(map[string]any)
			h.items[item["id"].(string)] = item
		}
	}
	return h, nil
}

func asList(v any) []any { l, _ := v.([]any); return l }

// has reports whether an item of the record meets every condition of a fact.
func (h *holding) has(f fact) bool {
	return slices.ContainsFunc(h.candidates(f.kind), func(item map[string]any) bool {
		return h.holds(item, f, false) || f.sym && h.holds(item, f, true)
	})
}

func (h *holding) candidates(kind string) []map[string]any {
	if kind == "document" {
		return []map[string]any{h.all["document"].(map[string]any)}
	}
	var out []map[string]any
	for _, x := range asList(h.all[kind+"s"]) {
		item := x.(map[string]any)
		if kind == "claim" {
			item = h.claim(item)
		}
		out = append(out, item)
	}
	return out
}

// claim joins a claim with what it claims: the event's fields, and under each
// stance the actors who take it.
func (h *holding) claim(c map[string]any) map[string]any {
	view := map[string]any{}
	event := h.items[c["event"].(string)]
	for _, k := range []string{"plover", "cameo", "source", "target", "time", "place"} {
		view[k] = event[k]
	}
	for k, v := range c {
		view[k] = v
	}
	for _, s := range asList(c["sides"]) {
		side := s.(map[string]any)
		stance := side["stance"].(string)
		view[stance] = append(asList(view[stance]), side["actor"])
	}
	return view
}

func (h *holding) holds(item map[string]any, f fact, swap bool) bool {
	for field, patterns := range f.fields {
		switch {
		case swap && field == "source":
			field = "target"
		case swap && field == "target":
			field = "source"
		}
		have := h.texts(item[field])
		if len(patterns) == 0 && len(have) > 0 {
			return false
		}
		for _, p := range patterns {
			if !slices.ContainsFunc(have, p.MatchString) {
				return false
			}
		}
	}
	return true
}

// texts returns the strings that a field stands for: an actor its name, code,
// role and mentions; a place its name; a time its value; a statement its speaker
// and content; evidence its trigger.
func (h *holding) texts(v any) []string {
	switch x := v.(type) {
	case nil:
		return nil
	case string:
		if x == "" {
			return nil
		}
		if item, ok := h.items[x]; ok {
			return h.itemTexts(x, item)
		}
		return []string{x}
	case map[string]any:
		var out []string
		for _, k := range []string{"value", "start", "end", "type"} {
			if s, ok := x[k].(string); ok && s != "" {
				out = append(out, s)
			}
		}
		if t, ok := x["trigger"]; ok {
			out = append(out, h.texts(t)...)
		}
		return out
	case []any:
		if s, ok := h.span(x); ok {
			return []string{s}
		}
		var out []string
		for _, e := range x {
			out = append(out, h.texts(e)...)
		}
		return out
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return []string{string(b)}
}

func (h *holding) itemTexts(id string, item map[string]any) []string {
	var out []string
	_, named := item["mentions"]
	_, said := item["content"]
	switch {
	case named:
		for _, k := range []string{"name", "code", "role", "wikidata"} {
			if s, ok := item[k].(string); ok && s != "" {
				out = append(out, s)
			}
		}
		for _, m := range asList(item["mentions"]) {
			span := asList(m)
			if len(span) < 3 || span[2] == "name" || span[2] == "nominal" {
				if s, ok := h.span(span[:min(2, len(span))]); ok {
					out = append(out, s)
				}
			}
		}
		if of, ok := item["of"].(string); ok && h.items[of] != nil {
			out = append(out, fmt.Sprint(h.items[of]["name"]))
		}
	case said:
		out = append(h.texts(item["speaker"]), h.texts(item["content"])...)
	default:
		out = []string{fmt.Sprint(item["plover"], " ", id)}
	}
	return out
}

// span slices the text by a pair of offsets.
func (h *holding) span(pair []any) (string, bool) {
	if len(pair) != 2 {
		return "", false
	}
	a, ok := pair[0].(float64)
	b, ok2 := pair[1].(float64)
	if !ok || !ok2 {
		return "", false
	}
	return h.text[int(a):int(b)], true
}
