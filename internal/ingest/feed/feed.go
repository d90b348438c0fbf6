// Package feed reads RSS 0.9x–2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 (RFC 4287)
// and JSON Feed 1.x: each entry becomes an article.
package feed

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"

	"readout/internal/ingest/article"
	"readout/internal/ingest/markup"
	"readout/internal/ingest/when"
)

// Looks reports whether a decoded document, its prolog skipped, is a feed.
func Looks(head string) bool {
	for _, tag := range []string{"<rss", "<feed", "<rdf:RDF", "<atom:feed", "<RDF", "<channel"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return strings.HasPrefix(head, "{") && strings.Contains(head[:min(len(head), 2048)], "jsonfeed.org/version")
}

// Each yields the entries of a feed as articles, in the feed's order. The text
// is the entry's full content or, where the feed has only that, its summary;
// the latter is said in a warning, with the link to the whole.
func Each(source, s string, yield func(article.Article, error) bool) {
	f, err := Parse(s)
	if err != nil {
		yield(article.Article{Source: source}, fmt.Errorf("%s: a feed that cannot be read: %w; check it with a feed validator", source, err))
		return
	}
	if len(f.Items) == 0 {
		yield(article.Article{Source: source}, fmt.Errorf("%s: %w: a feed without entries", source, article.ErrNoArticle))
		return
	}
	for i, item := range f.Items {
		a, err := entry(f, item)
		a.Source = fmt.Sprintf("%s#%d", source, i+1)
		if err != nil {
			err = fmt.Errorf("%s: %w", a.Source, err)
		}
		if !yield(a, err) {
			return
		}
	}
}

func entry(f *gofeed.Feed, item *gofeed.Item) (article.Article, error) {
	a := article.Article{
		URL: absolute(f, item), Key: item.GUID, Title: markup.Text(item.Title), Publisher: markup.Text(f.Title),
		Byline: names(item.Authors), Language: article.Language(f.Language), Links: item.Links,
	}
	body, summary := markup.Text(item.Content), markup.Text(item.Description)
	if len(body) < len(summary) {
		body = summary
		if item.Content == "" {
			a.Warnings = append(a.Warnings, "only the feed's summary; the whole stands at "+a.URL)
		}
	}
	if body == "" && a.Title == "" {
		return a, fmt.Errorf("%w: an entry without title and text", article.ErrEmpty)
	}
	a.Text = article.WithTitle(a.Title, body)
	if body == "" {
		a.Text = a.Title
	}
	dates(&a, item)
	return a, nil
}

// dates takes the publication, else the last change. gofeed knows the formats
// of the standards, when those of the wild.
func dates(a *article.Article, item *gofeed.Item) {
	if t := item.PublishedParsed; t != nil {
		a.Published, a.HasTime, a.PublishedFrom = *t, true, article.FromFeed
	} else if st, ok := when.Parse(item.Published); ok {
		a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromFeed
	} else if t := item.UpdatedParsed; t != nil {
		a.Published, a.HasTime, a.PublishedFrom = *t, true, article.FromFeed
	}
}

// absolute resolves an entry's link against the feed's own.
func absolute(f *gofeed.Feed, item *gofeed.Item) string {
	link := item.Link
	if link == "" && strings.HasPrefix(item.GUID, "http") {
		link = item.GUID
	}
	u, err := url.Parse(link)
	if err != nil || u.IsAbs() || link == "" {
		return link
	}
	for _, base := range []string{f.Link, f.FeedLink} {
		if b, err := url.Parse(base); err == nil && b.IsAbs() {
			return b.ResolveReference(u).String()
		}
	}
	return link
}

func names(people []*gofeed.Person) string {
	var out []string
	for _, p := range people {
		if p == nil {
			continue
		}
		if n := strings.TrimSpace(p.Name); n != "" {
			out = append(out, n)
		} else if p.Email != "" {
			out = append(out, p.Email)
		}
	}
	return strings.Join(out, ", ")
}

// Parse reads a feed into the model of the library.
func Parse(s string) (*gofeed.Feed, error) {
	f, err := gofeed.NewParser().ParseString(strings.ToValidUTF8(s, "\uFFFD"))
	if err == nil && f == nil {
		err = errors.New("no feed")
	}
	return f, err
}
