package knowledge_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/knowledge"
)

// A reply in the shape of a SPARQL endpoint's, with people made up but one.
const reply = `{"head":{"vars":["person","personLabel","country","kind","start","end"]},"results":{"bindings":[
{"person":{"type":"uri","value":"http://www.wikidata.org/entity/Q900000001"},"personLabel":{"xml:lang":"en","type":"literal","value":"Aino Testinen"},
 "country":{"type":"uri","value":"http://www.wikidata.org/entity/Q33"},"kind":{"type":"literal","value":"foreign-minister"},
 "start":{"datatype":"http://www.w3.org/2001/XMLSchema#dateTime","type":"literal","value":"2027-06-01T00:00:00Z"}},
{"person":{"type":"uri","value":"http://www.wikidata.org/entity/Q900000002"},"personLabel":{"type":"literal","value":"Otto Probe"},
 "country":{"type":"uri","value":"http://www.wikidata.org/entity/Q900000003"},"kind":{"type":"literal","value":"head-of-state"},
 "start":{"type":"literal","value":"2027-01-01T00:00:00Z"}}]}}`

// The same person in the shape of a dump, one entity a line.
const dump = `[
{"id":"Q900000001","labels":{"en":{"language":"en","value":"Aino Testinen"}},"aliases":{"en":[{"language":"en","value":"A. Testinen"}]},"claims":{"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q900000009"}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+2027-06-00T00:00:00Z","precision":10}}}]}}]}},
{"id":"Q900000009","labels":{"en":{"language":"en","value":"Minister of Foreign Affairs"}},"claims":{"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q33"}}}}]}}
]`

func TestUpdateFromWikidata(t *testing.T) {
	base, err := knowledge.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write([]byte(dump)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ in, from string }{
		"result": {reply, "2027-06-01"}, "dump": {dump, "2027-06"}, "gzip": {zipped.String(), "2027-06"},
	} {
		list, err := knowledge.ReadWikidata(strings.NewReader(c.in))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		changes := base.Update(list, "2027-07-01")
		if changes[0].Kind != "add" || changes[0].Row[0] != "FIN:foreign-minister" || changes[0].Row[4] != c.from {
			t.Errorf("%s: %+v", name, changes[0])
		}
		if name == "result" && (changes[1].Kind != "skip" || !strings.Contains(changes[1].What, "no state on record")) {
			t.Errorf("an unknown country: %+v", changes[1])
		}
		table := knowledge.Rewrite("office\tperson\nFIN:foreign-minister\tX\nFRA:head-of-state\tY\n", changes)
		if want := "X\nFIN:foreign-minister\tAino Testinen\tQ900000001\t"; !strings.Contains(table, want) {
			t.Errorf("%s: not beside its office:\n%s", name, table)
		}
	}
}

func TestUpdateEndsATenure(t *testing.T) {
	base, err := knowledge.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	office := base.OfficesOfKind("foreign-minister")
	for _, o := range office {
		for _, h := range base.Holder(o.ID, asOf(t, o.AsOf)) {
			if !h.To.IsZero() {
				continue
			}
			list := []knowledge.Held{{Person: h.Person.Name, Kind: o.Kind, Country: strings.TrimPrefix(o.Of, "state:"), From: h.From.Format("2006-01-02"), To: "2027-03-01"}}
			got := base.Update(list, "2027-04-01")[0]
			if got.Kind != "end" || got.Row[5] != "2027-03-01" {
				t.Fatalf("%+v", got)
			}
			text := o.ID + "\t" + h.Person.Name + "\tQ1\t\t2019\t\tgeneral reference\t2025-06-30\n"
			if out := knowledge.Rewrite(text, []knowledge.Change{got}); !strings.Contains(out, "\t2019\t2027-03-01\tWikidata\t2027-04-01") {
				t.Errorf("row: %q", out)
			}
			return
		}
	}
	t.Fatal("nobody in office")
}

func TestBadWikidata(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "empty",
		"\x1f\x8bxx":                         "gzip",
		"<html>":                             "line 1",
		`{"head":{"vars":[]}}`:               "results",
		`{"head":{},"results":{"bindings":7`: "SPARQL result",
		`{"head":{},"results":{"bindings":[{"x":{"value":"1"}}]}}`: "binding 1",
		`{"labels":{}}`: "without an id",
		`{"id":"Q1"}`:   "positions held",
	} {
		if _, err := knowledge.ReadWikidata(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func FuzzReadWikidata(f *testing.F) {
	f.Add(reply)
	f.Add(dump)
	f.Fuzz(func(_ *testing.T, in string) { _, _ = knowledge.ReadWikidata(strings.NewReader(in)) })
}

func asOf(t *testing.T, day string) time.Time {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
