package html

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/ingest/article"
	"readout/internal/ingest/when"
)

// shown is what a page shows of itself: blocks of text in their order, without
// menus, pictures, boxes beside the article and what stands at its foot.
type shown struct {
	blocks   []block
	headings []heading         // in their order
	props    map[string]string // itemprop of elements that show their value, in lower case; the first of each
	marks    int               // elements that were looked into for what they are said to be
}

// Bounds, so that the time for a page grows with its length only.
const (
	blockBytes = 2000 // of a block's text; what is longer is no byline
	maxMarks   = 500
)

// block is one block of text. A time that an element gives to machines stands in
// it in place of what people are shown.
type block struct {
	text    string
	authors []string // what is marked as the author in it
}

// heading is what may be the headline.
type heading struct {
	text   string
	level  int  // 1 for <h1>
	marked bool // by property or class as the headline
}

var (
	headlineClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:headline|(?:entry|post|article|story)[_-]title)(?:$|\s)`)
	authorClass   = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:author|byline|contributor)(?:$|[\s_-]name)`)
)

func readShown(doc *html.Node) shown {
	s := &shown{props: map[string]string{}}
	s.blocks = []block{{}}
	s.walk(doc)
	s.close()
	return *s
}

// close ends the block that is being filled.
func (s *shown) close() {
	last := &s.blocks[len(s.blocks)-1]
	if last.text = squeeze(last.text); last.text == "" {
		*last = block{}
		return
	}
	s.blocks = append(s.blocks, block{})
}

func (s *shown) add(text string) {
	if last := &s.blocks[len(s.blocks)-1]; len(last.text) < blockBytes {
		last.text += strings.ToValidUTF8(text[:min(len(text), blockBytes)], "")
	}
}

func (s *shown) walk(n *html.Node) {
	if n.Type == html.TextNode {
		s.add(n.Data)
		return
	}
	if n.Type == html.CommentNode {
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Nav, atom.Aside, atom.Footer, atom.Template, atom.Noscript, atom.Form, atom.Figure:
		return
	case atom.Br:
		s.close()
		return
	}
	if t := timeOf(n); t != "" {
		s.prop(n, t)
		s.add(" " + t + " ")
		return
	}
	if isBlock(n.DataAtom) {
		s.close()
		defer s.close()
	}
	s.note(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c)
	}
}

// note keeps what an element is said to be.
func (s *shown) note(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	props, class := strings.Fields(strings.ToLower(attr(n, "itemprop"))), attr(n, "class")
	level := slices.Index([]atom.Atom{atom.H1, atom.H2}, n.DataAtom) + 1
	marked := slices.Contains(props, "headline") || headlineClass.MatchString(class)
	author := strings.EqualFold(attr(n, "rel"), "author") || authorClass.MatchString(class) && !strings.Contains(class, "comment")
	if len(props) == 0 && level == 0 && !marked && !author || s.marks >= maxMarks {
		return
	}
	s.marks++
	if len(props) > 0 && n.DataAtom != atom.Body {
		s.prop(n, squeeze(innerUpTo(named(n), blockBytes)))
	}
	if author {
		last := &s.blocks[len(s.blocks)-1]
		last.authors = append(last.authors, firstLine(n))
	}
	if level > 0 || marked && !hasBlockChild(n) {
		if text := squeeze(innerUpTo(n, blockBytes)); text != "" {
			s.headings = append(s.headings, heading{text, level, marked})
		}
	}
}

// firstLine is the text inside an element before its first block or line ends.
func firstLine(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data[:min(len(c.Data), blockBytes)])
		case c.DataAtom == atom.Br || c.PrevSibling != nil && isBlock(c.DataAtom):
			if strings.TrimSpace(b.String()) != "" {
				return squeeze(b.String())
			}
		}
		if b.Len() > blockBytes {
			break
		}
	}
	return squeeze(b.String())
}

func (s *shown) prop(n *html.Node, value string) {
	for p := range strings.FieldsSeq(strings.ToLower(attr(n, "itemprop"))) {
		if s.props[p] == "" {
			s.props[p] = value
		}
	}
}

// named is the element that names a thing: itself, or the one inside that is said
// to be the name.
func named(n *html.Node) *html.Node {
	if _, scope := lookup(n, "itemscope"); scope {
		for c := range n.Descendants() {
			if strings.EqualFold(attr(c, "itemprop"), "name") {
				return c
			}
		}
	}
	return n
}

// timeOf gives the time that an element holds for machines, with what its class
// says of it before; empty where it holds none.
func timeOf(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	value := ""
	published := strings.EqualFold(attr(n, "itemprop"), "datePublished")
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		if n.DataAtom == atom.Time && key == "datetime" || key == "data-timestamp" || key == "data-time" || key == "data-datetime" || key == "data-published" ||
			published && key == "content" {
			if st, ok := when.Parse(a.Val); ok {
				value = stampText(st)
			}
		}
	}
	if value == "" {
		return ""
	}
	switch marks := attr(n, "class") + " " + attr(n, "itemprop"); {
	case updated.MatchString(marks):
		return "updated " + value
	case first.MatchString(marks):
		return "published " + value
	}
	if _, ok := lookup(n, "pubdate"); ok {
		return "published " + value
	}
	return value
}

// stampText writes a stamp so that when.Find reads it back.
func stampText(st when.Stamp) string {
	if st.HasTime {
		return st.Time.Format("2006-01-02T15:04:05Z07:00")
	}
	return st.Time.Format("2006-01-02")
}

// headBlocks bounds how far behind the headline its byline and date are looked for.
const headBlocks = 12

// head gives the blocks between a headline and the article's first paragraph, or
// the blocks that begin the page where it does not show that headline.
func (s *shown) head(title string) []block {
	at := slices.IndexFunc(s.blocks, func(b block) bool { return article.SameWords(b.text, title) }) + 1
	if at == 0 {
		at = slices.IndexFunc(s.blocks, func(b block) bool { return endsWithWords(b.text, title) }) + 1
	}
	end := at
	for end < len(s.blocks) && end < at+headBlocks && !isParagraph(s.blocks[end].text) {
		end++
	}
	return s.blocks[at:end]
}

func isParagraph(text string) bool { return len(strings.Fields(text)) >= 15 && hasProse(text) }

var (
	updated = regexp.MustCompile(`(?i)(?:updat|modif|edited|corrected)`)
	first   = regexp.MustCompile(`(?i)(?:publish|posted|created|issued|pubdate)`)
)

// dates gives the dates in blocks, those that are said to be of publication first;
// changed are those of later changes.
func dates(blocks []block, order when.Order) (published, changed []when.Stamp) {
	var plain []when.Stamp
	for _, b := range blocks {
		for rest := b.text; ; {
			st, ok := when.FindAs(rest, order)
			if !ok {
				break
			}
			switch label := rest[:st.Start]; {
			case updated.MatchString(label) && !first.MatchString(label[lastMatch(updated, label):]):
				changed = append(changed, st)
			case first.MatchString(label):
				published = append(published, st)
			default:
				plain = append(plain, st)
			}
			rest = rest[st.End:]
		}
	}
	return append(published, plain...), changed
}

// lastMatch is where the last match of an expression that has one begins.
func lastMatch(re *regexp.Regexp, s string) int {
	all := re.FindAllStringIndex(s, -1)
	return all[len(all)-1][0]
}

var addressDate = regexp.MustCompile(`(?i)/((?:19|20)\d{2})[/-]?([a-z]{3}|\d{2}|/\d)[/-]?(\d{1,2})(?:[/_.-]|$)`)

// addressStamp reads the day out of an address: /2021/03/04/, /2021/mar/04/,
// /20210304-.
func addressStamp(u *url.URL) (when.Stamp, bool) {
	if u == nil {
		return when.Stamp{}, false
	}
	for _, g := range addressDate.FindAllStringSubmatch(u.Path, -1) {
		text := g[1] + "-" + strings.TrimPrefix(g[2], "/") + "-" + g[3]
		if g[2][0] > '9' {
			text = g[3] + " " + g[2] + " " + g[1]
		}
		if st, ok := when.Find(text); ok {
			return st, true
		}
	}
	return when.Stamp{}, false
}
