package html

import (
	"cmp"
	"net/url"
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
	sites := []string{p.meta.first("og:site_name"), a.Publisher, p.meta.first("application-name")}
	a.Title = p.headline(sites)
	head := p.shown.head(a.Title)
	a.Byline = p.byline(head, sites)
	a.Credit = p.credit(sites)
	if c := p.address(); c != "" {
		a.URL = c
	}
	lang, _, _ := strings.Cut(cmp.Or(p.meta.lang, p.data.language, p.meta.first("og:locale", "content-language")), "-")
	lang, _, _ = strings.Cut(lang, "_")
	a.Language = strings.ToLower(strings.TrimSpace(lang))
	if st, ok := p.published(head); ok {
		a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromMetadata
	}
}

// where is the address that the page came from, else the one that it gives itself;
// nil when neither is known.
func (p *page) where() *url.URL {
	if p.url != nil {
		return p.url
	}
	return parseURL(p.address())
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
		if u.IsAbs() && u.Host != "" && strings.Trim(u.Path, "/")+u.RawQuery != "" { // a front page is no article's
			return u.String()
		}
	}
	return ""
}

// published finds when the article appeared: as JSON-LD and other metadata say,
// what stands under the headline, the address; then what may be of a later change
// or of something else on the page.
func (p *page) published(head []block) (when.Stamp, bool) {
	var stamps []when.Stamp
	add := func(values ...string) {
		for _, v := range values {
			if st, ok := when.Parse(v); ok {
				stamps = append(stamps, st)
			}
		}
	}
	add(p.data.published)
	for _, name := range []string{"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"pubdate", "publishdate", "publish-date", "publish_date", "article.published", "article_date_original", "cxenseparse:recs:publishtime",
		"rnews:datepublished", "displaydate", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date"} {
		add(p.meta.values[name])
	}
	add(strings.TrimPrefix(p.shown.props["datepublished"], "published "))
	shown, changed := dates(head, when.OrderOf(cmp.Or(p.meta.lang, p.meta.first("og:locale", "content-language"))))
	stamps = append(stamps, shown...)
	if st, ok := addressStamp(p.where()); ok {
		stamps = append(stamps, st)
	}
	for _, t := range p.meta.times {
		if t.published {
			add(t.value)
		}
	}
	add(p.data.modified, p.meta.values["article:modified_time"], p.meta.values["og:updated_time"])
	stamps = append(stamps, changed...)
	for _, t := range p.meta.times {
		add(t.value) // the first stands nearest to the headline
	}
	return likeliest(stamps)
}

// likeliest gives the first of some stamps, with the hour of another of its day
// where it has none itself.
func likeliest(stamps []when.Stamp) (when.Stamp, bool) {
	if len(stamps) == 0 {
		return when.Stamp{}, false
	}
	for _, st := range stamps {
		if st.HasTime && sameDay(st, stamps[0]) {
			return st, true
		}
	}
	return stamps[0], true
}

func sameDay(a, b when.Stamp) bool {
	y1, m1, d1 := a.Time.Date()
	y2, m2, d2 := b.Time.Date()
	return y1 == y2 && m1 == m2 && d1 == d2
}
