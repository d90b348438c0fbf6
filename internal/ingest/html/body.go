package html

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/ingest/article"
)

// body extracts the article's body, and notes in a how, where that is worth
// knowing.
func (p *page) body(a *article.Article) string {
	body := ""
	result, err := trafilatura.ExtractDocument(p.doc, trafilatura.Options{
		OriginalURL:     p.url,
		EnableFallback:  true,
		ExcludeComments: true,
	})
	if err == nil && result.ContentNode != nil {
		body = paragraphs(result.ContentNode)
	}
	// A page that shows its first lines only (a paywall, a script) may carry
	// the whole in its JSON-LD.
	if !hasProse(body) && hasProse(p.data.body) {
		a.Warnings = append(a.Warnings, "body taken from the page's JSON-LD")
		return p.data.body
	}
	for _, c := range credits(p.doc) {
		if !strings.Contains(body, c) && hasProse(body) {
			body += "\n\n" + c
		}
	}
	return body
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
}

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
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		// Line ends in the source are only spaces; those of <br> are kept.
		w.open.WriteString(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' {
				return ' '
			}
			return r
		}, n.Data))
		return
	case html.CommentNode:
		return
	}
	if n.DataAtom == atom.Br {
		if strings.HasSuffix(w.open.String(), "\n") {
			w.close()
		} else {
			w.open.WriteByte('\n')
		}
		return
	}
	block := n.Type == html.ElementNode && isBlock(n.DataAtom)
	if block {
		w.close()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	switch {
	case block:
		w.close()
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
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

// credit lines say which agencies an article rests on. Extractors take them
// for boilerplate.
var credit = regexp.MustCompile(`^\(?(?:[Ww]ith (?:additional )?(?:reporting|contributions) (?:by|from)|(?:Additional |Based on )?[Rr]eporting by|Based on reports? (?:by|from)) \p{Lu}`)

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
				if s := shortText(n); s != "" && !seen[s] && credit.MatchString(s) {
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

func hasBlockChild(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (isBlock(c.DataAtom) || c.DataAtom == atom.Body || c.DataAtom == atom.Head || hasBlockChild(c)) {
			return true
		}
	}
	return false
}

func shortText(n *html.Node) string {
	s := squeeze(inner(n))
	if len(s) > creditBytes {
		return ""
	}
	return s
}

// inner is the text inside an element.
func inner(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(inner(c))
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
