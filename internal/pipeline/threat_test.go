package pipeline_test

import (
	"strings"
	"testing"
	"time"

	"readout/internal/ingest"
	"readout/internal/pipeline"
	"readout/internal/text"
	"readout/internal/verify"
	"readout/readout"
)

const opening = "Kenyan and Ethiopian ministers met in Nairobi on Monday, officials said.\n\n"

// within reads a text and fails when that takes longer than a machine under any
// load needs: what grows faster than its text takes hours.
func within(t *testing.T, r *pipeline.Reader, limit time.Duration, body string) *readout.Record {
	t.Helper()
	done := make(chan *readout.Record, 1)
	go func() { done <- r.Read(ingest.Article{Text: text.Clean(opening + body)}, time.Time{}) }()
	select {
	case rec := <-done:
		if faults := verify.Record(rec); len(faults) > 0 {
			t.Errorf("%.40q…: %s", body, faults[0])
		}
		return rec
	case <-time.After(limit):
		t.Fatalf("%.40q… and so on, %d bytes: not read in %v", body, len(body), limit)
		return nil
	}
}

// A letter of another alphabet in a name is another name: whoever writes it is
// not taken for the person or state that is known.
func TestThreatArticleHomoglyphs(t *testing.T) {
	r := reader(t)
	at := time.Date(2022, 1, 10, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{"Vladimir Putin", "Vl\u0430dimir Putin", "Vladimir \u03a1utin", "Vladimir P\uff55tin"} {
		rec := r.Read(ingest.Article{Text: name + " visited Nairobi on Monday, officials said. He left on Tuesday."}, at)
		for _, a := range rec.Actors {
			if a.Name == "Vladimir Putin" && name != a.Name || name != "Vladimir Putin" && (a.Wikidata == "Q7747" || a.Code == "RUSGOV") {
				t.Errorf("%+q was taken for %+v", name, a)
			}
		}
	}
	for _, name := range []string{"Russi\u0430", "\u0420oland", "\u0406ran"} {
		rec := r.Read(ingest.Article{Text: name + " attacked a village near the border on Monday, officials said."}, at)
		for _, a := range rec.Actors {
			if a.Code == "RUS" || a.Code == "POL" || a.Code == "IRN" {
				t.Errorf("%+q was taken for %+v", name, a)
			}
		}
	}
}

// Marks that turn the direction of writing or show nothing are neither in the
// text nor in what is said of it, so that nothing reads otherwise than it is.
func TestThreatArticleDirection(t *testing.T) {
	hidden := "\u202e\u202d\u2066\u2069\u200f\u200b\u2060\ufeff\u00ad\u061c\U000E0041"
	a := ingest.Article{Text: text.Clean("Rus" + hidden + "sia attacked Ukraine on Monday, officials said."),
		Title: "T" + hidden + "\x1b[2J", Byline: "B" + hidden, Publisher: "P\r\nX" + hidden, Credit: hidden, Key: "k" + hidden, Correction: "c\x00" + hidden}
	rec := reader(t).Read(a, time.Time{})
	d := rec.Document
	for name, s := range map[string]string{"text": d.Text, "title": d.Title, "byline": d.Byline, "publisher": d.Publisher, "credit": d.Credit, "key": d.Key, "note": d.Note} {
		if strings.ContainsAny(s, hidden+"\x1b\x00\r") || name != "text" && strings.Contains(s, "\n") {
			t.Errorf("%s: %+q", name, s)
		}
	}
	if len(rec.Events) == 0 || rec.Actor(rec.Events[0].Source[0]).Code != "RUS" {
		t.Errorf("the word without its marks is not read: %+v", rec.Actors)
	}
}

// Only an address of the web becomes a link.
func TestThreatArticleLinks(t *testing.T) {
	r := reader(t)
	for address, want := range map[string]string{
		"https://a.example/1": "https://a.example/1", "a.example/1": "a.example/1", "javascript:alert(1)": "", "JaVaScRiPt:alert(1)": "", "java\nscript:alert(1)": "",
		"data:text/html,x": "", "file:///etc/passwd": "", "https://a.example/x\r\nDTSTART:1": "https://a.example/x DTSTART:1", "\x01javascript:alert(1)": "",
	} {
		if got := r.Read(ingest.Article{Text: "x", URL: address}, time.Time{}).Document.URL; got != want {
			t.Errorf("%q became the link %q", address, got)
		}
	}
}

// Quotes that never close take no longer than others, and end with their
// paragraph.
func TestThreatArticleUnclosedQuotes(t *testing.T) {
	r := reader(t)
	for _, q := range []string{`"`, "“", "«", "‘", "''", "“‘«\""} {
		within(t, r, 5*time.Minute, strings.Repeat("The minister said "+q+"he would go ", 150))
		within(t, r, 5*time.Minute, strings.Repeat(q+" ", 1500))
	}
	rec := within(t, r, 5*time.Minute, "The minister said: “We will go.\n\nRussia attacked Ukraine on Tuesday, the army said.")
	last := rec.Statements[len(rec.Statements)-1]
	for _, c := range rec.Statements[0].Content {
		if len(rec.Statements) > 1 && c[1] > last.Content[0][0] && last.Content[0][0] > c[0] {
			t.Errorf("the quote runs on into %q", c.Cut(rec.Document.Text))
		}
	}
}

// A sentence without an end is read in pieces: time grows with the text.
func TestThreatArticleEndlessSentence(t *testing.T) {
	r := reader(t)
	for _, s := range []string{"Russia, ", "Russia's ", "Russia and Ukraine and ", "a-", "(a ", "Foreign Minister President ", "the minister who met the minister who ", "12 ", "Moscow: ", "e\u0301"} {
		within(t, r, 5*time.Minute, strings.Repeat(s, 8_000/len(s)))
	}
	if rec := within(t, r, 5*time.Minute, strings.Repeat("a", 10<<20)); rec.Document.Skipped == "" {
		t.Error("a line of 10 MB was read as one article")
	}
}
