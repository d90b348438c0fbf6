// Package newsml reads what news agencies send as XML: NewsML-G2 items,
// packages and messages (IPTC, nar 2006-10-01), the older NewsML 1.2, and NITF,
// alone or inside NewsML.
package newsml

import (
	"fmt"
	"strings"

	"readout/internal/ingest/article"
	"readout/internal/ingest/markup"
	"readout/internal/ingest/when"
	"readout/internal/ingest/xmltree"
)

// roots are the elements with which such documents begin.
var roots = []string{"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem", "NewsML", "nitf"}

// Looks reports whether a decoded document, its prolog skipped, is one of them.
func Looks(head string) bool {
	name, ok := strings.CutPrefix(head, "<")
	if !ok {
		return false
	}
	if i := strings.IndexAny(name, " \t\r\n>/"); i >= 0 {
		name = name[:i]
	}
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	for _, r := range roots {
		if name == r {
			return true
		}
	}
	return false
}

// Each yields the articles of a document. Items that hold no text of their own
// (photographs, packages, plans, concepts) are yielded as errors that say what
// they are; a document cut short yields what stands before the cut, then the
// error.
func Each(source, s string, yield func(article.Article, error) bool) {
	root, broken := xmltree.Parse(s)
	n := 0
	one := func(a article.Article, err error) bool {
		n++
		a.Source = source
		if n > 1 {
			a.Source = fmt.Sprintf("%s#%d", source, n)
		}
		if err != nil {
			err = fmt.Errorf("%s: %w", a.Source, err)
		}
		return yield(a, err)
	}
	if !items(root, one) {
		return
	}
	if broken != nil {
		yield(article.Article{Source: source}, fmt.Errorf("%s: %w; what stands before it was read", source, broken))
	} else if n == 0 {
		yield(article.Article{Source: source}, fmt.Errorf("%s: %w: no news item", source, article.ErrNoArticle))
	}
}

// items walks the elements that are items; false when the reader had enough.
func items(n *xmltree.Node, one func(article.Article, error) bool) bool {
	for _, c := range n.Children {
		ok := true
		switch c.Name {
		case "newsItem":
			ok = one(newsItem(c))
		case "NewsItem":
			ok = one(newsML1(c))
		case "nitf":
			ok = one(alone(c))
		case "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem":
			ok = one(article.Article{Key: c.At("guid"), Version: c.At("version")}, fmt.Errorf("%w: a %s", article.ErrNoArticle, c.Name))
		default:
			ok = items(c, one)
		}
		if !ok {
			return false
		}
	}
	return true
}

// newsItem reads a NewsML-G2 item.
func newsItem(n *xmltree.Node) (article.Article, error) {
	meta, content := n.Path("itemMeta"), n.Path("contentMeta")
	if meta == nil {
		meta = &xmltree.Node{}
	}
	if content == nil {
		content = &xmltree.Node{}
	}
	a := article.Article{
		Key: n.At("guid"), Version: n.At("version"), Language: article.Language(n.At("lang")),
		Title:     content.Path("headline").String(),
		Byline:    content.Path("by").String(),
		Publisher: name(meta.Path("provider")),
		Credit:    content.Path("creditline").String(),
		Status:    local(meta.Path("pubStatus").At("qcode")),
	}
	if a.Byline == "" {
		a.Byline = name(content.Path("creator"))
	}
	if a.Credit == "" {
		a.Credit = name(content.Path("infoSource"))
	}
	if l := content.Path("language").At("tag"); l != "" {
		a.Language = article.Language(l)
	}
	var notes []string
	for _, e := range meta.All("edNote") {
		notes = append(notes, e.String())
	}
	a.Correction = strings.Join(notes, " ")
	for _, l := range append(meta.All("link"), n.All("remoteContent")...) {
		if h := l.At("href"); strings.HasPrefix(h, "http") {
			a.Links = append(a.Links, h)
		}
	}
	stamp(&a, meta.Path("firstCreated").String(), content.Path("contentCreated").String(), meta.Path("versionCreated").String(), content.Path("contentModified").String())
	class := local(meta.Path("itemClass").At("qcode"))
	body := ""
	if set := n.Path("contentSet"); set != nil {
		body = inline(&a, set)
	}
	if body == "" {
		what := class
		if what == "" {
			what = "item"
		}
		return a, fmt.Errorf("%w: a news item (%s) without text", article.ErrNoArticle, what)
	}
	a.Text = article.WithTitle(a.Title, body)
	return a, nil
}

// inline returns the text of an item's content, and fills from NITF inside it
// what the item itself left open.
func inline(a *article.Article, set *xmltree.Node) string {
	for _, x := range set.Children {
		switch x.Name {
		case "inlineXML":
			if f := x.Find("nitf"); f != nil {
				b := nitf(f)
				fill(a, b)
				if b.Text != "" {
					return b.Text
				}
			}
			if f := x.Find("body"); f != nil {
				return markup.Tree(f)
			}
			if t := markup.Tree(x); len(strings.Fields(t)) > 3 {
				return t
			}
		case "inlineData":
			if t := markup.Text(x.String()); t != "" {
				return t
			}
		}
	}
	return ""
}

// newsML1 reads an item of NewsML 1.x.
func newsML1(n *xmltree.Node) (article.Article, error) {
	a := article.Article{
		Key: n.Find("PublicIdentifier").String(), Version: n.Find("RevisionId").String(), Title: n.Find("HeadLine").String(),
		Byline: n.Find("ByLine").String(), Credit: n.Find("CreditLine").String(), Publisher: n.Find("Provider").Find("Party").At("FormalName"),
		Language: article.Language(n.Find("Language").At("FormalName")), Status: strings.ToLower(n.Find("Status").At("FormalName")),
	}
	stamp(&a, n.Find("FirstCreated").String(), n.Find("ThisRevisionCreated").String(), n.Find("DateLine").String())
	data := n.Find("DataContent")
	if data == nil {
		return a, fmt.Errorf("%w: a NewsML item without text", article.ErrNoArticle)
	}
	body := ""
	if f := data.Find("nitf"); f != nil {
		b := nitf(f)
		fill(&a, b)
		body = b.Text
	} else {
		body = markup.Tree(data)
	}
	if body == "" {
		return a, fmt.Errorf("%w: a NewsML item without text", article.ErrNoArticle)
	}
	a.Text = article.WithTitle(a.Title, body)
	return a, nil
}

// fill takes over what is still open.
func fill(a *article.Article, b article.Article) {
	for _, f := range []struct{ to, from *string }{
		{&a.Title, &b.Title}, {&a.Byline, &b.Byline}, {&a.Credit, &b.Credit}, {&a.Publisher, &b.Publisher},
		{&a.Key, &b.Key}, {&a.Correction, &b.Correction}, {&a.Language, &b.Language},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if a.Published.IsZero() {
		a.Published, a.HasTime, a.PublishedFrom = b.Published, b.HasTime, b.PublishedFrom
	}
}

// stamp takes the first of the dates that can be read.
func stamp(a *article.Article, dates ...string) {
	for _, d := range dates {
		if st, ok := when.Parse(compact(d)); ok {
			a.Published, a.HasTime, a.PublishedFrom = st.Time, st.HasTime, article.FromMetadata
			return
		}
	}
}

// name returns the human name of a party, else its literal.
func name(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	if s := n.Path("name").String(); s != "" {
		return s
	}
	return n.At("literal")
}

// local cuts the scheme off a qcode: "stat:usable" is usable.
func local(qcode string) string {
	if _, l, ok := strings.Cut(qcode, ":"); ok {
		return l
	}
	return qcode
}
