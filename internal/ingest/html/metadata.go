package html

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/ingest/article"
	"readout/internal/ingest/when"
)

// metadata is what a page says of itself outside JSON-LD.
type metadata struct {
	values      map[string]string // meta name, property or itemprop in lower case; the first of each
	title       string            // <title>
	headings    []string          // <h1>
	lang        string
	canonical   string
	times       []timeTag
	scripts     []string // JSON-LD
	scriptBytes int
	textBytes   int // of visible text, to tell pages that are only scripts
}

type timeTag struct {
	value     string
	published bool // marked as the date of publication, not just any time
}

func readMetadata(doc *html.Node) metadata {
	m := metadata{values: map[string]string{}}
	m.walk(doc)
	return m
}

func (m *metadata) walk(n *html.Node) {
	if n.Type == html.TextNode {
		m.textBytes += len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Meta:
			m.meta(n)
			return
		case atom.Title:
			if m.title == "" {
				m.title = squeeze(inner(n))
			}
			return
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.canonical == "" {
				m.canonical = attr(n, "href")
			}
		case atom.H1:
			if h := squeeze(inner(n)); h != "" {
				m.headings = append(m.headings, h)
			}
		case atom.Time:
			m.time(n)
		case atom.Script, atom.Style, atom.Noscript, atom.Template:
			m.script(n)
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c)
	}
}

func (m *metadata) meta(n *html.Node) {
	content := squeeze(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(attr(n, key))) {
			if _, ok := m.values[name]; !ok {
				m.values[name] = content
			}
		}
	}
}

func (m *metadata) time(n *html.Node) {
	value := attr(n, "datetime")
	if value == "" {
		value = squeeze(inner(n))
	}
	marks := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop") + " " + attr(n, "pubdate"))
	_, pubdate := lookup(n, "pubdate")
	m.times = append(m.times, timeTag{value, pubdate || strings.Contains(marks, "publish")})
}

func (m *metadata) script(n *html.Node) {
	s := inner(n)
	m.scriptBytes += len(s)
	if n.DataAtom == atom.Script && strings.HasPrefix(strings.ToLower(strings.TrimSpace(attr(n, "type"))), "application/ld+json") {
		m.scripts = append(m.scripts, s)
	}
}

// first gives the first of the named values that is there.
func (m *metadata) first(names ...string) string {
	for _, n := range names {
		if v := m.values[n]; v != "" {
			return v
		}
	}
	return ""
}

// describe fills all of the article but its text: JSON-LD before Open Graph and
// other meta elements before what the page shows.
func (p *page) describe(a *article.Article) {
	a.Publisher = cmp.Or(p.data.publisher, p.meta.first("og:site_name", "publisher", "dc.publisher", "application-name"))
	a.Byline = cmp.Or(strings.Join(p.data.authors, ", "), p.byline())
	a.Title = p.headline(a.Publisher)
	if c := p.address(); c != "" {
		a.URL = c
	}
	lang, _, _ := strings.Cut(cmp.Or(p.meta.lang, p.data.language, p.meta.first("og:locale", "content-language")), "-")
	lang, _, _ = strings.Cut(lang, "_")
	a.Language = strings.ToLower(strings.TrimSpace(lang))
	if st, ok := p.published(); ok {
		a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromMetadata
	}
}

func (p *page) byline() string {
	by := p.meta.first("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
	if strings.Contains(by, "://") {
		return "" // a profile's address, as Open Graph prescribes, names nobody
	}
	for _, prefix := range []string{"By ", "by ", "BY "} {
		by = strings.TrimPrefix(by, prefix)
	}
	return by
}

func (p *page) address() string {
	for _, raw := range []string{p.meta.canonical, p.meta.first("og:url"), p.data.url} {
		u := parseURL(raw)
		if u == nil {
			continue
		}
		if !u.IsAbs() && p.url != nil {
			u = p.url.ResolveReference(u)
		}
		if u.IsAbs() && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

func (p *page) published() (when.Stamp, bool) {
	values := []string{p.data.published}
	for _, name := range []string{"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"pubdate", "publishdate", "publish-date", "publish_date", "article.published", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date",
		"date", "article:modified_time"} {
		values = append(values, p.meta.values[name])
	}
	for _, marked := range []bool{true, false} {
		for _, t := range p.meta.times {
			// An unmarked time may belong to a teaser; the first stands nearest
			// to the headline.
			if t.published == marked {
				values = append(values, t.value)
			}
		}
	}
	var day *when.Stamp
	for _, v := range values {
		st, ok := when.Parse(v)
		if !ok {
			continue
		}
		if st.HasTime {
			// The hour is worth another source, the day is not: the first wins.
			if day == nil || sameDay(*day, st) {
				return st, true
			}
			continue
		}
		if day == nil {
			day = &st
		}
	}
	if day == nil {
		return when.Stamp{}, false
	}
	return *day, true
}

func sameDay(a, b when.Stamp) bool {
	y1, m1, d1 := a.Time.Date()
	y2, m2, d2 := b.Time.Date()
	return y1 == y2 && m1 == m2 && d1 == d2
}
