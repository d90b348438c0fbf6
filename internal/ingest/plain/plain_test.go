package plain

import (
	"errors"
	"strings"
	"testing"
	"time"

	"readout/internal/ingest/article"
)

func TestRead(t *testing.T) {
	const body = "The envoys met in Lima on Tuesday, officials said.\n\nNo deal was signed."
	for _, c := range []struct{ name, in, title, byline, date string }{
		{"no title", body, "", "", ""},
		{"title", "Envoys Meet In Lima\r\n\r\n" + body, "Envoys Meet In Lima", "", ""},
		{"wrapped title", "Envoys meet in Lima\nafter long delay\n\n" + body, "Envoys meet in Lima after long delay", "", ""},
		{"title ends in initials", "Envoys call on the U.N.\n\n" + body, "Envoys call on the U.N.", "", ""},
		{"a question", "Will the truce hold?\n\n" + body, "Will the truce hold?", "", ""},
		{"first sentence", "The envoys met.\n\nNo deal was signed.", "", "", ""},
		{"only a line", "Envoys meet", "", "", ""},
		{"credit line", "Envoys Meet\n\nBy Ana Ruiz\nPublished: 18 Sep 2019 04:10 GMT\n\n" + body, "Envoys Meet", "Ana Ruiz", "2019-09-18T04:10:00Z"},
		{"date alone", "Envoys Meet\n\nSeptember 18, 2019\n\n" + body, "Envoys Meet", "", "2019-09-18"},
		{"byline with date", "Envoys Meet\n\nBy Ana Ruiz | May 3, 2021\n\n" + body, "Envoys Meet", "Ana Ruiz", "2021-05-03"},
		{"dateline", "Envoys Meet\n\nLIMA, Peru, May 3, 2021 (Andina) - The envoys met.\n\n" + body, "Envoys Meet", "", "2021-05-03"},
		{"date first", "May 3, 2021\n\n" + body, "", "", "2021-05-03"},
		{"date of an event", "Envoys Meet\n\nThe treaty of May 3, 2021 was broken, they said.\n\n" + body, "Envoys Meet", "", ""},
		{"date at the end", "Envoys Meet\n\n" + body + "\n\nPublished on May 3, 2021", "Envoys Meet", "", "2021-05-03"},
	} {
		a, err := Read(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		date := ""
		switch {
		case a.HasTime:
			date = a.Published.Format(time.RFC3339)
		case !a.Published.IsZero():
			date = a.Published.Format(time.DateOnly)
		}
		if a.Title != c.title || a.Byline != c.byline || date != c.date || (date != "") != (a.PublishedFrom == article.FromText) {
			t.Errorf("%s: title %q, byline %q, date %q from %q; want %q, %q, %q", c.name, a.Title, a.Byline, date, a.PublishedFrom, c.title, c.byline, c.date)
		}
		if c.title != "" && !strings.HasPrefix(strings.ReplaceAll(a.Text, "\n", " "), c.title) {
			t.Errorf("%s: the title is not in the text: %q", c.name, a.Text)
		}
	}
	if _, err := Read(" \n\u200b "); !errors.Is(err, article.ErrEmpty) {
		t.Errorf("blank text: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Envoys Meet\n\nBy Ana Ruiz\nMay 3, 2021\n\nText.")
	f.Fuzz(func(t *testing.T, s string) { Read(s) })
}
