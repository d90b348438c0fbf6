package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"readout/data"
	"readout/internal/export/terminal"
)

// A cell of a table is never a formula.
func TestThreatArticleFormulas(t *testing.T) {
	rec := sample()
	rec.Document.Title, rec.Document.Publisher, rec.Actors[0].Name, rec.Places[0].Name = "=HYPERLINK(\"https://a.example\")", "@SUM(1)", "+1", "-1+1"
	var b bytes.Buffer
	x, err := exporter("csv", &b, data.FS)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.write(rec), x.close()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) < 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	number := map[string]bool{"goldstein": true, "lat": true, "lon": true}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) && !number[rows[0][i]] {
				t.Errorf("%s: %q", rows[0][i], cell)
			}
		}
	}
	if got := rows[1][3]; got != "'=HYPERLINK(\"https://a.example\")" {
		t.Errorf("the title became %q", got)
	}
}

// A value of an article begins no line of a calendar.
func TestThreatArticleCalendarLines(t *testing.T) {
	rec := sample()
	evil := "x\r\nATTENDEE:mailto:a@a.example\nEND:VEVENT"
	rec.Document.URL, rec.Document.Title, rec.Actors[0].Name, rec.Events[1].Contexts = evil, evil, evil, []string{evil}
	var b bytes.Buffer
	x, err := exporter("ics", &b, data.FS)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.write(rec), x.close(), wellFormed("ics", b.Bytes())); err != nil || !strings.Contains(b.String(), "BEGIN:VEVENT") {
		t.Errorf("%v: %s", err, b.String())
	}
}

// What steers a terminal is not printed.
func TestThreatArticleTerminal(t *testing.T) {
	rec := sample()
	rec.Document.Title, rec.Actors[0].Name, rec.Events[0].Reason = "\x1b]0;owned\x07Title\x1b[2J\u202e", "Uhuru\x9b31m\u2066", "a\rb\x08"
	var b bytes.Buffer
	if err := terminal.Write(&b, rec, terminal.Options{Why: true}); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.ContainsAny(s, "\x1b\x07\u202e\u2066\r\x08\u009b") || !strings.Contains(s, "Title") {
		t.Errorf("%q", s)
	}
}
