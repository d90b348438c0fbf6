package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"readout/data"
	"readout/internal/export/polecat"
	"readout/internal/export/table"
	"readout/internal/ontology"
	"readout/readout"
)

// sample is a record with one event of each kind that exports treat apart.
func sample() *readout.Record {
	text := "Kenya's president met Uganda's president in Nairobi. They will meet again, in Kampala; on March 3. Kenya arrested two rebels."
	span := func(s string) readout.Span {
		i := strings.Index(text, s)
		return readout.Span{i, i + len(s)}
	}
	at := func(sentence int, trigger string) []readout.Evidence {
		s := span("Kenya's president")
		return []readout.Evidence{{Sentence: sentence, Trigger: span(trigger), Source: &s}}
	}
	return &readout.Record{
		Schema: readout.Schema,
		Document: readout.Document{ID: "sha256:abc", URL: "https://news.example/1?a=1&b=2", Title: "Presidents <meet>", Publisher: "Example\tNews", Language: "en",
			Published: "2021-02-10T08:00:00Z", Text: text, Sentences: []readout.Span{{0, 52}, {53, 98}, {99, len(text)}}},
		Actors: []readout.Actor{
			{ID: "A1", Name: "Uhuru Kenyatta", Type: "person", Code: "KENGOV", Role: "President", Wikidata: "Q57640"},
			{ID: "A2", Name: "Yoweri Museveni", Type: "person", Code: "UGAGOV"}, {ID: "A3", Name: "rebels", Type: "group", Code: "REB"},
			{ID: "A4", Name: "Nations & Co", Type: "organization", Code: "IGOUNO"}},
		Places: []readout.Place{{ID: "P1", Name: "Nairobi", GeoNames: 184745, Country: "KEN", Lat: -1.2833, Lon: 36.8167, Precision: "city"}},
		Events: []readout.Event{
			{ID: "E1", Plover: "CONSULT", Mode: "meet", Cameo: "040", Quad: 1, Goldstein: 1, Source: []string{"A1", "A2"}, Target: []string{"A1", "A2"},
				Polarity: "positive", Modality: "actual", Place: "P1", Evidence: at(0, "met"), Confidence: .9},
			{ID: "E2", Plover: "CONSULT", Mode: "meet", Cameo: "040", Quad: 1, Goldstein: 1, Source: []string{"A1"}, Target: []string{"A2"}, Polarity: "positive", Modality: "scheduled", Status: "confirmed",
				Time: &readout.Time{Start: "2021-03-03T09:00:00+03:00", End: "2021-03-03T10:00:00+03:00", Precision: "hour", Value: "2021-03-03T09:00"}, Evidence: at(1, "meet again"), Confidence: .8},
			{ID: "E3", Plover: "COERCE", Mode: "arrest", Cameo: "173", Quad: 4, Goldstein: -5, Source: []string{"A1"}, Target: []string{"A3"}, Polarity: "positive", Modality: "actual", Evidence: at(2, "arrested")},
		},
		Statements: []readout.Statement{{ID: "S1", Speaker: "A2", Kind: "direct", Content: []readout.Span{{0, 5}}}},
		Claims:     []readout.Claim{{ID: "C1", Event: "E3", Status: "contested", Sides: []readout.ClaimSide{{Actor: "A1", Stance: "claims", Statement: "S1"}}}},
	}
}

func exported(t *testing.T, format string) string {
	t.Helper()
	o, err := ontology.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	x, err := exporter(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.write(sample()), x.close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExportColumns(t *testing.T) {
	for format, want := range map[string]struct{ lines, columns int }{"gdelt": {3, 61}, "gdelt-mentions": {3, 16}, "polecat": {5, len(polecat.Columns())}} {
		lines := strings.Split(strings.TrimSuffix(exported(t, format), "\n"), "\n")
		if len(lines) != want.lines {
			t.Errorf("%s: %d lines, want %d", format, len(lines), want.lines)
		}
		for _, l := range lines {
			if n := strings.Count(l, "\t") + 1; n != want.columns {
				t.Errorf("%s: %d columns, want %d: %s", format, n, want.columns, l)
			}
		}
	}
	first := strings.Split(strings.Split(exported(t, "gdelt"), "\n")[0], "\t")
	for i, want := range map[int]string{1: "20210210", 5: "KENGOV", 7: "KEN", 12: "GOV", 15: "UGAGOV", 26: "040", 28: "04", 29: "1", 51: "4", 52: "Nairobi", 58: "184745", 60: "https://news.example/1?a=1&b=2"} {
		if first[i] != want {
			t.Errorf("gdelt column %d: %q, want %q", i, first[i], want)
		}
	}
	if !strings.Contains(exported(t, "polecat"), "\tAGREE\tmeet\t") {
		t.Error("polecat: what is promised is not AGREE")
	}
}

func TestExportForms(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(exported(t, "csv"))).ReadAll()
	if err != nil || len(rows) != 5 || len(rows[0]) != len(table.Columns()) {
		t.Errorf("csv: %d rows, %v", len(rows), err)
	}
	lines, err := parquet.Read[table.Line](bytes.NewReader([]byte(exported(t, "parquet"))), int64(len(exported(t, "parquet"))))
	if err != nil || len(lines) != 4 || lines[0].Place != "Nairobi" {
		t.Errorf("parquet: %d lines, %v", len(lines), err)
	}
	for _, format := range []string{"graphml", "gexf", "atom"} {
		d := xml.NewDecoder(strings.NewReader(exported(t, format)))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", format, err)
				break
			}
		}
	}
	for _, format := range []string{"geojson", "jsonld", "plover"} {
		var v map[string]any
		if err := json.Unmarshal([]byte(exported(t, format)), &v); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestExportCalendar(t *testing.T) {
	s := exported(t, "ics")
	for _, line := range strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	flatText := strings.ReplaceAll(s, "\r\n ", "")
	for _, want := range []string{"BEGIN:VCALENDAR", "DTSTART:20210303T060000Z", "DTEND:20210303T070000Z", "STATUS:CONFIRMED", "SEQUENCE:0", `again\, in Kampala\; on March 3`, "END:VCALENDAR"} {
		if !strings.Contains(flatText, want) {
			t.Errorf("no %q in\n%s", want, s)
		}
	}
	if strings.Count(s, "BEGIN:VEVENT") != 1 {
		t.Error("only what lies ahead belongs on a calendar")
	}
	if exported(t, "ics") != s {
		t.Error("two exports differ")
	}
}
