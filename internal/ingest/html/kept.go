package html

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/ingest/article"
)

// maxLinks bounds the addresses that are kept of a page.
const maxLinks = 200

// noticeWords begin a notice of a newsroom about its own article.
var noticeWords = regexp.MustCompile(`(?i)^(?:corrections?|clarifications?|editor['’]?s['’]? note|this (?:article|story|report) (?:was|has been) (?:amended|corrected|updated))\b`)

// noticeMarks are words of a class or property that mark such a notice.
var noticeMarks = regexp.MustCompile(`(?i)\b(?:correction|corrections|clarification)\b`)

// maxNotice bounds a notice, in bytes: what is longer is a part of the page.
const maxNotice = 1000

// kept notes in a what stands in the page about its article beside the text:
// notices of corrections, and where its paragraphs lead.
func (p *page) kept(a *article.Article, body string) {
	body = squeeze(body)
	notices := []string{}
	if p.data.correction != "" {
		notices = append(notices, p.data.correction)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Script, atom.Style, atom.Head, atom.Nav, atom.Template, atom.Noscript:
				return
			case atom.P:
				p.links(a, n, body)
			}
			if s := notice(n); s != "" {
				if !slices.Contains(notices, s) {
					notices = append(notices, s)
				}
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(p.doc)
	a.Correction = strings.Join(notices, " ")
}

// notice gives the text of an element that is a newsroom's notice.
func notice(n *html.Node) string {
	marked := noticeMarks.MatchString(attr(n, "class") + " " + attr(n, "itemprop"))
	if !marked && hasBlockChild(n) {
		return ""
	}
	s := squeeze(innerUpTo(n, 4*maxNotice))
	if len(s) > maxNotice || len(strings.Fields(s)) < 4 || !marked && !noticeWords.MatchString(s) {
		return ""
	}
	return s
}

// links adds where a paragraph leads, if it is one of the body.
func (p *page) links(a *article.Article, paragraph *html.Node, body string) {
	if s := squeeze(inner(paragraph)); s == "" || !strings.Contains(body, s[:min(len(s), 40)]) {
		return
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.A && len(a.Links) < maxLinks {
			if u := parseURL(attr(n, "href")); u != nil {
				if p.url != nil {
					u = p.url.ResolveReference(u)
				}
				if s := u.String(); (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !slices.Contains(a.Links, s) {
					a.Links = append(a.Links, s)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(paragraph)
}
