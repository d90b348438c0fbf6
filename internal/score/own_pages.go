package score

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"

	"readout/internal/ingest"
	"readout/internal/ingest/html"
	"readout/internal/table"
)

// pageFields are the columns of our own pages' gold after file and address.
var pageFields = [...]string{"title", "day", "byline", "credit", "address", "language", "notice"}

// OwnPages scores what is found in a web page beside its body on our own gold in
// dir (testdata/gold): how many pages have exactly the wanted title, day and so
// on, also where the wanted one is none. Beside it stand the titles and days that
// the libraries find by themselves that find bodies for us.
func OwnPages(dir string) ([]Row, error) {
	var rows []Row
	for _, set := range []string{"pages_dev", "pages_test"} {
		var right [len(pageFields)]int
		var title, day, n int
		err := table.Read(os.DirFS(dir), set+".tsv", 2+len(pageFields), func(c []string) error {
			if c[0] == "page" {
				return nil // what the columns are
			}
			b, err := os.ReadFile(filepath.Join(dir, "pages", strings.TrimPrefix(set, "pages_"), c[0]))
			if err != nil {
				return err
			}
			n++
			for i, got := range pageFound(string(b), c[1]) {
				right[i] += one(got == c[2+i])
			}
			t, d := pageAlone(string(b), c[1])
			title += one(t == c[2])
			day += one(d == c[3])
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("score: %w", err)
		}
		percent := func(right int) float64 { return 100 * float64(right) / float64(max(n, 1)) }
		for i, field := range pageFields {
			rows = append(rows, Row{"own pages", set, field, percent(right[i]), n})
		}
		rows = append(rows, Row{"own pages", set, "title, go-trafilatura", percent(title), n}, Row{"own pages", set, "day, go-htmldate", percent(day), n})
	}
	return rows, nil
}

// pageFound gives the fields that Readout finds in a page.
func pageFound(page, address string) [len(pageFields)]string {
	a, err := html.Read(page, address)
	if err != nil {
		return [len(pageFields)]string{}
	}
	return [...]string{a.Title, dayOf(a), a.Byline, a.Credit, a.URL, a.Language, a.Correction}
}

// dayOf gives the day of publication by the clock that the page itself names.
func dayOf(a ingest.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return a.Published.Format(time.DateOnly)
}

// pageAlone gives the title and the day that go-trafilatura and go-htmldate find.
func pageAlone(page, address string) (title, day string) {
	o := trafilatura.Options{ExcludeComments: true}
	if result, err := trafilatura.Extract(strings.NewReader(page), o); err == nil {
		title = result.Metadata.Title
	}
	if d, err := htmldate.FromReader(strings.NewReader(page), htmldate.Options{URL: address, UseOriginalDate: true}); err == nil && !d.IsZero() {
		day = d.DateTime.Format(time.DateOnly)
	}
	return title, day
}
