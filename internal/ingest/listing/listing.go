// Package listing reads documents that only name others: sitemaps, news
// sitemaps and sitemap indexes (sitemaps.org 0.9), and OPML lists of feeds.
package listing

import (
	"fmt"
	"strings"
	"time"

	"readout/internal/ingest/when"
	"readout/internal/ingest/xmltree"
)

// Kinds of what an entry leads to.
const (
	Page    = "page"
	Feed    = "feed"
	Sitemap = "sitemap"
)

// Entry is one address of a list and what the list says of it.
type Entry struct {
	URL, Kind, Title, Publisher, Language string
	Published                             time.Time // zero when not said
}

// Looks reports whether a decoded document, its prolog skipped, is a list.
func Looks(head string) bool {
	for _, tag := range []string{"<urlset", "<sitemapindex", "<opml"} {
		if len(head) >= len(tag) && strings.EqualFold(head[:len(tag)], tag) {
			return true
		}
	}
	return false
}

// Parse returns the entries in the list's order, each address once. A list cut
// short yields what it has, with the error.
func Parse(s string) ([]Entry, error) {
	root, err := xmltree.Parse(s)
	var out []Entry
	seen := map[string]bool{}
	add := func(e Entry) {
		if e.URL = strings.TrimSpace(e.URL); e.URL != "" && !seen[e.URL] {
			seen[e.URL] = true
			out = append(out, e)
		}
	}
	for _, n := range root.All("sitemap") {
		add(Entry{URL: n.Path("loc").String(), Kind: Sitemap, Published: date(n.Path("lastmod").String())})
	}
	for _, n := range root.All("url") {
		add(page(n))
	}
	outlines(root, add)
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("a list without addresses")
	}
	return out, err
}

func page(n *xmltree.Node) Entry {
	e := Entry{URL: n.Path("loc").String(), Kind: Page, Published: date(n.Path("lastmod").String())}
	if news := n.Find("news"); news != nil {
		e.Title = news.Find("title").String()
		e.Publisher = news.Path("publication", "name").String()
		e.Language = news.Path("publication", "language").String()
		if d := date(news.Path("publication_date").String()); !d.IsZero() {
			e.Published = d
		}
	}
	return e
}

// outlines walks OPML, whose outlines stand in each other.
func outlines(n *xmltree.Node, add func(Entry)) {
	for _, c := range n.Children {
		if c.Name == "outline" {
			title := c.At("title")
			if title == "" {
				title = c.At("text")
			}
			for _, key := range []string{"xmlUrl", "xmlurl", "xmlURL"} {
				if u := c.At(key); u != "" {
					add(Entry{URL: u, Kind: Feed, Title: title, Language: c.At("language")})
				}
			}
		}
		outlines(c, add)
	}
}

func date(s string) time.Time {
	st, ok := when.Parse(s)
	if !ok {
		return time.Time{}
	}
	return st.Time
}
