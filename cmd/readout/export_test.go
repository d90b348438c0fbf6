package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"readout/data"
	"readout/internal/export/polecat"
	"readout/internal/export/table"
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

func exported(t *testing.T, format string, records ...*readout.Record) string {
	t.Helper()
	if records == nil {
		records = []*readout.Record{sample()}
	}
	var b bytes.Buffer
	x, err := exporter(format, &b, data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range records {
		if err := x.write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.close(); err != nil {
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

// versions is an article that puts a meeting in Kyiv from March, when clocks there
// are two hours ahead of UTC, on a day in April, when they are three, then on
// another hour, and calls it off: one record for each version, and each beside it
// a meeting that does not change.
func versions() []*readout.Record {
	var out []*readout.Record
	for i, at := range [][2]string{{"2021-03-03T11:00:00+02:00", "confirmed"}, {"2021-04-07T11:00:00+03:00", "confirmed"}, {"2021-04-07T15:30:00+03:00", "tentative"}, {"2021-04-07", "cancelled"}} {
		rec := sample()
		rec.Document.ID, rec.Document.Published = fmt.Sprintf("sha256:%d", i), fmt.Sprintf("2021-02-1%dT08:00:00Z", i)
		if i < 3 {
			rec.Document.SupersededBy = "sha256:3"
		}
		rec.Places = append(rec.Places, readout.Place{ID: "P2", Name: "Kyiv", Country: "UKR", Lat: 50.45, Lon: 30.52, Timezone: "Europe/Kyiv", Precision: "city"})
		kept := rec.Events[1]
		kept.ID, kept.Source, kept.Target = "E4", []string{"A4"}, []string{"A3"}
		e := &rec.Events[1]
		e.Place, e.Status, e.Time = "P2", at[1], &readout.Time{Start: at[0], Precision: "minute", Value: at[0]}
		rec.Events = append(rec.Events, kept)
		out = append(out, rec)
	}
	return out
}

// TestExportCalendarChanges: an entry keeps its UID through all changes of what is
// planned, each change counts, and what is called off says so.
func TestExportCalendarChanges(t *testing.T) {
	all := versions()
	uids := map[string]bool{}
	for i, want := range [][]string{
		{"DTSTART;TZID=Europe/Kyiv:20210303T110000", "STATUS:CONFIRMED", "SEQUENCE:0", "TZOFFSETTO:+0200"},
		{"DTSTART;TZID=Europe/Kyiv:20210407T110000", "STATUS:CONFIRMED", "SEQUENCE:1", "TZOFFSETTO:+0300"},
		{"DTSTART;TZID=Europe/Kyiv:20210407T153000", "STATUS:TENTATIVE", "SEQUENCE:2", "DTSTAMP:20210212T080000Z"},
		{"DTSTART;TZID=Europe/Kyiv:20210407T153000", "STATUS:CANCELLED", "SEQUENCE:3", "DTSTAMP:20210213T080000Z", "LOCATION:Kyiv"},
	} {
		seen := all[:i+1]
		seen[i].Document.SupersededBy = ""
		s := strings.ReplaceAll(exported(t, "ics", seen...), "\r\n ", "")
		if n := strings.Count(s, "BEGIN:VEVENT"); n != 2 {
			t.Fatalf("%d entries after %d versions, want 2:\n%s", n, i+1, s)
		}
		for _, w := range want {
			if !strings.Contains(s, w+"\r\n") {
				t.Errorf("version %d: no %q in\n%s", i+1, w, s)
			}
		}
		for _, l := range strings.Split(s, "\r\n") {
			if strings.HasPrefix(l, "UID:") {
				uids[l] = true
			}
		}
		seen[i].Document.SupersededBy = "sha256:3"
	}
	if len(uids) != 2 {
		t.Errorf("%d UIDs for two meetings: %v", len(uids), uids)
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
