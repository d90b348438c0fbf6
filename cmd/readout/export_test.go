package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"readout/data"
	"readout/internal/export/gdelt"
	"readout/internal/export/polecat"
	"readout/internal/export/table"
	"readout/readout"
	"readout/readout/reader"
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

// cells gives the lines of a tab-separated export by the names of their columns.
func cells(t *testing.T, export string, columns []string) (out []map[string]string) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSuffix(export, "\n"), "\n") {
		values := strings.Split(line, "\t")
		if len(values) != len(columns) {
			t.Fatalf("%d columns, want %d: %s", len(values), len(columns), line)
		}
		row := map[string]string{}
		for i, c := range columns {
			row[c] = values[i]
		}
		out = append(out, row)
	}
	return out
}

// ministers is an article of the tests, as the program reads it.
func ministers(t *testing.T) *readout.Record {
	t.Helper()
	r, err := reader.New()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../testdata/articles/dev/ministers-meet.txt")
	if err != nil {
		t.Fatal(err)
	}
	return r.Read(string(text), time.Date(2024, 5, 14, 0, 0, 0, 0, time.UTC))
}

// ranged checks each value against the form that the codebook gives its column; a
// column that is not listed is text.
func ranged(t *testing.T, rows []map[string]string, forms map[string]string) {
	t.Helper()
	for column, form := range forms {
		re := regexp.MustCompile("^(?:" + form + ")$")
		for _, row := range rows {
			if v, ok := row[column]; !ok || !re.MatchString(v) {
				t.Errorf("%s: %q (there: %v), want %s", column, v, ok, form)
			}
		}
	}
}

const decimal = `-?[0-9]+(?:\.[0-9]+)?`

func TestExportGDELT(t *testing.T) {
	columns := gdelt.EventColumns()
	if len(columns) != 61 || len(gdelt.MentionColumns()) != 16 {
		t.Fatalf("%d and %d columns", len(columns), len(gdelt.MentionColumns()))
	}
	rows := cells(t, exported(t, "gdelt", sample(), ministers(t)), columns)
	geo := func(where string, forms map[string]string) map[string]string {
		for c, f := range map[string]string{"Type": "[0-5]", "CountryCode": "(?:[A-Z]{2})?", "ADM1Code": "", "ADM2Code": "", "Lat": "(?:" + decimal + ")?", "Long": "(?:" + decimal + ")?", "FeatureID": "(?:[A-Z]{2})?"} {
			forms[where+"Geo_"+c] = f
		}
		return forms
	}
	ranged(t, rows, geo("Actor1", geo("Actor2", geo("Action", map[string]string{"GLOBALEVENTID": "[0-9]+", "SQLDATE": "[0-9]{8}", "MonthYear": "[0-9]{6}", "Year": "[0-9]{4}",
		"FractionDate": `[0-9]{4}\.[0-9]{4}`, "Actor1Code": "(?:[A-Z]{3})*", "Actor1CountryCode": "(?:[A-Z]{3})?", "Actor2Type1Code": "(?:[A-Z]{3})?", "IsRootEvent": "[01]", "EventCode": "[0-9]{3,4}",
		"EventBaseCode": "[0-9]{3}", "EventRootCode": "0[1-9]|1[0-9]|20", "QuadClass": "[1-4]", "GoldsteinScale": `-?(?:10|[0-9])\.[0-9]`, "NumMentions": "[1-9][0-9]*", "NumSources": "[1-9][0-9]*", "NumArticles": "[1-9][0-9]*", "AvgTone": `-?[0-9]+\.[0-9]{2}`,
		"DATEADDED": "[0-9]{14}"}))))
	if len(rows) < 6 {
		t.Fatalf("%d lines", len(rows))
	}
	for column, want := range map[string]string{"SQLDATE": "20210210", "FractionDate": "2021.1096", "Actor1Code": "KENGOV", "Actor1CountryCode": "KEN", "Actor1Type1Code": "GOV", "Actor2Code": "UGAGOV", "EventCode": "040",
		"EventRootCode": "04", "QuadClass": "1", "ActionGeo_Type": "4", "ActionGeo_FullName": "Nairobi, Kenya", "ActionGeo_CountryCode": "KE", "ActionGeo_FeatureID": "", "Actor1Geo_Type": "0",
		"IsRootEvent": "1", "DATEADDED": "20210210080000", "SOURCEURL": "https://news.example/1?a=1&b=2"} {
		if rows[0][column] != want {
			t.Errorf("%s: %q, want %q", column, rows[0][column], want)
		}
	}
	if last := rows[len(rows)-1]; last["IsRootEvent"] != "0" {
		t.Error("what the end of an article tells is no root event")
	}

	mentions := cells(t, exported(t, "gdelt-mentions", sample(), ministers(t)), gdelt.MentionColumns())
	ranged(t, mentions, map[string]string{"GLOBALEVENTID": "[0-9]+", "EventTimeDate": "[0-9]{14}", "MentionTimeDate": "[0-9]{14}", "MentionType": "[12]", "SentenceID": "[1-9][0-9]*", "Actor1CharOffset": "-1|[0-9]+",
		"Actor2CharOffset": "-1|[0-9]+", "ActionCharOffset": "[0-9]+", "InRawText": "[01]", "Confidence": "[1-9]0|100", "MentionDocLen": "[1-9][0-9]*", "MentionDocTone": `-?[0-9]+\.[0-9]{2}`})
	if m := mentions[0]; m["MentionType"] != "1" || m["MentionSourceName"] != "news.example" || m["EventTimeDate"] != "20210210080000" {
		t.Errorf("a page of the web: %v", m)
	}
	if m := mentions[len(mentions)-1]; m["MentionType"] != "2" || !strings.HasPrefix(m["MentionIdentifier"], "Kenyan, Ethiopian Ministers Meet") {
		t.Errorf("an article without an address: %v", m)
	}
}

func TestExportPOLECAT(t *testing.T) {
	all := exported(t, "polecat", sample(), ministers(t))
	head, rest, _ := strings.Cut(all, "\n")
	if head != strings.Join(polecat.Columns(), "\t") {
		t.Errorf("header %s", head)
	}
	rows := cells(t, rest, polecat.Columns())
	ranged(t, rows, map[string]string{"Event Date": `[0-9]{4}-[0-9]{2}-[0-9]{2}`, "Event Type": "AGREE|CONSULT|SUPPORT|COOPERATE|AID|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT",
		"Intensity": decimal, "Quad Code": "(?:VERBAL|MATERIAL) (?:COOPERATION|CONFLICT)", "Actor Country": "(?:[A-Z]{3}|None)(?:; (?:[A-Z]{3}|None))*", "Primary Actor Sector": "(?:[A-Z]{3}|None)(?:; (?:[A-Z]{3}|None))*",
		"Latitude": decimal + "|None", "GeoNames ID": "[0-9]+|None", "Feature Type": "[A-Z0-9]+|None", "Publication Date": `[0-9]{4}-[0-9]{2}-[0-9]{2}`, "Actor COW": "(?:[1-9][0-9]{0,2}|None)(?:; (?:[1-9][0-9]{0,2}|None))*"})
	for column, want := range map[string]string{"Event ID": "sha256:abc_CONSULT_E1", "Actor Name": "Uhuru Kenyatta", "Recipient Name": "Yoweri Museveni", "Actor COW": "501", "Recipient COW": "500", "Actor Title": "President", "Country": "KEN", "Feature Type": "PPL"} {
		if rows[0][column] != want {
			t.Errorf("%s: %q, want %q", column, rows[0][column], want)
		}
	}
	threat := sample()
	threat.Events = threat.Events[2:]
	threat.Events[0].Modality = "scheduled"
	_, rest, _ = strings.Cut(exported(t, "polecat", threat), "\n")
	if row := cells(t, rest, polecat.Columns())[0]; row["Event Type"] != "THREATEN" || row["Quad Code"] != "VERBAL CONFLICT" {
		t.Errorf("an act that is announced is a threat, and its class that of threats: %s, %s", row["Event Type"], row["Quad Code"])
	}
	if rows[1]["Event Type"] != "AGREE" || rows[1]["Placename"] != "None" {
		t.Errorf("what is promised: %v", rows[1])
	}
}

// TestExportPLOVER: the names of fields are those of PLOVER's manual; all who meet
// are sources.
func TestExportPLOVER(t *testing.T) {
	var events []map[string]any
	for _, line := range strings.Split(strings.TrimSpace(exported(t, "plover", sample(), ministers(t))), "\n") {
		var e map[string]any
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		for _, required := range []string{"id", "date", "source", "event"} {
			if e[required] == nil {
				t.Errorf("no %s in %s", required, line)
			}
		}
		events = append(events, e)
	}
	names := strings.Fields("id has_event date time enddate endtime source recipient event event_loc event_text quad_code event_scale mode context link text text_info cite_info coder coded_date coded_time comment modality polarity status reported_by")
	for _, e := range events {
		for name := range e {
			if !slices.Contains(names, name) {
				t.Errorf("no field of PLOVER's or Readout's: %s", name)
			}
		}
	}
	met, meet, arrested := events[0], events[1], events[2]
	if n := len(met["source"].([]any)); n != 2 || met["recipient"] != nil {
		t.Errorf("who meets whom: %d sources, recipient %v", n, met["recipient"])
	}
	first := met["source"].([]any)[0].(map[string]any)
	if first["code"] != "KEN" || first["sector"] != "GOV" || first["identifer_id"] != "Q57640" || first["office"] != "President" {
		t.Errorf("actor %v", first)
	}
	if loc := met["event_loc"].(map[string]any); loc["geonameid"] != 184745.0 || loc["country code"] != "KE" || loc["cc3"] != "KEN" {
		t.Errorf("place %v", loc)
	}
	if fmt.Sprint(meet["event"]) != "[AGREE]" || meet["modality"] != "scheduled" || meet["date"] != "2021-03-03" || meet["time"] != "09:00:00+03:00" {
		t.Errorf("what is planned: %v", meet)
	}
	if fmt.Sprint(arrested["event_text"]) != "[arrested]" || fmt.Sprint(arrested["text_info"]) != "map[end:125 sequence:3 start:99]" || arrested["quad_code"] != 4.0 {
		t.Errorf("what happened: %v", arrested)
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
	for _, format := range []string{"geojson", "jsonld", "jsonl"} {
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
