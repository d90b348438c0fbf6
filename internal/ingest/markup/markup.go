// Package markup turns pieces of HTML and of XML for text (as in feeds, ninjs
// and NITF) into paragraphs of plain text.
package markup

import (
	"strings"

	"golang.org/x/net/html"

	"readout/internal/ingest/xmltree"
	"readout/internal/text"
)

// blocks are the elements that stand for themselves on the page.
var blocks = map[string]bool{"p": true, "div": true, "br": true, "li": true, "ul": true, "ol": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "blockquote": true, "bq": true, "tr": true, "table": true, "section": true, "article": true, "hr": true, "figure": true,
	"dd": true, "dt": true, "dl": true, "pre": true, "block": true, "hl2": true, "note": true}

// silent are the elements whose text no reader sees.
var silent = map[string]bool{"script": true, "style": true, "noscript": true, "template": true, "figure": true, "figcaption": true, "iframe": true,
	"media": true, "svg": true, "head": true}

// Text returns the text of a piece of HTML, a blank line between paragraphs.
// What holds no tag is returned as it is, cleaned.
func Text(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return text.Clean(s)
	}
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(1 << 22)
	var b strings.Builder
	quiet := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return text.Clean(tidy(b.String()))
		case html.TextToken:
			if quiet == "" {
				b.WriteString(html.UnescapeString(string(z.Raw())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			n := string(name)
			if quiet == "" && silent[n] {
				quiet = n
			}
			if blocks[n] {
				b.WriteString("\n\n")
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if n := string(name); n == quiet {
				quiet = ""
			} else if blocks[n] {
				b.WriteString("\n\n")
			}
		}
	}
}

// Tree returns the text of an XML element in the same way.
func Tree(n *xmltree.Node) string {
	var b strings.Builder
	write(&b, n)
	return text.Clean(tidy(b.String()))
}

func write(b *strings.Builder, n *xmltree.Node) {
	if n == nil || silent[n.Name] {
		return
	}
	if blocks[n.Name] {
		b.WriteString("\n\n")
	}
	b.WriteString(n.Text)
	for _, c := range n.Children {
		write(b, c)
	}
	if blocks[n.Name] {
		b.WriteString("\n\n")
	}
}

// tidy joins the lines of a paragraph, which markup breaks anywhere.
func tidy(s string) string {
	var out []string
	for _, p := range strings.Split(s, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}
