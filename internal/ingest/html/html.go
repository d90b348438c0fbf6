// Package html reads articles from web pages: the body by its shape, title and
// metadata from what the page says of itself.
package html

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"readout/internal/ingest/article"
	"readout/internal/text"
)

// Read makes an article of a decoded page. address is where the page came from,
// empty for a file. The text is the title, a blank line and the body. A page
// without a paragraph of prose yields article.ErrNoArticle.
func Read(page, address string) (article.Article, error) {
	p, err := parse(page, address)
	if err != nil {
		return article.Article{}, err
	}
	a := article.Article{URL: address}
	p.describe(&a)
	body := p.body(&a)
	if !hasProse(body) {
		return a, fmt.Errorf("%w (%s)", article.ErrNoArticle, p.hint())
	}
	p.kept(&a, body)
	a.Text = text.Clean(article.WithTitle(a.Title, body))
	return a, nil
}

// Body gives the body of a page alone, paragraphs set apart by blank lines, for
// measuring how well it is found.
func Body(page string) (string, error) {
	p, err := parse(page, "")
	if err != nil {
		return "", err
	}
	var a article.Article
	p.describe(&a)
	return p.body(&a), nil
}

// page is a parsed page and what its head says.
type page struct {
	doc   *html.Node
	url   *url.URL
	meta  metadata
	data  jsonArticle
	shown shown
}

// maxDepth is how deep elements are in one another at most: news pages stay below
// sixty. Who looks for bodies and authors asks elements for all of their text, and
// would read that of nested ones as often as they are nested.
const maxDepth = 80

// flatten puts the children of elements that lie deeper than depth into the place of
// those elements.
func flatten(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && depth <= 0 && c.FirstChild != nil {
			next = c.FirstChild
			for c.FirstChild != nil {
				child := c.FirstChild
				c.RemoveChild(child)
				n.InsertBefore(child, c)
			}
			n.RemoveChild(c)
		} else {
			flatten(c, depth-1)
		}
		c = next
	}
}

// parse refuses pages whose elements are nested so deep that walking them could
// overflow the stack: html.Parse stops at 512.
func parse(s, address string) (*page, error) {
	if copies(s) > maxCopies {
		return nil, fmt.Errorf("%w (the page cannot be parsed: %w)", article.ErrNoArticle, errCopies)
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, fmt.Errorf("%w (the page cannot be parsed: %v)", article.ErrNoArticle, err)
	}
	flatten(doc, maxDepth)
	p := &page{doc: doc}
	if u, err := url.Parse(address); err == nil && u.IsAbs() {
		p.url = u
	}
	p.meta = readMetadata(doc)
	p.data = readJSON(p.meta.scripts)
	p.shown = readShown(doc)
	return p, nil
}

// hasProse reports whether a text has a paragraph of at least six words that
// ends like a sentence. Menus, log-in forms and lists of links have none.
func hasProse(body string) bool {
	for p := range strings.SplitSeq(body, "\n\n") {
		if len(strings.Fields(p)) >= 6 && strings.ContainsAny(lastRunes(p), ".!?…。؟।") {
			return true
		}
	}
	return false
}

// lastRunes is the end of a paragraph: its stop may stand inside quotes or
// brackets.
func lastRunes(p string) string { return p[max(0, len(p)-8):] }

// hint says what the page seems to be instead of an article.
func (p *page) hint() string {
	if p.meta.scriptBytes > 2000 && p.meta.textBytes < 400 {
		return "the page is made by scripts; save it from a browser and read the file"
	}
	return "no paragraph of prose; give the address of one article"
}
