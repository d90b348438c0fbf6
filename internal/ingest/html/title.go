package html

import (
	"cmp"
	"html"
	"net/url"
	"strings"

	"readout/internal/ingest/article"
)

// headline picks the article's title and frees it of the site's name.
func (p *page) headline(publisher string) string {
	sites := []string{p.meta.first("og:site_name"), publisher, p.meta.first("application-name")}
	var titles []string
	for _, t := range []string{p.data.headline, p.meta.first("og:title", "twitter:title", "dc.title", "parsely-title"), cmp.Or(p.meta.headings...), p.meta.title} {
		if t = cleanTitle(t, sites); t != "" {
			titles = append(titles, t)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	best := titles[0]
	for _, t := range titles[1:] {
		switch {
		case cutShort(best, t):
			best = t
		case hasSuffix(best, t) && len(p.meta.headings) == 1 && article.SameWords(t, p.meta.headings[0]):
			// "Headline - Section | Site" with the headline alone in the page's
			// only first heading.
			best = t
		}
	}
	return best
}

// cleanTitle drops markup, entities and the site's name at either end.
func cleanTitle(t string, sites []string) string {
	t = squeeze(stripTags(html.UnescapeString(t)))
	for _, site := range sites {
		if site = strings.TrimSpace(site); site == "" {
			continue
		}
		for _, sep := range []string{" - ", " | ", " – ", " — ", " :: ", " : ", " · ", " » ", " • "} {
			if n := len(t) - len(site); n > len(sep) && strings.EqualFold(t[n:], site) && strings.HasSuffix(t[:n], sep) {
				t = strings.TrimSpace(t[:n-len(sep)])
			}
			if n := len(site); n+len(sep) < len(t) && strings.EqualFold(t[:n], site) && strings.HasPrefix(t[n:], sep) {
				t = strings.TrimSpace(t[n+len(sep):])
			}
		}
	}
	return t
}

// cutShort reports whether t is the whole of a title that ends in an ellipsis.
func cutShort(title, t string) bool {
	head := strings.TrimRight(title, ".… ")
	return len(head) < len(title) && len(t) > len(title) && strings.HasPrefix(strings.ToLower(t), strings.ToLower(head))
}

// hasSuffix reports whether title is t and, after a separator, something more.
func hasSuffix(title, t string) bool {
	rest, ok := strings.CutPrefix(title, t)
	rest = strings.TrimSpace(rest)
	return ok && rest != "" && strings.ContainsAny(rest[:1]+firstRune(rest), "-|–—·»•:")
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func stripTags(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, closed := strings.Cut(after, ">")
		if !closed {
			b.WriteString("<" + after)
			break
		}
		s = rest
	}
	return b.String()
}

func parseURL(raw string) *url.URL {
	if raw == "" {
		return nil
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil
	}
	return u
}
