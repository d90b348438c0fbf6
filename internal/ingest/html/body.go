package html

import (
	"math"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/ingest/article"
)

// body extracts the article's body, and notes in a how, where that is worth
// knowing. Its date is taken where the page states none.
func (p *page) body(a *article.Article) string {
	body := p.extract(a, false)
	if !hasProse(body) {
		// Other algorithms take longer and find less on most pages, but
		// something on some where the first finds nothing.
		body = p.extract(a, true)
	}
	// A page that shows its first lines only (a paywall, a script) may carry
	// the whole in its JSON-LD, where the extractor finds it without paragraphs.
	if hasProse(p.data.body) && (!hasProse(body) || article.SameWords(body, p.data.body)) {
		a.Warnings = append(a.Warnings, "body taken from the page's JSON-LD")
		return p.data.body
	}
	if !hasProse(body) {
		return body
	}
	for _, c := range credits(p.doc) {
		if !strings.Contains(body, c) {
			body += "\n\n" + c
		}
	}
	return body
}

func (p *page) extract(a *article.Article, fallback bool) string {
	o := trafilatura.Options{OriginalURL: p.url, EnableFallback: fallback, ExcludeComments: true, HtmlDateMode: trafilatura.Fast}
	if !a.Published.IsZero() {
		o.HtmlDateOverride = &htmldate.Result{} // spares it the search
	}
	result, err := trafilatura.ExtractDocument(p.doc, o)
	if err != nil || result.ContentNode == nil {
		return ""
	}
	if d := result.Metadata.Date; a.Published.IsZero() && !d.IsZero() {
		a.Published = time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
		a.PublishedFrom = article.FromMetadata
	}
	return paragraphs(result.ContentNode)
}

// paragraphs writes a tree of elements as text with blank lines between blocks.
func paragraphs(n *html.Node) string {
	w := &writer{}
	w.node(n)
	w.close()
	return strings.Join(w.done, "\n\n")
}

// writer gathers the words of one block until the next begins.
type writer struct {
	done []string
	open strings.Builder
	seam bool // an inline element has begun or ended since the last text
}

// text adds words. The extractor trims the text inside and beside inline
// elements, so words that meet there had a space between them; only a drop
// capital had none.
func (w *writer) text(s string) {
	if s == "" {
		return
	}
	next, _ := utf8.DecodeRuneInString(s)
	before := w.open.String()
	last, size := utf8.DecodeLastRuneInString(before)
	if w.seam && size < len(before) && (wordy(last) || strings.ContainsRune(".,;:!?)”", last)) && (wordy(next) || next == '(' || next == '“') {
		w.open.WriteByte(' ')
	}
	w.seam = false
	w.open.WriteString(s)
}

var lineEnds = strings.NewReplacer("\n", " ", "\r", " ")

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func (w *writer) close() {
	var lines []string
	for line := range strings.Lines(w.open.String()) {
		if line = squeeze(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		w.done = append(w.done, strings.Join(lines, "\n"))
	}
	w.open.Reset()
	w.seam = false
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		// Line ends in the source are only spaces; those of <br> are kept.
		w.text(lineEnds.Replace(n.Data))
		return
	case html.CommentNode:
		return
	}
	// The extractor renames elements by Data alone.
	kind := atom.Lookup([]byte(n.Data))
	if kind == atom.Br {
		if strings.HasSuffix(w.open.String(), "\n") {
			w.close()
		} else {
			w.open.WriteByte('\n')
		}
		return
	}
	block := n.Type == html.ElementNode && isBlock(kind)
	if block {
		w.close()
	}
	inline := !block && n.Type == html.ElementNode && kind != atom.Sup && kind != atom.Sub
	w.seam = w.seam || inline
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	w.seam = w.seam || inline
	switch {
	case block:
		w.close()
	case kind == atom.Td || kind == atom.Th:
		w.open.WriteByte(' ')
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Blockquote, atom.Pre, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Tr, atom.Figure, atom.Figcaption, atom.Header, atom.Footer, atom.Aside, atom.Hr:
		return true
	}
	return false
}

// creditLine says who else, and which agencies, an article rests on. Extractors
// take such lines for boilerplate.
var creditLine = regexp.MustCompile(`^\(?(?:[Ww]ith (?:additional )?(?:reporting|contributions) (?:by|from)|(?:Additional |Based on )?[Rr]eporting by|Based on reports? (?:by|from)|(?:Additional |Written and )?(?:[Ww]riting|[Ee]diting) by) \p{Lu}`)

const creditBytes = 250

// credits finds credit lines that are blocks of their own, in the order of the
// page, each once.
func credits(doc *html.Node) []string {
	var out []string
	seen := map[string]bool{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Script, atom.Style, atom.Head, atom.Nav, atom.Template, atom.Noscript:
				return
			}
			if !hasBlockChild(n) {
				if s := shortText(n); s != "" && !seen[s] && creditLine.MatchString(s) {
					seen[s] = true
					out = append(out, s)
				}
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return out
}

// credit is whom the article thanks for it: as metadata name an agency that is not
// the site itself, else the credit lines under it.
func (p *page) credit(sites []string) string {
	said := append(p.data.credits, p.meta.first("creditline", "credit", "news_source", "source-organization", "dc.source", "original-source", "syndication-source"),
		p.shown.props["sourceorganization"], p.shown.props["provider"], p.shown.props["copyrightholder"])
	for _, c := range said {
		if c != "" && len(c) <= creditBytes && !strings.Contains(c, "://") && !p.isSite(c, sites) {
			return c
		}
	}
	return strings.Join(credits(p.doc), " ")
}

func hasBlockChild(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (isBlock(c.DataAtom) || c.DataAtom == atom.Body || c.DataAtom == atom.Head || hasBlockChild(c)) {
			return true
		}
	}
	return false
}

func shortText(n *html.Node) string {
	s := squeeze(innerUpTo(n, 4*creditBytes))
	if len(s) > creditBytes {
		return ""
	}
	return s
}

// inner is the text inside an element.
func inner(n *html.Node) string { return innerUpTo(n, math.MaxInt) }

// innerUpTo is the first bytes of the text inside an element: elements lie in one
// another, and who asks each for all of its text reads the same many times.
func innerUpTo(n *html.Node, bytes int) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type != html.TextNode {
			continue
		}
		if left := bytes - b.Len(); len(c.Data) > left {
			b.WriteString(strings.ToValidUTF8(c.Data[:left], ""))
			break
		}
		b.WriteString(c.Data)
	}
	return b.String()
}

// squeeze makes every run of white space one space.
func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ") }

func attr(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, key) {
			return strings.TrimSpace(a.Val), true
		}
	}
	return "", false
}
