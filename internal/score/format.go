package score

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/ingest"
	"readout/internal/ingest/article"
	"readout/internal/ingest/feed"
	"readout/internal/ingest/markup"
	"readout/internal/ingest/newsml"
	"readout/internal/ingest/ninjs"
)

// Formats scores the readers of feeds, agency formats and archives on the cases
// of gold/format.
func Formats(dir string) ([]Row, error) {
	var rows []Row
	for _, part := range []func(string) ([]Row, error){feedCases, ninjsCases, newsmlCases, warcCases} {
		r, err := part(filepath.Join(dir, "format"))
		if err != nil {
			return nil, err
		}
		rows = append(rows, r...)
	}
	return rows, nil
}

// expectedFeed is what a feed case says its entries hold.
type expectedFeed struct {
	Title string
	Items []struct {
		Title, Link, GUID, Content, Description string
		PublishedParsed                         string
	}
}

// feedCases: a case is right when every entry has the expected title, link and
// date, and as many are read as there are.
func feedCases(dir string) ([]Row, error) {
	files, err := readTar(filepath.Join(dir, "feeds.tar.xz"))
	if err != nil {
		return nil, err
	}
	right, all, parsed, sources := 0, 0, 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		source, ok := feedSource(files, name)
		if !ok {
			continue
		}
		sources++
		if _, err := feed.Parse(source); err == nil {
			parsed++
		}
		if !strings.Contains(name, "/translator/") {
			continue
		}
		var want expectedFeed
		if json.Unmarshal([]byte(files[name]), &want) != nil {
			continue
		}
		all++
		right += one(feedRight(source, want))
	}
	return []Row{
		{"format", "feeds", "cases read", percent(parsed, sources), sources},
		{"format", "feeds", "expected entries", percent(right, all), all},
	}, nil
}

// feedSource returns the feed that an expectation belongs to.
func feedSource(files map[string]string, name string) (string, bool) {
	base, ok := strings.CutSuffix(name, ".json")
	if !ok || strings.Contains(name, "/universal/") || strings.Contains(name, "/invalid/") {
		return "", false
	}
	for _, end := range []string{".xml", "_feed.json", ".feed.json"} {
		if s, ok := files[base+end]; ok {
			return s, true
		}
	}
	return "", false
}

func feedRight(source string, want expectedFeed) bool {
	var got []article.Article
	feed.Each("case", source, func(a article.Article, err error) bool {
		if err == nil || a.URL != "" || a.Key != "" {
			got = append(got, a)
		}
		return true
	})
	n := 0
	for _, w := range want.Items {
		if w.Title == "" && w.Link == "" && w.GUID == "" && markup.Text(w.Content+w.Description) == "" {
			continue // an entry without a word, of which the case tests something else
		}
		found := slices.ContainsFunc(got, func(a article.Article) bool {
			return (w.Title == "" || a.Title == markup.Text(w.Title)) && (w.Link == "" || a.URL == w.Link || strings.HasSuffix(a.URL, w.Link)) &&
				(w.PublishedParsed == "" || a.Published.UTC().Format("2006-01-02T15:04:05Z") == w.PublishedParsed[:min(len(w.PublishedParsed), 20)]) &&
				(w.GUID == "" || a.Key == w.GUID)
		})
		if !found {
			return false
		}
		n++
	}
	return n <= len(got)
}

// ninjsCases: an item that should pass has no fault, one that should fail has.
func ninjsCases(dir string) ([]Row, error) {
	files, err := readTar(filepath.Join(dir, "ninjs.tar.xz"))
	if err != nil {
		return nil, err
	}
	var right, all [2]int
	for name, data := range files {
		parts := strings.Split(name, "/")
		if len(parts) < 3 || !strings.HasSuffix(name, ".json") {
			continue
		}
		kind := slices.Index([]string{"should_pass", "should_fail"}, parts[len(parts)-2])
		if kind < 0 {
			continue
		}
		version := strings.TrimSuffix(parts[len(parts)-3], "_dev")
		all[kind]++
		right[kind] += one((len(ninjs.CheckBytes([]byte(data), version)) == 0) == (kind == 0))
	}
	return []Row{
		{"format", "ninjs", "should pass", percent(right[0], all[0]), all[0]},
		{"format", "ninjs", "should fail", percent(right[1], all[1]), all[1]},
	}, nil
}

// newsmlCases: every example is either read as text or named for what it is.
func newsmlCases(dir string) ([]Row, error) {
	files, err := readTar(filepath.Join(dir, "newsmlg2.tar.xz"))
	if err != nil {
		return nil, err
	}
	told, all := 0, 0
	for name, data := range files {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		all++
		broken := false
		newsml.Each(name, data, func(a article.Article, err error) bool {
			broken = broken || err != nil && !strings.Contains(err.Error(), article.ErrNoArticle.Error())
			return true
		})
		told += one(!broken)
	}
	return []Row{{"format", "newsml-g2", "examples read", percent(told, all), all}}, nil
}

// warcCases: archives whose names say that they are damaged are reported, the
// others read without a fault.
func warcCases(dir string) ([]Row, error) {
	var right, all int
	for _, glob := range []string{"warc/test/data/*warc*", "warc/testdata/warcs/*"} {
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(glob)))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			in, err := os.Open(f)
			if err != nil {
				return nil, fmt.Errorf("format: %w", err)
			}
			in.Close()
			faults := 0
			for a, err := range (ingest.Reader{}).Each(context.Background(), f) {
				damaged := err != nil && (strings.Contains(err.Error(), "record at byte") || strings.Contains(err.Error(), "damaged"))
				faults += one(damaged || len(a.Warnings) > 0 && strings.Contains(strings.Join(a.Warnings, " "), "damaged"))
			}
			bad := strings.Contains(f, "corrupt") || strings.Contains(f, "trunc") || strings.Contains(f, "wrong")
			all++
			right += one(bad == (faults > 0))
		}
	}
	return []Row{{"format", "warc", "archives told right", percent(right, all), all}}, nil
}
