package newsml

import (
	"cmp"
	"fmt"
	"strings"

	"readout/internal/ingest/article"
	"readout/internal/ingest/markup"
	"readout/internal/ingest/xmltree"
)

// alone reads an NITF document that stands by itself.
func alone(n *xmltree.Node) (article.Article, error) {
	a := nitf(n)
	if a.Text == "" {
		return a, fmt.Errorf("%w: an NITF document without text", article.ErrNoArticle)
	}
	a.Text = article.WithTitle(a.Title, a.Text)
	return a, nil
}

// nitf reads an NITF document (News Industry Text Format 3.x). Its Text is the
// body alone.
func nitf(n *xmltree.Node) article.Article {
	head, body := n.Path("head"), n.Path("body")
	if head == nil {
		head = &xmltree.Node{}
	}
	if body == nil {
		body = &xmltree.Node{}
	}
	top := body.Path("body.head")
	if top == nil {
		top = &xmltree.Node{}
	}
	a := article.Article{
		Title:      cmp.Or(top.Path("hedline", "hl1").String(), top.Path("headline", "hl1").String(), head.Path("title").String()),
		Byline:     strings.TrimSpace(strings.TrimPrefix(cmp.Or(top.Path("byline", "person").String(), top.Path("byline").String()), "By ")),
		Publisher:  top.Path("distributor").String(),
		Credit:     cmp.Or(top.Path("distributor", "org").String(), body.Path("body.end", "tagline").String()),
		Key:        head.Find("doc-id").At("id-string"),
		Version:    head.Find("du-key").At("version"),
		Status:     head.Find("docdata").At("management-status"),
		Correction: head.Find("ed-msg").At("info"),
		Language:   article.Language(body.At("lang")),
	}
	if c := head.Find("correction"); c != nil {
		a.Correction = cmp.Or(c.At("info"), a.Correction)
	}
	if content := body.Path("body.content"); content != nil {
		for _, link := range content.All("a") {
			if h := link.At("href"); strings.HasPrefix(h, "http") {
				a.Links = append(a.Links, h)
			}
		}
	}
	stamp(&a, head.Find("date.issue").At("norm"), head.Find("date.release").At("norm"), top.Path("dateline", "story.date").At("norm"), head.Find("pubdata").At("date.publication"))
	text := markup.Tree(body.Path("body.content"))
	if d := top.Path("dateline").String(); d != "" && text != "" && !strings.Contains(text, d) {
		text = strings.TrimRight(d, " -–—") + " – " + text // a dateline opens the first paragraph
	}
	a.Text = text
	return a
}

// compact writes the basic format of ISO 8601 ("20170918T041000Z") in the
// extended one.
func compact(s string) string {
	s = strings.TrimSpace(s)
	digits := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if digits != 8 && !(digits < 0 && len(s) == 8) {
		return s
	}
	out := s[:4] + "-" + s[4:6] + "-" + s[6:8]
	rest := s[8:]
	if len(rest) < 7 || rest[0] != 'T' || strings.Contains(rest, ":") {
		return out
	}
	out += "T" + rest[1:3] + ":" + rest[3:5] + ":" + rest[5:7]
	zone := rest[7:]
	if len(zone) == 5 && (zone[0] == '+' || zone[0] == '-') {
		zone = zone[:3] + ":" + zone[3:]
	}
	return out + zone
}
