package ingest_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/ingest"
)

// fuzz gives mutations of one format's seeds to the whole reading of sources.
// Go's engine does not come along with seeds of many formats at once, so each
// has its own target; what follows the seeds is read as whatever it looks like.
func fuzz(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	path := filepath.Join(f.TempDir(), "x")
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip()
		}
		n := 0
		check := func(a ingest.Article, err error) bool {
			if err == nil && strings.TrimSpace(a.Text) == "" {
				t.Error("an article without text and without an error")
			}
			n++
			return n < 1000
		}
		r := ingest.Reader{MaxBytes: 1 << 20, Stdin: bytes.NewReader(data)}
		for a, err := range r.Each(context.Background(), "-") {
			if !check(a, err) {
				break
			}
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Addresses(context.Background(), path); err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("an error of several lines: %q", err)
		}
	})
}

func FuzzFeed(f *testing.F) { fuzz(f, rss, atom) }

func FuzzJSONFeed(f *testing.F) {
	fuzz(f, `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","title":"Vote","content_html":"<p>They voted.</p>","date_published":"2020-02-02T00:00:00Z"}]}`)
}

func FuzzNewsML(f *testing.F) { fuzz(f, g2) }

func FuzzNITF(f *testing.F) { fuzz(f, nitf) }

func FuzzNinjs(f *testing.F) { fuzz(f, njs) }

func FuzzListing(f *testing.F) {
	fuzz(f, sitemap, `<opml version="2.0"><body><outline text="a"><outline text="b" xmlUrl="https://a.example/feed"/></outline></body></opml>`)
}

func FuzzJSONL(f *testing.F) {
	fuzz(f, `{"text":"The envoys met.","title":"Talks","date":"2020-01-01","url":"https://a.example/1"}`+"\n{\"text\":1}\n{\"title\":\"x\"")
}

func FuzzWARC(f *testing.F) {
	fuzz(f, page("The port is open."), "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\n")
}

func FuzzWARCGzip(f *testing.F) {
	fuzz(f, string(packed(page("The port is open.")))+string(packed(page("x"))[:60]))
}
