package html

import (
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"readout/internal/ingest/article"
)

// separators set a headline apart from the names of sections and sites.
var separators = []string{" - ", " | ", " – ", " — ", " :: ", " : ", " · ", " » ", " « ", " • "}

// headline picks the article's title: the headline that the page shows, where what
// it says of itself elsewhere agrees that it is one, else what it says first.
func (p *page) headline(sites []string) string {
	var said []string
	for _, t := range []string{p.data.headline, p.meta.first("og:title", "twitter:title", "dc.title", "parsely-title"), withoutBars(p.meta.title)} {
		if t = p.cleanTitle(t, sites); t != "" {
			said = append(said, t)
		}
	}
	best, likest := "", 0.0
	for _, h := range p.shown.headings {
		shown := p.cleanTitle(h.text, sites)
		if shown == "" || p.isSite(shown, sites) || h.level == 2 && !h.marked {
			continue
		}
		if best == "" && len(said) == 0 {
			return shown
		}
		for _, t := range said {
			like := likeness(shown, t)
			if h.marked && like >= sameHeadline {
				like = max(like, sureShown)
			}
			if like > likest {
				best, likest = shown, like
				if endsWithWords(shown, t) {
					best = t // a kicker stands in the heading
				}
			}
		}
	}
	switch {
	case likest >= sameHeadline:
		return best
	case len(said) > 0:
		return said[0]
	}
	return ""
}

// withoutBars drops short names behind bars from the title of a window: no headline
// has a bar and then only some words.
func withoutBars(t string) string {
	for {
		at := strings.LastIndex(t, " | ")
		if at < 0 || len(strings.Fields(t[at:])) > 5 || len(strings.Fields(t[:at])) < 4 {
			return t
		}
		t = t[:at]
	}
}

// How much of the words of two headlines must be the same for both to be of one
// article, and how sure a heading is that is marked as the headline.
const (
	sameHeadline = 0.3
	sureShown    = 0.9
)

// likeness is the share of the words of the shorter headline that are in the other;
// one word alone is no likeness.
func likeness(a, b string) float64 {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(a)) {
		words[strings.Trim(w, punctuation)] = true
	}
	n, both := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(b)) {
		n++
		if words[strings.Trim(w, punctuation)] {
			both++
		}
	}
	if both < 2 && len(words)+n > 2 {
		return 0
	}
	return float64(both) / float64(max(1, min(len(words), n)))
}

const punctuation = `.,:;!?"'“”‘’()-–—|`

// endsWithWords reports whether a text ends with a title and has something before.
func endsWithWords(text, title string) bool {
	rest, ok := strings.CutSuffix(text, title)
	return ok && strings.TrimSpace(rest) != ""
}

// isSite reports whether a text is only the site's name.
func (p *page) isSite(t string, sites []string) bool {
	return p.isHost(t) || slices.ContainsFunc(sites, func(site string) bool { return site != "" && article.SameWords(t, site) })
}

// isHost reports whether the letters of a name are those of the page's host, but
// for an article before.
func (p *page) isHost(name string) bool {
	at := p.where()
	if at == nil {
		return false
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimPrefix(strings.ToLower(name), "the "))
	for label := range strings.SplitSeq(strings.ToLower(at.Hostname()), ".") {
		if label = strings.ReplaceAll(label, "-", ""); len(name) > 2 && (label == name || label == "the"+name) {
			return true
		}
	}
	return false
}

// cleanTitle drops markup, entities, and the site's name at either end, with the
// section before it.
func (p *page) cleanTitle(t string, sites []string) string {
	t = squeeze(stripTags(html.UnescapeString(html.UnescapeString(t))))
	for _, sep := range separators {
		if at := strings.LastIndex(t, sep); at > 0 && p.isSite(t[at+len(sep):], sites) {
			t = strings.TrimSpace(t[:at])
			if at := strings.LastIndex(t, sep); at > 0 && p.isSection(t[at+len(sep):], t[:at]) {
				t = strings.TrimSpace(t[:at])
			}
			break
		}
	}
	for _, sep := range append([]string{": "}, separators...) {
		if site, rest, ok := strings.Cut(t, sep); ok && p.isSite(site, sites) && rest != "" {
			t = strings.TrimSpace(rest)
			break
		}
	}
	return t
}

// isSection reports whether what stands behind a headline is the name of a section:
// the address has it, or it is short and the headline is not.
func (p *page) isSection(name, headline string) bool {
	if at := p.where(); at != nil && slices.ContainsFunc(strings.Split(at.Path, "/"), func(part string) bool { return article.SameWords(part, name) }) {
		return true
	}
	return len(strings.Fields(name)) <= 2 && len(strings.Fields(headline)) >= 4
}

func stripTags(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, closed := strings.Cut(after, ">")
		if !closed {
			b.WriteString("<" + after)
			break
		}
		s = rest
	}
	return b.String()
}

func parseURL(raw string) *url.URL {
	if raw == "" {
		return nil
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil
	}
	return u
}
